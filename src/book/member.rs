//! A person the shop knows.

use std::num::NonZeroU32;

use chrono::NaiveDate;
use compact_str::CompactString;

use super::calendar::YearlyDay;
use super::{Money, NameId, Place, Stated, Tier};

/// Stands for a member: its position in [`Book::members`](super::Book::members), which are in the order of their keys.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
// One more than the position, so that none takes no room of its own: of millions of lines and identities.
pub struct MemberId(NonZeroU32);

impl MemberId {
    /// The member at this position.
    pub fn new(index: usize) -> Self {
        Self::from_raw(u32::try_from(index).unwrap_or(u32::MAX)).unwrap_or(Self(NonZeroU32::MAX))
    }

    /// Its position.
    pub const fn index(self) -> usize {
        self.raw() as usize
    }

    pub(super) const fn raw(self) -> u32 {
        self.0.get() - 1
    }

    /// None for the greatest number.
    pub(super) const fn from_raw(raw: u32) -> Option<Self> {
        match NonZeroU32::new(raw.wrapping_add(1)) {
            Some(number) => Some(Self(number)),
            None => None,
        }
    }
}

/// A member: what identifies it, and, where a member sheet knows more, its profile.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Member {
    /// Card number, leading zeros kept; up to 24 bytes of it take no room of their own.
    pub card_no: Option<CompactString>,
    /// Phone number, digits only where it is a mainland mobile number.
    pub phone: Option<Box<str>>,
    /// Name as first written.
    pub name: Option<Box<str>>,
    /// What the member sheet says beside.
    pub profile: Option<Box<Profile>>,
}

impl Member {
    /// The key by which the book knows the member: card number, else phone, else name. Where several members share
    /// the phone that would be their key, the name stands behind it.
    pub fn key(&self) -> &str {
        let own = self.profile.as_ref().and_then(|profile| profile.key.as_deref());
        own.or(self.card_no.as_deref()).or(self.phone.as_deref()).or(self.name.as_deref()).unwrap_or_default()
    }

    /// Whether [`Self::key`] is a phone number, which output masks.
    pub const fn key_is_phone(&self) -> bool {
        self.card_no.is_none() && self.phone.is_some()
    }
}

/// What a member sheet says of a member beyond its identity.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Profile {
    /// The key, where card number, phone or name alone would also be another member's.
    pub key: Option<Box<str>>,
    /// Where its row stands; the fullest of several.
    pub place: Option<Place>,
    /// The second number of a phone cell, or of a column of its own.
    pub other_phone: Option<Box<str>>,
    /// Whether the phone can be texted or called.
    pub reach: Reach,
    /// Gender, where known.
    pub gender: Option<Gender>,
    /// Birthday, solar or lunar, with or without its year.
    pub birthday: Option<YearlyDay>,
    /// Wedding day.
    pub wedding: Option<YearlyDay>,
    /// Day of joining.
    pub joined: Option<NaiveDate>,
    /// Postal address.
    pub address: Option<Box<str>>,
    /// When it is convenient to call.
    pub call_time: Option<Box<str>>,
    /// The recorded card.
    pub tier: Option<Stated<Tier>>,
    /// The sheet's own total spend.
    pub spend_total: Option<Stated<Money>>,
    /// The sheet's own number of purchases.
    pub purchase_count: Option<Stated<i64>>,
    /// What a column 期初累计 states.
    pub opening: Option<Stated<Money>>,
    /// The sheet's own balance of points.
    pub points: Option<Stated<i64>>,
    /// Points at opening.
    pub points_opening: Option<i64>,
    /// Points taken for gifts.
    pub points_redeemed: Option<i64>,
    /// The member's shop.
    pub shop: NameId,
    /// The person of the staff who looks after the member.
    pub staff: NameId,
    /// How the member may be contacted.
    pub consent: Consent,
    /// How the member likes to be talked to.
    pub style: Option<Style>,
    /// Whether a cell says that messages are welcome; nothing said is no yes.
    pub welcome: bool,
    /// What helps to choose and to reach, where the sheet has any of it.
    pub personal: Option<Box<Personal>>,
    /// The day on which the shop last brought its row up to date.
    pub updated: Option<NaiveDate>,
    /// What no report looks at, where everything is kept.
    pub noted: Option<Box<Noted>>,
}

/// One of several rows that member sheets have about a member.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MemberRow {
    /// Whom it is about.
    pub member: MemberId,
    /// Card number, phone and name as this row has them.
    pub written: super::Identity,
    /// The birthday that it states.
    pub birthday: Option<YearlyDay>,
    /// Where it stands.
    pub place: Place,
}

/// What a member sheet says of the person: what helps to choose an offer, to fill in the application for a card, to tell
/// groups of members apart. All as written.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Personal {
    /// Sizes as written.
    pub size: Option<Box<str>>,
    /// What the member likes to wear.
    pub preferences: Option<Box<str>>,
    /// Name of a relative or friend.
    pub relative_name: Option<Box<str>>,
    /// Phone of that relative or friend.
    pub relative_phone: Option<Box<str>>,
    /// Age or age group.
    pub age: Option<Box<str>>,
    /// Income.
    pub income: Option<Box<str>>,
    /// Occupation.
    pub occupation: Option<Box<str>>,
    /// Education.
    pub education: Option<Box<str>>,
    /// Town or part of it.
    pub region: Option<Box<str>>,
    /// The shop's own tags, several in one text.
    pub tags: Option<Box<str>>,
    /// Who brought the member, by card, phone or name.
    pub referrer: Option<Box<str>>,
}

/// What a member sheet says that no report looks at, kept for the shop.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Noted {
    /// Number of the ID card.
    pub id_card: Option<Box<str>>,
    /// Gifts that were given.
    pub gifts: Option<Box<str>>,
    /// Callbacks noted in the member's row.
    pub callbacks: Option<Box<str>>,
}

/// What a phone number can be used for, the least first.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Reach {
    /// No number that can be used: blank, wrong length, or a dummy.
    #[default]
    None,
    /// Calls only.
    Landline,
    /// Calls and messages.
    Mobile,
}

/// 性别
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Gender {
    /// 男
    Male,
    /// 女
    Female,
}

/// What a member agreed to.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Consent {
    /// Nothing said, or yes.
    #[default]
    Open,
    /// No messages; calls go on.
    NoMessages,
    /// Neither calls nor messages.
    NoContact,
}

/// How a member likes to be talked to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Style {
    /// 支配型
    Dominant,
    /// 表达型
    Expressive,
    /// 和蔼型
    Amiable,
    /// 分析型
    Analytical,
}
