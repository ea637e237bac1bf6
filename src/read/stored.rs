//! The book on disk, when it is read back: which workbook it is, and what each of its sheets holds.
//!
//! Its columns mean what they are called, whatever their values look like; its rows state where they come from.

use std::ops::ControlFlow;
use std::path::Path;

use super::cell::Raw;
use super::content::{self, Content};
use super::dictionary::{When, dictionary};
use super::header::{Layout, Mapping, Question, fold};
use super::input::Input;
use super::preview::Preview;
use super::row::{Row, Walk};
use super::values::quantity;
use super::workbook::Workbook;
use crate::book::{Fact, Import, Kind, Tier};

/// The sheet that lists what was imported, by which the book is known.
pub const IMPORTS: &str = "导入记录";

/// Its columns: file, content, sheet, kind, rows, rows used.
pub const IMPORT_COLUMNS: [&str; 6] = ["文件名", "内容 SHA-256", "工作表", "内容种类", "行数", "计入行数"];

/// The sheet of members by the card that their rows record.
pub const fn members_sheet(tier: Option<Tier>) -> &'static str {
    match tier {
        Some(Tier::A) => "A类",
        Some(Tier::B) => "B类",
        Some(Tier::C) => "C类",
        None => "会员",
    }
}

/// The sheet of the lines of purchases sheets.
pub const LINES: &str = "消费明细";

/// The sheet of purchases that stand inside members' rows.
pub const INSIDE: &str = "会员表内消费";

/// The sheet of the callback log.
pub const CONTACTS: &str = "回访记录";

/// The sheet of what managers said to proposed contacts.
pub const PLANS: &str = "回访计划";

/// The sheet of complaints.
pub const COMPLAINTS: &str = "投诉";

/// The sheet of the card register.
pub const REGISTER: &str = "跟进簿";

/// The sheet of the staff.
pub const STAFF: &str = "员工";

/// The sheet of items.
pub const ITEMS: &str = "商品";

/// The sheet of orders.
pub const ORDERS: &str = "订货";

/// The sheet of vouchers.
pub const VOUCHERS: &str = "代金券";

/// The sheet of measures.
pub const MEASURES: &str = "措施";

/// The sheet of answered surveys. Each question is a column, its scale in brackets behind it.
pub const SURVEY: &str = "满意度调查";

/// The sheet of inspections.
pub const INSPECTIONS: &str = "巡店";

/// Columns of every sheet of rows: the file and the cell that a row comes from.
pub const SOURCE_COLUMNS: [&str; 2] = ["来源文件", "来源单元格"];

/// Whether a file is a book that this program wrote; `program` as in [`Options`](super::Options).
///
/// # Errors
/// Why it cannot be opened.
pub fn is_book(input: &Input, program: Option<&Path>) -> Result<bool, Fact> {
    Ok(match content::open(content::bytes(input)?, None, program)? {
        Content::Workbook(mut workbook) => {
            let sheets = workbook.sheets();
            is_stored(&mut workbook, &sheets)
        }
        Content::Text(_) | Content::Markup(..) => false,
    })
}

/// Whether a workbook is a book that this program wrote.
pub(super) fn is_stored(workbook: &mut Workbook, sheets: &[(String, bool)]) -> bool {
    let named = sheets.iter().any(|(name, _)| name == IMPORTS);
    named && Preview::of(&mut workbook.sheet(IMPORTS, false)).is_ok_and(|preview| is_list(&preview))
}

fn is_list(preview: &Preview) -> bool {
    preview.rows.first().is_some_and(|row| {
        let cells = row.cells.iter().map(|cell| cell.raw().text());
        cells.eq(IMPORT_COLUMNS)
    })
}

/// What a sheet of the book holds, and whether its lines stand inside members' rows; a full sheet goes on in a second one,
/// `消费明细(2)`.
pub(super) fn kind_of(sheet: &str) -> Option<(Kind, bool)> {
    let name = unnumbered(sheet);
    let tiers = [Some(Tier::A), Some(Tier::B), Some(Tier::C), None];
    match name {
        LINES => Some((Kind::Purchases, false)),
        INSIDE => Some((Kind::Purchases, true)),
        CONTACTS | PLANS => Some((Kind::Callbacks, false)),
        COMPLAINTS => Some((Kind::Complaints, false)),
        REGISTER => Some((Kind::Register, false)),
        STAFF => Some((Kind::Staff, false)),
        ITEMS => Some((Kind::Items, false)),
        ORDERS => Some((Kind::Orders, false)),
        VOUCHERS => Some((Kind::Vouchers, false)),
        MEASURES => Some((Kind::Measures, false)),
        SURVEY => Some((Kind::Survey, false)),
        INSPECTIONS => Some((Kind::Inspections, false)),
        _ => tiers.into_iter().any(|tier| name == members_sheet(tier)).then_some((Kind::Members, false)),
    }
}

