//! Whether the member is contacted today and why; what is open, what comes, what became of the rest.

use chrono::{Days, NaiveDate};

use super::about::About;
use super::line::{Line, item, joined, line};
use crate::book::{CallResult, Place};
use crate::book::callback::{Agenda, Block, Callback, Row, Schedule, State, Step};
use crate::report::Refusal;
use crate::report::callbacks::{Logged, step_code};
use crate::table::{Cell, Code};

/// How far ahead it looks.
const AHEAD: Days = Days::new(120);

/// So many contacts to come are written out, and so many that are over.
const SHOWN: [usize; 2] = [4, 8];

/// The lines of callbacks.
///
/// # Errors
/// A rule of `[callbacks]` that cannot be used.
pub(super) fn lines<'a>(about: &About<'a>) -> Result<Vec<Line<'a>>, Refusal> {
    let as_of = about.as_of;
    let until = as_of.checked_add_days(AHEAD).unwrap_or(NaiveDate::MAX);
    let schedule = Schedule::new(about.book, about.rules, as_of, until)?;
    let mut all: Vec<Callback> = Vec::new();
    schedule.each(|seen| {
        if seen.member == about.id {
            all = seen.callbacks.to_vec();
        }
    });
    let row = Agenda::new(&schedule).due.into_iter().find(|row| row.member == about.id);
    let mut lines = vec![today(about, &schedule, row.as_ref(), &all)];
    let (open, rest): (Vec<Callback>, Vec<Callback>) = all.into_iter().partition(|callback| matches!(callback.state, State::Due(_)));
    let (coming, mut over): (Vec<Callback>, Vec<Callback>) = rest.into_iter().partition(|callback| callback.due > as_of);
    over.reverse();
    // What is known to become pointless needs no waiting for.
    let coming: Vec<Callback> = coming.into_iter().filter(|callback| !matches!(callback.state, State::Superseded(_))).collect();
    let shown = open.iter().chain(coming.iter().take(SHOWN[0])).chain(over.iter().take(SHOWN[1]));
    lines.extend(shown.map(|callback| one(about, callback)));
    if let Some(first) = over.get(SHOWN[1]) {
        let (count, day) = (over.len() - SHOWN[1], first.due);
        let earlier = line(item("earlier", "更早的", "Earlier"), Cell::count(count));
        lines.push(earlier.why(format!("{day} 及以前的没有列出"), format!("those up to {day} are not listed")));
    }
    Ok(lines)
}

/// Whether the member stands on today's list.
fn today<'a>(about: &About<'a>, schedule: &Schedule, row: Option<&Row>, all: &[Callback]) -> Line<'a> {
    let name = item("today", "今天联系吗", "Contacted today");
    if let Some(row) = row {
        let steps: Vec<_> = row.callbacks.iter().map(|callback| callback.step.words()).collect();
        let (zh, en): (Vec<&str>, Vec<&str>) = steps.into_iter().unzip();
        let (zh, en) = (zh.join("、"), en.join(", "));
        let staff = about.staff(row.staff);
        let by = if staff.is_empty() { Default::default() } else { (format!("{staff} 联系"), format!("by {staff}")) };
        let channel = row.channel().words();
        let (zh, en) = joined([(format!("在今天的名单上：{zh}"), format!("on today's list: {en}")), (channel.0.to_owned(), channel.1.to_owned()), by]);
        return line(name, true).why(zh, en);
    }
    let (zh, en) = not_today(about, schedule, all);
    line(name, false).why(zh, en)
}

