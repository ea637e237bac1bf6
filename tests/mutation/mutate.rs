//! Bytes made wrong, a little at a time.

use super::dice::Dice;

/// What breaks readers: ends of numbers, signs with a meaning, halves of characters.
const TOKENS: [&[u8]; 64] = [
    b",",
    b"\n",
    b"\r\n",
    b"\r",
    b"\"",
    b"\"\"",
    b"\t",
    b";",
    b"|",
    b"\0",
    b" ",
    b"'",
    b"-",
    b"--",
    b"/",
    b".",
    b":",
    b"(",
    b")",
    b"0",
    b"00",
    b"9",
    b"99999999999",
    b"4294967295",
    b"4294967296",
    b"9223372036854775807",
    b"1e999",
    b"-1",
    b"0.000000001",
    b"1900-1-0",
    b"2024-2-30",
    b"24:00",
    b"#N/A",
    b"NaN",
    b"inf",
    b"=1+1",
    b"sep=;",
    b"\xEF\xBB\xBF",
    b"\xFF\xFE",
    b"\xD5",
    b"\xE5\xBC",
    b"\xF0\x9F\x98\x80",
    b"\xC0\x80",
    b"\xED\xA0\x80",
    b"*",
    b"+86",
    b"E+10",
    "，".as_bytes(),
    "；".as_bytes(),
    "年".as_bytes(),
    "月".as_bytes(),
    "日".as_bytes(),
    "闰".as_bytes(),
    "农历".as_bytes(),
    "万".as_bytes(),
    "亿".as_bytes(),
    "退".as_bytes(),
    "约".as_bytes(),
    "￥".as_bytes(),
    "１".as_bytes(),
    "合计".as_bytes(),
    "消费日期".as_bytes(),
    "\u{200b}".as_bytes(),
    "\u{FDFA}".as_bytes(),
];

/// The longest input that is made.
const LONGEST: usize = 64 * 1024;

/// One to six changes.
pub(crate) fn mutated(seed: &[u8], dice: &mut Dice) -> Vec<u8> {
    let mut bytes = seed.to_vec();
    for _ in 0..=dice.below(6) {
        change(&mut bytes, dice);
    }
    bytes.truncate(LONGEST);
    bytes
}

fn change(bytes: &mut Vec<u8>, dice: &mut Dice) {
    let at = dice.below(bytes.len() + 1);
    let until = (at + dice.small(8)).min(bytes.len());
    match dice.below(10) {
        0 if at < bytes.len() => bytes[at] ^= 1 << dice.below(8),
        1 if at < bytes.len() => bytes[at] = dice.throw().to_le_bytes()[5],
        2 => drop(bytes.drain(at..until)),
        3 => {
            let again = bytes[at..until].to_vec();
            let times = 1 + dice.small(8);
            put(bytes, at, &again.repeat(times));
        }
        4 => bytes.truncate(at),
        5 => bytes[at..until].reverse(),
        6 => {
            let other = bytes[at..until].to_vec();
            let to = dice.below(bytes.len() + 1);
            put(bytes, to, &other);
        }
        7 => {
            let times = 1 + dice.small(9);
            put(bytes, at, &dice.pick::<&[u8]>(&TOKENS).repeat(times));
        }
        8 => {
            let token = *dice.pick(&TOKENS);
            drop(bytes.splice(at..until, token.iter().copied()));
        }
        _ => put(bytes, at, dice.pick::<&[u8]>(&TOKENS)),
    }
}

fn put(bytes: &mut Vec<u8>, at: usize, more: &[u8]) {
    if bytes.len() + more.len() <= LONGEST {
        drop(bytes.splice(at..at, more.iter().copied()));
    }
}
