//! The dice of the example shop.

/// `SplitMix64` (Steele, Lea and Flood 2014), written out here because the shop's bytes must never change
/// with the version of a crate. Whole numbers only: logarithms differ in the last digit from machine to machine.
pub(super) struct Dice(u64);

impl Dice {
    /// Dice of their own for each part of the shop, so that a change to one part leaves the others as they are.
    pub(super) fn new(part: u64) -> Self {
        Self(0x2026_1122 ^ (part << 32))
    }

    fn roll(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    /// A number from 0 to `n` − 1.
    pub(super) fn below(&mut self, n: u32) -> u32 {
        let high = self.roll() >> 32;
        ((high * u64::from(n)) >> 32) as u32
    }

    /// True `percent` times in a hundred.
    pub(super) fn chance(&mut self, percent: u32) -> bool {
        self.below(100) < percent
    }

    /// One of `choices`, all alike.
    pub(super) fn pick<T: Copy>(&mut self, choices: &[T]) -> T {
        choices[self.below(count(choices)) as usize]
    }

    /// The place in `weights` on which a draw falls.
    pub(super) fn weighted(&mut self, weights: &[u32]) -> usize {
        let mut left = self.below(weights.iter().sum());
        for (place, &weight) in weights.iter().enumerate() {
            if left < weight {
                return place;
            }
            left -= weight;
        }
        0
    }
}

fn count<T>(choices: &[T]) -> u32 {
    u32::try_from(choices.len()).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::Dice;

    #[test]
    fn the_sequence_is_the_published_one() {
        // The first three outputs of the reference implementation for seed 0.
        let mut dice = Dice(0);
        let expected = [0xE220_A839_7B1D_CDAF, 0x6E78_9E6A_A1B9_65F4, 0x06C4_5D18_8009_454F];
        assert_eq!([dice.roll(), dice.roll(), dice.roll()], expected);
    }

    #[test]
    fn a_weight_of_zero_is_never_drawn() {
        let mut dice = Dice::new(0);
        assert!((0..1_000).all(|_| dice.weighted(&[1, 0, 3]) != 1));
    }
}
