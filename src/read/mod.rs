//! Files → the book.
//!
//! A file is opened as what its content is ([`content`]), its sheets are walked through row by row without being held
//! in memory ([`row`]). The first rows tell what a sheet holds ([`header`]); then every row becomes members, lines or
//! contacts, or a problem with its cell (`rows`). At the end parties become members (`identity`), what stands twice is
//! left out (`duplicates`), and the lists are put in an order that no row order can change (`finish`).

mod age;
mod below;
mod call_list;
pub mod cell;
pub mod content;
mod copy;
pub mod dictionary;
mod duplicates;
mod finish;
mod garbled;
mod gathered;
pub mod header;
mod identity;
pub mod input;
mod layers;
mod left_over;
pub mod library;
mod listed;
mod lists;
mod markup;
mod merge;
mod options;
mod overlap;
mod own;
mod points_used;
pub mod preview;
mod records;
mod returns;
pub mod row;
mod rows;
mod sheet;
mod space;
mod staff_names;
pub mod stored;
pub mod text;
mod uneven_sheets;
pub mod values;
pub mod workbook;
pub mod xlsx;

use chrono::NaiveDate;

pub use age::Clock;
pub use cell::Raw;
pub use copy::{Copied, CopyError, copy};
pub use input::Input;
pub use listed::hash;
pub use options::{Options, OptionsError};
pub use records::{Keep, records};

use self::call_list::CallList;
use self::content::Content;
use self::dictionary::Dictionary;
use self::gathered::Gathered;
use self::header::Naming;
use self::listed::Listed;
use self::markup::MarkupSheet;
use self::preview::Preview;
use self::workbook::Workbook;
use crate::book::{Book, Details, Fact, FileType, Match, Place, Rules, Sheet};

/// What was read.
#[derive(Debug)]
pub struct Reading {
    /// The book, as far as the files could be understood.
    pub book: Book,
    /// Whether a file, or a sheet of members or purchases, could not be understood.
    pub failed: bool,
    /// Columns named for fields (`--map`) that no sheet has.
    pub unmatched: Vec<String>,
}

/// Reads the files: all of them, with everything that is wrong, whatever goes wrong with one.
pub fn read(inputs: &[Input], options: &Options, rules: &Rules, as_of: NaiveDate) -> Reading {
    let (gathered, failed, unmatched) = Reader::new(inputs, options, rules, as_of, None).all(inputs);
    let whole = options.select.is_empty().then_some((&rules.purchases, as_of));
    Reading { book: finish::finish(gathered, whole), failed, unmatched }
}

struct Reader<'a> {
    options: &'a Options,
    details: Details,
    /// `[columns]` of the rules: header and field.
    configured: Vec<(String, String)>,
    as_of: NaiveDate,
    /// Where everything is kept for a book on disk: what beyond the rest.
    keep: Option<Keep>,
    gathered: Gathered,
    failed: bool,
    /// Whether it was said that colours are not read.
    said_colours: bool,
}

impl<'a> Reader<'a> {
    fn new(inputs: &[Input], options: &'a Options, rules: &Rules, as_of: NaiveDate, keep: Option<Keep>) -> Self {
        let configured = rules.columns.iter().map(|(header, field)| (header.clone(), field.clone())).collect();
        // By the quantity, too, a line is known again that stands in several files.
        let quantity = options.details.quantity || inputs.len() > 1;
        let details = if keep.is_some() { Details::ALL } else { Details { quantity, ..options.details } };
        let gathered = Gathered::default();
        Self { options, details, configured, as_of, keep, gathered, failed: false, said_colours: false }
    }

    /// Reads the files; with whether one could not be understood, and the mappings that found no column.
    fn all(mut self, inputs: &[Input]) -> (Gathered, bool, Vec<String>) {
        for (number, input) in inputs.iter().enumerate() {
            self.file(input, number);
        }
        let used = |sheet: &Sheet| sheet.kind.is_some();
        let failed = self.failed || self.gathered.stop || !self.gathered.sheets.iter().any(used);
        let unmatched = self.unmatched();
        (self.gathered, failed, unmatched)
    }
}

