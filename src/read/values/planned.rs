//! The key of a planned contact, as call lists and the book write it.

use chrono::NaiveDate;

use crate::book::callback::Step;

/// What a row is about, by its key.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Planned {
    /// Step and anchor.
    pub contact: Option<(Step, NaiveDate)>,
    /// The other steps that the row stands for.
    pub also: Box<[Step]>,
}

impl Planned {
    /// Reads `member|step|anchor|due`, the key of a call list, or `step|anchor|step…`, that of the book; a member's own
    /// key may hold anything.
    pub fn of(key: &str) -> Option<Self> {
        let parts: Vec<&str> = key.split('|').map(str::trim).collect();
        let at = (0..parts.len().saturating_sub(1)).rev().find(|&at| pair(&parts[at..]).is_some())?;
        let also = parts[at + 2..].iter().filter_map(|part| Step::from_key(part)).collect();
        Some(Self { contact: pair(&parts[at..]), also })
    }

    /// The key that a book states: `step|anchor|step…`.
    pub fn key((step, anchor): (Step, NaiveDate), also: &[Step]) -> String {
        let anchor = anchor.to_string();
        let parts = [step.key(), &anchor].into_iter().chain(also.iter().map(|step| step.key()));
        parts.collect::<Vec<_>>().join("|")
    }
}

/// The member of a list's key, which stands before step, anchor and due day.
pub fn member(key: &str) -> Option<&str> {
    let mut parts = key.rsplitn(4, '|');
    let [due, anchor, step] = [parts.next()?, parts.next()?, parts.next()?];
    let is_key = Step::from_key(step.trim()).is_some() && [due, anchor].iter().all(|day| day_of(day).is_some());
    parts.next().map(str::trim).filter(|member| is_key && !member.is_empty())
}

/// The steps that a cell of a list names, in words of either language or in codes.
pub fn steps(text: &str) -> Vec<Step> {
    let step = |part: &str| {
        let part = part.trim();
        let names = |step: &Step| step.key() == part || step.words().0 == part || step.words().1 == part;
        Step::ALL.into_iter().find(names)
    };
    let mut steps: Vec<Step> = text.split(['、', ',', '，', ';', '；']).filter_map(step).collect();
    steps.sort_unstable();
    steps.dedup();
    steps
}

fn pair(parts: &[&str]) -> Option<(Step, NaiveDate)> {
    Some((Step::from_key(parts.first()?)?, day_of(parts.get(1)?)?))
}

fn day_of(text: &str) -> Option<NaiveDate> {
    text.trim().parse().ok()
}

#[cfg(test)]
mod tests {
    use super::{Planned, member, steps};
    use crate::book::callback::Step;

    #[test]
    fn keys_of_lists_and_of_the_book_name_step_and_anchor() {
        let day = "2026-11-20".parse().expect("a day");
        let planned = |also: &[Step]| Planned { contact: Some((Step::D2, day)), also: also.into() };
        assert_eq!(Planned::of("00123|d2|2026-11-20|2026-11-21"), Some(planned(&[])));
        assert_eq!(Planned::of("a|b|d2|2026-11-20|2026-11-21"), Some(planned(&[])));
        assert_eq!(Planned::of("d2|2026-11-20|d7-sms"), Some(planned(&[Step::D7Sms])));
        assert_eq!(Planned::key((Step::D2, day), &[Step::D7Sms]), "d2|2026-11-20|d7-sms");
        for other in ["", "d2", "00123|2026-11-20", "d5|2026-11-20"] {
            assert_eq!(Planned::of(other), None, "{other}");
        }
    }

    #[test]
    fn a_list_s_key_begins_with_its_member() {
        assert_eq!(member("00123|d2|2026-11-20|2026-11-21"), Some("00123"));
        assert_eq!(member("13900000001/张三|d2|2026-11-20|2026-11-21"), Some("13900000001/张三"));
        assert_eq!(member("a|b|d2|2026-11-20|2026-11-21"), Some("a|b"));
        assert_eq!(member("d2|2026-11-20|d7-sms"), None);
        assert_eq!(member("|d2|2026-11-20|2026-11-21"), None);
    }

    #[test]
    fn reasons_are_read_in_both_languages_and_as_codes() {
        assert_eq!(steps("第7天短信、第2天"), [Step::D2, Step::D7Sms]);
        assert_eq!(steps("day 2, day 7 message"), [Step::D2, Step::D7Sms]);
        assert_eq!(steps("d2, d7-sms"), [Step::D2, Step::D7Sms]);
        assert_eq!(steps("新品"), []);
    }
}
