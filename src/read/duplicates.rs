//! Rows that stand in more than one file are counted once, and so are purchases that stand inside a member's row too.

mod listed;

use super::gathered::Gathered;
use super::overlap::{Overlap, Told};
use super::points_used;
use crate::book::{Bucket, Fact, Line, MemberId, Money, NameId, Place};

/// Leaves out the lines and the log rows that another file has too, as long as they name parties; `known` says whether
/// a member sheet knows one.
pub(super) fn across_files(gathered: &mut Gathered, known: impl Fn(usize) -> bool) {
    let lines = in_several_files(gathered, sheets_of_lines(gathered));
    let contacts = in_several_files(gathered, sheets_of_contacts(gathered));
    if lines.is_empty() && contacts.is_empty() && !listed::any(gathered) {
        return;
    }
    let alike = gathered.parties.list.named_alike();
    let file = |gathered: &Gathered, place: Place| (gathered.file_of[usize::from(place.sheet)], NameId::NONE);
    leave_out_all(gathered, &alike, (&lines, &contacts), known, file);
}

/// Leaves out the lines and the log rows that another file has too under another name of the same member: its card in
/// one, its phone in the other. A book on disk keeps both, since members that are imported later may tell them apart;
/// of its rows the files count that they come from.
pub(super) fn of_one_member(gathered: &mut Gathered, of: &[Option<MemberId>]) {
    let several_files = !in_several_files(gathered, sheets_of_lines(gathered)).is_empty()
        || !in_several_files(gathered, sheets_of_contacts(gathered)).is_empty();
    if !several_files && gathered.sources.are_one() {
        return;
    }
    let mut alike: Vec<Option<u32>> = vec![None; of.len()];
    let mut several = vec![false; of.len()];
    for (&number, member) in gathered.parties.list.named_alike().iter().zip(of) {
        let Some(member) = member else { continue };
        let first = *alike[member.index()].get_or_insert(number);
        several[member.index()] |= first != number;
    }
    let whose = |party: usize| of[party].filter(|member| several[member.index()]);
    let lines: Vec<usize> = (0..gathered.lines.len())
        .filter(|&index| gathered.lines.member(index).is_some_and(|party| whose(party.index()).is_some()))
        .collect();
    let contacts: Vec<usize> =
        (0..gathered.contacts.len()).filter(|&index| whose(gathered.contacts[index].party).is_some()).collect();
    let number = |member: MemberId| u32::try_from(member.index()).unwrap_or(u32::MAX);
    let members: Vec<u32> = of.iter().map(|member| member.map_or(u32::MAX, number)).collect();
    let file =
        |gathered: &Gathered, place: Place| (gathered.file_of[usize::from(place.sheet)], gathered.sources.file(place));
    leave_out_all(gathered, &members, (&lines, &contacts), |party| of[party].is_some(), file);
}

/// Of some lines and log rows leaves out those that another file has too, parties of equal numbers being the same.
fn leave_out_all<File: Ord>(
    gathered: &mut Gathered,
    alike: &[u32],
    (lines, contacts): (&[usize], &[usize]),
    known: impl Fn(usize) -> bool,
    file: impl Fn(&Gathered, Place) -> File,
) {
    let keep = lines_to_keep(gathered, alike, lines, &file);
    for index in (0..keep.len()).filter(|&index| !keep[index]) {
        leave_out(gathered, index, &known);
    }
    if keep.contains(&false) {
        gathered.lines.retain(&keep);
    }
    let keep = contacts_to_keep(gathered, alike, contacts, &file);
    for (row, _) in gathered.contacts.iter().zip(&keep).filter(|(_, keep)| !**keep) {
        let from = if known(row.party) { Bucket::Attributed } else { Bucket::WithoutMember };
        let balance = &mut gathered.sheets[usize::from(row.contact.place.sheet)].balance;
        balance.shift(from, Bucket::Duplicate, 1, Money::ZERO);
    }
    let mut keep = keep.into_iter();
    gathered.contacts.retain(|_| keep.next().unwrap_or(true));
}

/// Lines are the same that agree in day, shop, receipt number, item, quantity and amount; without a receipt number also
/// in whom they name. Those inside members' rows are held against each other only.
fn lines_to_keep<File: Ord>(
    gathered: &mut Gathered,
    alike: &[u32],
    rows: &[usize],
    file: impl Fn(&Gathered, Place) -> File,
) -> Vec<bool> {
    let Gathered { lines, parties, staff, .. } = &*gathered;
    let used = points_used::by_row(gathered);
    let party = |line: &Line| line.member.map(|party| parties.list.get(party.index()));
    let who = |line: &Line| line.member.map_or(u32::MAX, |party| alike[party.index()]);
    let overlap = Overlap {
        key: |index: usize| {
            let line = lines.get(index);
            let who = if line.receipt == NameId::NONE { who(&line) } else { u32::MAX };
            let what = (line.shop, line.receipt, line.item, line.quantity, line.amount);
            (line.day, gathered.inside[usize::from(line.place.sheet)], what, who)
        },
        place: |index: usize| lines.place(index),
        told: |index: usize| {
            let line = lines.get(index);
            let told = Told::new(party(&line), staff.get(line.staff), gathered.source(line.place));
            told.saying(usize::from(used.contains_key(&points_used::row(line.place))))
        },
        file: |index: usize| file(gathered, lines.place(index)),
    };
    let left_out = overlap.left_out(rows);
    let rows = lines.len();
    count(gathered, rows, left_out, |gathered, index| gathered.lines.place(index))
}

