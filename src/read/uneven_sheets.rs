//! Member sheets of one workbook whose columns differ: what one of them leaves out cannot be told from what nobody filled in.

use std::collections::BTreeSet;

use super::gathered::Gathered;
use crate::book::{Column, Fact, Kind, Place, Sheet};

/// So many headings are named.
const NAMED: usize = 2;

/// Says of each member sheet which columns it has and the first of its workbook has not, or the other way round.
pub(super) fn say(gathered: &mut Gathered) {
    let members = |sheet: &&Sheet| sheet.kind == Some(Kind::Members) && sheet.begins == 0;
    let mut found = Vec::new();
    for (number, sheet) in gathered.sheets.iter().enumerate().filter(|(_, sheet)| members(sheet)) {
        let first = gathered.sheets.iter().filter(members).find(|first| first.file == sheet.file);
        let Some(first) = first.filter(|first| first.name != sheet.name) else { continue };
        let other: Vec<&str> = lacking(first, sheet).chain(lacking(sheet, first)).collect();
        if !other.is_empty() {
            let more = if other.len() > NAMED { "…" } else { "" };
            let named = other.iter().take(NAMED).copied().collect::<Vec<_>>().join("、") + more;
            found.push((u16::try_from(number).unwrap_or(u16::MAX), first.name.clone(), named));
        }
    }
    for (number, first, named) in found {
        gathered.problem(Place::sheet(number), Fact::SheetDiffers(first.into()), &named);
    }
}

/// The headings of `full` whose columns `sheet` has not.
fn lacking<'s>(full: &'s Sheet, sheet: &Sheet) -> impl Iterator<Item = &'s str> {
    let known: BTreeSet<String> = sheet.columns.iter().map(means).collect();
    let headed = full.columns.iter().filter(|column| !column.header.trim().is_empty());
    headed.filter(move |column| !known.contains(&means(column))).map(|column| column.header.trim())
}

/// What a column is: its field, else its heading.
fn means(column: &Column) -> String {
    if column.field.is_empty() { column.header.trim().to_lowercase() } else { column.field.clone() }
}

#[cfg(test)]
mod tests {
    use super::say;
    use crate::book::{Column, Fact, Kind, Match, Place, Sheet};
    use crate::read::gathered::Gathered;

    fn sheet(file: &str, name: &str, kind: Kind, columns: &[(&str, &str)]) -> Sheet {
        let column = |(&(header, field), index): (&(&str, &str), u16)| Column {
            index,
            header: header.to_owned(),
            field: field.to_owned(),
            how: Match::Exact,
        };
        let columns = columns.iter().zip(0..).map(column).collect();
        Sheet { file: file.to_owned(), name: name.to_owned(), kind: Some(kind), columns, ..Sheet::default() }
    }

    #[test]
    fn member_sheets_of_one_workbook_have_the_same_columns() {
        let [name, phone, mobile, note] = [("姓名", "name"), ("电话", "phone"), ("手机", "phone"), ("备注", "")];
        let sheets = vec![
            sheet("会员.xlsx", "A类", Kind::Members, &[name, phone]),
            // Another heading for the same thing.
            sheet("会员.xlsx", "B类", Kind::Members, &[mobile, name]),
            sheet("会员.xlsx", "C类", Kind::Members, &[name, note, ("", "")]),
            sheet("会员.xlsx", "消费", Kind::Purchases, &[name]),
            sheet("POS.xlsx", "会员", Kind::Members, &[name]),
        ];
        let mut gathered = Gathered { sheets, ..Gathered::default() };
        say(&mut gathered);
        let problems = gathered.problems.into_list();
        assert_eq!(problems.len(), 1);
        assert_eq!((problems[0].place, &problems[0].fact), (Place::sheet(2), &Fact::SheetDiffers("A类".into())));
        assert_eq!(problems[0].value.to_string(), "电话、备注");
    }
}
