//! The same shop in another order, another hand, other sheets: what no figure may notice.

use super::dice::Dice;
use super::shop::{Column, Row, Sheet, Shop};
use super::spell::{DAYS, Dates, Style};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Change {
    Rows,
    Columns,
    Blanks,
    /// Each sheet of purchases in two, in one file.
    Sheets,
    /// In two files. Lines that are equal would then be taken for copies.
    Files,
    Dates,
    Wide,
    /// Everything spelt anew.
    Hand,
}

impl Change {
    pub(crate) const ALL: [Self; 8] =
        [Self::Rows, Self::Columns, Self::Blanks, Self::Sheets, Self::Files, Self::Dates, Self::Wide, Self::Hand];

    /// The shop after the change, with its style.
    pub(crate) fn of(self, shop: &Shop, dice: &mut Dice) -> (Shop, Style) {
        let mut shop = shop.clone();
        let mut style = Style::PLAIN;
        match self {
            Self::Rows => each(&mut shop, |sheet| shuffle_rows(sheet, dice)),
            Self::Columns => each(&mut shop, |sheet| shuffle_columns(sheet, dice)),
            Self::Blanks => each(&mut shop, |sheet| insert_blanks(sheet, dice)),
            Self::Sheets => shop.files = shop.files.into_iter().map(|file| split(file, dice)).collect(),
            Self::Files => {
                let halves = shop.files.into_iter().flat_map(|file| split(file, dice));
                shop.files = halves.map(|sheet| vec![sheet]).collect();
            }
            Self::Dates => {
                let like = Dates::Like(dice.below(DAYS));
                style.dates = *dice.pick(&[like, Dates::DayFirst, Dates::MonthFirst]);
            }
            Self::Wide => style.wide = true,
            Self::Hand => style.salt = dice.throw(),
        }
        (shop, style)
    }
}

fn each(shop: &mut Shop, change: impl FnMut(&mut Sheet)) {
    shop.files.iter_mut().flatten().for_each(change);
}

fn shuffle_rows(sheet: &mut Sheet, dice: &mut Dice) {
    dice.shuffle(&mut sheet.rows);
    // A blank row at the very end is no row of a workbook.
    let last = sheet.rows.iter().rposition(|row| *row != Row::Blank).expect("a row that is not blank");
    let end = sheet.rows.len() - 1;
    sheet.rows.swap(last, end);
}

/// The word of a totals row stands in the first cell, so amounts do not.
fn shuffle_columns(sheet: &mut Sheet, dice: &mut Dice) {
    dice.shuffle(&mut sheet.columns);
    if sheet.columns[0].0 == Column::Amount {
        let end = sheet.columns.len() - 1;
        sheet.columns.swap(0, end);
    }
}

fn insert_blanks(sheet: &mut Sheet, dice: &mut Dice) {
    let mut rows = Vec::new();
    for row in std::mem::take(&mut sheet.rows) {
        rows.extend((0..dice.below(3)).map(|_| Row::Blank));
        rows.push(row);
    }
    sheet.rows = rows;
}

/// Each sheet of purchases in two, unless a half would say too little.
fn split(file: Vec<Sheet>, dice: &mut Dice) -> Vec<Sheet> {
    const ENOUGH: usize = 5;
    let halves = |sheet: Sheet| {
        let at = dice.below(sheet.rows.len());
        let (above, below) = sheet.rows.split_at(at);
        let half = |rows: &[Row], mark: &str| Sheet {
            name: format!("{}{mark}", sheet.name),
            rows: rows.to_vec(),
            ..sheet.clone()
        };
        let (above, below) = (half(above, "上"), half(below, "下"));
        let enough = |half: &Sheet| half.sales().count() >= ENOUGH && half.rows.last() != Some(&Row::Blank);
        if enough(&above) && enough(&below) { vec![above, below] } else { vec![sheet] }
    };
    file.into_iter().flat_map(halves).collect()
}
