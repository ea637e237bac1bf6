//! What each member bought, with refunds taken from the purchases that they belong to.
//!
//! Source: ground rules of the product, *Purchase* and *Refunds*. The book keeps the lines of a member together;
//! the purchases of one member at a time are worked out of them into a [`History`] that is used again for the next, so
//! that ten million lines need no second copy.

mod group;
mod refund;

use std::ops::Range;

use chrono::NaiveDate;

use super::lines::Rank;
use super::rules::{Purchases, Refunds};
use super::{Book, Line, MemberId, Money, NameId, Place};

/// One occasion on which a member bought.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Purchase {
    /// When.
    pub day: NaiveDate,
    /// In which shop.
    pub shop: NameId,
    /// On which receipt.
    pub receipt: NameId,
    /// What was paid.
    pub gross: Money,
    /// What is left of it after refunds, as of the day asked for; never below zero.
    pub net: Money,
    /// Whether a refund lowered it.
    pub refunded: bool,
    // Its lines, as a range of the history's lines.
    first: usize,
    last: usize,
}

impl Purchase {
    /// Whether it counts as an occasion: a purchase that refunds brought to zero is none, a gift at 0.00 is one.
    pub const fn is_occasion(&self) -> bool {
        !self.refunded || self.net.0 > 0
    }
}

/// The purchases of one member as of a day, in the order of day, shop and receipt.
#[derive(Debug, Clone, Default)]
pub struct History {
    /// The purchases, those without an occasion included.
    pub purchases: Vec<Purchase>,
    /// The sum of all amounts, refunds netted.
    pub spent: Money,
    /// The part of the refunds that no purchase could take, zero or more.
    pub left_over: Money,
    /// The first refund of which something was left over.
    pub left_over_at: Option<Place>,
    lines: Vec<Line>,
    // The refunds, as they are taken, and the ranks of lines and refunds; kept for the room only.
    refunds: Vec<Line>,
    ranks: [Vec<Rank>; 2],
    dated: bool,
}

impl History {
    /// Whether the member has any line up to the day asked for, be it a refund only.
    pub const fn has_lines(&self) -> bool {
        self.dated
    }

    /// The purchases that count as occasions.
    pub fn occasions(&self) -> impl DoubleEndedIterator<Item = &Purchase> + Clone {
        self.purchases.iter().filter(|purchase| purchase.is_occasion())
    }

    /// The lines of a purchase, the largest amount first.
    pub fn lines(&self, purchase: &Purchase) -> &[Line] {
        &self.lines[purchase.first..purchase.last]
    }

    /// Who served a purchase: the staff of its largest line that names one.
    pub fn staff(&self, purchase: &Purchase) -> NameId {
        self.lines(purchase).iter().map(|line| line.staff).find(|staff| !staff.is_none()).unwrap_or_default()
    }

    /// What is left of all purchases: the sum behind tiers, RFM and averages.
    pub fn net(&self) -> Money {
        self.purchases.iter().map(|purchase| purchase.net).sum()
    }

    /// The largest purchase by what is left of it.
    pub fn largest(&self) -> Option<&Purchase> {
        // Of equal ones that of the first day, and of that day the last.
        self.occasions().reduce(|largest, other| {
            let larger = other.net > largest.net || (other.net == largest.net && other.day <= largest.day);
            if larger { other } else { largest }
        })
    }
}

/// The histories of a book's members, worked out one at a time.
#[derive(Clone, Copy)]
pub struct Histories<'a> {
    book: &'a Book,
    rules: &'a Purchases,
}

impl<'a> Histories<'a> {
    /// The histories of `book` under these rules.
    pub const fn new(book: &'a Book, rules: &'a Purchases) -> Self {
        Self { book, rules }
    }

    /// Works out the purchases of `member` as of `as_of` into `history`.
    pub fn fill(&self, member: MemberId, as_of: NaiveDate, history: &mut History) {
        // A card that the till uses for everybody has half a million lines: their room is not kept for the few of the next.
        const MANY: usize = 1 << 16;
        if history.lines.capacity() > MANY {
            *history = History::default();
        }
        let lines = &self.book.lines;
        history.ranks.iter_mut().for_each(Vec::clear);
        history.purchases.clear();
        (history.spent, history.left_over) = (Money::ZERO, Money::ZERO);
        history.left_over_at = None;
        let [sales, refunds] = &mut history.ranks;
        // Room that grows would leave as much behind.
        sales.reserve(lines.of(member).len());
        for index in lines.of(member).filter(|&index| lines.day(index) <= as_of) {
            let amount = lines.amount(index);
            history.spent += amount;
            if amount < Money::ZERO { &mut *refunds } else { &mut *sales }.push(lines.rank(index));
        }
        sales.sort_unstable();
        lines.pick(member, sales, &mut history.lines);
        lines.pick(member, refunds, &mut history.refunds);
        history.dated = !history.lines.is_empty() || !history.refunds.is_empty();
        group::into_purchases(history, self.rules.unit, &self.book.receipts);
        match self.rules.refunds {
            Refunds::Match => refund::apply(history, &self.book.receipts),
            Refunds::OwnDate => history.left_over = history.refunds.iter().map(|refund| -refund.amount).sum(),
        }
    }

