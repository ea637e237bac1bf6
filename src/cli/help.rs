//! The help in Chinese or English.
//!
//! English stands in the doc comments of the options; Chinese in `help.zh.toml`, laid over the finished command. Help
//! follows `REGULARS_LANG`, else the locale. Results never do.

use std::ffi::{OsStr, OsString};

use clap::error::ErrorKind;
use clap::{Arg, Command, CommandFactory, FromArgMatches, Subcommand};
use toml_edit::{Document, Item, Table};

use super::args::{Cli, ForReport, Own};
use crate::report::AnyReport;
use crate::table::{Lang, Words};

/// The Chinese texts, by name of command and option.
const CHINESE: &str = include_str!("help.zh.toml");

/// The command that clap makes of its own accord.
pub(super) const HELP: &str = "help";

/// The program itself, whose name begins no path.
pub(super) const ROOT: &str = "regulars";

/// Parses arguments, the program's name first.
pub(super) fn parse(arguments: Vec<OsString>) -> Result<Cli, clap::Error> {
    // All commands with their texts take longer to make than a small sheet takes to read, and only help and errors show them.
    match parsed(asked(&arguments), arguments.clone()) {
        Err(error) if error.kind() != ErrorKind::DisplayVersion => parsed(commands(), arguments),
        done => done,
    }
}

fn parsed(mut command: Command, arguments: Vec<OsString>) -> Result<Cli, clap::Error> {
    let matches = command.try_get_matches_from_mut(arguments)?;
    Cli::from_arg_matches(&matches).map_err(|error| error.format(&mut command))
}

/// No more of the commands than understands these arguments, if they are right.
fn asked(arguments: &[OsString]) -> Command {
    let name = arguments.get(1).and_then(|name| name.to_str()).unwrap_or_default();
    let root = Command::new(ROOT).version(env!("CARGO_PKG_VERSION")).propagate_version(true).subcommand_required(true);
    match AnyReport::<ForReport>::command(name) {
        Some(report) => root.subcommand(report),
        None => Own::augment_subcommands(root),
    }
}

/// Whether a word is a command, or stands for one.
pub(super) fn is_command(word: &OsStr) -> bool {
    commands().find_subcommand(word).is_some()
}

/// All commands, with their help in the language of the environment.
pub(super) fn commands() -> Command {
    command(is_chinese())
}

/// Whether the environment asks for help in Chinese.
pub(super) fn is_chinese() -> bool {
    chinese(|name| std::env::var_os(name))
}

/// Whether help is in Chinese: `REGULARS_LANG`, else the first locale that is set.
fn chinese(variable: impl Fn(&str) -> Option<OsString>) -> bool {
    let set = ["REGULARS_LANG", "LC_ALL", "LC_MESSAGES", "LANG"].into_iter().filter_map(variable);
    let mut set = set.filter(|value| !value.is_empty());
    set.next().is_some_and(|value| value.to_string_lossy().to_ascii_lowercase().starts_with("zh"))
}

fn command(chinese: bool) -> Command {
    let mut command = Cli::command();
    command.build();
    if !chinese {
        return flowing(command);
    }
    match Document::parse(CHINESE) {
        Ok(texts) => Texts(texts.as_table()).over(command, ROOT),
        // A test holds the file; a help in English is better than none.
        Err(_) => flowing(command),
    }
}

/// What each figure of a report means, a paragraph each: what its help, and that of the command it belongs to, say of how
/// it decides. A report is named by its words on the command line.
pub(super) fn definitions(report: &[&str], lang: Lang) -> Vec<Words> {
    let root = command(lang == Lang::Chinese);
    let mut command = Some(&root);
    let mut all = Vec::new();
    for name in report {
        command = command.and_then(|above| above.find_subcommand(name));
        let help = command.and_then(Command::get_long_about).map(ToString::to_string).unwrap_or_default();
        all.extend(how_it_decides(&help));
    }
    all
}

