//! The command line: the one place that joins the stages, prints, opens outputs and asks the date.

mod apart;
mod args;
mod backup;
mod check;
mod clock;
mod completions;
mod demo;
mod document;
mod dropped;
mod failure;
mod headers;
mod help;
mod import;
mod man;
mod messages;
mod output;
mod run;
mod say;
mod schedule;
mod selected;
mod settings;
mod template;

use std::process::ExitCode;

use crate::book::rules::{Oddity, Rfm};
pub use args::{Cli, Command, Common, ForReport, Own};
pub use failure::{Exit, Failure};

/// Parses the arguments, runs the command, says what went wrong, and gives the exit code.
pub fn main() -> ExitCode {
    if let Some(exit) = apart::served() {
        return ExitCode::from(exit as u8);
    }
    let (arguments, clicked) = dropped::checked(std::env::args_os().collect(), help::is_command);
    let exit = match help::parse(arguments) {
        Ok(cli) => done(&cli),
        Err(error) => {
            // Help and version go to standard output and are no failure; a closed pipe is neither.
            let _ = error.print();
            if error.use_stderr() { Exit::Usage } else { Exit::Done }
        }
    };
    if clicked {
        dropped::hold_the_window();
    }
    ExitCode::from(exit as u8)
}

fn done(cli: &Cli) -> Exit {
    let done = match &cli.command {
        Command::Own(Own::Check(check)) => check::run(&check.common),
        Command::Own(Own::Import(import)) => import::run(import),
        Command::Own(Own::Rules(rules)) => rules_in_force(&rules.rules),
        Command::Own(Own::Messages(messages)) => messages::run(messages),
        Command::Own(Own::Headers(headers)) => headers::run(&headers.output),
        Command::Own(Own::Demo(demo)) => demo::run(&demo.dir, demo.quiet),
        Command::Own(Own::Template(template)) => template::run(template),
        Command::Own(Own::Schedule(schedule)) => schedule::print(schedule),
        Command::Own(Own::Backup(backup)) => backup::run(backup),
        Command::Own(Own::Completions(completions)) => completions::run(completions),
        Command::Own(Own::Man(man)) => man::run(man),
        Command::Report(report) => run::report(report),
    };
    done.unwrap_or_else(|error| {
        say::text(&format!("regulars: {error:#}"));
        failure::exit_of(&error)
    })
}

/// What is odd about the segments, as comments above them. A printed file that is read and printed again had such
/// comments before: they are made anew.
fn with_oddities(printed: &str, rfm: &Rfm) -> String {
    const MARK: &str = "#! ";
    let mut printed: String = printed.split_inclusive('\n').filter(|line| !line.starts_with(MARK)).collect();
    let oddities = rfm.oddities();
    let comments = oddities.iter().map(Oddity::words).map(|(zh, en)| format!("{MARK}{zh} / {en}\n"));
    printed.insert_str(printed.find("[[rfm.segments]]").unwrap_or(printed.len()), &comments.collect::<String>());
    printed
}

fn rules_in_force(rules: &args::RuleArgs) -> anyhow::Result<Exit> {
    let book = settings::rule_book(rules, &[])?;
    let rules = book.rules().map_err(Failure::usage)?;
    output::print(&with_oddities(&book.to_string(), &rules.rfm))?;
    for warning in rules.messages.warnings() {
        let (key, phrase) = (warning.key(), warning.phrase);
        let (bad, better) = (&phrase.phrase, &phrase.better);
        say::text(&format!(
            "{key}: “{bad}”顾客不爱听，请改成“{better}” / customers take \"{bad}\" badly; write \"{better}\""
        ));
    }
    Ok(Exit::Done)
}
