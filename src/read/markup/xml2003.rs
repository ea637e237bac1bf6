//! The sheets of an XML spreadsheet of Excel 2003.

use super::MarkupSheet;
use super::entities::resolved;
use super::grid::{Grid, Spanning};
use super::scan::{Attributes, Token, Tokens};
use crate::book::Fact;
use crate::read::preview::OwnedCell;

/// The sheets in their order.
///
/// # Errors
/// A sheet takes more memory than is allowed.
pub(super) fn sheets(text: &str) -> Result<Vec<MarkupSheet>, Fact> {
    let mut reader = Reader::default();
    for token in Tokens::of(text) {
        reader.take(token)?;
    }
    reader.end_sheet()?;
    Ok(reader.done)
}

#[derive(Default)]
struct Reader {
    done: Vec<MarkupSheet>,
    sheet: Option<(String, bool, Grid)>,
    in_row: bool,
    cell: Option<Cell>,
    /// What the text that follows belongs to.
    inside: Inside,
}

#[derive(Default, Clone, Copy, PartialEq, Eq)]
enum Inside {
    #[default]
    Nothing,
    Data,
    Comment,
    Visible,
}

struct Cell {
    column: Option<usize>,
    columns: usize,
    rows: usize,
    sort: String,
    text: String,
}

impl Reader {
    fn take(&mut self, token: Token<'_>) -> Result<(), Fact> {
        match token {
            Token::Text(text) => self.add(&resolved(text)),
            Token::Data(text) => self.add(text),
            Token::Open(name, attributes, empty) => {
                self.open(name, attributes)?;
                if empty {
                    self.close(name)?;
                }
            }
            Token::Close(name) => self.close(name)?,
        }
        Ok(())
    }

    fn open(&mut self, name: &str, attributes: Attributes<'_>) -> Result<(), Fact> {
        match name {
            "Worksheet" => {
                self.end_sheet()?;
                let name = attributes.get("Name").map(|name| resolved(name).into_owned()).unwrap_or_default();
                self.sheet = Some((name, true, Grid::default()));
            }
            "Row" => {
                self.end_row()?;
                self.in_row = true;
                if let (Some((_, _, grid)), Some(number)) = (&mut self.sheet, attributes.number("Index")) {
                    grid.skip_to(number)?;
                }
            }
            "Cell" => {
                let span = |name| attributes.number(name).unwrap_or_default().saturating_add(1);
                self.cell = Some(Cell {
                    column: attributes.number("Index").and_then(|number| number.checked_sub(1)),
                    columns: span("MergeAcross"),
                    rows: span("MergeDown"),
                    sort: String::new(),
                    text: String::new(),
                });
            }
            "Comment" => self.inside = Inside::Comment,
            "Data" if self.inside == Inside::Nothing => {
                self.inside = Inside::Data;
                if let Some(cell) = &mut self.cell {
                    attributes.get("Type").unwrap_or_default().clone_into(&mut cell.sort);
                }
            }
            "Visible" => self.inside = Inside::Visible,
            _ => {}
        }
        Ok(())
    }

    fn add(&mut self, text: &str) {
        match (self.inside, &mut self.cell, &mut self.sheet) {
            (Inside::Data, Some(cell), _) => cell.text.push_str(text),
            (Inside::Visible, _, Some(sheet)) => sheet.1 &= !text.contains("Hidden"),
            _ => {}
        }
    }

    fn close(&mut self, name: &str) -> Result<(), Fact> {
        match (name, self.inside) {
            ("Data", Inside::Data) | ("Comment", Inside::Comment) | ("Visible", Inside::Visible) => {
                self.inside = Inside::Nothing;
            }
            ("Cell", _) => self.end_cell(),
            ("Row", _) => self.end_row()?,
            ("Worksheet", _) => self.end_sheet()?,
            _ => {}
        }
        Ok(())
    }

    fn end_cell(&mut self) {
        let (Some(cell), Some((_, _, grid))) = (self.cell.take(), &mut self.sheet) else { return };
        let spanning = Spanning { value: value(&cell), columns: cell.columns, rows: cell.rows, heading: false };
        grid.put(cell.column, spanning);
    }

