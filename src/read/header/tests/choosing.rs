use super::{facts, mapped, named, read, shown};
use crate::book::{Fact, Match};

#[test]
fn the_dictionarys_order_decides_if_half_the_cells_are_filled() {
    for (rows, expected) in [
        ("张三|2024-3-1|2024-3-2|100|90\n李四|2024-3-1||100|", "purchase: name - date - amount"),
        ("张三|2024-3-1|2024-3-2|100|\n李四|2024-3-1||100|\n王五|2024-3-1||100|90", "purchase: name date - amount -"),
    ] {
        assert_eq!(shown(&read(&format!("姓名|下单时间|付款时间|应付金额|实付金额\n{rows}"))), expected);
    }
}

#[test]
fn columns_whose_values_do_not_fit_give_way_to_the_next() {
    let layout = read("姓名|消费日期|下单日期|金额\n张三|已付|2024-3-5|100\n李四|已付|2024-3-6|90");
    assert_eq!(shown(&layout), "purchase: name - date amount");
    assert_eq!(facts(&layout), [&Fact::ColumnRefused(named("消费日期", "date"))]);
}

#[test]
fn a_small_sheet_keeps_a_column_with_a_mistake_in_it() {
    assert_eq!(shown(&read("姓名|消费日期|消费金额\n张三|三月五日|约三百")), "purchase: name date amount");
    assert_eq!(
        shown(&read("姓名|消费日期|消费金额\n张三|2024-3-5|100\n李四|13/13|二百多")),
        "purchase: name date amount"
    );
}

#[test]
fn an_amount_that_may_be_a_quantity_is_asked_about() {
    let text = "姓名|日期|单价|金额\n张三|2024-3-5|100|1\n李四|2024-3-6|90|2\n王五|2024-3-7|90|1";
    assert_eq!(facts(&read(text)), [&Fact::LooksLikeQuantity("D".into())]);
    assert_eq!(shown(&mapped(text, "qty=金额")), "purchase: name date price qty");
    assert_eq!(shown(&mapped(text, "amount=D")), "purchase: name date price amount");
    let with_quantity = "姓名|日期|单价|数量|金额\n张三|2024-3-5|1|1|1\n李四|2024-3-6|1|2|2";
    assert_eq!(shown(&read(with_quantity)), "purchase: name date price qty amount");
}

#[test]
fn a_word_for_members_is_judged_by_its_values() {
    for (values, field) in [
        (["13800138000", "13900139000"], "phone"),
        (["00123", "00124"], "card_no"),
        (["V-12A", "V-13B"], "card_no"),
        (["张三", "李四"], "name"),
    ] {
        for header in ["会员", "买家", "VIP", "customer", "Member", "buyer"] {
            let text = format!("{header}|日期|金额\n{}|2024-3-5|100\n{}|2024-3-6|90", values[0], values[1]);
            assert_eq!(shown(&read(&text)), format!("purchase: {field} date amount"));
        }
    }
    let named = "会员|会员编号|日期|金额\n张三|00123|2024-3-5|100\n李四|00124|2024-3-6|90";
    assert_eq!(shown(&read(named)), "purchase: name card_no date amount");
}

#[test]
fn masked_values_are_never_a_key() {
    let text = "收货人姓名|联系手机|买家会员名|日期|金额\n张**|138****8000|tb_a|2024-3-5|100\n李*|139****8000|tb_b|2024-3-6|90";
    assert_eq!(shown(&read(text)), "purchase: - - card_no date amount");
    let only = "姓名|日期|金额\n张**|2024-3-5|100\n李*|2024-3-6|90";
    assert_eq!(
        facts(&read(only)),
        [&Fact::NotUnderstood(named("姓名、电话或卡号", "member")), &Fact::ColumnRefused(named("姓名", "name"))]
    );
}

#[test]
fn one_name_in_every_row_is_no_key() {
    let text = "姓名|电话|日期|金额\n阳光店|13800138000|2024-3-5|100\n阳光店|13900139000|2024-3-6|90";
    assert_eq!(shown(&read(text)), "purchase: - phone date amount");
    assert_eq!(shown(&read("姓名|日期|金额\n张三|2024-3-5|100\n张三|2024-3-6|90")), "purchase: name date amount");
}

#[test]
fn the_name_or_phone_of_the_staff_is_not_the_members() {
    let text = "员工姓名|导购电话|消费日期|销售金额|会员电话\n小李|1380|2024-3-5|100|13800138000\n小王|1380|2024-3-6|90|13900139000";
    assert_eq!(shown(&read(text)), "purchase: staff - date amount phone");
}

#[test]
fn one_receipt_number_over_several_members_is_none() {
    let text = "单号|姓名|日期|金额\n1|张三|2024-3-5|100\n1|李四|2024-3-6|90";
    assert_eq!(shown(&read(text)), "purchase: - name date amount");
    assert_eq!(
        shown(&read("单号|姓名|日期|金额\n1|张三|2024-3-5|100\n1|张三|2024-3-5|90")),
        "purchase: receipt name date amount"
    );
}

#[test]
fn a_column_of_times_completes_the_date() {
    assert_eq!(
        shown(&read("姓名|日期|时间|金额\n张三|2024-3-5|14:20|100\n李四|2024-3-6|9:05|90")),
        "purchase: name date time amount"
    );
    // As a shop writes them by hand.
    let complaints = "投诉日期|投诉时间|会员卡号|投诉类别|投诉内容\n2026/3/5|上午10:20|001|质量|开线\n2026/3/7|下午3点半|002|质量|起球";
    assert_eq!(shown(&read(complaints)), "complaint: date time card_no category content");
}

#[test]
fn dates_to_come_are_never_the_date() {
    let text = "姓名|预计到货日期|下次跟进时间|消费金额\n张三|2024-3-5|2024-3-9|100\n李四|2024-3-6|2024-3-9|90";
    assert_eq!(facts(&read(text)), [&Fact::NotUnderstood(named("消费日期", "date"))]);
}

#[test]
fn a_near_name_is_only_suggested() {
    let layout = read("姓名|消费日期|实付金额|小票吗\n张三|2024-3-5|100|1");
    assert_eq!(shown(&layout), "purchase: name date amount -");
    let layout = read("姓名|消费日期|单价|实付全额\n张三|2024-3-5|100|1");
    assert_eq!(layout.map(|layout| layout.columns[3].how), Ok(Match::Unused(Some("amount"))));
}
