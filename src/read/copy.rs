//! Bytes from one place to another, and by what they are known again.

use std::io::{self, Read, Write};

use sha2::{Digest, Sha256};

/// What was copied.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Copied {
    /// SHA-256 of the bytes, in hexadecimal digits.
    pub hash: Box<str>,
    /// Bytes.
    pub size: u64,
}

/// Which side of a copy failed.
#[derive(Debug)]
pub enum CopyError {
    /// Where the bytes come from.
    Read(io::Error),
    /// Where they go.
    Write(io::Error),
}

/// Copies all bytes.
///
/// # Errors
/// An input that cannot be read to its end, an output that does not take the bytes.
pub fn copy(input: &mut dyn Read, output: &mut dyn Write) -> Result<Copied, CopyError> {
    let (mut sha, mut size, mut block) = (Sha256::new(), 0, vec![0; 1 << 16]);
    loop {
        let read = match input.read(&mut block) {
            Ok(0) => return Ok(Copied { hash: hexadecimal(&sha.finalize()), size }),
            Ok(read) => &block[..read],
            Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
            Err(error) => return Err(CopyError::Read(error)),
        };
        sha.update(read);
        output.write_all(read).map_err(CopyError::Write)?;
        size += read.len() as u64;
    }
}

fn hexadecimal(bytes: &[u8]) -> Box<str> {
    let digit = |half: u8| char::from_digit(u32::from(half), 16).unwrap_or('0');
    bytes.iter().flat_map(|byte| [digit(byte >> 4), digit(byte & 15)]).collect::<String>().into()
}
