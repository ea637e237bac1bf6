//! What can be put into a message, and what never.

/// Declares the slots: name, English and Chinese key, what it stands for, and a sample, in Chinese and English.
macro_rules! slots {
    ($($Name:ident $key:literal $zh:literal ($means_zh:literal $means:literal) ($sample_zh:literal $sample:literal);)*) => {
        /// A named place in a message.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Slot { $(#[doc = $means] $Name),* }

        impl Slot {
            /// Every slot.
            pub const ALL: &'static [Self] = &[$(Self::$Name),*];

            /// Its English name: `{salutation}`.
            pub const fn key(self) -> &'static str {
                match self { $(Self::$Name => $key),* }
            }

            /// Its Chinese name: `{称呼}`.
            pub const fn chinese(self) -> &'static str {
                match self { $(Self::$Name => $zh),* }
            }

            /// What it stands for, in Chinese and English.
            pub const fn words(self) -> (&'static str, &'static str) {
                match self { $(Self::$Name => ($means_zh, $means)),* }
            }

            /// An invented value, in Chinese and English.
            pub const fn sample(self) -> (&'static str, &'static str) {
                match self { $(Self::$Name => ($sample_zh, $sample)),* }
            }
        }
    };
}

slots! {
    Salutation "salutation" "称呼" ("怎样称呼顾客" "how to address the customer") ("张女士" "Ms Zhang");
    Name "name" "姓名" ("顾客姓名" "the customer's name") ("张小雪" "Zhang Xiaoxue");
    Shop "shop" "店名" ("shop.name" "shop.name") ("中山路店" "the Zhongshan Road shop");
    ShopPhone "shop_phone" "店电话" ("shop.phone" "shop.phone") ("020-88886666" "020-88886666");
    Staff "staff" "导购" ("联系顾客的店员" "who contacts the customer") ("小李" "Li");
    Tier "tier" "级别" ("现在的卡" "the card held now") ("银卡" "silver card");
    Date "date" "日期" ("所说的那次消费的日子" "the day of the purchase in question") ("3月1日" "1 March");
    Items "items" "商品" ("那天买的商品" "what was bought that day") ("羊毛大衣、围巾" "wool coat, scarf");
    Amount "amount" "金额" ("那天的金额" "what was paid that day") ("1680" "1680");
    Points "points" "积分" ("现有积分" "points now") ("1860" "1860");
    Total "total" "累计消费" ("累计消费" "total spend") ("6280" "6280");
    Purchases "purchases" "消费次数" ("消费次数" "number of purchases") ("4" "4");
    NextGift "next_gift" "礼品" ("下一份礼品" "the next gift") ("保温杯" "a thermos");
    PointsMissing "points_missing" "还差积分" ("离下一份礼品还差的积分" "points missing to it") ("140" "140");
    NextCall "next_call" "下次回访" ("下一次电话的日子" "the day of the next call") ("3月7日" "7 March");
    ConvenientTime "convenient_time" "方便时间" ("方便接听的时间" "when to call") ("晚上" "in the evening");
    Occasion "occasion" "节日" ("今天的节日或纪念日" "the occasion of the day") ("中秋节" "Mid-Autumn Festival");
    Card "card" "卡" ("申请的或可以领的卡" "the card applied for or ready") ("金卡" "gold card");
    CardWaiting "card_waiting" "待领卡" ("已批准、还没领的卡" "a card approved and not collected") ("金卡" "gold card");
    Agreed "agreed" "约定日" ("约好的日子" "the day agreed on") ("3月8日" "8 March");
    Address "address" "地址" ("顾客地址" "the customer's address") ("中山路8号" "8 Zhongshan Road");
    Benefits "benefits" "权益" ("这张卡的权益" "what the card brings") ("积分换礼、新品先看" "gifts for points, new arrivals first");
    NextTier "next_tier" "下一级别" ("下一级的卡" "the next card") ("金卡" "gold card");
    Gap "gap" "还差金额" ("离下一级还差的金额" "what is missing to the next card") ("320" "320");
    SilverSingle "silver_single" "银卡单次" ("tiers.silver.single" "tiers.silver.single") ("1500" "1500");
    SilverTotal "silver_total" "银卡累计" ("tiers.silver.total" "tiers.silver.total") ("5000" "5000");
    GoldSingle "gold_single" "金卡单次" ("tiers.gold.single" "tiers.gold.single") ("3000" "3000");
    GoldTotal "gold_total" "金卡累计" ("tiers.gold.total" "tiers.gold.total") ("10000" "10000");
    NewItems "new_items" "新品" ("到店的新品" "what has arrived") ("春季薄外套" "light spring jackets");
    Ordered "ordered_item" "所订商品" ("顾客订的商品" "what the customer ordered") ("羊毛大衣" "the wool coat");
    Promotion "promotion" "活动" ("活动名称" "the promotion") ("会员日" "members' day");
    Until "until" "截止日" ("活动到哪天" "its last day") ("3月15日" "15 March");
    Category "category" "品类" ("买过的品类" "the kind of garment") ("羊毛大衣" "wool coat");
}

