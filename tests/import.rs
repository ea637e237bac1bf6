//! The book: importing is idempotent and independent of order, the book reads back to the reports of its sources, and
//! nothing of the shop's is ever written.
#![allow(clippy::unwrap_used, reason = "a test that cannot lay out its folder has failed")]

#[path = "hazards/lists.rs"]
mod lists;
mod support;

use std::fs;
use std::io::Write;
use std::path::Path;
use std::process::{Child, Stdio};
use std::time::{Duration, Instant};

use calamine::{Reader, Xlsx, open_workbook};
use serde_json::Value;
use support::{Shop, ran};

const BOOK: &str = "会员账本.xlsx";
const FILES: [&str; 5] = ["店/会员.xlsx", "店/销售明细.csv", "店/回访记录.xlsx", "店/跟进簿.xlsx", "店/店务.xlsx"];
const REPORTS: [&str; 25] = [
    "spend --by month --group shop",
    "tiers",
    "rfm",
    "abc",
    "churn --by all",
    "churn --by month --group staff",
    "value",
    "groups",
    "profile",
    "callbacks today",
    "points",
    "benefits",
    "shortfall 5000",
    "promotion",
    "cards",
    "today",
    "pack",
    "callbacks arrivals",
    "callbacks weather record",
    "vip",
    "satisfaction --group staff --by quarter",
    "member 00116",
    "complaints",
    "staff",
    "handover --from 小李",
];
const TODAY: &str = "--today 2026-11-22";

/// The example shop in the folder 店.
fn example() -> Shop {
    let shop = Shop::new();
    for (name, bytes) in regulars::demo::shop().unwrap() {
        shop.write(&format!("店/{name}"), bytes);
    }
    shop
}

fn import(shop: &Shop, arguments: &str) {
    let ran = shop.run(&format!("import {arguments} {TODAY} -q"));
    assert_eq!(ran.code, 0, "{arguments}\n{}", ran.err);
}

fn bytes(shop: &Shop, name: &str) -> Vec<u8> {
    fs::read(shop.path(name)).unwrap()
}

/// The rows of a sheet of a book, the cells as text.
fn sheet(shop: &Shop, book: &str, name: &str) -> Vec<Vec<String>> {
    let mut workbook: Xlsx<_> = open_workbook(shop.path(book)).unwrap();
    let range = workbook.worksheet_range(name).unwrap();
    range.rows().map(|row| row.iter().map(ToString::to_string).collect()).collect()
}

/// The figures of a report: its tables without the addresses of cells, which differ between the book and its sources, and
/// without what is to be mended, which is mended in the book.
fn figures(shop: &Shop, line: &str) -> Value {
    let mut tables = shop.json(line)["tables"].take();
    tables.as_object_mut().unwrap().remove("attention");
    for rows in tables.as_object_mut().unwrap().values_mut() {
        for row in rows.as_array_mut().unwrap() {
            let row = row.as_object_mut().unwrap();
            row.remove("sheet_cell");
            row.remove("evidence");
            row.remove("sheet_cells");
        }
    }
    tables
}

/// Some figures of a table as `a|b|c`.
fn rows(shop: &Shop, line: &str, table: &str, columns: &str) -> Vec<String> {
    shop.rows(line, table, columns)
}

#[test]
fn the_book_reads_back_to_the_reports_of_its_sources() {
    let shop = example();
    import(&shop, "店");
    for report in REPORTS {
        let of_sources = figures(&shop, &format!("{report} 店 {TODAY}"));
        assert!(figures(&shop, &format!("{report} {TODAY}")) == of_sources, "{report} from the book");
        assert!(figures(&shop, &format!("{report} {BOOK} 店 {TODAY}")) == of_sources, "{report} from both");
    }
}

#[test]
fn imports_in_any_order_make_the_same_book_and_importing_again_changes_no_byte() {
    let shop = example();
    import(&shop, "店 --into whole.xlsx");
    let whole = bytes(&shop, "whole.xlsx");
    for (name, order) in [("a.xlsx", [0, 1, 2, 3, 4]), ("b.xlsx", [4, 2, 0, 3, 1]), ("c.xlsx", [3, 1, 4, 2, 0])] {
        for file in order {
            import(&shop, &format!("{} --into {name}", FILES[file]));
        }
        assert!(bytes(&shop, name) == whole, "{order:?}");
    }
    let before = fs::metadata(shop.path("a.xlsx")).unwrap().modified().unwrap();
    let backup = bytes(&shop, "a.xlsx.bak");
    import(&shop, "店 --into a.xlsx");
    import(&shop, "店/销售明细.csv a.xlsx --into a.xlsx");
    assert_eq!(fs::metadata(shop.path("a.xlsx")).unwrap().modified().unwrap(), before);
    assert!(bytes(&shop, "a.xlsx") == whole && bytes(&shop, "a.xlsx.bak") == backup);
}

