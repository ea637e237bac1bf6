//! `_x000D_`: characters that XML cannot hold, as cells write them (`ST_Xstring`, ECMA-376 part 1, 22.9.2.19).

/// Resolves the escapes of a text from its byte `from` on. `_x005F_` is an underline that stands for itself.
pub(super) fn resolve(text: &mut String, from: usize) {
    if !text.as_bytes()[from..].windows(2).any(|pair| pair == b"_x") {
        return;
    }
    let raw = text.split_off(from);
    let mut rest = raw.as_str();
    let mut units: Vec<u16> = Vec::new();
    while let Some(at) = rest.find("_x") {
        if at > 0 {
            flush(&mut units, text);
        }
        text.push_str(&rest[..at]);
        if let Some(unit) = unit(&rest[at..]) {
            units.push(unit);
            rest = &rest[at + 7..];
        } else {
            flush(&mut units, text);
            text.push('_');
            rest = &rest[at + 1..];
        }
    }
    flush(&mut units, text);
    text.push_str(rest);
}

/// The UTF-16 unit of an escape at the start of a text.
fn unit(text: &str) -> Option<u16> {
    let digits = text.get(..7)?.strip_prefix("_x")?.strip_suffix('_')?;
    if digits.bytes().all(|b| b.is_ascii_hexdigit()) { u16::from_str_radix(digits, 16).ok() } else { None }
}

/// Two units beside each other can be one character.
fn flush(units: &mut Vec<u16>, text: &mut String) {
    let characters = char::decode_utf16(units.drain(..));
    text.extend(characters.map(|character| character.unwrap_or(char::REPLACEMENT_CHARACTER)));
}

#[cfg(test)]
mod tests {
    use super::resolve;

    #[test]
    fn escapes_are_characters() {
        for (raw, text) in [
            ("a_x000D_b", "a\rb"),
            ("_x005F_x000D_", "_x000D_"),
            ("_xD83D__xDE00_", "😀"),
            ("_xD83D_a_xDE00_", "\u{fffd}a\u{fffd}"),
            ("_x00_", "_x00_"),
            ("_x000G_", "_x000G_"),
            ("_x4e2D_国", "中国"),
            ("_x", "_x"),
            ("__x0041_", "_A"),
            ("plain", "plain"),
        ] {
            let mut out = format!("_x0041_{raw}");
            resolve(&mut out, "_x0041_".len());
            assert_eq!(out, format!("_x0041_{text}"), "{raw}");
        }
    }
}
