//! Which segment a member's scores fall into.

use crate::book::rules::Segment;
use crate::table::Cell;

/// The position of the first segment whose ranges hold R, F and M; one past the last for none.
pub(super) fn place(segments: &[Segment], scores: [u8; 3]) -> u16 {
    let found = segments.iter().position(|segment| segment.holds(scores)).unwrap_or(segments.len());
    u16::try_from(found).unwrap_or(u16::MAX)
}

/// The segment at a position that [`place`] gave.
pub(super) fn cell(segments: &[Segment], place: u16) -> Cell<'_> {
    segments.get(usize::from(place)).map_or(Cell::named("other", "其他", "other"), |segment| {
        Cell::named(&*segment.name, &*segment.zh, &*segment.name)
    })
}

/// What its rule advises.
pub(super) fn advice(segments: &[Segment], place: u16) -> Cell<'_> {
    Cell::maybe(segments.get(usize::from(place)).map(|segment| &segment.advice), |advice| {
        Cell::named(&*advice.en, &*advice.zh, &*advice.en)
    })
}

/// The highest score that any segment speaks of.
pub(super) fn highest(segments: &[Segment]) -> Option<u8> {
    segments.iter().flat_map(|segment| [segment.r[1], segment.f[1], segment.m[1]]).max()
}

#[cfg(test)]
mod tests {
    use super::place;
    use crate::book::Rules;

    #[test]
    fn the_first_segment_that_matches_wins_and_the_gaps_are_the_published_ones() {
        let segments = Rules::default().rfm.segments;
        for (scores, name) in [
            ([5, 5, 5], "Champions"),
            ([3, 4, 3], "Potential Loyalist"),
            ([4, 1, 2], "New Customers"),
            ([3, 2, 1], "About To Sleep"),
            ([1, 5, 2], "Lost"),
        ] {
            assert_eq!(segments[usize::from(place(&segments, scores))].name, name, "{scores:?}");
        }
        let score = |code: usize| [code / 25 % 5, code / 5 % 5, code % 5].map(|digit| digit + 1);
        let all = (0..125).map(score).map(|digits| digits.map(|digit| u8::try_from(digit).expect("a digit")));
        let gaps: Vec<String> = all
            .filter(|&scores| usize::from(place(&segments, scores)) == segments.len())
            .map(|[r, f, m]| format!("{r}{f}{m}"))
            .collect();
        assert_eq!(gaps.join(" "), "215 241 251 252 341 351 441 451 541 551");
    }
}