#[test]
fn the_shops_files_are_never_written() {
    let shop = example();
    let all = || FILES.map(|file| bytes(&shop, file));
    let before = all();
    import(&shop, "店");
    assert!(all() == before);
    let ran = shop.run(&format!("import 店/销售明细.csv --into 店/会员.xlsx {TODAY}"));
    assert_eq!(ran.code, 4, "{}", ran.err);
    assert!(ran.err.contains("is no book of this program"), "{}", ran.err);
    assert!(all() == before);
}

#[test]
fn what_happened_is_said_by_kind() {
    let shop = example();
    let changes = |line: &str| {
        let columns = "kind added changed already_there set_aside left_out";
        rows(&shop, &format!("import {line} {TODAY} -q"), "import", columns)
    };
    // 601 rows of 600 members: one was left behind in B类. One sale has no day that exists. The log has a header only.
    // One order names nobody; the other sheets are a header and what `demo` says of them.
    let first = [
        "member|600|0|1|0|6",
        "purchase|3958|0|0|1|4",
        "callback|1271|0|0|0|1",
        "complaint|18|0|0|0|1",
        "register|78|0|0|0|1",
        "staff|8|0|0|0|1",
        "items|41|0|0|0|1",
        "orders|8|0|0|1|1",
        "vouchers|145|0|0|0|1",
        "measures|3|0|0|0|1",
        "survey|58|0|0|0|1",
        "inspection|12|0|0|0|1",
    ];
    assert_eq!(changes("店 --dry-run"), first);
    assert_eq!(changes("店"), first);
    let again = [
        "member|0|0|601|0|6",
        "purchase|0|0|3958|1|4",
        "callback|0|0|1271|0|1",
        "complaint|0|0|18|0|1",
        "register|0|0|78|0|1",
        "staff|0|0|8|0|1",
        "items|0|0|41|0|1",
        "orders|0|0|8|1|1",
        "vouchers|0|0|145|0|1",
        "measures|0|0|3|0|1",
        "survey|0|0|58|0|1",
        "inspection|0|0|12|0|1",
    ];
    assert_eq!(changes("店"), again);
}

#[test]
fn member_sheets_have_the_columns_of_the_shops_own_and_say_where_rows_come_from() {
    let shop = example();
    import(&shop, "店");
    let own = "姓名 性别 电话 VIP号码 身份证号码 地址 生日 积分 累计消费 消费次数 每次消费明细 每次购买的时间 每次的接待人员 赠送详情 回访详情 短信开启状态";
    for name in ["A类", "B类", "C类"] {
        let rows = sheet(&shop, BOOK, name);
        assert_eq!(rows[0][..16].join(" "), own, "{name}");
        let source = rows[0].iter().position(|head| head == "来源单元格").unwrap();
        for row in &rows[1..] {
            assert!(row[4].is_empty(), "an ID number in {name}");
            assert!(row[source - 1].starts_with("会员.xlsx") && row[source].contains("类!"), "{row:?}");
        }
    }
    let lines = sheet(&shop, BOOK, "消费明细");
    assert!(lines[1..].iter().all(|row| row[row.len() - 2] == "销售明细.csv"));
    // The list of imports has no time, and the hash that any other program computes.
    let imports = sheet(&shop, BOOK, "导入记录");
    let named: Vec<String> = imports[1..].iter().map(|row| [&*row[0], &row[2], &row[3], &row[5]].join("|")).collect();
    assert_eq!(
        named,
        [
            "会员.xlsx|A类|会员|98",
            "会员.xlsx|B类|会员|182",
            "会员.xlsx|C类|会员|321",
            "回访记录.xlsx|回访记录|回访记录|1271",
            "销售明细.csv||消费|3958"
        ]
    );
    assert_eq!(imports[1][1].len(), 64);
}

#[test]
fn id_numbers_are_kept_only_where_that_is_asked_for() {
    let shop = Shop::of(&[("会员.csv", "姓名,VIP卡号,身份证号码\n张三,001,11010519491231002X\n")]);
    let stored = |shop: &Shop| sheet(shop, BOOK, "会员")[1][..7].join("|");
    import(&shop, "会员.csv");
    // The birthday in the number, and the gender: its 17th digit is even.
    assert_eq!(stored(&shop), "张三|女||001|||18263");
    import(&shop, "会员.csv --include-id");
    assert_eq!(stored(&shop), "张三|女||001|11010519491231002X||18263");
    import(&shop, "会员.csv");
    assert_eq!(stored(&shop), "张三|女||001|||18263");
}

