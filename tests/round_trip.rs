//! The round trip of the call list: written by the program, filled in and saved by a spreadsheet program, read back.
//!
//! The lists under `tests/round_trip/` are the example shop's of 22 November 2026, filled in as `make.py` beside them
//! says, sorted by name, with four rows deleted and two added, and saved by `LibreOffice` 7.4 in each format.
#![allow(clippy::unwrap_used, reason = "a test that cannot lay out its folder has failed")]

mod support;

use std::path::{Path, PathBuf};

use calamine::{Reader, Xlsx, open_workbook};
use chrono::{Days, NaiveDate};
use regulars::book::rules::RuleBook;
use regulars::book::{Book, Bucket, Contact, Fact};
use regulars::read::{Input, Options, read};
use support::{Ran, Shop};

const LISTS: [&str; 4] = ["list.xlsx", "list.xls", "list.ods", "list.csv"];
const TODAY: &str = "--today 2026-11-22";
const BOOK: &str = "会员账本.xlsx";

/// What `make.py` fills in, as contacts: card, what the row is about, what else it stood for, channel, result, what was
/// said, next day, messages welcome, by whom. All were made on the day of the list.
///
/// Without an entry under 回访人 the contact is that of the person for whom the row was meant: 李娜 (00357) and 王芳 (00580).
const FILLED: [&str; 11] = [
    "00165 half-year 2024-04-28 [] phone came 买了一件 - - 周婷",
    "00187 d7 2026-11-13 [d7-sms] phone reached 洗后没有变形 - true 小李",
    "00307 birthday 2026-11-22 [] phone reached - - - 赵敏",
    "00357 d3 2026-11-17 [] phone dead_number - - - 李娜",
    "00366 d3 2026-11-20 [] sms - 谢谢 - - 王芳",
    "00423 d7 2026-11-16 [d7-sms] phone reached 请不要再发，退订 - false 赵敏",
    "00531 next 2026-11-16 [d7 d7-sms] phone will_come 周六带太太来 2026-11-28 - 小李",
    "00544 d3 2026-11-18 [] phone reached 尺码合适 - false 小李",
    "00575 d3 2026-11-17 [] phone no_answer - - - 周婷",
    "00580 d30 2026-10-17 [] phone refused - - - 王芳",
    "00668 d7-sms 2026-11-14 [] sms - - - - 李娜",
];

fn list(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/round_trip").join(name)
}

/// The example shop in the folder 店.
fn example() -> Shop {
    let shop = Shop::new();
    for (name, bytes) in regulars::demo::shop().unwrap() {
        shop.write(&format!("店/{name}"), bytes);
    }
    shop
}

/// The example shop with a list beside its files.
fn with_list(name: &str) -> Shop {
    let shop = example();
    shop.write(&format!("店/{name}"), std::fs::read(list(name)).unwrap());
    shop
}

fn read_files(paths: &[PathBuf]) -> Book {
    let inputs: Vec<Input> = paths.iter().map(|path| Input::File(path.clone(), true)).collect();
    let today = NaiveDate::from_ymd_opt(2026, 11, 22).unwrap();
    let reading = read(&inputs, &Options::default(), &RuleBook::default().rules().unwrap(), today);
    assert!(!reading.failed, "{:?}", reading.book.problems);
    reading.book
}

/// A contact as [`FILLED`] writes it.
fn told(book: &Book, contact: &Contact) -> String {
    let member = book.member(contact.member);
    let none = || "-".to_owned();
    let planned = contact.planned.map_or_else(none, |(step, anchor)| format!("{} {anchor}", step.key()));
    let also: Vec<&str> = contact.also.iter().map(|step| step.key()).collect();
    let reply = if contact.reply.is_empty() { none() } else { contact.reply.to_string() };
    [
        member.key().to_owned(),
        planned,
        format!("[{}]", also.join(" ")),
        contact.channel.map_or_else(none, |channel| channel.key().to_owned()),
        contact.result.map_or_else(none, |result| result.key().to_owned()),
        reply,
        contact.next.map_or_else(none, |day| day.to_string()),
        contact.welcome.map_or_else(none, |welcome| welcome.to_string()),
        book.staff.get(contact.staff).to_owned(),
    ]
    .join(" ")
}

