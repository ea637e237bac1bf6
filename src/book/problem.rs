//! What was wrong with a value, a row, a sheet or a file: a domain fact, worded in [`super::wording`].

use super::{FileType, Limit, Money, Place, Severity};

/// A fact about one place of one sheet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// Where.
    pub place: Place,
    /// What.
    pub fact: Fact,
    /// What stands there, already masked; blank where the fact says it all.
    pub value: Box<str>,
}

impl Problem {
    /// A fact about a cell or a row, with what stands there; personal values are masked here, once.
    pub fn new(place: Place, fact: Fact, value: &str) -> Self {
        Self { place, fact, value: super::mask::value(value).into() }
    }

    /// How much it matters.
    pub const fn severity(&self) -> Severity {
        self.fact.severity()
    }
}

/// What a column is called that a sheet has or lacks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FieldName {
    /// As a Chinese sheet heads it.
    pub zh: Box<str>,
    /// As `--map` names it.
    pub key: Box<str>,
}

/// What can be wrong or worth a note. The payload is what the wording needs beside the value itself.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Fact {
    // --- dates
    /// Nothing that reads as a date.
    NotADate,
    /// `3/5/2024` in a column that never says which comes first.
    DayOrMonth,
    /// A purchase date without its year.
    NoYear,
    /// 30 February.
    NoSuchDay,
    /// A date after the as-of date.
    AfterAsOf,
    /// A date more than 366 days after the as-of date.
    FarFuture,
    /// 1900-01-01 and other dates that stand for none.
    PlaceholderDate,
    /// `24/3/5`, read year first; the date it was read as.
    TwoDigitYear(chrono::NaiveDate),
    // --- money and numbers
    /// Nothing that reads as an amount.
    NotMoney,
    /// `1,28`: a comma that is neither thousands nor a point.
    CommaDecimal,
    /// `约300`, `300+`: used as the amount given here.
    Approximate(Money),
    /// A colloquial number such as 一千二, used as the amount given here.
    SpokenNumber(Money),
    /// An amount of 0 on a purchase row: a gift collected.
    GiftVisit,
    /// Over a hundred times the column's 99th percentile.
    HugeAmount,
    /// Nothing that reads as a number.
    NotANumber,
    // --- phones, marks, other cells
    /// Only `1.38E+10` is left of a phone number.
    PhoneDigitsLost,
    /// A mobile number of this many digits.
    PhoneLength(usize),
    /// A letter O or l stood for a digit.
    PhoneLetter,
    /// Two numbers in a cell; the first is used.
    TwoPhones,
    /// 13800000000 and the like.
    DummyPhone,
    /// Nothing that reads as a phone number.
    NotAPhone,
    /// Only `6.22E+15` or 15 digits are left of a card or ID number.
    DigitsLost,
    /// `6222****01`, 无: what stands there tells no member from another.
    NotAKey,
    /// A mark that is neither yes nor no.
    UnknownMark,
    /// Neither from here nor from elsewhere, as far as the word tells.
    UnknownOrigin,
    /// Neither man nor woman.
    UnknownGender,
    /// `#N/A` and other error values.
    ErrorValue,
    /// A formula that was saved without its result.
    NoFormulaResult,
    /// An ID number whose last digits Excel turned into zeros.
    IdDigitsLost,
    /// An ID number whose check digit is wrong.
    IdChecksum,
    /// Nothing that reads as a birthday.
    NotABirthday,
    /// A birthday by the moon: the day of it in the as-of date's year.
    LunarBirthday(chrono::NaiveDate),
    // --- rows
    /// A row with neither card, phone nor name that can be used.
    NoIdentity,
    /// A purchase with neither amount nor price.
    NoAmount,
    /// A purchase without a date.
    NoDate,
    /// A contact that is not dated, and not to be dated from a purchase beside it.
    NoContactDate,
    /// A card, phone or name that the member sheet does not know: in shop totals only.
    UnknownMember,
    /// The same in a sheet that holds no sales: the row counts for nobody.
    NotAMember(super::Kind),
    /// This many rows of complaints or vouchers name nobody.
    Unnamed(u64),
    /// A complaint without the day on which it was received.
    NoComplaintDay,
    /// A row of the items sheet with neither style number nor name.
    NoItem,
    /// A row of the measures sheet that says no measure.
    NoMeasure,
    /// A cell of a survey or an inspection that is no score.
    NotAScore,
    /// A number that is no score of this scale.
    OffScale(super::Scale),
    /// An answer or a visit without any score.
    NoScore,
    /// The scores of this many columns are read as ones of this scale.
    ScoredOn(super::Scale, usize),
    /// Words in the place of a date: done, on a day that nobody wrote down.
    DoneUndated,
    /// This many sales name no member (散客): in shop totals only.
    Anonymous(u64),
    /// This many rows of a member sheet are no person (散客, 测试).
    NotMembers(u64),
    /// This many members asked not to be contacted.
    OptedOut(u64),
    /// An unpaid or cancelled order.
    Unpaid,
    /// This many refunds were taken off.
    Refunds(u64),
    /// A returned receipt that no purchase has.
    UnknownReturn,
    /// A totals row; what it says and what the rows above add up to, where it states money.
    TotalsRow(Option<(Money, Money)>),
    /// This many blank rows and repeated headers were passed over.
    Skipped {
        /// Blank rows.
        blank: u64,
        /// Header rows that stand again further down.
        headers: u64,
    },
    /// This many rows below the table say who made it, or when it was printed.
    Footer(u64),
    /// This many rows are titles of what stands below them.
    Titles(u64),
    /// A name left blank below a row with one: counted as the row above.
    SameAsAbove,
    /// Cells of a member's row with unequal numbers of entries.
    UnequalEntries(usize, usize),
    /// As many purchases in a member's row, but another number of staff.
    UnequalStaff(usize, usize),
    /// Entry number n of a cell with several purchases cannot be read, so the cell is not used.
    EntryUnreadable(usize),
    /// The same purchase stands in the purchases sheet; counted once.
    AlsoInPurchases,
    /// The purchases sheet has that member and day with other amounts: its own are counted. This is their sum.
    OtherInPurchases(Money),
    /// This many lines stand in another file too; counted once.
    Duplicates(u64),
    /// The member stands on several rows; merged with the row at the address given here.
    MergedRows(Box<str>),
    /// One phone, several names: separate members, one contact.
    SharedPhone,
    /// The row at the address given here may be the same person.
    MaybeSame(Box<str>),
    /// The sheet's own total against what the rows add up to.
    TotalDiffers {
        /// What the sheet says.
        sheet: Money,
        /// What its rows add up to.
        computed: Money,
    },
    /// Card numbers lost leading zeros: matched on the padded number given here.
    ZerosLost(Box<str>),
    /// Card numbers of a column differ in length, so this one may have lost zeros: what it may have been.
    UnevenCards(Box<str>),
    /// Two spellings of one staff name, read as the one given here.
    SameStaff(Box<str>),
    /// A refund that no purchase could take in full; what is left.
    RefundLeftOver(Money),
    /// A recorded card of another plan.
    UnknownTier,
    // --- sheets and files
    /// The header stands in this row, with title rows above.
    HeaderAt(u32),
    /// A header of two rows, joined.
    TwoRowHeader,
    /// No row looks like a header.
    NoHeader,
    /// Two columns with one name.
    SameHeader(Box<str>),
    /// Two columns would fit one field; the other one is named.
    OtherColumn(FieldName),
    /// A column matched its field, but its values do not look like it.
    ColumnRefused(FieldName),
    /// A column whose values say more than its header: read as the field given here.
    TakenAs(FieldName),
    /// A column whose header does not say whether it is money or a quantity.
    LooksLikeQuantity(Box<str>),
    /// A second table beside the first, an empty column between them.
    TablesBeside,
    /// A sheet of no known kind; the fields it would need.
    NotUnderstood(FieldName),
    /// A sheet beside others that was left out, and why it was not understood.
    LeftOut(Box<Fact>),
    /// A sheet of a kind that the report does not use.
    /// Another table of the sheet begins here, read by itself.
    AnotherTable,
    /// A member sheet with other columns than the first of its workbook, which is named.
    SheetDiffers(Box<str>),
    /// This many sheets with one header were put together.
    SheetsJoined(usize),
    /// A sheet of returned receipts without amounts: used or left out.
    Returns(bool),
    /// A hidden sheet, left out.
    HiddenSheet,
    /// A report of this program, left out.
    OwnReport,
    /// A row of a call list whose numbers are masked, so that nobody can tell whom it means.
    MaskedList,
    /// A row of a call list with the key of somebody else, as a copied row has it; the name and phone are others.
    CopiedKey,
    /// A call list: this many rows are filled in, this many are not and say nothing.
    CallList(u64, u64),
    /// A proposal that a manager answered, without the key that says which contact it is.
    AnswerWithoutKey,
    /// This many proposals were answered by a manager.
    Answers(u64),
    /// A header without a row of data below.
    HeaderOnly,
    /// A date written day first or month first: how the column was decided.
    DayFirst(bool),
    /// The file's name says one thing, its content another.
    OtherType {
        /// The ending of its name.
        ending: Box<str>,
        /// What it is.
        is: FileType,
    },
    /// Colours and comments of a workbook, which are not read.
    ColoursNotRead,
    /// Workbook with the 1904 date system.
    Dates1904,
    /// This many filled rows are hidden or filtered out, and counted.
    HiddenRows(u64),
    /// This many filled rows are hidden or filtered out, and not counted as was asked for.
    HiddenRowsLeftOut(u64),
    /// The range given here is one merged cell: what stands in it counts for all its rows.
    MergedCells {
        /// Its address.
        range: Box<str>,
        /// How many rows.
        rows: u32,
    },
    /// This many rows at the end of the sheet have a format and nothing else.
    BlankFormat(u64),
    /// A quote that is never closed, for which the row is not used.
    OpenQuote,
    /// A quote that is never closed, read as a sign like any other.
    StrayQuote,
    /// A line so long that it is no row.
    LongLine,
    /// The row has more cells than the header.
    MoreCells(usize),
    /// Bytes that are not text of the file's encoding.
    BrokenText,
    /// Text that was garbled before it was saved.
    Garbled,
    /// The file cannot be opened.
    CannotOpen(Box<str>),
    /// The file is empty.
    EmptyFile,
    /// More than is read of one file.
    OverLimit(Limit),
    /// The workbook is protected by a password.
    Encrypted,
    /// The file ends before it should.
    Truncated,
    /// Not a table at all; what it is.
    NotATable(FileType),
    /// The mark that Excel leaves beside an open workbook.
    LockFile,
    /// A workbook that is open in Excel, with when it was last saved.
    BeingEdited(Option<chrono::NaiveDateTime>),
    /// A file that was not saved for this many days.
    Stale(i64),
    /// More problems of one sort than are listed one by one.
    More {
        /// How much each of them matters.
        severity: Severity,
        /// How many more.
        count: u64,
    },
}

impl Fact {
    /// Whether a program that wrote the cell left it without a value.
    pub const fn is_fault(&self) -> bool {
        matches!(self, Self::ErrorValue | Self::NoFormulaResult)
    }
}
