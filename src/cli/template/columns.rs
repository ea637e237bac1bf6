//! What each column of the empty book takes. Who is meant, and everything not named here, is words.

use crate::book::callback::Step;
use crate::book::{CallResult, Channel, Tier, Verdict};
use crate::write::{Entry, Holds};

/// What a column takes and says, by the keys of its sheet and its own.
pub(super) fn entry(sheet: &str, field: &str) -> Entry {
    let holds = match (sheet, field) {
        ("members", "spend_total" | "opening_balance")
        | ("lines", "amount")
        | ("staff", "target")
        | ("items", "price" | "cost")
        | ("vouchers", "value") => Holds::Money,
        ("members", "points" | "purchase_count" | "points_opening" | "points_redeemed") | ("lines", "qty") => {
            Holds::Number
        }
        ("members", "join_date" | "updated")
        | ("lines" | "survey" | "inspections", "date")
        | ("contacts", "date" | "next" | "reviewed")
        | ("register", "agreed")
        | ("staff", "joined")
        | ("items", "launch")
        | ("orders", "ordered")
        | ("vouchers", "issued" | "valid_until")
        | ("measures", "due") => Holds::Day,
        ("complaints", "date" | "first_response") => Holds::Moment,
        (
            "register",
            "applied" | "entered" | "submitted" | "approved" | "notified1" | "notified2" | "mailed" | "collected"
            | "old_card_void",
        )
        | ("complaints", "resolved")
        | ("staff", "left")
        | ("orders", "arrived" | "told" | "collected")
        | ("vouchers", "used")
        | ("measures", "done") => Holds::DayOrMark,
        ("survey", "attribute" | "importance" | "recommend") => Holds::Number,
        ("inspections", field) if field.starts_with("moment.") => Holds::Number,
        _ => choices(sheet, field).unwrap_or(Holds::Words),
    };
    Entry { advice: advice(sheet, field, &holds), holds }
}

/// What the heading does not say.
fn advice(sheet: &str, field: &str, holds: &Holds) -> &'static str {
    match (sheet, field) {
        ("members", "tags") => "几个标签用顿号隔开：老客、团购。",
        ("members", "referrer") => "写介绍人的卡号最好，电话、姓名也行。",
        ("members", "birthday" | "anniversary") => "1985-3-8；不知道哪年写 3月8日；农历写 农历八月十五。",
        ("members", "each.item") => "每次一条，中间用分号：夹克 699；西裤 399。有“消费明细”表就不必写。",
        ("members", "each.date") => "与明细一条对一条，中间用分号：2026-3-5；2026-4-18。",
        ("members", "each.staff") => "与明细一条对一条，中间用分号：王芳；李娜。",
        ("members", "spend_total") => "没有逐笔记录的会员才要填；有的由程序按“消费明细”算。",
        ("lines", "amount") => "实收金额；退货写负数。",
        ("contacts", "key") => "程序自己用的编号，不必填。",
        ("register", "old_card_void") => "只有金卡要填：原来的银卡作废的日期，或打 √。",
        ("survey", "attribute") => "1 到 5 分，5 分最好；没问到就空着。要问别的，改表头或加一列，如 面料(1-5)。",
        ("survey", "recommend") => "愿意把本店推荐给朋友吗：0 到 10。",
        ("inspections", field) if field.starts_with("moment.") => "1 到 5 分，5 分最好。",
        ("imports", _) => "程序自己记，不必填。",
        ("complaints", "understand" | "analyse" | "accept" | "seek" | "solve" | "else") => {
            "写哪天、谁做的：2026-3-5 王芳；不记得哪天，写名字或打 √。"
        }
        _ if *holds == Holds::DayOrMark => "填日期；做了但不记得哪天，就打 √。",
        _ => "",
    }
}

