//! The best members below a class that has fewer than the shop wants.

use super::rank::{Class, Ranked, Ranking};
use super::tables::value;
use super::{Plan, account};
use crate::book::Book;
use crate::report::columns::who;
use crate::table::{Cell, Table, column};

/// A member who could fill a class.
struct Candidate {
    to: Class,
    row: Ranked,
    /// What brings the member level with the last of the class.
    missing: Option<i64>,
}

/// The table `candidates`: as many of the next members as the class lacks. `None` where no class lacks any.
pub(super) fn table<'a>(book: &'a Book, ranking: &Ranking, plan: Plan<'a>) -> Option<Table<'a>> {
    let floors = [(Class::A, plan.rules.floors.a), (Class::B, plan.rules.floors.b)];
    let lacking = floors.map(|(class, floor)| (class, floor.saturating_sub(ranking.of(class).len())));
    if lacking.iter().all(|&(_, lacking)| lacking == 0) {
        return None;
    }
    let below = |(class, lacking): (Class, usize)| {
        let least = ranking.of(class).last().map(|last| last.measured.value);
        let next = ranking.rows.iter().filter(move |row| row.class > class && row.measured.value > 0).take(lacking);
        next.map(move |&row| Candidate { to: class, row, missing: least.map(|least| least - row.measured.value) })
    };
    let rows: Vec<Candidate> = lacking.into_iter().flat_map(below).collect();
    let metric = plan.metric;
    let [member, name] = who(book, |row: &Candidate| row.row.measured.member);
    let columns = vec![
        column("to", ("可补入", "Could fill"), |row: &Candidate| row.to.into()),
        member,
        name,
        column("rank", ("名次", "Rank"), |row: &Candidate| Cell::count(row.row.rank)),
        column("class", ("ABC 类", "Class"), |row: &Candidate| row.row.class.into()),
        column("value", ("贡献", "Value"), move |row: &Candidate| value(metric, row.row.measured.value)),
        column("missing", ("还差", "Missing"), move |row: &Candidate| {
            Cell::maybe(row.missing, |missing| value(metric, missing))
        }),
        column("account_kind", ("客户类型", "Kind of account"), move |row: &Candidate| account::kind(&row.row, plan).into()),
    ];
    Some(Table::new("candidates", ("候补", "Candidates"), rows, columns))
}
