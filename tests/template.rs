//! The empty book: filled in as people fill it in, it reads back without a question, and `import` adds to it.
#![allow(clippy::unwrap_used, reason = "a test that cannot lay out its folder has failed")]

mod support;

use std::fmt::Write as _;
use std::io::{Cursor, Read, Write};

use calamine::{Data, Reader, Xlsx};
use support::Shop;
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

const BOOK: &str = "会员账本.xlsx";
const TODAY: &str = "--today 2026-11-22";

/// Rows as they are typed, `column=value`, by sheet; a day is `#2026-11-01`, an amount or a number `#3200`.
const FILLED: [(&str, &[&str]); 17] = [
    (
        "A类",
        &[
            "姓名=王一",
            "性别=男",
            "电话=13810000001",
            "VIP号码=00001",
            "身份证号码=110101198503080019",
            "地址=桂花园1栋",
            "生日=1985-3-8",
            "短信开启状态=开启",
            "入会日期=#2024-05-01",
            "结婚纪念日=10月1日",
            "性格=支配型",
            "免打扰=否",
            "亲友电话=13810000009",
            "更新日期=#2026-11-01",
            "积分=#3200",
        ],
    ),
    ("B类", &["姓名=李二", "性别=女", "电话=13810000002", "VIP号码=00002", "生日=1990年3月8日", "短信开启状态=开启"]),
    (
        "C类",
        &[
            "姓名=赵三",
            "电话=13810000003",
            "VIP号码=00003",
            "生日=3月8日",
            "每次消费明细=夹克 699；西裤 399",
            "每次购买的时间=2026-3-5；2026-4-18",
            "每次的接待人员=王芳；李娜",
        ],
    ),
    (
        "消费明细",
        &[
            "消费日期=#2026-11-01",
            "VIP号码=00001",
            "店铺=江南店",
            "小票号=001",
            "商品=西装",
            "数量=#1",
            "金额=#3200",
            "导购=王芳",
        ],
    ),
    ("消费明细", &["消费日期=#2026-11-02", "VIP号码=00002", "商品=风衣", "数量=#1", "金额=#1600", "导购=李娜"]),
    (
        "回访记录",
        &[
            "回访日期=#2026-11-03",
            "VIP号码=00001",
            "回访原因=第3天",
            "回访方式=电话",
            "回访结果=已接通",
            "回访内容=合身",
            "回访人=王芳",
            "下次回访日期=#2026-11-20",
            "愿意接收=是",
            "店长同意=是",
            "查阅人=店长",
            "查阅日期=#2026-11-04",
        ],
    ),
    (
        "跟进簿",
        &[
            "姓名=王一",
            "VIP号码=00001",
            "申请日期=#2026-11-01",
            "录入系统=√",
            "上交审批=#2026-11-02",
            "已审批=#2026-11-06",
            "已通知领卡=#2026-11-06",
            "已领走=#2026-11-09",
            "银卡作废=√",
            "约定领卡日=#2026-11-09",
            "卡别=金卡",
            "责任店员=王芳",
        ],
    ),
    (
        "投诉",
        &[
            "投诉日期=#2026-11-05",
            "VIP号码=00002",
            "地区=本地",
            "投诉类别=质量",
            "投诉渠道=电话",
            "投诉内容=起球",
            "责任人=李娜",
            "处理状态=已解决",
            "首次回复时间=#2026-11-05",
            "完成日期=#2026-11-07",
            "顾客满意=满意",
            "了解情况=2026-11-05 李娜",
            "解决问题=√",
        ],
    ),
    ("员工", &["姓名=王芳", "工号=01", "职务=导购", "店铺=江南店", "入职日期=#2024-01-01", "目标=#50000"]),
    ("员工", &["姓名=李娜", "工号=02", "职务=导购", "店铺=江南店", "离职日期=#2026-11-20"]),
    ("商品", &["款号=00100", "商品=西装", "品类=西装", "尺码=52", "单价=#3200", "成本=#900", "上市日期=#2026-10-01"]),
    ("订货", &["VIP号码=00002", "商品=西装", "尺码=48", "订货日期=#2026-11-10", "到货日期=#2026-11-20"]),
    ("代金券", &["VIP号码=00001", "券类型=生日", "发放日期=#2026-03-01", "有效期=#2026-12-01", "面额=#50"]),
    ("代金券", &["VIP号码=00002", "券类型=升级", "发放日期=#2026-11-02", "使用日期=√", "面额=#30"]),
    ("措施", &["流失原因=服务变差", "措施=每月演练", "责任人=王芳", "期限=#2026-10-31", "完成日期=√"]),
    (
        "满意度调查",
        &["调查日期=#2026-11-12", "VIP号码=00002", "时间(1-5)=#3", "响应(1-5)=满意", "推荐意愿=#9", "意见=收银慢"],
    ),
    ("巡店", &["检查日期=#2026-11-13", "店铺=江南店", "导购=王芳", "迎宾=#4", "送宾=#5"]),
];

