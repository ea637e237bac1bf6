//! Runs of digits as whole numbers.

use crate::book::word;

/// A whole number of up to nine digits.
#[inline]
pub fn whole(digits: &[u8]) -> Option<u32> {
    match digits {
        [first @ b'0'..=b'9', rest @ ..] if rest.len() == WIDTH => {
            Some(u32::from(first - b'0') * 100_000_000 + up_to_eight(rest)?)
        }
        _ => up_to_eight(digits),
    }
}

/// Digits that are read in one go.
const WIDTH: usize = 8;

/// A whole number of one to eight digits.
#[inline]
pub fn up_to_eight(digits: &[u8]) -> Option<u32> {
    const ZEROS: u64 = 0x3030_3030_3030_3030;
    let length = digits.len();
    if length == 0 || length > WIDTH {
        return None;
    }
    let text = u64::try_from(word(digits)).ok()?;
    // Zeros in front of what is shorter.
    eight(if length == WIDTH { text } else { text << (8 * (WIDTH - length)) | ZEROS >> (8 * length) })
}

/// The number of eight digits, the first of them the lowest byte, put together by twos, fours and eights.
///
/// Source: D. Lemire, *Number Parsing at a Gigabyte per Second*, Software: Practice and Experience 51 (2021), §8.
#[inline]
pub fn eight(text: u64) -> Option<u32> {
    const HIGH: u64 = 0xF0F0_F0F0_F0F0_F0F0;
    const SIX: u64 = 0x0606_0606_0606_0606;
    if (text & HIGH) | ((text.wrapping_add(SIX) & HIGH) >> 4) != 0x3333_3333_3333_3333 {
        return None;
    }
    let twos = ((text & !HIGH).wrapping_mul(2_561) >> 8) & 0x00FF_00FF_00FF_00FF;
    let fours = (twos.wrapping_mul(6_553_601) >> 16) & 0x0000_FFFF_0000_FFFF;
    u32::try_from(fours.wrapping_mul(42_949_672_960_001) >> 32).ok()
}

#[cfg(test)]
mod tests {
    use super::whole;

    #[test]
    fn whole_numbers_are_those_of_up_to_nine_digits() {
        for digits in ["0", "7", "12", "007", "1234", "12345", "654321", "1234567", "12345678", "00000000", "987654321"]
        {
            assert_eq!(whole(digits.as_bytes()), digits.parse().ok(), "{digits}");
        }
        for digits in
            ["", "1234567890", "12a", "a", "-1", "+1", "1 ", "1.0", "12345/78", "1234567:", "1234567x8", ":23456789"]
        {
            assert_eq!(whole(digits.as_bytes()), None, "{digits}");
        }
        for byte in 0..=u8::MAX {
            let digits = [b'1', b'2', byte, b'4', b'5'];
            let expected = byte.is_ascii_digit().then(|| 12_045 + 100 * u32::from(byte.wrapping_sub(b'0')));
            assert_eq!(whole(&digits), expected, "{byte}");
        }
    }
}