/// The rows of the call list of the as-of date, by card.
fn due(shop: &Shop, files: &str) -> Vec<String> {
    shop.rows(&format!("callbacks today {files} {TODAY}"), "due", "member reasons channel")
}

fn ran(shop: &Shop, line: &str) -> Ran {
    let ran = shop.run(line);
    assert_eq!(ran.code, 0, "{line}\n{}", ran.err);
    ran
}

/// Some figures of an import: those of the callback log.
fn log_of(shop: &Shop, line: &str) -> String {
    let columns = "kind added changed already_there set_aside";
    let rows = shop.rows(&format!("import {line} {TODAY} -q"), "import", columns);
    rows.into_iter().find(|row| row.starts_with("callback")).unwrap()
}

#[test]
fn a_list_saved_in_each_format_reads_back_as_what_was_filled_in() {
    let shop = example();
    let of_shop = |name: &str| shop.path(&format!("店/{name}"));
    let files: Vec<PathBuf> = ["会员.xlsx", "销售明细.csv", "回访记录.xlsx"].into_iter().map(of_shop).collect();
    let before = read_files(&files).contacts.len();
    for name in LISTS {
        let book = read_files(&[files.clone(), vec![list(name)]].concat());
        let listed: Vec<&Contact> = book.contacts.iter().filter(|contact| contact.planned.is_some()).collect();
        let mut rows: Vec<String> = listed.iter().map(|contact| told(&book, contact)).collect();
        rows.sort_unstable();
        assert_eq!(rows, FILLED, "{name}");
        assert!(listed.iter().all(|contact| contact.day.to_string() == "2026-11-22"), "{name}");
        // And the row that was added, which has no key; that of somebody whom the shop does not know counts for nobody.
        assert_eq!(book.contacts.len(), before + 12, "{name}");
        let is_added = |contact: &&Contact| &*contact.step == "新品" && contact.day.to_string() == "2026-11-22";
        let added = book.contacts.iter().find(is_added).unwrap();
        assert_eq!(told(&book, added), "00106 - [] phone reached 问羊毛衫有没有红色 - - 刘洋", "{name}");
        assert_eq!(added.phone.as_deref(), Some("19900007837"), "{name}");
        let sheet = book.sheets.iter().find(|sheet| sheet.file.ends_with(name)).unwrap();
        let rows = |bucket| sheet.balance.get(bucket).rows;
        assert_eq!([rows(Bucket::Attributed), rows(Bucket::WithoutMember)], [12, 1], "{name}");
        // 103 rows were listed, four deleted, two added: 101, of which 11 and those two are filled in.
        let said = book.problems.iter().any(|problem| problem.fact == Fact::CallList(13, 88));
        assert!(said, "{name}: {:?}", book.problems);
    }
}

#[test]
fn what_was_filled_in_is_settled_and_holds_at_once() {
    let shop = example();
    let before = due(&shop, "店");
    for row in ["00187|", "00357|", "00437|", "00580|", "00668|"] {
        assert!(before.iter().any(|due| due.starts_with(row)), "{row}");
    }
    let after = due(&with_list("list.xls"), "店");
    let card = |row: &String| row.split('|').next().unwrap().to_owned();
    let is_gone = |card: &String| !after.iter().any(|row| row.starts_with(card));
    let mut gone: Vec<String> = before.iter().map(card).filter(is_gone).collect();
    gone.sort_unstable();
    // Rows that were deleted or left blank are due as before.
    assert_eq!(gone, FILLED.map(|row| row[..5].to_owned()));
}

