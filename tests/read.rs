//! Bad input and its message: each `tests/read/NAME.csv` is checked, and what is said of it stands in `NAME.txt`.
//!
//! A new case is two small files. `SNAPSHOTS=overwrite` writes the second again; read the difference.
#![allow(clippy::unwrap_used, reason = "a test that cannot write its sheets has failed")]

mod support;

use std::path::Path;

use snapbox::Data;
use support::{Ran, Shop};

const CHECK: &str = "--today 2024-12-31 --table problems --columns severity,cell,message --format csv --lang zh -q";

fn check(name: &str, bytes: &[u8]) -> Ran {
    let shop = Shop::new();
    shop.write(name, bytes);
    shop.run(&format!("check {name} {CHECK}"))
}

/// What is said of a file of these bytes, without the header of the table.
fn said(name: &str, bytes: &[u8]) -> (i32, String) {
    let ran = check(name, bytes);
    (ran.code, ran.out.lines().skip(1).collect::<Vec<_>>().join("\n"))
}

#[test]
fn every_case_is_met_with_its_message() {
    let folder = Path::new("tests/read");
    let mut cases: Vec<_> = folder.read_dir().unwrap().map(|entry| entry.unwrap().path()).collect();
    cases.retain(|path| path.extension().is_some_and(|extension| extension == "csv"));
    cases.sort();
    assert!(cases.len() >= 25, "{cases:?}");
    let assert = snapbox::Assert::new().action_env("SNAPSHOTS");
    let differs = |case: &std::path::PathBuf| {
        let ran = check("case.csv", &std::fs::read(case).unwrap());
        let got = format!("{}exit {}\n", ran.out, ran.code);
        let expected = Data::read_from(&case.with_extension("txt"), None).raw();
        assert.try_eq(Some(&case.display()), got.into(), expected).err()
    };
    let wrong: Vec<String> = cases.iter().filter_map(differs).map(|difference| difference.to_string()).collect();
    assert!(wrong.is_empty(), "{}", wrong.concat());
}

#[test]
fn no_message_of_a_case_shows_a_phone_number() {
    for entry in Path::new("tests/read").read_dir().unwrap() {
        let path = entry.unwrap().path();
        let text = std::fs::read_to_string(&path).unwrap();
        if path.extension().is_some_and(|extension| extension == "txt") {
            for phone in ["13812345678", "13912345678", "13800138001", "1380013800", "11111111111"] {
                assert!(!text.contains(phone), "{}", path.display());
            }
        }
    }
}

const TILL: &str = "消费日期,姓名,实付金额\n2024-3-5,张三,100\n";

#[test]
fn text_is_read_in_every_encoding() {
    let gbk = encoding_rs::GBK.encode(TILL).0.into_owned();
    let big5 = encoding_rs::BIG5.encode("消費日期,姓名,實付金額\n2024-3-5,張三,100\n").0.into_owned();
    let utf16 = |bytes: fn(u16) -> [u8; 2]| TILL.encode_utf16().flat_map(bytes).collect::<Vec<u8>>();
    let forms = [
        TILL.as_bytes().to_vec(),
        [b"\xef\xbb\xbf", TILL.as_bytes()].concat(),
        gbk,
        big5,
        [b"\xff\xfe".to_vec(), utf16(u16::to_le_bytes)].concat(),
        [b"\xfe\xff".to_vec(), utf16(u16::to_be_bytes)].concat(),
        TILL.replace(',', "\t").into_bytes(),
        TILL.replace(',', ";").into_bytes(),
        TILL.replace(',', "|").into_bytes(),
        TILL.replace(',', "，").into_bytes(),
        TILL.replace('\n', "\r\n").into_bytes(),
        TILL.replace('\n', "\r").into_bytes(),
    ];
    for (number, form) in forms.iter().enumerate() {
        let shop = Shop::new();
        shop.write("till.csv", form);
        let rows = shop.rows("spend till.csv --today 2024-12-31", "members", "total first");
        assert_eq!(rows, ["100.00|2024-03-05"], "form {number}");
    }
}

