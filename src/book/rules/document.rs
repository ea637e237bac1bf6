//! `shop.toml` as a document: layered over the defaults, changed by `--set`, printed with its comments.

use std::collections::BTreeSet;
use std::fmt;

use toml_edit::{DocumentMut, Item, Table, TableLike, Value};

use super::built_in::{BUILT_IN, Built};
use super::in_force::in_force;
use super::{MessageError, Rules, tags};
use crate::book::message::Message;

const DEFAULT: &str = include_str!("default.toml");

/// Tables whose keys are the shop's own, so that any key is right.
const OPEN: [&str; 5] = ["columns", "benefits", "promotion.targets", "supervision.targets", "tags"];

/// The defaults with the shop's changes in place.
///
/// The built-in file is read only where it is shown with its comments: its values are part of the program, and most
/// runs show no rules.
#[derive(Debug, Clone, Default)]
pub struct RuleBook {
    /// What was laid over the built-in file, the last on top.
    over: Vec<DocumentMut>,
    /// The sections that it touches, with what came of it; the others are as built in.
    sections: Table,
    /// The rules that the values came to, where that was looked at already.
    checked: Option<Rules>,
}

/// What is wrong with a `shop.toml` or a `--set`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RulesError {
    /// The file is not TOML; where and why.
    NotToml(String),
    /// A key that does not exist, and the nearest that does.
    UnknownKey(String, Option<String>),
    /// A value that its key cannot have.
    BadValue(String),
    /// A `--set` that is not `key=value`.
    NotAPair(String),
    /// The version of the file's layout, as written, is not the one this program reads.
    Schema(String),
    /// The file does not say which version of the layout it has.
    NoSchema,
    /// A wording of a message that cannot be used.
    Message(MessageError),
    /// A tag, a segment that it asks for and that there is not, and the nearest that there is.
    Segment(String, String, String),
}

impl fmt::Display for RulesError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotToml(why) => write!(f, "不是 TOML / not TOML: {}", why.trim_end()),
            Self::UnknownKey(key, None) => write!(f, "没有这一项 / unknown key: {key}"),
            Self::UnknownKey(key, Some(near)) => {
                write!(f, "没有这一项 / unknown key: {key}（是不是 / did you mean {near}?）")
            }
            Self::BadValue(why) => write!(f, "值不对 / bad value: {}", why.trim_end()),
            Self::NotAPair(text) => write!(f, "请写成 key=value / write key=value, not {text:?}"),
            Self::Segment(tag, segment, near) => {
                write!(f, "tags.{tag}: 没有这个分群 / no such segment: {segment}（是不是 / did you mean {near}?）")
            }
            Self::Message(error) => write!(f, "{error}"),
            Self::Schema(found) => write!(
                f,
                "schema = {found}：本程序只认 schema = 1，请用新的程序，或用 regulars rules 重写一份 / this program reads schema = 1; \
                 use a newer one, or write the file anew with regulars rules"
            ),
            Self::NoSchema => f.write_str("请在第一行写上 schema = 1 / write schema = 1 in the first line"),
        }
    }
}

impl std::error::Error for RulesError {}

impl RuleBook {
    /// Lays a shop's file over the rules in force.
    ///
    /// # Errors
    /// A text that is not TOML, a key that does not exist, another layout than this program's.
    pub fn lay_over(&mut self, text: &str) -> Result<(), RulesError> {
        let shop: DocumentMut =
            text.parse().map_err(|error: toml_edit::TomlError| RulesError::NotToml(error.to_string()))?;
        match shop.get("schema").filter(|found| found.as_integer() != Some(1)) {
            Some(found) => Err(RulesError::Schema(found.to_string().trim().to_owned())),
            None => self.lay(shop).pop().map_or(Ok(()), Err),
        }
    }

    /// Lays what a file says over the rules in force, as far as its keys are known; gives those that are not.
    pub(super) fn lay(&mut self, shop: DocumentMut) -> Vec<RulesError> {
        for (section, built) in BUILT_IN.entries().iter().filter(|(section, _)| shop.contains_key(section)) {
            self.sections.entry(section).or_insert_with(|| built.item());
        }
        let mut unknown = Vec::new();
        lay(&mut self.sections, shop.as_table(), "", &mut unknown);
        self.over.push(shop);
        self.checked = None;
        unknown
    }