#[test]
fn a_week_later_who_refused_is_left_alone_and_dead_numbers_are_not_called() {
    let shop = with_list("list.ods");
    let week = |files: &str| {
        let line = format!("callbacks today {files} --days 365 --today 2026-11-29");
        let mut rows = shop.rows(&line, "due", "member reasons channel");
        rows.extend(shop.rows(&line, "coming", "member reasons channel"));
        rows
    };
    let rows = week("店");
    let of = |card: &str| rows.iter().filter(|row| row.starts_with(card)).cloned().collect::<Vec<_>>();
    // 空号 and 不接受: nothing at all any more, though they bought on 17 November and 17 October.
    assert_eq!(of("00357"), Vec::<String>::new());
    assert_eq!(of("00580"), Vec::<String>::new());
    // 愿意接收 = 否 and 退订: calls only.
    for card in ["00544", "00423"] {
        let channels: Vec<String> = of(card).iter().map(|row| row.rsplit('|').next().unwrap().to_owned()).collect();
        assert!(!channels.is_empty() && channels.iter().all(|channel| channel == "phone"), "{card}: {channels:?}");
    }
    // The day agreed on, Saturday 28 November, is a contact.
    assert!(of("00531").iter().any(|row| row.contains("\"next\"")), "{:?}", of("00531"));
    // Without the list all of them would be there.
    let files = "店/会员.xlsx 店/销售明细.csv 店/回访记录.xlsx 店/跟进簿.xlsx 店/店务.xlsx";
    let rows = week(files);
    assert!(["00357", "00580"].iter().all(|card| rows.iter().any(|row| row.starts_with(card))));
}

#[test]
fn reading_a_list_twice_changes_nothing() {
    let shop = with_list("list.ods");
    let direct = due(&shop, "店");
    ran(&shop, &format!("import 店/会员.xlsx 店/销售明细.csv 店/回访记录.xlsx 店/跟进簿.xlsx 店/店务.xlsx {TODAY} -q"));
    assert_eq!(log_of(&shop, "店/list.ods --dry-run"), "callback|13|0|0|0");
    ran(&shop, &format!("import 店/list.ods {TODAY} -q"));
    let book = std::fs::read(shop.path(BOOK)).unwrap();
    assert_eq!(log_of(&shop, "店/list.ods"), "callback|0|0|13|0");
    assert!(std::fs::read(shop.path(BOOK)).unwrap() == book, "imported again");
    assert_eq!(due(&shop, ""), direct, "from the book");
    assert_eq!(due(&shop, &format!("{BOOK} 店")), direct, "from the book and beside it");
    // The same list in four formats is one list.
    let shop = example();
    for name in LISTS {
        shop.write(&format!("店/{name}"), std::fs::read(list(name)).unwrap());
    }
    let all = due(&shop, "店");
    assert_eq!(all, due(&with_list("list.csv"), "店"));
}

#[test]
fn a_list_with_a_sheet_for_each_of_the_staff_reads_back_the_same() {
    let shop = example();
    ran(&shop, &format!("callbacks today 店 --split staff -q -o split.xlsx {TODAY}"));
    let workbook: Xlsx<_> = open_workbook(shop.path("split.xlsx")).unwrap();
    let sheets: Vec<String> = workbook.sheet_names().into_iter().filter(|name| name.starts_with("应回访")).collect();
    let mut staff: Vec<String> = shop
        .rows(&format!("callbacks today 店 {TODAY}"), "due", "staff")
        .into_iter()
        .map(|name| format!("应回访 {name}"))
        .collect();
    staff.sort_unstable();
    staff.dedup();
    assert_eq!(sheets, staff);
    assert!(staff.len() > 5);
    let before = due(&shop, "店");
    for name in ["split.xlsx", "split.ods"] {
        let shop = with_list(name);
        let files = ["会员.xlsx", "销售明细.csv", "回访记录.xlsx", name].map(|name| shop.path(&format!("店/{name}")));
        let book = read_files(&files);
        let listed = book.contacts.iter().filter(|contact| contact.planned.is_some());
        let mut rows: Vec<String> = listed.map(|contact| told(&book, contact)).collect();
        rows.sort_unstable();
        assert_eq!(rows, FILLED, "{name}");
        assert_eq!(due(&shop, "店").len(), before.len() - FILLED.len(), "{name}");
    }
    for (options, says) in [("-o list.csv --split staff", ".xlsx"), ("-o list.xlsx --split nobody", "nobody")] {
        let ran = shop.run(&format!("callbacks today 店 {options} {TODAY}"));
        assert_eq!(ran.code, 2, "{options}");
        assert!(ran.err.contains(says), "{}", ran.err);
    }
}

