//! How to address a member, and advice to who calls.

use crate::book::callback::Step;
use crate::book::{Gender, Member, Style};

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