/// Whether a sheet of the book holds what managers said to proposed contacts, rather than contacts.
pub(super) fn is_plans(sheet: &str) -> bool {
    unnumbered(sheet) == PLANS
}

/// The name of a sheet without the number of a second one.
fn unnumbered(sheet: &str) -> &str {
    let number = |rest: &str| rest.strip_suffix(')').is_some_and(|n| n.bytes().all(|byte| byte.is_ascii_digit()));
    sheet.split_once('(').filter(|(_, rest)| number(rest)).map_or(sheet, |(name, _)| name)
}

/// Each column of a sheet as the field that it is called.
pub(super) fn mappings(preview: &Preview, kind: Kind) -> Vec<Mapping> {
    let Some(header) = preview.rows.first() else { return Vec::new() };
    let mapping = |cell: &super::preview::OwnedCell| {
        let column = cell.raw().text().into_owned();
        let senses = dictionary().whole(&fold(&column)).iter().filter(|sense| sense.kind == kind);
        let sense = senses.min_by_key(|sense| sense.when != When::Always);
        let field = sense.map(|sense| sense.field).or_else(|| question(kind, &column))?;
        Some(Mapping { field: field.to_owned(), column })
    };
    header.cells.iter().filter_map(mapping).collect()
}

/// The field of a column that asks for scores.
fn question(kind: Kind, heading: &str) -> Option<&'static str> {
    let question = (kind == Kind::Survey).then(|| Question::of(heading)).filter(|question| question.scale.is_some())?;
    Some(if question.importance { "importance" } else { "attribute" })
}

/// The columns of a sheet that state where its rows come from.
pub(super) fn source_columns(layout: &Layout) -> Option<[usize; 2]> {
    let column = |name: &str| layout.columns.iter().find(|column| column.header == name);
    let [file, cell] = SOURCE_COLUMNS.map(|name| column(name).map(|column| usize::from(column.index)));
    file.zip(cell).map(<[usize; 2]>::from)
}

/// The sheets listed as imported.
pub(super) fn imports(sheet: &mut dyn Walk) -> Vec<Import> {
    let mut imports = Vec::new();
    // A list that cannot be read to its end has said so when the book was opened.
    let _ = sheet.walk(&mut |row| {
        imports.extend(import(&row));
        ControlFlow::Continue(())
    });
    imports
}

fn import(row: &Row<'_>) -> Option<Import> {
    let text = |column: usize| -> Box<str> { row.get(column).text().as_ref().into() };
    let count = |column: usize| {
        let cell: Raw<'_> = row.get(column);
        quantity::count(cell).ok().and_then(|read| u64::try_from(read.value).ok())
    };
    let word = text(3);
    let kind = Kind::ALL.into_iter().find(|kind| kind.words().0 == &*word)?;
    Some(Import { file: text(0), hash: text(1), sheet: text(2), kind, rows: count(4)?, used: count(5)? })
}

#[cfg(test)]
mod tests {
    use super::{Kind, kind_of};

    #[test]
    fn sheets_of_the_book_are_known_by_name_and_go_on_when_full() {
        for (name, kind) in [
            ("A类", Some((Kind::Members, false))),
            ("会员", Some((Kind::Members, false))),
            ("消费明细", Some((Kind::Purchases, false))),
            ("消费明细(2)", Some((Kind::Purchases, false))),
            ("会员表内消费", Some((Kind::Purchases, true))),
            ("回访记录(13)", Some((Kind::Callbacks, false))),
            ("回访计划(2)", Some((Kind::Callbacks, false))),
            ("跟进簿(2)", Some((Kind::Register, false))),
            ("员工", Some((Kind::Staff, false))),
            ("消费明细(旧)", None),
            ("备注", None),
        ] {
            assert_eq!(kind_of(name), kind, "{name}");
        }
    }
}