impl Reader<'_> {
    fn file(&mut self, input: &Input, number: usize) {
        let first = self.gathered.sheets.len();
        let bytes = content::bytes(input);
        let listed = bytes.as_ref().ok().filter(|_| self.keep.is_some()).and_then(Listed::of);
        let Options { encoding, program, .. } = self.options;
        let understood = match bytes.and_then(|bytes| content::open(bytes, *encoding, program.as_deref())) {
            Err(fact) => {
                let lost = matches!(
                    fact,
                    Fact::Encrypted | Fact::Truncated | Fact::CannotOpen(_) | Fact::BrokenText | Fact::OverLimit(_)
                );
                let sheet = self.add_sheet(input, number, "", String::new());
                self.failed |= lost;
                let is_report = matches!(fact, Fact::OwnReport);
                self.gathered.problem(Place::sheet(sheet), fact, "");
                is_report
            }
            Ok(Content::Text(mut sheet)) => {
                let format = format!("{} {}", sheet.encoding.name(), sheet.delimiter.name());
                self.claim(input, FileType::Text);
                let number = self.add_sheet(input, number, "", format);
                self.sheet(&mut sheet, number, true)
            }
            Ok(Content::Markup(is, sheets)) => self.markup(input, number, is, sheets),
            Ok(Content::Workbook(mut workbook)) => {
                let sheets = workbook.sheets();
                if stored::is_stored(&mut workbook, &sheets) {
                    self.stored(input, number, &mut workbook, &sheets);
                    return self.say_age(input, first);
                }
                self.workbook(input, number, &mut workbook, &sheets)
            }
        };
        let named = matches!(input, Input::File(_, true) | Input::Standard);
        self.failed |= named && !understood;
        self.say_joined(first);
        self.say_age(input, first);
        if let Some(listed) = listed {
            self.gathered.imports.extend(listed.imports(&self.gathered.sheets[first..]));
        }
    }

    /// Reads a workbook of the shop; whether it was understood.
    fn workbook(&mut self, input: &Input, file: usize, workbook: &mut Workbook, sheets: &[(String, bool)]) -> bool {
        let (format, visible_only) = (workbook.format(), self.options.visible_only);
        if Self::is_report(workbook, sheets) {
            let lists = Self::filled_lists(workbook, sheets);
            if !lists.is_empty() {
                return self.sheets(input, (file, format), &lists, |reader, at, number, alone| {
                    reader.sheet(&mut workbook.sheet(&lists[at].0, visible_only), number, alone)
                });
            }
            let number = self.add_sheet(input, file, "", format.to_owned());
            self.gathered.problem(Place::sheet(number), Fact::OwnReport, "");
            return true;
        }
        let first = self.claim(input, content::type_of(format));
        self.say_colours(first);
        if workbook.dates_1904() {
            self.gathered.problem(Place::sheet(first), Fact::Dates1904, "");
        }
        self.sheets(input, (file, format), sheets, |reader, at, number, alone| {
            reader.sheet(&mut workbook.sheet(&sheets[at].0, visible_only), number, alone)
        })
    }

    /// Reads the sheets of a file that are shown, each by `read` with its place in the list, its number and whether it
    /// is the only one; whether any was understood.
    fn sheets(
        &mut self,
        input: &Input,
        (file, format): (usize, &str),
        sheets: &[(String, bool)],
        mut read: impl FnMut(&mut Self, usize, u16, bool) -> bool,
    ) -> bool {
        let alone = sheets.iter().filter(|(_, shown)| *shown).count() == 1;
        let mut understood = false;
        for (at, (name, shown)) in sheets.iter().enumerate() {
            let number = self.add_sheet(input, file, name, format.to_owned());
            if *shown {
                understood |= read(self, at, number, alone);
            } else {
                self.gathered.problem(Place::sheet(number), Fact::HiddenSheet, name);
            }
        }
        understood
    }

    /// Reads the tables of a page or of an XML workbook; whether any was understood.
    fn markup(&mut self, input: &Input, file: usize, is: FileType, mut sheets: Vec<MarkupSheet>) -> bool {
        let format = if is == FileType::WebPage { "html" } else { "xml" };
        let names: Vec<(String, bool)> = sheets.iter().map(|sheet| (sheet.name.clone(), sheet.shown)).collect();
        if is == FileType::WebPage
            && sheets.iter_mut().any(|sheet| Preview::of(sheet).is_ok_and(|p| own::is_report(&p)))
        {
            let number = self.add_sheet(input, file, "", format.to_owned());
            self.gathered.problem(Place::sheet(number), Fact::OwnReport, "");
            return true;
        }
        self.claim(input, is);
        self.sheets(input, (file, format), &names, |reader, at, number, alone| {
            reader.sheet(&mut sheets[at], number, alone)
        })
    }

    /// Says once a run that colours and comments are not read.
    fn say_colours(&mut self, sheet: u16) {
        if !std::mem::replace(&mut self.said_colours, true) {
            self.gathered.problem(Place::sheet(sheet), Fact::ColoursNotRead, "");
        }
    }

    /// Says how many sheets of a workbook were put together: those of one kind with one header. Tables below each other in
    /// one sheet are no sheets.
    fn say_joined(&mut self, first: usize) {
        let sheets = &self.gathered.sheets[first..];
        let header = |sheet: &Sheet| sheet.columns.iter().map(|column| column.header.clone()).collect::<Vec<_>>();
        let like = |sheet: &&Sheet| {
            let known = sheets.iter().find(|sheet| sheet.kind.is_some());
            sheet.kind.is_some()
                && sheet.begins == 0
                && known.is_some_and(|known| known.kind == sheet.kind && header(known) == header(sheet))
        };
        let joined = sheets.iter().filter(like).count();
        if let Some(at) = sheets.iter().position(|sheet| sheet.kind.is_some()).filter(|_| joined > 1) {
            let number = u16::try_from(first + at).unwrap_or(u16::MAX);
            self.gathered.problem(Place::sheet(number), Fact::SheetsJoined(joined), "");
        }
    }

    /// Says that a file is open in Excel, or was not saved for long.
    fn say_age(&mut self, input: &Input, first: usize) {
        let Options { clock, max_age, .. } = *self.options;
        let sheet = u16::try_from(first).unwrap_or(u16::MAX);
        for fact in [age::being_edited(input, clock), age::stale(input, clock, max_age)].into_iter().flatten() {
            self.gathered.problem(Place::sheet(sheet), fact, "");
        }
    }

    /// Reads the book on disk.
    fn stored(&mut self, input: &Input, file: usize, workbook: &mut Workbook, sheets: &[(String, bool)]) {
        let format = workbook.format();
        for (name, _) in sheets {
            if name == stored::IMPORTS {
                self.gathered.imports.extend(stored::imports(&mut workbook.sheet(name, false)));
                continue;
            }
            let number = self.add_sheet(input, file, name, format.to_owned());
            let mut sheet = workbook.sheet(name, false);
            let layout = stored::kind_of(name).and_then(|(kind, inside)| {
                let preview = Preview::of(&mut sheet).ok()?;
                let mapped = stored::mappings(&preview, kind);
                let naming = Naming { mapped: &mapped, kind: Some(kind), ..Naming::default() };
                Some((header::understand(&preview, name, &naming).ok()?.with_columns_as_called(), inside))
            });
            match layout {
                Some((layout, inside)) => {
                    let _ = self.understood(&mut sheet, number, &layout, true);
                    self.gathered.inside[usize::from(number)] |= inside;
                }
                // A sheet that somebody added, or whose header somebody changed.
                None => drop(self.sheet(&mut sheet, number, false)),
            }
        }
    }

    /// Whether a workbook is a report of this program: a cover, and behind it a table that only a report has.
    fn is_report(workbook: &mut Workbook, sheets: &[(String, bool)]) -> bool {
        let covered = sheets.first().is_some_and(|(name, _)| own::COVERS.contains(&name.as_str()));
        covered
            && sheets
                .iter()
                .skip(1)
                .any(|(name, _)| Preview::of(&mut workbook.sheet(name, false)).is_ok_and(|p| own::is_report(&p)))
    }

    /// The sheets of a report that are call lists, filled in by the staff.
    fn filled_lists(workbook: &mut Workbook, sheets: &[(String, bool)]) -> Vec<(String, bool)> {
        let mut is_filled = |name: &str| {
            let mut sheet = workbook.sheet(name, false);
            let preview = Preview::of(&mut sheet);
            preview.is_ok_and(|preview| CallList::of(&preview, &mut sheet).is_some_and(|list| list.is_filled))
        };
        sheets.iter().filter(|(name, shown)| *shown && is_filled(name)).cloned().collect()
    }

    fn add_sheet(&mut self, input: &Input, file: usize, name: &str, format: String) -> u16 {
        let sheet = Sheet { file: input.name(), name: name.to_owned(), format, ..Sheet::default() };
        self.gathered.add_sheet(sheet, file)
    }

    /// The mappings that found no column in any sheet.
    fn unmatched(&self) -> Vec<String> {
        let sheets = &self.gathered.sheets;
        let found = |field: &str| {
            let mut columns = sheets.iter().flat_map(|sheet| &sheet.columns);
            columns.any(|column| column.how == Match::Mapped && (column.field == field || field == Dictionary::MEMBER))
        };
        let mappings = self.options.mappings.iter().map(|scoped| &scoped.mapping);
        let unmatched = mappings.filter(|mapping| !found(&mapping.field));
        unmatched.map(|mapping| format!("{}={}", mapping.field, mapping.column)).collect()
    }

    /// Says of a file's first sheet, which comes next, that the file's name claims another type; gives its number.
    fn claim(&mut self, input: &Input, is: FileType) -> u16 {
        let first = u16::try_from(self.gathered.sheets.len()).unwrap_or(u16::MAX);
        if let Input::File(path, _) = input
            && let Some(ending) = content::claims_otherwise(path, is)
        {
            self.gathered.problem(Place::sheet(first), Fact::OtherType { ending: ending.into(), is }, "");
        }
        first
    }
}
