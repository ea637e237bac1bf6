//! What was wrong with the input, as a table.

use crate::book::{Book, Problem};
use crate::table::{Cell, Code, Table, column};

/// The table `problems` of these problems of the book.
pub fn table<'a>(book: &'a Book, title: (&'static str, &'static str), rows: Vec<&'a Problem>) -> Table<'a> {
    let sheet = |problem: &&Problem| book.sheets.get(usize::from(problem.place.sheet));
    let columns = vec![
        column("severity", ("级别", "Severity"), |problem: &&Problem| severity_code(problem).into()),
        column("file", ("文件", "File"), move |problem| {
            Cell::maybe(sheet(problem), |sheet| Cell::text(file_name(&sheet.file)))
        }),
        column("sheet", ("工作表", "Sheet"), move |problem| {
            Cell::maybe(sheet(problem), |sheet| Cell::text(sheet.name.clone()))
        }),
        column("cell", ("单元格", "Cell"), |problem: &&Problem| Cell::text(problem.place.cell())),
        column("value", ("内容", "Value"), |problem: &&Problem| Cell::text(problem.value.to_string())),
        column("message", ("说明", "Message"), |problem: &&Problem| {
            let (zh, en) = problem.words();
            Cell::both(zh, en)
        }),
    ];
    Table::new("problems", title, rows, columns)
}

/// The last part of a path: what people call a file.
pub fn file_name(path: &str) -> String {
    let name = std::path::Path::new(path).file_name();
    name.map_or_else(|| path.to_owned(), |name| name.to_string_lossy().into_owned())
}

fn severity_code(problem: &Problem) -> Code {
    match problem.severity().letter() {
        "E" => Code { key: "E", words: ("错误", "error") },
        "W" => Code { key: "W", words: ("注意", "warning") },
        _ => Code { key: "I", words: ("提示", "information") },
    }
}