fn how_it_decides(help: &str) -> Vec<Words> {
    const SECTIONS: [&str; 2] = ["# How it decides", "# 算法"];
    let help = flow(help);
    let after = help.lines().skip_while(|line| !SECTIONS.contains(&line.trim())).skip(1);
    let section = after.take_while(|line| !line.starts_with("# "));
    let plain = |line: &str| line.replace('`', "");
    section.filter(|line| !line.is_empty()).map(|line| Words::from((plain(line), plain(line)))).collect()
}

/// Lets paragraphs flow that stand in lines in the code, so that they fit any terminal.
fn flowing(command: Command) -> Command {
    let long = command.get_long_about().map(|long| flow(&long.to_string()));
    let command = if let Some(long) = long { command.long_about(long) } else { command };
    command.mut_subcommands(flowing)
}

/// Joins the lines of a paragraph or of a point of a list; what is indented in any other place stays as it is.
pub(super) fn flow(text: &str) -> String {
    let mut lines: Vec<String> = Vec::new();
    for line in text.lines() {
        let plain = line.trim_start();
        let begins = plain.is_empty() || plain.starts_with(['#', '|']) || plain.starts_with("- ");
        let open = lines.last_mut().filter(|last| {
            let point = last.starts_with("- ");
            let paragraph = !last.is_empty() && !last.starts_with([' ', '#', '|']);
            !begins && paragraph && (point || plain.len() == line.len())
        });
        match open {
            Some(last) => {
                // Chinese runs on without a blank.
                let is_wide = |c: char| c >= '\u{2e80}';
                let wide = last.ends_with(is_wide) && plain.starts_with(is_wide);
                last.push_str(if wide { "" } else { " " });
                last.push_str(plain);
            }
            None => lines.push(line.to_owned()),
        }
    }
    lines.join("\n")
}

/// The path of the command `below` one at `path`: its names with a blank between, as they are typed.
fn below_path(path: &str, below: &Command) -> String {
    if path == ROOT { below.get_name().to_owned() } else { format!("{path} {}", below.get_name()) }
}

/// A path and those of the commands above it: `callbacks today`, `callbacks`.
fn upward(path: &str) -> impl Iterator<Item = &str> {
    std::iter::successors(Some(path), |path| path.rsplit_once(' ').map(|(above, _)| above))
}

/// The texts of one language.
struct Texts<'a>(&'a Table);

