//! How much a problem matters.

use super::Fact;

/// How much a problem matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// The value or row is not used.
    Error,
    /// Used, with a note.
    Warning,
    /// Worth knowing.
    Information,
}

impl Severity {
    /// `E`, `W` or `I`.
    pub const fn letter(self) -> &'static str {
        match self {
            Self::Error => "E",
            Self::Warning => "W",
            Self::Information => "I",
        }
    }
}

impl Fact {
    /// How much the fact matters (see the hazard catalogue).
    #[expect(clippy::too_many_lines, reason = "one list of all facts, so that none can be forgotten")]
    pub const fn severity(&self) -> Severity {
        use Severity::{Error, Information, Warning};
        match self {
            Self::NotADate
            | Self::DayOrMonth
            | Self::NoYear
            | Self::NoSuchDay
            | Self::FarFuture
            | Self::NotMoney
            | Self::CommaDecimal
            | Self::NotANumber
            | Self::PhoneDigitsLost
            | Self::DigitsLost
            | Self::NoFormulaResult
            | Self::NoIdentity
            | Self::MaskedList
            | Self::CopiedKey
            | Self::AnswerWithoutKey
            | Self::NoAmount
            | Self::NoDate
            | Self::NoContactDate
            | Self::NoComplaintDay
            | Self::NoItem
            | Self::NoMeasure
            | Self::NotAScore
            | Self::OffScale(_)
            | Self::NoScore
            | Self::LockFile
            | Self::UnequalEntries(..)
            | Self::UnequalStaff(..)
            | Self::EntryUnreadable(_)
            | Self::NoHeader
            | Self::LooksLikeQuantity(_)
            | Self::TablesBeside
            | Self::NotUnderstood(_)
            | Self::OpenQuote
            | Self::LongLine
            | Self::BrokenText
            | Self::CannotOpen(_)
            | Self::EmptyFile
            | Self::OverLimit(_)
            | Self::Encrypted
            | Self::Truncated
            | Self::NotATable(_) => Error,
            Self::More { severity, .. } => *severity,
            Self::PlaceholderDate
            | Self::TwoDigitYear(_)
            | Self::Approximate(_)
            | Self::SpokenNumber(_)
            | Self::HugeAmount
            | Self::StrayQuote
            | Self::PhoneLength(_)
            | Self::PhoneLetter
            | Self::DummyPhone
            | Self::NotAPhone
            | Self::NotAKey
            | Self::UnknownMark
            | Self::UnknownOrigin
            | Self::UnknownTier
            | Self::UnknownGender
            | Self::ErrorValue
            | Self::IdDigitsLost
            | Self::IdChecksum
            | Self::NotABirthday
            | Self::TotalsRow(_)
            | Self::SameAsAbove
            | Self::NotMembers(_)
            | Self::UnknownReturn
            | Self::UnevenCards(_)
            | Self::Returns(false)
            | Self::BeingEdited(_)
            | Self::Stale(_)
            | Self::OtherInPurchases(_)
            | Self::SharedPhone
            | Self::Anonymous(_)
            | Self::Unnamed(_)
            | Self::DoneUndated
            | Self::MaybeSame(_)
            | Self::TotalDiffers { .. }
            | Self::ZerosLost(_)
            | Self::SameStaff(_)
            | Self::RefundLeftOver(_)
            | Self::SameHeader(_)
            | Self::SheetDiffers(_)
            | Self::ColumnRefused(_)
            | Self::HiddenRows(_)
            | Self::MoreCells(_)
            | Self::HeaderOnly
            | Self::LeftOut(_)
            | Self::Garbled => Warning,
            Self::AfterAsOf
            | Self::GiftVisit
            | Self::LunarBirthday(_)
            | Self::OptedOut(_)
            | Self::Refunds(_)
            | Self::Footer(_)
            | Self::Titles(_)
            | Self::AnotherTable
            | Self::SheetsJoined(_)
            | Self::Returns(true)
            | Self::ColoursNotRead
            | Self::TwoPhones
            | Self::UnknownMember
            | Self::NotAMember(_)
            | Self::Unpaid
            | Self::Skipped { .. }
            | Self::AlsoInPurchases
            | Self::Duplicates(_)
            | Self::MergedRows(_)
            | Self::HeaderAt(_)
            | Self::TwoRowHeader
            | Self::OtherColumn(_)
            | Self::TakenAs(_)
            | Self::ScoredOn(..)
            | Self::HiddenSheet
            | Self::CallList(..)
            | Self::Answers(_)
            | Self::OwnReport
            | Self::DayFirst(_)
            | Self::OtherType { .. }
            | Self::HiddenRowsLeftOut(_)
            | Self::MergedCells { .. }
            | Self::BlankFormat(_)
            | Self::Dates1904 => Information,
        }
    }
}
