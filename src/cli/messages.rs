//! `messages`: what the shop says to its members, filled and counted.

use std::path::Path;

use super::args::{Common, Messages};
use super::document;
use super::failure::{Exit, Failure};
use super::output;
use super::run::Session;
use super::settings;
use crate::book::message::{Filled, Length, Message, Slot, Values, Way};
use crate::book::rules::{Rules, StepChannel};
use crate::book::{Book, Details, Member, MemberId, Tier};
use crate::report::callbacks::message::Writer;
use crate::table::{Cell, Code, Document, Lang, Report, Table, column};

/// Runs `messages`.
pub(super) fn run(asked: &Messages) -> anyhow::Result<Exit> {
    let (only, common) = wanted(asked)?;
    let Some(member) = &asked.member else {
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
    let id = find(&session.book, member)?;
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

/// The one member who is meant.
fn find(book: &Book, query: &str) -> anyhow::Result<MemberId> {
    let query = query.trim();
    let is = |text: Option<&str>| text.is_some_and(|text| text == query);
    let meant = |member: &Member| {
        member.key() == query
            || is(member.card_no.as_deref())
            || is(member.phone.as_deref())
            || is(member.name.as_deref())
    };
    let found: Vec<MemberId> = book.members().filter(|(_, member)| meant(member)).map(|(id, _)| id).collect();
    match found[..] {
        [id] => Ok(id),
        [] => {
            Err(Failure::usage("没有这位会员，请用卡号、电话或姓名 / no such member; use a card number, phone or name"))
        }
        _ => {
            let count = found.len();
            Err(Failure::usage(format!("有 {count} 位，请用卡号 / {count} members match; use the card number")))
        }
    }
}

/// What fills the wordings.
struct Said<'r> {
    rules: &'r Rules,
    chinese: bool,
    values: Values,
    tier: Option<Tier>,
}

/// One wording, filled.
struct Row {
    message: Message,
    tier: Option<Tier>,
    way: Way,
    filled: Filled,
    length: Option<Length>,
    phrases: String,
}

impl Said<'_> {
    /// The wordings of a message, or of all: the general one and those of tiers; for a member the one that it gets.
    fn rows(&self, only: Option<Message>) -> Vec<Row> {
        let messages = Message::ALL.iter().filter(|&&message| only.is_none_or(|only| only == message));
        messages.flat_map(|&message| self.tiers(message).into_iter().map(move |tier| self.row(message, tier))).collect()
    }

    fn tiers(&self, message: Message) -> Vec<Option<Tier>> {
        let own = |tier: Tier| {
            let wording = self.rules.messages.wordings.get(message.key());
            wording.is_some_and(|wording| wording.of_tier(tier, self.chinese).is_some())
        };
        match self.tier {
            Some(tier) => vec![Some(tier).filter(|&tier| own(tier))],
            None => {
                [None].into_iter().chain(Tier::ALL.map(Some).into_iter().filter(|tier| tier.is_some_and(own))).collect()
            }
        }
    }

    fn row(&self, message: Message, tier: Option<Tier>) -> Row {
        let messages = &self.rules.messages;
        let way = way(message, self.rules);
        let (filled, length) = if way == Way::Sms {
            let (filled, length) = messages.sent(message, tier, self.chinese, &self.values);
            (filled, Some(length))
        } else {
            (messages.said(message, tier, self.chinese, &self.values), None)
        };
        let warnings = messages.warnings();
        let own = warnings
            .iter()
            .filter(|warning| warning.message == message && warning.tier == tier && warning.chinese == self.chinese);
        let phrases: Vec<String> =
            own.map(|warning| format!("{} → {}", warning.phrase.phrase, warning.phrase.better)).collect();
        Row { message, tier, way, filled, length, phrases: phrases.join("；") }
    }
}

