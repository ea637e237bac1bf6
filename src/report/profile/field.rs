//! What is asked of members, and what they are grouped by.

use std::borrow::Cow;
use std::cmp::Ordering;

use chrono::NaiveDate;

use crate::book::{Gender, Member, Personal, Profile};
use crate::report::tags::personal;
use crate::table::{Cell, Code};

/// What members are grouped by, in the order in which it is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Field {
    Gender,
    Age,
    Income,
    Occupation,
    Education,
    Region,
    Tag,
}

/// The names that `--by` takes.
pub(super) const FIELDS: [(&str, Field); 7] = [
    ("gender", Field::Gender),
    ("age", Field::Age),
    ("income", Field::Income),
    ("occupation", Field::Occupation),
    ("education", Field::Education),
    ("region", Field::Region),
    ("tag", Field::Tag),
];

/// One group of a field: groups with an order of their own first by that, those of which nothing is known last.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Group<'a> {
    pub(super) order: u32,
    pub(super) text: Cow<'a, str>,
}

impl<'a> Group<'a> {
    /// A group by its text; blank for those of whom nothing is known.
    pub(super) fn of(text: impl Into<Cow<'a, str>>) -> Self {
        let text = text.into();
        Self { order: if text.is_empty() { u32::MAX } else { 0 }, text }
    }
}

impl Field {
    /// Its code and names.
    pub(super) const fn code(self) -> Code {
        let (key, words) = match self {
            Self::Gender => ("gender", ("性别", "gender")),
            Self::Age => ("age", ("年龄", "age")),
            Self::Income => ("income", ("收入", "income")),
            Self::Occupation => ("occupation", ("职业", "occupation")),
            Self::Education => ("education", ("文化程度", "education")),
            Self::Region => ("region", ("地区", "region")),
            Self::Tag => ("tag", ("标签", "tag")),
        };
        Code { key, words }
    }

    /// The group of a member on a day, ages divided at these; for tags see [`Tags`](crate::report::tags::Tags).
    pub(super) fn group<'a>(self, member: &'a Member, on: NaiveDate, ages: &[u32]) -> Group<'a> {
        let text = |of: fn(&Personal) -> &Option<Box<str>>| {
            Group::of(personal(member).and_then(|personal| of(personal).as_deref()).unwrap_or_default())
        };
        match self {
            Self::Gender => Group::of(match member.profile.as_deref().and_then(|profile| profile.gender) {
                Some(Gender::Male) => "male",
                Some(Gender::Female) => "female",
                None => "",
            }),
            Self::Age => match age(member, on) {
                Some(Ok(age)) => band(age, ages),
                Some(Err(written)) => Group { order: u32::MAX - 1, text: written.into() },
                None => Group::of(""),
            },
            Self::Income => text(|personal| &personal.income),
            Self::Occupation => text(|personal| &personal.occupation),
            Self::Education => text(|personal| &personal.education),
            Self::Region => text(|personal| &personal.region),
            Self::Tag => Group::of(""),
        }
    }

    /// What the column `group` shows.
    pub(super) fn cell<'a>(self, group: &Group<'a>) -> Cell<'a> {
        match (self, group.text.as_ref()) {
            (Self::Gender, "male") => Cell::Code(Code { key: "male", words: ("男", "male") }),
            (Self::Gender, "female") => Cell::Code(Code { key: "female", words: ("女", "female") }),
            _ => Cell::text(group.text.clone()),
        }
    }
}

/// Years by the birthday, else as the sheet has them; what is no number of years, as written.
fn age(member: &Member, on: NaiveDate) -> Option<Result<u32, &str>> {
    let profile: &Profile = member.profile.as_deref()?;
    let born = profile.birthday.and_then(|birthday| birthday.age_on(on));
    born.map(Ok).or_else(|| {
        let written = profile.personal.as_deref()?.age.as_deref()?;
        let number = written.strip_suffix('岁').unwrap_or(written).trim().parse().ok();
        Some(number.filter(|&years: &u32| years < 130).ok_or(written))
    })
}

/// The age group of so many years, where groups begin at these ages.
fn band<'a>(age: u32, starts: &[u32]) -> Group<'a> {
    let mut starts = starts.to_vec();
    starts.sort_unstable();
    let at = starts.partition_point(|&start| start <= age);
    let from = if at == 0 { 0 } else { starts[at - 1] };
    let text = match starts.get(at) {
        Some(next) => format!("{from}–{}", next - 1),
        None => format!("{from}+"),
    };
    Group { order: from, text: text.into() }
}

/// What a member sheet may say of a member: key and names, and whether it does.
pub(in crate::report) type Asked = (Code, fn(&Member) -> bool);

macro_rules! asked {
    ($($key:literal $zh:literal $en:literal $has:expr),* $(,)?) => {
        &[$((Code { key: $key, words: ($zh, $en) }, $has)),*]
    };
}

fn of(member: &Member, has: fn(&Profile) -> bool) -> bool {
    member.profile.as_deref().is_some_and(has)
}

fn said(member: &Member, text: fn(&Personal) -> &Option<Box<str>>) -> bool {
    personal(member).is_some_and(|personal| text(personal).is_some())
}

/// Everything whose completeness is shown, in the order of the shop's own sheet.
pub(in crate::report) const ASKED: &[Asked] = asked![
    "name" "姓名" "name" |member| member.name.is_some(),
    "gender" "性别" "gender" |member| of(member, |profile| profile.gender.is_some()),
    "phone" "电话" "phone" |member| member.phone.is_some(),
    "address" "地址" "address" |member| of(member, |profile| profile.address.is_some()),
    "birthday" "生日" "birthday" |member| of(member, |profile| profile.birthday.is_some()),
    "age" "年龄" "age" |member| {
        of(member, |profile| profile.birthday.is_some_and(|day| day.year().is_some())) || said(member, |personal| &personal.age)
    },
    "income" "收入" "income" |member| said(member, |personal| &personal.income),
    "occupation" "职业" "occupation" |member| said(member, |personal| &personal.occupation),
    "education" "文化程度" "education" |member| said(member, |personal| &personal.education),
    "region" "地区" "region" |member| said(member, |personal| &personal.region),
    "size" "尺码" "size" |member| said(member, |personal| &personal.size),
    "preferences" "喜好" "preferences" |member| said(member, |personal| &personal.preferences),
    "call_time" "方便接听时间" "time to call" |member| of(member, |profile| profile.call_time.is_some()),
    "tags" "标签" "tags" |member| said(member, |personal| &personal.tags),
    "referrer" "介绍人" "referrer" |member| said(member, |personal| &personal.referrer),
];

/// Groups by their own order, then the larger, then by text.
pub(super) fn by_size(a: (&Group, u64), b: (&Group, u64)) -> Ordering {
    (a.0.order, std::cmp::Reverse(a.1), &a.0.text).cmp(&(b.0.order, std::cmp::Reverse(b.1), &b.0.text))
}