#[test]
fn what_is_filled_in_of_arrivals_is_told_and_not_listed_again() {
    let told = |shop: &Shop, files: &str, day: &str| -> Vec<String> {
        let line = format!("callbacks arrivals {files} --today {day}");
        ["fitting", "ordered"].iter().flat_map(|table| shop.rows(&line, table, "member reasons")).collect()
    };
    let before = told(&example(), "店", "2026-11-22");
    let shop = with_list("arrivals.xlsx");
    // A call, a message, a refusal, and of the order an agreed day, as `make.py` fills them in.
    let filled = ["00104|[\"arrival\"]", "00115|[\"arrival\"]", "00139|[\"arrival\"]", "00660|[\"ordered\"]"];
    let is_filled = |row: &&String| filled.contains(&row.as_str());
    assert_eq!(before.iter().filter(is_filled).count(), filled.len());
    let rest: Vec<String> = before.iter().filter(|row| !is_filled(row)).cloned().collect();
    assert_eq!(told(&shop, "店", "2026-11-22"), rest);
    // Days later and from the book as well. Who refused is on no list, who agreed on the 25th is called then.
    ran(&shop, &format!("import 店 {TODAY} -q"));
    for files in ["店", BOOK] {
        let later = told(&shop, files, "2026-11-24");
        assert!(!later.is_empty() && later.iter().all(|row| !is_filled(&row)), "{later:?}");
        let calls = shop.rows(&format!("callbacks today {files} --today 2026-11-25"), "due", "member reasons");
        assert!(calls.iter().any(|row| row.starts_with("00660|") && row.contains("\"next\"")), "{calls:?}");
        assert!(calls.iter().all(|row| !row.starts_with("00115|")), "{calls:?}");
    }
}

#[test]
fn what_is_filled_in_of_messages_is_sent_and_not_listed_again() {
    let due = |shop: &Shop, day: &str| {
        shop.rows(&format!("callbacks weather record 店 --today {day}"), "due", "member reasons")
    };
    let row = |card: &str| format!("{card}|[\"record\"]");
    let (before, shop) = (example(), with_list("weather.xlsx"));
    // Five a day, those sent first counted: the other three of the day are left, and go first on the next.
    let five = ["00101", "00102", "00103", "00104", "00105"].map(row);
    assert_eq!(due(&before, "2026-11-22"), five);
    assert_eq!(due(&shop, "2026-11-22"), five[2..]);
    let next = due(&shop, "2026-11-23");
    assert_eq!((next.len(), &next[..3]), (5, &five[2..]));
    assert!(!next.contains(&five[0]) && !next.contains(&five[1]), "{next:?}");
}

/// A shop of two, of whom 张三 has a card and 李四 a phone only, and their list of 3 April: day 3, with the message of day 2
/// a day overdue.
fn two() -> (Shop, String) {
    let shop = Shop::of(&[
        ("店/会员.csv", "VIP号码,电话,姓名,导购\n0001,13912345671,张三,小李\n,13912345672,李四,小李\n"),
        (
            "店/消费.csv",
            "消费日期,VIP号码,电话,姓名,商品,金额,导购\n2026-04-01,0001,13912345671,张三,帽,100,小李\n\
             2026-04-01,,13912345672,李四,帽,100,小李\n",
        ),
    ]);
    ran(&shop, "callbacks today 店 -q -o 名单.csv --today 2026-04-03");
    let list = shop.text("名单.csv");
    (shop, list)
}

