//! The text of a file of cases → cases.

use std::path::Path;

/// What stands in a file, and in which form it is written.
#[derive(Debug, Clone)]
pub(crate) struct File {
    pub(crate) name: String,
    pub(crate) form: String,
    /// Lines, each as often as its number says.
    pub(crate) lines: Vec<(usize, String)>,
}

/// A case: files, options, and what is expected of reading them.
#[derive(Debug, Clone)]
pub(crate) struct Case {
    pub(crate) hazard: u8,
    pub(crate) title: String,
    pub(crate) files: Vec<File>,
    pub(crate) options: Vec<String>,
    pub(crate) expected: Vec<String>,
}

/// The cases of one file.
pub(crate) fn cases(path: &Path, text: &str) -> Vec<Case> {
    let stem = path.file_stem().unwrap().to_str().unwrap();
    // Cases of no hazard of the catalogue have a name without number.
    let hazard = stem.split('-').next().unwrap().parse().unwrap_or(0);
    let mut reader = Reader { hazard, stem: stem.to_owned(), frame: Vec::new(), options: Vec::new(), done: Vec::new() };
    for line in text.lines() {
        reader.line(line);
    }
    reader.done
}

struct Reader {
    hazard: u8,
    stem: String,
    /// The files of the frame in force.
    frame: Vec<File>,
    options: Vec<String>,
    done: Vec<Case>,
}

impl Reader {
    fn line(&mut self, line: &str) {
        let (word, rest) = line.split_once(' ').unwrap_or((line, ""));
        match word {
            "" if line.starts_with("  ") => self.content(&line[2..]),
            "" | "#" => {}
            "frame" => {
                self.options.clear();
                self.frame = vec![file(rest)];
            }
            "case" => {
                self.frame.clear();
                self.options.clear();
                self.add(rest, Vec::new(), Vec::new());
            }
            "file" => self.files().push(file(rest)),
            "options" if self.frame.is_empty() => self.last().options = words(rest),
            "options" => self.options = words(rest),
            "-" => self.framed(rest),
            _ => self.last().expected.push(line.to_owned()),
        }
    }

    /// A line of a file; `*120 ` before it stands for as many lines.
    fn content(&mut self, line: &str) {
        let repeated = line.strip_prefix('*').and_then(|line| line.split_once(' '));
        let repeated = repeated.and_then(|(times, line)| Some((times.parse().ok()?, line)));
        let (times, line): (usize, &str) = repeated.unwrap_or((1, line));
        self.files().last_mut().unwrap().lines.push((times, line.to_owned()));
    }

    fn last(&mut self) -> &mut Case {
        self.done.last_mut().unwrap_or_else(|| panic!("{}: no case yet", self.stem))
    }

    fn files(&mut self) -> &mut Vec<File> {
        if self.frame.is_empty() { &mut self.last().files } else { &mut self.frame }
    }

    fn add(&mut self, title: &str, files: Vec<File>, expected: Vec<String>) {
        let title = format!("{}: {title}", self.stem);
        self.done.push(Case { hazard: self.hazard, title, files, options: self.options.clone(), expected });
    }

    /// A line `INPUT | EXPECTED | …` of a frame.
    fn framed(&mut self, line: &str) {
        let mut parts = line.split(" | ");
        let input = parts.next().unwrap().replace("\\n", "\n");
        let quoted = if input.contains([',', '"', '\n']) && !self.frame[0].name.ends_with("xlsx") {
            format!("\"{}\"", input.replace('"', "\"\""))
        } else {
            input.clone()
        };
        let mut files = self.frame.clone();
        for (_, line) in files.iter_mut().flat_map(|file| &mut file.lines) {
            *line = line.replace("{}", &quoted);
        }
        self.add(&input, files, parts.map(|part| part.trim().to_owned()).collect());
    }
}

fn file(text: &str) -> File {
    let (name, form) = text.split_once(' ').unwrap_or((text, ""));
    File { name: name.to_owned(), form: form.to_owned(), lines: Vec::new() }
}

fn words(text: &str) -> Vec<String> {
    text.split_whitespace().map(str::to_owned).collect()
}