impl Texts<'_> {
    fn get(&self, path: &[&str]) -> Option<&str> {
        let mut item: Option<&Item> = self.0.get(path.first()?);
        for name in &path[1..] {
            item = item?.get(name);
        }
        item?.as_str().map(str::trim)
    }

    fn about(&self, path: &str) -> Option<&str> {
        self.get(&["commands", path, "about"])
    }

    fn long(&self, path: &str) -> Option<&str> {
        self.get(&["commands", path, "long"])
    }

    /// The text of an option: that of the command itself, else of the commands above it, else the common one.
    fn option(&self, path: &str, id: &str) -> Option<&str> {
        let own = |path| self.get(&["commands", path, "options", id]);
        upward(path).find_map(own).or_else(|| self.get(&["options", id]))
    }

    fn heading(&self, english: &str) -> String {
        self.get(&["headings", english]).unwrap_or(english).to_owned()
    }

    /// Lays the texts over a command, which stands at `path`, and those below it.
    fn over(&self, command: Command, path: &str) -> Command {
        let usage = self.heading("Usage");
        let template =
            format!("{{before-help}}{{about-with-newline}}\n{usage} {{usage}}\n\n{{all-args}}{{after-help}}");
        let mut command = command.help_template(template).mut_args(|arg| self.over_option(path, arg));
        if let Some(about) = self.about(path) {
            let long = self.long(path);
            let long = long.map_or_else(|| about.to_owned(), |long| format!("{about}\n\n{long}"));
            command = command.about(about.to_owned()).long_about(long);
        }
        if command.has_subcommands() {
            command = command.subcommand_help_heading(self.heading("Commands"));
        }
        command.mut_subcommands(|below| {
            if path == HELP {
                return below;
            }
            let path = below_path(path, &below);
            self.over(below, &path)
        })
    }

    fn over_option(&self, path: &str, arg: Arg) -> Arg {
        let Some(text) = self.option(path, arg.get_id().as_str()) else { return arg };
        let mut text = text.to_owned();
        let mut add = |label: &str, what: String| {
            if !what.is_empty() {
                text = format!("{text}。{}{what}", self.heading(label));
            }
        };
        if arg.get_action().takes_values() && !arg.is_hide_possible_values_set() {
            let values = arg.get_possible_values();
            add("Values", values.iter().map(|value| self.value(path, value.get_name())).collect::<Vec<_>>().join("、"));
        }
        let defaults = if arg.get_action().takes_values() { arg.get_default_values() } else { &[] };
        add("Default", defaults.iter().map(|value| value.to_string_lossy()).collect::<Vec<_>>().join(","));
        add("Env", arg.get_env().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default());
        let plain = if arg.is_positional() { "Arguments" } else { "Options" };
        let heading = self.heading(arg.get_help_heading().unwrap_or(plain));
        let arg = arg.hide_possible_values(true).hide_default_value(true).hide_env(true).help_heading(heading);
        arg.help(text.clone()).long_help(text)
    }

    /// A value that an option takes, with what it means where the name does not say it.
    fn value(&self, path: &str, name: &str) -> String {
        let own = |path| self.get(&["commands", path, "values", name]);
        let means = upward(path).find_map(own).or_else(|| self.get(&["values", name]));
        means.map_or_else(|| name.to_owned(), |means| format!("{name} {means}"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Every command and option for which `missing` has no text.
    fn gaps(command: &Command, path: &str, texts: &Texts<'_>, gaps: &mut Vec<String>) {
        if texts.about(path).is_none() {
            gaps.push(format!("commands.{path}.about"));
        }
        let english = command.get_long_about().map(ToString::to_string).unwrap_or_default();
        if english.contains("\n\n") && texts.long(path).is_none() {
            gaps.push(format!("commands.{path}.long"));
        }
        for arg in command.get_arguments() {
            let id = arg.get_id();
            if texts.option(path, id.as_str()).is_none() {
                gaps.push(format!("commands.{path}.options.{id}"));
            }
            let heading = arg.get_help_heading().unwrap_or("Options");
            if texts.get(&["headings", heading]).is_none() {
                gaps.push(format!("headings.{heading}"));
            }
        }
        for below in command.get_subcommands().filter(|_| path != HELP) {
            self::gaps(below, &below_path(path, below), texts, gaps);
        }
    }

    fn texts() -> Document<&'static str> {
        Document::parse(CHINESE).expect("help.zh.toml is TOML")
    }

    #[test]
    fn every_command_and_option_has_its_chinese() {
        let document = texts();
        let mut missing = Vec::new();
        let mut command = Cli::command();
        command.build();
        gaps(&command, ROOT, &Texts(document.as_table()), &mut missing);
        assert!(missing.is_empty(), "no Chinese in src/cli/help.zh.toml for:\n{}", missing.join("\n"));
    }

    /// Every command that does something and does not take `-q`.
    fn not_quiet(command: &Command, path: &str) -> Vec<String> {
        let below = command.get_subcommands().filter(|below| below.get_name() != HELP);
        let below = below.flat_map(|below| not_quiet(below, &below_path(path, below)));
        let takes = command.has_subcommands() || command.get_arguments().any(|arg| arg.get_short() == Some('q'));
        (!takes).then(|| path.to_owned()).into_iter().chain(below).collect()
    }

    #[test]
    fn every_command_takes_quiet() {
        let mut command = Cli::command();
        command.build();
        assert_eq!(not_quiet(&command, ROOT), [""; 0]);
        assert_eq!(not_quiet(&Command::new("x").subcommand(Command::new("y")), "x"), ["x y"]);
    }

    #[test]
    fn a_missing_text_is_named() {
        let document = Document::parse("[commands.x]\nabout = 'x'").expect("TOML");
        let mut missing = Vec::new();
        let command = Command::new("x").arg(Arg::new("y").long("y")).subcommand(Command::new("z"));
        gaps(&command, "x", &Texts(document.as_table()), &mut missing);
        assert_eq!(missing, ["commands.x.options.y", "headings.Options", "commands.x z.about"]);
    }

    #[test]
    fn the_chinese_help_of_a_report_has_the_headings_of_the_english() {
        let document = texts();
        let texts = Texts(document.as_table());
        let mut command = Cli::command();
        command.build();
        for name in crate::report::AnyReport::<super::super::ForReport>::NAMES {
            let report = command.find_subcommand(name).expect("a report is a command");
            let below = report.get_subcommands().map(|below| below_path(name, below));
            for path in std::iter::once((*name).to_owned()).chain(below) {
                let long = texts.long(&path).unwrap_or_default();
                for heading in ["# 内容", "# 算法", "# 示例"] {
                    assert!(long.contains(heading), "commands.{path}.long has no {heading}");
                }
            }
        }
    }

    #[test]
    fn commands_of_one_name_are_told_apart_by_the_path_and_take_what_stands_above_them() {
        let text = "[options]\nfiles = 'f'\n[commands.today]\nabout = 'brief'\n\
            [commands.callbacks]\noptions.days = 'd'\n[commands.'callbacks today']\nabout = 'list'";
        let document = Document::parse(text).expect("TOML");
        let texts = Texts(document.as_table());
        assert_eq!((texts.about("today"), texts.about("callbacks today")), (Some("brief"), Some("list")));
        let option = |id| texts.option("callbacks today", id);
        assert_eq!((option("days"), option("files"), option("weeks")), (Some("d"), Some("f"), None));
        let today = Command::new("today").arg(Arg::new("days").long("days"));
        let callbacks = Command::new("callbacks").subcommand(today);
        let command = texts.over(Command::new(ROOT).subcommand(callbacks), ROOT);
        let list = command.find_subcommand("callbacks").and_then(|above| above.find_subcommand("today"));
        assert_eq!(list.and_then(Command::get_about).map(ToString::to_string), Some("list".to_owned()));
    }

    #[test]
    fn help_follows_the_variable_of_ours_then_the_locale() {
        for (set, expected) in [
            (&[][..], false),
            (&[("LANG", "zh_CN.UTF-8")][..], true),
            (&[("LANG", "en_US.UTF-8")][..], false),
            (&[("LC_ALL", "C"), ("LANG", "zh_CN.UTF-8")][..], false),
            (&[("LC_ALL", ""), ("LANG", "zh_TW")][..], true),
            (&[("REGULARS_LANG", "en"), ("LANG", "zh_CN.UTF-8")][..], false),
            (&[("REGULARS_LANG", "zh"), ("LANG", "C")][..], true),
        ] {
            let variable = |name: &str| set.iter().find(|(own, _)| *own == name).map(|(_, value)| value.into());
            assert_eq!(chinese(variable), expected, "{set:?}");
        }
    }

    #[test]
    fn paragraphs_flow_and_the_rest_stands() {
        for (text, expected) in [
            ("one\ntwo\n\nthree", "one two\n\nthree"),
            ("- one\n  two\n- three", "- one two\n- three"),
            ("# Head\ntext", "# Head\ntext"),
            ("text\n\n  a\n  b", "text\n\n  a\n  b"),
        ] {
            assert_eq!(flow(text), expected);
        }
    }
}
