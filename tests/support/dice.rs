//! Dice of the tests that try many random inputs: the same throws for the same seed, on every machine.
#![allow(dead_code, reason = "each test program uses a part")]

/// `xorshift64*` (Vigna 2016). A seed is stirred first, so that neighbouring seeds have nothing in common.
#[derive(Debug, Clone)]
pub(crate) struct Dice(u64);

impl Dice {
    pub(crate) const fn new(seed: u64) -> Self {
        let mut stirred = seed.wrapping_add(0x9E37_79B9_7F4A_7C15);
        stirred = (stirred ^ (stirred >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        stirred = (stirred ^ (stirred >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        // Zero is the one state that never leaves itself.
        Self((stirred ^ (stirred >> 31)) | 1)
    }

    pub(crate) const fn throw(&mut self) -> u64 {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        self.0.wrapping_mul(0x2545_F491_4F6C_DD1D)
    }

    /// A number from 0 to `n` − 1; 0 where there is none.
    pub(crate) fn below(&mut self, n: usize) -> usize {
        let n = n.max(1) as u128;
        usize::try_from((u128::from(self.throw()) * n) >> 64).expect("below n")
    }

    /// A number from `low` to `high`, both included.
    pub(crate) fn between(&mut self, low: i64, high: i64) -> i64 {
        let span = usize::try_from(high - low).expect("low first") + 1;
        low + i64::try_from(self.below(span)).expect("below the span")
    }

    /// A number below 2 to the `bits`, of few digits as often as of many.
    pub(crate) fn small(&mut self, bits: usize) -> usize {
        let most = 1 << self.below(bits);
        self.below(most)
    }

    /// True `percent` times in a hundred.
    pub(crate) fn chance(&mut self, percent: usize) -> bool {
        self.below(100) < percent
    }

    pub(crate) fn pick<'a, T>(&mut self, choices: &'a [T]) -> &'a T {
        &choices[self.below(choices.len())]
    }

    pub(crate) fn shuffle<T>(&mut self, list: &mut [T]) {
        for last in (1..list.len()).rev() {
            list.swap(last, self.below(last + 1));
        }
    }
}
