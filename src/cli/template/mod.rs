//! `template`: the book, empty, for people to fill in.

mod columns;

use std::path::Path;

use columns::entry;

use super::args::Template;
use super::document::named;
use super::failure::{Exit, Failure};
use super::import::tables::to_fill_in;
use super::{clock, output, run, settings};
use crate::book::Records;
use crate::table::Lang;
use crate::write::{Format, atomic, write_blank};

/// Writes the empty book where none is.
pub(super) fn run(template: &Template) -> anyhow::Result<Exit> {
    let rules = settings::rule_book(&template.rules, &[])?.rules().map_err(Failure::usage)?;
    let pattern = template.output.as_deref().unwrap_or_else(|| run::book(&rules));
    let name = named(pattern, clock::today(), &rules.shop.name);
    let records = Records::default();
    let mut bytes = Vec::new();
    write_blank(&to_fill_in(&records), &entry, Lang::Chinese, &mut bytes).map_err(|error| said(&name, &error))?;
    if name == "-" {
        output::print_bytes(&bytes)?;
        return Ok(Exit::Done);
    }
    let path = Path::new(&name);
    let ending = path.extension().and_then(|ending| ending.to_str()).unwrap_or_default();
    if Format::from_extension(ending) != Some(Format::Xlsx) {
        return Err(Failure::usage(format!("{name}: 只能写成 .xlsx / can be .xlsx only")));
    }
    put(path, &bytes)?;
    let typed = super::say::typed(std::slice::from_ref(&name));
    template.quiet.print(&format!(
        "{name}: 在 Excel 或 WPS 里填好、存盘 / fill it in with Excel or WPS and save it\nregulars check {typed}\n"
    ))?;
    Ok(Exit::Done)
}

/// Puts the book in its place, unless somebody's own is there.
fn put(path: &Path, bytes: &[u8]) -> anyhow::Result<()> {
    let name = path.display().to_string();
    match std::fs::read(path) {
        Ok(there) if there == bytes => return Ok(()),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => {}
        _ => {
            return Err(Failure::output(format!(
                "{name}: 已有同名文件，没有改动；请用 -o 换一个名字 / a file of this name is there and was left alone; choose another with -o"
            )));
        }
    }
    let written = atomic::replace(path, |out| out.write_all(bytes).map_err(Into::into));
    written.map_err(|error| said(&name, &error))
}

fn said(name: &str, error: &crate::write::WriteError) -> anyhow::Error {
    Failure::output(format!("{name}: {}", error.words().get(Lang::Chinese)))
}