/// The log that lists come to, in the book: day, name, step, result, reply, key.
fn imported(shop: &Shop, lists: &str) -> Vec<String> {
    ran(shop, &format!("import 店 {lists} -q --into log.xlsx --today 2026-04-09"));
    let mut workbook: Xlsx<_> = open_workbook(shop.path("log.xlsx")).unwrap();
    let range = workbook.worksheet_range("回访记录").unwrap();
    std::fs::remove_file(shop.path("log.xlsx")).unwrap();
    let rows: Vec<Vec<String>> = range.rows().map(|row| row.iter().map(ToString::to_string).collect()).collect();
    let heads = ["回访日期", "姓名", "回访原因", "回访结果", "回访内容", "回访编号"];
    let at = heads.map(|head| rows[0].iter().position(|own| own == head).unwrap());
    let first = NaiveDate::from_ymd_opt(1899, 12, 30).unwrap();
    let day = |serial: &str| (first + Days::new(serial.parse().unwrap())).to_string();
    let tell = |row: &Vec<String>| {
        let [date, rest @ ..] = at.map(|column| row[column].clone());
        format!("{}|{}", day(&date), rest.join("|"))
    };
    let mut told: Vec<String> = rows[1..].iter().map(tell).collect();
    told.sort_unstable();
    told
}

/// The list with the result and what was said filled in for one name; the five columns to fill in are the last.
fn filled(list: &str, name: &str, result: &str, reply: &str) -> String {
    let line = |line: &str| match line.trim_end().strip_suffix(",,,,,").filter(|line| line.contains(name)) {
        Some(before) => format!("{before},{result},{reply},,,"),
        None => line.trim_end().to_owned(),
    };
    list.lines().map(line).collect::<Vec<_>>().join("\r\n")
}

#[test]
fn members_are_known_by_their_keys_whatever_the_list_lost() {
    let (shop, list) = two();
    let expected =
        ["2026-04-03|张三|第3天|已接通|好|d3|2026-04-01|d2", "2026-04-03|李四|第3天|无人接听||d3|2026-04-01|d2"];
    shop.write("a.csv", filled(&filled(&list, "张三", "已接通", "好"), "李四", "无人接听", ""));
    assert_eq!(imported(&shop, "a.csv"), expected);
    // A title above, fewer columns in another order, another order of rows.
    let few = "四月三日回访名单\n结果,顾客反馈,姓名,回访内容,应回访日,逾期天数,编号\n\
        无人接听,,李四,第3天、第2天,2026/4/2,1,13912345672|d3|2026-04-01|2026-04-03\n\
        已接通,好,张三,\"第2天, 第3天\",2026/4/2,1,0001|d3|2026-04-01|2026-04-03\n";
    shop.write("b.csv", few);
    assert_eq!(imported(&shop, "b.csv"), expected);
    // Nothing filled in: nothing read, whatever stands above the heading.
    let blank = few.replace("\n无人接听,,", "\n,,").replace("\n已接通,好,", "\n,,");
    shop.write("blank.csv", &blank);
    assert_eq!(imported(&shop, "blank.csv"), Vec::<String>::new());
    // Without the key a row is one of a log like any other.
    let no_key = few.replace(",编号", ",电话").replace("13912345672|d3|2026-04-01|2026-04-03", "13912345672");
    shop.write("c.csv", no_key.replace("0001|d3|2026-04-01|2026-04-03", "13912345671"));
    assert_eq!(imported(&shop, "c.csv"), ["2026-04-03|张三|第3天|已接通|好|", "2026-04-03|李四|第3天|无人接听||"]);
}

#[test]
fn an_agreed_day_without_its_year_is_the_next_of_that_name() {
    let (shop, list) = two();
    for (written, next) in [("4月10日", "2026-04-10"), ("4月1日", "2027-04-01"), ("2026/4/10", "2026-04-10")] {
        let filled = filled(&list, "张三", "约定到店", "").replace("约定到店,,,", &format!("约定到店,,,{written}"));
        shop.write("店/名单.csv", filled.replace(&format!("{written},,"), &format!("{written},")));
        let files = ["会员.csv", "消费.csv", "名单.csv"].map(|name| shop.path(&format!("店/{name}")));
        let book = read_files(&files);
        let agreed: Vec<String> = book.contacts.iter().filter_map(|row| row.next).map(|day| day.to_string()).collect();
        assert_eq!(agreed, [next], "{written}");
    }
}