/// Columns with a list to choose from.
fn choices(sheet: &str, field: &str) -> Option<Holds> {
    let one_of = |words: &[&'static str]| Holds::OneOf(words.to_vec());
    let often = |words: &[&'static str]| Holds::Often(words.to_vec());
    Some(match (sheet, field) {
        ("members", "gender") => one_of(&["男", "女"]),
        ("members" | "lines", "opt_in") => one_of(&["开启", "关闭"]),
        ("members", "do_not_contact") | ("contacts", "news_welcome") => one_of(&["是", "否"]),
        ("members", "personality") => one_of(&["支配型", "表达型", "和蔼型", "分析型"]),
        ("contacts", "reason") => one_of(&Step::ALL.map(|step| step.words().0)),
        ("contacts", "channel") => one_of(&[Channel::Phone, Channel::Sms, Channel::Visit].map(|how| how.words().0)),
        ("contacts", "result") => one_of(&CallResult::ALL.map(|result| result.words().0)),
        ("contacts", "approved") => one_of(&[Verdict::Yes, Verdict::No, Verdict::Moved].map(|said| said.words().0)),
        ("register", "card") => one_of(&[Tier::A, Tier::B].map(|card| card.words().0)),
        ("complaints", "place") => one_of(&["本地", "外地"]),
        ("complaints", "category") => often(&["质量", "尺码", "洗涤", "服务", "价格", "送货", "其他"]),
        ("complaints", "channel") => often(&["电话", "到店", "短信", "微信"]),
        ("complaints", "status") => one_of(&["处理中", "已解决"]),
        ("complaints", "outcome") => one_of(&["满意", "不满意"]),
        ("vouchers", "kind") => often(&["生日", "升级", "关怀", "促销"]),
        ("items", "category") => {
            often(&["衬衫", "西裤", "休闲裤", "夹克", "风衣", "毛衣", "T恤", "西装", "羽绒服", "配饰"])
        }
        ("staff", "role") => often(&["店长", "导购", "收银"]),
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::entry;
    use crate::book::Records;
    use crate::cli::import::tables::to_fill_in;
    use crate::table::Lang;
    use crate::write::Holds;

    /// Words, a day, a day or mark, a moment, money, a number, one of a list, often one of a list.
    fn letter(holds: &Holds) -> char {
        match holds {
            Holds::Words => 'w',
            Holds::Day => 'd',
            Holds::DayOrMark => 'x',
            Holds::Moment => 't',
            Holds::Money => 'm',
            Holds::Number => 'n',
            Holds::OneOf(_) => 'o',
            Holds::Often(_) => 'f',
        }
    }

    #[test]
    fn every_column_takes_what_its_heading_says() {
        // The sixteen columns of the shop, then the further ones, in the order of the guide.
        let members = "wowwwwwnmnwwwwwo wwdwmnnwwoowwwwwwwwwwwd";
        let expected = [
            ("A类", members),
            ("B类", members),
            ("C类", members),
            ("消费明细", "dwwwwwwnmwo"),
            ("回访记录", "dwwwooowwdwoowdw"),
            ("跟进簿", "wwww xxxxxxxx xdow"),
            ("投诉", "twwwofwfwwwotxoww wwwwww"),
            ("员工", "wwfwwdxm"),
            ("商品", "wwfwmmdw"),
            ("订货", "wwwwwdxxx"),
            ("代金券", "wwwfddxm"),
            ("措施", "wwwdx"),
            ("满意度调查", "dwwwwwnnnnnnw"),
            ("巡店", "dwwwnnnnn"),
            ("导入记录", "wwwwww"),
        ];
        let records = Records::default();
        let tables = to_fill_in(&records);
        let letters: Vec<(&str, String)> = tables
            .iter()
            .map(|table| {
                let heads = table.heads().map(|head| letter(&entry(table.key, head.key).holds));
                (table.title.get(Lang::Chinese), heads.collect())
            })
            .collect();
        let expected = expected.map(|(sheet, letters)| (sheet, letters.replace(' ', "")));
        assert_eq!(letters, expected);
    }
}
