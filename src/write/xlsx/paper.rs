//! How the columns of a sheet lie on A4: across, upright, or over several pages side by side.

use rust_xlsxwriter::{Worksheet, XlsxError};

use super::sheet::narrow;

/// The smallest that letters are made, in hundredths of their size: seven tenths, and a little for what programs round.
pub(super) const LEAST: u32 = 71;

/// What two pages side by side may be made smaller to, lest they become three.
const LEAST_OF_TWO: u32 = 62;

/// The largest on pages side by side: larger ones would take more paper.
const MOST_ACROSS: u32 = 76;

/// What is as good as the full size.
pub(super) const GOOD: u32 = 80;

/// What a page that lies holds, in pixels: in width, and below a heading.
pub(super) const LYING: (u32, u32) = (1024, 616);

/// What an upright page holds.
pub(super) const UPRIGHT: (u32, u32) = (698, 930);

/// What two margins of half an inch hold more where they are a quarter.
const MARGINS: u32 = 48;

/// The keys that say whom a row is about.
const NAMING: [&str; 4] = ["member", "name", "card_no", "phone"];

/// The pixels of a column of so many digits: in the widest font that stands in where that of the workbook is missing, so
/// that the pages hold on any machine what they hold here. A column is five seventh of a digit wider than its width.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "no column is wider than 255 digits")]
pub(super) fn pixels(digits: f64) -> u32 {
    ((digits + 5.0 / 7.0) * 8.5).ceil() as u32
}

/// Whether rows so high, in pixels, take over four lying pages.
pub(super) const fn is_long(high: u32) -> bool {
    high > 4 * LYING.1
}

/// The columns of a sheet, in pixels; what is not seen has none.
pub(super) struct Columns {
    all: Vec<(&'static str, u32)>,
    whole: u32,
}

/// Pages side by side.
#[derive(Debug, PartialEq, Eq)]
struct Across {
    /// The first columns of the second page and of those after it.
    breaks: Vec<usize>,
    /// The first and the last column that each page repeats.
    repeated: (usize, usize),
    /// In hundredths of the size.
    scale: u32,
}

impl Columns {
    /// Columns by their keys, with their widths.
    pub(super) fn new(all: Vec<(&'static str, u32)>) -> Self {
        let whole = all.iter().map(|(_, wide)| wide).sum();
        Self { all, whole }
    }

    /// How wide they are together, in pixels.
    pub(super) const fn whole(&self) -> u32 {
        self.whole
    }

    /// How many they are.
    pub(super) const fn count(&self) -> usize {
        self.all.len()
    }

    /// The same with so many pixels beside them.
    pub(super) fn and(&self, beside: u32) -> Self {
        Self { all: self.all.clone(), whole: self.whole + beside }
    }

    /// Whether a page so wide holds them in letters at least so large.
    pub(super) fn fit(&self, page: u32, least: u32) -> bool {
        scale(page, self.whole) >= least
    }

    /// The pages side by side that they need.
    pub(super) fn pages(&self) -> usize {
        if self.fit(LYING.0 + MARGINS, LEAST) { 1 } else { self.across().map_or(1, |across| across.breaks.len() + 1) }
    }

    /// The columns that each page repeats: those that name the row, else the first.
    fn repeated(&self) -> (usize, usize) {
        let is_naming = |column: usize| NAMING.contains(&self.all[column].0);
        let shown: Vec<usize> = (0..self.all.len()).filter(|column| self.all[*column].1 > 0).collect();
        let Some(first) = shown.iter().position(|column| is_naming(*column)).filter(|first| *first < 8) else {
            return shown.first().map_or((0, 0), |first| (*first, *first));
        };
        let mut last = first;
        let wide = |last: usize| shown[first..=last].iter().map(|column| self.all[*column].1).sum::<u32>();
        while last + 1 < shown.len() && is_naming(shown[last + 1]) && wide(last + 1) * 3 < LYING.0 * 100 / GOOD {
            last += 1;
        }
        (shown[first], shown[last])
    }

    /// As few pages side by side as hold them in letters that can be read, about equally filled; none where they have too
    /// few columns for that.
    fn across(&self) -> Option<Across> {
        let repeated = self.repeated();
        let page = LYING.0 + MARGINS;
        let mut found = None;
        for pages in 2..=self.all.len() {
            let Some((breaks, widest)) = self.parted(repeated, pages) else { break };
            let scale = scale(page, widest).min(MOST_ACROSS);
            let least = if pages == 2 { LEAST_OF_TWO } else { LEAST };
            found = Some(Across { breaks, repeated, scale });
            if scale >= least {
                break;
            }
        }
        found
    }

    /// The columns on so many pages, about equally filled: where the pages begin, and how wide the widest is. Each has two
    /// columns at least beside those that are repeated.
    fn parted(&self, repeated: (usize, usize), pages: usize) -> Option<(Vec<usize>, u32)> {
        let among = repeated.0..=repeated.1;
        let count = self.all.len();
        // How wide the columns before each are, and how many of them are seen only once.
        let mut before = vec![(0, 0)];
        for (column, &(_, wide)) in self.all.iter().enumerate() {
            let (sum, own) = before[column];
            before.push((sum + wide, own + u32::from(wide > 0 && !among.contains(&column))));
        }
        let twice = before[repeated.1 + 1].0 - before[repeated.0].0;
        // How wide a page of these columns is, if it can be one.
        let wide = |from: usize, to: usize| {
            let own = before[to].1 - before[from].1;
            let is_whole = from > repeated.1 || (from == 0 && to > repeated.1);
            let columns: u32 = before[to].0 - before[from].0;
            (own >= 2 && is_whole).then(|| u64::from(columns + if from == 0 { 0 } else { twice }))
        };
        // The least sum of squares, and where the last page begins, for the columns before each on so many pages.
        let mut best: Vec<Vec<Option<(u64, usize)>>> = vec![vec![None; count + 1]; pages + 1];
        best[0][0] = Some((0, 0));
        for page in 1..=pages {
            for to in 1..=count {
                let ways = (0..to).filter_map(|from| {
                    let (sum, _) = best[page - 1][from]?;
                    Some((sum + wide(from, to)?.pow(2), from))
                });
                best[page][to] = ways.min();
            }
        }
        let (mut breaks, mut to, mut widest) = (Vec::new(), count, 0);
        for page in (1..=pages).rev() {
            let (_, from) = best[page][to]?;
            widest = widest.max(wide(from, to)?);
            if from > 0 {
                breaks.push(from);
            }
            to = from;
        }
        breaks.reverse();
        Some((breaks, u32::try_from(widest).unwrap_or(u32::MAX)))
    }
}

/// How large letters are on a page so wide, in hundredths of their size.
pub(super) fn scale(page: u32, wide: u32) -> u32 {
    (page * 100 / wide.max(1)).min(100)
}

/// Sets a sheet with these columns, whose rows are so high, in pixels: upright if it is long and narrow and may be, else
/// lying, over several pages side by side where one cannot hold it.
pub(super) fn set(sheet: &mut Worksheet, columns: &Columns, high: u32, may_stand: bool) -> Result<(), XlsxError> {
    if may_stand && is_long(high) && columns.fit(UPRIGHT.0, GOOD) {
        sheet.set_portrait().set_print_fit_to_pages(1, pages(UPRIGHT, columns.whole, high).unwrap_or(0));
        return Ok(());
    }
    if columns.fit(LYING.0, LEAST) {
        sheet.set_print_fit_to_pages(1, pages(LYING, columns.whole, high).unwrap_or(0));
        return Ok(());
    }
    sheet.set_margins(0.25, 0.25, 0.6, 0.5, 0.3, 0.25);
    let across = columns.across().filter(|_| !columns.fit(LYING.0 + MARGINS, LEAST));
    let Some(across) = across else {
        sheet.set_print_fit_to_pages(1, pages((LYING.0 + MARGINS, LYING.1), columns.whole, high).unwrap_or(0));
        return Ok(());
    };
    // Where pages are made to fit, Excel does not see the breaks. First across, then down: the pages of a row follow one
    // another.
    sheet.set_print_scale(u16::try_from(across.scale).unwrap_or(100)).set_page_order(false);
    sheet.set_repeat_columns(narrow(across.repeated.0), narrow(across.repeated.1))?;
    let breaks: Vec<u32> = across.breaks.iter().map(|column| u32::from(narrow(*column))).collect();
    sheet.set_vertical_page_breaks(&breaks)?;
    Ok(())
}

/// The pages on which rows of this width and height are made to fit, so that no few of them stand alone on the last; none
/// where letters would become too small for that.
fn pages(page: (u32, u32), wide: u32, high: u32) -> Option<u16> {
    // What a page holds once it is made smaller for its width.
    let whole = page.1 * wide.max(page.0) / page.0;
    let (full, over) = (high / whole, high % whole);
    // What is over one page may be half a page.
    let few = if full == 1 { whole / 2 } else { whole / 4 };
    let is_read = || scale(page.0, wide) * (full * whole) / high.max(1) >= LEAST;
    let pages = if full == 0 { Some(1) } else { Some(full).filter(|_| over <= few && is_read()) };
    pages.and_then(|pages| u16::try_from(pages).ok())
}

#[cfg(test)]
mod tests {
    use super::{Across, Columns, LYING, pages};

