//! Everything that is wrong with a `shop.toml`, each with its line, its key, what stands there and what may stand there.

mod search;
#[cfg(test)]
mod tests;
mod words;

use toml_edit::{Document, Item, TomlError, Value};

use self::search::{Search, line, line_of};
use super::{RuleBook, RulesError};

/// What is shown of a value, in characters.
const SHOWN: usize = 60;

/// Everything that is wrong with a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Faults(pub Vec<Fault>);

/// What is wrong with one place of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// The line, counted from 1.
    pub line: Option<usize>,
    /// What stands there: `key = value`, blank where the error says it.
    pub found: String,
    /// What is wrong.
    pub error: RulesError,
    /// What is built in, as an example.
    pub like: Option<String>,
}

impl Fault {
    /// One that says by itself what it is about.
    const fn of(error: RulesError) -> Self {
        Self { line: None, found: String::new(), error, like: None }
    }
}

impl Faults {
    /// A line of text for each, behind where it was written: the name of a file, an option.
    pub fn behind(&self, name: &str) -> String {
        let line = |fault: &Fault| match fault.line {
            Some(line) => format!("{name}:{line}: {fault}"),
            None => format!("{name}: {fault}"),
        };
        self.0.iter().map(line).collect::<Vec<_>>().join("\n")
    }
}

impl RuleBook {
    /// Lays a shop's file over the rules in force, and looks whether they then can be used.
    ///
    /// # Errors
    /// All that is wrong: a text that is not TOML; no `schema = 1`; keys that do not exist; values that their keys cannot have.
    pub fn lay_file(&mut self, text: &str) -> Result<(), Faults> {
        let lines = Document::parse(text).map_err(|error| Faults(vec![not_toml(text, &error)]))?;
        let mut shop = lines.clone().into_mut();
        let mut errors = match shop.remove("schema") {
            None => vec![RulesError::NoSchema],
            Some(found) if found.as_integer() == Some(1) => Vec::new(),
            Some(found) => vec![RulesError::Schema(shown(&found))],
        };
        let before = self.unread();
        errors.extend(self.lay(shop.clone()));
        let at_its_key = |error| Fault { line: line(&lines, error_path(&error)), ..Fault::of(error) };
        let mut faults: Vec<Fault> = errors.into_iter().map(at_its_key).collect();
        if let Err(error) = self.check() {
            let values = Search::new(before, &lines).values(shop.as_table());
            // Where each value is fine by itself, they are wrong together.
            faults.extend(if values.is_empty() { vec![Fault::of(error)] } else { values });
        }
        faults.sort_by_key(|fault| fault.line);
        if faults.is_empty() { Ok(()) } else { Err(Faults(faults)) }
    }

    /// Changes one value, written `tiers.gold.single=2500`, and looks whether the rules then can be used.
    ///
    /// # Errors
    /// As [`Self::set`]; a value that its key cannot have.
    pub fn set_checked(&mut self, pair: &str) -> Result<(), Faults> {
        let fault = |error, like| Faults(vec![Fault { like, ..Fault::of(error) }]);
        let key: Vec<&str> = pair.split('=').next().unwrap_or_default().trim().split('.').collect();
        let before = self.unread();
        self.set(pair).map_err(|error| fault(error, None))?;
        self.check().map_err(|error| fault(error, before.written(&key)))
    }
}

/// The key that an error names, where it names one.
fn error_path(error: &RulesError) -> &str {
    match error {
        RulesError::UnknownKey(key, _) => key,
        RulesError::Schema(_) => "schema",
        _ => "",
    }
}

/// A value as it is written, on one line and not too long.
fn shown(item: &Item) -> String {
    let mut value = item.as_value().cloned();
    if let Some(decor) = value.as_mut().map(Value::decor_mut) {
        decor.clear();
    }
    let text = value.map_or_else(|| item.to_string(), |value| value.to_string());
    let line: Vec<&str> = text.split_whitespace().collect();
    let line = line.join(" ");
    if line.chars().count() > SHOWN { format!("{}…", line.chars().take(SHOWN).collect::<String>()) } else { line }
}

fn not_toml(text: &str, error: &TomlError) -> Fault {
    let line = error.span().map(|span| line_of(text, span.start));
    let stands = line.and_then(|line| text.lines().nth(line - 1)).unwrap_or_default().trim();
    let error = RulesError::NotToml(error.message().lines().collect::<Vec<_>>().join("; "));
    Fault { line, found: stands.chars().take(SHOWN).collect(), error, like: None }
}
