//! One sheet: understood by its first rows, then gathered row by row, or a reason why not.

use super::header::{self, Layout, Naming};
use super::preview::Preview;
use super::returns::Returns;
use super::row::Walk;
use super::{Reader, garbled, own, rows};
use crate::book::{Details, Fact, Kind, Place};

impl Reader<'_> {
    /// Understands a sheet and gathers its rows; whether it was understood.
    pub(super) fn sheet(&mut self, walk: &mut dyn Walk, number: u16, alone: bool) -> bool {
        let preview = match Preview::of(walk) {
            Ok(preview) => preview,
            Err((row, fact)) => {
                self.failed = true;
                self.gathered.problem(Place::row(number, row), fact, "");
                return false;
            }
        };
        if preview.rows.is_empty() {
            if alone {
                self.gathered.problem(Place::sheet(number), Fact::EmptyFile, "");
            }
            return !alone;
        }
        if own::is_report(&preview) {
            self.gathered.problem(Place::sheet(number), Fact::OwnReport, "");
            return true;
        }
        for (row, column, example) in garbled::columns(&preview) {
            let place = Place { sheet: number, row, column };
            self.gathered.problem(place, Fact::Garbled, &example);
        }
        let sheet = &self.gathered.sheets[usize::from(number)];
        let mapped = self.options.mapped(&sheet.file, &sheet.name);
        let naming =
            Naming { mapped: &mapped, configured: &self.configured, has_header: self.options.has_header, kind: None };
        let layout = header::understand(&preview, &sheet.name, &naming);
        let layout = layout.inspect(|layout| rows::fill_down(walk, layout)).map(|layout| match layout.could_be {
            Some(kind) if rows::somebody_stands_twice(walk, &layout) => {
                let naming = Naming { kind: Some(kind), ..naming };
                header::understand(&preview, &sheet.name, &naming).unwrap_or(layout)
            }
            _ => layout,
        });
        match layout {
            Ok(layout) => {
                self.understood(walk, number, &layout, false);
                true
            }
            Err(_) if self.returns(walk, &preview, number) => true,
            Err(findings) => {
                self.failed |= findings.iter().any(|finding| matches!(finding.fact, Fact::LooksLikeQuantity(_)));
                for mut finding in findings {
                    if !alone {
                        finding.fact = Fact::LeftOut(Box::new(finding.fact));
                    }
                    self.gathered.problems.push(finding.problem(number));
                }
                false
            }
        }
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

    /// Gathers the rows of a sheet; `stored` where it is one of the book on disk.
    pub(super) fn understood(&mut self, walk: &mut dyn Walk, number: u16, layout: &Layout, stored: bool) {
        let sheet = &mut self.gathered.sheets[usize::from(number)];
        sheet.kind = Some(layout.kind);
        self.gathered.inside[usize::from(number)] = layout.kind == Kind::Members;
        sheet.header_row = layout.header_last;
        sheet.columns.clone_from(&layout.columns);
        for finding in &layout.findings {
            self.gathered.problems.push(finding.clone().problem(number));
        }
        if matches!(layout.kind, Kind::Members | Kind::Purchases | Kind::Callbacks) {
            rows::fill_down(walk, layout);
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
            };
            self.failed |= !rows::gather(walk, &rows, &mut self.gathered);
        } else {
            self.gathered.problem(Place::sheet(number), Fact::SheetNotUsed(layout.kind), "");
        }
    }
}
