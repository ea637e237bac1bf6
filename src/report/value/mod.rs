//! What each member is worth, and what may be expected of each.

mod basic;
mod calibration;
mod customers;
mod figures;
mod fit;
mod notes;
mod of_member;
mod plain;
#[cfg(test)]
mod published;
mod tables;
#[cfg(test)]
mod tests;

use chrono::NaiveDate;

use super::{Refusal, Run};
use crate::book::calendar::Window;
use crate::book::{Book, Details, MemberId, Money, Rules, rules};
use crate::stats::{Expected, Horizon};
use crate::table::Report;
pub(super) use basic::basics;
use calibration::Calibration;
use customers::Customers;
use fit::Fit;
pub(super) use of_member::{Explained, of_member};
use plain::Worth;

/// What each member is worth: by plain averages, and by models that forecast who buys again, how often and for how much.
///
/// # What it shows
///
/// - `members`: the value of each member, the largest expected value first, then the largest basic value, then the key.
/// - `summary`: members and their averages; what all are expected to buy; the forecast of the second half against what
///   happened.
/// - `model`: parameters with standard errors, log-likelihood and whether a maximum was reached (`converged`), fitted up to
///   the day `until`: the as-of date, and the end of the first half.
/// - `calibration`: members of the first half by repeat purchases in it; repeat purchases of each in the second half, actual
///   and expected; a line chart.
/// - `weeks`: repeat purchases of these members since the first day, week by week; a line chart.
///
/// # How it decides
///
/// Purchases after their refunds, whole history; opening balances do not count. `basic` = average purchase × purchases of
/// the last 12 months. `gain` = basic × people told (`value.told_good`) × conversion (`value.conversion`); `loss` = basic ×
/// `value.told_bad` × conversion. `keeping` = contacts in the log × `value.contact_cost`. `lifetime` = `value.margin` × sum
/// of purchases − keeping, i.e. profit per purchase × purchases − cost of keeping; blank without a margin. A lost member
/// costs `replace_low` = 5 × keeping to `replace_high` = 10 × keeping.
///
/// Models, in weeks (days ÷ 7): x = days with a purchase above zero after the first day, t = first to last of them, T =
/// first day to as-of date. BG/NBD (Fader, Hardie, Lee 2005): members buy at a rate, gamma distributed (r, alpha), and stop
/// for good after a repeat purchase with a chance, beta distributed (a, b); fitted by maximum likelihood. With G = ((alpha +
/// T) ÷ (alpha + t))^(r + x): `p_alive` = 1 ÷ (1 + a ÷ (b + x − 1) × G), and 1 where x = 0. `expected_purchases` = `p_alive` ×
/// mean over p ~ Beta(a, b + x) of (1 − (1 + p·h ÷ (alpha + T))^−(r + x)) ÷ p, h the weeks of the horizon (formula 10).
/// MBG/NBD (Batislam, Denizel, Filiztekin 2007): members can stop after the first purchase too; x + 1 in place of x beside
/// b, columns ending in `_mbg`.
///
/// Gamma-Gamma (Fader, Hardie 2013): mean purchase M = p × (v + sum of repeat days) ÷ (p × x + q − 1).
/// `expected_value` = M × Σ (Y(i) − Y(i − 1)) ÷ (1 + d)^i over the months i, Y(i) the purchases expected within i ×
/// `value.weeks_per_month` weeks, d = `value.discount`: sales, not profit. Standard errors: observed information, delta
/// method. Fewer than 100 repeat buyers or no maximum: no forecast, said below; the averages stand in `summary`.
///
/// `summary`: averages are sums ÷ purchases, or ÷ members; forecasts are sums over members. `calibration`: fitted to what was
/// known on the middle day between the first purchase and the as-of date, expected for the days since. `weeks`: sum over
/// members of the mean over p ~ Beta(a, b) of (1 − (1 + p·t ÷ alpha)^−r) ÷ p, t the weeks since the member's first day
/// (formula 9; MBG/NBD: × b ÷ (a + b), and b + 1 in place of b).
///
/// # Example
///
/// - `regulars value 会员.xlsx`
/// - `regulars value 会员.xlsx --horizon "6 months" --set value.margin=0.4 --set value.contact_cost=2`
/// - `regulars value 会员.xlsx -o value.xlsx`
#[derive(Debug, Clone, clap::Args)]
#[command(verbatim_doc_comment)]
pub struct Value {
    /// How far the forecast looks ahead, in months up to 120
    #[arg(long, default_value = "12 months", value_name = "MONTHS", value_parser = months)]
    horizon: u32,
}

