//! A report and all that belongs to it on paper, from what was read.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;

use crate::book::{Book, Bucket, Count, Kind, Member, Sheet, mask};
use crate::report::problems::{self, file_name};
use crate::table::{Cell, Code, Document, Lang, Privacy, Report, Table, column};

/// The document of a report that is no judgement on the shop: no rules, no definitions, nothing masked.
pub(super) fn plain<'a>(report: Report<'a>, as_of: NaiveDate, lang: Lang, book: &'a Book) -> Document<'a> {
    Document {
        report,
        as_of,
        lang,
        sources: sources(book),
        rules: Vec::new(),
        changed_rules: BTreeSet::new(),
        balance: balance(book),
        definitions: Vec::new(),
        problems: problems(book),
        privacy: in_full(),
    }
}

/// The files and sheets read.
pub(super) fn sources(book: &Book) -> Table<'_> {
    let rows: Vec<&Sheet> = book.sheets.iter().collect();
    let count = |sheet: &&Sheet, bucket: Bucket| Cell::count(sheet.balance.get(bucket).rows);
    let columns = vec![
        column("file", ("文件", "File"), |sheet: &&Sheet| Cell::text(file_name(&sheet.file))),
        column("sheet", ("工作表", "Sheet"), |sheet: &&Sheet| Cell::text(sheet.name.clone())),
        column("kind", ("内容", "Holds"), |sheet: &&Sheet| Cell::maybe(sheet.kind, |kind| kind_code(kind).into())),
        column("format", ("格式", "Format"), |sheet: &&Sheet| Cell::text(sheet.format.clone())),
        column("header_row", ("表头行", "Header row"), |sheet: &&Sheet| {
            Cell::maybe(Some(sheet.header_row).filter(|&row| row > 0), Cell::count)
        }),
        column("rows", ("行数", "Rows"), |sheet: &&Sheet| Cell::count(sheet.balance.read.rows)),
        column("used", ("计入", "Used"), |sheet: &&Sheet| {
            let used = sheet.balance.get(Bucket::Attributed).rows + sheet.balance.get(Bucket::WithoutMember).rows;
            Cell::count(used)
        }),
        column("set_aside", ("未计入", "Set aside"), move |sheet| count(sheet, Bucket::SetAside)),
        column("money", ("金额", "Money"), |sheet: &&Sheet| Cell::Money(sheet.balance.read.money.0)),
    ];
    Table::new("sources", ("读取的表", "Sheets read"), rows, columns)
}

fn kind_code(kind: Kind) -> Code {
    Code { key: kind.key(), words: kind.words() }
}

/// Where rows and money went.
pub(super) fn balance<'a>(book: &Book) -> Table<'a> {
    let sum = |of: &dyn Fn(&Sheet) -> Count| {
        book.sheets
            .iter()
            .map(of)
            .fold(Count::default(), |sum, count| Count { rows: sum.rows + count.rows, money: sum.money + count.money })
    };
    let read = Code { key: "read", words: ("读入合计", "read in all") };
    let mut rows = vec![(read, sum(&|sheet| sheet.balance.read))];
    rows.extend(Bucket::ALL.map(|bucket| {
        let code = Code { key: bucket.key(), words: bucket.words() };
        (code, sum(&|sheet| sheet.balance.get(bucket)))
    }));
    // Only a run with --where passes rows over.
    rows.retain(|(code, count)| code.key != Bucket::NotSelected.key() || count.rows > 0);
    let columns = vec![
        column("bucket", ("去向", "Bucket"), |row: &(Code, Count)| row.0.into()),
        column("rows", ("行数", "Rows"), |row: &(Code, Count)| Cell::count(row.1.rows)),
        column("money", ("金额", "Money"), |row: &(Code, Count)| Cell::Money(row.1.money.0)),
    ];
    Table::new("balance", ("行数与金额的去向", "Where rows and money went"), rows, columns)
}

/// Which column was read as which field.
pub(super) fn fields(book: &Book) -> Table<'_> {
    let rows: Vec<_> =
        book.sheets.iter().flat_map(|sheet| sheet.columns.iter().map(move |column| (sheet, column))).collect();
    let columns = vec![
        column("file", ("文件", "File"), |row: &(&Sheet, &crate::book::Column)| Cell::text(file_name(&row.0.file))),
        column("sheet", ("工作表", "Sheet"), |row: &(&Sheet, &crate::book::Column)| Cell::text(row.0.name.clone())),
        column("header_row", ("表头行", "Header row"), |row: &(&Sheet, &crate::book::Column)| {
            Cell::count(row.0.header_row)
        }),
        column("column", ("列", "Column"), |row: &(&Sheet, &crate::book::Column)| {
            Cell::text(crate::book::column_letters(row.1.index))
        }),
        column("header", ("表头", "Header"), |row: &(&Sheet, &crate::book::Column)| Cell::text(row.1.header.clone())),
        column("field", ("字段", "Field"), |row: &(&Sheet, &crate::book::Column)| Cell::text(row.1.field.clone())),
        column("match", ("依据", "Matched by"), |row: &(&Sheet, &crate::book::Column)| match_code(row.1.how).into()),
    ];
    Table::new("fields", ("列与字段", "Columns and fields"), rows, columns)
}

