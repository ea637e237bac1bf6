//! Finding the parts of a workbook: by their relationships, else by the names that they usually have.

use std::io::Read;

use super::container::{Budget, Container};
use super::fault::fault;
use super::names::{relationships_of, resolve};
use super::relationships::{Relationship, relationships, workbook_by_type};
use super::xml::decoded;
use crate::book::{Fact, FileType};
use crate::read::text::Bytes;

/// The bytes of a file.
pub(super) fn length(bytes: &Bytes) -> Result<u64, Fact> {
    match bytes {
        Bytes::File(path) => Ok(std::fs::metadata(path).map_err(|error| fault(&error))?.len()),
        Bytes::Memory(bytes) => Ok(bytes.len() as u64),
    }
}

/// Where the rows of a sheet are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum SheetPart {
    At(usize),
    /// The file lacks it.
    Missing,
    /// A chart, for example.
    NoWorksheet,
}

/// The parts of a container.
pub(super) struct Parts<'a> {
    container: &'a mut Container,
    budget: &'a Budget,
}

impl<'a> Parts<'a> {
    pub(super) fn new(container: &'a mut Container, budget: &'a Budget) -> Self {
        Self { container, budget }
    }

    /// Reads a part, if there is one of that name.
    pub(super) fn read<T>(
        &mut self,
        name: &str,
        read: impl FnOnce(&mut dyn Read) -> Result<T, Fact>,
    ) -> Result<Option<T>, Fact> {
        let Some(index) = self.container.find(name) else { return Ok(None) };
        let mut input = decoded(self.container.part(index, self.budget)?)?;
        read(&mut input).map(Some)
    }

    /// The name of the workbook part.
    ///
    /// # Errors
    /// There is none: the file is a zip file, but no workbook.
    pub(super) fn workbook(&mut self) -> Result<String, Fact> {
        const USUAL: &str = "xl/workbook.xml";
        let related = self.related("")?;
        let by_relationship = related.into_iter().find(|one| one.kind == "officeDocument").map(|one| one.target);
        if let Some(name) = by_relationship.filter(|name| self.container.find(name).is_some()) {
            return Ok(name);
        }
        let by_type = self.read("[Content_Types].xml", workbook_by_type)?.flatten();
        let found = by_type.into_iter().chain([USUAL.to_owned()]).find(|name| self.container.find(name).is_some());
        found.ok_or(Fact::NotATable(FileType::Archive))
    }

    /// The relationships of a part; none where it has no list of them.
    pub(super) fn related(&mut self, part: &str) -> Result<Vec<Relationship>, Fact> {
        let list = relationships_of(part);
        Ok(self.read(&list, |input| relationships(input, part))?.unwrap_or_default())
    }

    /// Reads the part of a kind that stands beside the workbook part.
    pub(super) fn of_kind<T>(
        &mut self,
        related: &[Relationship],
        workbook: &str,
        kind: &str,
        read: impl FnOnce(&mut dyn Read) -> Result<T, Fact>,
    ) -> Result<Option<T>, Fact> {
        let usual = || resolve(workbook, &format!("{kind}.xml"));
        let name = related.iter().find(|one| one.kind == kind).map_or_else(usual, |one| one.target.clone());
        self.read(&name, read)
    }

    /// The part of the sheet that the workbook lists as number `number`.
    pub(super) fn sheet(&self, related: &[Relationship], workbook: &str, id: &str, number: usize) -> SheetPart {
        let by_id = related.iter().find(|one| !id.is_empty() && one.id == id);
        if by_id.is_some_and(|one| one.kind != "worksheet") {
            return SheetPart::NoWorksheet;
        }
        let usual = || resolve(workbook, &format!("worksheets/sheet{number}.xml"));
        let name = by_id.map_or_else(usual, |one| one.target.clone());
        let part = self.container.find(&name).or_else(|| self.container.find(&usual()));
        part.map_or(SheetPart::Missing, SheetPart::At)
    }
}