#[test]
fn overlapping_exports_count_once() {
    let shop = example();
    let export = bytes(&shop, FILES[1]);
    let lines: Vec<&[u8]> = export.split_inclusive(|byte| *byte == b'\n').collect();
    let half = |range: std::ops::Range<usize>| [lines[0], &lines[range].concat()].concat();
    shop.write("半/上.csv", half(1..2500));
    shop.write("半/下.csv", half(1500..lines.len()));
    let others = [0, 2, 3, 4].map(|file| FILES[file]).join(" ");
    import(&shop, &format!("{others} 半/上.csv 半/下.csv --into a.xlsx"));
    import(&shop, &format!("半/下.csv {} --into b.xlsx", FILES[2]));
    import(&shop, &format!("半/上.csv {} {} {} --into b.xlsx", FILES[4], FILES[0], FILES[3]));
    assert!(bytes(&shop, "a.xlsx") == bytes(&shop, "b.xlsx"));
    for report in REPORTS {
        assert!(
            figures(&shop, &format!("{report} a.xlsx {TODAY}")) == figures(&shop, &format!("{report} 店 {TODAY}")),
            "{report}"
        );
    }
}

/// 李四 is no member until the second sheet of members comes.
const SALES: &str = "日期,VIP卡号,金额,小票号\n2026-03-01,001,100,A1\n2026-03-02,002,250,A2\n2026-03-02,002,50,A2\n";
const FIRST: &str = "姓名,VIP卡号,电话\n张三,001,13800138001\n";
const SECOND: &str = "姓名,VIP卡号,电话\n李四,002,13800138002\n";

#[test]
fn purchases_wait_for_the_member_that_they_name() {
    let shop = Shop::of(&[("销售.csv", SALES), ("会员1.csv", FIRST), ("会员2.csv", SECOND)]);
    let spend = || rows(&shop, &format!("spend {TODAY} -q"), "members", "member name purchases total");
    import(&shop, "销售.csv 会员1.csv");
    assert_eq!(spend(), ["001|张三|1|100.00"]);
    import(&shop, "会员2.csv");
    assert_eq!(spend(), ["002|李四|1|300.00", "001|张三|1|100.00"]);
}

#[test]
fn purchases_of_days_to_come_wait_for_their_day() {
    let shop = Shop::of(&[("销售.csv", SALES), ("会员1.csv", FIRST)]);
    let early = "--today 2026-01-31";
    assert_eq!(shop.run(&format!("import 销售.csv 会员1.csv {early} -q")).code, 0);
    assert_eq!(rows(&shop, &format!("spend {early} -q"), "members", "member"), Vec::<String>::new());
    assert_eq!(rows(&shop, &format!("spend {TODAY} -q"), "members", "member total"), ["001|100.00"]);
}

#[test]
fn the_row_brought_up_to_date_last_counts_and_its_blanks_take_nothing_away() {
    let shop = Shop::of(&[
        ("旧.csv", "姓名,VIP卡号,地址,积分,更新日期\n张三,001,中山路 88 号三楼,900,2026-01-05\n"),
        ("新.csv", "姓名,VIP卡号,地址,积分,更新日期\n张三,001,北京路,,2026-06-05\n"),
        ("次.csv", "姓名,VIP卡号,地址,积分,更新日期\n张三,001,,700,2026-03-05\n"),
    ]);
    for (book, order) in [("a.xlsx", "旧.csv 新.csv 次.csv"), ("b.xlsx", "次.csv 旧.csv 新.csv")] {
        for file in order.split(' ') {
            import(&shop, &format!("{file} --into {book}"));
        }
        let said: Vec<String> =
            sheet(&shop, book, "会员")[1..].iter().map(|row| [&*row[5], &row[7]].join("|")).collect();
        // What the last row leaves blank stands in a row of the day on which it was said.
        assert_eq!(said, ["北京路|", "|700"], "{book}");
    }
    assert!(bytes(&shop, "a.xlsx") == bytes(&shop, "b.xlsx"));
}

#[test]
fn further_phones_of_a_card_are_kept_and_find_their_member() {
    let shop = Shop::of(&[
        ("会员.csv", "姓名,VIP卡号,电话\n张三,001,13800138001\n张三,001,13900139009\n"),
        ("销售.csv", "日期,手机,金额\n2026-03-01,13900139009,100\n2026-03-02,13800138001,50\n"),
    ]);
    import(&shop, "会员.csv");
    import(&shop, "销售.csv");
    assert_eq!(rows(&shop, &format!("spend {TODAY} -q"), "members", "member total"), ["001|150.00"]);
}

