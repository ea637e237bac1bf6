//! `import`: the shop's sheets put together in one clean workbook, the book.

mod changes;
mod lock;
mod on_disk;
pub(super) mod tables;

use std::path::{Path, PathBuf};

use on_disk::{OnDisk, backup};

use super::args::Import;
use super::document;
use super::failure::{Exit, Failure};
use super::output;
use super::run::{Prepared, Session};
use super::say;
use crate::book::{Bucket, Records, Severity, Sheet};
use crate::read::{Input, Keep, Reading, records};
use crate::table::{Lang, Report, Words};
use crate::write::write_sheets;

/// Runs `import`.
pub(super) fn run(import: &Import) -> anyhow::Result<Exit> {
    let prepared = Prepared::of(&import.common)?;
    let path = import.into.clone().unwrap_or_else(|| PathBuf::from(prepared.book()));
    if import.undo {
        return undo(&path);
    }
    if import.common.files.is_empty() {
        return Err(Failure::usage("请写出要导入的文件或文件夹 / name the files or folders to import"));
    }
    if prepared.options.returns {
        return Err(Failure::usage(
            "import 不扣退货单；请在出报表时用 --returns / import takes no returned receipts off; use --returns with reports",
        ));
    }
    let book = OnDisk::open(&path, !import.dry_run)?;
    let inputs = Prepared::inputs(&import.common.files)?;
    let inputs: Vec<Input> = inputs.into_iter().filter(|input| !is_book(input, &path)).collect();
    let before = book.input().map(|book| read(&[book], &prepared, true).0).unwrap_or_default();
    let own: Vec<Input> = book.input().into_iter().chain(inputs).collect();
    let (after, reading) = read(&own, &prepared, import.include_id);
    let session = Session::new(prepared, &import.common.files, own, reading)?;
    let lang = session.language(&import.common);
    if session.failed && !import.common.reading.partial {
        say::problems(&session.book, lang, Severity::Error);
        return Err(Failure::input(
            "有文件或工作表没有看懂，什么都没有导入；--partial 可以先不管它 / some input was not understood and nothing was imported; --partial imports the rest",
        ));
    }
    finish(import, &session, &book, (&before, &after), &path)
}

/// Writes the book if it changes, and says what became of the rows.
fn finish(
    import: &Import,
    session: &Session,
    book: &OnDisk,
    (before, after): (&Records, &Records),
    path: &Path,
) -> anyhow::Result<Exit> {
    let output = &import.common.output;
    let (target, format) = output.target(session.as_of, &session.rules.shop.name)?;
    let (before, after) = (tables::sheets(before), tables::sheets(after));
    let same = book.input().is_some() && changes::same(&before, &after);
    if !same && !import.dry_run {
        book.put(|out| write_sheets(&after, Lang::Chinese, &document::in_full(), out))?;
    }
    let lang = session.language(&import.common);
    let files: Vec<&Sheet> = session.book.sheets.iter().filter(|sheet| Path::new(&sheet.file) != path).collect();
    let table = changes::table(changes::changes(&before, &after, &files));
    let mut report = Report::new("import", ("导入", "Import"), vec![table]);
    let aside = files.iter().any(|sheet| sheet.balance.get(Bucket::SetAside).rows > 0);
    for note in notes(path, same, import.dry_run, aside.then_some(&session.files)) {
        report.note(note);
    }
    output.shape(&mut report)?;
    let document = session.document(report, (lang, format), output.unmask, &["columns"]);
    let paths: Vec<PathBuf> = session.paths().into_iter().chain([path.to_owned()]).collect();
    output::put(&document, &target, format, output, &paths)?;
    session.say_problems(&import.common, lang);
    Ok(session.exit(&import.common))
}

fn read(inputs: &[Input], prepared: &Prepared, id_cards: bool) -> (Records, Reading) {
    records(inputs, &prepared.options, &prepared.rules, prepared.as_of, Keep { id_cards })
}

/// Whether a file that was named, or found in a folder, is the book itself.
fn is_book(input: &Input, book: &Path) -> bool {
    match input {
        Input::File(path, _) => same_file::is_same_file(path, book).unwrap_or(false),
        Input::Standard => false,
    }
}

/// What was done, how to take it back, and what to type next.
fn notes(path: &Path, same: bool, dry_run: bool, aside: Option<&Vec<String>>) -> Vec<Words> {
    let (name, backup) = (path.display(), backup(path));
    let done = match (same, dry_run) {
        (true, _) => (format!("{name} 里都已经有了，没有改动"), format!("{name} has it all; nothing was written")),
        (false, true) => (format!("只是看看，没有写入 {name}"), format!("Only looked; {name} was not written")),
        (false, false) => (
            format!("已写入 {name}，regulars import --undo 可以撤回（撤回要用 {}，请留着）", backup.display()),
            format!("{name} was written; regulars import --undo takes it back (keep {} for that)", backup.display()),
        ),
    };
    let next = match aside {
        Some(files) => {
            let files = say::typed(files);
            (
                format!("有未计入的行：regulars check {files}"),
                format!("Some rows were set aside: regulars check {files}"),
            )
        }
        None => ("下一步：regulars callbacks today".to_owned(), "Next: regulars callbacks today".to_owned()),
    };
    vec![done.into(), next.into()]
}

fn undo(path: &Path) -> anyhow::Result<Exit> {
    let name = path.display();
    output::print(&if on_disk::swap(path)? {
        format!(
            "{name}: 已换回上一份；再运行一次 --undo 可以换过来 / the state before is back; --undo again brings the other back\n"
        )
    } else {
        format!(
            "{name}: 已撤回，那之前没有账本；再运行一次 --undo 可以换过来 / taken back, there was no book before; --undo again brings it back\n"
        )
    })?;
    Ok(Exit::Done)
}
