//! `销售明细.csv`: the export of the till, in GBK, as such exports are.

use super::basket::Line;
use super::model::Model;
use super::money::{dressed, plain, two_places};
use super::rng::Dice;
use super::till::Till;
use chrono::NaiveDate;

/// The first line, which stands once more at [`HEADER_AGAIN`].
const HEADER: &str = "小票号,销售日期,商店,VIP卡号,顾客姓名,款号,商品名称,品类,数量,单价,实收金额,营业员";
/// The line of the file that is empty.
const EMPTY_LINE: usize = 1_000;
/// The line of the file that repeats the header.
const HEADER_AGAIN: usize = 2_001;
/// The line of the file from which on the first of 小李 is written 小 李.
const SPACED_FROM: usize = 300;
/// What the last line says beyond the true sum of all lines, in fen.
pub(super) const TOTAL_IS_OFF: i32 = 200 * 100;

/// The text of the export before it is encoded.
pub(super) fn text(model: &Model) -> String {
    let mut lines = vec![HEADER.to_owned()];
    let mut spaced = false;
    for mut line in sales(model) {
        if lines.len() + 1 == EMPTY_LINE {
            lines.push(String::new());
        }
        if lines.len() + 1 == HEADER_AGAIN {
            lines.push(HEADER.to_owned());
        }
        if !spaced && lines.len() + 1 >= SPACED_FROM && line.ends_with("小李") {
            line = line.replace("小李", "小 李");
            spaced = true;
        }
        lines.push(line);
    }
    lines.push(total(model));
    lines.push(String::new());
    lines.join("\r\n")
}

/// All lines of sales and refunds, by day.
fn sales(model: &Model) -> Vec<String> {
    let mut dice = Dice::new(5);
    let mut dated: Vec<(NaiveDate, String)> = Vec::new();
    for (place, visit) in model.visits.iter().enumerate() {
        let till = Till::of_sale(model, &mut dice, place);
        for line in &visit.lines {
            let amount = amount(&mut dice, line, place == model.rough);
            dated.push((visit.day, till.line(line, &amount)));
        }
    }
    for refund in &model.refunds {
        let till = Till::of_refund(model, &mut dice, refund);
        dated.push((refund.day, till.line(&refund.line, &two_places(refund.line.paid))));
    }
    // A stable sort: the lines of one receipt stay together.
    dated.sort_by_key(|(day, _)| *day);
    dated.into_iter().map(|(_, line)| line).collect()
}

fn amount(dice: &mut Dice, line: &Line, rough: bool) -> String {
    match dice.below(100) {
        _ if rough => format!("约{}", plain(line.paid)),
        0..4 => format!("\"{}\"", dressed(line.paid)),
        4..10 => plain(line.paid),
        _ => two_places(line.paid),
    }
}

fn total(model: &Model) -> String {
    let lines = model.visits.iter().flat_map(|visit| &visit.lines);
    let lines = lines.chain(model.refunds.iter().map(|refund| &refund.line));
    let qty: i32 = lines.clone().map(|line| line.qty).sum();
    let paid: i32 = lines.map(|line| line.paid).sum();
    format!("合计,,,,,,,,{qty},,{},", two_places(paid + TOTAL_IS_OFF))
}
