//! Which of a file's values the rules cannot have, and in which lines they stand.

use toml_edit::{ArrayOfTables, Document, DocumentMut, Item, Table};

use super::super::{RuleBook, RulesError};
use super::{Fault, shown};

/// The search for the values that the rules cannot have: what cannot stand among the rules before by itself.
pub(super) struct Search<'a> {
    before: RuleBook,
    lines: &'a Document<&'a str>,
}

impl<'a> Search<'a> {
    pub(super) fn new(before: RuleBook, lines: &'a Document<&'a str>) -> Self {
        Self { before, lines }
    }

    /// Those of a file, each as deep as it can be told from its neighbours.
    pub(super) fn values(&self, shop: &Table) -> Vec<Fault> {
        shop.iter().flat_map(|(key, item)| self.below(&[key], item)).collect()
    }

    fn below(&self, path: &[&str], item: &Item) -> Vec<Fault> {
        let Some(error) = self.alone(path, item) else { return Vec::new() };
        let parts: Vec<Fault> = if let Some(table) = item.as_table_like() {
            table.iter().flat_map(|(key, item)| self.below(&[path, &[key]].concat(), item)).collect()
        } else if let Some(tables) = item.as_array_of_tables() {
            (0..tables.len()).filter_map(|index| self.one_of(path, tables, index)).collect()
        } else {
            Vec::new()
        };
        if parts.is_empty() { vec![self.fault(path, item, error)] } else { parts }
    }

    /// What is wrong with a value that has no parts, or none that is wrong by itself.
    fn fault(&self, path: &[&str], item: &Item, error: RulesError) -> Fault {
        let key = path.join(".");
        let found = match (&error, item.as_value()) {
            (RulesError::BadValue(_), Some(_)) => format!("{key} = {}", shown(item)),
            (RulesError::BadValue(_), None) => key.clone(),
            // The others name their key themselves.
            _ => String::new(),
        };
        Fault { line: line(self.lines, &key), found, error, like: self.before.written(path) }
    }

    /// What is wrong with one of several tables of the same name.
    fn one_of(&self, path: &[&str], tables: &ArrayOfTables, index: usize) -> Option<Fault> {
        let one = tables.get(index).cloned().into_iter().collect();
        let error = self.alone(path, &Item::ArrayOfTables(one))?;
        let found = format!("[[{}]] {}", path.join("."), index + 1);
        let there = path.iter().try_fold(self.lines.as_item(), |item, part| item.get(part));
        let span = there.and_then(Item::as_array_of_tables).and_then(|tables| tables.get(index)?.span());
        Some(Fault { line: span.map(|span| line_of(self.lines.raw(), span.start)), found, ..Fault::of(error) })
    }

    /// What is wrong where nothing but this is laid over the rules before.
    fn alone(&self, path: &[&str], item: &Item) -> Option<RulesError> {
        let mut shop = DocumentMut::new();
        let mut at = shop.as_item_mut();
        for part in path {
            at = &mut at[*part];
        }
        *at = item.clone();
        let mut book = self.before.clone();
        book.lay(shop);
        book.rules().err()
    }
}

/// The line in which a key stands.
pub(super) fn line(lines: &Document<&str>, path: &str) -> Option<usize> {
    let (mut table, mut line) = (lines.as_table() as &dyn toml_edit::TableLike, None);
    let mut rest = path;
    while !rest.is_empty() {
        // A key may hold full stops itself, if it stands in quotes.
        let behind = |key: &str| rest.strip_prefix(key).filter(|rest| rest.is_empty() || rest.starts_with('.'));
        let found =
            table.iter().filter_map(|(key, item)| Some((key, behind(key)?, item))).max_by_key(|found| found.0.len());
        let Some((key, behind, item)) = found else { break };
        let span = table.key(key).and_then(toml_edit::Key::span).or_else(|| item.span());
        line = span.map(|span| line_of(lines.raw(), span.start)).or(line);
        rest = behind.trim_start_matches('.');
        match item.as_table_like() {
            Some(below) => table = below,
            None => break,
        }
    }
    line
}

pub(super) fn line_of(text: &str, byte: usize) -> usize {
    1 + text.bytes().take(byte).filter(|&byte| byte == b'\n').count()
}
