//! `check`: how the files were understood, what needs attention, what to type next.

use super::args::Common;
use super::document;
use super::failure::Exit;
use super::output;
use super::run::Session;
use crate::book::{Details, Kind, Severity};
use crate::table::{Report, Words};

/// Runs `check`.
pub(super) fn run(common: &Common) -> anyhow::Result<Exit> {
    let session = Session::open(common, Details::ALL)?;
    let lang = session.language(common);
    let book = &session.book;
    let tables =
        vec![document::balance(book), document::fields(book), document::sources(book), document::problems(book)];
    let mut report = Report::new("check", ("读取情况", "How the files were understood"), tables);
    report.notes.push(book.accounts().into());
    report.notes.push(next_command(&session));
    common.output.shape(&mut report)?;
    let (target, format) = common.output.target(session.as_of, &session.rules.shop.name)?;
    let document = session.document(report, (lang, format), common.output.unmask, &["columns", "purchases"]);
    output::put(&document, &target, format, &common.output, &session.paths())?;
    if session.failed {
        return Ok(Exit::Input);
    }
    Ok(session.exit(common))
}

/// What to type next.
fn next_command(session: &Session) -> Words {
    let book = &session.book;
    let files = super::say::typed(&session.files);
    let errors = book.problems.iter().filter(|problem| problem.severity() == Severity::Error).count();
    let command = if book.has(Kind::Purchases) || !book.lines.is_empty() { "callbacks today" } else { "tiers" };
    if errors > 0 {
        let zh = format!("有 {errors} 处没有计入，请先改表；然后：regulars {command} {files}");
        let unused = super::say::places(errors);
        let en = format!("Not used: {unused}; mend the sheets first, then: regulars {command} {files}");
        return (zh, en).into();
    }
    (format!("下一步：regulars {command} {files}"), format!("Next: regulars {command} {files}")).into()
}
