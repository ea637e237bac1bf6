//! How long a text message is: characters as networks count them, and the parts that are paid for.
//!
//! Source: the member plan (70 characters a part, 67 when joined). A message in Chinese is sent as UTF-16 (3GPP TS
//! 23.038): 140 octets are 70 units; a part of several gives 3 units to the header that joins them (TS 23.040). A
//! character beyond the first plane takes two units, which are never torn apart.

/// Units of a message that fits one part.
const ALONE: usize = 70;

/// Units of each part of a longer one.
const JOINED: usize = 67;

/// The length of a text message.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Length {
    /// Units of UTF-16, as networks count characters.
    pub characters: usize,
    /// Parts that are sent and paid for; none for an empty text.
    pub parts: usize,
}

impl Length {
    /// The length of `text`.
    pub fn of(text: &str) -> Self {
        let characters = text.encode_utf16().count();
        let parts = match characters {
            0 => 0,
            1..=ALONE => 1,
            _ => joined(text),
        };
        Self { characters, parts }
    }
}

fn joined(text: &str) -> usize {
    let (mut parts, mut used) = (1, 0);
    for units in text.chars().map(char::len_utf16) {
        if used + units > JOINED {
            parts += 1;
            used = 0;
        }
        used += units;
    }
    parts
}

#[cfg(test)]
mod tests {
    use super::Length;

    #[test]
    fn a_part_has_70_characters_and_67_when_joined() {
        // 67 + 67 = 134, so 135 needs a third part.
        for (characters, parts) in [(0, 0), (1, 1), (70, 1), (71, 2), (134, 2), (135, 3), (201, 3), (202, 4)] {
            assert_eq!(Length::of(&"您".repeat(characters)), Length { characters, parts }, "{characters}");
            assert_eq!(Length::of(&"a".repeat(characters)), Length { characters, parts }, "{characters} Latin");
        }
    }

    #[test]
    fn a_surrogate_pair_counts_twice_and_stays_in_one_part() {
        // 35 pairs are 70 units.
        assert_eq!(Length::of(&"🎂".repeat(35)), Length { characters: 70, parts: 1 });
        assert_eq!(Length::of(&"🎂".repeat(36)), Length { characters: 72, parts: 2 });
        // 67 is odd: 33 pairs, 66 units, fit a part, so that 67 pairs, 134 units, need 33 + 33 + 1.
        assert_eq!(Length::of(&"🎂".repeat(67)), Length { characters: 134, parts: 3 });
        // 66 characters and a pair: the pair goes to the second part.
        let text = format!("{}𠮷{}", "您".repeat(66), "您".repeat(65));
        assert_eq!(Length::of(&text), Length { characters: 133, parts: 2 });
        // The same with one more: 66, then 2 + 65, and the last alone.
        let text = format!("{}𠮷{}", "您".repeat(66), "您".repeat(66));
        assert_eq!(Length::of(&text), Length { characters: 134, parts: 3 });
    }
}
