//! The dictionary from its text, when the program is built: references between kinds expanded, every name folded and
//! indexed, so that no start of the program spends time on it. Writes what `super` takes in as `tables.rs`; and, for the
//! same reason, the built-in rules as `rules.rs`, which `book::rules::built_in` takes in.
#![allow(
    dead_code,
    unreachable_pub,
    clippy::unwrap_used,
    clippy::print_stdout,
    reason = "a build that cannot go on says so, and stops"
)]

#[path = "../header/fold.rs"]
mod fold;
#[path = "../space.rs"]
mod space;

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::{env, fs};

use toml_edit::{Document, Item, Table, Value};

use fold::{fold, is_chinese, words};
use space::is_space;

/// Every kind as the program names it, with its section, in the order of `Kind::ALL`.
const KINDS: [(&str, &str); 12] = [
    ("Purchases", "purchase"),
    ("Callbacks", "callback"),
    ("Complaints", "complaint"),
    ("Register", "register"),
    ("Members", "member"),
    ("Survey", "survey"),
    ("Items", "items"),
    ("Staff", "staff"),
    ("Orders", "orders"),
    ("Vouchers", "vouchers"),
    ("Measures", "measures"),
    ("Inspections", "inspection"),
];

/// The three ways to name a member, in order of trust.
const IDENTITY: [&str; 3] = ["card_no", "phone", "name"];

/// Columns that name a member without saying by what.
const MEMBER: &str = "member";

const ALIASES: &str = "src/read/aliases.toml";

const RULES: &str = "src/book/rules/default.toml";

fn main() {
    for source in [ALIASES, RULES, "src/read/dictionary/build.rs", "src/read/header/fold.rs", "src/read/space.rs"] {
        println!("cargo::rerun-if-changed={source}");
    }
    let text = fs::read_to_string(ALIASES).unwrap();
    let tables = tables(Document::parse(text.as_str()).unwrap().as_table());
    let folder = env::var("OUT_DIR").unwrap();
    fs::write(format!("{folder}/tables.rs"), tables).unwrap();
    let rules = Document::parse(fs::read_to_string(RULES).unwrap()).unwrap().into_table();
    let rules = built(&Item::Table(rules).into_value().unwrap());
    fs::write(format!("{folder}/rules.rs"), format!("pub(super) static BUILT_IN: Built = {rules};")).unwrap();
}

/// A value of the rules as the program writes it.
fn built(value: &Value) -> String {
    let all = |values: Vec<String>| values.join(", ");
    match value {
        Value::String(text) => format!("Built::Text({:?})", text.value()),
        Value::Integer(whole) => format!("Built::Whole({})", whole.value()),
        Value::Float(real) => format!("Built::Real({:?})", real.value()),
        Value::Array(values) => format!("Built::List(&[{}])", all(values.iter().map(built).collect())),
        Value::InlineTable(table) => {
            let entries = table.iter().map(|(key, value)| format!("({key:?}, {})", built(value)));
            format!("Built::Table(&[{}])", all(entries.collect()))
        }
        Value::Boolean(_) | Value::Datetime(_) => panic!("no rule has such a value yet: {value}"),
    }
}

/// A field with the headers it is known by.
struct Field {
    name: String,
    names: Vec<String>,
}

/// What a name means in one kind of sheet.
struct Sense {
    kind: &'static str,
    field: String,
    rank: usize,
    when: &'static str,
}

/// Names with what they mean, in the order in which kinds are preferred.
type Index = BTreeMap<String, Vec<Sense>>;

fn tables(document: &Table) -> String {
    let identity = texts(table(document, "words"), "identity");
    let (mut fields, mut whole, mut runs) = (String::new(), Index::new(), Index::new());
    for (kind, section) in KINDS {
        let mut of_kind = fields_of(document, section, &identity);
        let mut index = |fields: &[Field], when| index([&mut whole, &mut runs], kind, fields, when);
        index(&of_kind, "Always");
        if section == MEMBER {
            index(&plain(table(document, "undated")), "Undated");
            let each = plain(table(document, "each"));
            index(&each, "Each");
            of_kind.extend(each);
            of_kind.push(Field { name: "points_rate".to_owned(), names: Vec::new() });
        }
        let of_kind: Vec<String> = of_kind
            .iter()
            .map(|field| format!("Field {{ name: {:?}, names: &{:?} }}", field.name, field.names))
            .collect();
        writeln!(fields, "(Kind::{kind}, &[{}]),", of_kind.join(", ")).unwrap();
    }
    format!(
        "static FIELDS: &[(Kind, &[Field])] = &[{fields}];\nstatic WHOLE: &[(&str, &[Sense])] = &[{}];\nstatic RUNS: &[(&str, \
         &[Sense])] = &[{}];\nconst WORDS: Words = {};",
        senses(&whole),
        senses(&runs),
        word_lists(document, &identity)
    )
}

fn table<'a>(document: &'a Table, key: &str) -> &'a Table {
    document.get(key).and_then(|item| item.as_table()).unwrap()
}

fn texts(table: &Table, key: &str) -> Vec<String> {
    let array = table.get(key).and_then(|item| item.as_array());
    array.into_iter().flatten().map(|value| value.as_str().unwrap().to_owned()).collect()
}