/// The empty book in a folder of its own.
fn empty() -> (Shop, Vec<u8>) {
    let shop = Shop::new();
    let ran = shop.run("template");
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
    let bytes = std::fs::read(shop.path(BOOK)).unwrap();
    (shop, bytes)
}

fn headings(book: &[u8], sheet: &str) -> Vec<String> {
    let mut workbook: Xlsx<_> = Xlsx::new(Cursor::new(book)).unwrap();
    let range = workbook.worksheet_range(sheet).unwrap();
    assert_eq!(range.height(), 1, "{sheet} is empty below its heading");
    range.rows().next().unwrap().iter().map(Data::to_string).collect()
}

fn names(book: &[u8]) -> Vec<String> {
    Xlsx::new(Cursor::new(book)).unwrap().sheet_names()
}

fn part(book: &[u8], name: &str) -> String {
    let mut text = String::new();
    ZipArchive::new(Cursor::new(book)).unwrap().by_name(name).unwrap().read_to_string(&mut text).unwrap();
    text
}

/// The style that a column gives its cells, as a cell typed there gets it.
fn style(part: &str, column: usize) -> usize {
    // Without one the style is the first, the workbook's own.
    let attribute = |of: &str, name: &str| -> usize {
        let rest = of.split_once(&format!(" {name}=\"")).map(|(_, rest)| rest.split('"').next().unwrap());
        rest.map_or(0, |number| number.parse().unwrap())
    };
    let columns = part.split("<col ").skip(1).map(|of| format!(" {}", of.split("/>").next().unwrap()));
    let mut own = columns.filter(|of| (attribute(of, "min")..=attribute(of, "max")).contains(&(column + 1)));
    attribute(&own.next().unwrap(), "style")
}

/// A row of a sheet's part, each cell in its column's style.
fn row(part: &str, headings: &[String], number: usize, cells: &[&str]) -> String {
    let mut columns: Vec<(usize, &str)> = Vec::new();
    for cell in cells {
        let (heading, value) = cell.split_once('=').unwrap();
        let column = headings.iter().position(|own| own == heading).unwrap_or_else(|| panic!("no {heading}"));
        columns.push((column, value));
    }
    columns.sort_unstable();
    let mut row = format!("<row r=\"{number}\">");
    for (column, value) in columns {
        let at = format!("r=\"{}{number}\" s=\"{}\"", column_name(column), style(part, column));
        match value.strip_prefix('#') {
            Some(number) => write!(row, "<c {at}><v>{}</v></c>", serial(number)),
            None => write!(row, "<c {at} t=\"inlineStr\"><is><t>{value}</t></is></c>"),
        }
        .unwrap();
    }
    row + "</row>"
}

fn column_name(column: usize) -> String {
    let letter = |of: usize| char::from(b'A' + u8::try_from(of % 26).unwrap());
    if column < 26 { letter(column).to_string() } else { format!("{}{}", letter(column / 26 - 1), letter(column)) }
}