    fn columns(widths: &[u32]) -> Columns {
        Columns::new(widths.iter().enumerate().map(|(at, wide)| (if at == 1 { "name" } else { "x" }, *wide)).collect())
    }

    #[test]
    fn many_columns_are_parted_into_pages_about_equally_filled_that_name_the_row() {
        // A page of 1072 pixels. Half of 30 columns and the name again are 1600: 67 %, two pages being enough.
        let thirty = columns(&[100; 30]).across();
        assert_eq!(thirty, Some(Across { breaks: vec![15], repeated: (1, 1), scale: 67 }));
        // Half of 40 would be 51 %. Of three pages the first has 14, the others 13 and the name: 1400 pixels, 76 %.
        let forty = columns(&[100; 40]).across();
        assert_eq!(forty, Some(Across { breaks: vec![14, 27], repeated: (1, 1), scale: 76 }));
    }

    #[test]
    fn no_page_has_one_column_beside_those_that_name_the_row() {
        // Wide, name, wide, wide, narrow, narrow: the first page needs two, and so does the second.
        let few = columns(&[800, 100, 800, 700, 90, 0]).across();
        assert_eq!(few.map(|across| across.breaks), Some(vec![3]));
        assert_eq!(columns(&[900, 100, 900, 900]).across(), None);
    }

    #[test]
    fn no_few_rows_stand_alone_on_a_last_page_unless_letters_would_be_too_small() {
        // A page as wide as the paper holds 28 rows of 22 pixels; one a quarter wider holds 35 of them, at 80 %.
        for (wide, rows, expected) in [
            (700, 5, Some(1)),
            (700, 28, Some(1)),
            (700, 39, Some(1)),
            (700, 40, None),
            (700, 56, Some(2)),
            (700, 63, Some(2)),
            (700, 64, None),
            (1280, 39, Some(1)),
            (1280, 40, None),
        ] {
            assert_eq!(pages(LYING, wide, rows * 22), expected, "{wide} pixels, {rows} rows");
        }
    }
}