    /// The same rules, with nothing worked out of them yet.
    pub(super) fn unread(&self) -> Self {
        Self { over: self.over.clone(), ..Self::default() }
    }

    /// The commented file.
    fn document(&self) -> DocumentMut {
        #[expect(clippy::unwrap_used, reason = "the built-in file is read by a test")]
        let mut document = DEFAULT.parse().unwrap();
        self.lay_all(&mut document);
        document
    }

    fn lay_all(&self, document: &mut DocumentMut) {
        for shop in &self.over {
            // What is unknown was said when it came.
            lay(document.as_table_mut(), shop.as_table(), "", &mut Vec::new());
        }
    }

    /// What stands at a key, as it is written.
    pub(super) fn written(&self, path: &[&str]) -> Option<String> {
        let document = self.document();
        let item = path.iter().try_fold(document.as_item(), |item, part| item.get(part))?;
        item.as_value().map(|value| value.to_string().trim().to_owned())
    }

    /// Changes one value, written `tiers.gold.single=2500`.
    ///
    /// # Errors
    /// A text that is not `key=value`, a key that does not exist.
    pub fn set(&mut self, pair: &str) -> Result<(), RulesError> {
        let (key, value) = pair.split_once('=').ok_or_else(|| RulesError::NotAPair(pair.to_owned()))?;
        let value = value.trim();
        let typed: Value = value.parse().unwrap_or_else(|_| Value::from(value));
        // 2999.99 is money where the rule is written as text, and a number where it is one; a day is always text.
        let is_other = typed.is_float() || typed.is_datetime();
        let value = if is_other && is_text(key) { Value::from(value) } else { typed };
        let mut shop = DocumentMut::new();
        let mut table: &mut dyn TableLike = shop.as_table_mut();
        let parts: Vec<&str> = key.trim().split('.').collect();
        let (last, parents) = parts.split_last().ok_or_else(|| RulesError::NotAPair(pair.to_owned()))?;
        for part in parents {
            let child = table.entry(part).or_insert_with(toml_edit::table);
            table = child.as_table_like_mut().ok_or_else(|| RulesError::NotAPair(pair.to_owned()))?;
        }
        table.insert(last, Item::Value(value));
        self.lay(shop).pop().map_or(Ok(()), Err)
    }

    /// The rules in force.
    ///
    /// # Errors
    /// A value that its key cannot have, a wording that cannot be used.
    pub fn rules(&self) -> Result<Rules, RulesError> {
        self.checked.clone().map_or_else(|| self.read(), Ok)
    }

    /// Looks whether the rules can be used.
    ///
    /// # Errors
    /// As [`Self::rules`].
    pub(super) fn check(&mut self) -> Result<(), RulesError> {
        self.checked = Some(self.read()?);
        Ok(())
    }

    fn read(&self) -> Result<Rules, RulesError> {
        let rules = in_force(&self.sections).map_err(|error| RulesError::BadValue(error.to_string()))?;
        // The wordings built in can be used: a test checks them.
        if self.sections.contains_key("messages") {
            rules.messages.check().map_err(RulesError::Message)?;
        }
        let segments: Vec<&str> =
            rules.rfm.segments.iter().flat_map(|segment| [&*segment.name, &*segment.zh]).collect();
        for (tag, rule) in &rules.tags {
            if let Some((segment, near)) = tags::unknown_segment(rule, &segments) {
                return Err(RulesError::Segment(tag.clone(), segment.to_owned(), near));
            }
        }
        Ok(rules)
    }

    /// Every value of the sections named, as dotted key and text; and the keys of those that are not as built in.
    pub fn shown(&self, sections: &[&str]) -> (Vec<(String, String)>, BTreeSet<String>) {
        let mut document = Self::default().document();
        let built_in: BTreeSet<_> = entries(&document, sections).into_iter().collect();
        self.lay_all(&mut document);
        let entries = entries(&document, sections);
        let changed = entries.iter().filter(|entry| !built_in.contains(entry)).map(|(key, _)| key.clone()).collect();
        (entries, changed)
    }
}