/// The first reason that holds: what is open waits; what would be open is not made; nothing is due.
fn not_today(about: &About, schedule: &Schedule, all: &[Callback]) -> (String, String) {
    let as_of = about.as_of;
    if let Some(open) = all.iter().find(|callback| matches!(callback.state, State::Due(_))) {
        let (zh, en) = open.state.reason().map_or(("当天名额已满，或家人已在名单上", "enough calls today, or another of the household is called"), |(_, words)| words);
        let step = open.step.words();
        return (format!("{}该做，但{zh}", step.0), format!("{} is open, but: {en}", step.1));
    }
    let now = |callback: &&Callback| callback.due <= as_of && as_of <= callback.last;
    let stopped = all.iter().filter(now).find(|callback| matches!(callback.state, State::Blocked(_)));
    if let Some((callback, (_, words))) = stopped.and_then(|callback| Some((callback, callback.state.reason()?))) {
        let step = callback.step.words();
        let (zh, en) = rule(about, callback.state);
        return (format!("{}本来该做，不联系：{}{zh}", step.0, words.0), format!("{} would be due, but: {}{en}", step.1, words.1));
    }
    let next = all.iter().find(|callback| callback.due > as_of && callback.state == State::Coming);
    if let Some(Callback { step, due, .. }) = next {
        let step = step.words();
        return (format!("今天没有到期的；下一次 {due} {}", step.0), format!("nothing is due; the next is {} on {due}", step.1));
    }
    let since = schedule.since;
    (
        format!("今天没有到期的，以后 120 天也没有（从 {since} 起计算）"),
        format!("nothing is due, nor in the next 120 days (counted from {since})"),
    )
}

/// The figure behind a block that has one: so many contacts in so many days.
fn rule(about: &About, state: State) -> (String, String) {
    let callbacks = &about.rules.callbacks;
    let (days, most) = (callbacks.fatigue_days, callbacks.fatigue.saturating_sub(1));
    match state {
        State::Blocked(Block::Fatigue) => (format!("（{days} 天内最多 {most} 次）"), format!(" (at most {most} in {days} days)")),
        _ => Default::default(),
    }
}

/// A callback with its state, what it counts from, and the row that settled it.
fn one<'a>(about: &About<'a>, callback: &Callback) -> Line<'a> {
    let Callback { step, due, state, .. } = *callback;
    let reason = state.reason().map(|(_, (zh, en))| (zh.to_owned(), en.to_owned())).unwrap_or_default();
    let (channel_zh, channel_en) = callback.channel.words();
    let what = (format!("{due} {channel_zh}"), format!("{due} {channel_en}"));
    let (how, places) = settled(about, callback);
    let (zh, en) = joined([reason, what, counted_from(about, callback), until(callback), how]);
    line(step_code(step), Code { key: state.key(), words: state.words() }).why(zh, en).from(places)
}

/// The purchase, the festival or the day that it counts from.
fn counted_from(about: &About, callback: &Callback) -> (String, String) {
    let anchor = callback.anchor;
    let festival = callback.festival.and_then(|at| about.rules.festivals.get(usize::from(at)));
    match festival {
        Some(festival) => (festival.zh.clone(), festival.name.clone()),
        None if callback.step.counts_from_purchase() => (format!("{anchor} 的消费"), format!("purchase of {anchor}")),
        None if anchor == callback.due => Default::default(),
        None => (format!("从 {anchor} 算"), format!("counted from {anchor}")),
    }
}

/// How long it counts, where that is not over with its day.
fn until(callback: &Callback) -> (String, String) {
    let last = callback.last;
    let open = matches!(callback.state, State::Due(_) | State::Missed) && last < NaiveDate::MAX && last > callback.due;
    if open { (format!("{last} 前有效"), format!("counts until {last}")) } else { Default::default() }
}

/// What settled a callback that is done, and where that stands.
fn settled(about: &About, callback: &Callback) -> ((String, String), Vec<Place>) {
    if let Some(row) = Logged::of(about.book, about.id).settling(callback) {
        let (zh, en) = row.result.map(CallResult::words).unwrap_or_default();
        let said = |result: &str| {
            let day = row.day.to_string();
            [day.as_str(), about.staff(row.staff), result].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
        };
        return ((said(zh), said(en)), vec![row.place]);
    }
    let done = matches!(callback.state, State::Done { .. });
    let noted = if done { in_register(about, callback) } else { Vec::new() };
    let how = match (done && !callback.step.is_wish(), noted.is_empty()) {
        (false, _) => Default::default(),
        (true, true) => ("和家人一起联系了".to_owned(), "another of the household was called".to_owned()),
        (true, false) => ("跟进簿里记了".to_owned(), "noted in the card register".to_owned()),
    };
    (how, noted)
}

/// The rows of the card register that settle a notice which no row of the log does.
fn in_register(about: &About, callback: &Callback) -> Vec<Place> {
    let own = about.book.applications.iter().filter(|row| row.member == Some(about.id));
    let notice = matches!(callback.step, Step::CardNotice | Step::CardSecond);
    own.filter(|_| notice).map(|row| row.place).collect()
}
