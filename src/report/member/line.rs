//! A line of the answer: what, how much, why, and from which cells.

use crate::book::{Book, Place};
use crate::report::said::cells;
use crate::table::{Cell, Code, Dress, Table, Words, column};

/// A line of a table.
pub(super) struct Line<'a> {
    item: Cell<'a>,
    value: Cell<'a>,
    why: Option<Words>,
    places: Vec<Place>,
}

/// What is said of a member without purchases.
pub(super) const NOTHING: (&str, &str) = ("没有带日期的消费，或都退掉了", "no dated purchase, or all taken back");

/// A line about `item`, whose value may be blank.
pub(super) fn line<'a>(item: impl Into<Cell<'a>>, value: impl Into<Cell<'a>>) -> Line<'a> {
    Line { item: item.into(), value: value.into(), why: None, places: Vec::new() }
}

/// What a line is about: the key that scripts rely on, and its name in Chinese and English.
pub(super) const fn item(key: &'static str, zh: &'static str, en: &'static str) -> Code {
    Code { key, words: (zh, en) }
}

impl Line<'_> {
    /// The same with the reason, in Chinese and English; blank for none.
    pub(super) fn why(self, zh: impl Into<String>, en: impl Into<String>) -> Self {
        let (zh, en): (String, String) = (zh.into(), en.into());
        Self { why: (!zh.is_empty()).then(|| (zh, en).into()), ..self }
    }

    /// The cells that it comes from.
    pub(super) fn places(&self) -> impl Iterator<Item = Place> + '_ {
        self.places.iter().copied()
    }

    /// The same with the cells that it comes from.
    pub(super) fn from(self, places: impl IntoIterator<Item = Place>) -> Self {
        let mut places: Vec<Place> = places.into_iter().collect();
        places.sort_unstable();
        places.dedup();
        Self { places, ..self }
    }
}

impl Line<'_> {
    /// Whether there is nothing to say.
    pub(super) fn is_blank(&self) -> bool {
        self.value == Cell::Blank && self.why.is_none()
    }
}

/// A table of lines.
pub(super) fn table<'a>(
    book: &'a Book,
    key: &'static str,
    title: (&'static str, &'static str),
    lines: Vec<Line<'a>>,
) -> Table<'a> {
    let titles: Vec<String> = book.sheets.iter().map(crate::book::Sheet::title).collect();
    let title_of = move |line: &Line| cells(|sheet| titles.get(usize::from(sheet)).map_or("", String::as_str), &line.places);
    let why = |line: &Line| Cell::maybe(line.why.as_ref(), |why| {
        let [zh, en] = [crate::table::Lang::Chinese, crate::table::Lang::English].map(|lang| why.get(lang).to_owned());
        Cell::both(zh, en)
    });
    Table::new(key, title, lines, vec![
        column("item", ("项目", "Item"), |line: &Line<'a>| line.item.clone()),
        column("value", ("内容", "Value"), |line: &Line<'a>| line.value.clone()),
        column("why", ("为什么", "Why"), why).dressed(Dress::Prose),
        column("sheet_cells", ("单元格", "Cells"), move |line: &Line| Cell::text(title_of(line))).dressed(Dress::Prose),
    ])
}

/// Parts of a sentence, those that are blank left out.
pub(super) fn joined<const N: usize>(parts: [(String, String); N]) -> (String, String) {
    let (zh, en): (Vec<String>, Vec<String>) = parts.into_iter().filter(|(zh, _)| !zh.is_empty()).unzip();
    (zh.join("；"), en.join("; "))
}
