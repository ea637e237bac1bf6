//! Backups that are damaged or made to do harm: none ever gives a file that is not the one that went in.

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::{Cursor, Write};
use std::path::{Path, PathBuf};

use chrono::NaiveDate;
use tempfile::TempDir;
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

use super::archive::put;
use super::damage::Trouble;
use super::manifest::{self, Manifest};
use super::restore::restore;
use super::sources::{Source, sources};
use crate::cli::failure::{Exit, exit_of};
use crate::read::{Input, copy};

/// Names and contents, one of them long enough to be packed, one of random-looking bytes, one empty.
fn shop() -> BTreeMap<String, Vec<u8>> {
    let noise = (0..300_u32).map(|n| u8::try_from(n.wrapping_mul(2_654_435_761) >> 24).expect("a byte")).collect();
    let rows = "2026-01-10,R1,13812345678,张三,3000\n".repeat(40).into_bytes();
    [("会员.xlsx", noise), ("2026年/销售 明细.csv", rows), ("空.csv", Vec::new())]
        .map(|(name, bytes)| (name.to_owned(), bytes))
        .into()
}

fn day() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 22).expect("a day")
}

/// The files in a folder and below it, by their names in it.
fn files(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut found = BTreeMap::new();
    for entry in folder.read_dir().expect("a folder").flatten() {
        let name = entry.file_name().into_string().expect("text");
        if entry.path().is_dir() {
            found.extend(files(&entry.path()).into_iter().map(|(below, bytes)| (format!("{name}/{below}"), bytes)));
        } else {
            found.insert(name, fs::read(entry.path()).expect("a file"));
        }
    }
    found
}

/// A folder with these files, and the sources that they are.
fn laid_out(shop: &BTreeMap<String, Vec<u8>>) -> (TempDir, Vec<Source>) {
    let folder = tempfile::tempdir().expect("a folder");
    let mut inputs = Vec::new();
    for (name, bytes) in shop {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        fs::write(&path, bytes).expect("a file");
        // Named last to first: what comes out is sorted.
        inputs.insert(0, Input::File(path, true));
    }
    let sources = sources(&inputs, None).expect("sources");
    (folder, sources)
}

fn packed(sources: &[Source]) -> Vec<u8> {
    let mut file = tempfile::tempfile().expect("a file");
    put(sources, day(), &mut file).expect("a backup");
    let mut bytes = Cursor::new(Vec::new());
    std::io::Seek::rewind(&mut file).expect("a file");
    copy(&mut file, &mut bytes).expect("copied");
    bytes.into_inner()
}

/// What restoring these bytes comes to: the files, or what is said.
fn restored(bytes: &[u8]) -> Result<BTreeMap<String, Vec<u8>>, String> {
    let folder = tempfile::tempdir().expect("a folder");
    let (archive, to) = (folder.path().join("a.zip"), folder.path().join("恢复"));
    fs::write(&archive, bytes).expect("a file");
    let done = restore(&archive, &to);
    let answer = match done {
        Ok(count) => {
            let files = files(&to);
            assert_eq!(files.len(), count);
            Ok(files)
        }
        Err(error) => {
            assert!(!to.exists(), "{error}");
            assert_eq!(exit_of(&error), Exit::Input, "{error}");
            Err(error.to_string())
        }
    };
    // Neither beside the folder nor above it is anything left.
    let left = folder.path().read_dir().expect("a folder").count();
    assert_eq!(left, if answer.is_ok() { 2 } else { 1 });
    answer
}

/// Why these bytes are not restored.
fn refused(bytes: &[u8]) -> String {
    restored(bytes).map(|files| files.into_keys().collect::<Vec<_>>()).expect_err("refused")
}

#[test]
fn what_goes_in_comes_out_and_the_bytes_are_the_same_anywhere() {
    let shop = shop();
    let ((_here, first), (_there, second)) = (laid_out(&shop), laid_out(&shop));
    let bytes = packed(&first);
    assert_eq!(restored(&bytes), Ok(shop));
    assert_eq!(packed(&second), bytes);
}

