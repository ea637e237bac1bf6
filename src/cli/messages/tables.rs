//! The tables of `messages`.

use super::said::Row;
use crate::book::message::Slot;
use crate::book::rules::Rules;
use crate::report::letter::fallbacks;
use crate::table::{Cell, Code, Table, column};

/// The wordings, filled.
pub(super) fn messages<'a>(rows: Vec<Row>) -> Table<'a> {
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
        column("fallbacks", ("没有内容的", "Fallbacks"), |row: &Row| fallbacks(&row.filled)),
        column("phrases", ("顾客不爱听", "Taken badly"), |row: &Row| Cell::text(row.phrases.clone())),
        column("text", ("内容", "Text"), |row: &Row| Cell::text(row.filled.text.clone())),
    ];
    Table::new("messages", ("对顾客说的话", "Messages"), rows, columns)
}

/// A slot and its fallback in Chinese and English.
type Stated = (Slot, (String, String));

/// What can be put into a wording.
pub(super) fn slots<'a>(rules: &Rules) -> Table<'a> {
    let fallback = |slot: Slot| {
        let both = rules.messages.fallback.get(slot.key());
        (slot, both.map(|both| (both.zh.clone(), both.en.clone())).unwrap_or_default())
    };
    let rows: Vec<Stated> = Slot::ALL.iter().map(|&slot| fallback(slot)).collect();
    let columns = vec![
        column("slot", ("英文名", "Slot"), |(slot, _): &Stated| Cell::text(slot.key())),
        column("chinese", ("中文名", "Chinese name"), |(slot, _): &Stated| Cell::text(slot.chinese())),
        column("means", ("填什么", "Stands for"), |(slot, _): &Stated| {
            let (zh, en) = slot.words();
            Cell::both(zh, en)
        }),
        column("fallback", ("没有时写", "Without a value"), |(_, (zh, en)): &Stated| {
            Cell::both(zh.clone(), en.clone())
        }),
        column("sample", ("例", "Sample"), |(slot, _): &Stated| {
            let (zh, en) = slot.sample();
            Cell::both(zh, en)
        }),
    ];
    Table::new("slots", ("可以填的内容", "What can be filled in"), rows, columns).aside()
}
