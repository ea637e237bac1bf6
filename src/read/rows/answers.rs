//! Rows of a survey. What their scores are out of is settled at the end of the sheet.

use chrono::NaiveDate;

use super::super::gathered::Gathered;
use super::super::header::{Layout, Question};
use super::super::lists::Row as ListRow;
use super::super::row::Row;
use super::super::values::score::{self, Said};
use super::super::values::text;
use super::cells::CellsOf;
use super::from_row::Useless;
use super::plain::Glance;
use super::{Fate, Identity, ReadRow, Task, at};
use crate::book::{Answer, Asked, Bucket, Fact, Money, Place, Scale, Score};

/// Reads the rows of a survey.
pub(super) struct Answers<'a> {
    sheet: u16,
    layout: &'a Layout,
    /// Whether the sheet names who answered; many surveys are anonymous.
    names_members: bool,
    until: NaiveDate,
    stored: bool,
    questions: Vec<(usize, Question)>,
    rows: Vec<Given>,
    unnamed: u64,
}

/// An answer whose scores wait for their scales.
struct Given {
    party: Option<usize>,
    answer: Answer,
    /// By position of the question.
    said: Vec<(usize, Said)>,
}

impl<'a> Answers<'a> {
    pub(super) fn new(task: &Task<'a>) -> Self {
        let &Task { sheet, layout, stored, .. } = task;
        let names_members = Identity::new(layout).first().is_some();
        let questions = questions(layout);
        Self { sheet, layout, names_members, until: task.until(), stored, questions, rows: Vec::new(), unnamed: 0 }
    }

    /// What a row says beside its scores.
    fn answer(&self, cells: &mut CellsOf<'_, '_, '_, '_>) -> Result<Answer, Useless> {
        let day = match cells.moment("date") {
            Some((moment, place)) => match Useless::after(place, moment.day, self.until) {
                Some(useless) => return Err(useless),
                None => Some(moment.day),
            },
            None => None,
        };
        let shop = cells.text("store").unwrap_or_default();
        Ok(Answer {
            member: None,
            day,
            shop: cells.to.shops.intern(text::trim(&shop)),
            staff: cells.staff("staff"),
            scores: Box::default(),
            importance: Box::default(),
            recommend: cells.read("recommend", score::recommend).flatten(),
            remark: cells.words("remark"),
            place: Place::row(self.sheet, cells.row.number),
        })
    }

    fn said(&self, row: &Row<'_>, to: &mut Gathered) -> Vec<(usize, Said)> {
        let mut said = Vec::new();
        for (number, (column, _)) in self.questions.iter().enumerate() {
            let cell = row.value(*column);
            match score::score(cell) {
                Ok(read) => said.extend(read.value.map(|score| (number, score))),
                Err(fact) => to.problem(at(self.sheet, row, *column), fact, &cell.text()),
            }
        }
        said
    }

    /// The scale of each question: as its heading says, else as most numbers under the headings of its sort tell.
    fn scales(&self) -> Vec<Scale> {
        let of_sort = |importance: bool| {
            let open = |number: usize| {
                let question = &self.questions[number].1;
                question.scale.is_none() && question.importance == importance
            };
            let all = self.rows.iter().flat_map(|row| &row.said).filter(|(number, _)| open(*number));
            scale_of(all.filter_map(|(_, said)| if let Said::Number(number) = said { Some(*number) } else { None }))
        };
        let open = [of_sort(false), of_sort(true)];
        self.questions.iter().map(|(_, q)| q.scale.unwrap_or(open[usize::from(q.importance)])).collect()
    }

    /// What the question of a column is about.
    fn about(&self, number: usize) -> Box<str> {
        let question = &self.questions[number].1;
        let attributes = || self.questions.iter().map(|(_, other)| other);
        let named = attributes().find(|other| question.importance && other.is_about(&question.name));
        let left = || attributes().take(number).rfind(|other| !other.importance);
        let about = named.or_else(|| question.name.is_empty().then(left).flatten()).unwrap_or(question);
        about.name.as_str().into()
    }
}

/// The columns that ask for scores.
fn questions(layout: &Layout) -> Vec<(usize, Question)> {
    let asks = layout.columns.iter().filter(|column| ["attribute", "importance"].contains(&column.field.as_str()));
    asks.map(|column| {
        let importance = column.field == "importance";
        (usize::from(column.index), Question { importance, ..Question::of(&column.header) })
    })
    .collect()
}

