//! What is odd about the segments of RFM: scores that none holds, scores that several hold, segments that nobody gets.

use super::{Rfm, Segment};

/// Something odd about the segments.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Oddity {
    /// Scores R, F, M that no segment holds: these members are `other`.
    Gaps(Vec<[u8; 3]>),
    /// A segment that shares scores with these before it, which come first.
    Overlaps(String, Vec<String>),
    /// A segment whose scores all belong to others before it, or are none.
    Never(String),
}

/// So many scores are written out.
const SHOWN: usize = 20;

impl Rfm {
    /// What is odd about the segments under the bins in force: gaps, then segments in their order.
    pub fn oddities(&self) -> Vec<Oddity> {
        let all = || 1..=self.bins;
        let scores = all().flat_map(|r| all().flat_map(move |f| all().map(move |m| [r, f, m])));
        let scores: Vec<[u8; 3]> = scores.collect();
        let gaps = scores.iter().filter(|scores| !self.segments.iter().any(|segment| segment.holds(**scores)));
        let gaps: Vec<[u8; 3]> = gaps.copied().collect();
        let mut found = Vec::new();
        if !gaps.is_empty() {
            found.push(Oddity::Gaps(gaps));
        }
        for (index, segment) in self.segments.iter().enumerate() {
            let before = &self.segments[..index];
            let held: Vec<[u8; 3]> = scores.iter().filter(|scores| segment.holds(**scores)).copied().collect();
            if held.iter().all(|scores| before.iter().any(|other| other.holds(*scores))) {
                found.push(Oddity::Never(segment.name.clone()));
                continue;
            }
            let shares = |other: &&Segment| held.iter().any(|scores| other.holds(*scores));
            let others: Vec<String> = before.iter().filter(shares).map(|other| other.name.clone()).collect();
            if !others.is_empty() {
                found.push(Oddity::Overlaps(segment.name.clone(), others));
            }
        }
        found
    }
}

impl Segment {
    /// Whether its ranges hold these scores R, F and M.
    pub fn holds(&self, scores: [u8; 3]) -> bool {
        let ranges = [self.r, self.f, self.m];
        ranges.iter().zip(scores).all(|(&[from, to], score)| (from..=to).contains(&score))
    }
}

impl Oddity {
    /// In Chinese and English.
    pub fn words(&self) -> (String, String) {
        match self {
            Self::Gaps(gaps) => {
                let apart = if gaps.iter().flatten().any(|&score| score > 9) { "-" } else { "" };
                let written = gaps.iter().take(SHOWN).map(|scores| scores.map(|score| score.to_string()).join(apart));
                let more = if gaps.len() > SHOWN { " …" } else { "" };
                let (count, scores) = (gaps.len(), written.collect::<Vec<_>>().join(" ") + more);
                (
                    format!("有 {count} 种得分不属于任何分群，算其他：{scores}"),
                    format!("no segment holds {count} scores: {scores}"),
                )
            }
            Self::Overlaps(segment, others) => {
                let (zh, en) = (others.join("、"), others.join(", "));
                (
                    format!("“{segment}”与 {zh} 有重叠，先写的算"),
                    format!("\"{segment}\" overlaps {en}; the first counts"),
                )
            }
            Self::Never(segment) => {
                (format!("“{segment}”不会有人：它的得分前面都写到了"), format!("\"{segment}\" never matches"))
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Oddity;
    use crate::book::Rules;

    fn names(names: &[&str]) -> Vec<String> {
        names.iter().map(|name| (*name).to_owned()).collect()
    }

    #[test]
    fn the_published_segments_have_their_published_gaps() {
        let found = Rules::default().rfm.oddities();
        let Oddity::Gaps(gaps) = &found[0] else { panic!("{found:?}") };
        let gaps: Vec<String> = gaps.iter().map(|scores| scores.map(|score| score.to_string()).concat()).collect();
        assert_eq!(gaps.join(" "), "215 241 251 252 341 351 441 451 541 551");
        // Champions are 555, which Potential Loyalist (3-5, 3-5, 2-5) holds as well.
        assert_eq!(found[1], Oddity::Overlaps("Potential Loyalist".to_owned(), names(&["Champions"])));
        assert!(!found.iter().any(|oddity| matches!(oddity, Oddity::Never(_))));
    }

    #[test]
    fn a_segment_within_another_before_it_and_one_beyond_the_bins_never_match() {
        let mut rfm = Rules::default().rfm;
        rfm.segments.truncate(3);
        let ranges = [[1, 5], [2, 3], [6, 7]];
        for (segment, range) in rfm.segments.iter_mut().zip(ranges) {
            (segment.r, segment.f, segment.m) = (range, [1, 5], [1, 5]);
        }
        let never = |name: &str| Oddity::Never(name.to_owned());
        assert_eq!(rfm.oddities(), [never("Potential Loyalist"), never("Loyal Customers")]);
        rfm.segments[0].r = [1, 2];
        let overlaps = Oddity::Overlaps("Potential Loyalist".to_owned(), names(&["Champions"]));
        let Oddity::Gaps(gaps) = &rfm.oddities()[0] else { panic!("R 4 and 5 are in no segment") };
        assert_eq!((gaps.len(), &rfm.oddities()[1..]), (50, &[overlaps, never("Loyal Customers")][..]));
        assert!(rfm.oddities()[0].words().1.starts_with("no segment holds 50 scores: 411 412"));
    }
}
