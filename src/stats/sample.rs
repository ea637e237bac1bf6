//! A sample that comes out the same every time.
//!
//! Sources: D. E. Knuth, *The Art of Computer Programming* 2, section 3.4.2, algorithm S (selection sampling); the numbers
//! come from the generator `SplitMix64` (G. L. Steele, D. Lea and C. H. Flood, *Fast splittable pseudorandom number generators*, OOPSLA 2014).

/// So many positions out of `0..of`, ascending, each set of them as likely as any other; all where there are no more.
///
/// ```
/// use regulars::stats::sample;
/// assert_eq!(sample(2, 2, 1), [0, 1]);
/// assert_eq!(sample(3, 100, 7), sample(3, 100, 7));
/// ```
pub fn sample(count: usize, of: usize, seed: u64) -> Vec<usize> {
    let mut numbers = SplitMix(seed);
    let mut wanted = count.min(of);
    let mut chosen = Vec::with_capacity(wanted);
    for position in 0..of {
        // A position is taken with the chance wanted ÷ left.
        if numbers.below(of - position) < wanted {
            chosen.push(position);
            wanted -= 1;
        }
    }
    chosen
}

/// The generator, by its state.
struct SplitMix(u64);

impl SplitMix {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// A number below `limit`, which is above zero: the upper half of a product, biased by less than limit ÷ 2^64.
    fn below(&mut self, limit: usize) -> usize {
        let product = u128::from(self.next()) * limit as u128;
        usize::try_from(product >> 64).unwrap_or(usize::MAX)
    }
}

#[cfg(test)]
mod tests {
    use super::{SplitMix, sample};

    #[test]
    fn numbers_are_those_of_the_published_generator() {
        // The first outputs of the reference implementation (splitmix64.c) for the seed 1234567.
        let mut numbers = SplitMix(1_234_567);
        let expected: [u64; 3] = [6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423];
        assert_eq!([numbers.next(), numbers.next(), numbers.next()], expected);
    }

    #[test]
    fn a_sample_has_so_many_positions_in_order_and_never_one_twice() {
        for (count, of) in [(0, 0), (0, 5), (3, 5), (5, 5), (9, 5), (20, 1000)] {
            let chosen = sample(count, of, 42);
            assert_eq!(chosen.len(), count.min(of));
            assert!(chosen.windows(2).all(|pair| pair[0] < pair[1]), "{chosen:?}");
            assert!(chosen.iter().all(|&position| position < of));
        }
    }

    #[test]
    fn every_position_is_about_as_likely() {
        // Of ten positions three are taken 2,000 times: 600 each on average, 20.5 the standard deviation.
        let mut taken = [0_u32; 10];
        for seed in 0..2000 {
            for position in sample(3, 10, seed) {
                taken[position] += 1;
            }
        }
        assert!(taken.iter().all(|count| (500..=700).contains(count)), "{taken:?}");
    }
}
