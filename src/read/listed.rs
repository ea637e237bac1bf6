//! What the list of imports says of a file: its content, and what each of its sheets came to by itself.

use std::io;

use super::copy::{CopyError, copy};
use super::text::Bytes;
use crate::book::{Bucket, Import, Kind, Sheet};

/// A file on its way into the list of imports.
pub(super) struct Listed {
    hash: Box<str>,
}

impl Listed {
    /// A file by its bytes; none where they cannot be read, which is said when it is opened.
    pub(super) fn of(bytes: &Bytes) -> Option<Self> {
        hash(bytes).ok().map(|hash| Self { hash })
    }

    /// Its sheets that are used, as they were read, before anything is held against other files.
    pub(super) fn imports(&self, sheets: &[Sheet]) -> Vec<Import> {
        let used = |bucket: Bucket, sheet: &Sheet| sheet.balance.get(bucket).rows;
        let kinds = [Kind::Members, Kind::Purchases, Kind::Callbacks];
        let import = |sheet: &Sheet| {
            let kind = sheet.kind.filter(|kind| kinds.contains(kind))?;
            Some(Import {
                file: sheet.file_name().into(),
                hash: self.hash.clone(),
                sheet: sheet.name.as_str().into(),
                kind,
                rows: sheet.balance.read.rows,
                used: used(Bucket::Attributed, sheet) + used(Bucket::WithoutMember, sheet),
            })
        };
        sheets.iter().filter_map(import).collect()
    }
}

/// SHA-256 of the bytes of a file, in hexadecimal digits.
///
/// # Errors
/// A file that cannot be read to its end.
pub fn hash(bytes: &Bytes) -> io::Result<Box<str>> {
    let copied = copy(&mut bytes.open()?, &mut io::sink());
    copied.map(|copied| copied.hash).map_err(|(CopyError::Read(error) | CopyError::Write(error))| error)
}

#[cfg(test)]
mod tests {
    use super::{Bytes, hash};

    #[test]
    fn a_content_is_known_by_its_sha_256() {
        // The vector of FIPS 180 for "abc".
        let expected = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
        assert_eq!(&*hash(&Bytes::Memory((*b"abc").into())).expect("bytes"), expected);
    }
}