/// Log rows are the same that agree in all that they say; those of call lists have a rule of their own.
fn contacts_to_keep<File: Ord>(
    gathered: &mut Gathered,
    alike: &[u32],
    rows: &[usize],
    file: impl Fn(&Gathered, Place) -> File,
) -> Vec<bool> {
    let Gathered { contacts, parties, .. } = &*gathered;
    let overlap = Overlap {
        key: |index: usize| {
            let row = &contacts[index].contact;
            let said = (&row.step, row.result, &row.reply, &row.leaving_reason, row.next);
            (row.day, alike[contacts[index].party], row.staff, row.channel, said)
        },
        place: |index: usize| contacts[index].contact.place,
        told: |index: usize| {
            let party = parties.list.get(contacts[index].party);
            Told::new(Some(party), "", gathered.source(contacts[index].contact.place))
        },
        file: |index: usize| file(gathered, contacts[index].contact.place),
    };
    let of_logs: Vec<usize> = rows.iter().copied().filter(|&index| contacts[index].contact.planned.is_none()).collect();
    let mut left_out = overlap.left_out(&of_logs);
    left_out.extend(listed::left_out(gathered, alike));
    let rows = contacts.len();
    count(gathered, rows, left_out, |gathered, index| gathered.contacts[index].contact.place)
}

fn sheets_of_lines(gathered: &Gathered) -> impl Iterator<Item = u16> + Clone {
    (0..gathered.lines.len()).map(|index| gathered.lines.place(index).sheet)
}

fn sheets_of_contacts(gathered: &Gathered) -> impl Iterator<Item = u16> + Clone {
    gathered.contacts.iter().map(|row| row.contact.place.sheet)
}

/// The rows of those sorts, by their sheets, that more than one file has, so that one may be another again.
fn in_several_files(gathered: &Gathered, sheets: impl Iterator<Item = u16> + Clone) -> Vec<usize> {
    if gathered.file_of.iter().all(|file| Some(file) == gathered.file_of.first()) {
        return Vec::new();
    }
    let mut used = vec![false; gathered.sheets.len()];
    sheets.clone().for_each(|sheet| used[usize::from(sheet)] = true);
    let several = [false, true].map(|inside| {
        let own = (0..used.len()).filter(|&sheet| used[sheet] && gathered.inside[sheet] == inside);
        let mut files = own.map(|sheet| gathered.file_of[sheet]);
        let first = files.next();
        files.any(|file| Some(file) != first)
    });
    if several == [false, false] {
        return Vec::new();
    }
    let may = |sheet: u16| several[usize::from(gathered.inside[usize::from(sheet)])];
    sheets.enumerate().filter(|(_, sheet)| may(*sheet)).map(|(index, _)| index).collect()
}

/// Counts sheet by sheet how many rows are left out; for each of so many rows whether it is kept.
fn count(
    gathered: &mut Gathered,
    rows: usize,
    left_out: Vec<usize>,
    place: impl Fn(&Gathered, usize) -> Place,
) -> Vec<bool> {
    let mut keep = vec![true; rows];
    for index in left_out {
        keep[index] = false;
        *gathered.left_out.entry(place(gathered, index).sheet).or_default() += 1;
    }
    keep
}

/// Says once of each sheet how many of its rows, lines and log entries together, were left out.
pub(super) fn say(gathered: &mut Gathered) {
    for (sheet, count) in std::mem::take(&mut gathered.left_out) {
        gathered.problem(Place::sheet(sheet), Fact::Duplicates(count), "");
    }
}

fn leave_out(gathered: &mut Gathered, index: usize, known: &impl Fn(usize) -> bool) {
    let line = gathered.lines.get(index);
    let named = line.member.is_some_and(|party| known(party.index()));
    let from = if named { Bucket::Attributed } else { Bucket::WithoutMember };
    let rows = u64::from(gathered.has_row_of_its_own(index));
    gathered.sheets[usize::from(line.place.sheet)].balance.shift(from, Bucket::Duplicate, rows, line.amount);
}

/// Leaves out the purchases in members' rows that a purchases sheet has: the same member and day. Lines name members.
pub(super) fn inside_members(gathered: &mut Gathered) {
    let inside = |gathered: &Gathered, index: usize| gathered.inside[usize::from(gathered.lines.place(index).sheet)];
    if !gathered.inside.contains(&true) || !gathered.inside.contains(&false) {
        return;
    }
    let lines = &gathered.lines;
    let mut order: Vec<usize> = (0..lines.len()).filter(|&index| lines.member(index).is_some()).collect();
    let key = |index: usize| (lines.member(index), lines.day(index));
    order.sort_unstable_by_key(|&index| (key(index), inside(gathered, index), lines.place(index)));
    let mut left_out: Vec<(usize, Fact)> = Vec::new();
    for day in order.chunk_by(|&a, &b| key(a) == key(b)) {
        let split = day.partition_point(|&index| !inside(gathered, index));
        let (sold, stated) = day.split_at(split);
        if sold.is_empty() || stated.is_empty() {
            continue;
        }
        let sum = |indices: &[usize]| indices.iter().map(|&index| lines.get(index).amount).sum::<Money>();
        let agree = sum(sold) == sum(stated);
        for &index in stated {
            let alone = sold.iter().any(|&other| lines.get(other).amount == lines.get(index).amount);
            let fact = if agree || alone { Fact::AlsoInPurchases } else { Fact::OtherInPurchases(sum(sold)) };
            left_out.push((index, fact));
        }
    }
    if left_out.is_empty() {
        return;
    }
    let mut keep = vec![true; gathered.lines.len()];
    for (index, fact) in left_out {
        keep[index] = false;
        let line = gathered.lines.get(index);
        gathered.problems.add(line.place, fact, &line.amount.to_string());
        leave_out(gathered, index, &|_| true);
    }
    gathered.lines.retain(&keep);
}
