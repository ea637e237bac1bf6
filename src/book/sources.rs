//! Where rows come from in words that outlive a run: the file's name and the cell.

use hashbrown::HashMap;

use super::{NameId, Names, Place, Sheet};

/// File and cell of a row, as a book on disk states them.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct Source {
    /// The file's name without its folders.
    pub file: Box<str>,
    /// Sheet and cell: `A类!3`, `K17` in a text file.
    pub cell: Box<str>,
}

/// What the rows of a book on disk state of where they come from; all other rows come from where they stand.
#[derive(Debug, Clone, Default)]
pub struct Sources {
    files: Names,
    cells: Names,
    stated: HashMap<(u16, u32), (NameId, NameId)>,
}

impl Sources {
    /// Separates the sources of a row that has several; no name of a file keeps it.
    pub const SEPARATOR: char = '；';

    /// Remembers what the row at `place` states.
    pub fn state(&mut self, place: Place, file: &str, cell: &str) {
        let stated = (self.files.intern(file), self.cells.intern(cell));
        self.stated.insert((place.sheet, place.row), stated);
    }

    /// Where the row at `place` comes from: what it states, else where it stands.
    pub fn of(&self, place: Place, sheets: &[Sheet]) -> Source {
        if let Some(&(file, cell)) = self.stated.get(&(place.sheet, place.row)) {
            return Source { file: self.files.get(file).into(), cell: self.cells.get(cell).into() };
        }
        let Some(sheet) = sheets.get(usize::from(place.sheet)) else { return Source::default() };
        let cell = if sheet.name.is_empty() { place.cell() } else { format!("{}!{}", sheet.name, place.cell()) };
        Source { file: plain(sheet.file_name()), cell: plain(cell) }
    }

    /// The same for a row that may state several, the n-th file with the n-th cell.
    pub fn all_of(&self, place: Place, sheets: &[Sheet]) -> Vec<Source> {
        let whole = self.of(place, sheets);
        let (files, cells) = (parts(&whole.file), parts(&whole.cell));
        if files.len() != cells.len() {
            return vec![whole];
        }
        files.into_iter().zip(cells).map(|(file, cell)| Source { file: file.into(), cell: cell.into() }).collect()
    }
}

fn parts(text: &str) -> Vec<&str> {
    text.split(Sources::SEPARATOR).collect()
}

fn plain(text: String) -> Box<str> {
    if text.contains(Sources::SEPARATOR) { text.replace(Sources::SEPARATOR, ";").into() } else { text.into() }
}

#[cfg(test)]
mod tests {
    use super::{Place, Sheet, Source, Sources};

    #[test]
    fn a_row_comes_from_where_it_stands_unless_it_states_otherwise() {
        let sheet = |file: &str, name: &str| Sheet { file: file.into(), name: name.into(), ..Sheet::default() };
        let sheets = [sheet("店/会员；旧.xlsx", "A类"), sheet("销售.csv", ""), sheet("账本.xlsx", "A类")];
        let source = |file: &str, cell: &str| Source { file: file.into(), cell: cell.into() };
        let mut sources = Sources::default();
        assert_eq!(sources.of(Place::row(0, 3), &sheets), source("会员;旧.xlsx", "A类!3"));
        assert_eq!(sources.of(Place { sheet: 1, row: 17, column: 10 }, &sheets), source("销售.csv", "K17"));
        sources.state(Place::row(2, 2), "a.xlsx；b.xlsx", "A类!3；B类!7");
        let both = [source("a.xlsx", "A类!3"), source("b.xlsx", "B类!7")];
        assert_eq!(sources.all_of(Place::row(2, 2), &sheets), both);
    }
}