/// How a message goes out: as the schedule says for a day step.
fn way(message: Message, rules: &Rules) -> Way {
    let step = rules.callbacks.steps.iter().find(|step| step.id == message.key());
    match step.map(|step| step.channel) {
        Some(StepChannel::Sms) => Way::Sms,
        Some(StepChannel::Phone) => Way::Call,
        None => message.way(),
    }
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
    let mut report = Report::new("messages", ("对顾客说的话", "Messages"), vec![messages(rows), slots(rules)]);
    report.note(note);
    common.output.shape(&mut report)?;
    let document = Document {
        report,
        as_of,
        lang: common
            .output
            .lang
            .map_or(if rules.messages.in_chinese(true) { Lang::Chinese } else { Lang::English }, Into::into),
        sources: document::sources(&book),
        rules: Vec::new(),
        balance: document::balance(&book),
        definitions: Vec::new(),
        problems: document::problems(&book),
        privacy: document::in_full(),
    };
    let (target, format) = common.output.target(as_of, &rules.shop.name)?;
    output::put(&document, &target, format, &common.output, &common.files)?;
    Ok(if common.reading.strict && attention { Exit::Attention } else { Exit::Done })
}

fn messages<'a>(rows: Vec<Row>) -> Table<'a> {
    let columns = vec![
        column("message", ("条目", "Message"), |row: &Row| Cell::text(row.message.key())),
        column("about", ("用途", "About"), |row: &Row| {
            let (zh, en) = row.message.words();
            Cell::both(zh, en)
        }),
        column("tier", ("级别", "Tier"), |row: &Row| row.tier.into()),
        column("channel", ("方式", "Channel"), |row: &Row| {
            Code { key: row.way.key(), words: row.way.words() }.into()
        }),
        column("parts", ("条数", "Parts"), |row: &Row| Cell::maybe(row.length, |length| Cell::count(length.parts))),
        column("characters", ("字数", "Characters"), |row: &Row| {
            Cell::maybe(row.length, |length| Cell::count(length.characters))
        }),
        column("fallbacks", ("没有内容的", "Fallbacks"), |row: &Row| {
            let names =
                |name: fn(Slot) -> &'static str| row.filled.missing.iter().map(|&slot| name(slot)).collect::<Vec<_>>();
            if row.filled.missing.is_empty() {
                return Cell::Blank;
            }
            Cell::both(names(Slot::chinese).join("、"), names(Slot::key).join(", "))
        }),
        column("phrases", ("顾客不爱听", "Taken badly"), |row: &Row| Cell::text(row.phrases.clone())),
        column("text", ("内容", "Text"), |row: &Row| Cell::text(row.filled.text.clone())),
    ];
    Table::new("messages", ("对顾客说的话", "Messages"), rows, columns)
}

fn slots<'a>(rules: &Rules) -> Table<'a> {
    let fallback = |slot: Slot| {
        let both = rules.messages.fallback.get(slot.key());
        (slot, both.map(|both| (both.zh.clone(), both.en.clone())).unwrap_or_default())
    };
    let rows: Vec<(Slot, (String, String))> = Slot::ALL.iter().map(|&slot| fallback(slot)).collect();
    type Row = (Slot, (String, String));
    let columns = vec![
        column("slot", ("英文名", "Slot"), |(slot, _): &Row| Cell::text(slot.key())),
        column("chinese", ("中文名", "Chinese name"), |(slot, _): &Row| Cell::text(slot.chinese())),
        column("means", ("填什么", "Stands for"), |(slot, _): &Row| {
            let (zh, en) = slot.words();
            Cell::both(zh, en)
        }),
        column("fallback", ("没有时写", "Without a value"), |(_, (zh, en)): &Row| {
            Cell::both(zh.clone(), en.clone())
        }),
        column("sample", ("例", "Sample"), |(slot, _): &Row| {
            let (zh, en) = slot.sample();
            Cell::both(zh, en)
        }),
    ];
    Table::new("slots", ("可以填的内容", "What can be filled in"), rows, columns).aside()
}
