//! What was read, sheet by sheet: how it was understood and where its rows and money went.

use super::Money;

/// What a sheet holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// One row a member.
    Members,
    /// One row a line of a sale.
    Purchases,
    /// One row a contact.
    Callbacks,
    /// One row a complaint.
    Complaints,
    /// One row a card application.
    Register,
    /// One row an answered survey.
    Survey,
    /// One row an item on sale.
    Items,
    /// One row a person of the staff.
    Staff,
    /// One row an ordered item.
    Orders,
    /// One row a voucher.
    Vouchers,
    /// One row a measure against leaving.
    Measures,
    /// One row a mystery shopper's visit.
    Inspections,
}

impl Kind {
    /// Whether `--where` selects rows of such sheets: purchases, and answers and inspections where all the fields are there.
    pub fn is_selected(self, has_fields: impl FnOnce() -> bool) -> bool {
        self == Self::Purchases || (matches!(self, Self::Survey | Self::Inspections) && has_fields())
    }

    /// Every kind, in the order of preference where a sheet fits several equally well.
    pub const ALL: [Self; 12] = [
        Self::Purchases,
        Self::Callbacks,
        Self::Complaints,
        Self::Register,
        Self::Members,
        Self::Survey,
        Self::Items,
        Self::Staff,
        Self::Orders,
        Self::Vouchers,
        Self::Measures,
        Self::Inspections,
    ];

    /// Its section in the dictionary of column names.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Members => "member",
            Self::Purchases => "purchase",
            Self::Callbacks => "callback",
            Self::Complaints => "complaint",
            Self::Register => "register",
            Self::Survey => "survey",
            Self::Items => "items",
            Self::Staff => "staff",
            Self::Orders => "orders",
            Self::Vouchers => "vouchers",
            Self::Measures => "measures",
            Self::Inspections => "inspection",
        }
    }

    /// Its name in Chinese and English.
    pub const fn words(self) -> (&'static str, &'static str) {
        match self {
            Self::Members => ("会员", "members"),
            Self::Purchases => ("消费", "purchases"),
            Self::Callbacks => ("回访记录", "callback log"),
            Self::Complaints => ("投诉", "complaints"),
            Self::Register => ("跟进簿", "card register"),
            Self::Survey => ("满意度调查", "survey"),
            Self::Items => ("商品", "items"),
            Self::Staff => ("员工", "staff"),
            Self::Orders => ("订货", "orders"),
            Self::Vouchers => ("代金券", "vouchers"),
            Self::Measures => ("措施", "measures"),
            Self::Inspections => ("巡店", "inspections"),
        }
    }
}

/// How a column came to its field.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Match {
    /// Named by `--map`.
    Mapped,
    /// Named by `[columns]` of `shop.toml`.
    Configured,
    /// The header is a name of the dictionary.
    Exact,
    /// The header contains a name of the dictionary.
    Contained,
    /// The header says nothing; the values do: scores of a survey.
    Values,
    /// No field: the column is not used. The nearest field is only suggested.
    Unused(Option<&'static str>),
}

/// A column as it was understood.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    /// From 0.
    pub index: u16,
    /// The header as written.
    pub header: String,
    /// The field of the dictionary, blank where the column is not used.
    pub field: String,
    /// How the two were matched.
    pub how: Match,
}

/// Where rows and money can go; every row read is in exactly one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Bucket {
    /// Counted for a member.
    Attributed,
    /// Counted for the shop, without a member.
    WithoutMember,
    /// Not used; a problem says why.
    SetAside,
    /// Dated after the as-of date.
    AfterAsOf,
    /// Stands in another place too.
    Duplicate,
    /// A totals row.
    Totals,
    /// A blank row.
    Blank,
    /// A title or header row.
    Header,
    /// Passed over by `--where`.
    NotSelected,
}

impl Bucket {
    /// Every bucket, in the order of the balance.
    pub const ALL: [Self; 9] = [
        Self::Attributed,
        Self::WithoutMember,
        Self::SetAside,
        Self::AfterAsOf,
        Self::Duplicate,
        Self::Totals,
        Self::Blank,
        Self::Header,
        Self::NotSelected,
    ];

