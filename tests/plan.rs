//! A plan of the week on its way: written, answered by the manager, read back, carried out.
#![allow(clippy::unwrap_used, reason = "a test that cannot read its sheets has failed")]

mod support;

use calamine::{Reader, Xlsx, open_workbook};
use support::Shop;

const TODAY: &str = "--today 2026-03-12";

/// Three members who bought on 10 March 2026, so that day 3 is the 12th; phones are the keys of two of them.
fn shop() -> Shop {
    let members = "姓名,电话,会员卡号\n张伟,13810000001,V001\n王芳,13810000002,\n李娜,13810000003,\n";
    let sales = "购买日期,会员卡号,电话,实付金额,导购\n2026-03-10,V001,13810000001,100,小李\n\
        2026-03-10,,13810000002,200,小李\n2026-03-10,,13810000003,300,小王\n";
    Shop::of(&[("店/会员.csv", members), ("店/销售.csv", sales)])
}

/// The plan of the shop, its rows of day 3 with what `fill` puts into columns of them, by name of the member.
fn filled(shop: &Shop, fill: &dyn Fn(&str) -> Vec<(&'static str, &'static str)>) -> String {
    let ran = shop.run(&format!("callbacks plan 店 {TODAY} -q --lang zh -o plan.csv"));
    assert_eq!(ran.code, 0, "{}", ran.err);
    let written = shop.text("plan.csv");
    let mut reader = csv::Reader::from_reader(written.trim_start_matches('\u{feff}').as_bytes());
    let head = reader.headers().unwrap().clone();
    let at = |name: &str| head.iter().position(|head| head == name).unwrap();
    let mut writer = csv::Writer::from_writer(Vec::new());
    writer.write_record(&head).unwrap();
    for row in reader.records() {
        let row = row.unwrap();
        let mut cells: Vec<String> = row.iter().map(str::to_owned).collect();
        if row.get(at("回访内容")).unwrap().contains("第3天") {
            for (column, value) in fill(row.get(at("姓名")).unwrap()) {
                value.clone_into(&mut cells[at(column)]);
            }
        }
        writer.write_record(&cells).unwrap();
    }
    String::from_utf8(writer.into_inner().unwrap()).unwrap()
}

fn rows(shop: &Shop, line: &str, table: &str, columns: &str) -> Vec<String> {
    shop.rows(&format!("callbacks {line} 店 --unmask"), table, columns)
}

