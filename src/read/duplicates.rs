//! Lines that stand in more than one place are counted once.

use super::gathered::Gathered;
use crate::book::{Bucket, Fact, Kind, Line, Money, Place};

/// Leaves out the lines that another file has too, and the purchases of member rows that a purchases sheet has.
pub(super) fn drop(gathered: &mut Gathered) {
    let of_members: Vec<bool> = gathered.sheets.iter().map(|sheet| sheet.kind == Some(Kind::Members)).collect();
    let mut sources: Vec<(usize, bool)> = Vec::new();
    for (file, inline) in gathered.file_of.iter().copied().zip(of_members.iter().copied()) {
        if !sources.contains(&(file, inline)) {
            sources.push((file, inline));
        }
    }
    let mut keep = vec![true; gathered.lines.len()];
    let sheets = |inline: bool| sources.iter().filter(|source| source.1 == inline).count();
    if sheets(false) > 1 {
        across_files(gathered, &of_members, &mut keep);
    }
    if sheets(true) > 0 && sheets(false) > 0 {
        inside_members(gathered, &of_members, &mut keep);
    }
    let left_out = (0..keep.len()).filter(|&index| !keep[index]);
    for index in left_out {
        let line = gathered.lines.get(index);
        let sheet = usize::from(line.place.sheet);
        let from = if line.member.is_some() { Bucket::Attributed } else { Bucket::WithoutMember };
        let rows = u64::from(!of_members[sheet] && !gathered.is_refund_beside(index));
        gathered.sheets[sheet].balance.shift(from, Bucket::Duplicate, rows, line.amount);
    }
    if keep.contains(&false) {
        gathered.lines.retain(&keep);
    }
}

/// Lines are duplicates up to the number of times that they stand in the file that has them most often.
fn across_files(gathered: &mut Gathered, of_members: &[bool], keep: &mut [bool]) {
    let lines = &gathered.lines;
    let key = |line: &Line| (line.day, line.member, line.shop, line.receipt, line.item, line.quantity, line.amount);
    let file = |line: &Line| gathered.file_of[usize::from(line.place.sheet)];
    let mut order: Vec<usize> =
        (0..lines.len()).filter(|&index| !of_members[usize::from(lines.get(index).place.sheet)]).collect();
    order.sort_unstable_by_key(|&index| {
        let line = lines.get(index);
        (key(&line), file(&line), line.place)
    });
    let mut left_out = vec![0_u64; gathered.sheets.len()];
    for same in order.chunk_by(|&a, &b| key(&lines.get(a)) == key(&lines.get(b))) {
        let of_file = |&index: &usize| file(&lines.get(index));
        let files = same.chunk_by(|a, b| of_file(a) == of_file(b));
        let most = files.clone().map(<[usize]>::len).max().unwrap_or_default();
        // Of files that have the line equally often, the one named first keeps it.
        let mut kept = false;
        for own in files {
            if !kept && own.len() == most {
                kept = true;
                continue;
            }
            for &index in own {
                keep[index] = false;
                left_out[usize::from(lines.get(index).place.sheet)] += 1;
            }
        }
    }
    for (sheet, count) in left_out.into_iter().enumerate().filter(|&(_, count)| count > 0) {
        let place = Place::sheet(u16::try_from(sheet).unwrap_or(u16::MAX));
        gathered.problems.add(place, Fact::Duplicates(count), "");
    }
}

/// A purchase in a member's row is the same as the lines of that member and day in a purchases sheet.
fn inside_members(gathered: &mut Gathered, of_members: &[bool], keep: &mut [bool]) {
    let lines = &gathered.lines;
    let inline = |line: &Line| of_members[usize::from(line.place.sheet)];
    let mut order: Vec<usize> =
        (0..lines.len()).filter(|&index| keep[index] && lines.member(index).is_some()).collect();
    let key = |index: usize| (lines.member(index), lines.day(index));
    order.sort_unstable_by_key(|&index| (key(index), inline(&lines.get(index)), lines.get(index).place));
    for day in order.chunk_by(|&a, &b| key(a) == key(b)) {
        let split = day.partition_point(|&index| !inline(&lines.get(index)));
        let (sold, stated) = day.split_at(split);
        if sold.is_empty() || stated.is_empty() {
            continue;
        }
        let sum = |indices: &[usize]| indices.iter().map(|&index| lines.get(index).amount).sum::<Money>();
        let agree = sum(sold) == sum(stated);
        for &index in stated {
            let line = lines.get(index);
            let alone = sold.iter().any(|&other| lines.get(other).amount == line.amount);
            let fact = if agree || alone { Fact::AlsoInPurchases } else { Fact::OtherInPurchases(sum(sold)) };
            keep[index] = false;
            gathered.problems.add(line.place, fact, &line.amount.to_string());
        }
    }
}
