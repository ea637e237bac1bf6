//! What is said of a fault.

use std::fmt;

use super::super::RulesError;
use super::Fault;

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