#[test]
fn purchases_inside_a_members_row_count_once_whatever_comes_first() {
    let shop = Shop::of(&[
        ("会员.csv", "姓名,VIP卡号,每次消费明细,每次购买的时间\n张三,001,外套 100；裤子 80,2026-3-1；2025-3-1\n"),
        ("销售.csv", SALES),
    ]);
    let spend = |book: &str| rows(&shop, &format!("spend {book} {TODAY} -q"), "members", "member purchases total");
    for (book, order) in [("a.xlsx", "会员.csv 销售.csv"), ("b.xlsx", "销售.csv 会员.csv")] {
        for file in order.split(' ') {
            import(&shop, &format!("{file} --into {book}"));
            import(&shop, &format!("{file} --into {book}"));
        }
        // The coat stands in the export too; the trousers do not.
        assert_eq!(spend(book), ["001|2|180.00"], "{book}");
    }
    assert!(bytes(&shop, "a.xlsx") == bytes(&shop, "b.xlsx"));
}

/// Measures are kept, and the row that says more counts: the one done, whatever comes first.
#[test]
fn measures_are_kept_with_the_day_on_which_they_were_done() {
    let head = "流失原因,改进措施,责任人,计划完成,完成日期\n";
    let shop = Shop::of(&[
        ("销售.csv", "日期,VIP卡号,金额\n2025-03-01,001,100\n2025-05-01,001,50\n2026-02-02,002,50\n"),
        ("旧.csv", &format!("{head}服务变差,每月演练,王芳,2025-09-30,\n搬走,寄送,李娜,,√\n")),
        ("新.csv", &format!("{head}服务变差,每月演练,王芳,2025-10-31,2025-10-20\n其他,,王芳,,\n")),
        ("会员.csv", "姓名,VIP卡号\n张三,001\n李四,002\n"),
    ]);
    let columns = "cause measure owner due done state period_before rate_before period_after rate_after";
    let measures = |book: &str| {
        let mut rows = rows(&shop, &format!("churn {book} {TODAY} -q"), "measures", columns);
        rows.sort();
        rows
    };
    // In the first half of 2025 the one customer came twice, in that of 2026 the other came once.
    let expected =
        ["搬走|寄送|李娜|||done||||", "服务变差|每月演练|王芳|2025-10-31|2025-10-20|done|2025-H1|0.0|2026-H1|1.0"];
    assert_eq!(measures("销售.csv 会员.csv 旧.csv 新.csv"), expected);
    for (book, order) in [("a.xlsx", "销售.csv 会员.csv 旧.csv 新.csv"), ("b.xlsx", "新.csv 旧.csv 会员.csv 销售.csv")]
    {
        for file in order.split(' ') {
            assert_eq!(shop.run(&format!("import {file} --into {book} {TODAY} -q")).code, 0);
        }
        assert_eq!(measures(book), expected, "{book}");
    }
    assert!(bytes(&shop, "a.xlsx") == bytes(&shop, "b.xlsx"));
    assert_eq!(sheet(&shop, "a.xlsx", "措施")[0][..5].join(" "), "流失原因 措施 责任人 期限 完成日期");
}

#[test]
fn what_a_purchase_says_of_messages_is_kept() {
    let shop = Shop::of(&[
        ("会员.csv", FIRST),
        ("销售.csv", "消费日期,VIP号码,金额,短信开启状态\n2026-03-01,001,100,关闭\n2026-03-02,001,50,\n"),
    ]);
    let states =
        |files: &str| shop.rows(&format!("callbacks today {files} {TODAY} -q"), "states", "state reason step contacts");
    let of_sources = states("会员.csv 销售.csv");
    import(&shop, "销售.csv");
    import(&shop, "会员.csv");
    let book = bytes(&shop, BOOK);
    assert_eq!(states(BOOK), of_sources);
    import(&shop, "销售.csv");
    assert!(bytes(&shop, BOOK) == book);
}

#[test]
fn a_log_read_twice_counts_once() {
    let shop = example();
    shop.write("店/回访 副本.xlsx", bytes(&shop, FILES[2]));
    let balance = rows(&shop, &format!("check 店 {TODAY} -q"), "balance", "bucket rows");
    assert!(balance.contains(&"duplicates|1271".to_owned()), "{balance:?}");
    import(&shop, "店 --into a.xlsx");
    assert_eq!(sheet(&shop, "a.xlsx", "回访记录").len() - 1, 1271);
}

#[test]
fn lines_of_two_files_are_held_against_each_other_as_they_are_written() {
    // Two strangers who bought the same on one day are two; the same sale in two exports is one, by its receipt also
    // where one export names nobody.
    let head = "日期,VIP卡号,小票号,商品,数量,金额\n";
    let shop = Shop::of(&[
        ("会员1.csv", FIRST),
        ("一.csv", &format!("{head}2026-03-01,077,,袜子,1,39\n2026-03-02,001,A7,外套,1,900\n2026-03-03,,,领带,1,99\n")),
        ("二.csv", &format!("{head}2026-03-01,088,,袜子,1,39\n2026-03-02,,A7,外套,1,900\n2026-03-03,,,领带,1,99\n")),
    ]);
    let files = "会员1.csv 一.csv 二.csv";
    let total =
        |files: &str| rows(&shop, &format!("spend --by all {files} {TODAY} -q"), "periods", "purchases members total");
    assert_eq!(total(files), ["4|1|1077.00"]);
    import(&shop, "二.csv");
    import(&shop, "一.csv 会员1.csv");
    assert_eq!(total(BOOK), ["4|1|1077.00"]);
}

