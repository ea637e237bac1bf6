//! What a row is about, in a plain sentence; wishes are wishes and sell nothing.

use crate::book::callback::{Row, Step};
use crate::book::{Book, Gender, Member, Rules, Style};

const DOUBLE_SURNAMES: [&str; 12] =
    ["欧阳", "司马", "上官", "诸葛", "夏侯", "东方", "皇甫", "尉迟", "公孙", "慕容", "令狐", "司徒"];

/// How to address a member, in Chinese and English: 张先生 where the gender is known, else the name.
pub(super) fn salutation(member: &Member) -> (String, String) {
    let name = member.name.as_deref().unwrap_or_default();
    let title = match member.profile.as_deref().and_then(|profile| profile.gender) {
        Some(Gender::Male) => "先生",
        Some(Gender::Female) => "女士",
        None => "",
    };
    let chinese = name.chars().next().is_some_and(|first| ('\u{4e00}'..='\u{9fff}').contains(&first));
    if title.is_empty() || !chinese {
        return (name.to_owned(), name.to_owned());
    }
    let double = DOUBLE_SURNAMES.iter().any(|surname| name.starts_with(surname));
    let surname: String = name.chars().take(if double { 2 } else { 1 }).collect();
    (surname + title, name.to_owned())
}

/// How welcome the contact is and how this member likes to be talked to, in Chinese and English.
pub(super) fn advice(step: Step, style: Option<Style>) -> (String, String) {
    let (zh, en) = match step {
        Step::Birthday | Step::Wedding | Step::Joining => ("接受度高", "most welcome"),
        Step::CardNotice | Step::CardSecond => ("接受度中", "welcome"),
        _ => ("接受度一般", "routine"),
    };
    let style = match style {
        Some(Style::Dominant) => {
            ("支配型：先准备好，从结果说起，给两三个选择", "dominant: be prepared, begin with the result, give two or three choices")
        }
        Some(Style::Expressive) => {
            ("表达型：热情，多举例，让对方多说，事后书面确认", "expressive: be lively, give examples, let them talk, confirm in writing")
        }
        Some(Style::Amiable) => {
            ("和蔼型：慢一点，友好，站在对方立场，先建立信任", "amiable: slow and friendly, their point of view, trust first")
        }
        Some(Style::Analytical) => ("分析型：讲事实和数字，有条理，保持距离", "analytical: facts and figures, in order, keep a distance"),
        None => return (zh.to_owned(), en.to_owned()),
    };
    (format!("{zh}；{}", style.0), format!("{en}; {}", style.1))
}

/// The sentence of a row, in Chinese and English.
pub(super) fn text(row: &Row, book: &Book, rules: &Rules) -> (String, String) {
    let (zh_name, en_name) = salutation(book.member(row.member));
    if row.first().step.is_wish() {
        return wish(row, &zh_name, &en_name, rules);
    }
    let (zh, en) = purpose(row, rules);
    let (bought_zh, bought_en) = bought(row, book);
    (format!("{zh_name}{bought_zh}：{zh}"), format!("{en_name}{bought_en}: {en}"))
}

fn wish(row: &Row, zh_name: &str, en_name: &str, rules: &Rules) -> (String, String) {
    let mut zh = Vec::new();
    let mut en = Vec::new();
    for callback in &row.callbacks {
        let festival = callback.festival.and_then(|index| rules.festivals.get(usize::from(index)));
        let (zh_words, en_words) = callback.step.words();
        zh.push(festival.map_or(zh_words, |festival| &festival.zh));
        en.push(festival.map_or(en_words, |festival| &festival.name));
    }
    let shop = &rules.shop.name;
    let from = if shop.is_empty() { String::new() } else { format!(" from {shop}") };
    (format!("{zh_name}，{shop}祝您{}快乐！", zh.join("、")), format!("{en_name}: {} wishes{from}", en.join(", ")))
}

fn bought(row: &Row, book: &Book) -> (String, String) {
    let Some(day) = row.about.bought else { return Default::default() };
    let amount = row.about.amount;
    let items = super::columns::items(book, &row.about.items);
    let of = if items.is_empty() { String::new() } else { format!(" ({items})") };
    (format!("，{day} 购买{items}，{amount} 元"), format!(", {day}, {amount}{of}"))
}

fn purpose(row: &Row, rules: &Rules) -> (String, String) {
    let (zh, en) = match row.first().step {
        Step::D2 => return points(row, rules),
        Step::Service => ("问投诉处理得是否满意", "is the complaint settled to their liking"),
        Step::CardNotice => ("会员卡已办好，约时间来领", "the card is ready: when can they come"),
        Step::CardSecond => ("约好的领卡日已过，再约一次", "the agreed day for the card has passed: agree on another"),
        Step::Next => ("上次约好今天联系", "agreed on in the last contact"),
        Step::D3 => ("问穿过没有，提醒洗涤方法，问服务是否满意", "worn yet, washing advice, was the service good"),
        Step::D7 => ("问洗后效果和质量，会不会再来，愿不愿意收到店里的消息", "washing result, quality, would they buy again, is news welcome"),
        Step::D10 => ("问洗后效果和质量，会不会再来", "washing result, quality, would they buy again"),
        Step::D7Sms => ("洗涤方法，搭配建议，其他品类", "washing, what goes with it, another category"),
        Step::D30 => ("关心近况，顺带提一句新品", "about the person; new arrivals in passing"),
        Step::D120 | Step::Quarterly => ("季度回访，问候近况", "the quarterly callback"),
        Step::HalfYear => ("半年没有联系了，问候近况", "nobody has called for half a year"),
        Step::Birthday | Step::Wedding | Step::Joining | Step::Festival => ("祝福", "wishes"),
    };
    (zh.to_owned(), en.to_owned())
}

fn points(row: &Row, rules: &Rules) -> (String, String) {
    let about = &row.about;
    let (points, spent) = (about.points, about.spent);
    let (zh, en) = about.next_gift(&rules.gifts).map_or_else(Default::default, |(gift, missing)| {
        (format!("，离{}还差 {missing} 分", gift.name), format!(", {missing} to {}", gift.name))
    });
    (format!("现有积分 {points}，累计消费 {spent} 元{zh}"), format!("{points} points, {spent} spent in all{en}"))
}
