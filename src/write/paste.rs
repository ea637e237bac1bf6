//! What is to be done, person by person, as text to be pasted into a chat: no tables, no alignment.

use std::collections::BTreeMap;
use std::io::{self, Write};

use super::spelling::{Spelling, one_line};
use crate::table::{Document, Table, Task};

/// Writes the tasks of a table under the name of who does them, in the order of names; those of nobody last.
pub(super) fn write(document: &Document, table: &Table, out: &mut dyn Write) -> io::Result<()> {
    let spelling = Spelling::of(document);
    let title = document.report.title.get(document.lang);
    writeln!(out, "{title} {}", document.as_of)?;
    let mut of_staff: BTreeMap<(bool, String), Vec<Task>> = BTreeMap::new();
    for task in table.tasks() {
        of_staff.entry((task.staff.is_empty(), task.staff.to_string())).or_default().push(task);
    }
    if of_staff.is_empty() {
        writeln!(out, "\n{}", spelling.pick("没有要联系的。", "Nobody is to be contacted."))?;
    }
    for ((nobody, name), tasks) in &of_staff {
        let name = if *nobody { spelling.pick("还没有人负责", "Nobody yet") } else { name };
        let count = tasks.len();
        let (open, close) = (spelling.pick("（", " ("), spelling.pick("）", ")"));
        writeln!(out, "\n{}{name}{}{open}{count}{close}", spelling.pick("【", "["), spelling.pick("】", "]"))?;
        for (number, task) in (1..).zip(tasks) {
            writeln!(out, "\n{number}. {}", head(task, document, &spelling))?;
            for note in &task.notes {
                writeln!(out, "{}", one_line(note.get(spelling.lang)))?;
            }
            writeln!(out, "{}", one_line(&task.text))?;
        }
    }
    Ok(())
}

/// `张女士 13812345678 电话 15点 第3天（逾期2天）`
fn head(task: &Task, document: &Document, spelling: &Spelling) -> String {
    let mut words = vec![one_line(&task.whom).into_owned()];
    words.extend(task.phone.map(|phone| (document.privacy.phone)(phone)));
    words.push(spelling.code(task.channel).to_owned());
    words.extend(task.hour.map(|hour| format!("{hour}{}", spelling.pick("点", ":00"))));
    let about: Vec<&str> = task.about.iter().map(|code| spelling.code(*code)).collect();
    words.push(about.join(spelling.pick("、", ", ")));
    words.retain(|word| !word.is_empty());
    let mut head = words.join(" ");
    // Days that have not come are named; today is what the list is about.
    if task.day > document.as_of {
        head = format!("{} {head}", task.day);
    }
    if task.late > 0 {
        let days = task.late;
        let zh = format!("（逾期{days}天）");
        let en = format!(" (overdue by {days} {})", if days == 1 { "day" } else { "days" });
        head.push_str(spelling.pick(&zh, &en));
    }
    head
}