#[test]
fn a_sale_that_one_file_names_by_card_and_another_by_phone_counts_once() {
    let shop = Shop::of(&[
        ("会员.csv", "VIP号码,手机号,姓名\n00101,13912340001,张三\n00102,13912340002,李四\n"),
        ("a.csv", "消费日期,VIP号码,商品,实付金额\n2026-3-1,101,外套,500\n2026-3-2,00102,领带,80\n"),
        ("b.csv", "消费日期,手机号,商品,实付金额\n2026-3-1,13912340001,外套,500\n2026-3-5,13912340002,领带,80\n"),
    ]);
    let expected = ["00101|500.00|1", "00102|160.00|2"];
    let at_once = rows(&shop, &format!("spend 会员.csv a.csv b.csv {TODAY}"), "members", "member total purchases");
    assert_eq!(at_once, expected);
    for file in ["b.csv", "会员.csv", "a.csv"] {
        import(&shop, file);
    }
    assert_eq!(rows(&shop, &format!("spend {TODAY}"), "members", "member total purchases"), expected);
}

#[test]
fn one_sale_in_exports_that_name_its_member_differently_counts_once() {
    // One export has the card, another what Excel left of it, a third the phone; without receipt numbers only the
    // member tells that it is one sale. The coat was bought twice, which each export shows.
    let by = |who: &str, column: &str| {
        let line = |day: &str, what: &str| format!("2026-03-{day},{who},{what}\n");
        format!("日期,{column},商品,数量,金额\n") + &line("01", "袜子,1,39") + &line("02", "外套,1,900").repeat(2)
    };
    let shop = Shop::of(&[
        ("会员.csv", FIRST),
        ("一.csv", &by("001", "VIP卡号")),
        ("二.csv", &by("1", "VIP卡号")),
        ("三.csv", &by("13800138001", "手机")),
    ]);
    let total = |files: &str| rows(&shop, &format!("spend {files} {TODAY} -q"), "members", "member total");
    assert_eq!(total("会员.csv 一.csv 二.csv 三.csv"), ["001|1839.00"]);
    for (book, order) in [("a.xlsx", "一.csv 会员.csv 三.csv 二.csv"), ("b.xlsx", "三.csv 二.csv 一.csv 会员.csv")]
    {
        for file in order.split(' ') {
            import(&shop, &format!("{file} --into {book}"));
        }
        assert_eq!(total(book), ["001|1839.00"], "{book}");
        assert_eq!(total(&format!("{book} 会员.csv 一.csv 二.csv 三.csv")), ["001|1839.00"], "{book} and its sources");
    }
    assert!(bytes(&shop, "a.xlsx") == bytes(&shop, "b.xlsx"));
}

#[test]
fn sales_that_differ_in_their_quantity_alone_are_two_in_every_report_of_the_book() {
    let shop = Shop::of(&[
        ("会员.csv", "VIP号码,手机号,姓名\n00101,13912340001,张三\n00102,13912340002,李四\n"),
        ("a.csv", "消费日期,VIP号码,商品,数量,实付金额\n2026-3-1,00101,袜子,1,39\n"),
        ("b.csv", "消费日期,手机号,商品,数量,实付金额\n2026-3-1,13912340001,袜子,2,39\n"),
    ]);
    import(&shop, "会员.csv a.csv b.csv");
    for report in ["spend", "tiers"] {
        let totals = rows(&shop, &format!("{report} {TODAY}"), "members", "member total");
        assert!(totals.contains(&"00101|78.00".to_owned()), "{report}: {totals:?}");
    }
}