    fn end_row(&mut self) -> Result<(), Fact> {
        self.end_cell();
        match &mut self.sheet {
            Some((_, _, grid)) if std::mem::take(&mut self.in_row) => grid.end_row(),
            _ => Ok(()),
        }
    }

    fn end_sheet(&mut self) -> Result<(), Fact> {
        self.end_row()?;
        self.inside = Inside::Nothing;
        if let Some((name, shown, grid)) = self.sheet.take() {
            self.done.push(MarkupSheet { name, shown, rows: grid.into_rows() });
        }
        Ok(())
    }
}

/// What a cell holds by its type. A date stands as `2024-03-05T00:00:00.000`, which the parser of dates reads.
fn value(cell: &Cell) -> OwnedCell {
    let text = cell.text.trim();
    match cell.sort.as_str() {
        _ if text.is_empty() => OwnedCell::Blank,
        "Number" => text.parse().map_or_else(|_| OwnedCell::Text(text.to_owned()), OwnedCell::Number),
        "Boolean" => OwnedCell::Bool(text == "1"),
        "Error" => OwnedCell::Error(text.to_owned()),
        _ => OwnedCell::Text(text.to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::sheets;

    fn read(rows: &str) -> Vec<String> {
        let text =
            format!("<?xml version=\"1.0\"?><Workbook><Worksheet ss:Name=\"A\"><Table>{rows}</Table></Worksheet>");
        let row = |cells: &Vec<super::OwnedCell>| {
            cells.iter().map(|cell| cell.raw().text().into_owned()).collect::<Vec<_>>().join("|")
        };
        sheets(&text).expect("a small sheet")[0].rows.iter().map(row).collect()
    }

    #[test]
    fn rows_and_cells_stand_where_the_file_says() {
        let data = |text: &str| format!("<Cell><Data ss:Type=\"String\">{text}</Data></Cell>");
        for (rows, expected) in [
            (format!("<Row>{}{}</Row>", data("a"), data("b")), vec!["a|b"]),
            (format!("<Row ss:Index=\"3\">{}</Row>", data("a")), vec!["", "", "a"]),
            ("<Row><Cell ss:Index=\"3\"><Data ss:Type=\"String\">a</Data></Cell></Row>".into(), vec!["||a"]),
            ("<Row><Cell/><Cell><Data ss:Type=\"Number\">1280.5</Data></Cell></Row>".into(), vec!["|1280.5"]),
            ("<Row><Cell><Data ss:Type=\"Number\">1.38001380E10</Data></Cell></Row>".into(), vec!["13800138000"]),
            ("<Row><Cell><Data ss:Type=\"Error\">#N/A</Data></Cell></Row>".into(), vec!["#N/A"]),
            (
                format!(
                    "<Row><Cell ss:MergeDown=\"1\"><Data>张三</Data></Cell>{}</Row><Row>{}</Row>",
                    data("1"),
                    data("2")
                ),
                vec!["张三|1", "张三|2"],
            ),
            (
                "<Row><Cell><ss:Data><B>张</B>三</ss:Data><Comment><Data>批注</Data></Comment></Cell></Row>".into(),
                vec!["张三"],
            ),
            ("<Row><Cell><Data ss:Type=\"String\">A&amp;B&#10;C</Data></Cell></Row>".into(), vec!["A&B\nC"]),
        ] {
            assert_eq!(read(&rows), expected, "{rows}");
        }
    }

    #[test]
    fn hidden_sheets_are_known() {
        let text = "<Workbook><Worksheet ss:Name=\"会员\"><Table><Row/></Table></Worksheet><Worksheet ss:Name=\"旧\">\
                    <Table/><WorksheetOptions><Visible>SheetHidden</Visible></WorksheetOptions></Worksheet></Workbook>";
        let read: Vec<(String, bool)> = sheets(text).expect("sheets").into_iter().map(|s| (s.name, s.shown)).collect();
        assert_eq!(read, [("会员".to_owned(), true), ("旧".to_owned(), false)]);
    }
}
