//! One header and what it can mean in each kind of sheet: by its whole name, else by a name contained in it.

use super::fold::{fold, is_chinese, without_unit, words};
use crate::book::{Kind, Match};
use crate::read::dictionary::{Sense, When, dictionary};

/// Headers longer than this are sentences, not names.
const LONGEST: usize = 60;

/// A meaning, and how it was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Heard {
    pub sense: Sense,
    pub how: Match,
}

/// The header of a column.
#[derive(Debug, Clone, Default)]
pub(super) struct Heading {
    /// As written; a header of two rows joined.
    pub text: String,
    heard: Vec<Heard>,
    /// The earlier column of the same name.
    pub twin: Option<usize>,
    /// The field that `--map` or `[columns]` gave the column.
    pub given: Option<(String, Match)>,
}

impl Heading {
    pub(super) fn new(text: &str) -> Self {
        Self { text: text.to_owned(), heard: hear(text), twin: None, given: None }
    }

    /// A header of two rows: known by both together, else by the lower alone.
    pub(super) fn joined(parent: &str, child: &str) -> Self {
        let both = Self::new(&format!("{parent}-{child}"));
        let mut heard = both.heard;
        for below in hear(child) {
            if !heard.iter().any(|known| known.sense.kind == below.sense.kind) {
                heard.push(Heard { how: Match::Contained, ..below });
            }
        }
        Self { text: both.text, heard, twin: None, given: None }
    }

    pub(super) fn is_blank(&self) -> bool {
        self.text.is_empty()
    }

    /// Whether it is the date of a purchase, or some other date that a member sheet does not know.
    pub(super) fn is_date(&self) -> bool {
        let known = self.senses(Kind::Members, true).iter().any(|heard| heard.sense.when == When::Always);
        let name = fold(&self.text);
        let ends = dictionary().words.dates.iter().any(|end| name.ends_with(end.as_str()));
        (ends && !known) || self.senses(Kind::Purchases, true).iter().any(|heard| heard.sense.field == "date")
    }

    /// Its meanings in a kind of sheet, the strongest sort only; `dated` tells whether the sheet has a date.
    pub(super) fn senses(&self, kind: Kind, dated: bool) -> Vec<Heard> {
        if let Some((field, how)) = &self.given
            && let Some(field) = dictionary().field(kind, field)
        {
            let alone = dictionary().kinds_of(field.name) == 1;
            return vec![Heard {
                sense: Sense { kind, field: field.name, rank: 0, alone, when: When::Always },
                how: *how,
            }];
        }
        let orders: &[When] =
            if dated { &[When::Always, When::Each] } else { &[When::Always, When::Undated, When::Each] };
        let of =
            |when| self.heard.iter().filter(move |heard| heard.sense.kind == kind && heard.sense.when == when).copied();
        orders.iter().map(|&when| of(when).collect::<Vec<_>>()).find(|senses| !senses.is_empty()).unwrap_or_default()
    }
}

fn hear(text: &str) -> Vec<Heard> {
    if text.is_empty() || text.chars().count() > LONGEST {
        return Vec::new();
    }
    let stripped = without_unit(text, &dictionary().words.units);
    let forms: Vec<&str> = std::iter::once(text).chain(stripped.as_deref()).collect();
    let mut heard = Vec::new();
    for form in &forms {
        add(&mut heard, dictionary().whole(&fold(form)).to_vec(), Match::Exact);
    }
    for form in &forms {
        add(&mut heard, contained(form), Match::Contained);
    }
    heard
}

/// Adds meanings for the kinds that have none yet.
fn add(heard: &mut Vec<Heard>, senses: Vec<Sense>, how: Match) {
    let known: Vec<(Kind, When)> = heard.iter().map(|heard| (heard.sense.kind, heard.sense.when)).collect();
    let new = senses.into_iter().filter(|sense| !known.contains(&(sense.kind, sense.when)));
    heard.extend(new.map(|sense| Heard { sense, how }));
}