fn folded(names: &[String]) -> Vec<String> {
    names.iter().map(|name| fold(name)).collect()
}

fn plain(table: &Table) -> Vec<Field> {
    table.iter().map(|(key, _)| Field { name: key.to_owned(), names: texts(table, key) }).collect()
}

fn fields_of(document: &Table, section: &str, identity: &[String]) -> Vec<Field> {
    let mut fields: Vec<Field> = Vec::new();
    for (key, _) in table(document, section) {
        let entries = texts(table(document, section), key);
        if key == MEMBER {
            add_member(document, &mut fields, &entries, identity);
        } else {
            add(&mut fields, key, expanded(document, &entries));
        }
    }
    if section == MEMBER {
        add(&mut fields, MEMBER, identity.to_vec());
    }
    for field in fields.iter_mut().filter(|field| IDENTITY.contains(&field.name.as_str())) {
        field.names.retain(|name| !identity.contains(name));
    }
    fields
}

/// Adds names to a field, the field first where it is new.
fn add(fields: &mut Vec<Field>, key: &str, names: Vec<String>) {
    let at = fields.iter().position(|field| field.name == key).unwrap_or_else(|| {
        fields.push(Field { name: key.to_owned(), names: Vec::new() });
        fields.len() - 1
    });
    for name in names {
        if !fields[at].names.contains(&name) {
            fields[at].names.push(name);
        }
    }
}

/// `=M`: card number, phone and name each as their own field; what remains names a member in some way.
fn add_member(document: &Table, fields: &mut Vec<Field>, entries: &[String], identity: &[String]) {
    let members = table(document, MEMBER);
    for key in IDENTITY {
        add(fields, key, texts(members, key));
    }
    let known = |name: &String| IDENTITY.iter().any(|key| texts(members, key).contains(name));
    let literal = entries.iter().filter(|entry| !entry.starts_with('=') && !known(entry));
    add(fields, MEMBER, literal.chain(identity).cloned().collect());
}

/// `=M.x` and `=P.x` replaced by the names they stand for.
fn expanded(document: &Table, entries: &[String]) -> Vec<String> {
    let mut names = Vec::new();
    for entry in entries {
        let other = entry.strip_prefix("=M.").map(|key| (MEMBER, key));
        match other.or_else(|| entry.strip_prefix("=P.").map(|key| ("purchase", key))) {
            Some((section, key)) => names.extend(expanded(document, &texts(table(document, section), key))),
            None => names.push(entry.clone()),
        }
    }
    names
}

fn index([whole, runs]: [&mut Index; 2], kind: &'static str, fields: &[Field], when: &'static str) {
    for field in fields {
        for (rank, name) in field.names.iter().enumerate() {
            let sense = || Sense { kind, field: field.name.clone(), rank, when };
            let folded = fold(name);
            // Only Latin headers are looked through for runs of words.
            let run = if is_chinese(&folded) { Vec::new() } else { words(name) };
            if !run.is_empty() && run.concat() == folded {
                put(runs, run.join(" "), sense());
            }
            put(whole, folded, sense());
        }
    }
}

fn put(names: &mut Index, key: String, sense: Sense) {
    let senses = names.entry(key).or_default();
    if !senses.iter().any(|known| (known.kind, &known.field, known.when) == (sense.kind, &sense.field, sense.when)) {
        senses.push(sense);
    }
}

/// Names in their order, so that one is found by halving.
fn senses(names: &Index) -> String {
    let mut written = String::new();
    for (name, senses) in names {
        let kinds: BTreeSet<&str> = senses.iter().filter(|s| s.when == "Always").map(|s| s.kind).collect();
        write!(written, "({name:?}, &[").unwrap();
        for Sense { kind, field, rank, when } in senses {
            let alone = *when == "Always" && kinds.len() == 1;
            let sense =
                format!("kind: Kind::{kind}, field: {field:?}, rank: {rank}, alone: {alone}, when: When::{when}");
            write!(written, "Sense {{ {sense} }}, ").unwrap();
        }
        written += "]),\n";
    }
    written
}

fn word_lists(document: &Table, identity: &[String]) -> String {
    let words = table(document, "words");
    let mut written = "Words { ".to_owned();
    let mut generic = folded(&texts(words, "generic"));
    generic.extend(folded(identity));
    write!(written, "generic: &{generic:?}, ").unwrap();
    for key in ["units", "many"] {
        write!(written, "{key}: &{:?}, ", texts(words, key)).unwrap();
    }
    for key in ["never_contained", "paid", "ordered", "dates", "bare_amount"] {
        write!(written, "{key}: &{:?}, ", folded(&texts(words, key))).unwrap();
    }
    let (sheets, cards) = (table(document, "sheets"), table(document, "cards"));
    let of = |(kind, key): (&str, &str)| format!("(Kind::{kind}, &{:?})", folded(&texts(sheets, key)));
    let tier = |tier: &str| format!("(Tier::{tier}, &{:?})", folded(&texts(cards, tier)));
    write!(written, "sheets: &[{}], ", KINDS.map(of).join(", ")).unwrap();
    write!(written, "cards: &[{}] }}", ["A", "B", "C"].map(tier).join(", ")).unwrap();
    written
}
