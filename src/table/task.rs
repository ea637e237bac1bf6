//! Something to be done about a row: what a calendar and a list to paste are made of.

use std::borrow::Cow;

use chrono::NaiveDate;

use super::{Code, Words};

/// Something that somebody is to do on a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Task<'a> {
    /// What stays the same however often it is written; never shown.
    pub key: String,
    /// The day on which it is to be done.
    pub day: NaiveDate,
    /// How many days late any part of it is on that day.
    pub late: u32,
    /// Grows when the day moves: what a calendar takes for the newer.
    pub revision: u32,
    /// The hour from which it is convenient, below 24.
    pub hour: Option<u32>,
    /// Who is to do it; blank for nobody.
    pub staff: Cow<'a, str>,
    /// How.
    pub channel: Code,
    /// With whom.
    pub whom: String,
    /// The number to call or text; masked as everywhere.
    pub phone: Option<&'a str>,
    /// What about.
    pub about: Vec<Code>,
    /// What to say.
    pub text: String,
    /// What to know before, a line each.
    pub notes: Vec<Words>,
}
