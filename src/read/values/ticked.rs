//! A step of a checklist: a day, a name, both, or a mark.

use super::stage::{is_to_come, stage};
use super::{Read, entries, text};
use crate::book::{Done, Fact, Ticked};
use crate::read::cell::Raw;

/// Words for a step that goes on. How words end says nothing here: 王志中 and Li Jing are names.
const GOING_ON: [&str; 4] = ["进行中", "進行中", "处理中", "處理中"];

/// Marks that may stand at a name without a blank between.
const MARKS: [char; 5] = ['√', '✓', '✔', '☑', '✅'];

/// Reads `2026-3-5 小李`, `小李 2026-3-5`, `2026-3-5`, `小李`, `√`, `√ 小李`. Whoever wrote a name there did the step, on a day
/// that nobody wrote down.
pub fn ticked(raw: Raw<'_>) -> Read<Ticked> {
    let Raw::Text(written) = raw else { return unsigned(stage(raw)) };
    let written = text::trim(written);
    let (name, day) = written.split_at(written.find(|c: char| c.is_ascii_digit()).unwrap_or(written.len()));
    if let (Some(day), behind) = entries::dated(day) {
        let by = signature(&format!("{name} {behind}"));
        return Read::plain(Ticked { done: Done::On(day), by });
    }
    let read = stage(raw);
    if !matches!(read.note, None | Some(Fact::DoneUndated)) {
        return unsigned(read);
    }
    let folded = text::fold(written).to_lowercase();
    let is_no = read.value == Done::No && super::mark::mark(raw).is_ok();
    if is_no || is_to_come(&folded) || GOING_ON.contains(&&*folded) {
        return Read::plain(Ticked::default());
    }
    match read.value {
        Done::On(_) => unsigned(read),
        Done::No | Done::DayUnknown => Read::plain(Ticked { done: Done::DayUnknown, by: signature(written) }),
    }
}

fn unsigned(read: Read<Done>) -> Read<Ticked> {
    Read { value: Ticked { done: read.value, by: Box::default() }, note: read.note }
}

/// The words that are no marks.
fn signature(written: &str) -> Box<str> {
    let words = written.split([' ', '\u{3000}', ',', '，', ':', '：', '(', ')', '（', '）']);
    let words = words.map(|word| text::trim(word).trim_matches(MARKS));
    let is_mark = |word: &str| {
        let read = stage(Raw::Text(word));
        read.value == Done::DayUnknown && read.note.is_none()
    };
    words.filter(|word| !word.is_empty() && !is_mark(word)).collect::<Vec<_>>().join(" ").into()
}

#[cfg(test)]
mod tests {
    use super::ticked;
    use crate::book::Done;
    use crate::read::cell::Raw;

    #[test]
    fn a_step_has_a_day_a_name_both_or_a_mark() {
        let fifth = "2026-03-05".parse().map_or(Done::No, Done::On);
        for (raw, done, by) in [
            (Raw::Blank, Done::No, ""),
            (Raw::Serial(46_086.0), fifth, ""),
            (Raw::Text("2026-3-5"), fifth, ""),
            (Raw::Text("2026-3-5 小李"), fifth, "小李"),
            (Raw::Text("2026-3-5 14:20 小李"), fifth, "小李"),
            (Raw::Text("2026年3月5日小李"), fifth, "小李"),
            (Raw::Text("小李 2026/3/5"), fifth, "小李"),
            (Raw::Text("小李（2026-3-5）"), fifth, "小李"),
            (Raw::Text("√ 小李 2026-3-5"), fifth, "小李"),
            (Raw::Text("小李"), Done::DayUnknown, "小李"),
            (Raw::Text("王志中"), Done::DayUnknown, "王志中"),
            (Raw::Text("Li Jing"), Done::DayUnknown, "Li Jing"),
            (Raw::Text("√"), Done::DayUnknown, ""),
            (Raw::Text("√小李"), Done::DayUnknown, "小李"),
            (Raw::Text("小李 √"), Done::DayUnknown, "小李"),
            (Raw::Text("已完成 小李"), Done::DayUnknown, "小李"),
            (Raw::Text("已完成"), Done::DayUnknown, ""),
            (Raw::Bool(true), Done::DayUnknown, ""),
            (Raw::Text("2026-2-30"), Done::DayUnknown, ""),
            (Raw::Text("×"), Done::No, ""),
            (Raw::Text("否"), Done::No, ""),
            (Raw::Text("未做"), Done::No, ""),
            (Raw::Text("待小李"), Done::No, ""),
            (Raw::Text("处理中"), Done::No, ""),
            (Raw::Text("-"), Done::No, ""),
        ] {
            let read = ticked(raw).value;
            assert_eq!((read.done, &*read.by), (done, by), "{raw:?}");
        }
    }
}
