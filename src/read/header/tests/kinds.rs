use super::{facts, named, read, shown};
use crate::book::{Fact, Kind};

#[test]
fn the_member_sheet_of_the_book_is_known_column_by_column() {
    let header = "姓名|性别|电话|VIP号码|身份证号码|地址|生日|积分|累计消费|消费次数|每次消费明细|每次购买的时间|每次的接待人员|赠送详情|回访详情|短信开启状态";
    let row =
        "张三|女|13800138000|00123|440106199001011234|广州|1990-1-1|120|1280|1|外套 1280|2024-3-5|小李|围巾|已回访|开";
    assert_eq!(
        shown(&read(&format!("{header}\n{row}"))),
        "member: name gender phone card_no id_card address birthday points spend_total purchase_count \
         each.item each.date each.staff gifts callbacks_note opt_in"
    );
}

#[test]
fn the_customer_export_of_a_pos_is_a_member_sheet() {
    let text = "代码|顾客代码|商店|关联制成单|消费金额|消费数量|启用积分|当前积分|金额/积分|备注\n\
                00123|G1|一店|P1|1280.00|3|0|1280|1|\n00124|G2|一店|P1|90.00|1|0|90|1|";
    assert_eq!(
        shown(&read(text)),
        "member: card_no pos_customer_code store card_batch spend_total items_bought points_opening points points_rate notes"
    );
}

#[test]
fn the_same_names_beside_a_date_are_purchases() {
    let text = "会员卡号|日期|商店|消费金额|消费数量\n00123|2024-3-5|一店|1280|1\n00123|2024-3-6|一店|90|2";
    assert_eq!(shown(&read(text)), "purchase: card_no date store amount qty");
}

#[test]
fn a_contact_log_a_register_and_complaints_are_told_apart() {
    for (text, expected) in [
        (
            "回访日期|姓名|电话|回访方式|回访内容|回访结果|下次回访时间|回访人",
            "callback: date name phone channel content result next staff",
        ),
        ("日期|会员卡号|内容|结果", "callback: date card_no - result"),
        (
            "姓名|电话|地址|卡号|申请日期|录入系统|上交审批|已审批|已通知领卡|二次通知|已寄出|已领走",
            "register: name phone address card_no applied entered submitted approved notified1 notified2 mailed collected",
        ),
        ("投诉日期|投诉人|投诉类别|投诉内容|处理措施|处理状态", "complaint: date name category content action status"),
        (
            "投诉日期|投诉人|类别|投诉详情|首次回复|解决时间",
            "complaint: date name category content first_response resolved",
        ),
        ("姓名|电话|推荐意愿|日期", "survey: name phone recommend date"),
        ("调查日期|会员|总体满意度|意见", "survey: date name attribute remark"),
        ("姓名|电话|日期|推荐意愿(0-10)|服务态度（1-10）", "survey: name phone date recommend attribute"),
        (
            "检查日期|店铺|导购|迎宾|进店问候|接待|尊重产品|送宾",
            "inspection: date store staff moment.door moment.inside moment.serving moment.goods moment.leaving",
        ),
        ("日期|门店|神秘顾客|迎宾", "inspection: date store inspector moment.door"),
        ("款号|商品名称|品类|吊牌价|上市日期", "items: sku item category price launch"),
        ("姓名|工号|岗位|入职日期", "staff: staff staff_no role joined"),
        ("姓名|手机|商品|尺码|订货日期|到货日期", "orders: name phone item size ordered arrived"),
        ("会员卡号|券类型|面额|发放日期|使用日期", "vouchers: card_no kind value issued used"),
        ("流失原因|措施|责任人|期限|完成日期", "measures: cause measure owner due done"),
        ("原因|改进措施|责任人|计划完成|完成日期", "measures: cause measure owner due done"),
        ("姓名|手机|生日", "member: name phone birthday"),
    ] {
        assert_eq!(shown(&read(text)), expected);
    }
}

#[test]
fn a_survey_takes_every_column_of_scores_that_nothing_claims() {
    let text = "日期|手机|序号|年龄|服务态度|面料|版型重要度|版型|试衣间|推荐意愿\n\
        2024-3-5|13800138000|1|4|5|4|3|满意|太小|9\n2024-3-6|13800138001|2|5|4|★★★|5|10|有点挤|10";
    assert_eq!(shown(&read(text)), "survey: date phone - - attribute =attribute ~importance =attribute - recommend");
    // Beside what makes it another kind of sheet, a column of scores is no question.
    let log = "回访日期|姓名|电话|回访结果|满意度|面料\n2024-3-5|张三|13800138000|已接通|5|4";
    assert_eq!(shown(&read(log)), "callback: date name phone result satisfaction -");
}

