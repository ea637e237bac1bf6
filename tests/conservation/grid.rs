//! A sheet as its cells stand.

use super::dice::Dice;
use super::shop::{Column, Entry, Row, Sale, Sheet, Shop, State, Sum, When, Who};
use super::spell::{self, Cell, Dates, NO_DATES, NO_MONEY, Style, Thousandths};

const TOTALS: [&str; 4] = ["合计", "小计", "总计：", "本页合计"];
const ITEMS: [&str; 6] = ["外套", "西裤", "T恤", "皮带 110", "衬衫(白)", "A-102款"];

pub(crate) type Grid = Vec<Vec<Cell>>;

pub(crate) fn of(shop: &Shop, sheet: &Sheet, style: Style) -> Grid {
    let style = Style { dates: settled(sheet, style.dates), ..style };
    let heading = |name: &String| Cell::Text(name.clone());
    let header: Vec<Cell> = sheet.columns.iter().map(|(_, name)| heading(name)).collect();
    let mut grid: Grid = sheet.titles.iter().map(|text| title(text)).collect();
    grid.push(header.clone());
    for row in &sheet.rows {
        grid.push(match row {
            Row::Blank => Vec::new(),
            Row::HeaderAgain => header.clone(),
            Row::Total { word, fen } => total(sheet, *word, *fen),
            Row::Sale(sale) => {
                cells(sheet, style, sale.hand, |column, dice| of_sale(shop, sheet, sale, column, style, dice))
            }
            Row::Member { person, entries, hand } => {
                cells(sheet, style, *hand, |column, dice| of_member(shop, *person, entries, column, dice))
            }
        });
    }
    grid
}

fn title(title: &str) -> Vec<Cell> {
    if title.is_empty() { Vec::new() } else { vec![Cell::Text(title.to_owned())] }
}

/// `3/5/2024` is read only where the column shows by another date what comes first.
fn settled(sheet: &Sheet, dates: Dates) -> Dates {
    let tells = |sale: &Sale| {
        let day_is_no_month = matches!(sale.when, When::Day(day) if chrono::Datelike::day(&day) > 12);
        day_is_no_month && sale.state != State::Cancelled && !matches!(sale.sum, Sum::Unreadable(_))
    };
    let slashed = matches!(dates, Dates::DayFirst | Dates::MonthFirst);
    if slashed && !sheet.sales().any(tells) { Dates::Mixed } else { dates }
}

fn total(sheet: &Sheet, word: usize, fen: i64) -> Vec<Cell> {
    let cell = |(at, (column, _)): (usize, &(Column, String))| match column {
        _ if at == 0 => Cell::Text(TOTALS[word].to_owned()),
        Column::Amount => Cell::Number(fen * 10),
        _ => Cell::Blank,
    };
    sheet.columns.iter().enumerate().map(cell).collect()
}

/// One row, each cell in a hand of its own, so that the order of columns changes no cell.
fn cells(sheet: &Sheet, style: Style, hand: u64, cell: impl Fn(Column, &mut Dice) -> Cell) -> Vec<Cell> {
    let cell = |column: Column| {
        let mut dice = Dice::new(hand ^ style.salt ^ ((column as u64) << 56));
        let cell = cell(column, &mut dice);
        let digits = !matches!(column, Column::Item | Column::Receipt | Column::Name | Column::Note | Column::Status);
        if style.wide && digits { spell::wide(cell) } else { cell }
    };
    sheet.columns.iter().map(|(column, _)| cell(*column)).collect()
}

fn text(text: &str) -> Cell {
    if text.is_empty() { Cell::Blank } else { Cell::Text(text.to_owned()) }
}

