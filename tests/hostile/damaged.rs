//! Good files cut off or with bits turned over, and files under names of another type.

use super::case::Case;
use super::dice::Dice;
use super::parts::{ods_with, xlsx};
use super::xls::{compound, record, xls_with};

const TILL: &str = "消费日期,姓名,手机号,实付金额,备注\r\n2024-3-5,张三,13812345678,\"￥1,280.00\",\r\n2024/3/6,李四,13912345678,-20,\"两件\n一套\"\r\n合计,,,1260,\r\n";

/// A good file of each type, by the name that it should have.
pub(crate) fn good() -> Vec<(&'static str, Vec<u8>)> {
    let utf16 = [0xFF, 0xFE].into_iter().chain(TILL.encode_utf16().flat_map(u16::to_le_bytes)).collect();
    vec![
        ("till.xlsx", xlsx()),
        ("till.xls", xls_with(&[])),
        ("till.ods", ods_with("")),
        ("till.csv", TILL.as_bytes().to_vec()),
        ("gbk.csv", encoding_rs::GBK.encode(&TILL.repeat(3)).0.into_owned()),
        ("big5.csv", encoding_rs::BIG5.encode("消費日期,姓名,實付金額\n2024-3-5,張三,100\n").0.into_owned()),
        ("utf16.txt", utf16),
    ]
}

pub(crate) fn cases() -> Vec<Case> {
    let mut cases: Vec<Case> =
        good().iter().map(|(name, bytes)| Case::new("a good file", name, bytes.clone())).collect();
    let mut dice = Dice::new(0x0BAD_F11E);
    for (name, bytes) in good() {
        cases.extend(cut_off(name, &bytes));
        cases.extend(turned_over(name, &bytes, &mut dice));
    }
    cases.extend(elsewhere());
    cases.extend(types());
    cases.extend(records());
    cases
}

fn cut_off(name: &str, bytes: &[u8]) -> Vec<Case> {
    let offsets =
        [1, 4, 9, 30, 60, bytes.len() / 4, bytes.len() / 2, bytes.len() * 3 / 4, bytes.len() - 23, bytes.len() - 1];
    let cut = |at: usize| Case::new(format!("{name} cut off at {at}"), name, &bytes[..at.min(bytes.len())]);
    offsets.map(cut).into()
}

/// One to eight bits, anywhere.
fn turned_over(name: &str, bytes: &[u8], dice: &mut Dice) -> Vec<Case> {
    let turned = |at: usize, dice: &mut Dice| {
        let mut bytes = bytes.to_vec();
        for _ in 0..=dice.below(8) {
            let at = dice.below(bytes.len());
            bytes[at] ^= 1 << dice.below(8);
        }
        Case::new(format!("{name} with bits turned over, {at}"), name, bytes)
    };
    (0..16).map(|at| turned(at, dice)).collect()
}

/// Every good file under the name of every other.
fn elsewhere() -> Vec<Case> {
    let names = ["a.xlsx", "a.xls", "a.xlsb", "a.ods", "a.csv"];
    let mut cases = Vec::new();
    for (own, bytes) in good().into_iter().take(4) {
        let others = names.iter().filter(|name| own[own.len() - 4..] != name[name.len() - 4..]);
        cases.extend(others.map(|name| Case::new(format!("{own} named {name}"), name, bytes.clone())));
    }
    cases
}