/// A shop that keeps all kinds of sheets beside its members.
const SHEETS: [(&str, &str); 7] = [
    (
        "会员.csv",
        "VIP号码,姓名,电话,生日,尺码,喜好,亲友姓名,亲友电话,短信开启状态,年龄,收入,职业,文化程度,城市,标签,客户标签,介绍人\n\
         0001,张三,13812345678,1985-3-8,170/92A,深色,李梅,13912345678,开启,41,8千以上,教师,本科,杭州,老客 团购,常退货,\n\
         0002,李四,13812345679,1985-3-9,,,,,,,,,,,,,0001\n",
    ),
    (
        "投诉.csv",
        "投诉日期,VIP号码,姓名,本地/外地,投诉类别,投诉对象,投诉渠道,投诉内容,责任人,处理措施,处理状态,首次回复时间,完成日期,顾客满意,赔偿\n\
         2026-3-5 10:20,0001,张三,本地,质量,羊毛外套,电话,起球,小李,换货,已解决,2026-3-5 15:00:07,2026-3-8 09:30,满意,100 元券\n\
         2026-3-6,0002,李四,外地,服务,,,没人接待,小李,,处理中,,2026-3-7,,\n\
         2026-3-7,,,,服务,,,不知是谁,,,已解决,,,,\n\
         2027-1-7,0001,张三,,服务,,,以后的事,,,,,,,\n",
    ),
    (
        "金卡跟进簿.csv",
        "姓名,电话,地址,卡号,申请日期,录入系统,上交审批,已审批,已通知领卡,二次通知,已寄出,已领走,约定领卡日,责任店员,银卡作废\n\
         张三,13812345678,中山路 1 号,0001,2026-3-5,√,2026-3-8,2026-3-12,√,2026-3-30,SF1234567890,未领,2026-3-28,小李,2026-3-5\n\
         王五,13712345678,,0009,2026-3-6,,,,,,,,,,\n",
    ),
    (
        "员工.csv",
        "姓名,工号,职务,店铺,电话,入职日期,离职日期,目标\n\
         小李,007,店员,中山路店,13812345678,2023-5-6,,20000\n\
         陈静,008,店长,江南店,,2022-1-1,√,\n",
    ),
    (
        "商品.csv",
        "款号,品名,品类,尺码,吊牌价,成本,上市日期,洗涤说明\n\
         0118,羊毛外套,外套,165/170,1280,400.50,2027-1-10,干洗\n\
         ,衬衫,,,,,,\n",
    ),
    (
        "订货.csv",
        "姓名,电话,商品名称,尺码,订货日期,到货日期,通知日期,取货日期\n\
         张三,13812345678,羊毛外套,170,2026-3-1,2026-3-20,√,\n",
    ),
    (
        "代金券.csv",
        "姓名,电话,券类型,发放日期,有效期至,使用日期,面额\n\
         张三,13812345678,生日,2026-3-1,2026-3-31,2026-3-20,100\n\
         ,,生日,2026-3-2,2026-3-31,,100\n",
    ),
];

/// What a file, or several, say beside members and sales.
fn beside(shop: &Shop, names: &[&str], today: &str) -> Vec<String> {
    let paths: Vec<String> = names.iter().map(|name| shop.path(name).display().to_string()).collect();
    let inputs = regulars::read::input::expand(&paths).unwrap();
    let rules = regulars::book::rules::RuleBook::default().rules().unwrap();
    let options = regulars::read::Options::new(&[], &[], None, true).unwrap();
    let reading = regulars::read::read(&inputs, &options, &rules, today.parse().unwrap());
    let book = reading.book;
    assert!(book.sheets.iter().all(|sheet| sheet.balance.holds()));
    let mut said: Vec<String> = lists::all(&book).into_iter().flat_map(|(_, rows)| rows).collect();
    said.extend(book.members.iter().map(|member| {
        let profile = member.profile.as_deref();
        let personal = profile.and_then(|profile| profile.personal.as_deref());
        format!("member {} {personal:?} {}", member.key(), profile.is_some_and(|profile| profile.welcome))
    }));
    said
}

#[test]
fn the_sheets_beside_members_and_sales_are_kept_and_read_back() {
    let shop = Shop::of(&SHEETS);
    let names = SHEETS.map(|(name, _)| name);
    import(&shop, &names.join(" "));
    for today in ["2026-03-07", "2026-11-22", "2027-02-01"] {
        let of_sources = beside(&shop, &names, today);
        assert_eq!(beside(&shop, &[BOOK], today), of_sources, "from the book on {today}");
        let both: Vec<&str> = names.iter().copied().chain([BOOK]).collect();
        assert_eq!(beside(&shop, &both, today), of_sources, "from both on {today}");
    }
    let said = beside(&shop, &[BOOK], "2026-11-22");
    let counted = |word: &str| said.iter().filter(|line| line.split(' ').next() == Some(word)).count();
    let words = ["complaint", "application", "person", "item", "order", "voucher", "member"];
    assert_eq!(words.map(counted), [3, 2, 2, 2, 1, 2, 2]);
    // Two columns of tags are one text.
    assert!(said.iter().any(|line| line.contains("tags: Some(\"老客 团购、常退货\")")), "{said:?}");
    assert!(said.iter().any(|line| line.contains("referrer: Some(\"0001\")")), "{said:?}");
    let columns = sheet(&shop, BOOK, "跟进簿")[0].join(" ");
    let plan = "姓名 电话 地址 VIP号码 申请日期 录入系统 上交审批 已审批 已通知领卡 二次通知 已寄出 已领走 银卡作废 约定领卡日 卡别 责任店员";
    assert_eq!(columns, format!("{plan} 来源文件 来源单元格"));
    let fields = rows(&shop, &format!("check {TODAY}"), "fields", "header field match");
    let unused: Vec<&String> = fields.iter().filter(|field| field.ends_with("unused")).collect();
    assert!(unused.iter().all(|field| field.starts_with("来源")), "{unused:?}");
}

