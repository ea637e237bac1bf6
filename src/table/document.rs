//! A report, and all that belongs to it on paper.

use std::collections::{BTreeMap, BTreeSet};

use super::{Lang, Table, Words};

/// How a workbook holds the tables of a report.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Binding {
    /// A cover, a sheet for each table, one for the problems.
    #[default]
    Sheets,
    /// A cover, and the tables under one another on one sheet, to be read and printed as a whole.
    OneSheet,
    /// To be printed and handed round: the first table with those below it and the first charts, then a sheet for each of
    /// the others with those below it, and last what a cover says of files, definitions and rules.
    Pack,
}

/// What a report command answers: its tables, the first the main one, and what should be said beside them.
pub struct Report<'a> {
    /// The command's name.
    pub name: &'static str,
    /// What people read above it.
    pub title: Words,
    /// The tables.
    pub tables: Vec<Table<'a>>,
    /// What a reader must know to read the figures right.
    pub notes: Vec<Words>,
    /// Whether its lists are for calling, so that a written file shows phone numbers in full.
    pub for_calling: bool,
    /// How a workbook holds its tables.
    pub binding: Binding,
    /// The last day of the week that it speaks for, where that is not the week of the as-of date.
    pub week: Option<chrono::NaiveDate>,
    /// The words of the commands whose tables it shows; their definitions are part of its own.
    pub parts: &'static [&'static [&'static str]],
    /// The key of the column by whose values a workbook has a sheet each.
    pub split: Option<String>,
}

impl<'a> Report<'a> {
    /// A report with these tables and no notes.
    pub fn new(name: &'static str, title: (&'static str, &'static str), tables: Vec<Table<'a>>) -> Self {
        Self {
            name,
            title: title.into(),
            tables,
            notes: Vec::new(),
            for_calling: false,
            binding: Binding::default(),
            week: None,
            parts: &[],
            split: None,
        }
    }

    /// Adds a note.
    pub fn note(&mut self, words: impl Into<Words>) {
        self.notes.push(words.into());
    }
}

/// A report with everything that belongs to it on paper: what it speaks for, from what, by which rules.
pub struct Document<'a> {
    /// The report itself.
    pub report: Report<'a>,
    /// The day it speaks for.
    pub as_of: chrono::NaiveDate,
    /// The language it is written in.
    pub lang: Lang,
    /// The files and sheets read, with their rows.
    pub sources: Table<'a>,
    /// The rules in force: dotted key and value.
    pub rules: Vec<(String, String)>,
    /// The keys of those that the shop changed.
    pub changed_rules: BTreeSet<String>,
    /// Where rows and money went.
    pub balance: Table<'a>,
    /// What each figure means, in the order of the tables.
    pub definitions: Vec<Words>,
    /// What was wrong with the input.
    pub problems: Table<'a>,
    /// How personal data is shown.
    pub privacy: Privacy,
}

/// How personal data is shown.
#[derive(Debug, Clone)]
pub struct Privacy {
    /// What is shown of a phone number.
    pub phone: fn(&str) -> String,
    /// What follows the masks of member keys that would else look the same: full number → `-1`, `-2`.
    pub suffixes: BTreeMap<String, String>,
}

impl Privacy {
    /// What is shown of a member's key that is a phone number.
    pub fn key(&self, number: &str) -> String {
        let suffix = self.suffixes.get(number).map_or("", String::as_str);
        match number.split_once('/') {
            // A phone that is several members' key has a name behind it.
            Some((phone, name)) => format!("{}/{name}{suffix}", (self.phone)(phone)),
            None => (self.phone)(number) + suffix,
        }
    }
}
