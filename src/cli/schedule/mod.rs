//! `schedule`: the line that makes the machine run a command every morning. It is printed, never installed.

mod cron;
mod launchd;
mod windows;

use std::path::Path;

use chrono::{NaiveTime, Timelike};
use clap::{Args, Parser, ValueEnum};

use super::args::{Cli, Command, ForReport, Quiet};
use super::failure::{Exit, Failure};
use super::{output, run, say, settings};
use crate::report::Ask;

/// What is run where nothing else is asked for.
const MORNING: [&str; 5] = ["callbacks", "today", "-q", "-o", "callbacks-{today}.xlsx"];

/// Print the line that makes the machine run a command every day or week: for cron, for Windows, or for launchd.
///
/// It is printed and nothing else: put it where the scheduler takes it. The command is tried first as far as its words
/// go, so that a slip is said now and not at half past eight. It runs in the shop's folder, with full paths.
///
///   regulars schedule
///   regulars schedule --at 9:15 --dir shop -- callbacks today shop -o callbacks-{today}.xlsx
///   regulars schedule --weekday mon --at 8:00 -- pack shop -q -o pack-{week}.xlsx
///   regulars schedule --for cron -- churn -o churn-{today}.xlsx | crontab -
#[derive(Debug, Args)]
#[command(verbatim_doc_comment)]
pub struct Schedule {
    /// When, by the machine's clock: hour and minute
    #[arg(long, value_name = "HH:MM", default_value = "8:30", value_parser = time)]
    at: NaiveTime,
    /// Only on this day of the week [default: every day]
    #[arg(long, value_name = "DAY", value_enum)]
    weekday: Option<Weekday>,
    /// Which scheduler [default: that of this machine]
    #[arg(long = "for", value_name = "NAME", value_enum)]
    scheduler: Option<Scheduler>,
    /// The folder where the command runs [default: this one]
    #[arg(long, value_name = "DIR")]
    dir: Option<std::path::PathBuf>,
    /// The command, as it stands behind `regulars` [default: callbacks today -q -o callbacks-{today}.xlsx]
    #[arg(last = true, value_name = "COMMAND")]
    command: Vec<String>,
    #[command(flatten)]
    quiet: Quiet,
}

/// A scheduler.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum Scheduler {
    /// cron, for a crontab
    Cron,
    /// The task scheduler of Windows, for cmd
    Windows,
    /// launchd of macOS, a property list
    Launchd,
}

impl Scheduler {
    const fn of_this_machine() -> Self {
        if cfg!(windows) {
            Self::Windows
        } else if cfg!(target_os = "macos") {
            Self::Launchd
        } else {
            Self::Cron
        }
    }
}

/// A day of the week, in the order in which cron and launchd count from Sunday = 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum Weekday {
    Sun,
    Mon,
    Tue,
    Wed,
    Thu,
    Fri,
    Sat,
}

impl Weekday {
    /// As schtasks names it.
    const fn short(self) -> &'static str {
        ["SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT"][self as usize]
    }
}

/// What is to be run, where, and when.
struct Job {
    at: NaiveTime,
    /// `None` for every day.
    weekday: Option<Weekday>,
    folder: String,
    /// The program and its arguments.
    words: Vec<String>,
}

impl Job {
    /// The command's name: lists of `callbacks` are jobs of their own.
    fn name(&self, between: &str) -> String {
        let words = if self.words.get(1).is_some_and(|word| word == "callbacks") { 2 } else { 1 };
        self.words.iter().skip(1).take(words).map(String::as_str).collect::<Vec<_>>().join(between)
    }

    fn hour(&self) -> u32 {
        self.at.hour()
    }

    fn minute(&self) -> u32 {
        self.at.minute()
    }
}

fn time(text: &str) -> Result<NaiveTime, String> {
    let wanted = "需要时:分，例如 8:30 / wants hour and minute, such as 8:30";
    NaiveTime::parse_from_str(text, "%H:%M").map_err(|_| wanted.to_owned())
}

