//! Who the member is: what the member sheet says, and what it leaves blank.

use super::about::About;
use super::line::{Line, item, line};
use crate::book::{Consent, Reach};
use crate::report::columns::{key_cell, name_cell, phone_cell};
use crate::table::{Cell, Code};

/// The lines of the profile.
pub(super) fn lines<'a>(about: &About<'a>) -> Vec<Line<'a>> {
    let (member, profile) = (about.member(), about.profile());
    let text = |text: Option<&'a str>| Cell::text(text.unwrap_or_default());
    let of = |key, zh, en, value: Cell<'a>| line(item(key, zh, en), value).from(about.row());
    let day = |day: Option<crate::book::calendar::YearlyDay>| Cell::text(day.map(|day| day.to_string()).unwrap_or_default());
    let rows = about.book.member_rows.iter().filter(|row| row.member == about.id).map(|row| row.place);
    let known = of("member", "会员", "Member", key_cell(member)).from(about.row().into_iter().chain(rows));
    let known = match profile.and_then(|profile| profile.place) {
        Some(_) => known,
        None => known.why("会员表里没有这位，只知道销售里写的", "in no member sheet, known from sales only").from(about.places_since(None)),
    };
    let mut lines = vec![known, of("name", "姓名", "Name", name_cell(member)), of("phone", "电话", "Phone", phone_cell(member))];
    lines.extend(profile.into_iter().flat_map(|profile| {
        let personal = profile.personal.as_deref();
        [
            of("gender", "性别", "Gender", profile.gender.into()),
            of("birthday", "生日", "Birthday", day(profile.birthday)),
            of("wedding", "结婚纪念日", "Wedding day", day(profile.wedding)),
            of("joined", "入会日期", "Joined", profile.joined.into()),
            of("address", "地址", "Address", text(profile.address.as_deref())),
            of("shop", "店铺", "Shop", text(Some(about.book.shops.get(profile.shop)))),
            of("staff", "负责导购", "Looked after by", text(Some(about.staff(profile.staff)))),
            of("size", "尺码", "Size", text(personal.and_then(|personal| personal.size.as_deref()))),
            of("likes", "喜好", "Likes", text(personal.and_then(|personal| personal.preferences.as_deref()))),
            of("call_time", "方便接听时间", "Convenient time", text(profile.call_time.as_deref())),
            of("contact", "可否联系", "May be contacted", consent(profile.consent, profile.reach).into()),
        ]
    }));
    lines.retain(|line| !line.is_blank());
    lines.extend(missing(about));
    lines
}

fn consent(consent: Consent, reach: Reach) -> Code {
    match (consent, reach) {
        (Consent::NoContact, _) => item("no_contact", "不接受联系", "wants no contact"),
        (_, Reach::None) => item("no_number", "没有可用的号码", "no usable number"),
        (Consent::NoMessages, _) => item("calls", "只打电话，不发短信", "calls only, wants no messages"),
        (Consent::Open, Reach::Landline) => item("landline", "座机，只能打电话", "a landline, calls only"),
        (Consent::Open, Reach::Mobile) => item("all", "电话和短信都可以", "calls and messages"),
    }
}

/// What a card application asks for and nobody wrote down.
fn missing<'a>(about: &About<'a>) -> Option<Line<'a>> {
    let (member, profile) = (about.member(), about.profile());
    let fields = [
        (member.name.is_none(), "姓名", "name"),
        (member.phone.is_none(), "电话", "phone"),
        (profile.is_none_or(|profile| profile.gender.is_none()), "性别", "gender"),
        (profile.is_none_or(|profile| profile.birthday.is_none()), "生日", "birthday"),
        (profile.is_none_or(|profile| profile.address.is_none()), "地址", "address"),
    ];
    let blank: Vec<(&str, &str)> = fields.iter().filter(|(blank, ..)| *blank).map(|&(_, zh, en)| (zh, en)).collect();
    let (zh, en): (Vec<&str>, Vec<&str>) = blank.into_iter().unzip();
    (!zh.is_empty()).then(|| line(item("missing", "还缺", "Missing"), Cell::both(zh.join("、"), en.join(", "))).from(about.row()))
}
