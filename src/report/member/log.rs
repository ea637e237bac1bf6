//! The latest contacts, and the complaints.

use super::about::About;
use super::line::{Line, item, joined, line};
use crate::book::{Complaint, Contact, Solved};
use crate::report::callbacks::Logged;
use crate::table::Cell;

/// So many contacts are written out.
const SHOWN: usize = 10;

/// The lines of contacts, the latest first.
pub(super) fn contacts<'a>(about: &About<'a>) -> Vec<Line<'a>> {
    let rows: Vec<&Contact> = Logged::of(about.book, about.id).rows().iter().filter(|row| row.day <= about.as_of).collect();
    let mut lines: Vec<Line> = rows.iter().rev().take(SHOWN).map(|row| contact(about, row)).collect();
    if let Some(more) = rows.len().checked_sub(SHOWN).filter(|&more| more > 0) {
        let places = rows[..more].iter().map(|row| row.place);
        lines.push(line(item("earlier", "更早的", "Earlier"), Cell::count(more)).from(places));
    }
    lines
}

fn contact<'a>(about: &About<'a>, row: &Contact) -> Line<'a> {
    let channel = row.channel.map(crate::book::Channel::words).unwrap_or_default();
    let staff = about.staff(row.staff);
    let next = row.next.map_or_else(Default::default, |day| (format!("约好 {day} 再联系"), format!("to be contacted again on {day}")));
    let (zh, en) = joined([
        same(&row.step),
        (channel.0.to_owned(), channel.1.to_owned()),
        same(staff),
        said("反馈", "said", &row.reply),
        said("流失原因", "left because", &row.leaving_reason),
        next,
    ]);
    line(row.day, row.result).why(zh, en).from([row.place])
}

fn same(text: &str) -> (String, String) {
    (text.to_owned(), text.to_owned())
}

fn said(zh: &str, en: &str, text: &str) -> (String, String) {
    if text.is_empty() { Default::default() } else { (format!("{zh}：{text}"), format!("{en}: {text}")) }
}

/// The lines of complaints, the latest first.
pub(super) fn complaints<'a>(about: &About<'a>) -> Vec<Line<'a>> {
    let own = about.book.complaints.iter().filter(|complaint| complaint.member == Some(about.id));
    let known: Vec<&Complaint> = own.filter(|complaint| complaint.received.day <= about.as_of).collect();
    known.into_iter().rev().map(|complaint| of_complaint(about, complaint)).collect()
}

fn of_complaint<'a>(about: &About<'a>, complaint: &Complaint) -> Line<'a> {
    let solved = match complaint.solved {
        Solved::At(moment) if moment.day <= about.as_of => {
            let days = (moment.day - complaint.received.day).num_days();
            Cell::named("solved", format!("{} 解决，{days} 天", moment.day), format!("solved on {}, {days} days", moment.day))
        }
        Solved::DayUnknown => Cell::named("solved", "已解决，哪天没写", "solved, on an unknown day"),
        Solved::Open | Solved::At(_) => {
            let days = (about.as_of - complaint.received.day).num_days();
            Cell::named("open", format!("还没解决，{days} 天了"), format!("open for {days} days"))
        }
    };
    let replied = complaint.first_reply.map(|reply| reply.day.to_string()).unwrap_or_default();
    let (zh, en) = joined([
        same(&complaint.category),
        same(&complaint.target),
        same(&complaint.content),
        said("负责人", "looked after by", about.staff(complaint.owner)),
        said("首次答复", "first reply", &replied),
        said("处理", "action", &complaint.action),
        said("结果", "outcome", &complaint.outcome),
        said("补偿", "given", &complaint.compensation),
    ]);
    line(complaint.received.day, solved).why(zh, en).from([complaint.place])
}
