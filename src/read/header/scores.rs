//! The columns of a survey: whatever is asked there, no dictionary can know all of it. The scores tell.

use super::choice::Choice;
use super::fold::fold;
use super::looks::Look;
use super::question::Question;
use crate::book::{Kind, Match};
use crate::read::dictionary::{Sense, When, dictionary};
use crate::read::stored::SOURCE_COLUMNS;

/// Numbers of rows, which begin as scores do.
const NUMBERS: [&str; 8] = ["序号", "编号", "问卷编号", "问卷号", "序號", "編號", "no", "number"];

impl Choice<'_> {
    /// Takes the columns that nothing else claims and that hold scores.
    pub(super) fn take_scores(&mut self) {
        if self.kind() != Kind::Survey {
            return;
        }
        for (column, heading) in self.headings() {
            let is_free = !self.fields.contains_key(&column) && !heading.is_empty() && !is_no_question(&heading);
            let (scores, all) = self.sample.looking(column, Look::Score);
            if is_free && scores > 0 && scores * 100 >= all * Look::Score.share() {
                let field = if Question::of(&heading).importance { "importance" } else { "attribute" };
                self.fields.insert(column, (field, Match::Values));
            }
        }
    }
}

/// Whether a heading is that of a number that says who answers, or where that stands: 年龄, 消费次数, 序号, 来源单元格.
fn is_no_question(heading: &str) -> bool {
    let name = fold(heading);
    let own = |sense: &Sense| sense.kind == Kind::Members && sense.when == When::Always;
    let says_where = SOURCE_COLUMNS.contains(&heading) || NUMBERS.contains(&name.as_str());
    says_where || dictionary().whole(&name).iter().any(own)
}
