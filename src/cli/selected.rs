//! What `--where` selected: an option that changes nothing is refused, and what it left whole is said.

use super::failure::Failure;
use crate::book::{Book, Kind, Sheet};
use crate::table::Words;

/// Which sheets `--where` passed over rows of, if it was asked for.
///
/// # Errors
/// A sheet whose rows the report counts, and that `--where` cannot select from.
pub(super) fn said(
    select: &[(String, String)],
    book: &Book,
    counts: &[Kind],
    report: &str,
) -> anyhow::Result<Option<Words>> {
    if select.is_empty() {
        return Ok(None);
    }
    let fields = || select.iter().map(|(field, _)| field.as_str());
    let known = book.sheets.iter().filter(|sheet| sheet.kind.is_some());
    let (selected, whole): (Vec<&Sheet>, Vec<&Sheet>) = known.partition(|sheet| sheet.is_selected(fields()));
    let of_report = |sheet: &&&Sheet| sheet.kind.is_some_and(|kind| counts.contains(&kind));
    let titles = |sheets: &[&Sheet]| sheets.iter().map(|sheet| sheet.title()).collect::<Vec<_>>();
    let asked: Vec<String> = select.iter().map(|(field, value)| format!("{field}={value}")).collect();
    let asked = asked.join(" ");
    if let Some(sheet) = whole.iter().find(of_report) {
        let title = sheet.title();
        return Err(Failure::usage(format!(
            "{report}: --where {asked} 选不了 {title} 的行：只选消费的，满意度调查、巡店有这一列的也选；能用 --group shop 的请分店看，选行用 --staff、--shop、--tier \
             / --where {asked} selects no rows of {title}: only purchases, and surveys and inspections that have the column; where there is --group, use --group shop; \
             to select rows: --staff, --shop, --tier"
        )));
    }
    let titles = titles(&selected);
    let (zh, en) = (titles.join("、"), titles.join(", "));
    Ok(Some(
        (
            format!("--where {asked} 只选了这些表的行：{zh}；其他表照全部算"),
            format!("--where {asked}: only such rows of {en}; all other sheets count whole"),
        )
            .into(),
    ))
}