fn match_code(how: crate::book::Match) -> Code {
    use crate::book::Match;
    match how {
        Match::Mapped => Code { key: "map", words: ("--map 指定", "--map") },
        Match::Configured => Code { key: "rules", words: ("shop.toml 指定", "shop.toml") },
        Match::Exact => Code { key: "exact", words: ("名称相同", "same name") },
        Match::Values => Code { key: "values", words: ("内容是评分", "holds scores") },
        Match::Contained => Code { key: "contained", words: ("名称包含", "contains the name") },
        Match::Unused(_) => Code { key: "unused", words: ("没有用", "not used") },
    }
}

/// What was wrong, by place.
pub(super) fn problems(book: &Book) -> Table<'_> {
    problems::table(book, ("问题清单", "Problems"), book.problems.iter().collect())
}

/// Phone numbers in full.
pub(super) fn in_full() -> Privacy {
    Privacy { phone: str::to_owned, suffixes: BTreeMap::new() }
}

/// Phone numbers masked; members whose masked keys would look the same are told apart.
pub(super) fn masked(book: &Book) -> Privacy {
    let mut of_mask: BTreeMap<String, Vec<&str>> = BTreeMap::new();
    for key in book.members.iter().filter(|member| member.key_is_phone()).map(Member::key) {
        of_mask.entry(mask::phone(key)).or_default().push(key);
    }
    let alike = of_mask.into_values().filter(|keys| keys.len() > 1);
    // The members stand in the order of their keys, so each list is in the order of the full numbers.
    let suffixes = alike.flat_map(|keys| (1..).zip(keys).map(|(n, key)| (key.to_owned(), format!("-{n}")))).collect();
    Privacy { phone: mask::phone, suffixes }
}

/// What is filled in in the name of an output.
const SLOTS: [&str; 3] = ["{today}", "{week}", "{shop}"];

/// The name of an output as it is typed: a slot that is none would stand in the name of the file.
///
/// # Errors
/// A word in braces that is not filled in.
pub(super) fn pattern(text: &str) -> Result<String, String> {
    let rest = SLOTS.iter().fold(text.to_owned(), |rest, slot| rest.replace(slot, ""));
    let braced = rest.split('{').skip(1).filter_map(|rest| Some(rest.split_once('}')?.0));
    let unknown = braced.into_iter().find(|word| !word.is_empty() && word.chars().all(char::is_alphabetic));
    match unknown {
        Some(word) => Err(format!("没有 / there is no {{{word}}}；可以写 / there are {}", SLOTS.join(" "))),
        None => Ok(text.to_owned()),
    }
}

/// `{today}`, `{week}` and `{shop}` in the name of an output.
pub(super) fn named(pattern: &str, as_of: NaiveDate, shop: &str) -> String {
    named_in_week(pattern, as_of, as_of, shop)
}

/// The same where the week is that of another day.
pub(super) fn named_in_week(pattern: &str, as_of: NaiveDate, week: NaiveDate, shop: &str) -> String {
    let week = week.format("%G-W%V").to_string();
    let pattern = if shop.is_empty() { without_shop(pattern) } else { pattern.replace("{shop}", shop) };
    pattern.replace("{today}", &as_of.to_string()).replace("{week}", &week)
}

/// A pattern for a shop without a name: with the slot goes the sign that joins it to what stands beside it. Where it is all
/// there is, the file is that of 本店, "our shop".
fn without_shop(pattern: &str) -> String {
    const JOINS: [char; 4] = ['-', '_', ' ', '·'];
    let mut parts = pattern.split("{shop}");
    let mut name = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let alone = part.starts_with('.') && (name.is_empty() || name.ends_with(['/', '\\']));
        match part.strip_prefix(JOINS) {
            Some(part) => name.push_str(part),
            None if alone => name.extend(["本店", part]),
            None => name = [name.strip_suffix(JOINS).unwrap_or(&name), part].concat(),
        }
    }
    name
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDate;

    use super::named;

    #[test]
    fn the_name_of_an_output_reads_well_without_a_shop() {
        let day = NaiveDate::from_ymd_opt(2026, 11, 22).expect("a day");
        for (pattern, with, without) in [
            ("{shop}-{week}.xlsx", "江南店-2026-W47.xlsx", "2026-W47.xlsx"),
            ("周报-{shop}-{week}.xlsx", "周报-江南店-2026-W47.xlsx", "周报-2026-W47.xlsx"),
            ("周报_{shop}.xlsx", "周报_江南店.xlsx", "周报.xlsx"),
            ("{shop}周报 {today}.xlsx", "江南店周报 2026-11-22.xlsx", "周报 2026-11-22.xlsx"),
            ("a/{shop}.xlsx", "a/江南店.xlsx", "a/本店.xlsx"),
            ("周报.xlsx", "周报.xlsx", "周报.xlsx"),
        ] {
            assert_eq!([named(pattern, day, "江南店"), named(pattern, day, "")], [with, without], "{pattern}");
        }
    }
}