#[test]
fn the_sheets_beside_members_and_sales_may_come_in_any_order_and_again() {
    let shop = Shop::of(&SHEETS);
    let mut names = SHEETS.map(|(name, _)| name);
    import(&shop, &format!("{} --into whole.xlsx", names.join(" ")));
    let whole = bytes(&shop, "whole.xlsx");
    for name in names {
        import(&shop, &format!("{name} --into a.xlsx"));
    }
    names.reverse();
    for name in names.iter().chain(&names) {
        import(&shop, &format!("{name} --into b.xlsx"));
    }
    assert!(bytes(&shop, "a.xlsx") == whole && bytes(&shop, "b.xlsx") == whole);
    let line = format!("import 投诉.csv 员工.csv --into a.xlsx {TODAY} -q");
    let said = rows(&shop, &line, "import", "kind added changed already_there set_aside left_out");
    assert_eq!(said[3..], ["complaint|0|0|4|0|1", "staff|0|0|2|0|1"]);
}

#[test]
fn points_that_a_purchase_was_paid_with_are_kept() {
    let head = "日期,VIP卡号,小票号,金额,使用积分\n";
    let shop =
        Shop::of(&[SHEETS[0], ("消费.csv", &format!("{head}2026-3-5,0001,A1,100,300\n2026-3-6,0001,A2,100,\n"))]);
    import(&shop, "会员.csv 消费.csv");
    let lines = sheet(&shop, BOOK, "消费明细");
    let column = lines[0].iter().position(|name| name == "使用积分").unwrap();
    assert_eq!(lines[1..].iter().map(|row| row[column].as_str()).collect::<Vec<_>>(), ["300", ""]);
    let before = bytes(&shop, BOOK);
    import(&shop, "消费.csv");
    assert!(bytes(&shop, BOOK) == before, "read back and written again");
}

#[test]
fn a_register_that_was_filled_in_since_takes_the_place_of_the_older_one_in_either_order() {
    const HEAD: &str = "姓名,卡号,卡别,申请日期,录入系统,已审批\n";
    let older = format!("{HEAD}张三,0001,银卡,2026-3-5,√,\n");
    let newer = format!("{HEAD}张三,0001,银卡,2026-3-5,2026-3-5,2026-3-12\n李四,0002,银卡,2026-3-9,,\n");
    let shop = Shop::of(&[SHEETS[0], ("跟进簿1.csv", &older), ("跟进簿2.csv", &newer)]);
    import(&shop, "会员.csv 跟进簿1.csv --into a.xlsx");
    let line = format!("import 跟进簿2.csv --into a.xlsx {TODAY} -q");
    let said = rows(&shop, &line, "import", "kind added changed already_there set_aside left_out");
    assert_eq!(said[3..], ["register|1|1|0|0|1"]);
    import(&shop, "会员.csv 跟进簿2.csv --into b.xlsx");
    import(&shop, "跟进簿1.csv --into b.xlsx");
    let expected = [
        "application 0001 B applied=2026-03-05 entered=2026-03-05 approved=2026-03-12",
        "application 0002 B applied=2026-03-09",
    ];
    for book in ["a.xlsx", "b.xlsx"] {
        assert_eq!(beside(&shop, &[book], "2026-11-22")[..2], expected, "{book}");
        assert_eq!(sheet(&shop, book, "跟进簿").len(), 3, "{book}");
    }
}

#[test]
fn a_dry_run_writes_nothing() {
    let shop = example();
    let files = || fs::read_dir(shop.path("")).unwrap().count();
    let before = files();
    import(&shop, "店 --dry-run");
    assert_eq!(files(), before);
    import(&shop, FILES[0]);
    let book = bytes(&shop, BOOK);
    import(&shop, "店 --dry-run");
    assert!(bytes(&shop, BOOK) == book);
}

