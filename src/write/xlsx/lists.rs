//! Drop-downs of the columns that the staff fill in.

use rust_xlsxwriter::{ColNum, DataValidation, Formula, RowNum, Workbook, Worksheet, XlsxError};

use super::names::cut;
use crate::table::Code;
use crate::write::spelling::Spelling;

/// The longest list that Excel takes within a cell's own rule, in UTF-16 with its commas.
const LONGEST: usize = 255;

/// Drop-downs too long for their cells, on a hidden sheet of their own.
pub(super) struct Lists {
    name: String,
    lists: Vec<Vec<String>>,
}

impl Lists {
    /// None yet; the sheet would have this name.
    pub(super) fn new(name: String) -> Self {
        Self { name, lists: Vec::new() }
    }

    /// Lets the cells of column `column` from row `first` to row `last` choose among `choices`.
    pub(super) fn offer(
        &mut self,
        sheet: &mut Worksheet,
        (first, last, column): (RowNum, RowNum, ColNum),
        choices: &[Code],
        spelling: &Spelling,
    ) -> Result<(), XlsxError> {
        let words: Vec<String> = choices.iter().map(|code| spelling.code(*code).to_owned()).collect();
        let whole = words.join(",");
        let short = cut(&whole, LONGEST).len() == whole.len() && words.iter().all(|word| !word.contains(','));
        let rule = if short {
            DataValidation::new().allow_list_strings(&words)?
        } else {
            DataValidation::new().allow_list_formula(self.range(&words))
        };
        let title = spelling.pick("请从列表中选择", "Choose from the list");
        let advice = spelling.pick("点单元格右边的箭头，从列表中选一项。", "Use the arrow beside the cell.");
        let rule = rule.set_error_title(title)?.set_error_message(advice)?;
        sheet.add_data_validation(first, column, last, column, &rule)?;
        Ok(())
    }

    /// Where a list will stand.
    fn range(&mut self, words: &[String]) -> Formula {
        let place = self.lists.iter().position(|list| list == words).unwrap_or_else(|| {
            self.lists.push(words.to_vec());
            self.lists.len() - 1
        });
        let column = rust_xlsxwriter::utility::column_number_to_name(ColNum::try_from(place).unwrap_or(0));
        Formula::new(format!("='{}'!${column}$1:${column}${}", self.name, words.len()))
    }

    /// Writes the hidden sheet, if there is anything for it.
    pub(super) fn write(&self, workbook: &mut Workbook) -> Result<(), XlsxError> {
        if self.lists.is_empty() {
            return Ok(());
        }
        let sheet = workbook.add_worksheet().set_name(&self.name)?.set_hidden(true);
        for (column, list) in self.lists.iter().enumerate() {
            sheet.write_column(0, ColNum::try_from(column).unwrap_or(ColNum::MAX), list)?;
        }
        Ok(())
    }
}
