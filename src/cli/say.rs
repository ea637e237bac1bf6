//! What goes to standard error.

use std::io::{self, Write};

use crate::book::{Book, Severity};
use crate::table::{Lang, Words};

/// One line on standard error, in the language of the result.
pub(super) fn line(lang: Lang, words: &(String, String)) {
    text(Words::from(words.clone()).get(lang));
}

/// One line on standard error as it is.
pub(super) fn text(text: &str) {
    // Nobody may be listening; the result does not depend on it.
    let _ = writeln!(io::stderr().lock(), "{text}");
}

/// `1 place`, `2 places`.
pub(super) fn places(count: usize) -> String {
    format!("{count} {}", if count == 1 { "place" } else { "places" })
}

/// Names of files as they are typed: in quotes where a shell would cut them.
pub(super) fn typed(files: &[String]) -> String {
    let quoted = |file: &String| if file.contains(char::is_whitespace) { format!("\"{file}\"") } else { file.clone() };
    files.iter().map(quoted).collect::<Vec<_>>().join(" ")
}

/// How many problems there were, and how to see them.
pub(super) fn summary(book: &Book, lang: Lang, files: &[String]) {
    let count = |severity| book.problems.iter().filter(|problem| problem.severity() == severity).count();
    let (errors, warnings) = (count(Severity::Error), count(Severity::Warning));
    if let Some((zh, en)) = counted(errors, warnings) {
        let files = typed(files);
        line(lang, &(format!("{zh}：regulars check {files}"), format!("{en}: regulars check {files}")));
    }
}

/// Places not used and places to look at; a number of none is not said.
fn counted(errors: usize, warnings: usize) -> Option<(String, String)> {
    let unused = (format!("有 {errors} 处没有计入"), format!("{} not used", places(errors)));
    match (errors, warnings) {
        (0, 0) => None,
        (_, 0) => Some(unused),
        (0, _) => Some((format!("有 {warnings} 处需要留意"), format!("{} to look at", places(warnings)))),
        _ => Some((format!("{}、{warnings} 处需要留意", unused.0), format!("{}, {warnings} to look at", unused.1))),
    }
}

/// Every problem, a line each.
pub(super) fn problems(book: &Book, lang: Lang, least: Severity) {
    for problem in book.problems.iter().filter(|problem| problem.severity() <= least) {
        let (zh, en) = problem.words();
        let (address, letter) = (book.address(problem.place), problem.severity().letter());
        line(lang, &(format!("{letter} {address} {zh}"), format!("{letter} {address} {en}")));
    }
}

#[cfg(test)]
mod tests {
    use super::counted;

    #[test]
    fn a_number_of_none_is_not_said() {
        let said = |errors, warnings| counted(errors, warnings).map(|(zh, en)| format!("{zh} / {en}"));
        assert_eq!(said(0, 0), None);
        assert_eq!(said(1, 0).as_deref(), Some("有 1 处没有计入 / 1 place not used"));
        assert_eq!(said(0, 2).as_deref(), Some("有 2 处需要留意 / 2 places to look at"));
        assert_eq!(said(5, 13).as_deref(), Some("有 5 处没有计入、13 处需要留意 / 5 places not used, 13 to look at"));
    }
}
