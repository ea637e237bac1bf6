//! Complaints: eighteen in fourteen months. One was never settled, and the last two are still open.

use super::goods::Item;
use super::listed::Cell;
use super::model::Model;
use super::period::date;
use super::staff::STAFF;
use super::visits::Visit;
use chrono::{Days, NaiveDate, TimeDelta};

pub(super) const COLUMNS: [(&str, u8); 23] = [
    ("投诉日期", 17),
    ("顾客姓名", 10),
    ("电话", 14),
    ("VIP卡号", 10),
    ("地区", 8),
    ("投诉类别", 10),
    ("投诉对象", 16),
    ("投诉渠道", 10),
    ("投诉内容", 28),
    ("责任人", 9),
    ("处理措施", 24),
    ("处理状态", 10),
    ("首次回复时间", 17),
    ("完成日期", 12),
    ("顾客满意", 10),
    ("赔偿", 14),
    ("不满原因", 18),
    ("了解情况", 18),
    ("分析原因", 18),
    ("认同感受", 18),
    ("寻找方案", 18),
    ("解决问题", 18),
    ("还有其他", 18),
];

/// The case of somebody who is no member.
const PASSER_BY: usize = 9;

/// What was wrong, and what was done about it.
struct Case {
    /// Day, hour and minute on which it came.
    received: (NaiveDate, u32, u32),
    /// Days since the purchase that it is about, at least.
    worn: u64,
    /// Categories of which a piece was among it; none where any will do.
    of: &'static [&'static str],
    place: &'static str,
    category: &'static str,
    how: &'static str,
    what: &'static str,
    action: &'static str,
    /// Hours until the first answer; none where nobody has answered.
    answered: Option<i64>,
    /// Days until it was solved; none while it is open.
    solved: Option<u64>,
    /// Whether the member was content, what the member got, and why the member was not content.
    end: [&'static str; 3],
}

const CASES: [Case; 18] = [
    case(
        (date(2025, 9, 13), 11, 10),
        (12, &[], "本地"),
        ["服务", "到店", "试衣间排长队", "加开一间"],
        (Some(2), Some(0)),
        ["满意", "", ""],
    ),
    case(
        (date(2025, 10, 19), 15, 40),
        (16, &["夹克"], "外地"),
        ["质量", "电话", "袖口开线", "寄回修补"],
        (Some(20), Some(6)),
        ["满意", "运费", ""],
    ),
    case(
        (date(2025, 12, 6), 18, 20),
        (14, &["衬衫"], "本地"),
        ["价格", "电话", "代金券说好能用，结账时不认", ""],
        (Some(40), None),
        ["不满意", "", ""],
    ),
    case(
        (date(2026, 1, 10), 13, 0),
        (14, &["夹克", "羽绒服"], "本地"),
        ["质量", "到店", "拉链卡住", "当场修好"],
        (Some(0), Some(0)),
        ["满意", "", ""],
    ),
    case(
        (date(2026, 2, 21), 10, 5),
        (10, &["西裤", "休闲裤"], "本地"),
        ["尺码", "电话", "裤腰改小了", "重新改"],
        (Some(3), Some(2)),
        ["满意", "", ""],
    ),
    case(
        (date(2026, 3, 28), 14, 50),
        (25, &["毛衣"], "外地"),
        ["洗涤", "短信", "按说明洗还是变形", "寄回检验后退货"],
        (Some(44), Some(15)),
        ["不满意", "退款", "面料太娇气"],
    ),
    case(
        (date(2026, 5, 18), 10, 20),
        (12, &["毛衣"], "本地"),
        ["质量", "到店", "洗了一次就起球", "换新"],
        (Some(1), Some(2)),
        ["满意", "", ""],
    ),
    case(
        (date(2026, 6, 9), 15, 5),
        (9, &["西装", "夹克", "衬衫"], "本地"),
        ["尺码", "电话", "袖子长，改了还是长", "免费再改"],
        (Some(3), Some(4)),
        ["满意", "", ""],
    ),
    case(
        (date(2026, 6, 30), 9, 40),
        (20, &["夹克", "羽绒服"], "外地"),
        ["质量", "电话", "拉链坏了", "寄回换拉链"],
        (Some(23), Some(9)),
        ["满意", "运费", ""],
    ),
    case(
        (date(2026, 7, 21), 19, 30),
        (8, &[], "本地"),
        ["服务", "到店", "结账等太久，没人理", "店长道歉"],
        (Some(16), Some(1)),
        ["满意", "袜子一双", ""],
    ),
    case(
        (date(2026, 8, 6), 11, 15),
        (15, &["T恤", "休闲裤"], "外地"),
        ["洗涤", "电话", "掉色染了别的衣服", "寄回处理"],
        (Some(2), Some(8)),
        ["不满意", "运费", "服务慢，没人说进度"],
    ),
    case(
        (date(2026, 8, 25), 14, 0),
        (30, &["西裤", "休闲裤"], "外地"),
        ["质量", "短信", "接缝开线", "寄回修补"],
        (Some(30), Some(12)),
        ["不满意", "", "等太久"],
    ),
    case(
        (date(2026, 9, 8), 16, 45),
        (7, &[], "本地"),
        ["价格", "电话", "买后一周打折", "补差价积分"],
        (Some(5), Some(3)),
        ["满意", "积分200", ""],
    ),
    case(
        (date(2026, 9, 22), 10, 10),
        (18, &["衬衫", "西装"], "本地"),
        ["质量", "到店", "扣子掉了两颗", "当场缝好"],
        (Some(0), Some(0)),
        ["满意", "", ""],
    ),
    case(
        (date(2026, 10, 12), 13, 25),
        (11, &["西裤", "休闲裤"], "外地"),
        ["送货", "电话", "改好的裤子迟迟没寄", "当天寄出"],
        (Some(26), Some(5)),
        ["满意", "运费", ""],
    ),
    case(
        (date(2026, 10, 28), 18, 50),
        (14, &["毛衣", "衬衫"], "本地"),
        ["尺码", "电话", "洗后缩水", "换大一码"],
        (Some(4), Some(6)),
        ["满意", "", ""],
    ),
    case(
        (date(2026, 11, 16), 11, 30),
        (10, &["羽绒服"], "本地"),
        ["质量", "电话", "跑绒，里子上都是", "送厂家鉴定"],
        (Some(6), None),
        ["", "", ""],
    ),
    case(
        (date(2026, 11, 21), 17, 20),
        (6, &["西裤", "休闲裤"], "外地"),
        ["服务", "短信", "说好改裤脚，拿回家才发现没改", ""],
        (None, None),
        ["", "", ""],
    ),
];