/// Prints the line.
pub(super) fn print(schedule: &Schedule) -> anyhow::Result<Exit> {
    let command: Vec<String> =
        if schedule.command.is_empty() { MORNING.map(str::to_owned).into() } else { schedule.command.clone() };
    let tried = tried(&command)?;
    let program = std::env::current_exe().map_err(Failure::input)?;
    let folder = whole(schedule.dir.as_deref().unwrap_or(Path::new(".")))?;
    if !schedule.quiet.quiet {
        say_missing(tried.as_ref(), Path::new(&folder))?;
    }
    let words = std::iter::once(written(&program)?).chain(command).collect();
    let job = Job { at: schedule.at, weekday: schedule.weekday, folder, words };
    let scheduler = schedule.scheduler.unwrap_or(Scheduler::of_this_machine());
    let line = match scheduler {
        Scheduler::Cron => cron::line(&job),
        Scheduler::Windows => windows::line(&job),
        Scheduler::Launchd => launchd::list(&job),
    };
    output::print(&line.map_err(Failure::usage)?)?;
    if scheduler == Scheduler::Launchd && !schedule.quiet.quiet {
        let file = format!("~/Library/LaunchAgents/{}.plist", launchd::label(&job));
        say::text(&format!("存为 {file}，再登录一次 / save it there, then log in again"));
    }
    Ok(Exit::Done)
}

/// The command by its words; `None` where they ask for help.
fn tried(command: &[String]) -> anyhow::Result<Option<Cli>> {
    let words = std::iter::once("regulars").chain(command.iter().map(String::as_str));
    match Cli::try_parse_from(words) {
        Err(error) if error.use_stderr() => Err(Failure::usage(error)),
        tried => Ok(tried.ok()),
    }
}

/// Says where a report that names no file has no book to read yet.
fn say_missing(tried: Option<&Cli>, folder: &Path) -> anyhow::Result<()> {
    let Some(Cli { command: Command::Report(report), .. }) = tried else { return Ok(()) };
    let ForReport { common, .. } = report.common();
    if !common.files.is_empty() {
        return Ok(());
    }
    // The rules that will be found there, which may name another book.
    let rules = settings::rule_book(&common.rules, &[written(folder)?])?.rules().map_err(Failure::usage)?;
    let book = folder.join(run::book(&rules));
    if !book.exists() {
        say::text(&format!(
            "{}: 还没有这个账本，请先 import，或在命令后面写上表格 / no such book yet: import first, or name the files",
            book.display()
        ));
    }
    Ok(())
}

