//! `--from` and `--to`: the days that a report looks at.

use chrono::NaiveDate;

use super::Refusal;
use crate::book::calendar::month_end;

/// The days that a report looks at; the whole history by default.
#[derive(Debug, Clone, Copy, Default, clap::Args)]
pub struct Span {
    /// First day: 2026-03-05, 2026-03 (its first day) or 2026.
    #[arg(long, value_name = "DATE", value_parser = first_day)]
    pub from: Option<NaiveDate>,
    /// Last day: 2026-03-05, 2026-03 (its last day) or 2026.
    #[arg(long, value_name = "DATE", value_parser = last_day)]
    pub to: Option<NaiveDate>,
}

impl Span {
    /// The same span, if it holds any day.
    ///
    /// # Errors
    /// A first day after the last one.
    pub fn checked(self) -> Result<Self, Refusal> {
        match (self.from, self.to) {
            (Some(from), Some(to)) if from > to => Err(Refusal(
                format!("--from {from} 晚于 --to {to}，请对调"),
                format!("--from {from} is after --to {to}; swap them"),
            )),
            _ => Ok(self),
        }
    }

    /// Whether it is the whole history.
    pub const fn is_whole(self) -> bool {
        self.from.is_none() && self.to.is_none()
    }

    /// Whether it holds `day`.
    pub fn holds(self, day: NaiveDate) -> bool {
        self.from.is_none_or(|from| from <= day) && self.to.is_none_or(|to| day <= to)
    }
}

fn first_day(text: &str) -> Result<NaiveDate, String> {
    days(text).map(|(first, _)| first)
}

fn last_day(text: &str) -> Result<NaiveDate, String> {
    days(text).map(|(_, last)| last)
}

fn days(text: &str) -> Result<(NaiveDate, NaiveDate), String> {
    let date = |text: String| text.parse::<NaiveDate>().ok();
    let day = date(text.to_owned()).map(|day| (day, day));
    let month = || date(format!("{text}-01")).map(|first| (first, month_end(first)));
    let year = || Some((date(format!("{text}-01-01"))?, date(format!("{text}-12-31"))?));
    let plain = text.len() >= 4 && text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-');
    let found = plain.then(|| day.or_else(month).or_else(year)).flatten();
    found.ok_or_else(|| "请写成 / write 2026-03-05, 2026-03, 2026".to_owned())
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
        assert!(span.checked().is_ok());
        assert!(Span { from: span.to, to: span.from }.checked().is_err());
    }
}