const fn case(
    received: (NaiveDate, u32, u32),
    (worn, of, place): (u64, &'static [&'static str], &'static str),
    [category, how, what, action]: [&'static str; 4],
    (answered, solved): (Option<i64>, Option<u64>),
    end: [&'static str; 3],
) -> Case {
    Case { received, worn, of, place, category, how, what, action, answered, solved, end }
}

/// A row for each case, and one of somebody who is no member.
pub(super) fn rows(model: &Model) -> Vec<[Cell; 23]> {
    let mut rows: Vec<[Cell; 23]> =
        CASES.iter().filter_map(|case| Some(row(model, case, about(model, case)?))).collect();
    let passer_by = &mut rows[PASSER_BY];
    passer_by[1] = "散客".into();
    passer_by[2] = Cell::Blank;
    passer_by[3] = Cell::Blank;
    rows
}

/// The last purchase of a member that had been worn long enough, and the piece of it that it is about.
fn about<'a>(model: &'a Model, case: &Case) -> Option<(&'a Visit, &'static Item)> {
    let until = case.received.0 - Days::new(case.worn);
    let can_be_called = |who: usize| model.people[who].phone.len() == 11 && model.people[who].consent != "勿扰";
    let fits = |item: &Item| case.of.is_empty() || case.of.contains(&item.category);
    let mut before =
        model.visits.iter().rev().filter(|visit| visit.day <= until && visit.who.is_some_and(can_be_called));
    before.find_map(|visit| Some((visit, visit.lines.iter().map(|line| line.item).find(|item| fits(item))?)))
}

fn row(model: &Model, case: &Case, (visit, item): (&Visit, &Item)) -> [Cell; 23] {
    let person = visit.who.map(|who| &model.people[who]);
    let (day, hour, minute) = case.received;
    let received = day.and_hms_opt(hour, minute, 0).unwrap_or_default();
    let answered = case.answered.map(|hours| received + TimeDelta::hours(hours));
    let steps = steps(case, answered.map(|at| at.date()), STAFF[visit.seller].name);
    let [understand, analyse, accept, seek, solve, other] = steps;
    [
        received.into(),
        person.map(|person| person.name.as_str()).into(),
        person.map(|person| person.phone.as_str()).into(),
        person.map(|person| person.card.as_str()).into(),
        case.place.into(),
        case.category.into(),
        if case.category == "服务" { STAFF[visit.seller].name } else { item.name }.into(),
        case.how.into(),
        case.what.into(),
        STAFF[visit.seller].name.into(),
        case.action.into(),
        if case.solved.is_some() { "已解决" } else { "处理中" }.into(),
        answered.into(),
        case.solved.map(|days| day + Days::new(days)).into(),
        case.end[0].into(),
        case.end[1].into(),
        case.end[2].into(),
        understand,
        analyse,
        accept,
        seek,
        solve,
        other,
    ]
}

/// Who was not content in the end had never heard that anybody understood.
fn steps(case: &Case, answered: Option<NaiveDate>, by: &str) -> [Cell; 6] {
    let solved = case.solved.map(|days| case.received.0 + Days::new(days));
    let accepted = answered.filter(|_| case.end[0] != "不满意");
    let asked = solved.map(|day| day + Days::new(1));
    let days = [answered, answered, accepted, solved.and(answered), solved, asked];
    days.map(|day| day.map(|day| format!("{day} {by}")).as_deref().into())
}
