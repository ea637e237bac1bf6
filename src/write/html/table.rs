//! A table in a box of its own, which scrolls where it is wider than the page.

use std::io::{self, Write};

use super::dress::Paint;
use super::escape::Escaped;
use super::head::class;
use super::rows as count;
use crate::table::{Cell, Dress, Head, Table};
use crate::write::layout::{Field, fields};
use crate::write::palette::Ground;
use crate::write::spelling::{Spelling, grouped, is_number};

/// The widest text, in digits, that stays on its line; longer ones go on below.
const ON_ONE_LINE: usize = 24;

/// The widest first column, in digits, that stays in sight while the others scroll.
const PINNED: usize = 14;

/// A table of more rows scrolls under its heading.
const LONG: usize = 25;

/// The rows that a page shows of a table: ten thousands would stop the browser of a phone.
const MOST: usize = 5_000;

/// Writes the table, of a very long one the first rows.
pub(super) fn write(table: &Table, spelling: &Spelling, out: &mut dyn Write) -> io::Result<()> {
    if table.is_empty() {
        let none = spelling.pick("没有需要列出的行。", "Nothing to list.");
        return writeln!(out, "<p class=\"remark\">{none}</p>");
    }
    if table.len() > MOST {
        let (all, most) = (count(table), grouped(i64::try_from(MOST).unwrap_or(i64::MAX)));
        let zh = format!("这一页只列前 {most} 行，共 {all} 行；要全部，请用 -o 写成 .xlsx 或 .csv。");
        let en = format!("The first {most} of {all} rows; for all of them write .xlsx or .csv with -o.");
        writeln!(out, "<p class=\"remark\">{}</p>", spelling.pick(&zh, &en))?;
    }
    let heads: Vec<&Head> = table.heads().collect();
    let columns = Columns::of(table, &heads, spelling);
    let title = Escaped(table.title.get(spelling.lang));
    let long = if table.len() > LONG { " long" } else { "" };
    let cards = if columns.are_cards { " cards" } else { "" };
    writeln!(out, "<div class=\"box{long}{cards}\" tabindex=\"0\" role=\"region\" aria-label=\"{title}\">")?;
    let (tenths, rows) = (columns.print_size(), count(table));
    writeln!(out, "<table style=\"--p:{}.{}pt\">", tenths / 10, tenths % 10)?;
    let (open, close) = (spelling.pick("（", " ("), spelling.pick(" 行）", " rows)"));
    writeln!(out, "<caption>{title}{open}{rows}{close}</caption>")?;
    columns.write_heads(out)?;
    writeln!(out, "<tbody>")?;
    for row in 0..table.len().min(MOST) {
        columns.write_row(table, row, spelling, out)?;
    }
    writeln!(out, "</tbody>\n</table>\n</div>")?;
    table
        .remark
        .as_ref()
        .map_or(Ok(()), |remark| writeln!(out, "<p class=\"remark\">{}</p>", Escaped(remark.get(spelling.lang))))
}

/// The columns worth their room, and how each looks.
struct Columns<'h> {
    fields: Vec<Field>,
    heads: Vec<&'h Head>,
    paints: Vec<Paint>,
    /// Whether a phone shows a row as a card, each value behind its heading: somebody works along the list.
    are_cards: bool,
}

