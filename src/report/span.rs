//! `--from` and `--to`: the days that a report looks at.

use chrono::NaiveDate;

use super::Refusal;
use crate::book::calendar::month_end;

// A doc comment here would replace the help of the report that takes it in.
#[derive(Debug, Clone, Copy, Default, clap::Args)]
pub(super) struct Span {
    /// First day looked at, such as 2026-01-01, or 2026-01 for its first day [default: where the data begin]
    #[arg(long, value_name = "DATE", value_parser = first_day)]
    pub(super) from: Option<NaiveDate>,
    /// Last day looked at, such as 2026-06-30, or 2026-06 for its last day [default: the as-of date]
    #[arg(long, value_name = "DATE", value_parser = last_day)]
    pub(super) to: Option<NaiveDate>,
}

impl Span {
    /// Whether it is the whole history.
    pub(super) const fn is_whole(self) -> bool {
        self.from.is_none() && self.to.is_none()
    }

    /// Whether it holds `day`.
    pub(super) fn holds(self, day: NaiveDate) -> bool {
        self.from.is_none_or(|from| from <= day) && self.to.is_none_or(|to| day <= to)
    }

    /// The last day, never after the as-of date.
    ///
    /// # Errors
    /// A first day after it.
    pub(super) fn end(self, as_of: NaiveDate) -> Result<NaiveDate, Refusal> {
        let end = self.to.map_or(as_of, |to| to.min(as_of));
        match self.from.filter(|&from| from > end) {
            None => Ok(end),
            Some(from) => Err(Refusal(
                format!("--from {from} 晚于最后一天 {end}，请把 --from 改早"),
                format!("--from {from} is after the last day {end}; choose an earlier --from"),
            )),
        }
    }
}

pub(super) fn first_day(text: &str) -> Result<NaiveDate, &'static str> {
    days(text).map(|(first, _)| first)
}

pub(super) fn last_day(text: &str) -> Result<NaiveDate, &'static str> {
    days(text).map(|(_, last)| last)
}

/// The first and the last day that a day, a month or a year stands for.
fn days(text: &str) -> Result<(NaiveDate, NaiveDate), &'static str> {
    let date = |text: &str| text.parse::<NaiveDate>().ok();
    let day = || date(text).map(|day| (day, day));
    let month = || date(&format!("{text}-01")).map(|first| (first, month_end(first)));
    let year = || Some((date(&format!("{text}-01-01"))?, date(&format!("{text}-12-31"))?));
    let plain = text.len() >= 4 && text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-');
    let found = plain.then(|| day().or_else(month).or_else(year)).flatten();
    found.ok_or("请写成 / write 2026-03-05, 2026-03 or 2026")
}

#[cfg(test)]
mod tests {
    use super::{Span, days};
    use crate::book::testing::day;

    #[test]
    fn a_month_or_a_year_stands_for_its_days() {
        for (text, expected) in [
            ("2026-03-05", Some(("2026-03-05", "2026-03-05"))),
            ("2026-02", Some(("2026-02-01", "2026-02-28"))),
            ("2026", Some(("2026-01-01", "2026-12-31"))),
            ("2026-02-30", None),
            ("2026-13", None),
            ("26", None),
            ("March", None),
            ("", None),
        ] {
            assert_eq!(days(text).ok(), expected.map(|(first, last)| (day(first), day(last))), "{text}");
        }
    }

    #[test]
    fn both_ends_belong_to_it_and_must_be_in_order() {
        let span = Span { from: Some(day("2026-03-05")), to: Some(day("2026-03-06")) };
        for (text, held) in [("2026-03-04", false), ("2026-03-05", true), ("2026-03-06", true), ("2026-03-07", false)] {
            assert_eq!(span.holds(day(text)), held, "{text}");
        }
        assert!(Span::default().is_whole() && Span::default().holds(day("2026-03-05")));
        let as_of = day("2026-12-31");
        assert_eq!(span.end(as_of), Ok(day("2026-03-06")));
        assert!(Span { from: span.to, to: span.from }.end(as_of).is_err());
    }
}
