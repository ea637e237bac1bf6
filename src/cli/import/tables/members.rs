//! Members by the card that their rows record: the columns of the shop's own sheet, then those that reports look at.

use super::{source_columns, text};
use crate::book::calendar::{CalendarKind, YearlyDay};
use crate::book::{Consent, Gender, MemberRecord, Noted, Personal, Records, Style, Tier};
use crate::read::stored;
use crate::table::{Cell, Column, Table, column};

type Row<'a> = &'a MemberRecord;

/// The members with this card.
pub(super) fn table(records: &Records, tier: Option<Tier>) -> Table<'_> {
    let own = |record: &Row<'_>| record.profile.tier.map(|tier| tier.value) == tier;
    let rows: Vec<Row<'_>> = records.members.iter().filter(own).collect();
    let name = stored::members_sheet(tier);
    let mut columns = own_columns();
    columns.extend(further_columns(records));
    columns.extend(source_columns(|row: &Row<'_>| row.sources.to_vec()));
    Table::new("members", (name, name), rows, columns)
}

/// The sixteen columns of the shop's sheet. Purchases stand in a sheet of their own.
fn own_columns<'a>() -> Vec<Column<'a, Row<'a>>> {
    let blank = |_: &Row<'a>| Cell::Blank;
    vec![
        named("name", "姓名", |row| text(row.identity.name.as_deref())),
        named("gender", "性别", |row| {
            Cell::maybe(row.profile.gender, |gender| Cell::text(if gender == Gender::Male { "男" } else { "女" }))
        }),
        named("phone", "电话", |row| text(row.identity.phone.as_deref())),
        named("card_no", "VIP号码", |row| text(row.identity.card.as_deref())),
        named("id_card", "身份证号码", |row| noted(row, |noted| noted.id_card.as_deref())),
        named("address", "地址", |row| text(row.profile.address.as_deref())),
        named("birthday", "生日", |row| Cell::maybe(row.profile.birthday, yearly)),
        named("points", "积分", |row| Cell::maybe(row.profile.points, |points| Cell::Int(points.value))),
        named("spend_total", "累计消费", |row| {
            Cell::maybe(row.profile.spend_total, |total| Cell::Money(total.value.0))
        }),
        named("purchase_count", "消费次数", |row| {
            Cell::maybe(row.profile.purchase_count, |count| Cell::Int(count.value))
        }),
        named("each.item", "每次消费明细", blank),
        named("each.date", "每次购买的时间", blank),
        named("each.staff", "每次的接待人员", blank),
        named("gifts", "赠送详情", |row| noted(row, |noted| noted.gifts.as_deref())),
        named("callbacks_note", "回访详情", |row| noted(row, |noted| noted.callbacks.as_deref())),
        named("opt_in", "短信开启状态", |row| match row.profile.consent {
            Consent::NoMessages => Cell::text("关闭"),
            Consent::Open if row.profile.welcome => Cell::text("开启"),
            Consent::Open | Consent::NoContact => Cell::Blank,
        }),
    ]
}

fn further_columns(records: &Records) -> Vec<Column<'_, Row<'_>>> {
    vec![
        named("store", "店铺", |row| Cell::text(records.shops.get(row.profile.shop))),
        named("staff", "导购", |row| Cell::text(records.staff.get(row.profile.staff))),
        named("join_date", "入会日期", |row| row.profile.joined.into()),
        named("phone2", "备用电话", |row| text(row.profile.other_phone.as_deref())),
        named("opening_balance", "期初累计", |row| {
            Cell::maybe(row.profile.opening, |opening| Cell::Money(opening.value.0))
        }),
        named("points_opening", "启用积分", |row| Cell::maybe(row.profile.points_opening, Cell::Int)),
        named("points_redeemed", "已用积分", |row| Cell::maybe(row.profile.points_redeemed, Cell::Int)),
        named("anniversary", "结婚纪念日", |row| Cell::maybe(row.profile.wedding, yearly)),
        named("call_time", "方便接听时间", |row| text(row.profile.call_time.as_deref())),
        named("personality", "性格", |row| Cell::maybe(row.profile.style, |style| Cell::text(style_word(style)))),
        named("do_not_contact", "免打扰", |row| {
            if row.profile.consent == Consent::NoContact { Cell::text("是") } else { Cell::Blank }
        }),
        named("size", "尺码", |row| personal(row, |personal| personal.size.as_deref())),
        named("preferences", "喜好", |row| personal(row, |personal| personal.preferences.as_deref())),
        named("relative_name", "亲友姓名", |row| personal(row, |personal| personal.relative_name.as_deref())),
        named("relative_phone", "亲友电话", |row| personal(row, |personal| personal.relative_phone.as_deref())),
        named("age", "年龄", |row| personal(row, |personal| personal.age.as_deref())),
        named("income", "收入", |row| personal(row, |personal| personal.income.as_deref())),
        named("occupation", "职业", |row| personal(row, |personal| personal.occupation.as_deref())),
        named("education", "文化程度", |row| personal(row, |personal| personal.education.as_deref())),
        named("region", "所在地区", |row| personal(row, |personal| personal.region.as_deref())),
        named("tags", "标签", |row| personal(row, |personal| personal.tags.as_deref())),
        named("referrer", "介绍人", |row| personal(row, |personal| personal.referrer.as_deref())),
        named("updated", "更新日期", |row| row.profile.updated.into()),
    ]
}