/// What the names contained in a header mean: in each kind the longest, if it names one field.
fn contained(text: &str) -> Vec<Sense> {
    let folded = fold(text);
    let cut = words(text);
    let never = &dictionary().words.never_contained;
    let is_never = |word: &String| if is_chinese(word) { folded.contains(word) } else { cut.contains(word) };
    if never.iter().any(is_never) {
        return Vec::new();
    }
    let mut found = if is_chinese(&folded) { endings(&folded) } else { runs(&cut) };
    found.retain(|(_, sense)| sense.when == When::Always);
    Kind::ALL.into_iter().filter_map(|kind| longest(&found, kind)).collect()
}

fn longest(found: &[(usize, Sense)], kind: Kind) -> Option<Sense> {
    let of_kind = || found.iter().filter(move |(_, sense)| sense.kind == kind);
    let length = of_kind().map(|(length, _)| *length).max()?;
    let mut best = of_kind().filter(|(len, _)| *len == length).map(|(_, sense)| *sense);
    let first = best.next()?;
    best.all(|other| other.field == first.field).then_some(first)
}

/// Names at the end of a Chinese header that are at least half of it.
fn endings(folded: &str) -> Vec<(usize, Sense)> {
    let count = folded.chars().count();
    let starts = folded.char_indices().skip(1).map(|(at, _)| &folded[at..]).take(count / 2);
    starts.flat_map(|name| found(name, dictionary().whole(name))).collect()
}

/// Names among the words of a Latin header, several words as a run.
fn runs(cut: &[String]) -> Vec<(usize, Sense)> {
    const WORDS: usize = 5;
    let mut all = Vec::new();
    for from in 0..cut.len() {
        for to in from + 1..=cut.len().min(from + WORDS) {
            let run = cut[from..to].join(" ");
            all.extend(found(&cut[from..to].concat(), dictionary().run(&run)));
        }
    }
    all
}

fn found(folded: &str, senses: &[Sense]) -> Vec<(usize, Sense)> {
    let length = folded.chars().count();
    if length < 2 || dictionary().words.generic.iter().any(|generic| generic == folded) {
        return Vec::new();
    }
    senses.iter().map(|sense| (length, *sense)).collect()
}

#[cfg(test)]
mod tests {
    use super::Heading;
    use crate::book::{Kind, Match};

    /// The field of a header in a kind, `~` before it where it is only contained; `-` for none.
    fn field(header: &str, kind: Kind) -> String {
        let senses = Heading::new(header).senses(kind, true);
        senses.first().map_or("-".to_owned(), |heard| match heard.how {
            Match::Contained => format!("~{}", heard.sense.field),
            _ => heard.sense.field.to_owned(),
        })
    }

    #[test]
    fn headers_of_purchases_are_known_by_whole_or_contained_names() {
        for (header, expected) in [
            ("消费日期", "date"),
            ("客户下单时间", "~date"),
            ("下次回访日期", "-"),
            ("预计到货日期", "-"),
            ("发货时间", "-"),
            ("生产日期", "-"), // 日期 is generic
            ("金额(元)", "amount"),
            ("本单实付金额", "~amount"),
            ("本店今日全部实付", "-"), // the name is less than half
            ("CustomerName", "name"),
            ("Order_Date", "date"),
            ("InvoiceNo", "receipt"),
            ("UnitPrice", "price"),
            ("Retail unit price", "~price"),
            ("Order Date Expected", "-"),
            ("cds", "-"),
            ("customer", "member"),
            ("Store location", "~store"),
            ("phone2", "~phone"),
            ("Megastore", "-"), // whole words only
            ("条件", "-"),
        ] {
            assert_eq!(field(header, Kind::Purchases), expected, "{header}");
        }
    }

    #[test]
    fn headers_of_members_are_known_by_whole_or_contained_names() {
        for (header, expected) in [
            ("本人手机号", "~phone"),
            ("生日(农历)", "birthday.lunar"),
            ("生日(必填)", "birthday"),
            ("短信开启状态", "opt_in"),
            ("是否有手机", "-"),
            ("每次消费明细", "each.item"),
            ("*姓名", "name"),
            ("VIP", "member"),
        ] {
            assert_eq!(field(header, Kind::Members), expected, "{header}");
        }
    }
}
