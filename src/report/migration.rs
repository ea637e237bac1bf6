//! `--since`: where members stood on an earlier day, and who stands elsewhere now.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::Refusal;
use super::columns::who;
use super::span::last_day;
use crate::book::{Book, MemberId};
use crate::table::{Cell, Table, column};

// A doc comment here would replace the help of the report that takes it in.
#[derive(Debug, Clone, Copy, Default, clap::Args)]
pub(super) struct Since {
    /// Show who stands elsewhere than on this earlier day, such as 2026-01-01, or 2026-01 for its last day
    #[arg(long, value_name = "DATE", value_parser = last_day)]
    since: Option<NaiveDate>,
}

impl Since {
    /// The earlier day, if one was asked for.
    ///
    /// # Errors
    /// A day that is not before the as-of date.
    pub(super) fn day(self, as_of: NaiveDate) -> Result<Option<NaiveDate>, Refusal> {
        match self.since.filter(|&since| since >= as_of) {
            None => Ok(self.since),
            Some(since) => Err(Refusal(
                format!("--since {since} 不早于统计日 {as_of}，请写更早的一天"),
                format!("--since {since} is not before the as-of date {as_of}; choose an earlier day"),
            )),
        }
    }
}

/// Where each member stands, by position in the book; `None` for who is in no place.
pub(super) type Places<P> = Vec<Option<P>>;

/// The places of these members; everybody else is in none.
pub(super) fn places<P: Copy>(book: &Book, members: impl Iterator<Item = (MemberId, P)>) -> Places<P> {
    let mut places = vec![None; book.members.len()];
    for (member, place) in members {
        places[member.index()] = Some(place);
    }
    places
}

/// From one place to another, one of which may be none.
type Step<P> = (Option<P>, Option<P>);

/// The tables `migration`, how many went from where to where, and `moved`, who of them stands elsewhere. Places are in
/// the order of `P`, none of them last; who was in none on both days is in neither table.
pub(super) fn tables<'a, P: Ord + Copy + Send + Sync + 'a>(
    book: &'a Book,
    before: &Places<P>,
    now: &Places<P>,
    cell: impl Fn(P) -> Cell<'a> + Copy + Send + Sync + 'a,
) -> [Table<'a>; 2] {
    let order = |place: Option<P>| (place.is_none(), place);
    let mut counts = BTreeMap::new();
    for (&from, &to) in before.iter().zip(now).filter(|(from, to)| from.is_some() || to.is_some()) {
        counts.entry((order(from), order(to))).or_insert(((from, to), 0_u64)).1 += 1;
    }
    let matrix = vec![
        column("from", ("原来", "From"), move |row: &(Step<P>, u64)| Cell::maybe(row.0.0, cell)),
        column("to", ("现在", "To"), move |row: &(Step<P>, u64)| Cell::maybe(row.0.1, cell)),
        column("members", ("会员数", "Members"), |row: &(Step<P>, u64)| Cell::count(row.1)),
    ];
    [
        Table::new("migration", ("变动", "Migration"), counts.into_values().collect(), matrix),
        list("moved", ("变动的会员", "Who moved"), book, before, now, cell),
    ]
}

/// The members whose place changed, by key.
pub(super) fn list<'a, P: Ord + Copy + Send + Sync + 'a>(
    key: &'static str,
    title: (&'static str, &'static str),
    book: &'a Book,
    before: &Places<P>,
    now: &Places<P>,
    cell: impl Fn(P) -> Cell<'a> + Copy + Send + Sync + 'a,
) -> Table<'a> {
    let steps = book.members().zip(before.iter().zip(now)).filter(|(_, (from, to))| from != to);
    let rows: Vec<(MemberId, Step<P>)> = steps.map(|((id, _), (&from, &to))| (id, (from, to))).collect();
    let [member, name] = who(book, |row: &(MemberId, Step<P>)| row.0);
    let columns = vec![
        member,
        name,
        column("from", ("原来", "From"), move |row: &(MemberId, Step<P>)| Cell::maybe(row.1.0, cell)),
        column("to", ("现在", "To"), move |row: &(MemberId, Step<P>)| Cell::maybe(row.1.1, cell)),
    ];
    Table::new(key, title, rows, columns)
}
