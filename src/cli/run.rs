//! A report from the arguments to the file: rules, files, book, report, document, output.

use std::path::PathBuf;

use chrono::NaiveDate;

use super::args::{Common, ForReport};
use super::document;
use super::failure::{Exit, Failure};
use super::{backup, output, say, selected, settings};
use crate::book::rules::RuleBook;
use crate::book::{Book, Details, Rules, Severity};
use crate::read::dictionary::dictionary;
use crate::read::{self, Input, Options, Reading, input};
use crate::report::{AnyReport, Ask};
use crate::table::{Document, Lang, Report};
use crate::write::Format;

/// The book where no file and no rule names one.
const BOOK: &str = "会员账本.xlsx";

/// The book that is meant where none is named.
pub(super) fn book(rules: &Rules) -> &str {
    if rules.book.is_empty() { BOOK } else { &rules.book }
}

/// What a reading command works on.
pub(super) struct Session {
    pub(super) as_of: NaiveDate,
    pub(super) rule_book: RuleBook,
    pub(super) rules: Rules,
    pub(super) files: Vec<String>,
    pub(super) inputs: Vec<Input>,
    pub(super) book: Book,
    pub(super) failed: bool,
    /// The fields by which `--where` selects rows, and their values.
    pub(super) select: Vec<(String, String)>,
}

/// What the arguments come to before any file is read.
pub(super) struct Prepared {
    pub(super) as_of: NaiveDate,
    pub(super) rule_book: RuleBook,
    pub(super) rules: Rules,
    pub(super) options: Options,
}

impl Prepared {
    /// Reads the rules and the options.
    pub(super) fn of(common: &Common) -> anyhow::Result<Self> {
        let as_of = common.reading.as_of().map_err(Failure::usage)?;
        let rule_book = settings::rule_book(&common.rules, &common.files)?;
        let mut rules = rule_book.rules().map_err(Failure::usage)?;
        settings::settle_language(&mut rules, common.output.lang);
        if let Some(field) = rules.columns.values().find(|field| !dictionary().is_field(field)) {
            let near = dictionary().nearest_field(field).map(|near| format!("（是不是 / did you mean {near}?）"));
            let near = near.unwrap_or_default();
            return Err(Failure::usage(format!("[columns]: {field}: 没有这个字段 / no such field{near}")));
        }
        let reading = &common.reading;
        let options = Options::new(&reading.map, &reading.select, reading.encoding.as_deref(), !reading.no_header)
            .map_err(Failure::usage)?;
        let options = Options {
            returns: reading.returns,
            visible_only: reading.visible_only,
            max_age: reading.max_age,
            clock: Some(super::clock::clock()),
            program: super::apart::program(),
            ..options
        };
        Ok(Self { as_of, rule_book, rules, options })
    }

    /// The book that is meant where none is named.
    pub(super) fn book(&self) -> &str {
        book(&self.rules)
    }

    /// The files behind names as they are typed.
    pub(super) fn inputs(files: &[String]) -> anyhow::Result<Vec<Input>> {
        input::expand(files).map_err(|name| {
            Failure::input(format!("{name}: 找不到文件，或文件夹里没有表格 / no such file, or no table in the folder"))
        })
    }
}

impl Session {
    /// Reads the rules and the files.
    pub(super) fn open(common: &Common, details: Details) -> anyhow::Result<Self> {
        let mut prepared = Prepared::of(common)?;
        let files = if common.files.is_empty() { vec![prepared.book().to_owned()] } else { common.files.clone() };
        let inputs = Prepared::inputs(&files)?;
        prepared.options.details = details;
        let read = read::read(&inputs, &prepared.options, &prepared.rules, prepared.as_of);
        Self::new(prepared, &files, inputs, read)
    }

    /// What was read, unless `--map` names a column that no sheet has.
    pub(super) fn new(prepared: Prepared, files: &[String], inputs: Vec<Input>, read: Reading) -> anyhow::Result<Self> {
        if !read.unmatched.is_empty() {
            let unmatched = read.unmatched.join(", ");
            return Err(Failure::usage(format!("--map {unmatched}: 没有这一列 / no sheet has such a column")));
        }
        let Prepared { as_of, rule_book, rules, options } = prepared;
        let mut book = read.book;
        book.backups = backup::days(&inputs, &rules);
        Ok(Self {
            as_of,
            rule_book,
            rules,
            files: files.to_vec(),
            inputs,
            book,
            failed: read.failed,
            select: options.select,
        })
    }

