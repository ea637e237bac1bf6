//! A page: one file that any browser shows on a desk, a phone and paper; without a script, and without a network.
//!
//! It holds what the workbook holds: the report's tables with their charts, and what the report stands on, folded up. Its
//! tags are those of XML too, so that whatever reads XML can check it.

mod chart;
mod dress;
mod escape;
mod head;
mod table;
#[cfg(test)]
mod tests;

use std::io::{self, Write};

use self::escape::Escaped;
use super::spelling::{Spelling, grouped};
use crate::table::{Binding, Document, Table, Words};

/// A part of the page: a heading, and what stands under it.
struct Part<'d, 'a> {
    /// Where links to it lead.
    id: String,
    table: &'d Table<'a>,
    /// Whether it is folded up until somebody looks.
    folded: bool,
}

/// Writes the whole page.
pub(super) fn write<'a>(document: &Document<'a>, tables: &[&Table<'a>], out: &mut dyn Write) -> io::Result<()> {
    let spelling = Spelling::of(document);
    let (empty, filled) = apart(document, tables);
    // A pack is long on a screen, and meant to be read through on a page.
    let is_pack = document.report.binding == Binding::Pack;
    let folded = |table: &Table| table.aside && !is_pack;
    let own = filled.iter().map(|table| Part { id: format!("t-{}", table.key), table, folded: folded(table) });
    // What a report itself is about, as that of `check`, stands there once.
    let beside = [&document.sources, &document.balance, &document.problems].into_iter();
    let beside = beside.filter(|table| tables.iter().all(|own| own.key != table.key));
    let beside = beside.map(|table| Part { id: table.key.to_owned(), table, folded: true });
    let (folded, unfolded): (Vec<Part>, Vec<Part>) = own.chain(beside).partition(|part| part.folded);

    head::write(document, &spelling, out)?;
    contents(unfolded.iter().chain(&folded), &spelling, out)?;
    writeln!(out, "<main>")?;
    notes(document, &spelling, out)?;
    unfolded.iter().try_for_each(|part| section(part, &spelling, out))?;
    if !empty.is_empty() {
        let names: Vec<&str> = empty.iter().map(|table| table.title.get(spelling.lang)).collect();
        let names = names.join(spelling.pick("、", ", "));
        writeln!(out, "<p class=\"remark\">{}{}</p>", spelling.pick("没有：", "None: "), Escaped(&names))?;
    }
    folded.iter().try_for_each(|part| details(part, &spelling, out))?;
    definitions(&document.definitions, &spelling, out)?;
    rules(document, &spelling, out)?;
    writeln!(out, "</main>\n</body>\n</html>")
}

/// Of a report to be read as a whole the tables without rows, which one line names, and the others.
fn apart<'d, 'a>(document: &Document<'a>, tables: &[&'d Table<'a>]) -> (Vec<&'d Table<'a>>, Vec<&'d Table<'a>>) {
    tables.iter().partition(|table| document.report.binding == Binding::OneSheet && table.is_empty())
}

fn contents<'p, 'd: 'p, 'a: 'd>(
    parts: impl Iterator<Item = &'p Part<'d, 'a>>,
    spelling: &Spelling,
    out: &mut dyn Write,
) -> io::Result<()> {
    let name = spelling.pick("目录", "Contents");
    writeln!(out, "<nav id=\"contents\" aria-label=\"{name}\">\n<ul>")?;
    for Part { id, table, .. } in parts {
        let (title, rows) = (Escaped(table.title.get(spelling.lang)), rows(table));
        writeln!(out, "<li><a href=\"#{id}\">{title} <span class=\"count\">{rows}</span></a></li>")?;
    }
    writeln!(out, "</ul>\n</nav>")
}

fn rows(table: &Table) -> String {
    grouped(i64::try_from(table.len()).unwrap_or(i64::MAX))
}

fn notes(document: &Document, spelling: &Spelling, out: &mut dyn Write) -> io::Result<()> {
    if document.report.notes.is_empty() {
        return Ok(());
    }
    writeln!(out, "<section id=\"notes\">\n<h2>{}</h2>\n<ul>", spelling.pick("说明", "Notes"))?;
    for note in &document.report.notes {
        writeln!(out, "<li>{}</li>", Escaped(note.get(spelling.lang)))?;
    }
    writeln!(out, "</ul>\n</section>")
}

fn section(part: &Part, spelling: &Spelling, out: &mut dyn Write) -> io::Result<()> {
    let Part { id, table, .. } = part;
    let title = Escaped(table.title.get(spelling.lang));
    let up = spelling.pick("回到目录", "Back to the contents");
    writeln!(
        out,
        "<section id=\"{id}\">\n<h2>{title} <a class=\"up\" href=\"#contents\" aria-label=\"{up}\">↑</a></h2>"
    )?;
    chart::write_all(table, spelling, out)?;
    table::write(table, spelling, out)?;
    writeln!(out, "</section>")
}

fn details(part: &Part, spelling: &Spelling, out: &mut dyn Write) -> io::Result<()> {
    let Part { id, table, .. } = part;
    let title = Escaped(table.title.get(spelling.lang));
    let rows = rows(table);
    writeln!(out, "<details id=\"{id}\">\n<summary>{title} <span class=\"count\">{rows}</span></summary>")?;
    chart::write_all(table, spelling, out)?;
    table::write(table, spelling, out)?;
    writeln!(out, "</details>")
}

/// What each figure means. A line of the help is a sentence, a point of a list, or the name of the command that it is of.
fn definitions(sentences: &[Words], spelling: &Spelling, out: &mut dyn Write) -> io::Result<()> {
    if sentences.is_empty() {
        return Ok(());
    }
    let title = spelling.pick("各项数字的含义", "What each figure means");
    writeln!(out, "<details id=\"definitions\">\n<summary>{title}</summary>\n<ul>")?;
    for words in sentences {
        let sentence = words.get(spelling.lang);
        match sentence.strip_prefix('▍') {
            Some(name) => writeln!(out, "<li class=\"of\">{}</li>", Escaped(name))?,
            None => writeln!(out, "<li>{}</li>", Escaped(sentence.strip_prefix("- ").unwrap_or(sentence)))?,
        }
    }
    writeln!(out, "</ul>\n</details>")
}

/// The rules in force: those that the shop changed, then those as built in.
fn rules(document: &Document, spelling: &Spelling, out: &mut dyn Write) -> io::Result<()> {
    let is_changed = |(key, _): &&(String, String)| document.changed_rules.contains(key);
    let (changed, others): (Vec<_>, Vec<_>) = document.rules.iter().partition(is_changed);
    let groups = [
        ("changed-rules", spelling.pick("本店改过的规则", "Rules that the shop changed"), changed),
        ("rules", spelling.pick("同内置的规则", "Rules as built in"), others),
    ];
    for (id, title, rules) in groups.iter().filter(|(.., rules)| !rules.is_empty()) {
        let count = rules.len();
        writeln!(out, "<details id=\"{id}\">\n<summary>{title} <span class=\"count\">{count}</span></summary>\n<dl>")?;
        for (key, value) in rules {
            writeln!(out, "<div><dt>{}</dt><dd>{}</dd></div>", Escaped(key), Escaped(value))?;
        }
        writeln!(out, "</dl>\n</details>")?;
    }
    Ok(())
}
