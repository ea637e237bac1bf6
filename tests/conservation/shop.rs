//! What a random shop's sheets say, before it is decided how they are written.

use chrono::NaiveDate;

/// The day that the reports speak for.
pub(crate) fn as_of() -> NaiveDate {
    NaiveDate::from_ymd_opt(2024, 12, 31).expect("a day")
}

/// Somebody who buys.
#[derive(Debug, Clone)]
pub(crate) struct Person {
    pub(crate) card: String,
    pub(crate) phone: String,
    pub(crate) name: String,
}

/// Whom a row means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Who {
    /// One of the shop's people, by position.
    Person(usize),
    /// 散客.
    Nobody,
}

/// The date of a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum When {
    Day(NaiveDate),
    /// One of [`super::spell::NO_DATES`].
    Unreadable(usize),
}

/// The money of a row, in fen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Sum {
    Stated(i64),
    /// A price, for so many thousandths of a piece.
    Times {
        price: i64,
        thousandths: i64,
    },
    /// One of [`super::spell::NO_MONEY`].
    Unreadable(usize),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum State {
    Done,
    Cancelled,
    /// A positive amount that the status turns into a refund.
    Returned,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Sale {
    pub(crate) who: Who,
    pub(crate) when: When,
    pub(crate) sum: Sum,
    pub(crate) state: State,
    pub(crate) receipt: Option<u32>,
    pub(crate) item: usize,
    /// From which the spelling of its cells is thrown.
    pub(crate) hand: u64,
}

/// A purchase that stands in the row of a member.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Entry {
    pub(crate) day: NaiveDate,
    pub(crate) fen: i64,
}

/// A row below the header.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Row {
    Blank,
    HeaderAgain,
    /// 合计, and what it says.
    Total {
        word: usize,
        fen: i64,
    },
    Sale(Sale),
    Member {
        person: usize,
        entries: Vec<Entry>,
        hand: u64,
    },
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Column {
    Date,
    Card,
    Phone,
    Name,
    Receipt,
    Item,
    Price,
    Quantity,
    Amount,
    Status,
    Note,
    Birthday,
    Tier,
    Entries,
    EntryDays,
}

#[derive(Debug, Clone)]
pub(crate) struct Sheet {
    pub(crate) name: String,
    /// Rows above the header; a blank one is a blank row.
    pub(crate) titles: Vec<String>,
    pub(crate) columns: Vec<(Column, String)>,
    pub(crate) rows: Vec<Row>,
}

impl Sheet {
    pub(crate) fn has(&self, column: Column) -> bool {
        self.columns.iter().any(|(own, _)| *own == column)
    }

    pub(crate) fn sales(&self) -> impl Iterator<Item = &Sale> {
        self.rows.iter().filter_map(|row| if let Row::Sale(sale) = row { Some(sale) } else { None })
    }
}

/// All sheets, by file.
#[derive(Debug, Clone)]
pub(crate) struct Shop {
    pub(crate) people: Vec<Person>,
    /// How many of the people stand in a member sheet, if there is one: the first so many.
    pub(crate) known: Option<usize>,
    pub(crate) files: Vec<Vec<Sheet>>,
}

impl Shop {
    /// The same with a file for each sheet, as text files must have it.
    pub(crate) fn apart(&self) -> Self {
        let files = self.files.iter().flatten().map(|sheet| vec![sheet.clone()]).collect();
        Self { files, ..self.clone() }
    }
}
