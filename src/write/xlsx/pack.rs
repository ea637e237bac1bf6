//! A pack: a first sheet of figures that links to all others, each of which links back, and last what it stands on.

use rust_xlsxwriter::{Workbook, XlsxError};

use super::cells::Pen;
use super::lists::Lists;
use super::names::Names;
use super::{Leaf, chart, cover, page, sheet, split};
use crate::table::{Document, Table};

/// The row of the headings of a table that has a sheet of its own, below the link.
const TOP: u32 = 1;

/// The rows between two tables on one sheet: a blank one, and the next title.
const BETWEEN: u32 = 3;

/// So many charts, the first, stand on the first sheet too.
const CHARTS: usize = 2;

/// What stands on one sheet.
type Page<'d, 'a> = Vec<Leaf<'d, 'a>>;

/// Fills a workbook.
pub(super) fn write<'a>(
    workbook: &mut Workbook,
    document: &Document<'a>,
    tables: &[&Table<'a>],
    of_ground: [&Table<'a>; 2],
    pen: &mut Pen,
) -> Result<(), XlsxError> {
    let spelling = pen.spelling;
    let mut names = Names::default();
    let together: Vec<&[&Table]> = tables.chunk_by(|_, table| table.below).collect();
    let (front, rest) = together.split_first().map_or((&[][..], &[][..]), |(front, rest)| (*front, rest));
    let title = front.first().map_or(&document.report.title, |table| &table.title);
    let first = names.unused(title.get(document.lang));
    let split = document.report.split.as_deref();
    let mut pages: Vec<Page> = Vec::new();
    for tables in rest {
        let leaves = tables.iter().flat_map(|table| split::leaves(table, split, &spelling, &mut names));
        if tables.len() > 1 { pages.push(stacked(leaves.collect())) } else { pages.extend(leaves.map(alone)) }
    }
    let ground = names.unused(spelling.pick("说明与规则", "Definitions and rules"));
    let mut links: Vec<&str> = pages.iter().filter_map(|page| page.first()).map(|leaf| leaf.name.as_str()).collect();
    links.push(&ground);
    let letters = pen.look.font();
    let charts = pages.iter().filter_map(|page| Some((&page.first()?.name, page)));
    let charts = charts.flat_map(|(name, page)| chart::drawn(name, page, &spelling, letters)).take(CHARTS);
    cover::front(workbook.add_worksheet().set_name(&first)?, document, (front, charts), &links, pen)?;
    let mut lists = Lists::new(names.unused(spelling.pick("选项", "Choices")));
    for leaves in &pages {
        let [leaf, others @ ..] = &leaves[..] else { continue };
        let worksheet = workbook.add_worksheet().set_name(&leaf.name)?;
        page(worksheet, document, leaf.table.title.get(document.lang), &spelling);
        pen.link(worksheet, (0, 0), &first, &cover::back_to(&first))?;
        if others.is_empty() {
            sheet::write(worksheet, leaf, &mut lists, pen)?;
        } else {
            sheet::write_all(worksheet, leaves, &mut lists, pen)?;
        }
    }
    cover::back(workbook.add_worksheet().set_name(&ground)?, document, of_ground, &first, pen)?;
    lists.write(workbook)
}

fn alone<'d, 'a>(leaf: Leaf<'d, 'a>) -> Page<'d, 'a> {
    vec![Leaf { top: TOP, ..leaf }]
}

fn stacked<'d, 'a>(mut page: Page<'d, 'a>) -> Page<'d, 'a> {
    let mut top = TOP + 1;
    for leaf in &mut page {
        leaf.top = top;
        top = leaf.row(leaf.rows) + BETWEEN + u32::from(leaf.table.remark.is_some());
    }
    page
}
