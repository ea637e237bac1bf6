//! A sheet part → its rows, one after the other (ECMA-376 part 1, 18.3.1.80).
//!
//! Neither `dimension` nor any count is believed. A row or cell without an address follows the one before; rows that the
//! file leaves out are visited as blank ones; a row that stands behind a later one is visited where it stands.

use std::io::Read;

use super::address;
use super::cells::{Filled, What};
use super::content::{Context, Kind};
use super::merged::Merged;
use super::rich;
use super::shape::{self, RowDigits, shape};
use super::waiting::{Visit, Waiting};
use super::xml::{Tag, Token, Xml, push_text, push_verbatim};
use crate::book::{Fact, Limit};

/// How nearly all rows end.
const ROW_END: &[u8] = b"</row>";

/// Filled cells of a sheet.
const CELLS: u64 = 20_000_000;

/// Why the reading of a sheet ends before the sheet does.
pub(super) enum Stop {
    /// Nobody wants the rest.
    Enough,
    Fault(Fact),
}

impl From<Fact> for Stop {
    fn from(fact: Fact) -> Self {
        Self::Fault(fact)
    }
}

/// What was met on the way.
#[derive(Debug, Default, Clone, Copy)]
pub(super) struct Met {
    /// The row that is being read, from 1.
    pub(super) row: u32,
    /// Filled rows that are hidden.
    pub(super) hidden: u64,
    /// Rows at the end that hold nothing.
    pub(super) blank_at_end: u64,
}

