//! The arguments: what all commands share stands here once.

use std::path::PathBuf;

use chrono::NaiveDate;
use clap::{Args, Parser, Subcommand, ValueEnum};

use super::backup::Backup;
use super::completions::Completions;
use super::man::Man;
use super::schedule::Schedule;
use crate::book::calendar::as_of;
use crate::report::{AnyReport, Selection};
use crate::table::Lang;

/// Member tiers, churn, RFM and today's callback list, straight from a shop's own spreadsheets.
#[derive(Debug, Parser)]
#[command(name = "regulars", version, propagate_version = true, max_term_width = 120)]
pub struct Cli {
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
}

/// What to do.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// A command that is no report.
    #[command(flatten)]
    Own(Own),
    /// A report.
    #[command(flatten)]
    Report(AnyReport<ForReport>),
}

/// Commands that are no reports.
#[derive(Debug, Subcommand)]
#[expect(missing_docs, reason = "each command's doc stands on its own type")]
pub enum Own {
    Check(Check),
    Import(Import),
    Rules(Rules),
    Messages(Messages),
    Headers(Headers),
    Demo(Demo),
    Schedule(Schedule),
    Template(Template),
    Backup(Backup),
    Completions(Completions),
    Man(Man),
}

/// Show how the files were understood, what needs attention, and what to type next.
///
/// Tables: sources (encoding, header row, rows), fields (column → field), balance (rows and money read, and where they
/// went: the buckets add up), problems. With `-o problems.xlsx` it writes them as a workbook.
///
///   regulars check shop
///   regulars check 会员.xlsx 销售明细.csv -o problems.xlsx
///   regulars check shop --strict -q && regulars tiers shop -o tiers.xlsx
#[derive(Debug, Args)]
#[command(verbatim_doc_comment)]
pub struct Check {
    #[command(flatten)]
    pub common: Common,
}

/// Put the shop's sheets together in one clean workbook, the book, which commands read where no file is named.
///
/// Members, purchases and the callback log, each row with the file and cell it comes from. Importing a file again, or one
/// that overlaps with others, changes nothing, and the order of imports does not matter. The shop's files stay as they
/// are. The state before is kept as BOOK.xlsx.bak.
///
///   regulars import shop
///   regulars import 会员.xlsx 销售明细.csv --into 会员账本.xlsx --dry-run
///   regulars import --undo
#[derive(Debug, Args)]
#[command(verbatim_doc_comment)]
pub struct Import {
    /// The book, which is written whole or not at all [default: book in shop.toml, else 会员账本.xlsx]
    #[arg(long, value_name = "BOOK.xlsx")]
    pub into: Option<PathBuf>,
    /// Say what would change, and write nothing
    #[arg(long)]
    pub dry_run: bool,
    /// Take the last import back; once more brings it back
    #[arg(long, conflicts_with_all = ["files", "dry_run"])]
    pub undo: bool,
    /// Keep the numbers of ID cards, which are left out otherwise
    #[arg(long)]
    pub include_id: bool,
    #[command(flatten)]
    pub common: Common,
}

/// Print the rules in force as a commented shop.toml, which reads back unchanged.
///
///   regulars rules > shop.toml
///   regulars rules --set tiers.gold.single=2500
///   regulars rules --rules other-shop.toml
#[derive(Debug, Args)]
#[command(verbatim_doc_comment)]
pub struct Rules {
    #[command(flatten)]
    pub quiet: Quiet,
    #[command(flatten)]
    pub rules: RuleArgs,
}

/// Print what the shop says to its members, with sample values or those of a member, and what is wrong with it.
///
/// Tables: messages (each wording filled, its characters and parts where it is a text message, the slots that a fallback
/// stands in for, phrases that customers take badly), slots (what can be put into a wording). STEP is one message, such
/// as d3 or birthday. The wordings are rules: `regulars rules` prints them, a shop.toml changes them.
///
///   regulars messages
///   regulars messages d2 --member V001 shop
///   regulars messages --table slots
#[derive(Debug, Args)]
#[command(verbatim_doc_comment)]
pub struct Messages {
    /// Only this message, by its key: d2, birthday, near, …
    #[arg(value_name = "STEP")]
    pub step: Option<String>,
    /// With the values of this member: card number, phone or name
    #[arg(long, value_name = "MEMBER")]
    pub member: Option<String>,
    #[command(flatten)]
    pub common: Common,
}

