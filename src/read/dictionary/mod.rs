//! What columns are called: the names of every field, by kind of sheet, from `aliases.toml`.

mod words;

use super::header::fold;
use crate::book::{FieldName, Kind, Tier};

pub(in crate::read) use words::Words;
pub use words::recorded_tier_of_sheet_name;

// What `build.rs` beside this file makes of `aliases.toml` when the program is built.
include!(concat!(env!("OUT_DIR"), "/tables.rs"));

static BUILT_IN: Dictionary = Dictionary { fields: FIELDS, whole: WHOLE, runs: RUNS, words: WORDS };

/// The dictionary inside the program.
pub fn dictionary() -> &'static Dictionary {
    &BUILT_IN
}

/// A field of a kind of sheet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Field {
    /// As `--map` and the `check` report name it.
    pub name: &'static str,
    /// The headers it is known by, as the dictionary writes them, in order of preference.
    pub names: &'static [&'static str],
}

impl Field {
    /// The names as they are compared.
    pub(in crate::read) fn folded(&self) -> impl Iterator<Item = String> {
        self.names.iter().map(|name| fold(name))
    }
}

/// When a name holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::read) enum When {
    /// In every sheet of the kind.
    Always,
    /// Only where the sheet has no date.
    Undated,
    /// Only for purchases inside a member's row.
    Each,
}

/// What a name means in one kind of sheet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::read) struct Sense {
    /// The kind.
    pub kind: Kind,
    /// The field there.
    pub field: &'static str,
    /// Its place in the order of preference, from 0.
    pub rank: usize,
    /// Whether no other kind knows the name.
    pub alone: bool,
    /// When it holds.
    pub when: When,
}

/// Every field with its names.
#[derive(Debug)]
pub struct Dictionary {
    fields: &'static [(Kind, &'static [Field])],
    /// Folded names in their order.
    whole: &'static [(&'static str, &'static [Sense])],
    /// Latin words, one blank between them, in their order.
    runs: &'static [(&'static str, &'static [Sense])],
    pub(in crate::read) words: Words,
}

impl Dictionary {
    /// The field of columns that name a member without saying by what; the values tell (see [`super::header`]).
    pub const MEMBER: &'static str = "member";

    /// The fields of a kind, in the order of the dictionary.
    pub fn fields(&self, kind: Kind) -> &[Field] {
        self.fields.iter().find(|fields| fields.0 == kind).map_or(&[], |fields| fields.1)
    }

    /// A field of a kind.
    pub fn field(&self, kind: Kind, name: &str) -> Option<&Field> {
        self.fields(kind).iter().find(|field| field.name == name)
    }

    /// What a sheet of a kind calls fields, as a requirement names them: `date`, `category, content`, `birthday/tier/…`.
    pub(in crate::read) fn field_name(&self, kind: Kind, fields: &str) -> FieldName {
        let one = |name: &str| match self.field(kind, name) {
            _ if name == Self::MEMBER => "姓名、电话或卡号".to_owned(),
            Some(field) => field.names.iter().find(|name| !name.is_ascii()).unwrap_or(&field.name).to_string(),
            None => name.to_owned(),
        };
        let any = |names: &str| names.split('/').map(one).collect::<Vec<_>>().join("/");
        let zh = fields.split(", ").map(any).collect::<Vec<_>>().join("、");
        FieldName { zh: zh.into(), key: fields.into() }
    }

    /// Whether any kind of sheet has this field: what `--map` and `[columns]` may name.
    pub fn is_field(&self, name: &str) -> bool {
        self.kinds_of(name) > 0
    }

    /// The field whose name is nearest to a misspelt one.
    pub fn nearest_field(&self, name: &str) -> Option<&'static str> {
        let near = |field: &&Field| strsim::normalized_damerau_levenshtein(field.name, name);
        let nearest = self
            .fields
            .iter()
            .flat_map(|fields| fields.1)
            .max_by(|a, b| near(a).total_cmp(&near(b)).then(b.name.cmp(a.name)))?;
        (near(&nearest) >= 0.5).then_some(nearest.name)
    }

    /// Every name with its kind and field, in the order of the dictionary.
    pub fn names(&self) -> impl Iterator<Item = (Kind, &str, &str)> {
        let fields = self.fields.iter().flat_map(|&(kind, fields)| fields.iter().map(move |field| (kind, field)));
        fields.flat_map(|(kind, field)| field.names.iter().map(move |name| (kind, field.name, *name)))
    }

    /// How many cells of a line of text are names of the dictionary.
    pub(in crate::read) fn known_names(&self, line: &str) -> usize {
        let cells = line.split([',', '\t', ';', '|', '，']);
        cells.filter(|cell| !self.whole(&super::header::fold(cell.trim_matches('"'))).is_empty()).count()
    }

    /// How many kinds of sheets have this field.
    pub(in crate::read) fn kinds_of(&self, name: &str) -> usize {
        Kind::ALL.into_iter().filter(|&kind| self.field(kind, name).is_some()).count()
    }

    /// What a folded name means, kind by kind.
    pub(in crate::read) fn whole(&self, folded: &str) -> &[Sense] {
        named(self.whole, folded)
    }

    /// What a run of Latin words means, kind by kind.
    pub(in crate::read) fn run(&self, words: &str) -> &[Sense] {
        named(self.runs, words)
    }
}

fn named(names: &'static [(&'static str, &'static [Sense])], name: &str) -> &'static [Sense] {
    names.binary_search_by_key(&name, |known| known.0).map_or(&[], |at| names[at].1)
}

#[cfg(test)]
mod tests {
    use super::{FIELDS, RUNS, WHOLE, dictionary};
    use crate::book::Kind;

    #[test]
    fn a_member_has_three_fields_wherever_one_is_named() {
        for kind in [Kind::Purchases, Kind::Callbacks, Kind::Complaints, Kind::Register, Kind::Vouchers] {
            for field in ["card_no", "phone", "name", "member"] {
                assert!(dictionary().field(kind, field).is_some(), "{kind:?} {field}");
            }
        }
    }

    #[test]
    fn names_of_other_kinds_are_expanded() {
        let staff = &dictionary().field(Kind::Purchases, "staff").map(|field| field.names).unwrap_or_default();
        assert_eq!(staff.first().copied(), Some("导购"));
        assert!(staff.contains(&"收银员"));
        assert!(dictionary().whole("款号").iter().any(|sense| sense.kind == Kind::Items && sense.rank == 0));
    }

    #[test]
    fn a_name_knows_whether_it_belongs_to_one_kind_alone() {
        let alone = |name: &str, kind| dictionary().whole(name).iter().any(|s| s.kind == kind && s.alone);
        assert!(alone("消费金额", Kind::Purchases));
        assert!(alone("身份证号码", Kind::Members));
        assert!(!alone("姓名", Kind::Members));
        assert!(!alone("日期", Kind::Purchases));
    }

    #[test]
    fn every_kind_has_its_fields_in_the_order_of_preference() {
        assert_eq!(FIELDS.iter().map(|fields| fields.0).collect::<Vec<_>>(), Kind::ALL);
        for names in [WHOLE, RUNS] {
            assert!(names.is_sorted_by(|a, b| a.0 < b.0));
        }
    }

    #[test]
    fn a_misspelt_field_has_a_nearest_one() {
        assert_eq!(dictionary().nearest_field("ammount"), Some("amount"));
        assert_eq!(dictionary().nearest_field("zzzzzzz"), None);
    }
}
