//! Rows that another file has too are counted once: the one that says more, since such rows are filled in as time goes.

use super::super::gathered::Gathered;
use super::super::overlap::{Overlap, Told};
use super::List;
use crate::book::{Bucket, MemberId, Money, NameId, Place};

/// Leaves out the rows that another file has too, as long as they name parties; `known` says whether a member sheet
/// knows one.
pub(in crate::read) fn across_files(gathered: &mut Gathered, known: impl Fn(usize) -> bool) {
    if gathered.lists.are_empty() || are_of_one_file(gathered) {
        return;
    }
    let alike = gathered.parties.list.named_alike();
    let file = |gathered: &Gathered, place: Place| (gathered.file_of[usize::from(place.sheet)], NameId::NONE);
    leave_out(gathered, &alike, known, file);
}

/// Leaves out those that another file has too under another name of the same member.
pub(in crate::read) fn of_one_member(gathered: &mut Gathered, of: &[Option<MemberId>]) {
    if gathered.lists.are_empty() || (are_of_one_file(gathered) && gathered.sources.are_one()) {
        return;
    }
    // Those of nobody known stay apart by their parties, which come behind all members.
    let number = |(party, member): (usize, &Option<MemberId>)| {
        let number = member.map_or(of.len() + party, MemberId::index);
        u32::try_from(number).unwrap_or(u32::MAX)
    };
    let alike: Vec<u32> = of.iter().enumerate().map(number).collect();
    let file =
        |gathered: &Gathered, place: Place| (gathered.file_of[usize::from(place.sheet)], gathered.sources.file(place));
    leave_out(gathered, &alike, |party| of[party].is_some(), file);
}

fn are_of_one_file(gathered: &Gathered) -> bool {
    gathered.file_of.iter().all(|file| Some(file) == gathered.file_of.first())
}

/// Leaves out rows of all kinds, parties of equal numbers being the same.
fn leave_out<File: Ord>(
    gathered: &mut Gathered,
    alike: &[u32],
    known: impl Fn(usize) -> bool,
    file: impl Fn(&Gathered, Place) -> File,
) {
    let keep: Vec<_> = gathered.lists.all().map(|list| keep(gathered, list, alike, &file)).collect();
    for (list, keep) in gathered.lists.all_mut().zip(keep) {
        for (party, place) in (0..keep.len()).filter(|&index| !keep[index]).map(|index| list.row(index)) {
            let counted = !list.names_members() || party.is_some_and(&known);
            let from = if counted { Bucket::Attributed } else { Bucket::WithoutMember };
            gathered.sheets[usize::from(place.sheet)].balance.shift(from, Bucket::Duplicate, 1, Money::ZERO);
            *gathered.left_out.entry(place.sheet).or_default() += 1;
        }
        list.retain(&keep);
    }
}

fn keep<File: Ord>(
    gathered: &Gathered,
    list: &dyn List,
    alike: &[u32],
    file: impl Fn(&Gathered, Place) -> File,
) -> Vec<bool> {
    let mut keep = vec![true; list.len()];
    if list.len() < 2 {
        return keep;
    }
    let keys: Vec<(Option<u32>, Vec<String>)> =
        (0..list.len()).map(|index| (list.row(index).0.map(|party| alike[party]), list.same(index))).collect();
    let place = |index: usize| list.row(index).1;
    let overlap = Overlap {
        key: |index: usize| &keys[index],
        place,
        told: |index: usize| {
            let party = list.row(index).0.map(|party| gathered.parties.list.get(party));
            Told::new(party, "", gathered.source(place(index))).saying(list.says(index))
        },
        file: |index: usize| file(gathered, place(index)),
    };
    let rows: Vec<usize> = (0..list.len()).collect();
    for index in overlap.left_out(&rows) {
        keep[index] = false;
    }
    keep
}
