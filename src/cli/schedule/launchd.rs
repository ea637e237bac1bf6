//! A property list for launchd of macOS.

use super::{Job, refused};

/// A job of the user, run each day, or each week, at its time.
pub(super) fn list(job: &Job) -> Result<String, String> {
    let all = || job.words.iter().chain([&job.folder]);
    if let Some(word) = all().find(|word| word.contains(char::is_control)) {
        return Err(refused(word));
    }
    let words: Vec<String> = job.words.iter().map(|word| format!("    <string>{}</string>\n", escaped(word))).collect();
    let words = words.concat();
    let day = |day| format!("    <key>Weekday</key>\n    <integer>{}</integer>\n", day as u8);
    let weekday = job.weekday.map(day).unwrap_or_default();
    Ok(format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
         <plist version=\"1.0\">\n<dict>\n\
         \x20 <key>Label</key>\n  <string>{}</string>\n\
         \x20 <key>ProgramArguments</key>\n  <array>\n{words}  </array>\n\
         \x20 <key>WorkingDirectory</key>\n  <string>{}</string>\n\
         \x20 <key>StartCalendarInterval</key>\n  <dict>\n{weekday}\x20   <key>Hour</key>\n    <integer>{}</integer>\n    \
         <key>Minute</key>\n    <integer>{}</integer>\n  </dict>\n\
         </dict>\n</plist>\n",
        escaped(&label(job)),
        escaped(&job.folder),
        job.hour(),
        job.minute()
    ))
}

/// What launchd calls the job, and its file.
pub(super) fn label(job: &Job) -> String {
    format!("regulars.{}", job.name("."))
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}
