//! Staff by name, where one name is spelt in several ways: 小 李 is 小李.

use super::values::{person, text};
use crate::book::{Fact, NameId, NameKey, Names, Place, Problem};

/// The staff named so far.
#[derive(Debug, Default)]
pub(super) struct StaffNames {
    names: Names,
    /// Each way of writing.
    written: Names,
    /// Whom each means, and where it stood first.
    meant: Vec<(NameId, Place)>,
}

impl StaffNames {
    /// Who is meant by a cell at `place`.
    pub(super) fn intern(&mut self, cell: &str, place: Place) -> NameId {
        let shown = text::trim(cell);
        let Some(way) = self.written.intern(shown).index() else { return NameId::NONE };
        if let Some(&(id, _)) = self.meant.get(way) {
            return id;
        }
        let id = self.names.intern(&person::staff_key(shown));
        self.meant.push((id, place));
        id
    }

    /// Who is meant by what was met lately.
    #[inline]
    pub(super) fn met(&self, key: NameKey) -> Option<NameId> {
        let way = self.written.met(key)?.index()?;
        self.meant.get(way).map(|meant| meant.0)
    }

    /// The name of one.
    pub(super) fn get(&self, id: NameId) -> &str {
        self.names.get(id)
    }

    /// The names, and what to say of those that were spelt in several ways.
    pub(super) fn into_names(self) -> (Names, Vec<Problem>) {
        let ways = self.written.iter().zip(&self.meant).filter(|(_, (id, _))| !id.is_none());
        let mut written: Vec<(NameId, &str, Place)> =
            ways.map(|((_, shown), &(id, place))| (id, shown, place)).collect();
        written.sort_unstable();
        let mut problems = Vec::new();
        for ways in written.chunk_by(|a, b| a.0 == b.0) {
            for (id, shown, place) in ways.iter().filter(|way| ways.len() > 1 && way.1 != self.names.get(way.0)) {
                problems.push(Problem::new(*place, Fact::SameStaff(self.names.get(*id).into()), shown));
            }
        }
        (self.names, problems)
    }
}

#[cfg(test)]
mod tests {
    use super::StaffNames;
    use crate::book::{Fact, Place};

    #[test]
    fn spellings_of_one_name_are_one_person_and_said_once() {
        let mut staff = StaffNames::default();
        let place = Place::row(0, 2);
        let id = staff.intern("小李", place);
        assert_eq!(staff.intern("小 李", Place::row(0, 9)), id);
        assert_ne!(staff.intern("王芳", place), id);
        let (_, problems) = staff.into_names();
        assert_eq!(problems.len(), 1);
        assert_eq!(problems[0].fact, Fact::SameStaff("小李".into()));
        assert_eq!(problems[0].place, Place::row(0, 9));
    }
}
