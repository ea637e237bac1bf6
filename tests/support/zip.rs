//! Zip files as nobody's program writes them: every number in them can be a lie.
#![allow(dead_code, reason = "each test program uses a part")]

use std::io::Write;

use flate2::{Compress, Compression, Crc, FlushCompress, write::DeflateEncoder};

/// One entry; what is `Some` stands in the place of the truth.
#[derive(Debug, Clone, Default)]
pub(crate) struct Entry {
    pub(crate) name: Vec<u8>,
    /// As it stands in the file.
    pub(crate) packed: Vec<u8>,
    pub(crate) method: u16,
    pub(crate) flags: u16,
    pub(crate) crc: u32,
    pub(crate) size: u32,
    pub(crate) packed_size: Option<u32>,
    pub(crate) offset: Option<u32>,
    /// The name that the entry itself says, other than the directory.
    pub(crate) own_name: Option<Vec<u8>>,
    pub(crate) extra: Vec<u8>,
}

impl Entry {
    pub(crate) fn stored(name: &str, data: &[u8]) -> Self {
        let mut crc = Crc::new();
        crc.update(data);
        let size = u32::try_from(data.len()).expect("small");
        Self { name: name.into(), packed: data.to_vec(), crc: crc.sum(), size, ..Self::default() }
    }

    pub(crate) fn deflated(name: &str, data: &[u8]) -> Self {
        let mut encoder = DeflateEncoder::new(Vec::new(), Compression::fast());
        encoder.write_all(data).expect("written to memory");
        Self { packed: encoder.finish().expect("written to memory"), method: 8, ..Self::stored(name, data) }
    }

    /// `head`, so many times `unit`, `tail`: gigabytes from a few bytes, since each packed unit stands for itself.
    pub(crate) fn bomb(name: &str, head: &str, unit: &str, times: usize, tail: &str) -> Self {
        let unit_packed = block(unit.as_bytes(), FlushCompress::Full);
        let mut packed = block(head.as_bytes(), FlushCompress::Full);
        packed.reserve(unit_packed.len() * times);
        for _ in 0..times {
            packed.extend_from_slice(&unit_packed);
        }
        packed.extend(block(tail.as_bytes(), FlushCompress::Finish));
        let size = head.len() + unit.len() * times + tail.len();
        let size = u32::try_from(size).unwrap_or(u32::MAX);
        // Nobody gets as far as the checksum.
        Self { name: name.into(), packed, method: 8, size, ..Self::default() }
    }
}

fn block(data: &[u8], flush: FlushCompress) -> Vec<u8> {
    let mut packed = Vec::with_capacity(data.len() / 2 + 1024);
    let mut compress = Compress::new(Compression::best(), false);
    compress.compress_vec(data, &mut packed, flush).expect("compressed");
    packed
}

/// What the end of the directory says.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct End {
    pub(crate) count: Option<u16>,
    pub(crate) size: Option<u32>,
    pub(crate) offset: Option<u32>,
    pub(crate) comment: u16,
}

pub(crate) fn zip(entries: &[Entry]) -> Vec<u8> {
    zip_ending(entries, End::default())
}

pub(crate) fn zip_ending(entries: &[Entry], end: End) -> Vec<u8> {
    let mut file = Vec::new();
    let mut directory = Vec::new();
    for entry in entries {
        let offset = length(&file);
        let own_name = entry.own_name.as_ref().unwrap_or(&entry.name);
        file.extend(b"PK\x03\x04\x14\0");
        file.extend(common(entry, own_name));
        file.extend(own_name);
        file.extend(&entry.extra);
        file.extend(&entry.packed);
        directory.extend(b"PK\x01\x02\x14\0\x14\0");
        directory.extend(common(entry, &entry.name));
        directory.extend([0; 10]);
        directory.extend(entry.offset.unwrap_or(offset).to_le_bytes());
        directory.extend(&entry.name);
        directory.extend(&entry.extra);
    }
    let (start, size) = (length(&file), length(&directory));
    let count = end.count.unwrap_or_else(|| u16::try_from(entries.len()).unwrap_or(u16::MAX));
    file.extend(directory);
    file.extend(b"PK\x05\x06\0\0\0\0");
    file.extend(count.to_le_bytes());
    file.extend(count.to_le_bytes());
    file.extend(end.size.unwrap_or(size).to_le_bytes());
    file.extend(end.offset.unwrap_or(start).to_le_bytes());
    file.extend(end.comment.to_le_bytes());
    file
}

/// The fields that an entry and its line in the directory share, from the flags to the length of the extra field.
fn common(entry: &Entry, name: &[u8]) -> Vec<u8> {
    let mut bytes = Vec::new();
    bytes.extend(entry.flags.to_le_bytes());
    bytes.extend(entry.method.to_le_bytes());
    bytes.extend([0, 0, 0x21, 0]);
    bytes.extend(entry.crc.to_le_bytes());
    bytes.extend(entry.packed_size.unwrap_or_else(|| length(&entry.packed)).to_le_bytes());
    bytes.extend(entry.size.to_le_bytes());
    bytes.extend(u16::try_from(name.len()).unwrap_or(u16::MAX).to_le_bytes());
    bytes.extend(u16::try_from(entry.extra.len()).unwrap_or(u16::MAX).to_le_bytes());
    bytes
}

fn length(bytes: &[u8]) -> u32 {
    u32::try_from(bytes.len()).expect("a file below 4 GB")
}
