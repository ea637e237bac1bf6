//! What a header can mean in each kind of sheet: by its whole name, else by a name contained in it.

use super::fold::{fold, is_chinese, without_unit, words};
use super::question::without_scale;
use super::required::is_identity;
use crate::book::{Kind, Match};
use crate::read::dictionary::{Sense, When, dictionary};

/// Headers longer than this are sentences, not names.
const LONGEST: usize = 60;

/// A meaning, and how it was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Heard {
    pub sense: Sense,
    pub how: Match,
}

/// Every meaning: in each kind those of the whole name, or the one of the longest name contained.
pub(super) fn hear(text: &str) -> Vec<Heard> {
    if !text.chars().any(char::is_alphabetic) || text.chars().count() > LONGEST {
        return Vec::new();
    }
    let stripped = without_unit(text, dictionary().words.units);
    let scored = without_scale(text);
    let forms: Vec<&str> = std::iter::once(text).chain(stripped.as_deref()).chain(scored.as_deref()).collect();
    let mut heard = Vec::new();
    for form in &forms {
        add(&mut heard, dictionary().whole(&fold(form)).to_vec(), Match::Exact);
    }
    for form in &forms {
        add(&mut heard, contained(form), Match::Contained);
    }
    heard
}

/// Adds meanings for the kinds that have none yet.
fn add(heard: &mut Vec<Heard>, senses: Vec<Sense>, how: Match) {
    let known: Vec<(Kind, When)> = heard.iter().map(|heard| (heard.sense.kind, heard.sense.when)).collect();
    let new = senses.into_iter().filter(|sense| !known.contains(&(sense.kind, sense.when)));
    heard.extend(new.map(|sense| Heard { sense, how }));
}

/// What the names contained in a header mean: in each kind the longest, if it names one field.
fn contained(text: &str) -> Vec<Sense> {
    let folded = fold(text);
    let cut = words(text);
    let mut found = if is_chinese(&folded) { endings(&folded) } else { runs(&cut) };
    found.retain(|(_, sense)| sense.when == When::Always);
    let is_word = |word: &str| cut.iter().any(|own| own == word);
    let is_never = |word: &&str| if is_chinese(word) { folded.contains(*word) } else { is_word(word) };
    if found.is_empty() || dictionary().words.never_contained.iter().any(is_never) {
        return Vec::new();
    }
    Kind::ALL.into_iter().filter_map(|kind| longest(&found, kind)).collect()
}

fn longest(found: &[(usize, Sense)], kind: Kind) -> Option<Sense> {
    let of_kind = || found.iter().filter(move |(_, sense)| sense.kind == kind);
    let length = of_kind().map(|(length, _)| *length).max()?;
    let mut best = of_kind().filter(|(len, _)| *len == length).map(|(_, sense)| *sense);
    let first = best.next()?;
    best.all(|other| other.field == first.field).then_some(first)
}

/// Names at the end of a Chinese header that are at least half of it.
fn endings(folded: &str) -> Vec<(usize, Sense)> {
    let count = folded.chars().count();
    let starts = folded.char_indices().skip(1).map(|(at, _)| &folded[at..]).take(count / 2);
    let named = |name: &'_ str| {
        let before = dictionary().whole(&folded[..folded.len() - name.len()]);
        found(name, dictionary().whole(name))
            .into_iter()
            .filter(|(_, sense)| !is_of_another(*sense, before))
            .collect::<Vec<_>>()
    };
    starts.flat_map(named).collect()
}

/// Whether a name or phone is that of the staff, the shop or a friend, as the words before it say: 导购电话, 门店电话.
fn is_of_another(sense: Sense, before: &[Sense]) -> bool {
    let another =
        |other: &Sense| other.kind == sense.kind && matches!(other.field, "staff" | "store" | "referrer" | "owner");
    is_identity(sense.field) && before.iter().any(another)
}

/// Names among the words of a Latin header, several words as a run.
fn runs(cut: &[String]) -> Vec<(usize, Sense)> {
    const WORDS: usize = 5;
    let mut all = Vec::new();
    for from in 0..cut.len() {
        for to in from + 1..=cut.len().min(from + WORDS) {
            let run = cut[from..to].join(" ");
            all.extend(found(&cut[from..to].concat(), dictionary().run(&run)));
        }
    }
    all
}

fn found(folded: &str, senses: &[Sense]) -> Vec<(usize, Sense)> {
    let length = folded.chars().count();
    if length < 2 || dictionary().words.generic.contains(&folded) {
        return Vec::new();
    }
    senses.iter().map(|sense| (length, *sense)).collect()
}