/// A column of one field under its Chinese name.
fn named<'a>(
    field: &'static str,
    name: &'static str,
    value: impl Fn(&Row<'a>) -> Cell<'a> + Send + Sync + 'a,
) -> Column<'a, Row<'a>> {
    column(field, (name, name), value)
}

fn noted<'a>(row: Row<'a>, of: impl Fn(&'a Noted) -> Option<&'a str>) -> Cell<'a> {
    text(row.profile.noted.as_deref().and_then(of))
}

fn personal<'a>(row: Row<'a>, of: impl Fn(&'a Personal) -> Option<&'a str>) -> Cell<'a> {
    text(row.profile.personal.as_deref().and_then(of))
}

/// A birthday as the program reads it back: a day where it has a year, else words.
fn yearly<'a>(day: YearlyDay) -> Cell<'a> {
    let (year, month, date) = (day.year(), day.month(), day.day());
    match (day.calendar(), year) {
        (CalendarKind::Solar, Some(_)) => day.birth_date().into(),
        (CalendarKind::Solar, None) => Cell::text(format!("{month}月{date}日")),
        (CalendarKind::Lunar { leap }, year) => {
            let year = year.map(|year| format!("{year}年")).unwrap_or_default();
            let leap = if leap { "闰" } else { "" };
            Cell::text(format!("农历{year}{leap}{month}月{date}日"))
        }
    }
}

const fn style_word(style: Style) -> &'static str {
    match style {
        Style::Dominant => "支配型",
        Style::Expressive => "表达型",
        Style::Amiable => "和蔼型",
        Style::Analytical => "分析型",
    }
}

#[cfg(test)]
mod tests {
    use super::yearly;
    use crate::book::calendar::{CalendarKind, YearlyDay};
    use crate::read::Raw;
    use crate::read::values::birthday::{Reading, birthday};
    use crate::read::values::date::Orders;
    use crate::table::Cell;

    #[test]
    fn birthdays_are_read_back_as_they_are_written() {
        let years = [None, Some(1903), Some(1990), Some(2024)];
        let solar = years.into_iter().flat_map(|year| [(1, 1), (2, 28), (10, 9), (12, 31)].map(|day| (year, day)));
        let solar = solar.filter_map(|(year, (month, day))| YearlyDay::solar(year, month, day));
        let lunar = years.into_iter().flat_map(|year| {
            (1..=12).flat_map(move |month| {
                [1, 3, 10, 15, 20, 21, 30]
                    .into_iter()
                    .flat_map(move |day| [false, true].map(|leap| YearlyDay::lunar(year, month, day, leap)))
            })
        });
        for day in solar.chain(lunar.flatten()) {
            let cell = yearly(day);
            let text = match &cell {
                Cell::Text(text) => text.clone().into_owned(),
                Cell::Date(date) => date.to_string(),
                other => panic!("{other:?}"),
            };
            let reading = Reading { as_of_year: 2026, lunar: false, orders: Orders::default() };
            let read = birthday(Raw::Text(&text), reading).unwrap_or_else(|fact| panic!("{text}: {fact:?}")).value;
            let (lunar, leap) = match day.calendar() {
                CalendarKind::Solar => (false, false),
                CalendarKind::Lunar { leap } => (true, leap),
            };
            assert_eq!((read.lunar, read.leap), (lunar, leap), "{text}");
            assert_eq!((read.year, read.month, read.day), (day.year(), day.month(), day.day()), "{text}");
        }
    }
}
