//! White space as sheets have it.

/// White space as sheets have it: no-break and zero-width characters, zeros and the byte order mark included.
pub fn is_space(character: char) -> bool {
    character.is_whitespace() || matches!(character, '\0' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}')
}
