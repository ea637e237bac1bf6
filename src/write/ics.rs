//! What is to be done, as a calendar for a phone or a mail program: iCalendar.
//!
//! Source: RFC 5545. Lines end in CRLF and are folded at 75 octets between characters (3.1); text is escaped (3.3.11).
//! Times are those of the shop's wall clock, without a zone (3.3.5). A task has the same UID whenever it is written, and
//! a sequence number that grows with the days it is late, so that a calendar read again moves it and adds none (3.8.7.4).

use std::collections::BTreeSet;
use std::io::{self, Write};

use chrono::Days;
use sha2::{Digest, Sha256};

use super::spelling::Spelling;
use crate::table::{Document, Table, Task};

/// Octets of a line, its end not counted.
const LINE: usize = 75;

/// Minutes that a task with a time takes in the calendar.
const MINUTES: u32 = 10;

/// Writes the tasks of all tables as one calendar.
pub(super) fn write(document: &Document, tables: &[&Table], out: &mut dyn Write) -> io::Result<()> {
    let spelling = Spelling::of(document);
    let mut lines = Lines(out);
    lines.put("BEGIN", "VCALENDAR")?;
    lines.put("VERSION", "2.0")?;
    lines.put("PRODID", "-//regulars//regulars//EN")?;
    lines.put("CALSCALE", "GREGORIAN")?;
    lines.put("METHOD", "PUBLISH")?;
    lines.put("X-WR-CALNAME", &escaped(document.report.title.get(document.lang)))?;
    // What is due this week stands in two tables of its list, and once in a calendar.
    let mut known = BTreeSet::new();
    for task in tables.iter().flat_map(|table| table.tasks()).filter(|task| known.insert(task.key.clone())) {
        event(&task, document, &spelling, &mut lines)?;
    }
    lines.put("END", "VCALENDAR")
}

fn event(task: &Task, document: &Document, spelling: &Spelling, lines: &mut Lines) -> io::Result<()> {
    let summary = summary(task, spelling);
    lines.put("BEGIN", "VEVENT")?;
    lines.put("UID", &uid(&task.key))?;
    lines.put("DTSTAMP", &document.as_of.format("%Y%m%dT000000Z").to_string())?;
    lines.put("SEQUENCE", &task.revision.to_string())?;
    let day = task.day.format("%Y%m%d");
    if let Some(hour) = task.hour {
        lines.put("DTSTART", &format!("{day}T{hour:02}0000"))?;
        lines.put("DURATION", &format!("PT{MINUTES}M"))?;
    } else {
        let next = task.day.checked_add_days(Days::new(1)).unwrap_or(task.day);
        lines.put("DTSTART;VALUE=DATE", &day.to_string())?;
        lines.put("DTEND;VALUE=DATE", &next.format("%Y%m%d").to_string())?;
    }
    lines.put("SUMMARY", &escaped(&summary))?;
    lines.put("DESCRIPTION", &escaped(&description(task, document, spelling)))?;
    lines.put("TRANSP", "TRANSPARENT")?;
    if task.hour.is_some() {
        lines.put("BEGIN", "VALARM")?;
        lines.put("ACTION", "DISPLAY")?;
        lines.put("TRIGGER", "PT0S")?;
        lines.put("DESCRIPTION", &escaped(&summary))?;
        lines.put("END", "VALARM")?;
    }
    lines.put("END", "VEVENT")
}

/// `电话 张女士：第3天`
fn summary(task: &Task, spelling: &Spelling) -> String {
    let about: Vec<&str> = task.about.iter().map(|code| spelling.code(*code)).collect();
    let about = about.join(spelling.pick("、", ", "));
    format!("{} {}{}{about}", spelling.code(task.channel), task.whom, spelling.pick("：", ": "))
}

