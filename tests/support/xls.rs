//! A small xls: records of BIFF8 in a compound file, sector by sector.
#![allow(dead_code, reason = "each test program uses a part")]

const SECTOR: usize = 512;
const END: u32 = 0xFFFF_FFFE;
const FREE: u32 = 0xFFFF_FFFF;

/// A workbook with a header and two sales, and `more` records behind them in its sheet.
pub(crate) fn xls_with(more: &[u8]) -> Vec<u8> {
    compound("Workbook", &stream(more))
}

pub(crate) fn record(kind: u16, data: &[u8]) -> Vec<u8> {
    let length = u16::try_from(data.len()).expect("a record below 64 KB");
    [&kind.to_le_bytes()[..], &length.to_le_bytes(), data].concat()
}

/// The text of a cell.
fn label(row: u16, column: u16, text: &str) -> Vec<u8> {
    let units: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let count = u16::try_from(units.len() / 2).expect("a short text");
    let head = [row, column, 0, count].map(u16::to_le_bytes).concat();
    record(0x0204, &[head, vec![1], units].concat())
}

fn number(row: u16, column: u16, number: f64) -> Vec<u8> {
    let head = [row, column, 0].map(u16::to_le_bytes).concat();
    record(0x0203, &[head, number.to_le_bytes().to_vec()].concat())
}

fn beginning(of: u16) -> Vec<u8> {
    record(0x0809, &[0x0600, of, 0x0DBB, 0x07CC, 0, 0, 6, 0].map(u16::to_le_bytes).concat())
}

fn stream(more: &[u8]) -> Vec<u8> {
    let end = record(0x000A, &[]);
    let name: Vec<u8> = "Sheet1".encode_utf16().flat_map(u16::to_le_bytes).collect();
    let globals = beginning(5);
    let bound = |start: u32| record(0x0085, &[&start.to_le_bytes()[..], &[0, 0, 6, 1], &name].concat());
    let start = u32::try_from(globals.len() + bound(0).len() + end.len()).expect("small");
    let rows = [
        label(0, 0, "消费日期"),
        label(0, 1, "姓名"),
        label(0, 2, "实付金额"),
        label(1, 0, "2024-3-5"),
        label(1, 1, "张三"),
        number(1, 2, 1280.5),
        label(2, 0, "2024-3-6"),
        label(2, 1, "李四"),
        number(2, 2, -20.0),
    ];
    let dimensions = record(0x0200, &[0_u16, 0, 3, 0, 0, 3, 0].map(u16::to_le_bytes).concat());
    [globals, bound(start), end.clone(), beginning(0x10), dimensions, rows.concat(), more.to_vec(), end].concat()
}

/// One stream in a compound file of the kind that Office writes: header, table of sectors, directory, the stream.
pub(crate) fn compound(name: &str, stream: &[u8]) -> Vec<u8> {
    // Shorter streams stand elsewhere in such a file.
    let size = stream.len().max(4096).next_multiple_of(SECTOR);
    let sectors = u32::try_from(size / SECTOR).expect("small");
    let mut table = vec![0xFFFF_FFFD, END];
    table.extend((0..sectors).map(|at| if at + 1 == sectors { END } else { at + 3 }));
    table.resize(SECTOR / 4, FREE);
    let mut file = header();
    file.extend(table.iter().flat_map(|sector| sector.to_le_bytes()));
    let size = u32::try_from(size).expect("small");
    let directory = [
        entry("Root Entry", 5, 1, END, 0),
        entry(name, 2, FREE, 2, size),
        entry("", 0, FREE, 0, 0),
        entry("", 0, FREE, 0, 0),
    ];
    file.extend(directory.concat());
    file.extend(stream);
    file.resize(SECTOR * 3 + size as usize, 0);
    file
}

fn header() -> Vec<u8> {
    let mut header = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1".to_vec();
    header.extend([0; 16]);
    header.extend([0x3E_u16, 3, 0xFFFE, 9, 6, 0, 0, 0].iter().flat_map(|half| half.to_le_bytes()));
    // Sectors of the directory, of the table; where the directory begins; the smallest stream; no small ones; no more table.
    header.extend([0, 1, 1, 0, 4096, END, 0, END, 0].iter().flat_map(|word: &u32| word.to_le_bytes()));
    header.extend(0_u32.to_le_bytes());
    header.resize(SECTOR, 0xFF);
    header
}

fn entry(name: &str, kind: u8, child: u32, start: u32, size: u32) -> Vec<u8> {
    let mut entry: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let length = if name.is_empty() { 0 } else { entry.len() + 2 };
    entry.resize(64, 0);
    entry.extend(u16::try_from(length).expect("a short name").to_le_bytes());
    entry.extend([kind, 1]);
    entry.extend([FREE, FREE, child].iter().flat_map(|word| word.to_le_bytes()));
    entry.extend([0; 36]);
    entry.extend(start.to_le_bytes());
    entry.extend(size.to_le_bytes());
    entry.extend([0; 4]);
    entry
}
