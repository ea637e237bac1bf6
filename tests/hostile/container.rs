//! Zip files whose directory lies, and parts under names that they should not have.

use super::case::Case;
use super::parts::{SHEET, WORKBOOK, entries, entries_with, xlsx};
use super::zip::{End, Entry, zip, zip_ending};

pub(crate) fn cases() -> Vec<Case> {
    let mut cases = entry_lies();
    cases.extend(directory_lies());
    cases.extend(names());
    cases.extend(missing());
    cases
}

/// The workbook with one number of its sheet's entry changed.
fn lie(what: &str, change: impl FnOnce(&mut Entry)) -> Case {
    let mut entries = entries();
    let sheet = entries.iter_mut().find(|entry| entry.name == SHEET.as_bytes()).expect("a sheet");
    change(sheet);
    Case::xlsx(what, zip(&entries))
}

fn entry_lies() -> Vec<Case> {
    let zip64 =
        |sizes: u64| [&[1, 0, 24, 0][..], &sizes.to_le_bytes(), &sizes.to_le_bytes(), &sizes.to_le_bytes()].concat();
    vec![
        lie("a size of nothing", |entry| entry.size = 0),
        lie("a size of 4 GB", |entry| entry.size = u32::MAX),
        lie("a packed size of nothing", |entry| entry.packed_size = Some(0)),
        lie("a packed size of 4 GB", |entry| entry.packed_size = Some(u32::MAX)),
        lie("a packed size beyond the file", |entry| entry.packed_size = Some(100_000)),
        lie("a wrong checksum", |entry| entry.crc ^= 1),
        lie("stored, it says", |entry| entry.method = 0),
        lie("packed by bzip2, it says", |entry| entry.method = 12),
        lie("packed by nobody", |entry| entry.method = 99),
        lie("locked by a password", |entry| entry.flags = 1),
        lie("sizes behind the data", |entry| entry.flags = 8),
        lie("all flags", |entry| entry.flags = u16::MAX),
        lie("an offset beyond the file", |entry| entry.offset = Some(u32::MAX - 1)),
        lie("an offset of all ones", |entry| entry.offset = Some(u32::MAX)),
        lie("an offset into the directory", |entry| entry.offset = Some(3_000)),
        lie("the offset of another", |entry| entry.offset = Some(0)),
        lie("another name of its own", |entry| entry.own_name = Some(b"x".to_vec())),
        lie("sizes of 64 bits, all ones", |entry| entry.extra = zip64(u64::MAX)),
        lie("sizes of 64 bits, half", |entry| {
            entry.extra = zip64(u64::MAX / 2);
            (entry.size, entry.packed_size, entry.offset) = (u32::MAX, Some(u32::MAX), Some(u32::MAX));
        }),
        lie("an extra field cut off", |entry| entry.extra = vec![1, 0, 255, 255]),
        lie("no data behind the packing", |entry| entry.packed = Vec::new()),
        lie("packing that is none", |entry| entry.packed = vec![0xFF; 500]),
        lie("packing that goes back before its start", |entry| entry.packed = vec![0x03, 0x7E, 0x00, 0x12, 0x34]),
    ]
}

fn directory_lies() -> Vec<Case> {
    let ending = |what: &str, end: End| Case::xlsx(what, zip_ending(&entries(), end));
    let good = xlsx();
    let whole = End::default();
    vec![
        ending("a directory of no entries", End { count: Some(0), ..whole }),
        ending("a directory of 65,535 entries", End { count: Some(u16::MAX), ..whole }),
        ending("a directory of no size", End { size: Some(0), ..whole }),
        ending("a directory of 4 GB", End { size: Some(u32::MAX), ..whole }),
        ending("a directory at the start", End { offset: Some(0), ..whole }),
        ending("a directory beyond the file", End { offset: Some(u32::MAX), ..whole }),
        ending("a comment that is not there", End { comment: u16::MAX, ..whole }),
        Case::xlsx("bytes before", [&[b'x'; 1000][..], &good].concat()),
        Case::xlsx("a zip before", [&good[..], &good].concat()),
        Case::xlsx("bytes behind", [&good[..], &[b'x'; 70_000]].concat()),
        Case::xlsx("two ends", [&good[..], b"PK\x05\x06", &[0; 18]].concat()),
        Case::xlsx("an end of ends", b"PK\x05\x06".repeat(10_000)),
        Case::xlsx("only an end", [&b"PK\x05\x06"[..], &[0; 18]].concat()),
        Case::xlsx("beginnings of entries", b"PK\x03\x04".repeat(10_000)),
        Case::xlsx("a beginning and an end", [&b"PK\x03\x04"[..], &[0; 100], b"PK\x05\x06", &[0xFF; 18]].concat()),
    ]
}

fn renamed(part: &str, name: &[u8]) -> Vec<Entry> {
    let mut entries = entries();
    let entry = entries.iter_mut().find(|entry| entry.name == part.as_bytes()).expect("a part");
    entry.name = name.to_vec();
    entries
}

fn names() -> Vec<Case> {
    let long = vec![b'a'; 65_535];
    let odd: [&[u8]; 14] = [
        b"..\\xl\\workbook.xml",
        b"../../xl/workbook.xml",
        b"/xl/workbook.xml",
        b"xl\\workbook.xml",
        b"C:\\xl\\workbook.xml",
        b"xl/./workbook.xml",
        b"xl//workbook.xml",
        b"XL/WORKBOOK.XML",
        b"xl/workbook.xml\0.png",
        b"xl/workbook.xml/",
        b"",
        b"\xFF\xFE\x80",
        b"xl/workbook.xml ",
        &long,
    ];
    let mut cases: Vec<Case> = odd
        .into_iter()
        .map(|name| {
            let shown: String = String::from_utf8_lossy(name).chars().take(30).collect();
            Case::xlsx(format!("the workbook under {shown:?}"), zip(&renamed(WORKBOOK, name)))
        })
        .collect();
    for part in [WORKBOOK, SHEET, "[Content_Types].xml"] {
        let mut twice = entries();
        twice.push(Entry::deflated(part, b"<other/>"));
        cases.push(Case::xlsx(format!("{part} twice"), zip(&twice)));
        twice.rotate_right(1);
        cases.push(Case::xlsx(format!("{part} twice, the other first"), zip(&twice)));
    }
    let others = [
        "word/document.xml",
        "ppt/presentation.xml",
        "Index/Document.iwa",
        "xl/workbook.bin",
        "content.xml",
        "xl/vbaProject.bin",
    ];
    cases.extend(
        others.map(|name| Case::xlsx(format!("{name} beside the rest"), zip(&entries_with(Entry::stored(name, b"x"))))),
    );
    cases.extend(others.map(|name| Case::xlsx(format!("{name} alone"), zip(&[Entry::stored(name, b"x")]))));
    cases
}

fn missing() -> Vec<Case> {
    let all = entries();
    let without = |at: usize| {
        let mut entries = all.clone();
        let gone = entries.remove(at);
        Case::xlsx(format!("no {}", String::from_utf8_lossy(&gone.name)), zip(&entries))
    };
    let mut cases: Vec<Case> = (0..all.len()).map(without).collect();
    cases.push(Case::xlsx("no entry at all", zip(&[])));
    cases
}
