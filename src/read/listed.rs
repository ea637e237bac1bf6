//! What the list of imports says of a file: its content, and what each of its sheets came to by itself.

use std::io;

use sha2::{Digest, Sha256};

use super::text::Bytes;
use crate::book::{Bucket, Import, Kind, Sheet};

/// A file on its way into the list of imports.
pub(super) struct Listed {
    hash: Box<str>,
}

impl Listed {
    /// A file by its bytes; none where they cannot be read, which is said when it is opened.
    pub(super) fn of(bytes: &Bytes) -> Option<Self> {
        struct Into(Sha256);
        impl io::Write for Into {
            fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
                self.0.update(bytes);
                Ok(bytes.len())
            }
            fn flush(&mut self) -> io::Result<()> {
                Ok(())
            }
        }
        let mut into = Into(Sha256::new());
        io::copy(&mut bytes.open().ok()?, &mut into).ok()?;
        let digits: String = into.0.finalize().iter().map(|byte| format!("{byte:02x}")).collect();
        Some(Self { hash: digits.into() })
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
