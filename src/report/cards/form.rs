//! The application for a card, on paper.

mod fields;

use chrono::NaiveDate;

use super::RULES;
use crate::book::{Book, Details, Histories, History, Place, Rules, opening, standing};
use crate::report::{Refusal, Run, find};
use crate::table::{Cell, Column, Report, Table, Words, column};

/// Print the application of a member for the card that was earned.
///
/// # What it shows
///
/// - `form`: the member's 16 columns, a relative or friend, the card and since when it was earned, and lines to sign; for
///   gold also the silver card to void and the spend so far. What is required and blank is marked.
/// - `purchases`: the purchases that qualify, with day, amount after refunds, and cells.
///
/// # How it decides
///
/// MEMBER is a card number, a phone or a name, whole; where several members have it, they are named and nothing is
/// printed. The card is the one that `regulars tiers` says was earned; without gold or silver nothing is printed. Points as
/// `regulars points` counts them; total spend = all amounts with the opening balance. Required: name, gender, phone,
/// address, birthday, and a relative or friend with a phone. ID-card numbers are never printed.
///
/// # Example
///
/// - `regulars cards form 00123 shop`
/// - `regulars cards form 张伟 shop --unmask`
/// - `regulars cards form 00123 shop --unmask -o form-{today}.xlsx`
#[derive(Debug, Clone, clap::Args)]
#[command(verbatim_doc_comment)]
pub struct Form {
    /// Card number, phone or name
    #[arg(value_name = "MEMBER")]
    member: String,
}

impl Run for Form {
    const RULES: &'static [&'static str] = RULES;
    const DETAILS: Details = Details::STAFF;

    fn run<'a>(&self, book: &'a Book, rules: &'a Rules, as_of: NaiveDate) -> Result<Report<'a>, Refusal> {
        let id = find::one(book, &self.member, as_of)?;
        let mut history = History::default();
        Histories::new(book, &rules.purchases).fill(id, as_of, &mut history);
        let carried = opening(book.member(id), &history, &rules.opening);
        let earned = standing(&history, carried, &rules.tiers, as_of);
        let Some(earned) = earned.filter(|earned| earned.tier > crate::book::Tier::C) else {
            return Err(Refusal(
                "这位会员还没有够银卡或金卡，没有申请表；用 regulars tiers 看还差多少".to_owned(),
                "this member has earned neither silver nor gold; regulars tiers says what is missing".to_owned(),
            ));
        };
        let member = fields::Applicant { book, id, rules, as_of, history: &history, carried, earned: &earned };
        let rows = member.rows();
        let blanks: Vec<Words> = rows.iter().filter(|row| row.is_missing()).map(|row| row.field.into()).collect();
        let purchases = earned.evidence.iter().map(|&index| qualifying(&history, index)).collect();
        let tables = vec![fields::table(rows), purchases_table(book, purchases)];
        let mut report = Report::new("cards", ("办卡申请表", "Card application"), tables);
        report.note(member.days_note());
        report.notes.extend(blanks_note(&blanks));
        Ok(report)
    }
}

fn blanks_note(blanks: &[Words]) -> Option<Words> {
    let join = |lang, between| blanks.iter().map(|words| words.get(lang)).collect::<Vec<_>>().join(between);
    let zh = format!("还要补上：{}", join(crate::table::Lang::Chinese, "、"));
    let en = format!("Still to fill in: {}", join(crate::table::Lang::English, ", "));
    (!blanks.is_empty()).then(|| (zh, en).into())
}

/// A purchase: its day, what is left of it, its receipt's shop and its cells.
struct Qualifying {
    day: NaiveDate,
    amount: crate::book::Money,
    places: Vec<Place>,
}

fn qualifying(history: &History, index: usize) -> Qualifying {
    let purchase = &history.purchases[index];
    let mut places: Vec<Place> = history.lines(purchase).iter().map(|line| line.place).collect();
    places.sort_unstable();
    Qualifying { day: purchase.day, amount: purchase.net, places }
}

fn purchases_table(book: &Book, rows: Vec<Qualifying>) -> Table<'_> {
    let cells = |row: &Qualifying| {
        let addresses: Vec<String> = row.places.iter().map(|&place| book.address(place)).collect();
        addresses.join("；")
    };
    let columns: Vec<Column<Qualifying>> = vec![
        column("day", ("日期", "Day"), |row: &Qualifying| row.day.into()),
        column("amount", ("金额", "Amount"), |row: &Qualifying| row.amount.into()),
        column("sheet_cells", ("单元格", "Cells"), move |row: &Qualifying| Cell::text(cells(row))),
    ];
    Table::new("purchases", ("符合条件的消费", "Purchases that qualify"), rows, columns)
}
