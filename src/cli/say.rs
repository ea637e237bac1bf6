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
    if errors + warnings > 0 {
        let files = typed(files);
        line(
            lang,
            &(
                format!("有 {errors} 处没有计入、{warnings} 处需要留意：regulars check {files}"),
                format!("{} not used, {warnings} to look at: regulars check {files}", places(errors)),
            ),
        );
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
