//! Who is meant by a name.

use chrono::NaiveDate;

use crate::book::{Book, NameId};
use crate::report::Refusal;
use crate::report::responsible::is_there;

/// The person of this name.
///
/// # Errors
/// Nobody; the nearest name and all names are said.
pub(super) fn named(book: &Book, name: &str) -> Result<NameId, Refusal> {
    book.staff.find(name.trim()).ok_or_else(|| unknown(book, name.trim()))
}

/// Who takes over.
///
/// # Errors
/// Nobody of this name, who hands over, or somebody who has left.
pub(super) fn successor(book: &Book, name: &str, from: NameId, as_of: NaiveDate) -> Result<NameId, Refusal> {
    let to = named(book, name)?;
    let name = book.staff.get(to);
    if to == from {
        return Err(Refusal(
            format!("--to {name}: 不能交给自己，请写另一个人"),
            format!("--to {name}: nobody hands over to themselves; name another person"),
        ));
    }
    if !is_there(book, to, as_of) {
        return Err(Refusal(
            format!("--to {name}: {as_of} 不在岗（员工表的入职、离职日期），请写另一个人"),
            format!("--to {name}: not at work on {as_of} by the staff sheet; name another person"),
        ));
    }
    Ok(to)
}

fn unknown(book: &Book, name: &str) -> Refusal {
    let names: Vec<&str> = book.staff.iter().map(|(_, known)| known).collect();
    let likeness = |known: &str| {
        let like = strsim::normalized_damerau_levenshtein(known, name);
        if like > 0.0 && (known.contains(name) || name.contains(known)) { 1.0 } else { like }
    };
    // Of two characters one may be wrong.
    let near = names.iter().map(|known| (likeness(known), *known)).filter(|(like, _)| *like >= 0.5);
    let near = near.max_by(|a, b| a.0.total_cmp(&b.0).then(b.1.cmp(a.1))).map(|(_, near)| near);
    let [zh, en] = near.map_or_else(
        || ["；".to_owned(), "; there".to_owned()],
        |near| [format!("，是不是“{near}”？"), format!(", did you mean {near:?}? There")],
    );
    let all = names.join(" ");
    Refusal(format!("{name}: 没有这个人员{zh}现有：{all}"), format!("{name}: no such person{en} are: {all}"))
}

#[cfg(test)]
mod tests {
    use super::{named, successor};
    use crate::book::Done;
    use crate::book::testing::{book, day, person};

    #[test]
    fn an_unknown_name_is_met_with_the_nearest() {
        let mut book = book(&[], &[]);
        for name in ["小李", "王芳", "李娜"] {
            person(&mut book, name, "");
        }
        let said = |name: &str| named(&book, name).map_or_else(|refusal| refusal.1, |_| "found".to_owned());
        let all = "are: 小李 王芳 李娜";
        assert_eq!(said(" 王芳 "), "found");
        // One character of two, of two equally near ones the first by text; a part of the name; nothing like any.
        assert_eq!(said("王方"), format!("王方: no such person, did you mean \"王芳\"? There {all}"));
        assert_eq!(said("小李子"), format!("小李子: no such person, did you mean \"小李\"? There {all}"));
        assert_eq!(said("Zoe"), format!("Zoe: no such person; there {all}"));
    }

    #[test]
    fn who_has_left_or_hands_over_takes_nothing_over() {
        let mut book = book(&[], &[]);
        for name in ["小李", "陈静"] {
            person(&mut book, name, "");
        }
        book.people[1].left = Done::On(day("2026-03-31"));
        let from = named(&book, "小李").expect("known");
        let to = |name, on| successor(&book, name, from, day(on)).map_err(|refusal| refusal.1);
        assert!(to("陈静", "2026-03-31").is_ok());
        assert!(to("陈静", "2026-04-01").is_err_and(|said| said.contains("not at work on 2026-04-01")));
        assert!(to("小李", "2026-03-31").is_err_and(|said| said.contains("themselves")));
    }
}
