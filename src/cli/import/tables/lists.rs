//! Complaints, the card register, staff, items, orders, vouchers and measures, a row each.

use super::rows::{named, source, whom};
use super::source_columns;
use crate::book::{
    Application, Approval, CardStage, Complaint, ComplaintStep, Done, Item, Measure, Moment, Money, Order, Origin,
    Person, Place, Records, Solved, Ticked, Voucher,
};
use crate::read::stored;
use crate::read::values::planned::Planned;
use crate::table::{Cell, Column, Table};

/// The complaints.
pub(super) fn complaints(records: &Records) -> Table<'_> {
    type Row<'a> = &'a Complaint;
    let mut columns = vec![named("date", "投诉日期", |row: &Row<'_>| moment(row.received))];
    columns.extend(whom(records, |row: &Row<'_>| row.member));
    columns.extend([
        named("place", "地区", |row: &Row<'_>| {
            let word = |origin| Cell::text(if origin == Origin::Local { "本地" } else { "外地" });
            Cell::maybe(row.origin, word)
        }),
        named("category", "投诉类别", |row: &Row<'_>| Cell::text(&*row.category)),
        named("target", "投诉对象", |row: &Row<'_>| Cell::text(&*row.target)),
        named("channel", "投诉渠道", |row: &Row<'_>| Cell::text(&*row.channel)),
        named("content", "投诉内容", |row: &Row<'_>| Cell::text(&*row.content)),
        named("owner", "责任人", |row: &Row<'_>| Cell::text(records.staff.get(row.owner))),
        named("action", "处理措施", |row: &Row<'_>| Cell::text(&*row.action)),
        named("status", "处理状态", |row: &Row<'_>| Cell::text(&*row.status)),
        named("first_response", "首次回复时间", |row: &Row<'_>| Cell::maybe(row.first_reply, moment)),
        named("resolved", "完成日期", |row: &Row<'_>| match row.solved {
            Solved::Open => Cell::Blank,
            Solved::DayUnknown => Cell::text(MARK),
            Solved::At(at) => moment(at),
        }),
        named("outcome", "顾客满意", |row: &Row<'_>| Cell::text(&*row.outcome)),
        named("compensation", "赔偿", |row: &Row<'_>| Cell::text(&*row.compensation)),
        named("dissatisfaction_reason", "不满原因", |row: &Row<'_>| Cell::text(&*row.reason)),
    ]);
    columns.extend(
        ComplaintStep::ALL.map(|step| named(step.key(), step.words().0, move |row: &Row<'_>| ticked(row.step(step)))),
    );
    table(records, "complaints", stored::COMPLAINTS, &records.complaints, columns, |row| row.place)
}

/// The card register, its columns in the order of the plan.
pub(super) fn register(records: &Records) -> Table<'_> {
    type Row<'a> = &'a Application;
    let [card, phone, name] = whom(records, |row: &Row<'_>| row.member);
    let address = named("address", "地址", |row: &Row<'_>| Cell::text(&*row.address));
    let mut columns = vec![name, phone, address, card];
    let stages = CardStage::ALL.into_iter().filter(|stage| *stage != CardStage::OldVoided);
    columns.extend(stages.chain([CardStage::OldVoided]).map(|stage| {
        let (field, name) = column_of(stage);
        named(field, name, move |row: &Row<'_>| done(row.stage(stage)))
    }));
    columns.extend([
        named("agreed", "约定领卡日", |row: &Row<'_>| row.agreed.into()),
        named("card", "卡别", |row: &Row<'_>| Cell::maybe(row.card, |card| Cell::text(card.words().0))),
        named("staff", "责任店员", |row: &Row<'_>| Cell::text(records.staff.get(row.staff))),
    ]);
    table(records, "register", stored::REGISTER, &records.applications, columns, |row| row.place)
}

/// The column of a stage.
const fn column_of(stage: CardStage) -> (&'static str, &'static str) {
    match stage {
        CardStage::Applied => ("applied", "申请日期"),
        CardStage::OldVoided => ("old_card_void", "银卡作废"),
        CardStage::Entered => ("entered", "录入系统"),
        CardStage::Submitted => ("submitted", "上交审批"),
        CardStage::Approved => ("approved", "已审批"),
        CardStage::Notified => ("notified1", "已通知领卡"),
        CardStage::NotifiedAgain => ("notified2", "二次通知"),
        CardStage::Mailed => ("mailed", "已寄出"),
        CardStage::Collected => ("collected", "已领走"),
    }
}

/// The staff.
pub(super) fn staff(records: &Records) -> Table<'_> {
    type Row<'a> = &'a Person;
    let columns = vec![
        named("staff", "姓名", |row: &Row<'_>| Cell::text(records.staff.get(row.name))),
        named("staff_no", "工号", |row: &Row<'_>| Cell::text(&*row.number)),
        named("role", "职务", |row: &Row<'_>| Cell::text(&*row.role)),
        named("store", "店铺", |row: &Row<'_>| Cell::text(records.shops.get(row.shop))),
        named("phone", "电话", |row: &Row<'_>| Cell::text(&*row.phone)),
        named("joined", "入职日期", |row: &Row<'_>| row.joined.into()),
        named("left", "离职日期", |row: &Row<'_>| done(row.left)),
        named("target", "目标", |row: &Row<'_>| money(row.target)),
    ];
    table(records, "staff", stored::STAFF, &records.people, columns, |row| row.place)
}

/// The items.
pub(super) fn items(records: &Records) -> Table<'_> {
    type Row<'a> = &'a Item;
    let columns = vec![
        named("sku", "款号", |row: &Row<'_>| Cell::text(&*row.sku)),
        named("item", "商品", |row: &Row<'_>| Cell::text(&*row.name)),
        named("category", "品类", |row: &Row<'_>| Cell::text(&*row.category)),
        named("size", "尺码", |row: &Row<'_>| Cell::text(&*row.size)),
        named("price", "单价", |row: &Row<'_>| money(row.price)),
        named("cost", "成本", |row: &Row<'_>| money(row.cost)),
        named("launch", "上市日期", |row: &Row<'_>| row.launch.into()),
        named("washing", "洗涤", |row: &Row<'_>| Cell::text(&*row.washing)),
    ];
    table(records, "items", stored::ITEMS, &records.goods, columns, |row| row.place)
}

/// The orders.
pub(super) fn orders(records: &Records) -> Table<'_> {
    type Row<'a> = &'a Order;
    let mut columns = Vec::from(whom(records, |row: &Row<'_>| row.member));
    columns.extend([
        named("item", "商品", |row: &Row<'_>| Cell::text(&*row.item)),
        named("size", "尺码", |row: &Row<'_>| Cell::text(&*row.size)),
        named("ordered", "订货日期", |row: &Row<'_>| row.ordered.into()),
        named("arrived", "到货日期", |row: &Row<'_>| done(row.arrived)),
        named("told", "通知日期", |row: &Row<'_>| done(row.told)),
        named("collected", "取货日期", |row: &Row<'_>| done(row.collected)),
    ]);
    table(records, "orders", stored::ORDERS, &records.orders, columns, |row| row.place)
}

/// The vouchers.
pub(super) fn vouchers(records: &Records) -> Table<'_> {
    type Row<'a> = &'a Voucher;
    let mut columns = Vec::from(whom(records, |row: &Row<'_>| row.member));
    columns.extend([
        named("kind", "券类型", |row: &Row<'_>| Cell::text(&*row.kind)),
        named("issued", "发放日期", |row: &Row<'_>| row.issued.into()),
        named("valid_until", "有效期", |row: &Row<'_>| row.valid_until.into()),
        named("used", "使用日期", |row: &Row<'_>| done(row.used)),
        named("value", "面额", |row: &Row<'_>| money(row.value)),
    ]);
    table(records, "vouchers", stored::VOUCHERS, &records.vouchers, columns, |row| row.place)
}

/// The measures.
pub(super) fn measures(records: &Records) -> Table<'_> {
    type Row<'a> = &'a Measure;
    let columns = vec![
        named("cause", "流失原因", |row: &Row<'_>| Cell::text(&*row.cause)),
        named("measure", "措施", |row: &Row<'_>| Cell::text(&*row.action)),
        named("owner", "责任人", |row: &Row<'_>| Cell::text(records.staff.get(row.owner))),
        named("due", "期限", |row: &Row<'_>| row.due.into()),
        named("done", "完成日期", |row: &Row<'_>| done(row.done)),
    ];
    table(records, "measures", stored::MEASURES, &records.measures, columns, |row| row.place)
}

/// What managers said to proposed contacts.
pub(super) fn plans(records: &Records) -> Table<'_> {
    type Row<'a> = &'a Approval;
    let mut columns = vec![named("date", "回访日期", |row: &Row<'_>| row.proposed.into())];
    columns.extend(whom(records, |row: &Row<'_>| row.member));
    columns.extend([
        named("reason", "回访原因", |row: &Row<'_>| Cell::text(row.contact.0.words().0)),
        named("approved", "店长同意", |row: &Row<'_>| Cell::text(row.verdict.words().0)),
        named("moved", "改期到", |row: &Row<'_>| row.moved.into()),
        named("key", "回访编号", |row: &Row<'_>| Cell::text(Planned::key(row.contact, &[]))),
    ]);
    table(records, "plans", stored::PLANS, &records.approvals, columns, |row| row.place)
}

pub(super) fn table<'a, T: Send + Sync>(
    records: &'a Records,
    key: &'static str,
    name: &'static str,
    rows: &'a [T],
    mut columns: Vec<Column<'a, &'a T>>,
    place: fn(&T) -> Place,
) -> Table<'a> {
    columns.extend(source_columns(move |row: &&'a T| vec![source(records, place(row))]));
    Table::new(key, (name, name), rows.iter().collect(), columns)
}

/// What stands for a day that nobody wrote down.
const MARK: &str = "√";

fn done<'a>(done: Done) -> Cell<'a> {
    match done {
        Done::No => Cell::Blank,
        Done::DayUnknown => Cell::text(MARK),
        Done::On(day) => day.into(),
    }
}

/// A step as it is read back: its day and who took it.
fn ticked<'a>(ticked: &Ticked) -> Cell<'a> {
    match ticked.done {
        Done::On(day) if !ticked.by.is_empty() => Cell::text(format!("{day} {}", ticked.by)),
        Done::DayUnknown if !ticked.by.is_empty() => Cell::text(ticked.by.to_string()),
        other => done(other),
    }
}

/// A day, with its time as text where it has one.
fn moment<'a>(moment: Moment) -> Cell<'a> {
    match moment.time {
        Some(time) => Cell::text(moment.day.and_time(time).format("%Y-%m-%d %H:%M:%S").to_string()),
        None => moment.day.into(),
    }
}

fn money<'a>(money: Option<Money>) -> Cell<'a> {
    Cell::maybe(money, |money| Cell::Money(money.0))
}
