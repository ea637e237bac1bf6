//! `--from` and `--to`: the days that a report looks at.

use chrono::NaiveDate;

use super::Refusal;

// A doc comment here would replace the help of the report that takes it in.
#[derive(Debug, Clone, Copy, Default, clap::Args)]
pub(super) struct Span {
    /// First day looked at, such as 2026-01-01 [default: the first purchase]
    #[arg(long, value_name = "DATE")]
    pub(super) from: Option<NaiveDate>,
    /// Last day looked at [default: the as-of date]
    #[arg(long, value_name = "DATE")]
    pub(super) to: Option<NaiveDate>,
}

impl Span {
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
