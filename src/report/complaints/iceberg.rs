//! Estimates of those who say nothing, and of whom the story reaches: shares that the trade quotes, applied to this shop.
//!
//! Source: the member plan, *Complaints*: 4 % complain and 96 % leave in silence, 90 % of these for good; or 5 % insist, 45 %
//! complain once, 50 % say nothing. An unhappy customer tells 11 who tell 5 each, 67 with the customer; a well-solved one 5.

use super::case::Case;
use super::members::Complainer;
use super::outcome::Outcome;
use super::tables::real;
use crate::book::Rules;
use crate::stats::Ratio;
use crate::table::{Cell, Code, Dress, Table, column};

/// The customers who complained: members once each, and each complaint of somebody whom the shop does not know.
pub(super) struct Customers {
    all: u32,
    more_than_once: u32,
    unsolved: u32,
    solved: u32,
}

impl Customers {
    pub(super) fn new(cases: &[Case<'_>], members: &[Complainer]) -> Self {
        let count = |all: usize| u32::try_from(all).unwrap_or(u32::MAX);
        let unknown = || cases.iter().filter(|case| case.complaint.member.is_none());
        let unsolved = members.iter().filter(|row| row.outcome == Outcome::Unsolved).count()
            + unknown().filter(|case| case.is_open).count();
        let all = members.len() + unknown().count();
        Self {
            all: count(all),
            more_than_once: count(members.iter().filter(|row| row.complaints > 1).count()),
            unsolved: count(unsolved),
            solved: count(all - unsolved),
        }
    }
}

const WHOLE: i64 = 1_000_000;

struct Row {
    estimate: Code,
    customers: Code,
    /// Of all who are not content, in millionths.
    share: i64,
    /// What the share comes to here.
    estimated: Option<Ratio>,
    observed: Option<u32>,
    basis: (String, String),
}

/// The table `iceberg`.
pub(super) fn iceberg<'a>(customers: &Customers, rules: &Rules) -> Table<'a> {
    let columns = vec![
        column("estimate", ("估计", "Estimate"), |row: &Row| row.estimate.into()),
        column("customers", ("哪些顾客", "Customers"), |row: &Row| row.customers.into()),
        column("share", ("占不满的人", "Share of the discontent"), |row: &Row| Cell::Share(row.share)),
        column("estimated", ("推算人数", "Estimated number"), |row: &Row| real(row.estimated, 1)),
        column("observed", ("实际记录", "On record"), |row: &Row| Cell::maybe(row.observed, Cell::count)),
        column("basis", ("怎么估的", "How it is estimated"), |row: &Row| {
            Cell::both(row.basis.0.clone(), row.basis.1.clone())
        })
        .dressed(Dress::Prose),
    ];
    let rows = first(customers, rules).into_iter().chain(second(customers, rules)).collect();
    Table::new("iceberg", ("冰山（估计）", "Iceberg (estimates)"), rows, columns)
}

/// So many customers are `share` of all who are not content; how many are `of` them?
fn scaled(customers: u32, share: i64, of: i64) -> Option<Ratio> {
    Ratio::new(i128::from(customers) * i128::from(of), share.into())
}

fn first(customers: &Customers, rules: &Rules) -> Vec<Row> {
    let rules = rules.complaints.iceberg;
    let (complain, silent) = (rules.complain.millionths(), rules.complain.rest().millionths());
    let gone = Ratio::new(silent.into(), WHOLE.into());
    let gone = gone.and_then(|silent| silent.in_parts(rules.for_good.millionths())).unwrap_or_default();
    let estimate = Code { key: "quiet_majority", words: ("多数人不说", "the quiet majority") };
    let row = |key, words, share, observed, basis: (&str, &str)| Row {
        estimate,
        customers: Code { key, words },
        share,
        estimated: scaled(customers.all, complain, share),
        observed,
        basis: (basis.0.to_owned(), basis.1.to_owned()),
    };
    let (part, left) = (percent(complain), percent(rules.for_good.millionths()));
    let unhappy = (
        format!("假定不满的人里只有 {part} 会投诉：投诉的人数 ÷ {part}"),
        format!("assuming that only {part} of the discontent complain: those who did ÷ {part}"),
    );
    let good = (
        format!("假定不说的人里有 {left} 从此不来"),
        format!("assuming that {left} of the silent leave for good"),
    );
    vec![
        row("discontent", ("不满的", "discontent"), WHOLE, None, (&unhappy.0, &unhappy.1)),
        row("complained", ("投诉了的", "complained"), complain, Some(customers.all), COUNTED),
        row("silent", ("不说的", "silent"), silent, None, ("其余的人", "all others")),
        row("gone_for_good", ("不说，从此不来的", "silent, and gone for good"), gone, None, (&good.0, &good.1)),
    ]
}

fn second(customers: &Customers, rules: &Rules) -> Vec<Row> {
    let rules = rules.complaints.iceberg;
    let (insist, once) = (rules.insist.millionths(), rules.once.millionths());
    let estimate = Code { key: "half_speak", words: ("一半人会说", "half of them speak") };
    let row = |key, words, share, observed, basis: (&str, &str)| Row {
        estimate,
        customers: Code { key, words },
        share,
        estimated: scaled(customers.all, insist + once, share),
        observed,
        basis: (basis.0.to_owned(), basis.1.to_owned()),
    };
    let (often, single) = (percent(insist), percent(once));
    let unhappy = (
        format!("假定 {often} 坚持投诉、{single} 只说一次：投诉的人数 ÷ 两者之和"),
        format!("assuming that {often} insist and {single} complain once: those who did ÷ both together"),
    );
    let several = ("投诉不止一次的会员", "members who complained more than once");
    let others = ("其余投诉的人", "the others who complained");
    vec![
        row("discontent", ("不满的", "discontent"), WHOLE, None, (&unhappy.0, &unhappy.1)),
        row("insisted", ("坚持投诉的", "insisted"), insist, Some(customers.more_than_once), several),
        row("complained_once", ("只说一次的", "complained once"), once, Some(customers.all - customers.more_than_once), others),
        row("silent", ("不说的", "silent"), (WHOLE - insist - once).max(0), None, ("其余的人", "all others")),
    ]
}

/// Who is counted as a customer that complained.
const COUNTED: (&str, &str) =
    ("会员每人一次，不知道是谁的每条一人", "members once each; of somebody unknown each complaint is one");

fn percent(millionths: i64) -> String {
    let share = Ratio::new(millionths.into(), 10_000).map_or(0.0, Ratio::to_f64);
    format!("{share}%")
}

/// The table `word_of_mouth`.
pub(super) fn word_of_mouth<'a>(customers: &Customers, rules: &Rules) -> Table<'a> {
    struct Heard {
        who: Code,
        customers: u32,
        each: u64,
    }
    let (bad, on) = (u64::from(rules.value.told_bad), u64::from(rules.value.told_on));
    let row = |key, words, customers, each| Heard { who: Code { key, words }, customers, each };
    let (unsolved, solved) = (customers.unsolved, customers.solved);
    let rows = vec![
        row("told", ("没解决的：告诉的人", "unsolved: those told"), unsolved, bad),
        row("told_on", ("没解决的：再传到的人", "unsolved: told on to"), unsolved, bad * on),
        row("all_who_know", ("没解决的：知道的人，连本人", "unsolved: all who know, customer included"), unsolved, 1 + bad + bad * on),
        row("well_solved", ("解决了的：告诉的人", "solved: those told"), solved, u64::from(rules.value.told_good)),
    ];
    let columns = vec![
        column("heard", ("口碑", "Who hears of it"), |row: &Heard| row.who.into()),
        column("customers", ("投诉的顾客", "Customers"), |row: &Heard| Cell::count(row.customers)),
        column("each", ("每位传到几人", "People for each"), |row: &Heard| Cell::count(row.each)),
        column("people", ("推算人数", "Estimated people"), |row: &Heard| Cell::count(u64::from(row.customers) * row.each)),
    ];
    Table::new("word_of_mouth", ("口碑（估计）", "Word of mouth (estimates)"), rows, columns)
}