    /// The lines of `member` up to `as_of`, refunds included, in the order in which they were read.
    pub fn lines(&self, member: MemberId, as_of: NaiveDate) -> impl Iterator<Item = Line> {
        self.book.lines.lines_of(member).filter(move |line| line.day <= as_of)
    }

    /// Folds every member with the purchases as of `as_of`, a stretch of members on each core. Gives what each stretch
    /// came to, in the order of the book.
    pub fn fold<A: Send>(
        &self,
        as_of: NaiveDate,
        new: impl Fn() -> A + Sync,
        add: impl Fn(&mut A, MemberId, &History) + Sync,
    ) -> Vec<A> {
        self.fold_some(as_of, |_| true, new, add)
    }

    /// Folds the members that `wanted` names, as [`Self::fold`] does.
    pub fn fold_some<A: Send>(
        &self,
        as_of: NaiveDate,
        wanted: impl Fn(MemberId) -> bool + Sync,
        new: impl Fn() -> A + Sync,
        add: impl Fn(&mut A, MemberId, &History) + Sync,
    ) -> Vec<A> {
        let stretches = self.stretches().map(|members| (members, new())).collect();
        self.add_up(as_of, stretches, wanted, add)
    }

    /// Works out the members of each stretch that `wanted` names, on a core for each, and adds them to what stands beside it.
    fn add_up<A: Send>(
        &self,
        as_of: NaiveDate,
        stretches: Vec<(Range<usize>, A)>,
        wanted: impl Fn(MemberId) -> bool + Sync,
        add: impl Fn(&mut A, MemberId, &History) + Sync,
    ) -> Vec<A> {
        let run = |(members, mut sum): (Range<usize>, A)| {
            let mut history = History::default();
            for member in members.map(MemberId::new).filter(|member| wanted(*member)) {
                self.fill(member, as_of, &mut history);
                add(&mut sum, member, &history);
            }
            sum
        };
        std::thread::scope(|scope| {
            let run = &run;
            let mut stretches = stretches.into_iter();
            let first = stretches.next();
            let threads: Vec<_> = stretches.map(|stretch| scope.spawn(move || run(stretch))).collect();
            let first = first.map(run);
            let joined = |thread: std::thread::ScopedJoinHandle<'_, A>| {
                thread.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic))
            };
            first.into_iter().chain(threads.into_iter().map(joined)).collect()
        })
    }

    /// All members in stretches, one for each core.
    fn stretches(&self) -> impl Iterator<Item = Range<usize>> {
        // Below this many members a thread costs more than it saves.
        const LEAST: usize = 4096;
        let cores = std::thread::available_parallelism().map_or(1, usize::from);
        let stretches = self.book.members.len().div_ceil(LEAST).min(cores);
        (0..stretches).map(move |stretch| self.stretch(stretch, stretches))
    }

    /// The members of one of some stretches that have equal work: a member is as much as a line.
    fn stretch(&self, stretch: usize, stretches: usize) -> Range<usize> {
        let members = self.book.members.len();
        let work = |member: usize| member + self.book.lines.of(MemberId::new(member)).start;
        let all = members + self.book.lines.len();
        let begin = |stretch: usize| {
            let (mut low, mut high) = (0, members);
            while low < high {
                let middle = low.midpoint(high);
                if work(middle) < all * stretch / stretches { low = middle + 1 } else { high = middle }
            }
            low
        };
        begin(stretch)..begin(stretch + 1)
    }

    /// What `of` makes of every member with the purchases as of `as_of`, in the order of the book, a stretch of members
    /// on each core.
    #[expect(
        clippy::filter_map_identity,
        reason = "which is done where the places are; `flatten` takes room for all again"
    )]
    pub fn filter_map<T: Send>(&self, as_of: NaiveDate, of: impl Fn(MemberId, &History) -> Option<T> + Sync) -> Vec<T> {
        // Each core fills places among those of all: lists of its own would stand twice while they are put together.
        let mut made: Vec<Option<T>> = Vec::new();
        made.resize_with(self.book.members.len(), || None);
        let mut rest = made.as_mut_slice();
        let with_places = |members: Range<usize>| {
            let (places, behind) = std::mem::take(&mut rest).split_at_mut(members.len());
            rest = behind;
            (members, places.iter_mut())
        };
        let stretches = self.stretches().map(with_places).collect();
        self.add_up(
            as_of,
            stretches,
            |_| true,
            |places, member, history| {
                if let Some(place) = places.next() {
                    *place = of(member, history);
                }
            },
        );
        made.into_iter().filter_map(|made| made).collect()
    }

    /// Visits every member, in the order of the book, with the purchases as of `as_of`.
    pub fn each(&self, as_of: NaiveDate, mut visit: impl FnMut(MemberId, &History)) {
        let mut history = History::default();
        for member in (0..self.book.members.len()).map(MemberId::new) {
            self.fill(member, as_of, &mut history);
            visit(member, &history);
        }
    }
}

#[cfg(test)]
mod tests;