/// What is no table, or no file at all.
fn types() -> Vec<Case> {
    let starts: [(&str, &[u8]); 16] = [
        ("a PDF", b"%PDF-1.7\n"),
        ("a PNG", b"\x89PNG\r\n\x1a\n"),
        ("a JPEG", b"\xFF\xD8\xFF\xE0"),
        ("a GIF", b"GIF89a"),
        ("RAR", b"Rar!\x1a\x07\0"),
        ("7z", b"7z\xBC\xAF\x27\x1C"),
        ("RTF", b"{\\rtf1 "),
        ("gzip", b"\x1F\x8B\x08\0"),
        ("bzip2", b"BZh9"),
        ("xz", b"\xFD7zXZ\0"),
        ("a program", b"\x7FELF\x02\x01\x01"),
        ("a database", b"SQLite format 3\0"),
        ("an old xls", b"\x09\x08\x10\0\0\x06\x05\0"),
        ("a compound file", b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"),
        ("a zip", b"PK\x03\x04"),
        ("an empty zip", b"PK\x05\x06"),
    ];
    let mut dice = Dice::new(0x5EED);
    let mut random = |length: usize| (0..length).map(|_| dice.throw().to_le_bytes()[3]).collect::<Vec<u8>>();
    let mut cases = Vec::new();
    for (what, start) in starts {
        cases.push(Case::new(format!("{what} and nothing more"), "a.xlsx", start));
        cases.push(Case::new(format!("{what} and noise"), "a.xls", [start, &random(5_000)].concat()));
    }
    for length in [1, 2, 3, 100, 10_000, 300_000] {
        cases.push(Case::new(format!("{length} bytes of noise"), "a.csv", random(length)));
    }
    for name in ["a.xlsx", "a.xls", "a.xlsb", "a.ods", "a.csv", "a.tsv", "a.txt", "a", "~$a.xlsx"] {
        cases.push(Case::new(format!("nothing, named {name}"), name, Vec::new()));
    }
    cases.push(Case::new("a lock file", "~$会员.xlsx", [&b"\x06admin "[..], &[b' '; 158]].concat()));
    cases.push(Case::new("a locked workbook", "a.xlsx", compound("EncryptedPackage", &[7; 6_000])));
    cases.push(Case::new("a compound file of something else", "a.xls", compound("WordDocument", &[7; 6_000])));
    cases
}

/// Records of an xls that lie; and sectors that lead to each other.
fn records() -> Vec<Case> {
    let far = [0xFFFF_u16, 0xFFFF, 0].map(u16::to_le_bytes).concat();
    let lies = [
        ("a cell far off", record(0x0203, &[far.clone(), 1.0_f64.to_le_bytes().to_vec()].concat())),
        ("a text of no characters", record(0x0204, &[far.clone(), vec![0xFF, 0xFF, 1]].concat())),
        ("a cell cut off", record(0x0203, &[0; 3])),
        ("a row of cells cut off", record(0x00BD, &[0; 4])),
        ("a row of cells ending before it begins", record(0x00BD, &[0, 0, 9, 0, 0, 0, 1, 0, 0, 0, 0, 0])),
        ("a shared text of no one", record(0x00FD, &[far, vec![0xFF; 4]].concat())),
        ("dimensions of all", record(0x0200, &[0, 0, 0, 0, 0xFF, 0xFF, 0xFF, 0xFF, 0, 0, 0xFF, 0xFF, 0, 0])),
        ("shared texts that are not there", record(0x00FC, &[0xFF; 8])),
        ("a record of no length", record(0x0006, &[])),
        ("a record that is longer than the file", vec![3, 2, 0xFF, 0xFF]),
    ];
    let mut cases: Vec<Case> = lies
        .into_iter()
        .map(|(what, records)| Case::new(format!("xls: {what}"), "a.xls", xls_with(&records)))
        .collect();
    let mut patched = |what: &str, at: usize, word: u32| {
        let mut bytes = xls_with(&[]);
        bytes[at..at + 4].copy_from_slice(&word.to_le_bytes());
        cases.push(Case::new(format!("xls: {what}"), "a.xls", bytes));
    };
    patched("sectors in a circle", 512 + 12, 3);
    patched("a sector that leads to itself", 512 + 8, 2);
    patched("a sector beyond the file", 512 + 8, 0x00FF_FFFF);
    patched("a directory in a circle", 512 + 4, 1);
    patched("a directory beyond the file", 0x30, 0x0FFF_FFFF);
    patched("a table of a billion sectors", 0x2C, 1_000_000_000);
    patched("more tables without end", 0x44, 0);
    patched("a billion more tables", 0x48, 1_000_000_000);
    patched("sectors of 2^255 bytes", 0x1E, 0x0006_00FF);
    patched("a stream of 4 GB", 1024 + 128 + 120, u32::MAX);
    cases
}
