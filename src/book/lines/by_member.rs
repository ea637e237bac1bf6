//! Where lines come to stand once those of each member stand together: a counting sort.
//!
//! Source: D. E. Knuth, *The Art of Computer Programming*, vol. 3, 2nd ed., §5.2, algorithm D.

use std::ops::Range;

/// Where the lines of each member would begin if they stood together; those without one come after all others.
pub(super) fn starts(of: &[u32], members: usize) -> Vec<u32> {
    let mut starts = vec![0_u32; members + 2];
    for &member in of {
        starts[(member as usize).min(members) + 1] += 1;
    }
    let mut sum = 0;
    for start in &mut starts {
        sum += *start;
        *start = sum;
    }
    starts
}

/// For each place, once the lines of each member stand together, which line comes there. Two threads look at all lines, each
/// for half of them: what takes the time is to reach members and places all over memory.
pub(super) fn order(of: &[u32], starts: &[u32]) -> Vec<u32> {
    let mut order = vec![0; of.len()];
    let half = starts.partition_point(|&start| (start as usize) < of.len() / 2);
    let first = starts.get(half).map_or(of.len(), |&start| start as usize);
    let (front, back) = order.split_at_mut(first);
    let last = starts.len().saturating_sub(2);
    let put = |owners: Range<usize>, places: &mut [u32]| {
        let mut next = starts[owners.clone()].to_vec();
        let first = next.first().copied().unwrap_or_default();
        for (index, &member) in (0..).zip(of) {
            // A member of the other half is far beyond the end.
            if let Some(slot) = next.get_mut((member as usize).min(last).wrapping_sub(owners.start)) {
                places[(*slot - first) as usize] = index;
                *slot += 1;
            }
        }
    };
    std::thread::scope(|scope| {
        scope.spawn(|| put(0..half, front));
        put(half..starts.len(), back);
    });
    order
}
