//! Rows of the complaints log.

use super::super::gathered::Gathered;
use super::super::lists::Row;
use super::super::values::{clock, date, mark, text};
use super::at;
use super::cells::CellsOf;
use super::from_row::{FromRow, Useless, Whole};
use crate::book::{Complaint, ComplaintStep, Done, Fact, Moment, Origin, Place, Solved};

/// How the words of a state begin that say that a complaint goes on; they stand above any date, since a day on which it
/// was looked into is no day on which it was solved.
const OPEN: [&str; 13] =
    ["未", "没", "沒", "待", "处理中", "處理中", "进行中", "跟进", "跟進", "搁置", "open", "pending", "in progress"];

/// Words for a state that say that it is over.
const OVER: [&str; 14] = [
    "已解决",
    "已解決",
    "已处理",
    "已處理",
    "已完成",
    "已办结",
    "已结",
    "结案",
    "結案",
    "完成",
    "解决",
    "closed",
    "resolved",
    "done",
];

impl FromRow for Complaint {
    const CAN_BE_NOBODY: bool = true;

    fn from_row(cells: &mut CellsOf<'_, '_, '_, '_>, whole: Whole) -> Result<Self, Useless> {
        if cells.raw("date").is_blank() {
            return Err(Useless::lacks(cells, Fact::NoComplaintDay));
        }
        let (mut received, place) = cells.moment("date").ok_or_else(Useless::undated)?;
        if let Some(useless) = Useless::after(place, received.day, whole.until) {
            return Err(useless);
        }
        received.time = received.time.or_else(|| clock::time(cells.raw("time")));
        Ok(Self {
            member: None,
            received,
            origin: origin(cells),
            category: cells.words("category"),
            target: cells.words("target"),
            channel: cells.words("channel"),
            content: cells.words("content"),
            owner: cells.staff("owner"),
            action: cells.words("action"),
            status: cells.words("status"),
            first_reply: cells.moment_until("first_response", whole.until),
            solved: solved(cells, whole),
            outcome: cells.words("outcome"),
            compensation: cells.words("compensation"),
            reason: cells.words("dissatisfaction_reason"),
            steps: ComplaintStep::ALL.map(|step| cells.ticked(step.key(), whole.until)),
            place: Place::row(cells.sheet, cells.row.number),
        })
    }

    fn list(to: &mut Gathered) -> &mut Vec<Row<Self>> {
        &mut to.lists.complaints
    }
}

/// 本地 or 外地; a column 是否本地 says yes or no.
fn origin(cells: &mut CellsOf<'_, '_, '_, '_>) -> Option<Origin> {
    let column = cells.layout.column("place")?;
    let cell = cells.row.value(column);
    let written = cell.text();
    let word = text::fold(&written).to_lowercase();
    let has = |words: &[&str]| words.iter().any(|known| word.contains(known));
    if has(&["外", "异地", "異地", "elsewhere", "non-local", "other"]) {
        return Some(Origin::Elsewhere);
    }
    if has(&["本地", "本市", "同城", "本埠", "local"]) {
        return Some(Origin::Local);
    }
    match mark::mark(cell) {
        Ok(read) if read.value => Some(Origin::Local),
        Ok(_) => Some(Origin::Elsewhere),
        Err(_) if cell.is_blank() => None,
        Err(_) => {
            let place = at(cells.sheet, cells.row, column);
            cells.to.problem(place, Fact::UnknownOrigin, &written);
            None
        }
    }
}

fn solved(cells: &mut CellsOf<'_, '_, '_, '_>, whole: Whole) -> Solved {
    let status = cells.raw("status");
    let written = status.text();
    let state = text::fold(&written).to_lowercase();
    let said = mark::mark(status).ok().map(|read| read.value);
    let goes_on = OPEN.iter().any(|word| state.starts_with(word)) || said == Some(false);
    let is_over = OVER.iter().any(|word| state.contains(word)) || said == Some(true);
    if goes_on {
        return Solved::Open;
    }
    let cell = cells.raw("resolved");
    match cells.done("resolved", whole.until) {
        Done::On(day) => {
            let time = date::moment(cell).ok().and_then(|read| read.value.time);
            Solved::At(Moment { day, time })
        }
        Done::DayUnknown => Solved::DayUnknown,
        // What is solved later than the last day that counts is open until then.
        Done::No if is_over && cell.is_blank() => Solved::DayUnknown,
        Done::No => Solved::Open,
    }
}