#[test]
fn no_byte_that_flips_and_no_cut_restores_a_wrong_file() {
    let shop = shop();
    let (_folder, sources) = laid_out(&shop);
    let bytes = packed(&sources);
    let mut zip = ZipArchive::new(Cursor::new(bytes.clone())).expect("an archive");
    let content: Vec<_> = (0..zip.len())
        .map(|index| {
            let entry = zip.by_index(index).expect("an entry");
            let start = entry.data_start().expect("its content");
            // The last byte is filled up with bits that mean nothing.
            start..start + entry.compressed_size() - 1
        })
        .collect();
    for at in 0..bytes.len() {
        let mut damaged = bytes.clone();
        damaged[at] ^= 1 << (at % 8);
        // Nobody reads the time of an entry, or which program packed it.
        match restored(&damaged) {
            Ok(files) => assert_eq!(files, shop, "byte {at}"),
            Err(_) => continue,
        }
        assert!(!content.iter().any(|content| content.contains(&(at as u64))), "byte {at} is content");
    }
    for length in (0..bytes.len()).step_by(7) {
        assert!(restored(&bytes[..length]).is_err(), "{length} bytes");
    }
}

#[test]
fn damage_is_said_with_the_name_of_the_file() {
    let shop = shop();
    let (_folder, sources) = laid_out(&shop);
    let mut bytes = packed(&sources);
    let mut zip = ZipArchive::new(Cursor::new(bytes.clone())).expect("an archive");
    let entry = zip.by_name("会员.xlsx").expect("a file");
    let middle = entry.data_start().expect("its content") + entry.compressed_size() / 2;
    bytes[usize::try_from(middle).expect("few")] ^= 1;
    let said = refused(&bytes);
    assert!(said.contains("会员.xlsx") && !said.contains("销售") && said.contains("use another"), "{said}");
}

/// A list of these files, whatever is in them.
fn list(files: &[(&str, &[u8])]) -> String {
    let copied = |bytes: &[u8]| copy(&mut &*bytes, &mut std::io::sink()).expect("copied");
    let mut files: Vec<_> = files.iter().map(|(name, bytes)| ((*name).to_owned(), copied(bytes))).collect();
    files.sort_by(|a, b| a.0.cmp(&b.0));
    Manifest { files }.to_string()
}

/// An archive made by hand.
fn zipped(list: &str, files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in files.iter().copied().chain([(manifest::NAME, list.as_bytes())]) {
        zip.start_file(name, SimpleFileOptions::default()).expect("an entry");
        zip.write_all(bytes).expect("written");
    }
    zip.finish().expect("an archive").into_inner()
}

#[test]
fn a_list_that_says_something_else_is_found() {
    let files: [(&str, &[u8]); 2] = [("a.csv", b"one"), ("b.csv", b"two")];
    let right = list(&files);
    assert!(restored(&zipped(&right, &files)).is_ok());
    let other = list(&[("a.csv", b"one"), ("b.csv", b"tow")]);
    let longer = list(&[("a.csv", b"one"), ("b.csv", b"two and more")]);
    for changed in [
        other.as_str(),
        &longer,
        &right.replace(" 3 a.csv", " 2 a.csv"),
        &right.replace(" 3 a.csv", " 4 a.csv"),
        &right.replace("a.csv", "c.csv"),
        &list(&files[..1]),
        &list(&[("a.csv", b"one"), ("b.csv", b"two"), ("c.csv", b"")]),
        &list(&[]),
        "",
        &format!("{right}{right}"),
    ] {
        assert!(restored(&zipped(changed, &files)).is_err(), "{changed}");
    }
}

#[test]
fn names_that_lead_elsewhere_are_refused() {
    for name in ["../x.csv", "/tmp/x.csv", "a/../../x.csv", "C:\\x.csv", "..\\x.csv", "NUL", "aux.csv", "a.csv "] {
        let files: [(&str, &[u8]); 1] = [(name, b"x")];
        let said = refused(&zipped(&list(&files), &files));
        assert!(said.contains("not safe") || said.contains("no backup"), "{name}: {said}");
    }
    let files: [(&str, &[u8]); 2] = [("A.csv", b"x"), ("a.csv", b"y")];
    assert!(restored(&zipped(&list(&files), &files)).is_err());
}

