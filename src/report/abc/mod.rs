//! Which few members bring most of the shop's business.

mod account;
mod candidates;
mod cost;
mod curve;
mod measure;
mod of_member;
#[cfg(test)]
mod published;
mod rank;
mod summary;
mod tables;
#[cfg(test)]
mod tests;

use chrono::NaiveDate;

use super::choice::choice;
use super::migration::{self, Since};
use super::{Refusal, Run, promotion, said};
use crate::book::calendar::Window;
use crate::book::rules::{self, Metric, Parts};
use crate::book::{Book, Details, Rules};
use crate::table::{Report, Words};
use cost::Costs;
use measure::measure;
pub(super) use of_member::{Explained, of_member};
use rank::Ranking;

/// Which few members bring most of the business: ABC classes, the Pareto curve, kinds of account.
///
/// # What it shows
///
/// - `members`: every member who ever bought, the largest value first, equal ones by key, with share, class and kind.
/// - `classes`: members and value of A, B and C, beside the share of members that is usual (`abc.usual`).
/// - `summary`: how many members make 80 %, what the top fifth has, the Gini coefficient.
/// - `curve`: members by twentieths, the largest first, with the share they make together; a Pareto chart.
/// - `candidates` (only where `abc.floors` asks for more members than a class has): the best below it.
/// - `migration`, `moved` (only with `--since`): from which class to which, and who.
///
/// # How it decides
///
/// Members with a purchase, after refunds, on any day up to the as-of date are ranked. `value` = net amounts of the window
/// that ends on the as-of date, each refund on its own day (spend); or what the lines left (profit): as a column 毛利 or
/// profit says, else amount − cost by a column of the purchases (× quantity where its name is that of a price), else
/// amount − cost × quantity by the items sheet, else nothing; or purchases (purchases). Who bought only before the window
/// has 0. Opening balances do not count.
///
/// share = value ÷ sum of the values above zero; `cumulative_share` adds them up. Class A: the share before the member is
/// below 75 %; B: below 95 %; else C (`abc.cuts`). A value of zero or less is C, with share 0.
///
/// `members_80` = the fewest members that make 80 %. `top_fifth_share` = share of the first ⌈n ÷ 5⌉ of n members. Gini = Σ (2i − n − 1)·xᵢ
/// ÷ (n·Σx), x from small to large. `missing` = value of the last member of the class − value.
///
/// `account_kind`, the first that fits: key = class A; opportunistic = one purchase ever, or none outside the days of
/// `[promotion]`; develop = value of the last 6 months > 1.2 × that of the 6 before (`abc.develop`); keep = the rest, at low cost.
/// `--since`: each day with its own window, ranking and classes; purchases as they were known that day.
///
/// # Example
///
/// - `regulars abc 会员.xlsx`
/// - `regulars abc 会员.xlsx --metric purchases --cuts 70/20/10 --window all`
/// - `regulars abc 会员.xlsx --since 2026-06-30 -o abc.xlsx`
#[derive(Debug, Clone, Default, clap::Args)]
#[command(verbatim_doc_comment)]
pub struct Abc {
    /// What members are ranked by [default: abc.metric, spend]
    #[arg(long, value_parser = choice(&METRICS))]
    metric: Option<Metric>,
    /// The shares of the whole that make A, B and C, such as 70/20/10 [default: abc.cuts, 75/20/5]
    #[arg(long)]
    cuts: Option<Parts>,
    /// How far back purchases count: "12 months", "90 days" or all [default: abc.window, 12 months]
    #[arg(long)]
    window: Option<Window>,
    #[command(flatten)]
    since: Since,
}

const METRICS: [(&str, Metric); 3] =
    [("spend", Metric::Spend), ("profit", Metric::Profit), ("purchases", Metric::Purchases)];

/// The rules in force, the options laid over those of the shop.
#[derive(Debug, Clone, Copy)]
struct Plan<'a> {
    metric: Metric,
    cuts: Parts,
    window: Window,
    /// First and last day of the promotion.
    promotion: Option<(NaiveDate, NaiveDate)>,
    rules: &'a rules::Abc,
}

impl Run for Abc {
    const RULES: &'static [&'static str] = &["abc", "purchases", "promotion"];
    const DETAILS: Details = Details { quantity: true, profit: true, ..Details::NONE };

    fn run<'a>(&self, book: &'a Book, rules: &'a Rules, as_of: NaiveDate) -> Result<Report<'a>, Refusal> {
        let since = self.since.day(as_of)?;
        let plan = self.plan(rules, as_of)?;
        let costs = Costs::new(book, plan.metric)?;
        let ranking = |day| Ranking::new(measure(book, &rules.purchases, plan, &costs, day), plan.cuts);
        let now = ranking(as_of);
        let mut tables = vec![
            tables::classes(&now, plan),
            summary::table(&now, plan),
            curve::table(&now, plan.metric),
        ];
        tables.extend(candidates::table(book, &now, plan));
        if let Some(since) = since {
            let classes = |of: &Ranking| migration::places(book, of.rows.iter().map(|row| (row.measured.member, row.class)));
            tables.extend(migration::tables(book, &classes(&ranking(since)), &classes(&now), Into::into));
        }
        let mut notes = vec![plan.note()];
        notes.extend(short(plan.window, as_of));
        notes.extend(costs.note(book, plan.window, as_of));
        notes.extend(tables::unusual(&now, plan));
        tables.insert(0, tables::members(book, now, plan));
        let mut report = Report::new("abc", ("ABC 分类", "ABC classes"), tables);
        report.notes = notes;
        Ok(report)
    }
}

impl Abc {
    fn plan<'a>(&self, rules: &'a Rules, as_of: NaiveDate) -> Result<Plan<'a>, Refusal> {
        let own = &rules.abc;
        Ok(Plan {
            metric: self.metric.unwrap_or(own.metric),
            cuts: self.cuts.unwrap_or(own.cuts),
            window: self.window.unwrap_or(own.window),
            promotion: promotion::days(rules, as_of)?,
            rules: own,
        })
    }
}

impl Plan<'_> {
    fn note(self) -> Words {
        let (zh, en) = match self.metric {
            Metric::Spend => ("消费", "spend"),
            Metric::Profit => ("毛利", "profit"),
            Metric::Purchases => ("次数", "purchases"),
        };
        let (cuts, window) = (self.cuts, self.window);
        let back = said::window(window).0;
        (format!("按{zh}排，{cuts} 分类，期限：{back}"), format!("Ranked by {en}, cut {cuts}, window {window}")).into()
    }
}

/// Seasons make a window under a year a poor judge of who matters.
fn short(window: Window, as_of: NaiveDate) -> Option<Words> {
    let year = Window::Months(12).start(as_of);
    let words = (
        "期限不满 12 个月，淡旺季会影响分类",
        "The window is under 12 months: seasons will shift the classes",
    );
    (window.start(as_of) > year).then(|| words.into())
}