#[test]
fn lists_in_every_language_read_back() {
    let (shop, _) = two();
    for (lang, result, said) in [
        ("zh", "无人接听", "无人接听"),
        ("en", "no answer", "无人接听"),
        ("keys", "no_answer", "无人接听"),
        ("zh", "改天再说", ""),
    ] {
        ran(&shop, &format!("callbacks today 店 -q --lang {lang} -o list.csv --today 2026-04-03"));
        shop.write("list.csv", filled(&shop.text("list.csv"), "张三", result, ""));
        // What is no result is what was said.
        let reply = if said.is_empty() { result } else { "" };
        assert_eq!(imported(&shop, "list.csv"), [format!("2026-04-03|张三|第3天|{said}|{reply}|d3|2026-04-01|d2")]);
    }
}

#[test]
fn a_copied_row_with_the_key_of_another_is_not_counted_and_said() {
    let (shop, list) = two();
    let own = filled(&list, "张三", "已接通", "");
    let row = own.lines().find(|line| line.contains("张三")).unwrap();
    let copy = row.replace(",张三", ",赵六").replace("13912345671", "13912345679");
    assert!(copy.starts_with("0001|d3") && copy != row, "{copy}");
    shop.write("店/名单.csv", format!("{own}\n{copy}\n"));
    let ran = shop.run("check 店 -v --lang zh --today 2026-04-09");
    assert!(ran.out.contains("编号是别人的"), "{}", ran.out);
    let balance = shop.rows("check 店 --today 2026-04-09", "balance", "bucket rows");
    assert!(balance.contains(&"set_aside|1".to_owned()), "{balance:?}");
}

#[test]
fn a_list_that_says_more_takes_the_place_of_the_same_that_says_less() {
    let (shop, list) = two();
    shop.write("早.csv", filled(&list, "张三", "已接通", ""));
    shop.write("晚.csv", filled(&list, "张三", "已接通", "很满意"));
    assert_eq!(imported(&shop, "早.csv"), ["2026-04-03|张三|第3天|已接通||d3|2026-04-01|d2"]);
    for lists in ["早.csv 晚.csv", "晚.csv 早.csv", "晚.csv"] {
        assert_eq!(imported(&shop, lists), ["2026-04-03|张三|第3天|已接通|很满意|d3|2026-04-01|d2"], "{lists}");
    }
    // The same, one import after the other.
    for lists in [["早.csv", "晚.csv"], ["晚.csv", "早.csv"]] {
        for list in lists {
            ran(&shop, &format!("import 店 {list} -q --into book.xlsx --today 2026-04-09"));
        }
        assert_eq!(imported(&shop, "book.xlsx"), ["2026-04-03|张三|第3天|已接通|很满意|d3|2026-04-01|d2"], "{lists:?}");
        std::fs::remove_file(shop.path("book.xlsx")).unwrap();
    }
}

#[test]
fn a_day_that_the_staff_write_counts_and_masked_numbers_are_refused() {
    let (shop, list) = two();
    let own = filled(&list, "李四", "已接通", "");
    let dated: Vec<String> = own
        .lines()
        .enumerate()
        .map(|(at, line)| format!("{line},{}", if at == 0 { "回访日期" } else { "2026-04-04" }))
        .collect();
    shop.write("a.csv", dated.join("\n"));
    // What is dated counts as filled in, so 张三 was contacted as well.
    let expected = ["2026-04-04|张三|第3天|||d3|2026-04-01|d2", "2026-04-04|李四|第3天|已接通||d3|2026-04-01|d2"];
    assert_eq!(imported(&shop, "a.csv"), expected);
    // From standard output, where numbers are masked: nobody can tell who is meant.
    let masked = ran(&shop, "callbacks today 店 -q --format csv --today 2026-04-03").out;
    assert!(masked.contains("139****5672|d3"), "{masked}");
    shop.write("店/masked.csv", filled(&masked, "李四", "已接通", ""));
    let ran = shop.run("check 店 -v --lang zh --today 2026-04-09");
    assert!(ran.out.contains("认不出是谁"), "{}{}", ran.out, ran.err);
}

