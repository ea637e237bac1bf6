//! A page of the manual: the help of a command in the language of `man` (groff's man(7)).

use std::fmt::Write as _;
use std::io;

use clap::Command;
use clap_mangen::Man;

use crate::cli::help::{flow, is_chinese};

/// The page of a command.
pub(super) fn of(command: &Command) -> io::Result<String> {
    let version = format!("regulars {}", env!("CARGO_PKG_VERSION"));
    // A date of nothing at all would be left out, and what comes behind it taken for the date.
    let man = Man::new(command.clone()).date(" ").source(version).manual("regulars 熟客");
    let (mut head, mut rest) = (Vec::new(), Vec::new());
    man.render_title(&mut head)?;
    man.render_name_section(&mut head)?;
    man.render_synopsis_section(&mut head)?;
    man.render_options_section(&mut rest)?;
    if command.has_subcommands() {
        man.render_subcommands_section(&mut rest)?;
    }
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    let page = format!("{}.SH DESCRIPTION\n{}{}", text(&head), described(command), text(&rest));
    Ok(if is_chinese() { in_chinese(&page) } else { page })
}

/// What the help of a command says, with its headings, lists and examples.
fn described(command: &Command) -> String {
    let about = command.get_long_about().or_else(|| command.get_about()).map(ToString::to_string).unwrap_or_default();
    let (mut page, mut is_literal) = (String::new(), false);
    for line in flow(&about).lines() {
        let literal = line.starts_with([' ', '|']);
        if literal != is_literal {
            page += if literal { ".nf\n" } else { ".fi\n" };
            is_literal = literal;
        }
        let line = if let Some(heading) = line.strip_prefix("# ") {
            format!(".SS {}", escaped(heading))
        } else if let Some(point) = line.strip_prefix("- ") {
            format!(".IP \\(bu 2\n{}", escaped(point))
        } else if line.is_empty() {
            ".PP".to_owned()
        } else {
            escaped(line)
        };
        let _ = writeln!(page, "{line}");
    }
    page + if is_literal { ".fi\n" } else { "" }
}

/// Text that man takes for text.
fn escaped(text: &str) -> String {
    let text = text.replace('\\', "\\e").replace('-', "\\-");
    if text.starts_with(['.', '\'']) { format!("\\&{text}") } else { text }
}

/// With Chinese headings, ragged, and with places to break lines, which man finds at blanks only.
fn in_chinese(page: &str) -> String {
    const HEADINGS: [(&str, &str); 5] =
        [("NAME", "名称"), ("SYNOPSIS", "概要"), ("DESCRIPTION", "描述"), ("OPTIONS", "选项"), ("SUBCOMMANDS", "命令")];
    const STOPS: [char; 5] = ['，', '。', '；', '、', '：'];
    let heading = |line: &str| HEADINGS.iter().find(|(english, _)| line.strip_prefix(".SH ") == Some(english));
    let mut chinese = String::new();
    for line in page.lines() {
        match heading(line) {
            Some((_, heading)) => chinese.extend([".SH ", heading]),
            None if line.starts_with('.') => chinese += line,
            None => chinese.extend(line.split_inclusive(STOPS).flat_map(|part| [part, "\\:"])),
        }
        chinese += if line.starts_with(".TH ") { "\n.nh\n.ad l\n" } else { "\n" };
    }
    chinese
}

#[cfg(test)]
mod tests {
    use clap::Command;

    use super::{described, escaped, in_chinese};

    #[test]
    fn a_help_becomes_headings_lists_and_examples() {
        let help = "One\nline.\n\n# What it shows\n\n- `a`: a\n  and more\n- b\n\n  regulars x\n  regulars y";
        let command = Command::new("x").long_about(help);
        let expected = "One line.\n.PP\n.SS What it shows\n.PP\n.IP \\(bu 2\n`a`: a and more\n.IP \\(bu 2\nb\n.PP\n\
                        .nf\n  regulars x\n  regulars y\n.fi\n";
        assert_eq!(described(&command), expected);
    }

    #[test]
    fn a_chinese_page_has_its_headings_and_breaks_lines_after_stops() {
        let page = ".TH x 1\n.SH NAME\n一，二\n.SS 三，四\n";
        assert_eq!(in_chinese(page), ".TH x 1\n.nh\n.ad l\n.SH 名称\n一，\\:二\\:\n.SS 三，四\n");
    }

    #[test]
    fn signs_that_man_would_obey_are_text() {
        assert_eq!(escaped(".xlsx --to a\\b"), "\\&.xlsx \\-\\-to a\\eb");
        assert_eq!(escaped("'x"), "\\&'x");
    }
}