#[test]
fn what_is_no_table_is_named_for_what_it_is() {
    let cases: [(&str, &[u8], &str); 4] = [
        ("sheet.xlsx", b"", "错误,,文件是空的（可能还在同步），请重新保存一份"),
        ("sheet.xlsx", b"PK\x03\x04 cut off", "错误,,文件不完整（可能还在同步或没下载完），请重新保存一份"),
        ("sheet.csv", b"%PDF-1.7\n1 0 obj\n", "错误,,这是PDF，不是能读的表格，请另选文件"),
        ("sheet.xlsx", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "错误,,这是图片，不是能读的表格，请另选文件"),
    ];
    for (name, bytes, message) in cases {
        assert_eq!(said(name, bytes), (3, message.to_owned()), "{name}");
    }
}

#[test]
fn a_file_is_read_as_its_content_says_and_the_name_is_doubted() {
    assert_eq!(said("till.xls", TILL.as_bytes()).0, 0);
    assert!(
        said("till.xls", TILL.as_bytes()).1.starts_with("提示,,扩展名是 .xls，实际是文本表格"),
        "{:?}",
        said("till.xls", TILL.as_bytes())
    );
}

#[test]
fn a_quote_left_open_far_down_is_said_where_it_was_opened() {
    let rows = |from: u32, to: u32| {
        let line = |row: u32| format!("2024-3-5,张三{row},100\n");
        (from..to).map(line).collect::<Vec<_>>().concat()
    };
    let text = format!("消费日期,姓名,实付金额\n{}2024-3-5,\"张三,100\n{}", rows(2, 2000), rows(2001, 6000));
    let (code, said) = said("till.csv", text.as_bytes());
    assert_eq!((code, said.as_str()), (0, "注意,2000,引号没有配对，按普通字符读，请核对这一行"));
    // With a separator too many the line is no row, and those behind it still are.
    let text = text.replace("\"张三,", "\"张,三,");
    let shop = Shop::of(&[("till.csv", &text)]);
    assert_eq!(shop.rows("check till.csv --today 2024-12-31", "problems", "cell"), ["2000"]);
    let members = shop.rows("spend till.csv --today 2024-12-31", "members", "total");
    assert_eq!(members.len(), 1998 + 3999);
    // A cell of some lines is no mistake, and a row number counts it as one row.
    let text = "消费日期,姓名,实付金额,备注\n2024-3-5,张三,100,\"一\n二\n三\"\n2024-2-30,张三,1,\n";
    let shop = Shop::of(&[("till.csv", text)]);
    let rows = shop.rows("check till.csv --today 2024-12-31", "problems", "cell");
    assert_eq!(rows, ["A3"]);
}

#[test]
fn all_that_is_wrong_is_found_in_one_run() {
    let text = "消费日期,姓名,实付金额\n2024-2-30,张三,100\n2024-3-5,张三,很多\n3月5日,张三,1\n2024-3-6,张三,2\n";
    let (code, said) = said("till.csv", text.as_bytes());
    assert_eq!((code, said.lines().count()), (0, 3), "{said}");
}

#[test]
fn a_column_says_whether_days_or_months_come_first() {
    for (other, expected) in [("31/12/2023", "2024-05-03"), ("12/31/2023", "2024-03-05")] {
        let text = format!("消费日期,姓名,实付金额\n3/5/2024,张三,100\n{other},张三,1\n");
        let shop = Shop::of(&[("till.csv", &text)]);
        assert_eq!(shop.rows("spend till.csv --today 2024-12-31", "members", "last"), [expected]);
    }
}

#[test]
fn dates_and_amounts_are_read_in_every_form_of_the_cases() {
    let of = |case: &str, columns: &str| {
        let shop = Shop::new();
        shop.write("till.csv", std::fs::read(format!("tests/read/{case}.csv")).unwrap());
        shop.rows("spend till.csv --today 2024-12-31", "members", columns)
    };
    // All six lines are of 5 March, 100 to 600 yuan.
    assert_eq!(of("27-dates-as-people-write-them", "total first last"), ["2100.00|2024-03-05|2024-03-05"]);
    assert_eq!(of("34-money-as-people-write-it", "purchases total"), ["7|8960.00"]);
    // 300 + 300 + 12,000 + 500
    assert_eq!(of("35-rough-amounts", "purchases total"), ["4|13100.00"]);
    // 5,000 − 4 × 200
    assert_eq!(of("36-refunds-as-people-write-them", "purchases total"), ["1|4200.00"]);
    assert_eq!(of("38-numbers-in-words", "purchases total"), ["3|3680.00"]);
}
