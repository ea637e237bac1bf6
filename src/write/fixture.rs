//! A small document that the tests of all formats write.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::{Format, write};
use crate::table::{Cell, Chart, Code, Document, Drawing, Dress, Lang, Privacy, Report, Table, column};

pub(super) const GOLD: Code = Code { key: "A", words: ("金卡", "Gold") };
pub(super) const SILVER: Code = Code { key: "B", words: ("银卡", "Silver") };
const REACHED: Code = Code { key: "reached", words: ("已接通", "Reached") };
const BUSY: Code = Code { key: "busy", words: ("没人接", "No answer") };
const BIRTHDAY: Code = Code { key: "birthday", words: ("生日", "Birthday") };
const THANKS: Code = Code { key: "d3", words: ("三天回访", "Third day") };

/// A member of the fixture.
struct Member {
    key: &'static str,
    name: &'static str,
    phone: Option<&'static str>,
    total: i64,
    visits: i64,
    tier: Option<Code>,
    share: i64,
    alive: f64,
    last: Option<NaiveDate>,
    reasons: Vec<Code>,
    news: bool,
}

pub(super) fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).expect("a date")
}

fn three() -> Vec<Member> {
    let gold = Member {
        key: "13800138000",
        name: "张小明",
        phone: Some("13800138000"),
        total: 128_000,
        visits: 1,
        tier: Some(GOLD),
        share: 516_759,
        alive: 0.5,
        last: Some(day(2026, 11, 2)),
        reasons: vec![BIRTHDAY, THANKS],
        news: true,
    };
    let formula = Member {
        key: "0007",
        name: "=1+1|欧阳",
        phone: None,
        total: -500,
        visits: 0,
        tier: None,
        share: 0,
        alive: f64::NAN,
        last: None,
        reasons: vec![],
        news: false,
    };
    let silver = Member {
        key: "13900138000",
        name: "Li, \"Lee\"",
        phone: Some("13900138000"),
        total: 123_456_789,
        visits: 1234,
        tier: Some(SILVER),
        share: 483_241,
        alive: 0.126,
        last: Some(day(2024, 2, 29)),
        reasons: vec![THANKS],
        news: true,
    };
    vec![gold, formula, silver]
}

fn member_table() -> Table<'static> {
    let columns = vec![
        column("key", ("编号", "Key"), |m: &Member| Cell::text(m.key)).dressed(Dress::Hidden),
        column("member", ("会员", "Member"), |m: &Member| match m.phone {
            Some(phone) => Cell::PhoneKey(phone),
            None => Cell::text(m.key),
        }),
        column("name", ("姓名", "Name"), |m: &Member| Cell::text(m.name)),
        column("phone", ("电话", "Phone"), |m: &Member| Cell::maybe(m.phone, Cell::Phone)),
        column("total", ("累计消费", "Total"), |m: &Member| Cell::Money(m.total)).dressed(Dress::Bars),
        column("visits", ("次数", "Visits"), |m: &Member| Cell::Int(m.visits)).dressed(Dress::Heat),
        column("tier", ("级别", "Tier"), |m: &Member| m.tier.into()),
        column("share", ("占比", "Share"), |m: &Member| Cell::Share(m.share)),
        column("p_alive", ("活跃概率", "P(alive)"), |m: &Member| Cell::Real(m.alive, 2)),
        column("last", ("最近消费", "Last"), |m: &Member| m.last.into()),
        column("reasons", ("事由", "Reasons"), |m: &Member| Cell::Codes(m.reasons.clone())),
        column("news", ("接收信息", "News"), |m: &Member| m.news.into()),
        column("advice", ("建议", "Advice"), |_: &Member| Cell::both("打电话", "Call")),
        column("result", ("结果", "Result"), |_: &Member| Cell::Blank).dressed(Dress::FillIn(vec![REACHED, BUSY])),
    ];
    Table::new("members", ("会员", "Members"), three(), columns)
}

/// A tier of the mix: itself, members, share, average.
type Part = (Code, i64, i64, i64);

fn mix_table() -> Table<'static> {
    let columns = vec![
        column("tier", ("级别", "Tier"), |part: &Part| part.0.into()),
        column("members", ("人数", "Members"), |part: &Part| Cell::Int(part.1)),
        column("share", ("人数占比", "Share"), |part: &Part| Cell::Share(part.2)),
        column("average", ("人均消费", "Average"), |part: &Part| Cell::Money(part.3)),
    ];
    let parts = vec![(GOLD, 1, 333_333, 128_000), (SILVER, 2, 666_667, -20_050)];
    Table::new("mix", ("级别构成", "Tier mix"), parts, columns).with_chart(Chart {
        drawing: Drawing::Columns,
        title: ("各级别人数", "Members by tier").into(),
        category: "tier",
        series: vec!["members"],
    })
}

/// A few lines under headings, for what stands beside a report.
fn lines(
    key: &'static str,
    title: (&'static str, &'static str),
    heads: [(&'static str, (&'static str, &'static str)); 2],
    rows: Vec<(&'static str, i64)>,
) -> Table<'static> {
    let columns = vec![
        column(heads[0].0, heads[0].1, |line: &(&'static str, i64)| Cell::text(line.0)),
        column(heads[1].0, heads[1].1, |line: &(&'static str, i64)| Cell::Int(line.1)),
    ];
    Table::new(key, title, rows, columns)
}

/// A report of three members and two tiers, in Chinese, phones masked.
pub(super) fn members() -> Document<'static> {
    let mut report = Report::new("tiers", ("会员级别", "Member tiers"), vec![member_table(), mix_table()]);
    report.note(("退货已冲减。", "Refunds are netted."));
    let rows = ("rows", ("行数", "Rows"));
    let file = ("file", ("文件", "File"));
    Document {
        report,
        as_of: day(2026, 11, 22),
        lang: Lang::Chinese,
        sources: lines("sources", ("读取的文件", "Files read"), [file, rows], vec![("会员.xlsx", 1532)]),
        rules: vec![("tiers.gold.single".into(), "3000".into()), ("tiers.keep".into(), "true".into())],
        changed_rules: ["tiers.keep".to_owned()].into(),
        balance: lines(
            "balance",
            ("行数去向", "Where rows went"),
            [("bucket", ("去向", "Bucket")), rows],
            vec![("计入", 1530), ("搁置", 2)],
        ),
        definitions: vec![("累计消费：全部消费减退货。", "Total: all purchases less refunds.").into()],
        problems: lines(
            "problems",
            ("问题", "Problems"),
            [("message", ("问题", "Problem")), ("count", ("处", "Places"))],
            vec![("“约300”按 300.00 计，不对请改", 1)],
        ),
        privacy: Privacy {
            phone: |number| format!("{}****{}", &number[..3], &number[7..]),
            suffixes: BTreeMap::from([("13900138000".to_owned(), "-2".to_owned())]),
        },
    }
}

/// What `format` writes, as text.
pub(super) fn written(document: &Document, format: Format, table: Option<&str>) -> String {
    let mut bytes = Vec::new();
    write(document, format, table, &mut bytes).expect("written");
    String::from_utf8(bytes).expect("UTF-8")
}
