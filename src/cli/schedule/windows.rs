//! The line that makes a task of the task scheduler of Windows, as it is typed into cmd.

use super::{Job, refused};

/// The longest command that `schtasks` takes.
const LONGEST: usize = 261;

/// `schtasks /Create … /TR "cmd /c cd /d FOLDER && COMMAND"`.
pub(super) fn line(job: &Job) -> Result<String, String> {
    let all = || job.words.iter().chain([&job.folder]);
    // Those mean something to cmd whatever stands around them.
    if let Some(word) = all().find(|word| word.contains(['%', '"', '&', '|', '<', '>', '^', '!', '\n', '\r'])) {
        return Err(refused(word));
    }
    let words: Vec<String> = job.words.iter().map(|word| quoted(word)).collect();
    // A backslash right before a quote would keep the quote from ending the word.
    let folder = if job.folder.ends_with('\\') { format!("{}.", job.folder) } else { job.folder.clone() };
    let task = format!("cmd /c cd /d {} && {}", quoted(&folder), words.join(" "));
    let length = task.replace(r#"\""#, "\"").encode_utf16().count();
    if length > LONGEST {
        return Err(format!(
            "计划任务的命令最长 {LONGEST} 字，这一条有 {length} 字，请用短一些的路径 / a task takes {LONGEST} characters, this has \
             {length}; use shorter paths"
        ));
    }
    let name = job.name(" ");
    let (hour, minute) = (job.hour(), job.minute());
    let days = job.weekday.map_or("DAILY".to_owned(), |day| format!("WEEKLY /D {}", day.short()));
    let head = format!(r#"schtasks /Create /F /SC {days} /ST {hour:02}:{minute:02} /TN "regulars {name}""#);
    Ok(format!("{head} /TR \"{task}\"\r\n"))
}

fn quoted(word: &str) -> String {
    if word.contains([' ', '\\', ',', ';', '=', '(', ')']) { format!(r#"\"{word}\""#) } else { word.to_owned() }
}