/// The months of a horizon.
fn months(text: &str) -> Result<u32, &'static str> {
    match text.parse() {
        Ok(Window::Months(months)) if months <= 120 => Ok(months),
        _ => Err("请写 1 到 120 个月，例如 \"12 months\" / write 1 to 120 months, such as \"12 months\""),
    }
}

impl Value {
    /// How far the forecast looks ahead where nobody says.
    const MONTHS: u32 = 12;
}

fn horizon(rules: &rules::Value, months: u32) -> Horizon {
    Horizon { months, weeks_per_month: rules.weeks_per_month, discount: rules.discount }
}

/// A member with everything that is said of it.
#[derive(Debug, Clone, Copy)]
struct Row {
    member: MemberId,
    worth: Worth,
    /// The mean purchase expected, in yuan.
    mean: Option<f64>,
    /// What BG/NBD and MBG/NBD expect.
    ahead: [Option<Expected>; 2],
}

impl Row {
    /// The value of what a model expects, discounted.
    fn value(&self, model: usize) -> Option<Money> {
        Some(from_yuan(self.mean? * self.ahead[model]?.discounted))
    }
}

impl Run for Value {
    const RULES: &'static [&'static str] = &["value", "purchases"];
    const DETAILS: Details = Details::NONE;

    fn run<'a>(&self, book: &'a Book, rules: &'a Rules, as_of: NaiveDate) -> Result<Report<'a>, Refusal> {
        let customers = Customers::gather(book, &rules.purchases, as_of);
        let horizon = horizon(&rules.value, self.horizon);
        let fit = Fit::new(&customers, as_of);
        let spending = fit::spending(&customers);
        let rows = rows(&customers, rules, &fit, spending.as_ref(), &horizon);
        let calibration = Calibration::new(&customers, as_of);
        let mut report = Report::new("value", ("客户价值", "Customer value"), Vec::new());
        report.notes = notes::notes(&rules.value, &fit, spending.as_ref(), calibration.as_ref());
        let summary = figures::summary(&customers, &rows, &horizon, calibration.as_ref());
        let model = fit::rows(&fit, spending.as_ref(), calibration.as_ref().map(|calibration| &calibration.fit));
        let [groups, weeks] = calibration::tables(calibration);
        report.tables = vec![tables::members(book, rows), summary, tables::model(model), groups, weeks];
        Ok(report)
    }
}

fn rows(
    customers: &Customers,
    rules: &Rules,
    fit: &Fit,
    spending: Option<&fit::OfSpending>,
    horizon: &Horizon,
) -> Vec<Row> {
    let ahead = fit.models().map(|rates| rates.map(|rates| rates.expected(&fit.histories, horizon)));
    let spending = spending.and_then(fit::usable);
    let row = |(index, customer): (usize, &customers::Customer)| Row {
        member: customer.member,
        worth: Worth::new(customer, &rules.value),
        mean: spending.and_then(|spending| spending.expected(customer.spent())),
        ahead: [0, 1].map(|model| ahead[model].as_ref().map(|ahead| ahead[index])),
    };
    let mut rows: Vec<Row> = customers.all.iter().enumerate().map(row).collect();
    rows.sort_by_key(|row| (row.value(0).map(|value| -value), -row.worth.basic, row.member));
    rows
}

/// An amount as the models take it.
#[expect(clippy::cast_precision_loss, reason = "amounts are far below 2^53")]
fn yuan(money: Money) -> f64 {
    money.0 as f64 / 100.0
}

/// An amount that a model came to, to the cent.
#[expect(clippy::cast_possible_truncation, reason = "a cast stops at the ends of the range")]
fn from_yuan(yuan: f64) -> Money {
    Money((yuan * 100.0).round() as i64)
}
