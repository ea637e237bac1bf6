//! Tables of headers and values, with the kind and the fields that the plan expects of them.

mod choosing;
mod finding;
mod kinds;
mod published;

use super::{Finding, Layout, Mapping, Naming, understand};
use crate::book::{Fact, FieldName, Match};
use crate::read::cell::Raw;
use crate::read::preview::{OwnedCell, Preview, PreviewRow};

/// A sheet from text: a line a row, `|` between cells; blank lines are blank rows.
fn sheet(text: &str) -> Preview {
    let rows = text.lines().enumerate().filter(|(_, line)| !line.trim_matches(['|', ' ']).is_empty());
    let rows = rows.map(|(at, line)| PreviewRow {
        number: u32::try_from(at + 1).unwrap_or(u32::MAX),
        cells: line.split('|').map(str::trim).map(cell).collect(),
    });
    Preview { rows: rows.collect(), whole: true, begins: 0 }
}

fn cell(text: &str) -> OwnedCell {
    if text.is_empty() { OwnedCell::Blank } else { OwnedCell::from(Raw::Text(text)) }
}

fn read(text: &str) -> Result<Layout, Vec<Finding>> {
    understand(&sheet(text), "Sheet1", &Naming::default())
}

fn mapped(text: &str, map: &str) -> Result<Layout, Vec<Finding>> {
    let mapped = Mapping::parse_all(map).unwrap_or_default();
    understand(&sheet(text), "Sheet1", &Naming { mapped: &mapped, ..Naming::default() })
}

/// The kind, then the field of each column: `~` before one that is only contained, `-` for none.
fn shown(layout: &Result<Layout, Vec<Finding>>) -> String {
    match layout {
        Ok(layout) => {
            let fields = layout.columns.iter().map(|column| match column.how {
                Match::Values => format!("={}", column.field),
                Match::Contained => format!("~{}", column.field),
                Match::Unused(_) => "-".to_owned(),
                _ => column.field.clone(),
            });
            std::iter::once(format!("{}:", layout.kind.key())).chain(fields).collect::<Vec<_>>().join(" ")
        }
        Err(findings) => format!("{:?}", findings[0].fact),
    }
}

fn named(zh: &str, key: &str) -> FieldName {
    FieldName { zh: zh.into(), key: key.into() }
}

fn facts(layout: &Result<Layout, Vec<Finding>>) -> Vec<&Fact> {
    match layout {
        Ok(layout) => layout.findings.iter().map(|finding| &finding.fact).collect(),
        Err(findings) => findings.iter().map(|finding| &finding.fact).collect(),
    }
}