fn of_sale(shop: &Shop, sheet: &Sheet, sale: &Sale, column: Column, style: Style, dice: &mut Dice) -> Cell {
    match column {
        Column::Date => of_day(sale.when, style.dates, dice),
        Column::Card | Column::Phone | Column::Name => of_who(shop, sheet, sale, column, dice),
        Column::Receipt => sale.receipt.map_or(Cell::Blank, |number| Cell::Text(format!("R{number:05}"))),
        Column::Item => text(ITEMS[sale.item]),
        Column::Price | Column::Quantity | Column::Amount => of_sum(sheet, sale.sum, column, dice),
        Column::Status => text(match sale.state {
            State::Done => "交易成功",
            State::Cancelled => "交易关闭",
            State::Returned => "退货",
        }),
        Column::Note => text(["", "", "老客", "送袜子1双"][dice.below(4)]),
        Column::Birthday | Column::Tier | Column::Entries | Column::EntryDays => Cell::Blank,
    }
}

fn of_day(when: When, dates: Dates, dice: &mut Dice) -> Cell {
    match (when, dates) {
        (When::Unreadable(what), _) => text(NO_DATES[what]),
        (When::Day(day), Dates::Mixed) => spell::day(day, dice.below(spell::DAYS)),
        (When::Day(day), Dates::Like(way)) => spell::day(day, way),
        (When::Day(day), Dates::DayFirst) => spell::slashed(day, false),
        (When::Day(day), Dates::MonthFirst) => spell::slashed(day, true),
    }
}

fn of_who(shop: &Shop, sheet: &Sheet, sale: &Sale, column: Column, dice: &mut Dice) -> Cell {
    let Who::Person(at) = sale.who else {
        let word = ["散客", "零售", "散客1"][dice.below(3)];
        return if column == Column::Name { text(word) } else { Cell::Blank };
    };
    let person = &shop.people[at];
    // Where a member sheet says who is who, one of card and phone is enough, and zeros before a card may be lost.
    let sure = shop.known.is_some_and(|known| at < known);
    let both = sheet.has(Column::Card) && sheet.has(Column::Phone);
    let left_out = Dice::new(sale.hand).below(6);
    match column {
        Column::Card if sure && both && left_out == 0 => Cell::Blank,
        Column::Phone if sure && both && left_out == 1 => Cell::Blank,
        Column::Card => spell::card(&person.card, sure, dice),
        Column::Phone => spell::phone(&person.phone, dice),
        _ => spell::name(&person.name, dice),
    }
}

fn of_sum(sheet: &Sheet, sum: Sum, column: Column, dice: &mut Dice) -> Cell {
    let stated = sheet.has(Column::Amount);
    match (sum, column) {
        (Sum::Stated(fen), Column::Amount) => spell::money(fen, dice),
        (Sum::Times { price, .. }, Column::Price) => spell::money(price, dice),
        (Sum::Times { thousandths, .. }, Column::Quantity) => spell::quantity(thousandths, dice),
        (Sum::Unreadable(what), Column::Amount) => text(NO_MONEY[what]),
        (Sum::Unreadable(what), Column::Price) if !stated => text(NO_MONEY[what]),
        _ => Cell::Blank,
    }
}

fn of_member(shop: &Shop, at: usize, entries: &[Entry], column: Column, dice: &mut Dice) -> Cell {
    let person = &shop.people[at];
    let list = |entry: &dyn Fn(&Entry) -> String| text(&entries.iter().map(entry).collect::<Vec<_>>().join("；"));
    match column {
        Column::Card => text(&person.card),
        Column::Phone => spell::phone(&person.phone, dice),
        Column::Name => text(&person.name),
        Column::Birthday => text(["1985-3-8", "1990年5月1日", "8月15日", ""][dice.below(4)]),
        Column::Tier => text(["金卡", "银卡", ""][dice.below(3)]),
        Column::Entries => list(&|entry| format!("外套 {}", Thousandths(entry.fen * 10))),
        Column::EntryDays => list(&|entry| entry.day.format("%Y-%-m-%-d").to_string()),
        _ => Cell::Blank,
    }
}
