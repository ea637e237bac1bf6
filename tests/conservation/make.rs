//! A random shop: who buys there, which sheets it keeps, and what is wrong with them.

use chrono::{NaiveDate, TimeDelta};

use super::dice::Dice;
use super::shop::{Column, Entry, Person, Row, Sale, Sheet, Shop, State, Sum, When, Who, as_of};
use super::spell::{NO_DATES, NO_MONEY};

const SURNAMES: [&str; 12] = ["王", "李", "张", "刘", "陈", "杨", "赵", "黄", "周", "吴", "徐", "孙"];
const GIVEN: [&str; 12] = ["伟", "芳", "丽娜", "敏", "静怡", "强", "磊", "洋", "艳", "勇", "杰", "娟"];

/// What the whole shop has in common.
struct Plan {
    /// The columns of all sheets of purchases, from left to right.
    columns: Vec<Column>,
    people: usize,
    /// In percent: how many rows have something wrong.
    dirt: usize,
    /// The number of the last receipt.
    receipt: u32,
}

impl Plan {
    fn has(&self, column: Column) -> bool {
        self.columns.contains(&column)
    }
}

pub(crate) fn shop(seed: u64) -> Shop {
    let mut dice = Dice::new(seed);
    let people = people(&mut dice);
    let known = dice.chance(40).then(|| people.len().saturating_sub(dice.below(3)).max(2));
    let mut plan = plan(&mut dice, people.len());
    let mut files = Vec::new();
    let several = if dice.chance(40) { 1 + dice.below(2) } else { 0 };
    for file in 0..=several {
        let sheets = 1 + usize::from(dice.chance(30)) + usize::from(dice.chance(10));
        let name = |at: usize| format!("消费明细{}", file * 3 + at + 1);
        files.push((0..sheets).map(|at| purchases(name(at), &mut plan, &mut dice)).collect::<Vec<_>>());
    }
    if files.len() > 1 && dice.chance(60) {
        copy_some(&mut files, &mut dice);
    }
    if let Some(known) = known {
        let sheet = members(known, &mut dice);
        if dice.chance(50) {
            files[0].insert(0, sheet);
        } else {
            files.push(vec![sheet]);
        }
    }
    for sheet in files.iter_mut().flatten() {
        dirty(sheet, plan.dirt, &mut dice);
    }
    Shop { people, known, files }
}

fn people(dice: &mut Dice) -> Vec<Person> {
    let padded = dice.below(3);
    let mut names: Vec<String> =
        SURNAMES.iter().flat_map(|surname| GIVEN.iter().map(move |given| format!("{surname}{given}"))).collect();
    dice.shuffle(&mut names);
    names.truncate(3 + dice.below(8));
    let person = |(number, name): (usize, String)| Person {
        card: match padded {
            0 => format!("V{:04}", number + 1),
            1 => format!("{:05}", number + 101),
            _ => format!("{}", number + 600_101),
        },
        phone: format!("1{}9{:04}{:04}", [3, 5, 8][number % 3], 1234 + dice.below(8000), 1000 + number),
        name,
    };
    names.into_iter().enumerate().map(person).collect()
}

fn plan(dice: &mut Dice, people: usize) -> Plan {
    use Column::{Amount, Card, Item, Name, Phone, Price, Quantity, Receipt, Status};
    let sets: [&[Column]; 7] =
        [&[Card], &[Phone], &[Name], &[Card, Name], &[Phone, Name], &[Card, Phone], &[Card, Phone, Name]];
    let mut columns = [&[Column::Date], *dice.pick::<&[Column]>(&sets)].concat();
    // Amounts, prices by quantity, or both.
    let priced = dice.chance(35);
    let optional = [
        (dice.chance(50), Receipt),
        (dice.chance(60), Item),
        (priced, Price),
        (priced, Quantity),
        (!priced || dice.chance(50), Amount),
        (dice.chance(30), Status),
    ];
    columns.extend(optional.into_iter().filter(|(has, _)| *has).map(|(_, column)| column));
    Plan { columns, people, dirt: *dice.pick(&[0, 5, 10, 20]), receipt: 0 }
}

fn heading(column: Column, dice: &mut Dice) -> String {
    let names: &[&str] = match column {
        Column::Date => &["消费日期", "购买日期", "消费时间"],
        Column::Card => &["卡号", "会员卡号", "VIP号码"],
        Column::Phone => &["手机号", "电话", "联系电话"],
        Column::Name => &["姓名", "会员姓名", "顾客姓名"],
        Column::Receipt => &["小票号", "订单号"],
        Column::Item => &["商品", "商品名称"],
        Column::Price => &["单价", "售价"],
        Column::Quantity => &["数量", "件数"],
        Column::Amount => &["实付金额", "实收金额"],
        Column::Status => &["订单状态"],
        Column::Note => &["备注"],
        Column::Birthday => &["生日"],
        Column::Tier => &["等级", "会员等级"],
        Column::Entries => &["每次消费明细"],
        Column::EntryDays => &["每次购买的时间"],
    };
    (*dice.pick(names)).to_owned()
}

fn headed(columns: Vec<Column>, dice: &mut Dice) -> Vec<(Column, String)> {
    columns.into_iter().map(|column| (column, heading(column, dice))).collect()
}