impl fmt::Display for RuleBook {
    /// The commented file, which reads back unchanged.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.document().fmt(f)
    }
}

/// Whether the built-in rules write this value as text.
fn is_text(key: &str) -> bool {
    let built = key.trim().split('.').try_fold(&BUILT_IN, Built::get);
    matches!(built, Some(Built::Text(_)))
}

fn lay(base: &mut dyn TableLike, over: &dyn TableLike, path: &str, unknown: &mut Vec<RulesError>) {
    for (key, item) in over.iter() {
        let full = if path.is_empty() { key.to_owned() } else { format!("{path}.{key}") };
        if !base.contains_key(key) && !OPEN.contains(&path) && full != "gifts" && !is_of_tier(path, key) {
            // A section that nothing was laid over is not there, and known all the same.
            let sections = if path.is_empty() { BUILT_IN.entries() } else { &[] };
            let names = base.iter().map(|(name, _)| name).chain(sections.iter().map(|(name, _)| *name));
            let near = nearest(key, names).map(|near| full.replace(key, near));
            unknown.push(RulesError::UnknownKey(full, near));
            continue;
        }
        match (base.get_mut(key).and_then(Item::as_table_like_mut), item.as_table_like()) {
            (Some(base), Some(over)) => lay(base, over, &full, unknown),
            _ => replace(base, key, item),
        }
    }
}

/// Whether a key belongs to a tier's own wording of a message: `A` in `[messages.d2]`, `zh` in `[messages.d2.A]`.
fn is_of_tier(path: &str, key: &str) -> bool {
    let Some(path) = path.strip_prefix("messages.") else { return false };
    let (message, tier) = path.split_once('.').map_or((path, None), |(message, tier)| (message, Some(tier)));
    let is_tier = |name: &str| matches!(name, "A" | "B" | "C");
    let fits = tier.map_or_else(|| is_tier(key), |tier| is_tier(tier) && matches!(key, "zh" | "en"));
    fits && Message::ALL.iter().any(|known| known.key() == message)
}

// The new value keeps the comments that stand around the old one.
fn replace(base: &mut dyn TableLike, key: &str, item: &Item) {
    let mut item = item.clone();
    if let (Some(old), Some(new)) = (base.get(key).and_then(Item::as_value), item.as_value_mut()) {
        *new.decor_mut() = old.decor().clone();
    }
    if let Some(slot) = base.get_mut(key) {
        *slot = item;
    } else {
        base.insert(key, item);
    }
}

fn nearest<'a>(key: &str, names: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    const LIKE: f64 = 0.7;
    names
        .map(|name| (strsim::jaro_winkler(key, name), name))
        .filter(|&(likeness, _)| likeness > LIKE)
        .max_by(|a, b| a.0.total_cmp(&b.0))
        .map(|(_, name)| name)
}

fn entries(document: &DocumentMut, sections: &[&str]) -> Vec<(String, String)> {
    let mut entries = Vec::new();
    for (section, item) in document.iter().filter(|(section, _)| sections.contains(section)) {
        flatten(section, item, &mut entries);
    }
    entries
}

fn flatten(path: &str, item: &Item, entries: &mut Vec<(String, String)>) {
    if let Some(table) = item.as_table_like() {
        for (key, item) in table.iter() {
            flatten(&format!("{path}.{key}"), item, entries);
        }
    } else if let Some(tables) = item.as_array_of_tables() {
        for (index, table) in tables.iter().enumerate() {
            let name = table.get("name").or_else(|| table.get("id")).and_then(Item::as_str);
            let name = name.map_or_else(|| (index + 1).to_string(), str::to_owned);
            let values = table.iter().filter(|(key, _)| !matches!(*key, "name" | "id"));
            let values = values.map(|(key, item)| format!("{key} = {}", item.to_string().trim()));
            entries.push((format!("{path}.{name}"), values.collect::<Vec<_>>().join(", ")));
        }
    } else if let Some(value) = item.as_value() {
        let text = value.as_str().map_or_else(|| value.to_string().trim().to_owned(), str::to_owned);
        entries.push((path.to_owned(), text));
    }
}

