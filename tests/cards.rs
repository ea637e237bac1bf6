//! Cards, points and vouchers from a shop's own sheets: card register, vouchers, a POS export beside the member sheet.
//! All figures are worked out by hand, as of 2026-06-30.
#![allow(clippy::unwrap_used, reason = "a test that cannot read its sheets has failed")]

mod support;

use support::Shop;

/// V1 earned silver on 20 June and has not applied. V2 applied for silver on the 20th; the register has another phone.
/// V3 has silver, earned gold on 1 June, applied that day, was approved on the 8th, and still stands as silver. The POS
/// export has another birthday for V3, and 10 points too few for V1.
fn shop() -> Shop {
    Shop::of(&[
        (
            "店/会员.csv",
            "姓名,性别,电话,VIP号码,生日,会员等级,地址,积分\n\
             张伟,男,13810000001,V1,1980-01-15,,中山路1号,1600\n\
             王芳,女,13810000002,V2,1985-07-02,,,\n\
             李娜,女,13810000003,V3,1990-10-20,银卡,,\n",
        ),
        ("店/POS导出.csv", "会员姓名,手机号,会员卡号,出生日期\n李娜,13810000003,V3,1990-10-21\n"),
        (
            "店/销售明细.csv",
            "小票号,销售日期,商店,VIP卡号,商品,数量,实收金额,导购\n\
             R1,2026-06-20,中山路店,V1,大衣,1,1610.00,小李\n\
             R2,2026-06-01,中山路店,V2,大衣,1,1500.00,小王\n\
             R3,2026-01-01,中山路店,V3,大衣,1,1500.00,小王\n\
             R4,2026-06-01,中山路店,V3,西装,1,3000.00,小王\n\
             R5,2026-06-15,中山路店,V3,领带,1,200.50,小王\n",
        ),
        (
            "店/银卡金卡跟进簿.csv",
            "姓名,电话,地址,卡号,申请日期,录入系统,上交审批,已审批,已通知领卡,二次通知,已寄出,已领走,约定领卡日,卡别,责任店员,银卡作废\n\
             王芳,13810000009,,V2,2026-06-20,√,,,,,,,,银卡,小赵,\n\
             李娜,13810000003,,V3,2026-06-01,2026-06-01,2026-06-03,2026-06-08,2026-06-08,2026-06-16,,,,金卡,小王,\n",
        ),
        (
            "店/代金券.csv",
            "会员卡号,券种,发放日期,有效期至,使用日期,面额\n\
             V3,生日,2026-06-01,2026-07-31,2026-06-15,50\n\
             V1,生日,2026-06-01,2026-07-15,,50\n\
             V2,升级,2026-05-01,2026-05-31,,100\n",
        ),
    ])
}

fn rows(line: &str, table: &str, columns: &str) -> Vec<String> {
    shop().rows(&format!("{line} 店 --today 2026-06-30 --unmask"), table, columns)
}

#[test]
fn cards_due_come_from_the_register_and_from_the_purchases() {
    let expected = [
        // 7 days after the 20th for head office would be the 27th, but 3 days to send it come first: the 23rd.
        "V1|张伟|B|applied|2026-06-20|2026-06-20|10|小李|",
        "V3|李娜|A|mailed|2026-06-16|2026-06-23|7|小王|no_address",
        "V2|王芳|B|submitted|2026-06-20|2026-06-23|7|小赵|",
    ];
    let mut found = rows("cards", "due", "member name card stage since due days_late staff blocked");
    let mut expected = expected.map(str::to_owned).to_vec();
    found.sort();
    expected.sort();
    assert_eq!(found, expected);
}

#[test]
fn a_silver_card_is_to_be_voided_and_its_holder_to_be_moved() {
    assert_eq!(rows("cards", "void", "member card_no due days_late entered"), ["V3|V3|2026-06-01|29|true"]);
    let moves = rows("cards", "moves", "member from to since sheet_cell");
    assert_eq!(moves, ["V3|B|A|2026-06-08|会员.csv!F4"]);
}

#[test]
fn what_the_sheets_say_differently_is_shown_with_its_cells() {
    let found = rows("cards check", "differences", "member field sheet_value sheet_cell other_value other_cell");
    let expected = [
        "V2|phone|13810000002|会员.csv!C3|13810000009|银卡金卡跟进簿.csv!B2",
        "V3|birthday|1990-10-20|会员.csv!E4|1990-10-21|POS导出.csv!D2",
    ];
    assert_eq!(found, expected);
    let points = rows("cards check", "points", "member sheet_value computed adjust sheet_cell");
    assert_eq!(points, ["V1|1600|1610|10|会员.csv!H2"]);
}

#[test]
fn vouchers_have_their_sales_and_those_that_run_out_soon_are_listed() {
    let vouchers = rows("points", "vouchers", "kind issued used use_rate expired open value sales");
    // V3 bought for 200.50 on the day of use.
    assert_eq!(vouchers, ["升级|1|0|0.0|1|0|100.00|0.00", "生日|2|1|0.5|0|1|100.00|200.50"]);
    assert_eq!(rows("points", "expiring", "member kind valid_until days_left"), ["V1|生日|2026-07-15|15"]);
}

#[test]
fn a_form_of_gold_names_the_silver_card_and_what_is_missing() {
    let form = rows("cards form V3", "form", "part field value missing");
    for expected in ["card|申请卡别|A|", "card|作废的银卡号|V3|", "card|至今消费|4700.50|"] {
        assert!(form.iter().any(|row| row == expected), "{expected} in {form:#?}");
    }
    let ran = shop().run("cards form 没有这个人 店 --today 2026-06-30");
    assert_eq!(ran.code, 2, "{}", ran.err);
    assert!(!ran.err.contains("没有这个人"), "a name is masked: {}", ran.err);
}
