//! What is said of call lists that were filled in, and of their rows.

use super::both;
use crate::book::Fact;

impl Fact {
    pub(super) fn list_words(&self) -> Option<(String, String)> {
        Some(match self {
            Self::MaskedList => both(
                "名单里的电话被遮住了，认不出是谁；请用 -o 写出的名单",
                "Numbers of the list are masked: write it with -o and take that one",
            ),
            Self::CopiedKey => both(
                "这一行的编号是别人的，未计入；是复制的行请清空编号",
                "The key is another member's, not counted; clear it if the row is a copy",
            ),
            Self::AnswerWithoutKey => both(
                "店长批了这一行，但没有编号，不知是哪次回访，未计入；请在原名单上批",
                "An answer without its key is not counted; write it into the list itself",
            ),
            Self::Answers(rows) => {
                both(format!("店长批过的回访 {rows} 行"), format!("{rows} proposals answered by the manager"))
            }
            Self::CallList(filled, blank) => both(
                format!("回访名单：填了的 {filled} 行算作回访记录，没填的 {blank} 行不算"),
                format!("A call list: {filled} rows filled in are the log, {blank} blank ones are not"),
            ),
            _ => return None,
        })
    }
}