#[test]
fn links_and_folders_are_refused() {
    let list = list(&[("a.csv", b"/etc/passwd")]);
    for link in [true, false] {
        let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
        let options = SimpleFileOptions::default();
        if link {
            zip.add_symlink("a.csv", "/etc/passwd", options).expect("a link");
        } else {
            zip.add_directory("a.csv/", options).expect("a folder");
        }
        zip.start_file(manifest::NAME, options).expect("an entry");
        zip.write_all(list.as_bytes()).expect("written");
        let bytes = zip.finish().expect("an archive").into_inner();
        assert!(refused(&bytes).contains("a.csv"));
    }
}

#[test]
fn two_entries_of_one_name_are_refused() {
    let files: [(&str, &[u8]); 2] = [("a.csv", b"one"), ("b.csv", b"two")];
    let mut bytes = zipped(&list(&files[..1]), &files);
    // Both entries are called a.csv now, in their own headers and in the directory.
    while let Some(at) = bytes.windows(5).position(|name| name == b"b.csv") {
        bytes[at] = b'a';
    }
    assert!(restored(&bytes).is_err());
}

#[test]
fn what_unfolds_without_end_is_refused_before_it_is_unpacked() {
    // What it says it holds is more than 512 MB, and more than 200 times its size.
    let files: [(&str, &[u8]); 1] = [("a.csv", &[0; 100])];
    let claimed = list(&files).replace(" 100 ", &format!(" {} ", (512_u64 << 20) + (200 << 10)));
    assert!(refused(&zipped(&claimed, &files)).contains("unfolds"));
    // One that says it is small is stopped where it says so.
    let zeros = vec![0; 1 << 20];
    let files: [(&str, &[u8]); 1] = [("a.csv", &zeros)];
    let small = self::list(&[("a.csv", &[0; 10])]);
    assert!(refused(&zipped(&small, &files)).contains("a.csv"));
}

/// Sources of which one changes after it was copied, as when somebody saves it meanwhile.
#[cfg(unix)]
#[test]
fn a_file_that_changes_while_it_is_copied_is_told() {
    // A pipe gives other bytes each time it is read.
    let folder = tempfile::tempdir().expect("a folder");
    let path: PathBuf = folder.path().join("a.csv");
    let made = std::process::Command::new("mkfifo").arg(&path).status().expect("mkfifo");
    assert!(made.success());
    let writer = std::thread::spawn({
        let path = path.clone();
        move || {
            for text in ["before", "after"] {
                // Waits until somebody reads, and ends what is read when it is closed.
                File::create(&path).and_then(|mut pipe| pipe.write_all(text.as_bytes())).expect("written");
                std::thread::sleep(std::time::Duration::from_millis(200));
            }
        }
    });
    let mut archive = tempfile::tempfile().expect("a file");
    let source = Source { name: "a.csv".to_owned(), path: path.clone() };
    let changed = put(&[source], day(), &mut archive).expect_err("changed");
    assert!(matches!(changed, Trouble::Changed(named) if named == path));
    writer.join().expect("written");
}

#[test]
fn a_folder_that_has_something_in_it_is_left_alone() {
    let shop = shop();
    let (folder, sources) = laid_out(&shop);
    let archive = folder.path().join("a.zip");
    fs::write(&archive, packed(&sources)).expect("a file");
    let error = restore(&archive, folder.path()).expect_err("taken");
    assert_eq!(exit_of(&error), Exit::Output);
    assert_eq!(exit_of(&restore(&archive, &archive).expect_err("a file")), Exit::Output);
    let free = folder.path().join("空文件夹");
    fs::create_dir(&free).expect("a folder");
    assert_eq!(restore(&archive, &free).expect("restored"), 3);
    assert_eq!(files(&free), shop);
    let nowhere = restore(&archive, &folder.path().join("none/below")).expect_err("no folder above it");
    assert_eq!(exit_of(&nowhere), Exit::Output);
    let none = restore(&folder.path().join("none.zip"), &folder.path().join("x")).expect_err("no archive");
    assert_eq!(exit_of(&none), Exit::Input);
}
