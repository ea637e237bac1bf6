//! The list inside a backup: what each of its files is known by again.

use std::fmt;

use crate::read::Copied;

/// The name of the list among the entries, a name that `entry_name` would refuse to no shop, and that is no table's.
pub(super) const NAME: &str = "熟客备份.sha256";
/// The first line: whose list it is, and of which form.
const HEAD: &str = "regulars backup 1";

/// The files of a backup, in the order of their names.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Manifest {
    pub(super) files: Vec<(String, Copied)>,
}

impl Manifest {
    /// Reads the list; none where any line is not as this program writes it.
    pub(super) fn parse(text: &str) -> Option<Self> {
        let lines = text.strip_prefix(HEAD)?.strip_prefix('\n')?;
        let files: Vec<_> = lines.lines().map(file).collect::<Option<_>>()?;
        let manifest = Self { files };
        // So that nothing in it can be told in two ways: order, blanks, case of the digits, the end of the last line.
        let in_order = manifest.files.is_sorted_by(|a, b| a.0 < b.0);
        (in_order && manifest.to_string() == text).then_some(manifest)
    }

    /// The names of the files.
    pub(super) fn names(&self) -> impl Iterator<Item = &str> {
        self.files.iter().map(|(name, _)| name.as_str())
    }

    /// Bytes of all files.
    pub(super) fn size(&self) -> u64 {
        self.files.iter().fold(0, |sum, (_, copied)| sum.saturating_add(copied.size))
    }
}

/// A line: SHA-256, size, name.
fn file(line: &str) -> Option<(String, Copied)> {
    let mut parts = line.splitn(3, ' ');
    let (hash, size, name) = (parts.next()?, parts.next()?, parts.next()?);
    let is_digest = hash.len() == 64 && hash.bytes().all(|digit| matches!(digit, b'0'..=b'9' | b'a'..=b'f'));
    let copied = Copied { hash: hash.into(), size: size.parse().ok()? };
    is_digest.then(|| (name.to_owned(), copied))
}

impl fmt::Display for Manifest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{HEAD}")?;
        self.files.iter().try_for_each(|(name, copied)| writeln!(f, "{} {} {name}", copied.hash, copied.size))
    }
}

#[cfg(test)]
mod tests {
    use super::{Copied, Manifest};

    /// The digest of no bytes at all (FIPS 180).
    const NOTHING: &str = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

    #[test]
    fn it_reads_back_only_as_it_was_written() {
        let copied = |size| Copied { hash: NOTHING.into(), size };
        let manifest =
            Manifest { files: vec![("a b.csv".to_owned(), copied(12)), ("会员.xlsx".to_owned(), copied(0))] };
        let text = format!("regulars backup 1\n{NOTHING} 12 a b.csv\n{NOTHING} 0 会员.xlsx\n");
        assert_eq!(manifest.to_string(), text);
        assert_eq!(Manifest::parse(&text), Some(manifest));
        for other in [
            text.replace("backup 1", "backup 2"),
            text.replace('\n', "\r\n"),
            text.trim_end().to_owned(),
            format!("{text}\n"),
            text.replace(" 12 ", " 012 "),
            text.replace(" 12 ", "  12 "),
            text.replace(" 12 ", " -12 "),
            text.replace(NOTHING, &NOTHING.to_uppercase()),
            text.replace(NOTHING, &NOTHING[1..]),
            text.replace("会员.xlsx", "a"),
            text.replace("会员.xlsx", "a b.csv"),
        ] {
            assert_eq!(Manifest::parse(&other), None, "{other}");
        }
    }
}
