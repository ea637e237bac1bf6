use super::{facts, mapped, read, sheet, shown};
use crate::book::{Fact, Match};
use crate::read::header::{Naming, understand};

#[test]
fn title_rows_are_passed_over() {
    let layout = read("XX店会员表\n\n制表日期：2024-3-5\n姓名|电话|生日\n张三|13800138000|1990-1-1");
    assert_eq!(shown(&layout), "member: name phone birthday");
    assert_eq!(facts(&layout), [&Fact::HeaderAt(4)]);
    assert_eq!(layout.map(|layout| (layout.header_first, layout.header_last)), Ok((4, 4)));
}

#[test]
fn a_header_of_two_rows_is_joined() {
    let text =
        "姓名|电话|消费||\n||日期|金额|商品\n张三|13800138000|2024-3-5|100|外套\n张三|13800138000|2024-3-6|90|裤子";
    let layout = read(text);
    assert_eq!(shown(&layout), "purchase: name phone date amount ~item");
    assert_eq!(facts(&layout), [&Fact::TwoRowHeader]);
    let headers = layout.map(|layout| layout.columns.into_iter().map(|column| column.header).collect::<Vec<_>>());
    assert_eq!(headers, Ok(["姓名", "电话", "消费-日期", "消费-金额", "消费-商品"].map(str::to_owned).into()));
}

#[test]
fn a_parent_does_not_reach_over_a_column_of_its_own() {
    let text = "消费||姓名|电话\n日期|金额||\n2024-3-5|100|张三|13800138000";
    assert_eq!(shown(&read(text)), "purchase: date amount name phone");
}

#[test]
fn a_header_above_rows_of_text_is_not_joined_with_them() {
    let layout = read("姓名|地址|性别\n张三|广州|女\n李四|深圳|男");
    assert_eq!(shown(&layout), "member: name address gender");
    assert_eq!(layout.map(|layout| layout.header_last), Ok(1));
}

#[test]
fn columns_of_one_name_are_told_apart_and_both_kept() {
    let layout = read("姓名|电话|备注|生日|备注\n张三|13800138000|a|1990-1-1|b");
    assert_eq!(shown(&layout), "member: name phone notes birthday notes");
    assert_eq!(facts(&layout), [&Fact::SameHeader("C".into())]);
    let layout = layout.unwrap_or_else(|_| unreachable!());
    assert_eq!(layout.columns[4].header, "备注(2)");
    assert_eq!(layout.columns_of("notes").collect::<Vec<_>>(), [2, 4]);
}

#[test]
fn a_sheet_without_a_header_says_what_stands_in_its_first_row() {
    let layout = read("张三|13800138000|100\n李四|13800138001|200");
    assert_eq!(facts(&layout), [&Fact::NoHeader]);
    assert_eq!(layout.map_err(|findings| findings[0].value.clone()), Err("张*".to_owned()));
}

#[test]
fn without_a_header_columns_go_by_letter_or_number() {
    let text = "张三|2024-3-5|100\n李四|2024-3-6|200";
    let mapped = super::Mapping::parse_all("name=A,date=2,amount=c").unwrap_or_default();
    let naming = Naming { mapped: &mapped, has_header: false, ..Naming::default() };
    let layout = understand(&sheet(text), "", &naming);
    assert_eq!(shown(&layout), "purchase: name date amount");
    assert_eq!(layout.map(|layout| (layout.header_last, layout.columns[1].header.clone())), Ok((0, "B".to_owned())));
}

#[test]
fn the_users_word_goes_before_every_name() {
    let text = "姓名|消费日期|实付金额|储值\n张三|2024-3-5|100|7\n李四|2024-3-6|200|8";
    for (map, expected) in [
        ("amount=储值", "purchase: name date - amount"),
        ("amount=D", "purchase: name date - amount"),
        ("amount=4", "purchase: name date - amount"),
        ("qty=储值", "purchase: name date amount qty"),
    ] {
        let layout = mapped(text, map);
        assert_eq!(shown(&layout), expected, "{map}");
        assert_eq!(layout.map(|layout| layout.columns[3].how), Ok(Match::Mapped));
    }
}

#[test]
fn the_shops_own_names_make_a_sheet_readable() {
    let configured = [("客官".to_owned(), "name".to_owned()), ("银子".to_owned(), "amount".to_owned())];
    let naming = Naming { configured: &configured, ..Naming::default() };
    let layout = understand(&sheet("客官|日期|银子\n张三|2024-3-5|100\n李四|2024-3-6|90"), "", &naming);
    assert_eq!(shown(&layout), "purchase: name date amount");
    assert_eq!(layout.map(|layout| layout.columns[0].how), Ok(Match::Configured));
}

#[test]
fn a_header_that_stands_again_is_recognised() {
    let text = "姓名|电话|生日\n张三|13800138000|1990-1-1";
    let layout = read(text).unwrap_or_else(|_| unreachable!());
    let again = |text: &str| sheet(text).rows.iter().map(|row| layout.is_header_again(&row.row())).collect::<Vec<_>>();
    assert_eq!(
        again("姓名|电话|生日\n姓名| 电话 |生日|\n姓名|13800138000|\n张三|电话|生日\n李四|1|2"),
        [true, true, false, false, false]
    );
}
