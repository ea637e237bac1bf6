//! What the program makes of the files, in the terms of the truth.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::LazyLock;

use regulars::book::rules::RuleBook;
use regulars::book::{Book, Bucket, Money, Rules};
use regulars::read::{Input, Options, Reading, read};

use super::file::{self, Form};
use super::grid::{self, Grid};
use super::shop::{Sheet, Shop, as_of};
use super::spell::Style;
use super::truth::{Balance, Truth};

/// Writes the shop into a folder, reads it, and says where the answer is not the truth.
pub(crate) fn differs(shop: &Shop, truth: &Truth, form: Form, style: Style, folder: &Path) -> Option<String> {
    let files: Vec<Vec<(String, Grid)>> = shop
        .files
        .iter()
        .map(|sheets| sheets.iter().map(|sheet| (sheet.name.clone(), grid::of(shop, sheet, style))).collect())
        .collect();
    let reading = read_back(form, &files, folder);
    let wrong = wrong(&reading, truth, &files, |sheet| sheet);
    wrong.map(|wrong| format!("{wrong}\n{}{}", problems(&reading.book), shown(&files)))
}

/// The same with the sheets of a file below each other in one.
pub(crate) fn differs_stacked(shop: &Shop, truth: &Truth, form: Form, folder: &Path) -> Option<String> {
    let mut tops = Vec::new();
    let stacked = |(number, sheets): (usize, &Vec<Sheet>)| {
        let mut all = Grid::new();
        for sheet in sheets {
            tops.push((number, all.len()));
            all.extend(grid::of(shop, sheet, Style::PLAIN));
        }
        vec![("全部".to_owned(), all)]
    };
    let files: Vec<Vec<(String, Grid)>> = shop.files.iter().enumerate().map(stacked).collect();
    let below = |(sheet, row): &(usize, usize)| (tops[*sheet].0, tops[*sheet].1 + row);
    let truth = Truth { aside: truth.aside.iter().map(below).collect(), ..truth.clone() };
    let reading = read_back(form, &files, folder);
    let name = |sheet: usize| reading.book.sheets[sheet].file_name();
    let file = |sheet| name(sheet).split('.').next().and_then(|stem| stem.parse().ok()).expect("a numbered file");
    let wrong = wrong(&reading, &truth, &files, file);
    wrong.map(|wrong| format!("{wrong}\n{}{}", problems(&reading.book), shown(&files)))
}

fn read_back(form: Form, files: &[Vec<(String, Grid)>], folder: &Path) -> Reading {
    static RULES: LazyLock<Rules> = LazyLock::new(|| RuleBook::default().rules().expect("the rules built in"));
    let write = |(number, sheets): (usize, &Vec<(String, Grid)>)| {
        let path = folder.join(format!("{number}.{}", form.extension()));
        std::fs::write(&path, file::bytes(form, sheets)).expect("a file written");
        Input::File(path, true)
    };
    let inputs: Vec<Input> = files.iter().enumerate().map(write).collect();
    read(&inputs, &Options::default(), &RULES, as_of())
}

/// Where the answer is not the truth, whose sheet a sheet read is `part` of.
fn wrong(
    reading: &Reading,
    truth: &Truth,
    files: &[Vec<(String, Grid)>],
    part: impl Fn(usize) -> usize,
) -> Option<String> {
    let book = &reading.book;
    let rows: u64 = files.iter().flatten().map(|(_, grid)| grid.len() as u64).sum();
    let read: u64 = book.sheets.iter().map(|sheet| sheet.balance.read.rows).sum();
    let uneven = book.sheets.iter().find(|sheet| !sheet.balance.holds());
    let places = book.problems.iter().map(|problem| problem.place);
    let said: BTreeSet<_> = places.map(|place| (part(place.sheet.into()), place.row)).collect();
    let is_said = |(sheet, row): &&(usize, usize)| said.contains(&(*sheet, u32::try_from(*row).expect("few rows")));
    let unsaid: Vec<_> = truth.aside.iter().filter(|row| !is_said(row)).collect();
    let (balance, members) = (balance(book), members(book));
    let shop_total: i64 = book.lines.iter().map(|line| line.amount.0).sum();
    let counted = [Bucket::Attributed, Bucket::WithoutMember].map(|bucket| balance.get(&bucket).map_or(0, |c| c.1));
    let checks = [
        (reading.failed, "not understood".to_owned()),
        (uneven.is_some(), format!("a balance that is none: {:?}", uneven.map(|sheet| sheet.balance))),
        (read != rows, format!("{read} rows read of {rows}")),
        (balance != truth.balance, format!("balance {balance:?}\n  truth {:?}", truth.balance)),
        (members != truth.members, format!("members {members:?}\n  truth {:?}", truth.members)),
        (shop_total != counted.iter().sum::<i64>(), format!("lines add up to {shop_total}, not {counted:?}")),
        (!unsaid.is_empty(), format!("rows set aside and not said: {unsaid:?}")),
    ];
    let failed: Vec<String> = checks.into_iter().filter(|(failed, _)| *failed).map(|(_, what)| what).collect();
    (!failed.is_empty()).then(|| failed.join("\n"))
}

fn balance(book: &Book) -> Balance {
    let mut all = Balance::new();
    for (sheet, bucket) in book.sheets.iter().flat_map(|sheet| Bucket::ALL.map(|bucket| (sheet, bucket))) {
        let count = sheet.balance.get(bucket);
        if count.rows > 0 || count.money != Money::ZERO {
            let sum = all.entry(bucket).or_default();
            *sum = (sum.0 + count.rows, sum.1 + count.money.0);
        }
    }
    all
}

/// Total and number of lines of each member that has lines.
fn members(book: &Book) -> BTreeMap<String, (i64, u64)> {
    let total = |(id, member): (_, &regulars::book::Member)| {
        let lines = book.lines.of(id);
        let count = lines.len() as u64;
        let total = lines.map(|index| book.lines.get(index).amount.0).sum();
        // 张 三 is 张三.
        (count > 0).then(|| (member.key().replace(' ', ""), (total, count)))
    };
    book.members().filter_map(total).collect()
}

fn problems(book: &Book) -> String {
    let line = |problem: &regulars::book::Problem| {
        format!("{}: {:?} {}\n", book.address(problem.place), problem.fact, problem.value)
    };
    book.problems.iter().map(line).collect()
}

fn shown(files: &[Vec<(String, Grid)>]) -> String {
    let sheet = |(name, grid): &(String, Grid)| format!("--- {name}\n{}", file::delimited(grid, ',', "\n"));
    files.iter().flatten().map(sheet).collect()
}
