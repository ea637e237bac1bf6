//! Everything that is wrong with a `shop.toml`, each with its line, its key, what stands there and what may stand there.

use std::fmt;

use toml_edit::{Document, DocumentMut, Item, TomlError, Value};

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
        let shop = lines.clone().into_mut();
        let before = self.clone();
        let mut errors: Vec<RulesError> = match lines.as_table().get("schema") {
            None => vec![RulesError::NoSchema],
            Some(found) if found.as_integer() == Some(1) => Vec::new(),
            Some(found) => vec![RulesError::Schema(shown(found))],
        };
        errors.extend(self.lay(&shop));
        let fault = |error| Fault { line: line(&lines, error_path(&error)), found: String::new(), error, like: None };
        let mut faults: Vec<Fault> = errors.into_iter().map(fault).collect();
        if let Err(error) = self.rules() {
            let search = Search { before, lines: &lines };
            let known = faults.len();
            search.descend(&mut Vec::new(), shop.as_item(), &mut faults);
            if faults.len() == known {
                // Each value is fine by itself.
                faults.push(Fault { line: None, found: String::new(), error, like: None });
            }
        }
        faults.sort_by_key(|fault| fault.line);
        if faults.is_empty() { Ok(()) } else { Err(Faults(faults)) }
    }

    /// Changes one value, written `tiers.gold.single=2500`, and looks whether the rules then can be used.
    ///
    /// # Errors
    /// As [`Self::set`]; a value that its key cannot have.
    pub fn set_checked(&mut self, pair: &str) -> Result<(), Faults> {
        let fault = |error, like| Faults(vec![Fault { line: None, found: String::new(), error, like }]);
        let key: Vec<&str> = pair.split('=').next().unwrap_or_default().trim().split('.').collect();
        let like = self.written(&key);
        self.set(pair).map_err(|error| fault(error, None))?;
        self.rules().map(drop).map_err(|error| fault(error, like))
    }
}

/// The search for the values that the rules cannot have: what cannot stand among the rules before by itself.
struct Search<'a> {
    before: RuleBook,
    lines: &'a Document<&'a str>,
}