fn description(task: &Task, document: &Document, spelling: &Spelling) -> String {
    let mut lines: Vec<String> = Vec::new();
    lines.extend(task.phone.map(|phone| (document.privacy.phone)(phone)));
    if !task.staff.is_empty() {
        lines.push(format!("{}{}", spelling.pick("回访人员：", "Staff: "), task.staff));
    }
    lines.extend(task.notes.iter().map(|note| note.get(spelling.lang).to_owned()));
    lines.push(task.text.clone());
    lines.join("\n")
}

/// The same for the same task, another for any other, and nothing of the member in it.
fn uid(key: &str) -> String {
    let digest = Sha256::digest(key.as_bytes());
    let first = digest.iter().take(16).fold(0_u128, |number, &byte| (number << 8) | u128::from(byte));
    format!("{first:032x}@regulars")
}

/// A text value: what separates is escaped, line ends are `\n`, other control characters are left out.
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for sign in text.replace("\r\n", "\n").chars() {
        match sign {
            '\\' | ';' | ',' => escaped.extend(['\\', sign]),
            '\n' | '\r' => escaped.push_str("\\n"),
            sign if sign.is_control() => {}
            sign => escaped.push(sign),
        }
    }
    escaped
}

/// Lines of content, each folded.
struct Lines<'o>(&'o mut dyn Write);

impl Lines<'_> {
    fn put(&mut self, name: &str, value: &str) -> io::Result<()> {
        let mut line = String::new();
        let mut octets = 0;
        for sign in name.chars().chain([':']).chain(value.chars()) {
            if octets + sign.len_utf8() > LINE {
                line.push_str("\r\n ");
                octets = 1;
            }
            line.push(sign);
            octets += sign.len_utf8();
        }
        line.push_str("\r\n");
        self.0.write_all(line.as_bytes())
    }
}

#[cfg(test)]
mod tests {
    use super::{Lines, escaped, uid};

    fn folded(name: &str, value: &str) -> String {
        let mut bytes = Vec::new();
        Lines(&mut bytes).put(name, value).expect("written");
        String::from_utf8(bytes).expect("UTF-8")
    }

    #[test]
    fn a_line_of_75_octets_stands_and_one_more_is_folded() {
        // `A:` and 73 letters are 75 octets.
        assert_eq!(folded("A", &"x".repeat(73)), format!("A:{}\r\n", "x".repeat(73)));
        assert_eq!(folded("A", &"x".repeat(74)), format!("A:{}\r\n x\r\n", "x".repeat(73)));
        // A folded line has its blank and 74 octets.
        assert_eq!(
            folded("A", &"x".repeat(73 + 74 + 1)),
            format!("A:{}\r\n {}\r\n x\r\n", "x".repeat(73), "x".repeat(74))
        );
    }

    #[test]
    fn a_character_is_never_split() {
        // `AB:` and 24 characters of three octets are 75 octets; with `A:` the 25th would need 77.
        assert_eq!(folded("AB", &"张".repeat(25)), format!("AB:{}\r\n 张\r\n", "张".repeat(24)));
        assert_eq!(folded("A", &"张".repeat(25)), format!("A:{}\r\n 张\r\n", "张".repeat(24)));
        // Of four octets 18 fit behind `A:` (74 octets).
        assert_eq!(folded("A", &"🎂".repeat(19)), format!("A:{}\r\n 🎂\r\n", "🎂".repeat(18)));
    }

    #[test]
    fn what_separates_is_escaped() {
        assert_eq!(escaped("a,b;c\\d\r\ne\nf\u{7}：“，”"), "a\\,b\\;c\\\\d\\ne\\nf：“，”");
    }

    #[test]
    fn uids_are_stable_and_hold_no_key() {
        let one = uid("13812345678|d3|2026-03-01|2026-03-03");
        assert_eq!(one, uid("13812345678|d3|2026-03-01|2026-03-03"));
        assert_ne!(one, uid("13812345678|d3|2026-03-01|2026-03-04"));
        assert!(!one.contains("138"), "{one}");
        assert_eq!(one.len(), 32 + "@regulars".len());
    }
}
