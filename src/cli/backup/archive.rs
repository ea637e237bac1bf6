//! A backup as a file: written, and read back whole.

use std::fs::File;
use std::io::{self, BufReader, BufWriter, Read, Seek, Write};

use chrono::{Datelike, NaiveDate};
use zip::write::SimpleFileOptions;
use zip::{DateTime, System, ZipArchive, ZipWriter};

use super::damage::{Damage, Trouble};
use super::entry_name::unsafe_name;
use super::manifest::{self, Manifest};
use super::sources::Source;
use crate::read::text::Bytes;
use crate::read::xlsx::inflated_at_most;
use crate::read::{CopyError, copy, hash};
use crate::write::WriteError;

/// Files of a backup; more are no shop's.
pub(super) const MOST: usize = 4_096;
/// Bytes of the list of so many files.
const LONGEST_LIST: u64 = 8 << 20;
/// From this size on, an entry needs the wide form of its sizes.
const WIDE: u64 = u32::MAX as u64;

/// Writes the sources into a file, and looks whether it holds what they hold: each is read back, and read again where it
/// stands.
///
/// # Errors
/// A source that cannot be read or changed meanwhile; a file that does not take the bytes or does not give them back.
pub(super) fn put(sources: &[Source], as_of: NaiveDate, file: &mut File) -> Result<Manifest, Trouble> {
    let written = write(sources, as_of, file)?;
    file.sync_all().map_err(output)?;
    let length = file.metadata().map_err(output)?.len();
    if unpack(&mut *file, length, &mut |_| Ok(None)).ok().as_ref() != Some(&written) {
        return Err(Trouble::Unverified);
    }
    changed(sources, &written)?;
    Ok(written)
}

/// Writes the sources, each byte by byte under its name, and the list of them behind. The same sources give the same bytes.
fn write(sources: &[Source], as_of: NaiveDate, file: &mut File) -> Result<Manifest, Trouble> {
    let mut zip = ZipWriter::new(BufWriter::with_capacity(1 << 16, file));
    let mut manifest = Manifest::default();
    for source in sources {
        let unread = |error| Trouble::Source(source.path.clone(), error);
        let mut input = File::open(&source.path).map_err(unread)?;
        let size = input.metadata().map_err(unread)?.len();
        zip.start_file(&*source.name, options(as_of).large_file(size >= WIDE)).map_err(of_zip)?;
        let copied = copy(&mut input, &mut zip).map_err(|error| match error {
            CopyError::Read(error) => unread(error),
            CopyError::Write(error) => output(error),
        })?;
        manifest.files.push((source.name.clone(), copied));
    }
    zip.start_file(manifest::NAME, options(as_of)).map_err(of_zip)?;
    zip.write_all(manifest.to_string().as_bytes()).map_err(output)?;
    zip.finish().map_err(of_zip)?.flush().map_err(output)?;
    Ok(manifest)
}

/// What an entry says of itself: of the as-of date, whatever the machine.
fn options(as_of: NaiveDate) -> SimpleFileOptions {
    let part = |number: u32| u8::try_from(number).unwrap_or(1);
    let year = u16::try_from(as_of.year()).unwrap_or_default();
    // Zip files know the years 1980 to 2107.
    let day = DateTime::from_date_and_time(year, part(as_of.month()), part(as_of.day()), 0, 0, 0).unwrap_or_default();
    SimpleFileOptions::default().system(System::Unix).last_modified_time(day).unix_permissions(0o600)
}

/// Whether each source still is what was copied.
fn changed(sources: &[Source], written: &Manifest) -> Result<(), Trouble> {
    for (source, (_, copied)) in sources.iter().zip(&written.files) {
        let now =
            hash(&Bytes::File(source.path.clone())).map_err(|error| Trouble::Source(source.path.clone(), error))?;
        if now != copied.hash {
            return Err(Trouble::Changed(source.path.clone()));
        }
    }
    Ok(())
}

/// Reads a backup of `length` bytes whole, and holds every file of it against the list. What `open` gives for a name takes the
/// file's bytes, which are the right ones only once this is done.
///
/// # Errors
/// Whatever is not as this program writes it.
pub(super) fn unpack(
    input: impl Read + Seek,
    length: u64,
    open: &mut dyn FnMut(&str) -> io::Result<Option<File>>,
) -> Result<Manifest, Damage> {
    let mut zip = ZipArchive::new(BufReader::new(input)).map_err(|_| Damage::NotABackup)?;
    if zip.len() > MOST + 1 {
        return Err(Damage::TooMuch);
    }
    let manifest = list(&mut zip)?;
    check(&mut zip, &manifest, length)?;
    let mut damaged = Vec::new();
    for (name, copied) in &manifest.files {
        let mut out = open(name).map_err(Damage::Unwritten)?;
        let Ok(entry) = zip.by_name(name) else {
            damaged.push(name.clone());
            continue;
        };
        // One byte more tells that there is more.
        let mut entry = entry.take(copied.size.saturating_add(1));
        let found = match &mut out {
            Some(file) => copy(&mut entry, file),
            None => copy(&mut entry, &mut io::sink()),
        };
        match found {
            Ok(found) if found == *copied => {}
            Ok(_) | Err(CopyError::Read(_)) => damaged.push(name.clone()),
            Err(CopyError::Write(error)) => return Err(Damage::Unwritten(error)),
        }
    }
    if damaged.is_empty() { Ok(manifest) } else { Err(Damage::Damaged(damaged)) }
}

/// The list in a backup.
fn list<R: Read + Seek>(zip: &mut ZipArchive<R>) -> Result<Manifest, Damage> {
    let entry = zip.by_name(manifest::NAME).map_err(|_| Damage::NotABackup)?;
    let mut text = String::new();
    entry.take(LONGEST_LIST).read_to_string(&mut text).map_err(|_| Damage::NotABackup)?;
    Manifest::parse(&text).ok_or(Damage::NotABackup)
}

/// Whether the entries are plain files under the names of the list, and together no more than an archive of that length can be
/// worth.
fn check<R: Read + Seek>(zip: &mut ZipArchive<R>, manifest: &Manifest, length: u64) -> Result<(), Damage> {
    let listed = || manifest.names().chain([manifest::NAME]);
    if let Some(name) = unsafe_name(listed()) {
        return Err(Damage::Unsafe(name.to_owned()));
    }
    let mut differing: Vec<String> =
        listed().filter(|name| zip.index_for_name(name).is_none()).map(str::to_owned).collect();
    for index in 0..zip.len() {
        let entry = zip.by_index_raw(index).map_err(|_| Damage::NotABackup)?;
        let name = entry.name().map_err(|_| Damage::NotABackup)?;
        let is_listed = *name == *manifest::NAME || manifest.names().any(|listed| *listed == *name);
        if !is_listed || !entry.is_file() || entry.is_symlink() {
            differing.push(name.into_owned());
        }
    }
    if !differing.is_empty() {
        return Err(Damage::Damaged(differing));
    }
    if zip.has_duplicate_names() {
        return Err(Damage::NotABackup);
    }
    if manifest.size() > inflated_at_most(length) { Err(Damage::TooMuch) } else { Ok(()) }
}

fn output(error: io::Error) -> Trouble {
    Trouble::Output(WriteError::Io(error))
}

fn of_zip(error: zip::result::ZipError) -> Trouble {
    output(error.into())
}
