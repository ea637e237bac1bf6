//! Names of parts (ECMA-376 part 2, 6.2): how they are compared, and what a relationship's target names.

/// A name without the slash in front, with `/` where some programs write `\`.
pub(super) fn normal(name: &str) -> String {
    name.replace('\\', "/").trim_start_matches('/').to_owned()
}

/// The part that a target names, seen from the part that names it.
pub(super) fn resolve(from: &str, target: &str) -> String {
    let target = target.replace('\\', "/");
    let folder = from.rsplit_once('/').map_or("", |(folder, _)| folder);
    let mut path: Vec<&str> = if target.starts_with('/') { Vec::new() } else { folder.split('/').collect() };
    for step in target.split('/') {
        match step {
            "" | "." => {}
            ".." => {
                path.pop();
            }
            step => path.push(step),
        }
    }
    path.retain(|step| !step.is_empty());
    path.join("/")
}

/// The part that holds the relationships of another.
pub(super) fn relationships_of(part: &str) -> String {
    let (folder, name) = part.rsplit_once('/').unwrap_or(("", part));
    resolve("", &format!("{folder}/_rels/{name}.rels"))
}

#[cfg(test)]
mod tests {
    use super::{normal, relationships_of, resolve};

    #[test]
    fn targets_are_seen_from_the_part_that_names_them() {
        for (from, target, name) in [
            ("xl/workbook.xml", "worksheets/sheet1.xml", "xl/worksheets/sheet1.xml"),
            ("xl/workbook.xml", "/xl/worksheets/sheet1.xml", "xl/worksheets/sheet1.xml"),
            ("xl/workbook.xml", "worksheets\\sheet1.xml", "xl/worksheets/sheet1.xml"),
            ("xl/workbook.xml", "./../data/s.xml", "data/s.xml"),
            ("xl/workbook.xml", "../../../s.xml", "s.xml"),
            ("", "xl/workbook.xml", "xl/workbook.xml"),
            ("workbook.xml", "sheet.xml", "sheet.xml"),
        ] {
            assert_eq!(resolve(from, target), name, "{from} {target}");
        }
    }

    #[test]
    fn relationships_stand_in_a_folder_beside_their_part() {
        for (part, name) in [
            ("xl/workbook.xml", "xl/_rels/workbook.xml.rels"),
            ("", "_rels/.rels"),
            ("book.xml", "_rels/book.xml.rels"),
        ] {
            assert_eq!(relationships_of(part), name);
        }
        assert_eq!(normal("\\xl\\workbook.xml"), "xl/workbook.xml");
    }
}
