//! The tables of a web page.

use super::MarkupSheet;
use super::entities::resolved;
use super::grid::{Grid, Spanning};
use super::scan::{Attributes, Token, Tokens};
use crate::book::Fact;
use crate::read::preview::OwnedCell;

/// Tables in tables: as deep as any page has them.
const DEEPEST: usize = 64;

/// A table that is open, with the number by which it was opened.
#[derive(Default)]
struct Open {
    number: usize,
    grid: Grid,
    in_row: bool,
    cell: Option<Cell>,
}

struct Cell {
    text: String,
    spanning: Spanning,
    /// The number behind what is shown.
    number: Option<f64>,
}

/// The tables of a page in their order, those inside others by themselves.
///
/// # Errors
/// A table takes more memory than is allowed.
pub(super) fn tables(page: &str) -> Result<Vec<MarkupSheet>, Fact> {
    let mut open: Vec<Open> = Vec::new();
    let mut done: Vec<(usize, Grid)> = Vec::new();
    let mut count = 0;
    for token in Tokens::of(page) {
        match token {
            Token::Open(name, ..) if name.eq_ignore_ascii_case("table") && open.len() < DEEPEST => {
                count += 1;
                open.push(Open { number: count, ..Open::default() });
            }
            Token::Close(name) if name.eq_ignore_ascii_case("table") => {
                if let Some(table) = open.pop() {
                    done.push(table.end()?);
                }
            }
            token => {
                if let Some(table) = open.last_mut() {
                    table.take(token)?;
                }
            }
        }
    }
    for table in open {
        done.push(table.end()?);
    }
    done.sort_by_key(|(number, _)| *number);
    let named = |(number, grid): (usize, Grid)| MarkupSheet {
        name: format!("Table {number}"),
        shown: true,
        rows: grid.into_rows(),
    };
    Ok(done.into_iter().map(named).collect())
}

impl Open {
    fn take(&mut self, token: Token<'_>) -> Result<(), Fact> {
        match token {
            Token::Text(text) => self.add(&resolved(text)),
            Token::Data(text) => self.add(text),
            Token::Open(name, attributes, _) => match name.to_ascii_lowercase().as_str() {
                "tr" => {
                    self.end_row()?;
                    self.in_row = true;
                }
                cell @ ("td" | "th") => self.begin_cell(attributes, cell == "th"),
                "br" => self.add_break(),
                "p" | "div" | "li" if self.cell.as_ref().is_some_and(|cell| !cell.text.is_empty()) => self.add_break(),
                _ => {}
            },
            Token::Close(name) => match name.to_ascii_lowercase().as_str() {
                "td" | "th" => self.end_cell(),
                "tr" | "thead" | "tbody" | "tfoot" => self.end_row()?,
                _ => {}
            },
        }
        Ok(())
    }

    fn begin_cell(&mut self, attributes: Attributes<'_>, heading: bool) {
        // HTML itself allows no more.
        const WIDEST: usize = 1000;
        const TALLEST: usize = 65_534;
        self.end_cell();
        self.in_row = true;
        let span = |name, most| attributes.number(name).unwrap_or(1).clamp(1, most);
        let spanning = Spanning {
            value: OwnedCell::Blank,
            columns: span("colspan", WIDEST),
            rows: span("rowspan", TALLEST),
            heading,
        };
        // Excel writes the number itself beside what it shows of it.
        let number = attributes.get("num").and_then(|number| number.parse().ok());
        self.cell = Some(Cell { text: String::new(), spanning, number });
    }

    /// Adds text to the cell, white space as a page shows it.
    fn add(&mut self, text: &str) {
        let Some(cell) = &mut self.cell else { return };
        for character in text.chars() {
            match character {
                ' ' | '\t' | '\n' | '\r' => {
                    if !cell.text.is_empty() && !cell.text.ends_with([' ', '\n']) {
                        cell.text.push(' ');
                    }
                }
                other => cell.text.push(other),
            }
        }
    }

    fn add_break(&mut self) {
        if let Some(cell) = &mut self.cell {
            cell.text.truncate(cell.text.trim_end_matches(' ').len());
            cell.text.push('\n');
        }
    }

    fn end_cell(&mut self) {
        let Some(Cell { text, mut spanning, number }) = self.cell.take() else { return };
        let text = text.trim_matches([' ', '\n']);
        spanning.value = match number {
            Some(number) => OwnedCell::Number(number),
            None if text.is_empty() => OwnedCell::Blank,
            None => OwnedCell::Text(text.to_owned()),
        };
        self.grid.put(None, spanning);
    }

    fn end_row(&mut self) -> Result<(), Fact> {
        self.end_cell();
        if std::mem::take(&mut self.in_row) { self.grid.end_row() } else { Ok(()) }
    }

    fn end(mut self) -> Result<(usize, Grid), Fact> {
        self.end_row()?;
        Ok((self.number, self.grid))
    }
}

#[cfg(test)]
mod tests {
    use super::tables;

    /// Each table as lines of cells.
    fn read(page: &str) -> Vec<Vec<String>> {
        let row = |cells: &Vec<super::OwnedCell>| {
            cells.iter().map(|cell| cell.raw().text().into_owned()).collect::<Vec<_>>().join("|")
        };
        let sheets = tables(page).expect("small tables");
        sheets.iter().map(|sheet| sheet.rows.iter().map(row).collect()).collect()
    }

    #[test]
    fn tables_are_read_as_a_browser_shows_them() {
        for (page, expected) in [
            ("<table><tr><td>a</td><td>b</td></tr></table>", vec!["a|b"]),
            ("<TABLE><TR><TH>a<TH>b<TR><TD>1<TD>2</TABLE>", vec!["a|b", "1|2"]),
            ("<table><tbody><td>a</td><tr><td>1</td></tbody>", vec!["a", "1"]),
            ("<table><tr><td> a\n b&nbsp;</td><td></td></tr></table>", vec!["a b\u{a0}"]),
            ("<table><tr><td><b>张</b><span>三</span></td></tr></table>", vec!["张三"]),
            ("<table><tr><td>1<br>2</td><td><p>3</p><p>4</p></td></tr></table>", vec!["1\n2|3\n4"]),
            ("<table><tr><td colspan=2>a</td><td>b</td></tr></table>", vec!["a||b"]),
            ("<table><tr><td rowspan=2>a</td><td>1</td></tr><tr><td>2</td></tr></table>", vec!["a|1", "a|2"]),
            ("<table><tr><td x:num=\"13800138000\">1.38E+10</td></tr></table>", vec!["13800138000"]),
            ("<style>td{}</style><table><!-- x --><tr><td>a</td></tr></table>", vec!["a"]),
            ("<table><tr><td>a", vec!["a"]),
        ] {
            assert_eq!(read(page), [expected], "{page}");
        }
    }

    #[test]
    fn a_table_in_a_table_is_a_table_of_its_own() {
        let page = "<table><tr><td>外<table><tr><td>内</td></tr></table>面</td></tr></table><table><tr><td>后";
        assert_eq!(read(page), [["外面"], ["内"], ["后"]]);
        assert!(read("<p>请先登录</p>").is_empty());
    }
}