#[test]
fn an_import_is_taken_back_and_brought_back() {
    let shop = example();
    let undo = || shop.run("import --undo").code;
    assert_eq!(undo(), 3, "there is nothing to take back");
    import(&shop, FILES[0]);
    let first = bytes(&shop, BOOK);
    assert_eq!((undo(), shop.path(BOOK).exists()), (0, false), "before the first import there was no book");
    assert_eq!((undo(), bytes(&shop, BOOK) == first), (0, true));
    import(&shop, FILES[1]);
    let second = bytes(&shop, BOOK);
    for expected in [&first, &second, &first] {
        assert_eq!(undo(), 0);
        assert!(bytes(&shop, BOOK) == *expected);
    }
    import(&shop, FILES[1]);
    assert!(bytes(&shop, BOOK) == second);
}

#[test]
fn two_imports_at_once_do_not_get_into_each_others_way() {
    let shop = example();
    import(&shop, FILES[0]);
    let book = bytes(&shop, BOOK);
    let lock = fs::File::create(shop.path(&format!(".{BOOK}.lock"))).unwrap();
    lock.try_lock().unwrap();
    for command in ["import 店", "import --undo"] {
        let ran = shop.run(&format!("{command} {TODAY}"));
        assert_eq!(ran.code, 4, "{command}: {}", ran.err);
        assert!(ran.err.contains(&format!(".{BOOK}.lock")), "{}", ran.err);
    }
    assert!(bytes(&shop, BOOK) == book);
    drop(lock);
    // A file that nobody holds is no lock, and is cleared away.
    import(&shop, "店");
    assert!(!shop.path(&format!(".{BOOK}.lock")).exists());
}

/// Whether a program comes to wait for its standard input, which the system says of its threads on Linux; elsewhere it is
/// given time.
fn waits_for_standard_input(child: &Child) -> bool {
    let tasks = format!("/proc/{}/task", child.id());
    let begun = Instant::now();
    if !Path::new(&tasks).exists() {
        std::thread::sleep(Duration::from_secs(5));
        return true;
    }
    // What a thread waits in: the number of the call, read, and its first argument, standard input.
    let reads = |task: fs::DirEntry| {
        let call = fs::read_to_string(task.path().join("syscall")).unwrap_or_default();
        call.starts_with("0 0x0 ") || call.starts_with("63 0x0 ")
    };
    while begun.elapsed() < Duration::from_secs(60) {
        if fs::read_dir(&tasks).unwrap().flatten().any(reads) {
            return true;
        }
        std::thread::sleep(Duration::from_millis(5));
    }
    false
}

#[test]
fn a_book_that_changed_since_it_was_read_is_left_as_it_is() {
    let shop = example();
    import(&shop, &format!("{} --into other.xlsx", FILES[2]));
    import(&shop, FILES[0]);
    // Reading waits for standard input, while the book is replaced.
    let mut program = shop.program();
    program.args(["import", "-", "--today", "2026-11-22"]).stdin(Stdio::piped());
    let mut child = program.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    let begun = Instant::now();
    while !shop.path(&format!(".{BOOK}.lock")).exists() && begun.elapsed() < Duration::from_secs(60) {
        std::thread::sleep(Duration::from_millis(5));
    }
    assert!(waits_for_standard_input(&child));
    fs::copy(shop.path("other.xlsx"), shop.path(BOOK)).unwrap();
    child.stdin.take().unwrap().write_all(SALES.as_bytes()).unwrap();
    let ran = ran(&child.wait_with_output().unwrap());
    assert_eq!(ran.code, 4, "{}", ran.err);
    assert!(ran.err.contains("changed after it was read"), "{}", ran.err);
    assert!(bytes(&shop, BOOK) == bytes(&shop, "other.xlsx"));
}

#[test]
fn what_is_not_understood_is_not_imported() {
    let shop = Shop::of(&[("会员.csv", FIRST), ("乱.csv", "一,二\n三,四\n")]);
    let ran = shop.run(&format!("import 会员.csv 乱.csv {TODAY}"));
    assert_eq!(ran.code, 3, "{}", ran.err);
    assert!(!shop.path(BOOK).exists());
    import(&shop, "会员.csv 乱.csv --partial");
    assert!(shop.path(BOOK).exists());
    assert_eq!(shop.run("import").code, 2, "no file is named");
}

#[test]
fn the_book_is_understood_whole_by_check() {
    let shop = example();
    import(&shop, "店");
    let problems = rows(&shop, &format!("check {TODAY}"), "problems", "severity sheet message");
    assert!(problems.iter().all(|problem| !problem.starts_with('E')), "{problems:?}");
    assert!(problems.iter().all(|problem| !problem.contains("导入记录")), "{problems:?}");
    // Every column that the book has names a field; those of sources are read by import alone.
    let fields = rows(&shop, &format!("check {TODAY}"), "fields", "header field match");
    let unused: Vec<&String> = fields.iter().filter(|field| field.ends_with("unused")).collect();
    assert!(unused.iter().all(|field| field.starts_with("来源")), "{unused:?}");
    assert!(!Path::new(BOOK).exists(), "tests write into folders of their own");
}