/// What no message may hold, by parts of a slot's name: the shop's own figures, its judgement of members, other people.
const FORBIDDEN: [&str; 42] = [
    "cost",
    "margin",
    "profit",
    "markup",
    "target",
    "quota",
    "commission",
    "score",
    "segment",
    "rfm",
    "class8",
    "churn",
    "alive",
    "lifetime",
    "probability",
    "expected",
    "other",
    "another",
    "household",
    "complainant",
    "id_card",
    "成本",
    "进价",
    "毛利",
    "利润",
    "提成",
    "目标",
    "任务",
    "业绩",
    "指标",
    "得分",
    "评分",
    "分群",
    "分层",
    "流失",
    "概率",
    "预测",
    "其他",
    "别的",
    "别人",
    "他人",
    "身份证",
];

impl Slot {
    /// The slot with this name, in either language.
    pub fn named(name: &str) -> Option<Self> {
        let name = name.trim();
        Self::ALL.iter().copied().find(|slot| slot.chinese() == name || slot.key().eq_ignore_ascii_case(name))
    }

    /// The name that was probably meant.
    pub fn nearest(name: &str) -> Option<&'static str> {
        let name = name.trim().to_ascii_lowercase();
        nearest(&name, Self::ALL.iter().flat_map(|slot| [slot.key(), slot.chinese()]))
    }

    /// Whether a name asks for what customers are never told.
    pub fn is_forbidden(name: &str) -> bool {
        let name = name.to_ascii_lowercase().replace(['-', ' '], "_");
        FORBIDDEN.iter().any(|part| name.contains(part))
    }
}

/// The likeliest of some names, if any is like.
pub(super) fn nearest(name: &str, names: impl Iterator<Item = &'static str>) -> Option<&'static str> {
    // Of two Chinese characters one is half of the name.
    let like = if name.is_ascii() { 0.7 } else { 0.65 };
    let likely = names.map(|known| (strsim::jaro_winkler(name, known), known)).filter(|&(likeness, _)| likeness > like);
    // Of equally like ones the first in text order.
    likely.max_by(|a, b| a.0.total_cmp(&b.0).then(b.1.cmp(a.1))).map(|(_, known)| known)
}

#[cfg(test)]
mod tests {
    use super::Slot;

    #[test]
    fn slots_are_found_by_either_name() {
        for &slot in Slot::ALL {
            assert_eq!(Slot::named(slot.key()), Some(slot));
            assert_eq!(Slot::named(slot.chinese()), Some(slot));
        }
        assert_eq!(Slot::named(" Salutation "), Some(Slot::Salutation));
        assert_eq!(Slot::named("积份"), None);
        assert_eq!(Slot::nearest("pionts"), Some("points"));
        assert_eq!(Slot::nearest("还差积份"), Some("还差积分"));
    }

    #[test]
    fn what_customers_are_never_told_is_forbidden_and_nothing_else() {
        for name in [
            "cost",
            "Unit-Cost",
            "margin",
            "profit",
            "staff_target",
            "r_score",
            "churn_probability",
            "p_alive",
            "other_member",
            "another member",
            "成本",
            "毛利率",
            "利润",
            "本月目标",
            "RFM得分",
            "流失概率",
            "其他会员",
        ] {
            assert!(Slot::is_forbidden(name), "{name}");
        }
        for &slot in Slot::ALL {
            assert!(!Slot::is_forbidden(slot.key()) && !Slot::is_forbidden(slot.chinese()), "{slot:?}");
        }
    }
}