#[cfg(test)]
mod tests {
    use super::{BUILT_IN, Built, RuleBook, RulesError};
    use crate::book::Money;
    use crate::book::rules::{Keep, Rules, Threshold, Unit};

    #[test]
    fn the_built_in_file_reads_and_has_the_plan_s_thresholds() {
        let rules = RuleBook::default().rules().expect("the defaults");
        assert_eq!(rules.tiers.gold.single, Threshold(Some(Money::yuan(3000))));
        assert_eq!(rules.tiers.silver.total, Threshold(Some(Money::yuan(5000))));
        assert_eq!(rules.tiers.keep, Keep::Forever);
        assert_eq!(rules.rfm.segments.len(), 10);
    }

    #[test]
    fn the_rules_are_those_of_the_commented_file_and_their_wordings_can_be_used() {
        let commented: Rules = toml_edit::de::from_str(super::DEFAULT).expect("the commented file");
        assert_eq!(commented.messages.check(), Ok(()));
        assert_eq!(RuleBook::default().rules(), Ok(commented));
    }

    #[test]
    fn a_section_that_is_touched_keeps_its_other_values() {
        let tables = BUILT_IN.entries().iter().filter(|(_, built)| matches!(built, Built::Table(_)));
        let empty: String = tables.flat_map(|(section, _)| ["[", section, "]\n"]).collect();
        assert!(empty.contains("[messages]"), "{empty}");
        let mut book = RuleBook::default();
        book.lay_over(&empty).expect("sections without values");
        assert_eq!(book.rules(), RuleBook::default().rules());
    }

    #[test]
    fn a_shop_s_file_changes_values_and_the_comments_stay() {
        let mut book = RuleBook::default();
        book.lay_over("schema = 1\n[tiers.gold]\nsingle = 2500\n[columns]\n\"实收款项\" = \"amount\"")
            .expect("a shop's file");
        book.set("purchases.unit=row").expect("a pair");
        book.set("tiers.silver.single=off").expect("a pair");
        book.set("tiers.silver.total=4999.99").expect("a pair");
        book.set("tiers.gold.target_share=0.25").expect("a pair");
        book.set("callbacks.since=2026-03-01").expect("a pair");
        let rules = book.rules().expect("rules");
        assert_eq!(rules.tiers.gold.single, Threshold(Some(Money::yuan(2500))));
        assert_eq!(rules.tiers.silver.single, Threshold(None));
        assert_eq!(rules.tiers.silver.total, Threshold(Some(Money(499_999))));
        assert_eq!(rules.purchases.unit, Unit::Row);
        assert_eq!(rules.columns["实收款项"], "amount");
        assert_eq!(rules.callbacks.since, "2026-03-01");
        let changed: Vec<String> = book.shown(&["tiers", "columns", "points"]).1.into_iter().collect();
        assert_eq!(
            changed,
            [
                "columns.实收款项",
                "tiers.gold.single",
                "tiers.gold.target_share",
                "tiers.silver.single",
                "tiers.silver.total"
            ]
        );
        let printed = book.to_string();
        assert!(printed.contains("一次消费"), "comments are kept");
        let mut again = RuleBook::default();
        again.lay_over(&printed).expect("its own print");
        assert_eq!(again.rules(), Ok(rules));
        assert_eq!(again.to_string(), printed);
    }

    #[test]
    fn unknown_keys_are_errors_with_the_nearest_one() {
        let mut book = RuleBook::default();
        assert_eq!(
            book.lay_over("[tiers.gold]\nsignle = 2500"),
            Err(RulesError::UnknownKey("tiers.gold.signle".into(), Some("tiers.gold.single".into())))
        );
        assert_eq!(book.set("xyz=1"), Err(RulesError::UnknownKey("xyz".into(), None)));
        assert_eq!(book.set("tiers"), Err(RulesError::NotAPair("tiers".into())));
        assert_eq!(book.lay_over("schema = 2"), Err(RulesError::Schema("2".into())));
        book.set("tiers.gold.single=lots").expect("a pair");
        assert!(matches!(book.rules(), Err(RulesError::BadValue(_))));
    }
}