#[test]
fn rows_are_selected_by_staff_shop_and_tier() {
    let shop = example();
    let all = shop.rows(&format!("callbacks today 店 {TODAY}"), "due", "member staff tier");
    for (options, wanted) in
        [("--staff 李娜", "|李娜|"), ("--staff 李娜,王芳", "|"), ("--tier A", "|A"), ("--tier 金卡", "|A")]
    {
        let rows = shop.rows(&format!("callbacks today 店 {options} {TODAY}"), "due", "member staff tier");
        let own = |row: &&String| match wanted {
            "|" => row.contains("|李娜|") || row.contains("|王芳|"),
            _ => row.contains(wanted),
        };
        assert_eq!(rows, all.iter().filter(own).cloned().collect::<Vec<_>>(), "{options}");
        assert!(!rows.is_empty() && rows.len() < all.len(), "{options}");
    }
    let of_shops = ["中山路店", "江南店"]
        .map(|name| shop.rows(&format!("callbacks today 店 --shop {name} {TODAY}"), "due", "member staff tier").len());
    assert_eq!(of_shops.iter().sum::<usize>(), all.len());
    assert!(of_shops.iter().all(|&rows| rows > 0));
    for options in ["--staff 没有这人", "--shop 没有这店", "--tier D"] {
        assert_eq!(shop.run(&format!("callbacks today 店 {options} {TODAY}")).code, 2, "{options}");
    }
}

#[test]
fn a_log_that_the_shop_keeps_itself_says_no_in_as_many_ways() {
    // Temporary cards who bought on 1 April: on the 10th day 10 is due, and the message of day 7 in its last day of grace.
    let names = ["甲", "乙", "丙", "丁", "戊", "己"];
    let lines = |row: &dyn Fn(usize, &str) -> String| {
        names.iter().enumerate().map(|(at, name)| row(at, name) + "\n").collect::<String>()
    };
    let members = lines(&|at, name| format!("100{at},1391234567{at},{name}"));
    let sales = lines(&|at, name| format!("2026-04-01,100{at},{name},帽,100"));
    let log = "回访日期,VIP号码,姓名,回访原因,回访方式,回访结果,回访内容,愿意接收\n\
        2026-04-03,1000,甲,第3天,电话,不接受短信,,\n2026-04-03,1001,乙,第3天,电话,已接通,要退订,\n\
        2026-04-03,1002,丙,第3天,电话,已接通,很好,否\n2026-04-03,1003,丁,第3天,电话,黑名单,,\n\
        2026-04-03,1004,戊,第3天,电话,已接通,请不再联系,\n2026-04-03,1005,己,第3天,电话,已接通,TD以外都好说,是\n";
    let shop = Shop::of(&[
        ("店/会员.csv", &format!("VIP号码,电话,姓名\n{members}")),
        ("店/消费.csv", &format!("消费日期,VIP号码,姓名,商品,金额\n{sales}")),
        ("店/回访.csv", log),
    ]);
    let due = || shop.rows("callbacks today 店 --today 2026-04-10", "due", "name reasons channel");
    // 己 names TD and is taken at the word, whatever is ticked beside it.
    let called = ["甲", "乙", "丙", "己"].map(|name| format!("{name}|[\"d10\"]|phone"));
    assert_eq!(due(), called);
    let states = shop.rows("callbacks today 店 --today 2026-04-10", "states", "state reason step contacts");
    let blocked = |reason: &str| {
        let own = states.iter().filter(|row| row.starts_with(&format!("blocked|{reason}|")));
        own.map(|row| row.rsplit('|').next().unwrap().parse::<u32>().unwrap()).sum::<u32>()
    };
    // Four messages; of the two others the message of day 7 and the call of day 10.
    assert_eq!([blocked("sms_opt_out"), blocked("do_not_contact")], [4, 4], "{states:?}");
    shop.write("店/回访.csv", log.replace("不接受短信", "已接通"));
    assert_eq!(due()[0], "甲|[\"d10\",\"d7-sms\"]|phone");
}