/// What numbers are out of: ten, where more than a third of them are above five; from zero, where one is.
fn scale_of(numbers: impl Iterator<Item = i32>) -> Scale {
    let (mut all, mut above, mut zero) = (0_u64, 0_u64, false);
    for number in numbers {
        all += 1;
        above += u64::from((501..=1000).contains(&number));
        zero |= number == 0;
    }
    match (above * 3 > all, zero) {
        (false, _) => Scale::Five,
        (true, false) => Scale::Ten,
        (true, true) => Scale::FromZero,
    }
}

/// A score on its scale, or what the number is instead.
fn scored(said: Said, scale: Scale) -> Result<Score, i32> {
    match said {
        Said::OfFive(points) => Ok(Score { hundredths: u16::from(points) * 100, scale: Scale::Five }),
        Said::Number(number) => match u16::try_from(number) {
            Ok(hundredths) if scale.holds(hundredths) => Ok(Score { hundredths, scale }),
            _ => Err(number),
        },
    }
}

impl ReadRow for Answers<'_> {
    fn take(&mut self, row: &Row<'_>, glance: Glance, to: &mut Gathered) -> Fate {
        let party = glance.who.index();
        let said = self.said(row, to);
        let mut cells = CellsOf { sheet: self.sheet, layout: self.layout, row, to };
        let answer = match self.answer(&mut cells) {
            Ok(answer) => answer,
            Err(useless) => return (useless.say(to), Money::ZERO),
        };
        if said.is_empty() && answer.recommend.is_none() {
            to.problem(answer.place, Fact::NoScore, "");
            return (Bucket::SetAside, Money::ZERO);
        }
        if let Some(party) = party {
            to.meet(party);
        }
        self.unnamed += u64::from(party.is_none() && self.names_members);
        self.rows.push(Given { party, answer, said });
        (if party.is_none() { Bucket::WithoutMember } else { Bucket::Attributed }, Money::ZERO)
    }

    fn finish(&mut self, to: &mut Gathered) {
        let scales = self.scales();
        let about: Vec<Box<str>> = (0..self.questions.len()).map(|number| self.about(number)).collect();
        for Given { party, mut answer, said } in std::mem::take(&mut self.rows) {
            let mut lists: [Vec<Asked>; 2] = Default::default();
            for (number, said) in said {
                let (column, question) = &self.questions[number];
                match scored(said, scales[number]) {
                    Ok(score) => lists[usize::from(question.importance)].push((about[number].clone(), score)),
                    Err(hundredths) => {
                        let column = u16::try_from(*column).unwrap_or(Place::WHOLE_ROW);
                        let value = (f64::from(hundredths) / 100.0).to_string();
                        to.problem(Place { column, ..answer.place }, Fact::OffScale(scales[number]), &value);
                    }
                }
            }
            let [scores, importance] = lists.map(|mut list| {
                list.sort();
                list.into_boxed_slice()
            });
            (answer.scores, answer.importance) = (scores, importance);
            to.lists.answers.push(ListRow { party, entry: answer });
        }
        let sheet = Place::sheet(self.sheet);
        for scale in Scale::ALL.into_iter().filter(|_| !self.stored) {
            let columns = scales.iter().filter(|own| **own == scale).count();
            if columns > 0 {
                to.problem(sheet, Fact::ScoredOn(scale, columns), "");
            }
        }
        if self.unnamed > 0 {
            to.problem(sheet, Fact::Unnamed(self.unnamed), "");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::scale_of;
    use crate::book::Scale;

    #[test]
    fn one_slip_does_not_make_a_sheet_one_of_ten() {
        for (numbers, scale) in [
            (&[100, 500, 300][..], Scale::Five),
            (&[500, 400, 600], Scale::Five),
            (&[500, 400, 600, 700], Scale::Ten),
            (&[5500, 400], Scale::Five),
            (&[0, 400], Scale::Five),
            (&[900, 1000, 100], Scale::Ten),
            (&[900, 0, 100, 800], Scale::FromZero),
            (&[], Scale::Five),
        ] {
            assert_eq!(scale_of(numbers.iter().copied()), scale, "{numbers:?}");
        }
    }
}
