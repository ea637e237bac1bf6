//! One sheet: its tables below each other, each understood by its first rows, then gathered row by row, or a reason why
//! not.

use super::below::Below;
use super::call_list::CallList;
use super::dictionary::dictionary;
use super::header::{self, Border, Finding, Layout, Naming};
use super::preview::Preview;
use super::returns::Returns;
use super::row::Walk;
use super::rows::{self, End};
use super::{Reader, garbled, own};
use crate::book::{Details, Fact, Kind, Limit, Place, Sheet};

/// Tables of one sheet. Each is found by walking through the rows above it once more.
const TABLES: usize = 64;

impl Reader<'_> {
    /// Reads the tables of a sheet; whether one was understood.
    pub(super) fn sheet(&mut self, walk: &mut dyn Walk, number: u16, alone: bool) -> bool {
        let (mut understood, mut end) = self.table(walk, number, alone);
        let mut tables = 1;
        while let End::Table(row) = end {
            let below = self.below(number, row);
            if tables == TABLES {
                self.failed = true;
                self.gathered.problem(Place::row(below, row), Fact::OverLimit(Limit::Tables), "");
                break;
            }
            tables += 1;
            self.gathered.problem(Place::row(below, row), Fact::AnotherTable, "");
            let (also, next) = self.table(&mut Below::new(walk, row), below, true);
            (understood, end) = (understood | also, next);
        }
        understood
    }

    /// A table that begins in a row of the sheet of another; its number.
    fn below(&mut self, other: u16, begins: u32) -> u16 {
        let at = usize::from(other);
        let Sheet { file, name, format, .. } = self.gathered.sheets[at].clone();
        let table = Sheet { file, name, format, begins, ..Sheet::default() };
        self.gathered.add_sheet(table, self.gathered.file_of[at])
    }

    /// Understands a table and gathers its rows; whether it was understood, and where it ends.
    fn table(&mut self, walk: &mut dyn Walk, number: u16, alone: bool) -> (bool, End) {
        let begins = self.gathered.sheets[usize::from(number)].begins;
        let preview = match Preview::of(walk) {
            Ok(preview) => Preview { begins, ..preview },
            Err((row, fact)) => {
                self.failed = true;
                self.gathered.problem(Place::row(number, row), fact, "");
                return (false, End::Early);
            }
        };
        if preview.rows.is_empty() {
            if alone {
                self.gathered.problem(Place::sheet(number), Fact::EmptyFile, "");
            }
            return (!alone, End::Sheet);
        }
        let list = CallList::of(&preview, walk);
        if let Some(list) = list.as_ref().filter(|list| list.is_filled) {
            return (true, self.call_list(walk, number, list));
        }
        if list.is_some() || own::is_report(&preview) {
            self.gathered.problem(Place::sheet(number), Fact::OwnReport, "");
            return (true, End::Sheet);
        }
        let sheet = &self.gathered.sheets[usize::from(number)];
        let mapped = self.options.mapped(&sheet.file, &sheet.name);
        // A text file has no other name than its own.
        let called = if sheet.name.is_empty() { sheet.file_name() } else { sheet.name.clone() };
        let naming = Naming {
            mapped: &mapped,
            configured: &self.configured,
            has_header: self.options.has_header,
            kind: None,
            survey: dictionary().words.sheet_speaks_for(&called, Kind::Survey),
        };
        let layout = header::understand(&preview, &sheet.name, &naming);
        let layout = layout.inspect(|layout| rows::fill_down(walk, layout)).map(|layout| match layout.could_be {
            Some(kind) if rows::somebody_stands_twice(walk, &layout, layout.border(&self.configured)) => {
                let naming = Naming { kind: Some(kind), ..naming };
                header::understand(&preview, &sheet.name, &naming).unwrap_or(layout)
            }
            _ => layout,
        });
        let other = layout.as_ref().ok().and_then(|layout| layout.next_table);
        for (row, column, example) in garbled::columns(&preview, other) {
            let place = Place { sheet: number, row, column };
            self.gathered.problem(place, Fact::Garbled, &example);
        }
        match layout {
            Ok(layout) => (true, self.understood(walk, number, &layout, false)),
            Err(_) if self.returns(walk, &preview, number) => (true, End::Sheet),
            Err(findings) => {
                // What has the header of a table beyond doubt is not left out with a word.
                let asks = |finding: &Finding| matches!(finding.fact, Fact::LooksLikeQuantity(_) | Fact::TablesBeside);
                self.failed |= begins > 0 || findings.iter().any(asks);
                for mut finding in findings {
                    if !alone {
                        finding.fact = Fact::LeftOut(Box::new(finding.fact));
                    }
                    self.gathered.problems.push(finding.problem(number));
                }
                (false, self.end_of_unclear(walk, begins))
            }
        }
    }

    /// Where a table ends that was not understood, though it begins in a row that looked like a header.
    fn end_of_unclear(&self, walk: &mut dyn Walk, begins: u32) -> End {
        let border = (begins > 0).then(|| Border::new(&[], begins, &self.configured));
        rows::next_table(walk, border)
    }

    /// Reads a sheet of returned receipts, if it is one.
    fn returns(&mut self, walk: &mut dyn Walk, preview: &Preview, number: u16) -> bool {
        let sheet = &self.gathered.sheets[usize::from(number)];
        let Some(returns) = Returns::of(preview, &sheet.name, &sheet.title()) else { return false };
        self.gathered.problem(Place::sheet(number), Fact::Returns(self.options.returns), "");
        if self.options.returns
            && let Err((row, fact)) = returns.gather(walk, number, &mut self.gathered)
        {
            self.failed = true;
            self.gathered.problem(Place::row(number, row), fact, "");
        }
        true
    }

    /// Gathers the rows of a table, and tells where they end; `stored` where it is a sheet of the book on disk, which has
    /// no other table.
    pub(super) fn understood(&mut self, walk: &mut dyn Walk, number: u16, layout: &Layout, stored: bool) -> End {
        let sheet = &mut self.gathered.sheets[usize::from(number)];
        sheet.kind = Some(layout.kind);
        self.gathered.inside[usize::from(number)] = layout.kind == Kind::Members;
        sheet.header_row = layout.header_last;
        sheet.columns.clone_from(&layout.columns);
        for finding in &layout.findings {
            self.gathered.problems.push(finding.clone().problem(number));
        }
        self.gather(walk, number, layout, stored, None)
    }

    /// Gathers the rows of a call list that was filled in.
    fn call_list(&mut self, walk: &mut dyn Walk, number: u16, list: &CallList) -> End {
        let sheet = &mut self.gathered.sheets[usize::from(number)];
        sheet.kind = Some(Kind::Callbacks);
        sheet.header_row = list.layout.header_last;
        sheet.columns.clone_from(&list.layout.columns);
        self.gather(walk, number, &list.layout, false, Some(list))
    }

    /// Gathers the rows of a table as what it was understood to be.
    fn gather(
        &mut self,
        walk: &mut dyn Walk,
        number: u16,
        layout: &Layout,
        stored: bool,
        list: Option<&CallList>,
    ) -> End {
        let border = layout.border(&self.configured).filter(|_| !stored && list.is_none());
        rows::fill_down(walk, layout);
        rows::count_days(walk, layout);
        // The rows of a book come from several files, and by the quantity, too, a line is known again.
        let details = Details { quantity: self.details.quantity || stored, ..self.details };
        let rows = rows::Task {
            sheet: number,
            layout,
            as_of: self.as_of,
            stored,
            keep: self.keep,
            select: &self.options.select,
            details,
            list,
        };
        let end = rows::gather(walk, &rows, border, &mut self.gathered);
        self.failed |= end == End::Early;
        end
    }
}