impl<'h> Columns<'h> {
    /// Not those in which nothing stands, unless they are to be filled in or were asked for.
    fn of(table: &Table, heads: &[&'h Head], spelling: &Spelling) -> Self {
        let mut fields = fields(table, spelling);
        let to_fill = |field: &Field| matches!(heads[field.column].dress, Dress::FillIn(_));
        fields.retain(|field| field.filled || to_fill(field) || table.is_chosen());
        let paints = Paint::of(table, &fields, heads);
        let heads = fields.iter().map(|field| heads[field.column]).collect();
        Self { fields, heads, paints, are_cards: table.has_tasks() }
    }

    fn write_heads(&self, out: &mut dyn Write) -> io::Result<()> {
        write!(out, "<thead>\n<tr>")?;
        for (place, field) in self.fields.iter().enumerate() {
            let classes = [self.of_column(place), if field.number { "n" } else { "" }];
            write!(out, "<th scope=\"col\"")?;
            write_class(&classes, out)?;
            let room = if self.goes_on(place) { over_lines(field.width) } else { self.heads[place].room };
            if room > 0 {
                write!(out, " style=\"--w:{room}ch\"")?;
            }
            write!(out, ">{}</th>", Escaped(&field.label))?;
        }
        writeln!(out, "</tr>\n</thead>")
    }

    fn write_row(&self, table: &Table, row: usize, spelling: &Spelling, out: &mut dyn Write) -> io::Result<()> {
        write!(out, "<tr>")?;
        for (place, field) in self.fields.iter().enumerate() {
            let cell = table.cell(row, field.column);
            let shown = spelling.shown(&cell);
            // The first column says whom or what a row is about.
            let heads_row = place == 0 && !shown.is_empty();
            write!(out, "{}", if heads_row { "<th scope=\"row\"" } else { "<td" })?;
            let painted = self.paints[place].on(&cell);
            let paint = painted.as_ref().map_or("", |(paint, _)| paint);
            write_class(&[self.of_column(place), self.of_cell(place, &cell), paint], out)?;
            if let Some((_, share)) = &painted {
                write!(out, " style=\"--v:{share}\"")?;
            }
            if self.are_cards {
                write!(out, " data-head=\"{}\"", Escaped(&field.label))?;
            }
            match dialled(&cell, &shown) {
                Some(number) => write!(out, "><a href=\"tel:{number}\">{}</a>", Escaped(&shown))?,
                None => write!(out, ">{}", Escaped(&shown))?,
            }
            write!(out, "{}", if heads_row { "</th>" } else { "</td>" })?;
        }
        writeln!(out, "</tr>")
    }

    /// What all cells of a column are.
    fn of_column(&self, place: usize) -> &'static str {
        if place == 0 && self.fields[place].width <= PINNED {
            "pin"
        } else if self.goes_on(place) {
            "w"
        } else {
            ""
        }
    }

    fn of_cell(&self, place: usize, cell: &Cell) -> &'static str {
        match cell {
            _ if matches!(self.heads[place].dress, Dress::FillIn(_)) => class(Ground::Yellow),
            Cell::Code(code) => class(Ground::of_code(code.key)),
            // Among words a number stands as they do.
            cell if self.fields[place].number && is_number(cell) => "n",
            _ => "",
        }
    }

    fn goes_on(&self, place: usize) -> bool {
        self.fields[place].width > ON_ONE_LINE || self.heads[place].dress == Dress::Prose
    }

    /// The size of the letters, in tenths of a point, in which a row fits across a sheet of A4.
    fn print_size(&self) -> usize {
        /// A4 across, less its margins, in tenths of a point.
        const PAPER: usize = 7_700;
        const SMALLEST: usize = 50;
        const USUAL: usize = 90;
        let width = |(place, field): (usize, &Field)| field.width.min(ON_ONE_LINE).max(self.heads[place].room) + 2;
        let digits: usize = self.fields.iter().enumerate().map(width).sum();
        // A digit is a little over half as wide as it is high.
        (PAPER * 100 / 60 / digits.max(1)).clamp(SMALLEST, USUAL)
    }
}

/// The width, in digits, of a column whose widest text goes on below.
fn over_lines(width: usize) -> usize {
    (width / 2).clamp(20, 40)
}

fn write_class(classes: &[&str], out: &mut dyn Write) -> io::Result<()> {
    let mut opened = false;
    for class in classes.iter().filter(|class| !class.is_empty()) {
        write!(out, "{}{class}", if opened { " " } else { " class=\"" })?;
        opened = true;
    }
    if opened { write!(out, "\"") } else { Ok(()) }
}

/// What a telephone dials for a number that is shown in full.
fn dialled(cell: &Cell, shown: &str) -> Option<String> {
    const SHORTEST: usize = 7;
    let Cell::Phone(_) = cell else { return None };
    let is_number = shown.chars().all(|sign| sign.is_ascii_digit() || matches!(sign, '+' | '-' | ' '));
    let number: String = shown.chars().filter(|sign| sign.is_ascii_digit() || *sign == '+').collect();
    (is_number && number.len() >= SHORTEST).then_some(number)
}
