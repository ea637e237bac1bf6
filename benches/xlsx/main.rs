//! Reading a large xlsx beside calamine's reader of cells: `cargo bench --bench xlsx -- [ROWS] [PAIRS]`.
//!
//! The sheet is made anew from a fixed seed: seven columns as Excel writes a till's export, its texts shared. Both
//! readers walk through all cells and add up what they see, in one process, by turns; medians are printed, and the peak
//! memory of a walk of our own reader, which goes first.
#![allow(clippy::print_stdout, clippy::unwrap_used, reason = "a measurement says what it measured, or stops")]

mod sheet;

use std::io::{BufReader, Read};
use std::ops::ControlFlow;
use std::path::Path;
use std::time::{Duration, Instant};

use calamine::{DataRef, Xlsx, open_workbook};
use regulars::read::Raw;
use regulars::read::row::Walk;
use regulars::read::text::Bytes;
use regulars::read::workbook::Workbook;
use zip::ZipArchive;

/// Cells, the weight of texts and the sum of numbers, the same for both readers.
#[derive(Debug, Default, Clone, Copy, PartialEq)]
struct Seen {
    cells: u64,
    text: usize,
    sum: f64,
}

/// Looks at a text: at its length and its last byte, as whoever uses it must.
fn weight(text: &str) -> usize {
    text.len() + usize::from(text.as_bytes().last().copied().unwrap_or_default())
}

fn own(path: &Path) -> Seen {
    let mut book = Workbook::xlsx(Bytes::File(path.to_owned())).unwrap();
    let mut seen = Seen::default();
    let visit = &mut |row: regulars::read::row::Row<'_>| {
        for (_, cell) in row.filled() {
            seen.cells += 1;
            match cell {
                Raw::Text(text) => seen.text += weight(text),
                Raw::Number(number) | Raw::Serial(number) => seen.sum += number,
                _ => {}
            }
        }
        ControlFlow::Continue(())
    };
    book.sheet("明细", false).walk(visit).unwrap();
    seen
}

fn calamine(path: &Path) -> Seen {
    let mut book: Xlsx<BufReader<std::fs::File>> = open_workbook(path).unwrap();
    let mut cells = book.worksheet_cells_reader("明细").unwrap();
    let mut seen = Seen::default();
    while let Some(cell) = cells.next_cell().unwrap() {
        seen.cells += 1;
        match cell.get_value() {
            DataRef::SharedString(text) => seen.text += weight(text),
            DataRef::String(text) => seen.text += weight(text),
            DataRef::Float(number) => seen.sum += number,
            #[expect(clippy::cast_precision_loss, reason = "an amount")]
            DataRef::Int(number) => seen.sum += *number as f64,
            DataRef::DateTime(moment) => seen.sum += moment.as_f64(),
            _ => {}
        }
    }
    seen
}

/// Inflates the sheet and looks at nothing: no reader that streams can be faster.
fn inflate(path: &Path) -> Seen {
    let mut zip = ZipArchive::new(std::fs::File::open(path).unwrap()).unwrap();
    let mut part = zip.by_name("xl/worksheets/sheet1.xml").unwrap();
    let mut block = vec![0; 128 * 1024];
    while part.read(&mut block).unwrap() > 0 {}
    Seen::default()
}

/// The most memory that this process has had, in MiB, where the system says it.
fn peak() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find(|line| line.starts_with("VmHWM"))?;
    Some(line.split_whitespace().nth(1)?.parse::<u64>().ok()? / 1024)
}

fn timed(read: impl Fn(&Path) -> Seen, path: &Path) -> (Seen, Duration) {
    let start = Instant::now();
    (read(path), start.elapsed())
}

fn median(times: &mut [Duration]) -> f64 {
    times.sort();
    times[times.len() / 2].as_secs_f64()
}

fn main() {
    let numbers: Vec<usize> = std::env::args().filter_map(|argument| argument.parse().ok()).collect();
    let (rows, pairs) = (numbers.first().copied().unwrap_or(1_000_000), numbers.get(1).copied().unwrap_or(5));
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("till.xlsx");
    let inflated = sheet::write(&path, rows).unwrap();
    let size = std::fs::metadata(&path).unwrap().len();
    println!("{rows} rows, {} MB of XML in {} MB; before reading {:?} MiB", inflated >> 20, size >> 20, peak());
    let first = timed(own, &path);
    println!("own, first: {:.3} s, peak {:?} MiB", first.1.as_secs_f64(), peak());
    let (mut ours, mut theirs, mut floor) = (Vec::new(), Vec::new(), Vec::new());
    for _ in 0..pairs {
        let (seen, time) = timed(own, &path);
        ours.push(time);
        let (expected, time) = timed(calamine, &path);
        theirs.push(time);
        floor.push(timed(inflate, &path).1);
        assert!((seen.cells, seen.text) == (expected.cells, expected.text), "{seen:?} {expected:?}");
        assert!((seen.sum - expected.sum).abs() < 0.01, "{seen:?} {expected:?}");
    }
    let (ours, theirs, floor) = (median(&mut ours), median(&mut theirs), median(&mut floor));
    println!("inflating alone {floor:.3} s: at best {:.1} times as fast", theirs / floor);
    println!("own {ours:.3} s, calamine's reader of cells {theirs:.3} s: {:.1} times as fast", theirs / ours);
    println!("peak with calamine {:?} MiB; {:?}", peak(), first.0);
}
