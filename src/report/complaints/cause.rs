//! What complaints are about, beside what the trade says of customers who leave in silence.
//!
//! Source: the member plan, *Complaints*: moved 3 %, friends in the trade 5 %, price 9 %, quality 14 %, service 68 %.

use super::case::Case;
use crate::book::Complaint;
use crate::book::rules::{self, OfCause, Part};
use crate::report::columns::share_cell;
use crate::table::{Cell, Chart, Code, Drawing, Table, column};

/// A cause, in the order of the plan.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Cause {
    Moved,
    Friends,
    Price,
    Quality,
    Service,
    Other,
}

impl Cause {
    const ALL: [Self; 6] = [Self::Moved, Self::Friends, Self::Price, Self::Quality, Self::Service, Self::Other];

    /// What the rules say of it; nothing of other causes.
    const fn of<T>(self, each: &OfCause<T>) -> Option<&T> {
        match self {
            Self::Moved => Some(&each.moved),
            Self::Friends => Some(&each.friends),
            Self::Price => Some(&each.price),
            Self::Quality => Some(&each.quality),
            Self::Service => Some(&each.service),
            Self::Other => None,
        }
    }

    /// What a complaint is about: what its reason says, else its category, else what happened.
    fn behind(complaint: &Complaint, words: &OfCause<Vec<String>>) -> Self {
        let texts = [&complaint.reason, &complaint.category, &complaint.content];
        let text = texts.into_iter().find(|text| !text.is_empty()).map(|text| text.to_lowercase()).unwrap_or_default();
        let says = |cause: &Self| cause.of(words).is_some_and(|own| own.iter().any(|word| is_in(&text, word)));
        Self::ALL.into_iter().find(says).unwrap_or(Self::Other)
    }

    const fn code(self) -> Code {
        let (key, words) = match self {
            Self::Moved => ("moved", ("搬走", "moved away")),
            Self::Friends => ("friends", ("熟人同行", "friends in the trade")),
            Self::Price => ("price", ("价格", "price")),
            Self::Quality => ("quality", ("质量", "quality")),
            Self::Service => ("service", ("服务", "service")),
            Self::Other => ("other", ("其他", "other")),
        };
        Code { key, words }
    }
}

fn is_in(text: &str, word: &str) -> bool {
    !word.is_empty() && text.contains(&word.to_lowercase())
}

/// What the trade quotes of a cause, in millionths; of others what is left of the whole.
fn quoted(cause: Cause, shares: &OfCause<Part>) -> i64 {
    let of = |cause: Cause| cause.of(shares).map(|share| share.millionths());
    let rest = || 1_000_000 - Cause::ALL.into_iter().filter_map(of).sum::<i64>();
    of(cause).unwrap_or_else(|| rest().max(0))
}

struct Row {
    cause: Cause,
    quoted: i64,
    complaints: i128,
}

/// The table `causes`.
pub(super) fn table<'a>(cases: &[Case<'_>], rules: &rules::Complaints) -> Table<'a> {
    let found: Vec<Cause> = cases.iter().map(|case| Cause::behind(case.complaint, &rules.causes)).collect();
    let count = |cause| found.iter().filter(|found| **found == cause).map(|_| 1).sum();
    let row = |cause| Row { cause, quoted: quoted(cause, &rules.silence), complaints: count(cause) };
    let all: i128 = found.iter().map(|_| 1).sum();
    let columns = vec![
        column("cause", ("原因", "Cause"), |row: &Row| row.cause.code().into()),
        column("quoted_share", ("行业里说的占比", "Share quoted in the trade"), |row: &Row| Cell::Share(row.quoted)),
        column("complaints", ("本店投诉", "Complaints here"), |row: &Row| Cell::count(row.complaints)),
        column("share", ("本店占比", "Share here"), move |row: &Row| share_cell(row.complaints, all)),
    ];
    let title = ("不再来的原因：行业里说的，和本店的投诉", "Causes: quoted of the silent, and complaints here").into();
    let chart = Chart { drawing: Drawing::Columns, title, category: "cause", series: vec!["quoted_share", "share"] };
    Table::new("causes", ("原因", "Causes"), Cause::ALL.map(row).into(), columns).with_chart(chart)
}

#[cfg(test)]
mod tests {
    use super::Cause;
    use crate::book::testing::{book, complaint, rules};
    use crate::book::Profile;

    #[test]
    fn a_complaint_counts_for_the_first_cause_that_its_reason_or_category_or_story_names() {
        use Cause::{Friends, Moved, Other, Price, Quality, Service};
        let mut book = book(&[("01", Profile::default())], &[]);
        let complaint = complaint(&mut book, "01", "2026-03-05");
        let rules = rules(&["complaints.causes.friends=[\"老乡\", \"\"]"]).complaints;
        for ([reason, category, content], cause) in [
            (["", "质量", "起球"], Quality),
            (["", "尺码", "袖子长"], Quality),
            (["", "送货", "迟迟没寄"], Service),
            (["", "价格", "刚买就打折"], Price),
            (["", "服务", "打折没说清"], Service),
            // The reason stands above the category, a cause above those below it.
            (["态度不好", "质量", ""], Service),
            (["搬到城外，太贵", "质量", ""], Moved),
            (["老乡开了店", "", ""], Friends),
            // Words in place of the built-in ones; what happened counts only where nothing else is said.
            (["朋友开了店", "质量", "起球"], Other),
            (["", "", "Rude: poor SERVICE"], Service),
            (["", "其他", "起球"], Other),
            (["", "", ""], Other),
        ] {
            (complaint.reason, complaint.category) = (reason.into(), category.into());
            complaint.content = content.into();
            assert_eq!(Cause::behind(complaint, &rules.causes), cause, "{reason} {category} {content}");
        }
    }
}
