//! Which files a backup holds, and under which names.

use std::io;
use std::path::{Component, Path, PathBuf};

use super::archive::MOST;
use super::entry_name::unsafe_name;
use super::manifest;
use crate::cli::failure::Failure;
use crate::read::Input;

/// A file and its name in the backup.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Source {
    pub(super) name: String,
    pub(super) path: PathBuf,
}

/// The files read, named from the folder that they have in common, and the rules in force as `shop.toml`; sorted by name.
///
/// # Errors
/// Standard input, a file whose folder cannot be looked at, names that could not all be restored everywhere.
pub(super) fn sources(inputs: &[Input], rules: Option<&Path>) -> anyhow::Result<Vec<Source>> {
    let mut paths = inputs.iter().map(whole).collect::<anyhow::Result<Vec<_>>>()?;
    paths.sort();
    paths.dedup();
    let common = common(&paths);
    let named = |path: PathBuf| Ok(Source { name: name(&path, common)?, path });
    let mut sources = paths.iter().cloned().map(named).collect::<anyhow::Result<Vec<_>>>()?;
    if let Some(rules) = rules {
        let path = whole_path(rules).map_err(|error| Failure::unread(rules, &error))?;
        // Whoever restores finds the rules in force beside the first file, wherever they stood.
        if !paths.contains(&path) {
            sources.push(Source { name: "shop.toml".to_owned(), path });
        }
    }
    sources.sort();
    if sources.len() > MOST {
        return Err(Failure::usage(format!("一份备份最多 {MOST} 个文件 / a backup holds {MOST} files at most")));
    }
    match unsafe_name(sources.iter().map(|source| source.name.as_str()).chain([manifest::NAME])) {
        None => Ok(sources),
        Some(name) => Err(Failure::input(format!(
            "{name}: 有的电脑上不能有这个文件名，或者与另一个重名，没有备份；请改名 / some systems cannot have a file of this name, or \
             take it for another's; no backup was made; rename it"
        ))),
    }
}

fn whole(input: &Input) -> anyhow::Result<PathBuf> {
    match input {
        // A pipe gives what it has only once.
        Input::File(path, _) if !path.is_file() => {
            Err(Failure::input(format!("{}: 不是文件，不能备份 / is no file to back up", path.display())))
        }
        Input::File(path, _) => whole_path(path).map_err(|error| Failure::unread(path, &error)),
        Input::Standard => Err(Failure::usage(
            "标准输入没有文件，不能备份；请写文件名 / standard input is no file to back up; name the files",
        )),
    }
}

/// The path from the root on, under the name by which the file is called; a link keeps its own.
fn whole_path(path: &Path) -> io::Result<PathBuf> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    Ok(folder.canonicalize()?.join(path.file_name().unwrap_or_default()))
}

/// How many parts the paths have in common before their names.
fn common(paths: &[PathBuf]) -> usize {
    let folders = paths.iter().map(|path| path.parent().unwrap_or(path).components().collect::<Vec<_>>());
    let shared = |a: Vec<_>, b: Vec<_>| a.into_iter().zip(b).take_while(|(a, b)| a == b).map(|(a, _)| a).collect();
    folders.reduce(shared).map_or(0, |folder| folder.len())
}

/// The rest of a path behind so many parts, with `/` between.
fn name(path: &Path, behind: usize) -> anyhow::Result<String> {
    let part = |part: Component<'_>| match part {
        Component::Normal(part) => part.to_str().map(str::to_owned),
        // A drive, where the files are on several.
        Component::Prefix(prefix) => {
            Some(prefix.as_os_str().to_str()?.chars().filter(|letter| letter.is_alphanumeric()).collect())
        }
        Component::RootDir | Component::CurDir | Component::ParentDir => Some(String::new()),
    };
    let parts = path.components().skip(behind).map(part).collect::<Option<Vec<_>>>();
    let no_text = || Failure::input(format!("{}: 文件名不是文字 / the name is no text", path.display()));
    let mut parts = parts.ok_or_else(no_text)?;
    parts.retain(|part| !part.is_empty());
    Ok(parts.join("/"))
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::{Source, sources};
    use crate::read::Input;

    fn names(sources: &[Source]) -> Vec<&str> {
        sources.iter().map(|source| source.name.as_str()).collect()
    }

    #[test]
    fn files_are_named_from_the_folder_that_they_share() {
        let folder = tempfile::tempdir().expect("a folder");
        let file = |name: &str| {
            let path = folder.path().join(name);
            std::fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
            std::fs::write(&path, name).expect("a file");
            Input::File(path, true)
        };
        let (a, b, c) = (file("店/会员.xlsx"), file("店/2026/销售.csv"), file("店/2025/销售.csv"));
        let rules = folder.path().join("shop.toml");
        std::fs::write(&rules, "schema = 1").expect("a file");
        let twice = Input::File(folder.path().join("店/2026/../会员.xlsx"), true);
        let all = sources(&[a, b.clone(), c, twice], Some(&rules)).expect("files");
        assert_eq!(names(&all), ["2025/销售.csv", "2026/销售.csv", "shop.toml", "会员.xlsx"]);
        assert_eq!(names(&sources(&[b], None).expect("a file")), ["销售.csv"]);
        // Named themselves, the rules are not there twice.
        let named = Input::File(rules.clone(), true);
        assert_eq!(names(&sources(&[named], Some(&rules)).expect("a file")), ["shop.toml"]);
        assert!(sources(&[Input::Standard], None).is_err());
        assert!(sources(&[Input::File(Path::new("no/such").into(), true)], None).is_err());
    }

    #[cfg(unix)]
    #[test]
    fn names_that_another_system_could_not_have_are_said() {
        let folder = tempfile::tempdir().expect("a folder");
        let input = |name: &str| {
            let path = folder.path().join(name);
            std::fs::write(&path, name).expect("a file");
            Input::File(path, true)
        };
        let (a, b, c) = (input("a.csv"), input("A.csv"), input("a:b.csv"));
        for inputs in [&[a, b][..], &[c]] {
            assert!(sources(inputs, None).expect_err("a name").to_string().contains("rename"));
        }
    }
}