/// A sheet that is being read.
pub(super) struct Reading<'a, 'm, R> {
    pub(super) xml: Xml<R>,
    pub(super) context: &'a Context,
    pub(super) merged: &'a mut Merged<'m>,
    /// Columns where a plain number is a day since 1904, and from which row on.
    days: (&'a [usize], u32),
    /// Whether hidden rows are left out.
    pub(super) visible_only: bool,
    pub(super) met: Met,
    row: Filled,
    /// Rows that are not visited yet.
    waiting: Waiting,
    /// The last row before those with anything in it, and its number.
    before: (Filled, u32),
    blank: Filled,
    /// The last row that was visited, or waits for it.
    visited: u32,
    /// Whether the row said its number itself.
    numbered: bool,
    hidden: bool,
    /// The column behind the last cell.
    column: u32,
    cells: u64,
    rows: u32,
    scratch: String,
}

impl<'a, 'm, R: Read> Reading<'a, 'm, R> {
    pub(super) fn new(
        xml: Xml<R>,
        context: &'a Context,
        merged: &'a mut Merged<'m>,
        days: (&'a [usize], u32),
        visible_only: bool,
    ) -> Self {
        Self {
            xml,
            context,
            merged,
            days,
            visible_only,
            met: Met::default(),
            row: Filled::default(),
            waiting: Waiting::default(),
            before: (Filled::default(), 0),
            blank: Filled::default(),
            visited: 0,
            numbered: false,
            hidden: false,
            column: 0,
            cells: 0,
            rows: 0,
            scratch: String::new(),
        }
    }

    /// Visits all rows.
    pub(super) fn rows(&mut self, visit: &mut Visit<'_>) -> Result<(), Stop> {
        let read = self.read(visit);
        // What was read before something went wrong is visited first, and may be all that is wanted.
        if matches!(read, Err(Stop::Enough)) { read } else { self.visit(visit).and(read) }
    }

    fn read(&mut self, visit: &mut Visit<'_>) -> Result<(), Stop> {
        while let Some(token) = self.xml.next()? {
            match token {
                Token::Start(tag) if tag.name == b"sheetData" && !tag.is_empty => return self.data(visit),
                _ => {}
            }
        }
        Ok(())
    }

    fn data(&mut self, visit: &mut Visit<'_>) -> Result<(), Stop> {
        loop {
            if let Some((number, length)) = shape::row(self.xml.window()) {
                self.xml.skip_start(length)?;
                self.begin(Some(number), false);
                self.cells()?;
                self.finish(visit)?;
                continue;
            }
            match self.xml.next()?.ok_or(Fact::Truncated)? {
                Token::Start(tag) if tag.name == b"row" => {
                    let (number, hidden) = (tag.get("r").and_then(address::row), tag.flag("hidden"));
                    let is_empty = tag.is_empty;
                    self.begin(number, hidden);
                    if !is_empty {
                        self.cells()?;
                    }
                    self.finish(visit)?;
                }
                Token::End(b"sheetData") => return Ok(()),
                _ => {}
            }
        }
    }

    /// A row begins, which may say its number.
    fn begin(&mut self, number: Option<u32>, hidden: bool) {
        self.numbered = number.is_some();
        self.met.row = number.unwrap_or(self.met.row.saturating_add(1));
        self.hidden = hidden;
        self.column = 0;
        self.row.clear();
    }

    /// The cells of a row, up to its end.
    fn cells(&mut self) -> Result<(), Fact> {
        let mut digits = RowDigits::of(self.met.row);
        loop {
            // A row that does not say its number is told it by its first cell.
            while self.numbered
                && let Some(shape) = shape(self.xml.window(), digits)
            {
                let value = shape.value.unwrap_or_default();
                let what = self.context.content((shape.kind, shape.style), value, false, &mut self.row)?;
                let (column, length) = (shape.column, shape.length);
                self.put(column.into(), what);
                self.xml.skip(length);
            }
            if self.xml.window().starts_with(ROW_END) {
                self.xml.skip_end(ROW_END.len());
                return Ok(());
            }
            match self.xml.next()?.ok_or(Fact::Truncated)? {
                Token::Start(tag) if tag.name == b"c" => {
                    let place = tag.get("r").and_then(|address| address::cell(address.trim_ascii()));
                    let (kind, style) = typed(&tag);
                    let is_empty = tag.is_empty;
                    let column = place.map_or(self.column, |(column, _)| column.into());
                    if let Some((_, Some(row))) = place.filter(|_| !self.numbered) {
                        (self.met.row, self.numbered) = (row, true);
                        digits = RowDigits::of(row);
                    }
                    let what = if is_empty { None } else { self.cell(kind, style)? };
                    self.put(column, what);
                }
                Token::End(b"row") => return Ok(()),
                _ => {}
            }
        }
    }

    /// A cell tag by tag, up to its end.
    fn cell(&mut self, kind: Kind, style: u32) -> Result<Option<What>, Fact> {
        self.scratch.clear();
        let (mut depth, mut value, mut formula) = (1_u32, false, false);
        let mut inline = None;
        while depth > 0 {
            match self.xml.next()?.ok_or(Fact::Truncated)? {
                Token::Start(tag) => {
                    formula |= tag.name == b"f";
                    let is_text = tag.name == b"is";
                    if !tag.is_empty && is_text {
                        let xml = &mut self.xml;
                        inline = Some(self.row.text(|text| rich::text(xml, text))?);
                    } else if !tag.is_empty {
                        value = tag.name == b"v" && depth == 1;
                        depth += 1;
                    }
                }
                Token::End(_) => {
                    value = false;
                    depth -= 1;
                }
                Token::Text(raw) if value => push_text(raw, &mut self.scratch),
                Token::Verbatim(raw) if value => push_verbatim(raw, &mut self.scratch),
                Token::Text(_) | Token::Verbatim(_) => {}
            }
        }
        match inline {
            Some((from, to)) => Ok((from < to).then_some(What::Text(from, to))),
            None => self.context.content((kind, style), self.scratch.as_bytes(), formula, &mut self.row),
        }
    }

    fn put(&mut self, column: u32, what: Option<What>) {
        self.column = column.saturating_add(1);
        if let Some((column, what)) = u16::try_from(column).ok().filter(|_| column < address::COLUMNS).zip(what) {
            self.row.push(column, what);
        }
    }

    /// A row has ended.
    fn finish(&mut self, visit: &mut Visit<'_>) -> Result<(), Stop> {
        self.row.settle();
        self.cells += self.row.len() as u64;
        self.rows += 1;
        // More rows than a sheet can have are as good as more cells.
        if self.cells > CELLS || self.rows > address::ROWS {
            return Err(Fact::OverLimit(Limit::Cells).into());
        }
        let number = self.met.row;
        let filled = self.row.len() > 0;
        self.met.blank_at_end = if filled { 0 } else { self.met.blank_at_end + 1 };
        self.met.hidden += u64::from(self.hidden && filled);
        if number >= self.days.1 {
            self.row.count_days(self.days.0);
        }
        while self.visited + 1 < number {
            self.visited += 1;
            self.waiting.push(self.visited, &mut self.blank);
            if self.waiting.is_full() {
                self.visit(visit)?;
            }
        }
        self.visited = self.visited.max(number);
        if filled {
            let before = self.waiting.last_filled().unwrap_or((&self.before.0, self.before.1));
            self.merged.fill(number, &mut self.row, before, &self.context.shared)?;
        }
        if self.hidden && self.visible_only {
            if filled {
                // The rows before it go first, so that it is the last.
                self.visit(visit)?;
                std::mem::swap(&mut self.before.0, &mut self.row);
                self.before.1 = number;
            }
        } else {
            self.waiting.push(number, &mut self.row);
        }
        if self.waiting.is_full() { self.visit(visit) } else { Ok(()) }
    }

    /// Lets the rows be visited that wait for it.
    fn visit(&mut self, visit: &mut Visit<'_>) -> Result<(), Stop> {
        let wanted = self.waiting.visit(&self.context.shared, &mut self.before, visit);
        if wanted.is_break() { Err(Stop::Enough) } else { Ok(()) }
    }
}

/// The type and the format that a cell names.
fn typed(tag: &Tag<'_>) -> (Kind, u32) {
    (Kind::of(tag.get("t").unwrap_or_default()), tag.number("s").unwrap_or_default())
}
