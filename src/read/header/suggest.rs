//! What an unknown header may have meant. Only said, never taken.

use std::collections::BTreeSet;

use super::fold::{fold, is_chinese};
use crate::book::Kind;
use crate::read::dictionary::dictionary;

/// The free field whose name is nearest to a header.
pub(super) fn nearest(header: &str, kind: Kind, taken: &BTreeSet<&str>) -> Option<&'static str> {
    const LONGEST: usize = 30;
    let folded = fold(header);
    let length = folded.chars().count();
    let (shortest, alike) = if is_chinese(&folded) { (3, 0.7) } else { (5, 0.8) };
    if !(shortest..=LONGEST).contains(&length) {
        return None;
    }
    let free = dictionary().fields(kind).iter().filter(|field| !taken.contains(field.name));
    // Names much shorter or longer cannot be near: most are passed over unseen.
    let near = |name: &String| name.chars().count().abs_diff(length) * 3 <= length;
    let names = free.flat_map(|field| field.folded().filter(near).map(|name| (field.name, name)));
    let scored = names.map(|(field, name)| (strsim::normalized_damerau_levenshtein(&name, &folded), field));
    let best = scored.filter(|(near, _)| *near >= alike).max_by(|a, b| a.0.total_cmp(&b.0).then(b.1.cmp(a.1)));
    best.map(|(_, field)| field)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::nearest;
    use crate::book::Kind;

    #[test]
    fn a_slip_of_the_pen_is_recognised() {
        let none = BTreeSet::new();
        for (header, field) in [
            ("实付全额", Some("amount")),
            ("purchse date", Some("date")),
            ("cds", None),
            ("天气", None),
            ("快递公司", None),
        ] {
            assert_eq!(nearest(header, Kind::Purchases, &none), field, "{header}");
        }
        assert_eq!(nearest("实付全额", Kind::Purchases, &BTreeSet::from(["amount"])), None);
    }
}
