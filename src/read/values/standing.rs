//! What a status or type cell says of a sale: that it is a refund, or that it never came about.

use super::text;
use crate::read::cell::Raw;

/// What became of a sale.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// A sale.
    Sale,
    /// A refund.
    Refund,
    /// Unpaid or cancelled.
    Void,
}

const REFUND: [&str; 12] =
    ["退货", "退款", "退", "销售退货", "退货单", "红冲", "退換", "退貨", "refund", "return", "returned", "refunded"];

const VOID: [&str; 18] = [
    "已取消",
    "取消",
    "交易关闭",
    "已关闭",
    "待付款",
    "未付款",
    "等待买家付款",
    "作废",
    "已作废",
    "交易關閉",
    "待付款訂單",
    "cancelled",
    "canceled",
    "voided",
    "void",
    "pending",
    "unpaid",
    "expired",
];

/// What a status or type cell says.
pub fn standing(raw: Raw<'_>) -> Standing {
    let Raw::Text(written) = raw else { return Standing::Sale };
    let folded = text::fold(written).to_lowercase();
    let word = folded.trim();
    if REFUND.contains(&word) {
        Standing::Refund
    } else if VOID.contains(&word) {
        Standing::Void
    } else {
        Standing::Sale
    }
}

#[cfg(test)]
mod tests {
    use super::{Standing, standing};
    use crate::read::cell::Raw;

    #[test]
    fn refunds_and_orders_that_never_came_about_are_told_apart() {
        for (written, expected) in [
            ("退货", Standing::Refund),
            (" Refund ", Standing::Refund),
            ("交易关闭", Standing::Void),
            ("Voided", Standing::Void),
            ("交易成功", Standing::Sale),
            ("paid", Standing::Sale),
            ("", Standing::Sale),
        ] {
            assert_eq!(standing(Raw::Text(written)), expected, "{written}");
        }
    }
}
