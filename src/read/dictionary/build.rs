//! The dictionary from its text: references between kinds expanded, every name indexed.

use std::collections::{BTreeMap, BTreeSet};

use hashbrown::HashMap;

use toml_edit::{Document, Table};

use super::{Dictionary, Field, Sense, When, Words};
use crate::book::Kind;
use crate::read::header::{fold, is_chinese, words};

/// The three ways to name a member, in order of trust.
const IDENTITY: [&str; 3] = ["card_no", "phone", "name"];

pub(super) fn build(text: &str) -> Option<Dictionary> {
    let parsed = Document::parse(text).ok()?;
    let document = parsed.as_table();
    let words = Words::of(document)?;
    let mut built = Dictionary { fields: BTreeMap::new(), whole: HashMap::new(), runs: HashMap::new(), words };
    let mut forms = Forms::default();
    for kind in Kind::ALL {
        let mut fields = fields_of(document, kind, &built.words.identity)?;
        index(&mut built, &mut forms, kind, &fields, When::Always);
        if kind == Kind::Members {
            index(&mut built, &mut forms, kind, &plain(table(document, "undated")?), When::Undated);
            let each = plain(table(document, "each")?);
            index(&mut built, &mut forms, kind, &each, When::Each);
            fields.extend(each);
            fields.push(Field { name: "points_rate", names: Vec::new() });
        }
        built.fields.insert(kind, fields);
    }
    mark_alone(&mut built.whole);
    mark_alone(&mut built.runs);
    Some(built)
}

fn table<'a>(document: &'a Table, key: &str) -> Option<&'a Table> {
    document.get(key)?.as_table()
}

pub(super) fn texts(table: &Table, key: &str) -> Vec<String> {
    let array = table.get(key).and_then(|item| item.as_array());
    array.into_iter().flatten().filter_map(|value| value.as_str().map(str::to_owned)).collect()
}

fn plain(table: &Table) -> Vec<Field> {
    table.iter().map(|(key, _)| Field { name: kept(key), names: texts(table, key) }).collect()
}

/// Field names live as long as the program, so that every layout can name them without a copy.
fn kept(name: &str) -> &'static str {
    name.to_owned().leak()
}

fn fields_of(document: &Table, kind: Kind, identity: &[String]) -> Option<Vec<Field>> {
    let section = table(document, kind.key())?;
    let mut fields: Vec<Field> = Vec::new();
    for (key, _) in section {
        let entries = texts(section, key);
        if key == Dictionary::MEMBER {
            add_member(document, &mut fields, &entries, identity)?;
        } else {
            add(&mut fields, key, expanded(document, &entries)?);
        }
    }
    if kind == Kind::Members {
        add(&mut fields, Dictionary::MEMBER, identity.to_vec());
    }
    for field in fields.iter_mut().filter(|field| IDENTITY.contains(&field.name)) {
        field.names.retain(|name| !identity.contains(name));
    }
    Some(fields)
}

/// Adds names to a field, the field first where it is new.
fn add(fields: &mut Vec<Field>, key: &str, names: Vec<String>) {
    let at = fields.iter().position(|field| field.name == key).unwrap_or_else(|| {
        fields.push(Field { name: kept(key), names: Vec::new() });
        fields.len() - 1
    });
    for name in names {
        if !fields[at].names.contains(&name) {
            fields[at].names.push(name);
        }
    }
}

/// `=M`: card number, phone and name each as their own field; what remains names a member in some way.
fn add_member(document: &Table, fields: &mut Vec<Field>, entries: &[String], identity: &[String]) -> Option<()> {
    let members = table(document, Kind::Members.key())?;
    for key in IDENTITY {
        add(fields, key, texts(members, key));
    }
    let known = |name: &String| IDENTITY.iter().any(|key| texts(members, key).contains(name));
    let literal = entries.iter().filter(|entry| !entry.starts_with('=') && !known(entry));
    let names = literal.chain(identity).cloned().collect();
    add(fields, Dictionary::MEMBER, names);
    Some(())
}

/// `=M.x` and `=P.x` replaced by the names they stand for.
fn expanded(document: &Table, entries: &[String]) -> Option<Vec<String>> {
    let mut names = Vec::new();
    for entry in entries {
        let other = entry.strip_prefix("=M.").map(|key| (Kind::Members, key));
        match other.or_else(|| entry.strip_prefix("=P.").map(|key| (Kind::Purchases, key))) {
            Some((kind, key)) => names.extend(expanded(document, &texts(table(document, kind.key())?, key))?),
            None => names.push(entry.clone()),
        }
    }
    Some(names)
}

/// The forms in which names are compared, by name: the same ones stand in sheets of most kinds.
type Forms = HashMap<String, (String, Option<String>)>;

/// A name folded, and as a run of words: only Latin headers are looked through for those.
fn forms(name: &str) -> (String, Option<String>) {
    let folded = fold(name);
    let run = if is_chinese(&folded) { Vec::new() } else { words(name) };
    let run = (!run.is_empty() && run.concat() == folded).then(|| run.join(" "));
    (folded, run)
}

fn index(built: &mut Dictionary, known: &mut Forms, kind: Kind, fields: &[Field], when: When) {
    for field in fields {
        for (rank, name) in field.names.iter().enumerate() {
            let sense = Sense { kind, field: field.name, rank, alone: false, when };
            let (folded, run) = known.entry_ref(name.as_str()).or_insert_with(|| forms(name));
            if let Some(run) = run {
                put(&mut built.runs, run, sense);
            }
            put(&mut built.whole, folded, sense);
        }
    }
}

fn put(names: &mut HashMap<String, Vec<Sense>>, key: &str, sense: Sense) {
    let senses = names.entry_ref(key).or_default();
    if !senses.iter().any(|known| (known.kind, known.field, known.when) == (sense.kind, sense.field, sense.when)) {
        senses.push(sense);
    }
}

fn mark_alone(names: &mut HashMap<String, Vec<Sense>>) {
    for senses in names.values_mut() {
        let kinds: BTreeSet<Kind> = senses.iter().filter(|s| s.when == When::Always).map(|s| s.kind).collect();
        for sense in senses.iter_mut() {
            sense.alone = sense.when == When::Always && kinds.len() == 1;
        }
    }
}
