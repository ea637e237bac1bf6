//! The parsers of single cells.

use regulars::read::Raw;
use regulars::read::values::birthday::{Reading, birthday};
use regulars::read::values::date::{Orders, date, moment};
use regulars::read::values::mark::{Asks, consent, gender, mark};
use regulars::read::values::{
    card, clock, contact, decimal, entries, id_card, money, person, phone, quantity, stage, standing, text, tier,
};

/// Cells to begin with.
pub(crate) const CELLS: [&str; 48] = [
    "2024-3-5",
    "2024/03/05 14:20",
    "2024年3月5日",
    "20240305",
    "24/3/5",
    "31/12/2024",
    "3月5日",
    "5 Mar 2024",
    "2024-03-05T10:20:00",
    "星期二 2024.3.5 下午2:20",
    "45356",
    "农历八月十五",
    "农历1990-8-15",
    "闰四月初三",
    "一九八五年三月八日",
    "85/3/8",
    "1280",
    "￥1,280.00",
    "1280元",
    "RMB 1,280",
    "1.2万",
    "1千5",
    "约300",
    "300-500",
    "(200)",
    "退200",
    "－200",
    "壹仟贰佰元整",
    "一千二",
    "13812345678",
    "+86 138-1234-5678",
    "138****5678",
    "1.38E+10",
    "13812345678/13912345678",
    "020-88881234转8",
    "440106199001011234",
    "44010619900101123X",
    "VIP00123",
    "00123",
    "3件",
    "x2",
    "张 三(妈)",
    "散客1",
    "王小姐",
    "勿扰",
    "金卡",
    "2024-3-5 外套 1280；2024-6-1 裤子 399",
    "外套 1280、裤子 399",
];

/// Every parser on one text, and on numbers made of its bytes.
pub(crate) fn parse(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    all(Raw::Text(&text));
    all(Raw::Error(&text));
    let number = number(bytes);
    all(Raw::Number(number));
    all(Raw::Serial(number));
    let _ = (text::trim(&text), text::fold(&text), text::is_nothing(&text));
    let _ = (person::person(&text), person::staff_key(&text), entries::purchases(&text));
    let (a, b) = halves(&text);
    let _ = entries::parallel(&text, a, b);
    let parsed = (decimal::Decimal::parse(&text), decimal::Decimal::parse_grouped(&text));
    if let (Some(one), Ok(other)) = parsed {
        let _ = (one.times(other), one.product(other), one.sum(other), one.to_thousandths(), one.shifted(bytes[0]));
    }
}

fn all(raw: Raw<'_>) {
    let reading = |lunar| Reading { as_of_year: 2024, lunar, orders: Orders::default() };
    let _ = (date(raw), moment(raw), clock::time(raw), birthday(raw, reading(false)), birthday(raw, reading(true)));
    let _ = (money::money(raw), money::price(raw), quantity::quantity(raw), quantity::count(raw));
    let _ = (card::card(raw), phone::phone(raw), id_card::id_card(raw), tier::tier(raw), standing::standing(raw));
    let _ = (mark(raw), consent(raw, Asks::OptIn), consent(raw, Asks::OptOut), gender(raw));
    let _ = (contact::channel(raw), contact::said(raw, raw), stage::stage(raw), raw.text(), raw.is_blank());
}

/// The bits of a number, or the digits of one.
fn number(bytes: &[u8]) -> f64 {
    let text = std::str::from_utf8(bytes).ok().and_then(|text| text.trim().parse().ok());
    text.or_else(|| bytes.first_chunk().map(|bits| f64::from_le_bytes(*bits))).unwrap_or_default()
}

fn halves(text: &str) -> (&str, &str) {
    let mut at = text.len() / 2;
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    text.split_at(at)
}