#[test]
fn a_sheet_that_is_called_a_survey_may_ask_anything() {
    let text = "日期|手机|面料|版型|去年的店\n2024-3-5|13800138000|5|4|北街\n2024-3-6|13800138001|3|满意|没有";
    let read =
        |survey| super::understand(&super::sheet(text), "", &super::Naming { survey, ..super::Naming::default() });
    assert_eq!(shown(&read(true)), "survey: date phone =attribute =attribute -");
    assert!(read(false).is_err());
    // Without a column of scores it is none.
    let text = "日期|手机|面料|版型\n2024-3-5|13800138000|好看|宽\n2024-3-6|13800138001|薄|窄";
    let naming = super::Naming { survey: true, ..super::Naming::default() };
    assert!(super::understand(&super::sheet(text), "", &naming).is_err());
}

#[test]
fn the_wide_callback_record_stays_with_its_members() {
    let text =
        "姓名|电话|购买日期|购买详情|第三天|第7-10天|30天|一季度|其他节日回访\n张三|13800138000|2024-3-5|外套|好|好|||";
    assert_eq!(
        shown(&read(text)),
        "member: name phone each.date each.item callback.d3 callback.d7_10 callback.d30 callback.d120 callback.holiday"
    );
}

#[test]
fn a_sheet_that_fits_both_is_purchases_once_a_member_comes_twice() {
    let header = "姓名|性别|电话|生日|地址|身份证|消费日期|消费金额";
    let row = "张三|女|13800138000|1990-1-1|广州|1|2024-3-5|100";
    let other = "李四|女|13800138001|1990-1-1|广州|1|2024-3-5|100";
    let once = read(&format!("{header}\n{row}\n{other}"));
    assert_eq!(shown(&once), "member: name gender phone birthday address id_card each.date each.amount");
    let twice = read(&format!("{header}\n{row}\n{other}\n{row}"));
    assert_eq!(shown(&twice), "purchase: name - phone - - - date amount");
}

#[test]
fn whether_a_member_comes_twice_may_be_left_to_the_caller() {
    let text = "姓名|性别|电话|生日|地址|身份证|消费日期|消费金额\n张三|女|13800138000|1990-1-1|广州|1|2024-3-5|100";
    let mut preview = super::sheet(text);
    preview.whole = false;
    let open = super::understand(&preview, "", &super::Naming::default());
    assert_eq!(open.map(|layout| (layout.kind, layout.could_be)), Ok((Kind::Members, Some(Kind::Purchases))));
    let naming = super::Naming { kind: Some(Kind::Purchases), ..super::Naming::default() };
    assert_eq!(super::understand(&preview, "", &naming).map(|layout| layout.kind), Ok(Kind::Purchases));
}

#[test]
fn two_columns_of_day_and_member_are_occasions_only() {
    let layout = read("姓名|消费日期\n张三|2024-3-5\n李四|2024-3-6");
    assert_eq!(shown(&layout), "purchase: name date");
    assert!(layout.is_ok_and(|layout| layout.occasions_only));
}

#[test]
fn what_a_sheet_lacks_is_named() {
    let layout = read("消费日期|商品|消费金额\n2024-3-5|外套|100\n2024-3-6|外套|100");
    assert_eq!(facts(&layout), [&Fact::NotUnderstood(named("姓名、电话或卡号", "member"))]);
    assert_eq!(facts(&read("姓名|1月|2月\n张三|1|2")), [&Fact::NotUnderstood(named("生日/等级/…", "birthday/tier/…"))]);
}

#[test]
fn a_purchases_sheet_whose_dates_cannot_be_read_does_not_become_a_member_sheet() {
    let rows = "张三|13800138000|很久以前|100|好\n".repeat(6);
    let layout = read(&format!("姓名|电话|消费日期|消费金额|备注\n{rows}"));
    assert_eq!(
        facts(&layout),
        [&Fact::NotUnderstood(named("消费日期", "date")), &Fact::ColumnRefused(named("消费日期", "date"))]
    );
}

#[test]
fn the_kinds_names_hold_in_traditional_chinese_and_english_too() {
    for (text, expected) in [
        ("會員姓名|手機|消費日期|實付金額\n王|0912345678|2024-3-5|100", "purchase: name phone date amount"),
        (
            "First Name|Last Name|Email|Phone|Total Spent|Total Orders",
            "member: name.first name.last email phone spend_total purchase_count",
        ),
        ("Customer ID|Recency|Frequency|Monetary", "member: card_no - purchase_count spend_total"),
        ("Customer ID|Age|Gender|Item Purchased|Category|Purchase Amount (USD)", "member: card_no age gender - - -"),
    ] {
        assert_eq!(shown(&read(text)), expected);
    }
}