fn purchases(name: String, plan: &mut Plan, dice: &mut Dice) -> Sheet {
    let mut columns = plan.columns.clone();
    if dice.chance(30) {
        columns.push(Column::Note);
    }
    let rows = (0..5 + dice.below(16)).map(|_| Row::Sale(sale(plan, dice))).collect();
    Sheet { name, titles: Vec::new(), columns: headed(columns, dice), rows }
}

fn sale(plan: &mut Plan, dice: &mut Dice) -> Sale {
    let wrong = |dice: &mut Dice| dice.chance(plan.dirt);
    let nobody = plan.has(Column::Name) && dice.chance(12);
    plan.receipt += 1;
    Sale {
        who: if nobody { Who::Nobody } else { Who::Person(dice.below(plan.people)) },
        when: when(wrong(dice), dice),
        sum: sum(plan, wrong(dice), dice),
        state: match dice.below(100) {
            0..=7 if plan.has(Column::Status) => State::Cancelled,
            8..=13 if plan.has(Column::Status) => State::Returned,
            _ => State::Done,
        },
        receipt: Some(plan.receipt).filter(|_| dice.chance(80)),
        item: dice.below(6),
        hand: dice.throw(),
    }
}

fn when(wrong: bool, dice: &mut Dice) -> When {
    let after = |low, high, dice: &mut Dice| When::Day(as_of() + TimeDelta::days(dice.between(low, high)));
    match dice.below(3) {
        _ if !wrong => When::Day(a_day(2024, dice)),
        0 => after(1, 366, dice),
        1 => after(367, 2_000, dice),
        _ => When::Unreadable(dice.below(NO_DATES.len())),
    }
}

fn a_day(year: i32, dice: &mut Dice) -> NaiveDate {
    let first = NaiveDate::from_ymd_opt(year, 1, 1).expect("a day");
    first + TimeDelta::days(dice.between(0, 364))
}

fn sum(plan: &Plan, wrong: bool, dice: &mut Dice) -> Sum {
    if wrong && dice.chance(60) {
        return Sum::Unreadable(dice.below(NO_MONEY.len()));
    }
    if plan.has(Column::Price) && (!plan.has(Column::Amount) || dice.chance(50)) {
        let thousandths = if dice.chance(70) { dice.between(1, 4) * 1000 } else { dice.between(1, 5_000) };
        return Sum::Times { price: dice.between(1, 200_000), thousandths };
    }
    Sum::Stated(match dice.below(20) {
        0 => 0,
        1..=3 => -dice.between(1, 100_000),
        4..=9 => dice.between(1, 300) * 10_000,
        _ => dice.between(1, 500_000),
    })
}

fn members(known: usize, dice: &mut Dice) -> Sheet {
    let mut columns = vec![Column::Name, Column::Card, Column::Phone, Column::Birthday, Column::Tier];
    let entries = dice.chance(40);
    if entries {
        columns.extend([Column::Entries, Column::EntryDays]);
    }
    let mut rows: Vec<Row> = (0..known)
        .map(|person| {
            let entries = if entries { dice.below(4) } else { 0 };
            // Of the year before all other purchases, so that none is another one told twice.
            let entry = |dice: &mut Dice| Entry { day: a_day(2023, dice), fen: dice.between(1, 5_000) * 100 };
            Row::Member { person, entries: (0..entries).map(|_| entry(dice)).collect(), hand: dice.throw() }
        })
        .collect();
    if dice.chance(20) {
        rows.push(Row::Member { person: dice.below(known), entries: Vec::new(), hand: dice.throw() });
    }
    Sheet { name: "会员".to_owned(), titles: Vec::new(), columns: headed(columns, dice), rows }
}

/// Some rows stand in another file too, in another hand, as overlapping exports have them.
fn copy_some(files: &mut [Vec<Sheet>], dice: &mut Dice) {
    let from: Vec<Sale> = files[0].iter().flat_map(Sheet::sales).copied().collect();
    let to = 1 + dice.below(files.len() - 1);
    for sale in from {
        if dice.chance(30) {
            files[to][0].rows.push(Row::Sale(Sale { hand: dice.throw(), ..sale }));
        }
    }
}

/// Titles above, totals, blank rows and the header again among the rows.
fn dirty(sheet: &mut Sheet, dirt: usize, dice: &mut Dice) {
    let titles = ["某某服饰销售明细", "", "制表日期 2024年12月"];
    sheet.titles = titles.iter().filter(|_| dice.chance(dirt * 2)).map(|title| (*title).to_owned()).collect();
    let mut rows = Vec::new();
    for row in std::mem::take(&mut sheet.rows) {
        rows.push(row);
        let more = match dice.below(6) {
            _ if !dice.chance(dirt) => continue,
            0 | 1 => Row::Blank,
            2 => Row::HeaderAgain,
            _ => Row::Total { word: dice.below(4), fen: stated_total(&rows, dice) },
        };
        rows.push(more);
    }
    // A blank row at the very end is one to a text file and none to a workbook.
    while rows.last() == Some(&Row::Blank) {
        rows.pop();
    }
    sheet.rows = rows;
}

/// The sum of the rows above, right or wrong.
fn stated_total(rows: &[Row], dice: &mut Dice) -> i64 {
    let fen = |row: &Row| match row {
        Row::Sale(Sale { sum: Sum::Stated(fen), .. }) => *fen,
        _ => 0,
    };
    rows.iter().map(fen).sum::<i64>() + if dice.chance(50) { 0 } else { dice.between(-10_000, 10_000) }
}