    /// The paths read, which no output may be.
    pub(super) fn paths(&self) -> Vec<PathBuf> {
        let path = |input: &Input| match input {
            Input::File(path, _) => Some(path.clone()),
            Input::Standard => None,
        };
        self.inputs.iter().filter_map(path).collect()
    }

    /// The language of results.
    pub(super) fn language(&self, common: &Common) -> Lang {
        common.output.language(&self.rules.lang, self.book.chinese)
    }

    /// Says what should be said on standard error.
    pub(super) fn say_problems(&self, common: &Common, lang: Lang) {
        if common.output.verbose {
            say::problems(&self.book, lang, Severity::Information);
        } else if !common.output.quiet {
            say::summary(&self.book, lang, &self.files);
        }
    }

    /// The exit code of a run that was done: `--strict` looks at errors and warnings.
    pub(super) fn exit(&self, common: &Common) -> Exit {
        let attention = self.book.problems.iter().any(|problem| problem.severity() <= Severity::Warning);
        if common.reading.strict && attention { Exit::Attention } else { Exit::Done }
    }

    /// The document of a report, with the rules of these sections where its format shows rules.
    pub(super) fn document<'a>(
        &'a self,
        report: Report<'a>,
        (lang, format): (Lang, Format),
        full: bool,
        sections: &[&str],
    ) -> Document<'a> {
        let (rules, changed_rules) =
            if format.shows_rules() { self.rule_book.shown(sections) } else { Default::default() };
        Document {
            as_of: self.as_of,
            lang,
            sources: document::sources(&self.book),
            rules,
            changed_rules,
            balance: document::balance(&self.book),
            definitions: Vec::new(),
            report,
            problems: document::problems(&self.book),
            privacy: if full { document::in_full() } else { document::masked(&self.book) },
        }
    }
}

/// Runs a report.
pub(super) fn report(report: &AnyReport<ForReport>) -> anyhow::Result<Exit> {
    let ForReport { common, selection } = report.common();
    // The program ends with the session: to free a million members one by one would only take time.
    let session: &Session = Box::leak(Box::new(Session::open(common, selection.details(report.details()))?));
    let lang = session.language(common);
    if session.failed && !common.reading.partial {
        say::problems(&session.book, lang, Severity::Error);
        return Err(Failure::input(
            "有文件或工作表没有看懂，没有出报表；--partial 可以先不管它 / some input was not understood; --partial reports without it",
        ));
    }
    let selected = selected::said(&session.select, &session.book, report.counts(), &report.words().join(" "))?;
    let mut result = report.run(&session.book, &session.rules, session.as_of).map_err(Failure::usage)?;
    if session.failed {
        result.note((
            "有文件或工作表没有看懂，这份报表不完整（--partial）",
            "Some input was not understood; this report is incomplete (--partial)",
        ));
    }
    result.notes.extend(selected);
    let week = result.week.unwrap_or(session.as_of);
    let (target, format) = common.output.target_in_week(session.as_of, week, &session.rules.shop.name)?;
    let alone = common.output.alone(&result, format);
    let by = (&session.book, &session.rules, session.as_of);
    selection.keep(&mut result, alone.as_deref(), by).map_err(Failure::usage)?;
    common.output.shape(&mut result)?;
    common.output.split(&mut result, format)?;
    let for_calling = result.for_calling && matches!(target, output::Target::File(_));
    let mut document = session.document(result, (lang, format), common.output.unmask || for_calling, report.rules());
    if format.is_whole() {
        document.definitions = super::help::definitions(&report.words(), lang);
        for part in document.report.parts {
            let name = format!("▍regulars {}", part.join(" "));
            document.definitions.push((name.clone(), name).into());
            document.definitions.extend(super::help::definitions(part, lang));
        }
        if !document.changed_rules.is_empty() {
            let zh = "这里举的数字是内置规则的；本店改过的，以所用规则为准。";
            let en = "Figures named here are those of the built-in rules; where the shop changed them, the rules in force hold.";
            document.definitions.insert(0, (zh, en).into());
        }
    }
    output::put(&document, &target, format, &common.output, &session.paths())?;
    session.say_problems(common, lang);
    Ok(session.exit(common))
}
