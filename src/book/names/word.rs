//! Short texts as numbers, which are compared in one go.

/// Up to sixteen bytes as a number, the first lowest: of two pieces that may overlap, since both say the same there.
#[inline]
pub fn word(bytes: &[u8]) -> u128 {
    let length = bytes.len();
    if let (Some(first), Some(last)) = (bytes.first_chunk(), bytes.last_chunk()) {
        // Of the last eight what the first do not say.
        let beyond = if length == 8 { 0 } else { u64::from_le_bytes(*last) >> (8 * (16 - length)) };
        return u128::from(u64::from_le_bytes(*first)) | u128::from(beyond) << u64::BITS;
    }
    if let (Some(first), Some(last)) = (bytes.first_chunk(), bytes.last_chunk()) {
        let [first, last] = [*first, *last].map(|four| u64::from(u32::from_le_bytes(four)));
        return (first | last << (8 * (length - 4))).into();
    }
    bytes.iter().rev().fold(0, |word, &byte| word << 8 | u64::from(byte)).into()
}

#[cfg(test)]
mod tests {
    use super::word;

    #[test]
    fn bytes_are_a_number_whose_first_is_the_lowest() {
        let text = b"0123456789abcdef";
        for length in 0..=text.len() {
            let mut bytes = [0; 16];
            bytes[..length].copy_from_slice(&text[..length]);
            assert_eq!(word(&text[..length]), u128::from_le_bytes(bytes), "{length}");
        }
    }
}