/// A day as the number that a spreadsheet keeps; a number as it is.
fn serial(typed: &str) -> String {
    let zero = "1899-12-30".parse::<chrono::NaiveDate>().unwrap();
    typed.parse::<chrono::NaiveDate>().map_or_else(|_| typed.to_owned(), |day| (day - zero).num_days().to_string())
}

/// The book with [`FILLED`] typed in.
fn filled(book: &[u8]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let mut parts = ZipArchive::new(Cursor::new(book)).unwrap();
    let sheets = names(book);
    for at in 0..parts.len() {
        let name = parts.by_index(at).unwrap().name().unwrap().into_owned();
        let mut bytes = Vec::new();
        parts.by_index(at).unwrap().read_to_end(&mut bytes).unwrap();
        let number = name.strip_prefix("xl/worksheets/sheet").and_then(|rest| rest.strip_suffix(".xml"));
        if let Some(sheet) = number.map(|number| &sheets[number.parse::<usize>().unwrap() - 1]) {
            let part = String::from_utf8(bytes).unwrap();
            let headings = headings(book, sheet);
            let own = FILLED.iter().filter(|(of, _)| *of == sheet.as_str());
            let rows: String =
                (2..).zip(own).map(|(number, (_, cells))| row(&part, &headings, number, cells)).collect();
            bytes = part.replace("</sheetData>", &format!("{rows}</sheetData>")).into_bytes();
        }
        zip.start_file(name, SimpleFileOptions::default()).unwrap();
        zip.write_all(&bytes).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

/// A shop that has filled in its book.
fn shop() -> Shop {
    let (shop, book) = empty();
    shop.write(BOOK, filled(&book));
    shop
}

#[test]
fn the_empty_book_has_every_sheet_in_the_order_of_the_contract() {
    let (_, book) = empty();
    let sheets = "A类 B类 C类 消费明细 回访记录 跟进簿 投诉 员工 商品 订货 代金券 措施 满意度调查 巡店 导入记录";
    assert_eq!(names(&book).join(" "), sheets);
    let sixteen = "姓名 性别 电话 VIP号码 身份证号码 地址 生日 积分 累计消费 消费次数 每次消费明细 每次购买的时间 每次的接待人员 \
        赠送详情 回访详情 短信开启状态";
    for sheet in ["A类", "B类", "C类"] {
        assert!(headings(&book, sheet).join(" ").starts_with(sixteen), "{sheet}");
    }
    for sheet in names(&book) {
        let headings = headings(&book, &sheet);
        assert!(headings.iter().all(|heading| !heading.starts_with("来源")), "{sheet}: {headings:?}");
    }
}

#[test]
fn columns_take_what_belongs_there() {
    let (_, book) = empty();
    let members = part(&book, "xl/worksheets/sheet1.xml");
    let styles = part(&book, "xl/styles.xml");
    let (_, formats) = styles.split_once("<cellXfs").unwrap();
    let text = styles.split("<numFmt ").find(|of| of.contains("formatCode=\"@\"")).unwrap();
    let text = text.split(' ').next().unwrap();
    // As text every digit stays, and a birthday without a year is made no day of this year.
    for heading in ["电话", "VIP号码", "身份证号码", "生日"] {
        let column = headings(&book, "A类").iter().position(|own| own == heading).unwrap();
        let format = formats.split("<xf ").nth(style(&members, column) + 1).unwrap();
        assert!(format.contains(text), "{heading}: {format}");
    }
    assert!(members.contains("state=\"frozen\""));
    let lists: [(usize, &str); 5] = [
        (1, "男,女"),
        (1, "开启,关闭"),
        (5, "电话,短信,到访"),
        (5, "已接通,无人接听,拒接,空号,约定到店,已到店,不接受"),
        (6, "金卡,银卡"),
    ];
    for (sheet, list) in lists {
        let part = part(&book, &format!("xl/worksheets/sheet{sheet}.xml"));
        assert!(part.contains(&format!("<formula1>\"{list}\"</formula1>")), "{list}");
    }
    assert!(part(&book, "xl/worksheets/sheet4.xml").contains("type=\"date\""));
}

#[test]
fn a_book_filled_in_reads_back_without_a_question() {
    let shop = shop();
    let report = shop.json(&format!("check {BOOK} {TODAY}"));
    assert_eq!(support::rows(&report, "problems", "sheet cell message"), [""; 0]);
    let used: Vec<String> =
        support::rows(&report, "sources", "sheet used").into_iter().filter(|row| !row.ends_with("|0")).collect();
    let expected = [
        "A类|1",
        "B类|1",
        "C类|1",
        "消费明细|2",
        "回访记录|1",
        "跟进簿|1",
        "投诉|1",
        "员工|2",
        "商品|1",
        "订货|1",
        "代金券|2",
        "措施|1",
        "满意度调查|1",
        "巡店|1",
    ];
    assert_eq!(used, expected);
    // Gold by 3,200 at once, silver by 1,600 at once, and 699 + 399 yuan that stand in the row itself.
    let tiers = ["00001|A|3200.00|A", "00002|B|1600.00|B", "00003|C|1098.00|C"];
    let line = format!("tiers {TODAY}");
    assert_eq!(shop.rows(&line, "members", "member tier total recorded"), tiers);
}

#[test]
fn import_adds_to_a_book_filled_in_and_keeps_what_was_typed() {
    let shop = shop();
    shop.write("新.csv", "消费日期,VIP号码,商品,金额\n2026-11-20,00003,夹克,600\n");
    let ran = shop.run(&format!("import 新.csv {TODAY} -q"));
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
    let tiers = ["00001|A|3200.00", "00002|B|1600.00", "00003|C|1698.00"];
    assert_eq!(shop.rows(&format!("tiers {TODAY}"), "members", "member tier total"), tiers);
    let of_book = [
        ("A类", 2),
        ("B类", 2),
        ("C类", 2),
        ("消费明细", 4),
        ("会员表内消费", 3),
        ("回访记录", 2),
        ("跟进簿", 2),
        ("投诉", 2),
        ("员工", 3),
        ("商品", 2),
        ("订货", 2),
        ("代金券", 3),
        ("措施", 2),
        ("满意度调查", 2),
        ("巡店", 2),
    ];
    let mut workbook: Xlsx<_> = calamine::open_workbook(shop.path(BOOK)).unwrap();
    for (sheet, rows) in of_book {
        assert_eq!(workbook.worksheet_range(sheet).unwrap().height(), rows, "{sheet}");
    }
    // The book with the new file beside it, and imported again, is what it was.
    let before = std::fs::read(shop.path(BOOK)).unwrap();
    assert_eq!(shop.run(&format!("import 新.csv {TODAY} -q")).code, 0);
    assert_eq!(std::fs::read(shop.path(BOOK)).unwrap(), before);
}

#[test]
fn the_empty_book_is_the_same_every_time_and_takes_nobodys_place() {
    let (shop, book) = empty();
    assert_eq!(shop.run("template -o 另一本.xlsx").code, 0);
    assert_eq!(std::fs::read(shop.path("另一本.xlsx")).unwrap(), book);
    assert_eq!(shop.run("template").code, 0, "the same book is there");
    shop.write(BOOK, filled(&book));
    let before = std::fs::read(shop.path(BOOK)).unwrap();
    let ran = shop.run("template");
    assert_eq!(ran.code, 4);
    assert!(ran.err.contains("没有改动"), "{}", ran.err);
    assert_eq!(std::fs::read(shop.path(BOOK)).unwrap(), before);
    for (line, code) in [("template -o x.csv", 2), ("template -o 没有/x.xlsx", 4)] {
        assert_eq!(shop.run(line).code, code, "{line}");
    }
    shop.write("shop.toml", "schema = 1\nbook = \"本店.xlsx\"\n");
    assert_eq!(shop.run("template").code, 0);
    assert_eq!(std::fs::read(shop.path("本店.xlsx")).unwrap(), book);
    let out = shop.program().args(["template", "-o", "-"]).output().unwrap();
    assert_eq!(out.stdout, book);
}
