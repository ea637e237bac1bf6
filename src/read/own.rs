//! Reports of this program, left in the shop's folder: they are no sheets of the shop.
//!
//! A report is known by columns that only this program computes. They are named by label and by key; a test writes every
//! report in every language and reads it back.

use super::preview::Preview;

/// Labels, in lower case, that only a report has all of.
const SIGNS: &[&[&str]] = &[
    &["凭据", "登记级别", "办理"],
    &["evidence", "recorded", "action"],
    &["应回访日", "逾期天数"],
    &["days overdue", "reasons"],
    &["days_overdue", "reasons"],
    &["单次平均", "最大单次", "未到店天数"],
    &["average", "largest", "days since last"],
    &["average", "largest", "days_since_last"],
    &["分群", "八类"],
    &["segment", "class of eight"],
    &["segment", "class8"],
    &["名次", "累计占比", "abc 类"],
    &["rank", "cumulative share", "class"],
    &["rank", "cumulative_share", "class"],
    &["可补入", "abc 类", "还差"],
    &["could fill", "class", "missing"],
    &["to", "class", "account_kind"],
    &["会员", "原来", "现在"],
    &["member", "from", "to"],
    &["未到店天数", "应到店天数"],
    &["silent days", "limit"],
    &["silent_days", "limit_days"],
    &["基本价值", "终身价值"],
    &["basic value", "lifetime value"],
    &["basic", "gain", "lifetime"],
    &["月份", "顾客群", "占比"],
    &["month", "group", "share"],
    &["period", "group", "share"],
    &["月份", "轻而易举"],
    &["period", "conquered"],
    &["month", "conquered"],
    &["顾客群", "从未联系"],
    &["group", "never contacted"],
    &["group", "never_contacted"],
    &["顾客群", "距上次联系天数"],
    &["group", "days since contact"],
    &["group", "days_since_contact"],
    &["项目", "人数够"],
    &["field", "enough"],
    &["项目", "已填"],
    &["field", "filled"],
    &["最近动静", "未填"],
    &["last sign", "missing"],
    &["last_purchase", "missing"],
    &["带来会员", "两级合计"],
    &["brought", "both together"],
    &["brought_total", "second_total"],
    &["第几级", "带来的会员"],
    &["level", "name brought"],
    &["level", "brought_name"],
    &["介绍人", "原因", "所在行"],
    &["referrer", "why", "row"],
    &["referrer", "why", "sheet_cell"],
    &["下一级", "还差"],
    &["next tier", "gap"],
    &["next_tier", "gap"],
    &["表里的数", "明细算出"],
    &["sheet_value", "computed"],
    &["轻重", "事项"],
    &["group", "task", "count"],
    &["group", "task", "detail"],
    &["消费积分", "已用积分", "现有积分"],
    &["earned", "redeemed", "balance"],
    &["券种", "使用率", "过期未用"],
    &["kind", "use rate", "expired"],
    &["kind", "use_rate", "expired"],
    &["券种", "还剩天数"],
    &["kind", "days left"],
    &["kind", "days_left"],
    &["权益", "a 金卡"],
    &["benefit", "a gold"],
    &["benefit", "gold", "silver"],
    &["享受", "升级后增加"],
    &["benefits", "the next card adds"],
    &["benefits", "gains"],
    &["预计金额", "累计预计"],
    &["expected", "cumulative"],
    &["项目", "内容", "为什么"],
    &["item", "value", "why"],
    &["责任店员", "通常一次"],
    &["staff", "typical purchase"],
    &["staff", "typical"],
    &["邀请日期", "应跟进日"],
    &["invited", "agreed", "days late"],
    &["invited", "agreed", "days_late"],
    &["该办", "应办日", "逾期天数"],
    &["stage", "since", "days late"],
    &["stage", "since", "days_late"],
    &["银卡卡号", "应作废日"],
    &["silver card", "gold card entered"],
    &["card_no", "days_late", "entered"],
    &["现在", "移到", "审批日"],
    &["from", "to", "approved", "cell"],
    &["from", "to", "since", "sheet_cell"],
    &["部分", "项目", "内容", "缺"],
    &["part", "field", "value", "missing"],
    &["另一处", "另一处单元格"],
    &["other", "other cell"],
    &["other_value", "other_cell"],
    &["表里积分", "应调整"],
    &["sheet", "computed", "adjust"],
    &["应回访日", "晚几天"],
    &["due", "days late"],
    &["due", "days_late"],
    &["回访", "起算日", "最晚"],
    &["step", "counted from", "counts until"],
    &["step", "anchor", "last"],
    &["比较", "已回访", "未回访"],
    &["stratum", "called", "not called"],
    &["stratum", "called", "not_called"],
    &["应回访", "已回访", "漏访", "完成率"],
    &["due", "done", "missed", "completion"],
    &["电话到访", "店长同意的", "没有问过店长的"],
    &["短信内容", "条数", "字数"],
    &["parts", "characters"],
    &["持卡占比", "目标", "达标"],
    &["share of card holders", "goal", "reached"],
    &["card_share", "goal", "reached"],
    &["流失原因", "记录人数", "数据迹象"],
    &["cause", "recorded", "evidence"],
];

/// Names of the first sheet of a report.
pub(super) const COVERS: [&str; 2] = ["封面", "Cover"];

/// What a page that is a report says of itself in its head.
const PAGE: &str = "<meta name=\"generator\" content=\"regulars\"/>";

/// Whether a page is a report.
pub(super) fn is_page(text: &str) -> bool {
    text.split_once("</head>").is_some_and(|(head, _)| head.contains(PAGE))
}

/// Whether a sheet is a table of a report.
pub(super) fn is_report(preview: &Preview) -> bool {
    preview.rows.first().is_some_and(|row| {
        let cells: Vec<String> = row.row().iter().map(|cell| cell.text().trim().to_lowercase()).collect();
        let has = |label: &&str| cells.iter().any(|cell| cell == label);
        SIGNS.iter().any(|sign| sign.iter().all(has))
    })
}
