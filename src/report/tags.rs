//! The tags of members: those of the member sheet, and those of the rules.

use chrono::NaiveDate;

use super::Refusal;
use super::rfm;
use super::taste::Tastes;
use crate::book::rules::{Condition, Number, TagRule};
use crate::book::{Book, History, Member, MemberId, Personal, Rules, opening, standing};
use crate::table::{Cell, Column, column};

/// What stands between the tags of one cell.
const BETWEEN: [char; 9] = ['、', ',', '，', ';', '；', '/', '|', '\n', ' '];

/// Tells the tags of members as of a day.
pub(super) struct Tags<'a> {
    book: &'a Book,
    rules: &'a Rules,
    as_of: NaiveDate,
    tastes: Tastes<'a>,
    // By member, where a rule asks for it: both names of the segment.
    segments: Vec<Option<[&'a str; 2]>>,
}

impl<'a> Tags<'a> {
    /// Ready to tell.
    ///
    /// # Errors
    /// Rules of segments that do not fit each other, where a tag asks for one.
    pub(super) fn new(book: &'a Book, rules: &'a Rules, as_of: NaiveDate) -> Result<Self, Refusal> {
        let asks = |rule: &TagRule| rule.0.iter().any(|condition| matches!(condition, Condition::Segment(_)));
        let segments = if rules.tags.values().any(asks) { rfm::segments(book, rules, as_of)? } else { Vec::new() };
        Ok(Self { book, rules, as_of, tastes: Tastes::new(book), segments })
    }

    /// The tags of a member, in text order. `history` is that of the day.
    pub(super) fn of(&self, id: MemberId, history: &History) -> Vec<&'a str> {
        let mut tags: Vec<&str> = written(self.book.member(id)).collect();
        let ruled = self.rules.tags.iter().filter(|(_, rule)| rule.0.iter().all(|of| self.holds(of, id, history)));
        tags.extend(ruled.map(|(tag, _)| tag.as_str()));
        tags.sort_unstable();
        tags.dedup();
        tags
    }

    fn holds(&self, condition: &Condition, id: MemberId, history: &History) -> bool {
        let member = self.book.member(id);
        let carried = || opening(member, history, &self.rules.opening);
        match condition {
            Condition::Number(of, compare, limit) => {
                let value = match of {
                    Number::Spend => Some((history.spent + carried()).0),
                    Number::Purchases => i64::try_from(history.occasions().count()).ok(),
                    Number::Days => history.occasions().next_back().map(|last| (self.as_of - last.day).num_days()),
                    Number::BirthMonth => {
                        member.profile.as_deref().and_then(|known| Some(known.birthday?.month().into()))
                    }
                };
                value.is_some_and(|value| compare.holds(value, *limit))
            }
            Condition::Tier(tiers) => standing(history, carried(), &self.rules.tiers, self.as_of)
                .is_some_and(|earned| tiers.contains(&earned.tier)),
            Condition::Category(names) => {
                let bought = self.tastes.categories(history);
                names.iter().any(|name| bought.contains(&name.as_str()))
            }
            Condition::Segment(names) => self.segments.get(id.index()).copied().flatten().is_some_and(|known| {
                names.iter().any(|name| known.iter().any(|known| known.eq_ignore_ascii_case(name)))
            }),
        }
    }
}

/// The tags that the member sheet states.
fn written(member: &Member) -> impl Iterator<Item = &str> {
    let tags = personal(member).and_then(|personal| personal.tags.as_deref()).unwrap_or_default();
    tags.split(BETWEEN).filter(|tag| !tag.is_empty())
}

/// Every tag there is, in the sheet or by rule, in text order.
pub(super) fn all_tags<'a>(book: &'a Book, rules: &'a Rules) -> Vec<&'a str> {
    let mut tags: Vec<&str> = book.members.iter().flat_map(written).collect();
    tags.extend(rules.tags.keys().map(String::as_str));
    tags.sort_unstable();
    tags.dedup();
    tags
}

/// What the member sheet says of the person.
pub(super) fn personal(member: &Member) -> Option<&Personal> {
    member.profile.as_deref()?.personal.as_deref()
}

/// The column `tags`.
pub(super) fn tags_column<'a, T>(tags: impl Fn(&T) -> &[&'a str] + Send + Sync + 'a) -> Column<'a, T> {
    column("tags", ("标签", "Tags"), move |row: &T| Cell::text(tags(row).join("、")))
}

#[cfg(test)]
mod tests {
    use super::Tags;
    use crate::book::calendar::YearlyDay;
    use crate::book::testing::{Sale, book, day, item, rules, sale};
    use crate::book::{Histories, History, MemberId, Personal, Profile};

    #[test]
    fn tags_come_from_the_sheet_and_from_rules() {
        let personal = Personal { tags: Some("老客、 团购;老客".into()), ..Personal::default() };
        let profile = Profile {
            personal: Some(Box::new(personal)),
            birthday: YearlyDay::solar(None, 6, 3),
            ..Profile::default()
        };
        let sales = [
            Sale { item: "大衣", ..sale("01", "2026-01-01", "3000") },
            sale("01", "2026-03-01", "2000"),
            sale("02", "2026-03-01", "100"),
        ];
        let mut book = book(&[("01", profile)], &sales);
        item(&mut book, "大衣").category = "外套".into();
        let rules = rules(&[
            // A coat of 3,000 is gold, 5,000 in all; the last purchase 31 days before 1 April.
            "tags.大客户=spend >= 5000, tier = A",
            "tags.差一点=spend >= 5000.01",
            "tags.外套客=category = 外套",
            "tags.六月寿星=birth_month = 6",
            "tags.最近来过=days <= 31, purchases >= 2",
            "tags.新=days <= 30",
            "tags.冠军=segment = Champions",
        ]);
        let as_of = day("2026-04-01");
        let tags = Tags::new(&book, &rules, as_of).expect("tags");
        let of = |index| {
            let mut history = History::default();
            Histories::new(&book, &rules.purchases).fill(MemberId::new(index), as_of, &mut history);
            tags.of(MemberId::new(index), &history)
        };
        // Of two members, days 31 and 31 (no cut below: R 5), 2 purchases and 5,000 above all four cuts: F and M 5.
        assert_eq!(of(0), ["六月寿星", "冠军", "团购", "外套客", "大客户", "最近来过", "老客"]);
        assert!(of(1).is_empty());
    }
}