    /// Its code in output.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Attributed => "attributed",
            Self::WithoutMember => "without_member",
            Self::SetAside => "set_aside",
            Self::AfterAsOf => "after_as_of",
            Self::Duplicate => "duplicates",
            Self::Totals => "totals",
            Self::Blank => "blank",
            Self::Header => "header",
            Self::NotSelected => "not_selected",
        }
    }

    /// Its name in Chinese and English.
    pub const fn words(self) -> (&'static str, &'static str) {
        match self {
            Self::Attributed => ("计入会员", "attributed to a member"),
            Self::WithoutMember => ("无会员的销售", "without a member"),
            Self::SetAside => ("未计入（见问题）", "set aside (see problems)"),
            Self::AfterAsOf => ("统计日之后", "after the as-of date"),
            Self::Duplicate => ("重复，只计一次", "duplicates left out"),
            Self::Totals => ("合计行", "totals rows"),
            Self::Blank => ("空行", "blank rows"),
            Self::Header => ("标题和表头", "title and header rows"),
            Self::NotSelected => ("--where 没有选中", "not selected by --where"),
        }
    }
}

/// Rows and money of one bucket.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Count {
    /// Rows.
    pub rows: u64,
    /// The money that stands in them.
    pub money: Money,
}

/// The balance of a sheet: rows and money read, and where they went.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Balance {
    /// Everything read.
    pub read: Count,
    buckets: [Count; Bucket::ALL.len()],
}

impl Balance {
    /// What went into `bucket`.
    pub const fn get(&self, bucket: Bucket) -> Count {
        self.buckets[bucket as usize]
    }

    /// Puts rows that were read, and their money, into `bucket`.
    pub fn read_into(&mut self, bucket: Bucket, rows: u64, money: Money) {
        self.read.rows += rows;
        self.read.money += money;
        self.add(bucket, rows, money);
    }

    /// Puts rows and their money into `bucket`.
    pub fn add(&mut self, bucket: Bucket, rows: u64, money: Money) {
        let count = &mut self.buckets[bucket as usize];
        count.rows += rows;
        count.money += money;
    }

    /// Moves rows and money that were put into `from` over to `to`.
    pub fn shift(&mut self, from: Bucket, to: Bucket, rows: u64, money: Money) {
        let count = &mut self.buckets[from as usize];
        count.rows -= rows;
        count.money -= money;
        self.add(to, rows, money);
    }

    /// Whether every row and all money read went somewhere.
    pub fn holds(&self) -> bool {
        let rows: u64 = self.buckets.iter().map(|count| count.rows).sum();
        let money: Money = self.buckets.iter().map(|count| count.money).sum();
        rows == self.read.rows && money == self.read.money
    }
}

/// One sheet of one file, or one of several tables that stand below each other in it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Sheet {
    /// The file as it was named.
    pub file: String,
    /// The sheet's name; blank for a text file.
    pub name: String,
    /// What it holds; `None` for a sheet that was not understood or not used.
    pub kind: Option<Kind>,
    /// Encoding and separator of a text file, the type of a workbook.
    pub format: String,
    /// The row where it begins, from 1, if it is a table below another of its sheet; else 0.
    pub begins: u32,
    /// The header row, from 1; 0 without one.
    pub header_row: u32,
    /// Its columns.
    pub columns: Vec<Column>,
    /// Where its rows and money went.
    pub balance: Balance,
}

impl Sheet {
    /// The column that `field` was read from.
    pub fn column(&self, field: &str) -> Option<u16> {
        self.columns.iter().find(|column| column.field == field).map(|column| column.index)
    }

    /// Whether rows of it are passed over that have other values in `fields` than `--where` asks for.
    pub fn is_selected<'a>(&self, mut fields: impl Iterator<Item = &'a str>) -> bool {
        self.kind.is_some_and(|kind| kind.is_selected(|| fields.all(|field| self.column(field).is_some())))
    }

    /// A row of it as it is named to those who look at the same file: `A类!51`, `会员.csv!51`.
    pub fn row(&self, row: u32) -> String {
        let name = if self.name.is_empty() { self.title() } else { self.name.clone() };
        format!("{name}!{row}")
    }

    /// The file's name without its folders.
    pub fn file_name(&self) -> String {
        let name = std::path::Path::new(&self.file).file_name();
        name.map_or_else(|| self.file.clone(), |name| name.to_string_lossy().into_owned())
    }

    /// File and sheet as an address begins: `会员.xlsx › 消费`.
    pub fn title(&self) -> String {
        let file = self.file_name();
        if self.name.is_empty() { file } else { format!("{file} › {}", self.name) }
    }
}