/// List the column names that are understood, by kind of sheet and field.
///
///   regulars headers
///   regulars headers --format csv > headers.csv
///   regulars headers -o headers.xlsx
#[derive(Debug, Args)]
#[command(verbatim_doc_comment)]
pub struct Headers {
    #[command(flatten)]
    pub output: Output,
}

/// Write the book empty, with drop-downs, to fill in with Excel or WPS: for a shop that has no sheets yet.
///
/// A类, B类, C类 with the shop's sixteen columns, purchases, the callback log, the card register, complaints, staff, items,
/// orders, vouchers, measures, surveys and inspections. Columns for phones and numbers of cards keep every digit, those for
/// days take days, and where only some words will do there is a list to choose from. What is filled in is the book, which
/// every command reads where no file is named, and `import` adds to it. A file that is there is never overwritten.
///
///   regulars template
///   regulars template -o 会员账本.xlsx && regulars check 会员账本.xlsx
///   regulars template -o "{shop}.xlsx" --set shop.name=江南店
#[derive(Debug, Args)]
#[command(verbatim_doc_comment)]
pub struct Template {
    /// The workbook, an .xlsx; - for standard output. {today} {week} {shop} are filled in [default: book in shop.toml, else
    /// 会员账本.xlsx]
    #[arg(short, long, value_name = "BOOK.xlsx", value_parser = super::document::pattern)]
    pub output: Option<String>,
    #[command(flatten)]
    pub quiet: Quiet,
    #[command(flatten)]
    pub rules: RuleArgs,
}

/// Write an invented menswear shop's spreadsheets into a folder, to try everything on.
///
///   regulars demo shop
///   regulars demo shop && regulars callbacks today shop --today 2026-11-22
///   regulars demo shop && regulars tiers shop -o tiers.xlsx
#[derive(Debug, Args)]
#[command(verbatim_doc_comment)]
pub struct Demo {
    /// The folder, which is made if it is not there; files of the same names are not overwritten.
    pub dir: PathBuf,
    #[command(flatten)]
    pub quiet: Quiet,
}

// What all reading commands share. A doc comment on it or on the groups below would replace the commands' own help.
#[derive(Debug, Clone, Args)]
#[expect(missing_docs, reason = "see above")]
pub struct Common {
    /// Spreadsheets, folders, patterns, or `-` for standard input [default: the book]
    #[arg(value_name = "FILE")]
    pub files: Vec<String>,
    #[command(flatten)]
    pub rules: RuleArgs,
    #[command(flatten)]
    pub reading: Reading,
    #[command(flatten)]
    pub output: Output,
}

// What all reports share.
#[derive(Debug, Clone, Args)]
#[expect(missing_docs, reason = "see above")]
pub struct ForReport {
    #[command(flatten)]
    pub common: Common,
    #[command(flatten)]
    pub selection: Selection,
}

#[derive(Debug, Clone, Args)]
#[command(next_help_heading = "Rules")]
pub struct RuleArgs {
    /// The shop's rules [default: shop.toml beside the first file, upward; then the user's; then built in]
    #[arg(long, value_name = "FILE")]
    pub rules: Option<PathBuf>,
    /// Change one rule for this run, such as tiers.gold.single=2500
    #[arg(long, value_name = "KEY=VALUE")]
    pub set: Vec<String>,
}

#[expect(clippy::struct_excessive_bools, reason = "each is a switch of the command line")]
#[derive(Debug, Clone, Args)]
#[command(next_help_heading = "Reading")]
pub struct Reading {
    /// The day the report speaks for: 2026-11-22, today, -7d, 2026-11 (its last day) [default: today]
    #[arg(long, value_name = "DATE", env = "REGULARS_TODAY", hide_env_values = true, allow_hyphen_values = true)]
    pub today: Option<String>,
    /// A column for a field: [FILE!SHEET:]FIELD=COLUMN, by header, letter or number
    #[arg(long, value_name = "FIELD=COLUMN", value_delimiter = ',')]
    pub map: Vec<String>,
    /// Use only rows of purchases (of surveys and inspections too, where they have it) in which a field has this value, such as shop=NAME
    #[arg(long = "where", value_name = "FIELD=VALUE")]
    pub select: Vec<String>,
    /// The sheets have no header row; name the columns with --map
    #[arg(long)]
    pub no_header: bool,
    /// The encoding of text files: utf-8, gbk, gb18030, big5, utf-16 [default: decided by content]
    #[arg(long, value_name = "NAME")]
    pub encoding: Option<String>,
    /// Leave out rows of workbooks that are hidden or filtered out
    #[arg(long)]
    pub visible_only: bool,
    /// Report without the sheets that could not be understood
    #[arg(long)]
    pub partial: bool,
    /// Take off the receipts that a sheet of returns without amounts lists
    #[arg(long)]
    pub returns: bool,
    /// Say which files were not saved for more than so many days
    #[arg(long, value_name = "DAYS")]
    pub max_age: Option<u32>,
    /// Exit with 1 when rows need attention
    #[arg(long)]
    pub strict: bool,
}

