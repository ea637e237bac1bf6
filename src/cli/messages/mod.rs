//! `messages`: what the shop says to its members, filled and counted.

mod said;
mod tables;

use std::path::Path;

use self::said::{Row, Said};
use super::args::{Common, Messages};
use super::document;
use super::failure::{Exit, Failure};
use super::output;
use super::run::Session;
use super::settings;
use crate::book::message::{Message, Values};
use crate::book::{Book, Details, Rules};
use crate::report::callbacks::message::Writer;
use crate::report::find;
use crate::table::{Lang, Report};

/// Runs `messages`.
pub(super) fn run(asked: &Messages) -> anyhow::Result<Exit> {
    let (only, common) = wanted(asked)?;
    let Some(member) = &asked.member else {
        if !common.reading.select.is_empty() {
            return Err(Failure::usage(
                "--where 只和 --member 一起用：没有会员，就不读消费 / --where goes with --member: without one no purchases are read",
            ));
        }
        let as_of = common.reading.as_of().map_err(Failure::usage)?;
        let rules = rules(&common)?;
        let chinese = rules.messages.in_chinese(true);
        let rows = Said { rules: &rules, chinese, values: Values::sample(chinese), tier: None }.rows(only);
        let note = ("用虚构的内容填写；--member 换成某位会员的", "With invented values; --member takes a member's own");
        return show(rows, note.into(), &rules, as_of, &common);
    };
    let session = Session::open(&common, Details::ALL)?;
    if session.failed && !common.reading.partial {
        super::say::problems(&session.book, session.language(&common), crate::book::Severity::Error);
        return Err(Failure::input("有表没有看懂 / some input was not understood"));
    }
    let id = find::one(&session.book, member, session.as_of).map_err(Failure::usage)?;
    let writer = Writer::new(&session.book, &session.rules, session.as_of);
    let (tier, values) = writer.of(id);
    let rows = Said { rules: &session.rules, chinese: writer.chinese(), values, tier }.rows(only);
    let note = ("用这位会员的内容填写，说的是最近一次消费", "With the member's values, about the last purchase");
    show(rows, note.into(), &session.rules, session.as_of, &common)
}

/// The message asked for, and the files. What is no message is a file, where it is there or a member is to be read.
fn wanted(asked: &Messages) -> anyhow::Result<(Option<Message>, Common)> {
    let mut common = asked.common.clone();
    let Some(step) = &asked.step else { return Ok((None, common)) };
    if let Some(message) = Message::from_key(step) {
        return Ok((Some(message), common));
    }
    if asked.member.is_some() || Path::new(step).exists() {
        common.files.insert(0, step.clone());
        return Ok((None, common));
    }
    let near = Message::nearest(step).map(|near| format!("，是不是 / did you mean {near}?")).unwrap_or_default();
    let known: Vec<&str> = Message::ALL.iter().map(|message| message.key()).collect();
    Err(Failure::usage(format!("{step}: 没有这条 / no such message{near} ({})", known.join(" "))))
}

fn rules(common: &Common) -> anyhow::Result<Rules> {
    let book = settings::rule_book(&common.rules, &common.files)?;
    let mut rules = book.rules().map_err(Failure::usage)?;
    settings::settle_language(&mut rules, common.output.lang);
    Ok(rules)
}

fn show(
    rows: Vec<Row>,
    note: crate::table::Words,
    rules: &Rules,
    as_of: chrono::NaiveDate,
    common: &Common,
) -> anyhow::Result<Exit> {
    let attention = rows.iter().any(|row| !row.phrases.is_empty());
    let book = Book::default();
    let mut report =
        Report::new("messages", ("对顾客说的话", "Messages"), vec![tables::messages(rows), tables::slots(rules)]);
    report.note(note);
    common.output.shape(&mut report)?;
    let own = if rules.messages.in_chinese(true) { Lang::Chinese } else { Lang::English };
    let lang = common.output.lang.map_or(own, Into::into);
    let document = document::plain(report, as_of, lang, &book);
    let (target, format) = common.output.target(as_of, &rules.shop.name)?;
    output::put(&document, &target, format, &common.output, &common.files)?;
    Ok(if common.reading.strict && attention { Exit::Attention } else { Exit::Done })
}
