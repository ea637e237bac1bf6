//! One row of the callback log, and what people answer.

use super::rng::Dice;
use chrono::{Days, NaiveDate};

/// A call or a message that was made.
pub(super) struct Contact {
    pub(super) day: NaiveDate,
    /// Place among the members.
    pub(super) who: usize,
    /// A word of the log, `第3天` …; blank where a visit that was agreed on is noted.
    pub(super) reason: &'static str,
    pub(super) by_phone: bool,
    /// What came of a call; blank for a message.
    pub(super) result: &'static str,
    pub(super) reply: &'static str,
    /// Place in [`STAFF`](super::staff::STAFF).
    pub(super) seller: usize,
    pub(super) next: Option<NaiveDate>,
    pub(super) leaving: &'static str,
}

/// Results and how often in a thousand they come.
const RESULTS: [(&str, u32); 7] =
    [("已接通", 640), ("无人接听", 190), ("约定到店", 75), ("已到店", 38), ("拒接", 48), ("空号", 5), ("不接受", 4)];

const REPLIES: [&str; 12] = [
    "穿着很合身",
    "洗后没有变形",
    "袖子稍长，想改一下",
    "服务满意",
    "正在忙，改天再说",
    "想看看羽绒服",
    "等新款到店",
    "颜色很喜欢",
    "家人说好看",
    "下雨没穿过",
    "裤长合适",
    "问什么时候有活动",
];

const LEAVING: [&str; 4] = ["搬家", "款式太少", "价格偏高", "换了工作不穿正装"];

impl Contact {
    /// A message.
    pub(super) fn message(day: NaiveDate, who: usize, reason: &'static str, seller: usize) -> Self {
        Self { day, who, reason, by_phone: false, result: "", reply: "", seller, next: None, leaving: "" }
    }

    /// A call, with an answer drawn.
    pub(super) fn call(dice: &mut Dice, day: NaiveDate, who: usize, reason: &'static str, seller: usize) -> Self {
        let weights = RESULTS.map(|(_, weight)| weight);
        let (result, _) = RESULTS[dice.weighted(&weights)];
        let reached = result == "已接通";
        let agreed = (result == "约定到店").then(|| day + Days::new(3 + u64::from(dice.below(6))));
        let left = reached && reason == "半年" && dice.chance(10);
        Self {
            by_phone: true,
            result,
            reply: if reached && dice.chance(72) { dice.pick(&REPLIES) } else { "" },
            next: agreed,
            leaving: if left { dice.pick(&LEAVING) } else { "" },
            ..Self::message(day, who, reason, seller)
        }
    }

    /// True after which nobody calls again.
    pub(super) fn is_the_end(&self) -> bool {
        matches!(self.result, "空号" | "不接受")
    }
}