// What every command takes; reports have it among the options of their output.
#[derive(Debug, Clone, Copy, Args)]
pub struct Quiet {
    /// Say nothing but errors
    #[arg(short, long)]
    pub quiet: bool,
}

impl Quiet {
    /// Prints what was done, unless nobody wants to hear it.
    ///
    /// # Errors
    /// Standard output that takes nothing.
    pub fn print(self, text: &str) -> anyhow::Result<()> {
        if self.quiet { Ok(()) } else { super::output::print(text) }
    }
}

#[expect(clippy::struct_excessive_bools, reason = "each is a switch of the command line")]
#[expect(clippy::struct_field_names, reason = "a field is named as its option is")]
#[derive(Debug, Clone, Args)]
#[command(next_help_heading = "Output")]
pub struct Output {
    /// Write to a file, whole or not at all: .xlsx .csv .json .md .html .ics .txt; - for standard output. {today} {week} {shop} are filled in
    #[arg(short, long, value_name = "PATH", value_parser = super::document::pattern)]
    pub output: Option<String>,
    /// The format on standard output [default: table]
    #[arg(long, value_name = "FORMAT", value_enum)]
    pub format: Option<FormatName>,
    /// Only this table of the report
    #[arg(long, value_name = "NAME")]
    pub table: Option<String>,
    /// The language: zh, en, or keys for the headers that scripts rely on [default: that of the sheets]
    #[arg(long, value_enum)]
    pub lang: Option<LangName>,
    /// Only these columns, by key, in this order
    #[arg(long, value_name = "KEY", value_delimiter = ',')]
    pub columns: Vec<String>,
    /// Sort by a column's key; -KEY for the largest first
    #[arg(long, value_name = "KEY", allow_hyphen_values = true)]
    pub sort: Option<String>,
    /// In a workbook a sheet for each value of a column, such as staff
    #[arg(long, value_name = "KEY")]
    pub split: Option<String>,
    /// Only the first rows
    #[arg(long, value_name = "N")]
    pub limit: Option<usize>,
    /// Show phone numbers in full
    #[arg(long)]
    pub unmask: bool,
    /// Write CSV text as it is, also where a spreadsheet could take it for a formula
    #[arg(long)]
    pub csv_raw: bool,
    /// When to colour the table
    #[arg(long, value_enum, default_value_t = Colour::Auto)]
    pub color: Colour,
    /// Say nothing on standard error but errors
    #[arg(short, long)]
    pub quiet: bool,
    /// Say every problem on standard error
    #[arg(short, long)]
    pub verbose: bool,
}

/// A format by name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum FormatName {
    /// A table for people
    Table,
    /// CSV
    Csv,
    /// JSON
    Json,
    /// Markdown
    Md,
}

/// A language by name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum LangName {
    /// 中文
    Zh,
    /// English
    En,
    /// Keys and codes
    Keys,
}

impl From<LangName> for Lang {
    fn from(name: LangName) -> Self {
        match name {
            LangName::Zh => Self::Chinese,
            LangName::En => Self::English,
            LangName::Keys => Self::Keys,
        }
    }
}

/// When to colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Colour {
    /// On a terminal
    Auto,
    /// Always
    Always,
    /// Never
    Never,
}

impl Reading {
    /// The day that the report speaks for.
    ///
    /// # Errors
    /// A text that is no day.
    pub fn as_of(&self) -> Result<NaiveDate, crate::book::calendar::AsOfError> {
        let local = super::clock::today();
        self.today.as_deref().map_or(Ok(local), |text| as_of(text, local))
    }
}