/// The folder from the root on.
fn whole(folder: &Path) -> anyhow::Result<String> {
    let found = folder.canonicalize();
    let path = found.map_err(|error| Failure::unread(folder, &error))?;
    // What Windows puts before a whole path is no help to cmd.
    Ok(written(&path)?.trim_start_matches(r"\\?\").to_owned())
}

fn written(path: &Path) -> anyhow::Result<String> {
    let no_text = || Failure::usage(format!("{}: 路径不是文字 / the path is no text", path.display()));
    path.to_str().map(str::to_owned).ok_or_else(no_text)
}

/// Why a word cannot stand in a line.
fn refused(word: &str) -> String {
    format!(
        "{word:?}: 计划任务里写不下这个字符，请换个名字 / has a character that a schedule cannot hold; use another name"
    )
}

#[cfg(test)]
mod tests {
    use chrono::NaiveTime;

    use super::{Job, Weekday, cron, launchd, time, windows};

    fn job(folder: &str, words: &[&str]) -> Job {
        let at = NaiveTime::from_hms_opt(8, 5, 0).expect("a time");
        Job {
            at,
            weekday: None,
            folder: folder.to_owned(),
            words: words.iter().map(|word| (*word).to_owned()).collect(),
        }
    }

    #[test]
    fn a_time_is_hour_and_minute() {
        assert_eq!(time("8:05").ok(), NaiveTime::from_hms_opt(8, 5, 0));
        for text in ["", "8", "24:00", "8:60", "8:5:1", "半夜"] {
            assert!(time(text).is_err(), "{text}");
        }
    }

    #[test]
    fn cron_gets_quotes_of_the_shell_and_no_bare_percent_sign() {
        let job = job("/srv/老王's 店", &["/usr/bin/regulars", "spend", "-o", "50%.csv"]);
        let line = r"5 8 * * * cd '/srv/老王'\''s 店' && /usr/bin/regulars spend -o '50\%.csv'";
        assert_eq!(cron::line(&job).as_deref(), Ok(format!("{line}\n").as_str()));
        let broken = super::tests::job("/srv/a\nb", &["regulars"]);
        assert!(cron::line(&broken).is_err());
    }

    #[test]
    fn windows_gets_a_task_of_cmd() {
        let words = [r"C:\Program Files\regulars.exe", "spend", "-o", "消费-{today}.csv"];
        let line = r#"schtasks /Create /F /SC DAILY /ST 08:05 /TN "regulars spend" /TR "cmd /c cd /d \"D:\店 一\" && \"C:\Program Files\regulars.exe\" spend -o 消费-{today}.csv""#;
        assert_eq!(windows::line(&job(r"D:\店 一", &words)).as_deref(), Ok(format!("{line}\r\n").as_str()));
        for folder in ["D:\\50%", "D:\\a&b", &format!("D:\\{}", "长".repeat(250))] {
            assert!(windows::line(&job(folder, &words)).is_err(), "{folder}");
        }
    }

    #[test]
    fn a_weekly_job_names_its_day_as_each_scheduler_does() {
        // crontab(5): 0 is Sunday; schtasks /D: MON; launchd.plist(5): Weekday, 0 is Sunday.
        for (weekday, number, name) in
            [(Weekday::Mon, "1", "MON"), (Weekday::Sun, "0", "SUN"), (Weekday::Sat, "6", "SAT")]
        {
            let job = Job { weekday: Some(weekday), ..job("/srv", &["regulars", "pack"]) };
            let line = cron::line(&job).expect("a line");
            assert_eq!(line, format!("5 8 * * {number} cd /srv && regulars pack\n"));
            let line = windows::line(&job).expect("a line");
            assert!(line.starts_with(&format!("schtasks /Create /F /SC WEEKLY /D {name} /ST 08:05 /TN ")), "{line}");
            let list = launchd::list(&job).expect("a list");
            assert!(list.contains(&format!("<key>Weekday</key>\n    <integer>{number}</integer>\n")), "{list}");
        }
    }

    #[test]
    fn no_job_takes_the_place_of_another() {
        let named = |words: &[&str]| job("/srv", words).name(".");
        assert_eq!(named(&["regulars", "pack", "店"]), "pack");
        assert_eq!(named(&["regulars", "callbacks", "today", "店"]), "callbacks.today");
        assert_eq!(launchd::label(&job("/srv", &["regulars", "backup", "店"])), "regulars.backup");
    }

    #[test]
    fn launchd_gets_a_property_list() {
        let list = launchd::list(&job("/Users/王/A & B", &["/usr/local/bin/regulars", "spend"])).expect("a list");
        let tags_gone = list.split(['<', '>']).enumerate().filter(|(at, _)| at % 2 == 0);
        let mut texts: Vec<&str> = tags_gone.map(|(_, text)| text.trim()).collect();
        texts.retain(|text| !text.is_empty());
        let expected = [
            ["Label", "regulars.spend"].as_slice(),
            &["ProgramArguments", "/usr/local/bin/regulars", "spend"],
            &["WorkingDirectory", "/Users/王/A &amp; B"],
            &["StartCalendarInterval", "Hour", "8", "Minute", "5"],
        ];
        assert_eq!(texts, expected.concat());
    }
}