#[test]
fn answers_are_read_back_from_the_list_and_calls_made_on_it_are_approved() {
    let shop = shop();
    let columns = "member reasons approved new_date";
    let plan = |line: &str| {
        let mut rows = rows(&shop, &format!("plan {line} {TODAY}"), "plan", columns);
        rows.retain(|row| row.contains("d3"));
        rows
    };
    assert_eq!(plan("").len(), 3);
    assert_eq!(plan("--approved"), Vec::<String>::new());
    let answers = filled(&shop, &|name| match name {
        "张伟" => vec![("店长同意", "是")],
        "王芳" => vec![("店长同意", "改期"), ("改期到", "2026-03-14")],
        _ => vec![("店长同意", "否")],
    });
    shop.write("店/计划.csv", &answers);
    let expected =
        [r#"13810000002|["d2","d3"]|moved|2026-03-14"#, r#"V001|["d2","d3"]|yes|"#, r#"13810000003|["d2","d3"]|no|"#];
    assert_eq!(plan(""), expected);
    assert_eq!(plan("--approved"), expected[..2]);
    // Answers are no contacts: everything is due as before.
    assert_eq!(rows(&shop, &format!("today {TODAY}"), "due", "member").len(), 3);
    // Nobody has called so far.
    assert_eq!(rows(&shop, &format!("plan {TODAY}"), "calls", "staff calls"), Vec::<String>::new());
    // The list of what was agreed to is carried out, and one call beside it is made without a word.
    let done = filled(&shop, &|name| match name {
        "张伟" => vec![("结果", "已接通"), ("顾客反馈", "很好"), ("回访人", "小李")],
        "李娜" => vec![("结果", "已接通"), ("店长同意", ""), ("回访人", "小王")],
        _ => Vec::new(),
    });
    shop.write("店/计划.csv", &done);
    let calls = rows(&shop, "plan --today 2026-03-20", "calls", "staff calls agreed refused without");
    assert_eq!(calls, ["小李|1|1|0|0", "小王|1|0|0|1"]);
    let audit = rows(&shop, "audit --today 2026-03-20", "calls", "member date step approved findings");
    assert_eq!(audit, ["13810000003|2026-03-12|d3||[\"no_reply\"]", "V001|2026-03-12|d3|yes|"]);
}

#[test]
fn a_log_of_the_shop_s_own_says_who_approved_and_who_looked_at_it() {
    let shop = shop();
    let log = "回访日期,会员卡号,回访原因,回访方式,结果,顾客反馈,回访人,店长同意,查阅人,查阅日期\n\
        2026-03-12,V001,第3天,电话,已接通,很好,小李,同意,王店长,2026/3/19\n";
    shop.write("店/回访.csv", log);
    let columns = "member approved reviewed_by reviewed cell findings";
    let calls = rows(&shop, "audit --today 2026-03-20", "calls", columns);
    assert_eq!(calls, ["V001|yes|王店长|2026-03-19|回访.csv!2|"]);
    assert_eq!(rows(&shop, "audit --today 2026-03-20", "sample", "member"), Vec::<String>::new());
    // The book keeps it.
    let imported = shop.run("import 店 --today 2026-03-20 -q");
    assert_eq!(imported.code, 0, "{}", imported.err);
    let columns = "member approved reviewed_by reviewed";
    let kept = shop.rows("callbacks audit --today 2026-03-20", "calls", columns);
    assert_eq!(kept, ["V001|yes|王店长|2026-03-19"]);
}

/// The rows of the book's sheet of answers, the cells as text; a day is its number in a workbook: 1 January 2026 is 46023.
fn answers_in(shop: &Shop, book: &str) -> Vec<String> {
    let mut workbook: Xlsx<_> = open_workbook(shop.path(book)).unwrap();
    let range = workbook.worksheet_range("回访计划").unwrap();
    range.rows().map(|row| row.iter().map(ToString::to_string).collect::<Vec<_>>().join("|")).collect()
}

fn import(shop: &Shop, arguments: &str) {
    let ran = shop.run(&format!("import {arguments} -q {TODAY}"));
    assert_eq!(ran.code, 0, "{arguments}\n{}", ran.err);
}

#[test]
fn the_book_keeps_the_answers_whatever_is_imported_first_and_again() {
    let shop = shop();
    let answers = filled(&shop, &|name| match name {
        "张伟" => vec![("店长同意", "是")],
        "王芳" => vec![("店长同意", "改期"), ("改期到", "2026-03-14")],
        _ => vec![("店长同意", "否")],
    });
    shop.write("计划.csv", &answers);
    import(&shop, "店 计划.csv");
    let book = || std::fs::read(shop.path("会员账本.xlsx")).unwrap();
    let whole = book();
    // The day of the row is that for which the list was made: day 2 of 10 March was the 11th, a day overdue on the 12th.
    // The key of a row is that of its first step, day 3. The plan is by person and day: 小李's two rows of today, her two
    // of the week (day 7's message), then 小王's.
    assert_eq!(
        answers_in(&shop, "会员账本.xlsx"),
        [
            "回访日期|VIP号码|电话|姓名|回访原因|店长同意|改期到|回访编号|来源文件|来源单元格",
            "46093||13810000002|王芳|第3天|改期|46095|d3|2026-03-10|计划.csv|2",
            "46093||13810000003|李娜|第3天|否||d3|2026-03-10|计划.csv|6",
            "46093|V001|13810000001|张伟|第3天|是||d3|2026-03-10|计划.csv|3",
        ]
    );
    import(&shop, "计划.csv");
    assert!(book() == whole, "imported again");
    for (name, order) in
        [("a.xlsx", ["计划.csv", "店/销售.csv", "店/会员.csv"]), ("b.xlsx", ["店/会员.csv", "计划.csv", "店/销售.csv"])]
    {
        for file in order {
            import(&shop, &format!("{file} --into {name}"));
        }
        assert!(std::fs::read(shop.path(name)).unwrap() == whole, "{order:?}");
    }
    let of_day_3 = |line: &str| {
        let mut rows =
            shop.rows(&format!("callbacks plan {line} --unmask {TODAY}"), "plan", "member reasons approved new_date");
        rows.retain(|row| row.contains("d3"));
        rows
    };
    let expected =
        [r#"13810000002|["d2","d3"]|moved|2026-03-14"#, r#"V001|["d2","d3"]|yes|"#, r#"13810000003|["d2","d3"]|no|"#];
    for files in ["", "店 计划.csv", "会员账本.xlsx 店 计划.csv"] {
        assert_eq!(of_day_3(files), expected, "{files}");
        assert_eq!(of_day_3(&format!("{files} --approved")), expected[..2], "{files}");
    }
    let problems = shop.rows(&format!("check {TODAY}"), "problems", "severity message");
    assert!(problems.iter().all(|problem| problem.starts_with('I')), "{problems:?}");
    // The shop's own log, imported later, is held against the answers in the book: one call agreed to, one refused.
    shop.write(
        "回访.csv",
        "回访日期,会员卡号,电话,回访原因,回访方式,结果,顾客反馈,回访人\n\
         2026-03-12,V001,,第3天,电话,已接通,很好,小李\n2026-03-13,,13810000003,第3天,电话,已接通,很好,小王\n",
    );
    let ran = shop.run("import 回访.csv -q --today 2026-03-20");
    assert_eq!(ran.code, 0, "{}", ran.err);
    let calls = || shop.rows("callbacks plan --today 2026-03-20", "calls", "staff calls agreed refused without");
    assert_eq!(calls(), ["小李|1|1|0|0", "小王|1|0|1|0"]);
    // Taken back twice, the answers are gone: the import of the plan was the last but one.
    let undone = shop.run("import --undo");
    assert_eq!((undone.code, calls()), (0, Vec::new()), "{}", undone.err);
    assert!(book() == whole);
}

#[test]
fn of_answers_that_differ_the_book_keeps_all_and_the_one_that_holds_back_counts() {
    let shop = shop();
    let list = |answer: &'static str| {
        filled(&shop, &|name| if name == "张伟" { vec![("店长同意", answer)] } else { vec![] })
    };
    let (yes, no) = (list("是"), list("否"));
    for (name, first, then) in [("a.xlsx", &yes, &no), ("b.xlsx", &no, &yes)] {
        shop.write("计划.csv", first);
        import(&shop, &format!("店 计划.csv --into {name}"));
        shop.write("计划.csv", then);
        import(&shop, &format!("计划.csv --into {name}"));
        assert_eq!(answers_in(&shop, name).len(), 3, "{name}");
        let plan = shop.rows(&format!("callbacks plan {name} --unmask {TODAY}"), "plan", "member approved");
        assert!(plan.contains(&"V001|no".to_owned()), "{name}: {plan:?}");
    }
    let bytes = |name: &str| answers_in(&shop, name);
    assert_eq!(bytes("a.xlsx"), bytes("b.xlsx"));
}

#[test]
fn what_an_import_of_answers_changes_is_counted_with_the_log() {
    let shop = shop();
    let answers = filled(&shop, &|_| vec![("店长同意", "是")]);
    shop.write("计划.csv", &answers);
    import(&shop, "店");
    let said = || {
        let line = format!("import 计划.csv -q {TODAY}");
        let kinds = shop.rows(&line, "import", "kind added changed already_there set_aside");
        kinds.into_iter().find(|row| row.starts_with("callback|")).unwrap()
    };
    assert_eq!(said(), "callback|3|0|0|0");
    assert_eq!(said(), "callback|0|0|3|0");
}

#[test]
fn an_answer_that_cannot_be_placed_is_said() {
    let shop = shop();
    let answers = filled(&shop, &|name| match name {
        "张伟" => vec![("店长同意", "是"), ("编号", "")],
        "王芳" => vec![("店长同意", "再想想")],
        _ => vec![("店长同意", "是")],
    });
    shop.write("店/计划.csv", &answers);
    let problems = shop.rows(&format!("check 店 {TODAY}"), "problems", "file severity value message");
    let of_plan: Vec<&String> = problems.iter().filter(|row| row.starts_with("计划.csv")).collect();
    let says = |word: &str| of_plan.iter().any(|row| row.contains(word));
    assert!(says("|E||店长批了这一行，但没有编号"), "{of_plan:#?}");
    assert!(says("|再想想|"), "{of_plan:#?}");
    assert!(says("店长批过的回访 1 行"), "{of_plan:#?}");
    let plan = rows(&shop, &format!("plan --approved {TODAY}"), "plan", "member");
    assert_eq!(plan, ["13810000003"]);
}
