//! A line of a crontab.

use super::{Job, refused};

/// `30 8 * * * cd FOLDER && COMMAND`; weekly on Monday `30 8 * * 1 …`.
pub(super) fn line(job: &Job) -> Result<String, String> {
    let words: Vec<String> = job.words.iter().map(|word| quoted(word)).collect();
    let command = format!("cd {} && {}", quoted(&job.folder), words.join(" "));
    if command.contains(['\n', '\r', '\0']) {
        return Err(refused(&job.folder));
    }
    // To cron a percent sign ends the line, in quotes too.
    let weekday = job.weekday.map_or("*".to_owned(), |day| (day as u8).to_string());
    Ok(format!("{} {} * * {weekday} {}\n", job.minute(), job.hour(), command.replace('%', r"\%")))
}

/// A word as a POSIX shell takes it: in quotes, unless it is made of signs that mean nothing to it.
fn quoted(word: &str) -> String {
    let plain = |c: char| c.is_ascii_alphanumeric() || "-_./=:,+@".contains(c);
    if !word.is_empty() && word.chars().all(plain) {
        word.to_owned()
    } else {
        format!("'{}'", word.replace('\'', r"'\''"))
    }
}
