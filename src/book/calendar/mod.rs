//! Dates as a shop counts them: month windows, periods, closed days, the Chinese calendar, days that come every year.
//!
//! Everything works on [`chrono::NaiveDate`]; nothing here asks the clock.

mod as_of;
mod closed;
mod festival;
mod lunar;
mod month_day;
mod months;
mod period;
#[cfg(test)]
mod testing;
mod window;
mod yearly_day;
mod yearly_text;

pub use as_of::{AsOfError, as_of};
pub use closed::{ClosedDays, ClosedDaysError, ClosedRule};
pub use festival::{FestivalDay, FestivalDayError};
pub use lunar::{LunarDay, leap_month, month_length};
pub use month_day::MonthDay;
pub use months::{month_end, month_start, months_after, months_before, window_ends, window_start};
pub use period::{By, Period, UnknownPeriod};
pub use window::{Window, WindowError};
pub use yearly_day::{CalendarKind, YearlyDay};
pub use yearly_text::YearlyDayError;