impl Search<'_> {
    fn descend(&self, path: &mut Vec<String>, item: &Item, faults: &mut Vec<Fault>) {
        let Some(error) = self.alone(path, item) else { return };
        let known = faults.len();
        if let Some(table) = item.as_table_like() {
            for (key, item) in table.iter() {
                path.push(key.to_owned());
                self.descend(path, item, faults);
                path.pop();
            }
        } else if let Some(tables) = item.as_array_of_tables() {
            for (index, table) in tables.iter().enumerate() {
                let one = Item::ArrayOfTables(std::iter::once(table.clone()).collect());
                if let Some(error) = self.alone(path, &one) {
                    let found = format!("[[{}]] {}", path.join("."), index + 1);
                    let lines = self.at(path).and_then(Item::as_array_of_tables);
                    let span = lines.and_then(|tables| tables.get(index)).and_then(toml_edit::Table::span);
                    faults.push(Fault { line: span.map(|span| self.line(span.start)), found, error, like: None });
                }
            }
        }
        if faults.len() == known {
            let names: Vec<&str> = path.iter().map(String::as_str).collect();
            let key = path.join(".");
            let found = match (&error, item.as_value()) {
                (RulesError::BadValue(_), Some(_)) => format!("{key} = {}", shown(item)),
                (RulesError::BadValue(_), None) => key.clone(),
                // The others name their key themselves.
                _ => String::new(),
            };
            let like = self.before.written(&names);
            faults.push(Fault { line: line(self.lines, &key), found, error, like });
        }
    }

    /// What is wrong where nothing but this is laid over the rules before.
    fn alone(&self, path: &[String], item: &Item) -> Option<RulesError> {
        let mut shop = DocumentMut::new();
        let mut at = shop.as_item_mut();
        for part in path {
            at = &mut at[part.as_str()];
        }
        *at = item.clone();
        let mut book = self.before.clone();
        book.lay(&shop);
        book.rules().err()
    }

    fn at(&self, path: &[String]) -> Option<&Item> {
        path.iter().try_fold(self.lines.as_item(), |item, part| item.get(part.as_str()))
    }

    fn line(&self, byte: usize) -> usize {
        line_of(self.lines.raw(), byte)
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

/// The line in which a key stands.
fn line(lines: &Document<&str>, path: &str) -> Option<usize> {
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

fn line_of(text: &str, byte: usize) -> usize {
    1 + text.bytes().take(byte).filter(|&byte| byte == b'\n').count()
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

/// What a key can be, where the reason why it cannot be something else lists it.
fn choices(why: &str) -> Vec<&str> {
    let after = why.split_once("unknown ").and_then(|(_, why)| why.split_once("expected")).unwrap_or_default().1;
    let choices = after.split('`').skip(1).step_by(2);
    choices.map(|choice| if choice.is_empty() { "\"\"" } else { choice }).collect()
}

/// What sort of value is wanted, in words, where the reason names a type of the program.
fn wanted(why: &str) -> Option<(&'static str, &'static str)> {
    let (_, kind) = why.split_once(", expected ").filter(|_| why.starts_with("invalid "))?;
    Some(match kind {
        "u8" | "u16" | "u32" | "u64" | "usize" => ("整数，0 或以上", "a whole number, 0 or more"),
        "a nonzero usize" => ("整数，1 或以上", "a whole number, 1 or more"),
        "i64" => ("整数", "a whole number"),
        "f64" => ("数字", "a number"),
        "a boolean" => ("true 或 false", "true or false"),
        "a string" => ("引号里的文字", "text in quotes"),
        "a sequence" => ("方括号里的几项", "a list in brackets"),
        _ => return None,
    })
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if !self.found.is_empty() {
            write!(f, "{}: ", self.found)?;
        }
        let why = match &self.error {
            RulesError::BadValue(why) => why.trim(),
            RulesError::NotToml(why) => {
                return write!(
                    f,
                    "不合 TOML 的写法，请看引号、括号、等号是不是英文的、成对的 / not TOML; look whether quotes and brackets are plain \
                     and closed ({why})"
                );
            }
            error => return write!(f, "{error}"),
        };
        let reason = why.lines().next().unwrap_or_default();
        let choices = choices(reason);
        if !choices.is_empty() {
            return write!(f, "只能是 {} / can be {}", choices.join("、"), choices.join(", "));
        }
        let (zh, en) = wanted(reason).map_or(("值不对".to_owned(), reason.to_owned()), |(zh, en)| {
            (format!("要写{zh}"), format!("needs {en}"))
        });
        match &self.like {
            Some(like) => write!(f, "{zh}，例如内置的 {like} / {en}; built in is {like}"),
            None => write!(f, "{zh}，写法见 regulars rules / {en}; see regulars rules"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::RuleBook;

    fn said(text: &str) -> Vec<String> {
        let faults = RuleBook::default().lay_file(text).expect_err(text);
        faults.behind("shop.toml").lines().map(str::to_owned).collect()
    }

    #[test]
    fn a_file_says_which_layout_it_has() {
        assert!(RuleBook::default().lay_file("schema = 1\n").is_ok());
        assert_eq!(said(""), ["shop.toml: 请在第一行写上 schema = 1 / write schema = 1 in the first line"]);
        assert_eq!(said("[tiers.gold]\nsingle = 2500").len(), 1);
        for (text, shown) in [("schema = 2", "2"), ("# 本店\nschema = \"1\"  # x", "\"1\""), ("schema = [1]", "[1]")]
        {
            let said = said(text);
            let line = text.lines().count();
            assert!(said[0].starts_with(&format!("shop.toml:{line}: schema = {shown}：本程序只认")), "{said:?}");
        }
    }

    #[test]
    fn everything_wrong_is_said_at_once_with_its_line() {
        let text = "schema = 1\n\n[tiers.gold]\nsignle = 2500\ntotal = \"lots\"\nwindow_from = 'silvr'\n\n[purchases]\nunit = \"receit\"\n\n\
                    [tiers]\nkeep = \"12\"\nnear = { amount = \"500\", share = \"x\", days = -1 }\n\n[no]\nx = 1\n";
        let said = said(text);
        for (at, begins) in [
            "shop.toml:4: 没有这一项 / unknown key: tiers.gold.signle（是不是 / did you mean tiers.gold.single?）",
            "shop.toml:5: tiers.gold.total = \"lots\": 值不对，例如内置的 \"10000\" / ",
            "shop.toml:6: tiers.gold.window_from = 'silvr': 只能是 any、silver、first / can be any, silver, first",
            "shop.toml:9: purchases.unit = \"receit\": 只能是 receipt、day、row / can be receipt, day, row",
            "shop.toml:12: tiers.keep = \"12\": 值不对，例如内置的 \"forever\" / \"12\" is neither \"forever\" nor \"12 months\"",
            "shop.toml:13: tiers.near.share = \"x\": 要写数字，例如内置的 0.1 / needs a number; built in is 0.1",
            "shop.toml:13: tiers.near.days = -1: 要写整数，0 或以上，例如内置的 60 / needs a whole number, 0 or more; built in is 60",
            "shop.toml:15: 没有这一项 / unknown key: no",
        ]
        .iter()
        .enumerate()
        {
            assert!(said.get(at).is_some_and(|line| line.starts_with(begins)), "{begins}\n{said:#?}");
        }
        assert_eq!(said.len(), 8);
    }

    #[test]
    fn sorts_of_values_are_named_in_words() {
        let text = "schema = 1\nlang = \"chinese\"\n[backup]\nkeep = 0\ninto = 1\n[promotion]\nsizes = \"XL\"\n";
        let expected = [
            "shop.toml:2: lang = \"chinese\": 只能是 \"\"、zh、en / can be \"\", zh, en",
            "shop.toml:4: backup.keep = 0: 要写整数，1 或以上，例如内置的 12 / needs a whole number, 1 or more; built in is 12",
            "shop.toml:5: backup.into = 1: 要写引号里的文字，例如内置的 \"备份\" / needs text in quotes; built in is \"备份\"",
            "shop.toml:7: promotion.sizes = \"XL\": 要写方括号里的几项，例如内置的 [] / needs a list in brackets; built in is []",
        ];
        assert_eq!(said(text), expected);
    }

    #[test]
    fn one_of_a_list_is_told_by_its_number_and_line() {
        let text =
            "schema = 1\n[[gifts]]\nname = \"领带夹\"\npoints = 500\n\n[[gifts]]\nname = \"皮带\"\npoints = \"many\"\n";
        let said = said(text);
        assert_eq!(said.len(), 1, "{said:#?}");
        assert!(said[0].starts_with("shop.toml:6: [[gifts]] 2: 要写整数，写法见"), "{said:#?}");
    }

    #[test]
    fn what_is_not_toml_is_told_by_the_line_as_it_stands() {
        for (text, begins) in [
            ("schema = 1\nlang = “zh”\n", "shop.toml:2: lang = “zh”: 不合 TOML"),
            ("schema = 1\n[tiers.gold\nsingle = 1\n", "shop.toml:2: [tiers.gold: 不合 TOML"),
            ("schema = 1\nlang = \"zh\"\nlang = \"en\"\n", "shop.toml:3: lang = \"en\": 不合 TOML"),
        ] {
            let said = said(text);
            assert!(said.len() == 1 && said[0].starts_with(begins), "{said:#?}");
        }
    }

    #[test]
    fn values_that_only_together_are_wrong_are_said_without_a_line() {
        let text = "schema = 1\n[tags]\n\"大客户\" = \"segment = Nobody\"\n";
        assert!(said(text)[0].contains("no such segment"), "{:?}", said(text));
    }

    #[test]
    fn a_value_for_one_run_is_told_in_the_same_words() {
        let mut book = RuleBook::default();
        let said = book.set_checked("tiers.gold.single=lots").expect_err("no amount").behind("--set");
        assert!(said.starts_with("--set: 值不对，例如内置的 \"3000\" / "), "{said}");
        let mut book = RuleBook::default();
        let said = book.set_checked("purchases.unit=reciept").expect_err("no unit").behind("--set");
        assert_eq!(said, "--set: 只能是 receipt、day、row / can be receipt, day, row");
    }
}
