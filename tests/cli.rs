//! The contract of the command line (`06-interface`): exit codes, streams, rules, outputs, masking, options.
#![allow(clippy::unwrap_used, reason = "a test that cannot write its sheets has failed")]

mod support;

use std::io::Write;
use std::process::Stdio;

use calamine::{Reader, Xlsx, open_workbook};
use support::{Shop, ran};

const TILL: &str = "消费日期,小票号,手机号,姓名,商店,商品,实付金额\n\
                    2026-01-10,R1,13812345678,张三,中山路店,西装,3000\n\
                    2026-02-10,R2,13812995678,李四,北京路店,衬衫,1600\n\
                    2026-03-10,R3,13912345678,王五,北京路店,领带,100\n";

/// A warning: the amount is only about that.
const ROUGH: &str = "2026-03-11,R4,13912345678,王五,北京路店,领带,约300\n";

fn shop() -> Shop {
    Shop::of(&[("till.csv", TILL)])
}

fn code(shop: &Shop, line: &str) -> i32 {
    shop.run(line).code
}

// --- what the system refuses

#[test]
fn a_refusal_of_the_system_is_said_in_words_with_what_to_do() {
    let shop = shop();
    shop.write("file", "x");
    for (line, code, zh, en) in [
        ("demo file", 4, "file: 写入失败：路径里该是文件夹的地方是一个文件", "a file stands where a folder is meant"),
        (
            "demo file/x",
            4,
            "file/x: 写入失败：路径里该是文件夹的地方是一个文件",
            "a file stands where a folder is meant",
        ),
        ("backup --restore none.zip --to x", 3, "none.zip: 没有这个文件或文件夹，请核对名字", "no such file or folder"),
        ("import till.csv --into none/b.xlsx", 4, "没有文件夹“none”，请先新建", "There is no folder \"none\""),
        ("import --undo --into none/b.xlsx", 4, "没有文件夹“none”，请先新建", "There is no folder \"none\""),
        ("spend till.csv --rules none.toml", 2, "none.toml: 没有这个文件或文件夹", "no such file or folder"),
        ("schedule --dir none", 3, "none: 没有这个文件或文件夹", "no such file or folder"),
        ("man --into file", 4, "file: 写入失败：路径里该是文件夹的地方是一个文件", "a file stands where"),
        ("backup till.csv --into file/x", 4, "file/x: 写入失败：路径里该是", "a file stands where"),
    ] {
        let ran = shop.run(line);
        assert_eq!((ran.code, ran.out.as_str()), (code, ""), "{line}: {}", ran.err);
        assert!(ran.err.contains(zh) && ran.err.contains(en), "{line}: {}", ran.err);
        assert!(!ran.err.contains("os error"), "{line}: {}", ran.err);
    }
}

// --- exit codes

#[test]
fn what_is_done_exits_with_0() {
    let shop = shop();
    shop.run("backup till.csv --today 2026-11-22");
    for line in [
        "spend till.csv",
        "tiers till.csv --today 2026-03-31",
        "rfm till.csv",
        "churn till.csv",
        "callbacks today till.csv",
        "check till.csv",
        "rules",
        "messages",
        "messages d2",
        "messages --table slots",
        "headers",
        "template",
        "completions bash",
        "man",
        "backup till.csv",
        "backup --restore 备份/熟客备份-2026-11-22.zip --to restored",
        "demo example",
        "--help",
        "--version",
        "spend --help",
    ] {
        assert_eq!(code(&shop, line), 0, "{line}");
    }
}

#[test]
fn an_empty_list_is_good_news() {
    let shop = shop();
    let ran = shop.run("callbacks overdue till.csv --today 2026-01-10 --format csv --lang keys");
    assert_eq!((ran.code, ran.out.lines().count()), (0, 1), "{}", ran.out);
}

#[test]
fn strict_exits_with_1_on_warnings_and_errors_and_not_on_information() {
    let shop = shop();
    shop.write("rough.csv", format!("{TILL}{ROUGH}"));
    shop.write("wrong.csv", format!("{TILL}2026-2-30,R4,13912345678,王五,北京路店,领带,300\n"));
    shop.write("gift.csv", format!("{TILL}2026-3-30,R4,13912345678,王五,北京路店,礼品,0\n"));
    for command in ["spend", "check"] {
        assert_eq!(code(&shop, &format!("{command} rough.csv")), 0);
        assert_eq!(code(&shop, &format!("{command} rough.csv --strict")), 1);
        assert_eq!(code(&shop, &format!("{command} wrong.csv --strict")), 1);
        assert_eq!(code(&shop, &format!("{command} gift.csv --strict")), 0);
        assert_eq!(code(&shop, &format!("{command} till.csv --strict")), 0);
    }
}

#[test]
fn strict_still_gives_the_report() {
    let shop = Shop::of(&[("rough.csv", &format!("{TILL}{ROUGH}"))]);
    let line = "spend rough.csv --format csv --today 2026-03-31";
    assert_eq!(shop.run(&format!("{line} --strict")).out, shop.run(line).out);
}

#[test]
fn usage_and_configuration_exit_with_2() {
    let shop = shop();
    shop.write("not.toml", "[tiers\n");
    shop.write("unknown.toml", "schema = 1\n[tiers.gold]\nsignle = 1\n");
    shop.write("new.toml", "schema = 2\n");
    shop.write("old.toml", "[tiers.gold]\nsingle = 2500\n");
    shop.write("value.toml", "schema = 1\n[tiers.gold]\nsingle = \"lots\"\n");
    for line in [
        "",
        "spnd till.csv",
        "spend till.csv --nonsense",
        "spend till.csv --today 2026-02-30",
        "spend till.csv --today yesterday",
        "spend till.csv --set tiers.gold.signle=1",
        "spend till.csv --set tiers.gold.single=lots",
        "spend till.csv --set tiers",
        "spend till.csv --rules not.toml",
        "spend till.csv --rules unknown.toml",
        "spend till.csv --rules new.toml",
        "spend till.csv --rules old.toml",
        "spend till.csv --rules value.toml",
        "spend till.csv --rules none.toml",
        "spend till.csv --table member",
        "spend till.csv --columns memer",
        "spend till.csv --sort memer",
        "spend till.csv --encoding latin",
        "spend till.csv --map nonsense=A",
        "spend till.csv --where store",
        "spend till.csv --where nonsense=1",
        "spend till.csv -o report.pdf",
        "spend till.csv --format pdf",
        "churn till.csv --by decade",
        "rfm till.csv --bins 2",
    ] {
        let ran = shop.run(line);
        assert_eq!((ran.code, ran.out.as_str()), (2, ""), "{line}: {}", ran.err);
        assert!(!ran.err.is_empty(), "{line}");
    }
}

#[test]
fn input_that_cannot_be_understood_exits_with_3() {
    let shop = shop();
    std::fs::create_dir(shop.path("empty")).unwrap();
    shop.write("nothing.csv", "");
    shop.write("picture.png", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR");
    shop.write("poem.csv", "床前明月光\n疑是地上霜\n");
    for line in [
        "spend none.csv",
        "spend empty",
        "spend *.none",
        "spend nothing.csv",
        "spend picture.png",
        "spend poem.csv",
        "spend till.csv poem.csv",
        "check poem.csv",
        // Without a file and without a rule: 会员账本.xlsx, which is not there.
        "spend",
    ] {
        let ran = shop.run(line);
        assert_eq!(ran.code, 3, "{line}: {}", ran.err);
        assert!(line.starts_with("check") || ran.out.is_empty(), "{line}: {}", ran.out);
    }
}

#[test]
fn output_that_cannot_be_written_exits_with_4() {
    let shop = shop();
    std::fs::create_dir(shop.path("folder.csv")).unwrap();
    for line in ["spend till.csv -o none/out.csv", "spend till.csv -o folder.csv", "spend till.csv -o till.csv"] {
        let ran = shop.run(line);
        assert_eq!((ran.code, ran.out.as_str()), (4, ""), "{line}: {}", ran.err);
    }
}

#[test]
fn partial_reports_without_what_could_not_be_understood_and_says_so() {
    let shop = shop();
    shop.write("poem.csv", "床前明月光\n疑是地上霜\n");
    let line = "spend till.csv poem.csv --today 2026-03-31";
    let refused = shop.run(line);
    assert_eq!((refused.code, refused.out.as_str()), (3, ""));
    assert!(refused.err.contains("--partial") && refused.err.contains("poem.csv"), "{}", refused.err);
    let report = shop.json(&format!("{line} --partial"));
    assert_eq!(support::rows(&report, "members", "total"), ["3000.00", "1600.00", "100.00"]);
    assert!(report["notes"].to_string().contains("不完整"), "{}", report["notes"]);
}

#[test]
fn a_file_of_the_folder_that_is_no_table_of_ours_does_not_stop_the_run() {
    let shop = Shop::of(&[("shop/till.csv", TILL), ("shop/notes.txt", "床前明月光\n疑是地上霜\n")]);
    assert_eq!(code(&shop, "spend shop"), 0);
}

// --- streams

#[test]
fn a_closed_pipe_is_a_quiet_0() {
    let shop = shop();
    for line in ["headers --format csv", "rules", "spend till.csv", "spend till.csv --format json", "--help"] {
        let mut program = shop.program();
        program.args(line.split(' ')).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = program.spawn().unwrap();
        drop(child.stdout.take());
        let ran = ran(&child.wait_with_output().unwrap());
        assert_eq!((ran.code, ran.err.as_str()), (0, ""), "{line}");
    }
}

#[test]
fn standard_output_is_the_result_and_everything_else_goes_to_standard_error() {
    let shop = Shop::of(&[("rough.csv", &format!("{TILL}{ROUGH}"))]);
    let line = "spend rough.csv --today 2026-03-31 --format csv --columns member,total";
    let loud = shop.run(&format!("{line} --lang keys"));
    assert_eq!(loud.out, "member,total\n138****5678-1,3000.00\n138****5678-2,1600.00\n139****5678,400.00\n");
    assert!(loud.err.contains("regulars check rough.csv"), "{}", loud.err);
    let quiet = shop.run(&format!("{line} --lang keys -q"));
    assert_eq!((quiet.out.as_str(), quiet.err.as_str()), (loud.out.as_str(), ""));
    let verbose = shop.run(&format!("{line} -v --lang zh"));
    assert!(verbose.err.contains("W rough.csv!G5"), "{}", verbose.err);
    assert!(verbose.err.contains("“约300”按 300.00 计"), "{}", verbose.err);
}

#[test]
fn quiet_still_says_errors() {
    let ran = shop().run("spend none.csv -q");
    assert!(ran.code == 3 && ran.err.contains("none.csv"), "{}", ran.err);
}

#[test]
fn an_output_file_leaves_standard_output_empty() {
    let shop = shop();
    let ran = shop.run("spend till.csv -o out.csv --today 2026-03-31");
    assert_eq!((ran.code, ran.out.as_str()), (0, ""));
    let dash = shop.run("spend till.csv -o - --today 2026-03-31");
    assert!(dash.out.contains("3,000.00"), "{}", dash.out);
}

// --- rules

#[test]
fn rules_read_back_unchanged() {
    let shop = shop();
    let printed =
        shop.run("rules --set tiers.gold.single=2500 --set purchases.unit=row --set tiers.silver.single=off").out;
    assert!(printed.contains("2500") && printed.contains('#'));
    shop.write("own.toml", &printed);
    assert_eq!(shop.run("rules --rules own.toml").out, printed);
    let plain = shop.run("rules").out;
    assert_ne!(plain, printed);
    shop.write("shop.toml", &plain);
    assert_eq!(shop.run("rules").out, plain);
}

#[test]
fn rules_name_what_is_odd_about_the_segments() {
    let shop = shop();
    let printed = shop.run("rules").out;
    for said in [
        "no segment holds 10 scores: 215 241 251 252 341 351 441 451 541 551\n",
        "\"Potential Loyalist\" overlaps Champions; the first counts\n",
    ] {
        assert!(printed.contains(said), "{said}: {printed}");
    }
}

#[test]
fn an_unknown_rule_is_answered_with_the_nearest() {
    let shop = shop();
    let ran = shop.run("spend till.csv --set tiers.gold.signle=2500");
    assert!(ran.err.contains("did you mean tiers.gold.single?"), "{}", ran.err);
    shop.write("shop.toml", "schema = 1\n[purchases]\nunits = \"row\"\n");
    let ran = shop.run("spend till.csv");
    assert!(ran.code == 2 && ran.err.contains("did you mean purchases.unit?"), "{}", ran.err);
}

#[test]
fn all_that_is_wrong_with_the_rules_is_said_with_its_file_and_line() {
    let shop = shop();
    shop.write("shop.toml", "schema = 1\n[tiers.gold]\nsingle = \"lots\"\n[purchases]\nunits = \"row\"\n");
    let ran = shop.run("spend till.csv");
    let said: Vec<&str> = ran.err.lines().collect();
    assert_eq!((ran.code, said.len()), (2, 2), "{}", ran.err);
    assert!(said[0].contains("shop.toml:3: tiers.gold.single = \"lots\"") && said[0].contains("3000"), "{}", said[0]);
    assert!(said[1].contains("shop.toml:5: ") && said[1].contains("did you mean purchases.unit?"), "{}", said[1]);
    let ran = shop.run("rules --rules none.toml --set purchases.unit=receit");
    assert!(ran.code == 2 && ran.err.contains("none.toml"), "{}", ran.err);
    shop.write("shop.toml", "schema = 1\n");
    let ran = shop.run("spend till.csv --set purchases.unit=receit");
    assert!(
        ran.err.contains("--set purchases.unit=receit: 只能是 receipt、day、row / can be receipt, day, row"),
        "{}",
        ran.err
    );
}

#[test]
fn set_changes_one_rule_for_the_run_and_the_rules_beside_the_file_hold_for_all() {
    let shop = Shop::of(&[("shop/2026/till.csv", TILL)]);
    let tiers = |options: &str| {
        shop.rows(&format!("tiers shop/2026/till.csv --today 2026-03-31 {options}"), "members", "tier").join("")
    };
    assert_eq!(tiers(""), "ABC");
    assert_eq!(tiers("--set tiers.gold.single=1600"), "AAC");
    shop.write("other.toml", "schema = 1\n[tiers.gold]\nsingle = \"off\"\n");
    assert_eq!(tiers("--rules other.toml"), "BBC");
    // Beside the first input, upward.
    shop.write("shop/shop.toml", "schema = 1\n[tiers.silver]\nsingle = 100\n");
    assert_eq!(tiers(""), "ABB");
    assert_eq!(tiers("--rules other.toml"), "BBC");
    assert_eq!(tiers("--set tiers.silver.single=1600.01"), "ACC");
}

#[test]
fn the_shop_s_own_column_names_and_language_are_rules() {
    let shop = Shop::of(&[
        ("till.csv", "消费日期,姓名,实收款项甲\n2026-01-10,张三,3000\n"),
        ("shop.toml", "schema = 1\nlang = \"en\"\nbook = \"till.csv\"\n[columns]\n\"实收款项甲\" = \"amount\"\n"),
    ]);
    // Without a file the book of the rules is read.
    let ran = shop.run("spend --today 2026-03-31 --format csv --columns member,total");
    assert_eq!(ran.out, "Member,Total\n张三,3000.00\n");
}

// --- outputs

#[test]
fn an_output_that_is_an_input_is_refused_and_the_input_is_left_alone() {
    let shop = Shop::of(&[("shop/till.csv", TILL)]);
    #[cfg(unix)]
    std::os::unix::fs::symlink(shop.path("shop/till.csv"), shop.path("link.csv")).unwrap();
    std::fs::hard_link(shop.path("shop/till.csv"), shop.path("hard.csv")).unwrap();
    let unix = if cfg!(unix) { "link.csv" } else { "hard.csv" };
    for output in ["shop/till.csv", "./shop/../shop/till.csv", "hard.csv", unix] {
        for input in ["shop/till.csv", "shop", "shop/*.csv"] {
            let ran = shop.run(&format!("spend {input} -o {output}"));
            assert_eq!(ran.code, 4, "{input} to {output}: {}", ran.err);
            assert_eq!(shop.text("shop/till.csv"), TILL);
        }
    }
}

#[test]
fn a_failed_run_leaves_the_old_file_and_nothing_beside_it() {
    let shop = shop();
    shop.write("out/old.csv", "old");
    for line in [
        "spend till.csv -o out/old.csv --table nothing",
        "spend none.csv -o out/old.csv",
        "spend till.csv -o out/old.csv --set x=1",
    ] {
        assert_ne!(code(&shop, line), 0, "{line}");
        assert_eq!(shop.text("out/old.csv"), "old", "{line}");
        assert_eq!(shop.path("out").read_dir().unwrap().count(), 1, "{line}");
    }
    assert_eq!(code(&shop, "spend till.csv -o out/old.csv"), 0);
    assert!(shop.text("out/old.csv").contains("3000.00"));
    assert_eq!(shop.path("out").read_dir().unwrap().count(), 1);
}

#[test]
fn csv_for_people_has_a_mark_and_line_ends_and_csv_on_standard_output_has_not() {
    let shop = shop();
    shop.run("spend till.csv -o out.csv --today 2026-03-31");
    let file = shop.text("out.csv");
    assert!(file.starts_with('\u{feff}') && file.contains("\r\n"));
    let out = shop.run("spend till.csv --format csv --today 2026-03-31").out;
    assert!(!out.starts_with('\u{feff}') && !out.contains('\r'));
    assert_eq!(file.trim_start_matches('\u{feff}').replace("\r\n", "\n"), out);
}

#[test]
fn text_that_a_spreadsheet_would_run_gets_a_mark_and_the_count_is_said() {
    let text =
        "消费日期,姓名,会员卡号,实付金额\n2026-01-10,=张三,A1,3000\n2026-01-10,王五,A2,-3\n2026-01-10,王五,A2,30\n";
    let shop = Shop::of(&[("till.csv", text)]);
    let line = "spend till.csv --today 2026-03-31 --format csv --columns member,name";
    let guarded = shop.run(line);
    assert_eq!(guarded.out.lines().nth(1), Some("A1,'=张三"));
    assert!(guarded.err.contains("--csv-raw"), "{}", guarded.err);
    assert_eq!(shop.run(&format!("{line} --csv-raw")).out.lines().nth(1), Some("A1,=张三"));
    // What the program wrote reads back: the mark is dropped.
    shop.run("spend till.csv --today 2026-03-31 -o members.csv --columns name,card_no,total");
    let back = shop.rows("tiers members.csv --today 2026-03-31 --sort member", "members", "member name");
    assert_eq!(back, ["A1|=张三", "A2|王五"]);
}

#[test]
fn names_of_outputs_are_filled_in() {
    let shop = shop();
    shop.write("shop.toml", "schema = 1\n[shop]\nname = \"中山路店\"\n");
    assert_eq!(code(&shop, "spend till.csv -o {shop}-{today}-{week}.csv --today 2026-11-22"), 0);
    assert!(shop.path("中山路店-2026-11-22-2026-W47.csv").exists());
    // The first of January 2027 is a Friday of the last week of 2026.
    assert_eq!(code(&shop, "spend till.csv -o {week}.json --today 2027-01-01"), 0);
    assert!(shop.path("2026-W53.json").exists());
    // A slip of the pen would stand in the name of the file, every day the same.
    for slip in ["{wek}.csv", "{todays}-{week}.csv", "{今天}.csv"] {
        let ran = shop.run(&format!("spend till.csv -o {slip}"));
        assert_eq!(ran.code, 2, "{slip}");
        assert!(ran.err.contains("{today} {week} {shop}") && !shop.path(slip).exists(), "{slip}: {}", ran.err);
    }
    assert_eq!(code(&shop, "spend till.csv -o {1}.csv"), 0);
}

#[test]
fn the_type_of_an_output_is_its_extension() {
    let shop = shop();
    for (name, begins) in [("a.json", "{"), ("a.md", "#"), ("a.csv", "\u{feff}"), ("a.txt", "消费")] {
        assert_eq!(code(&shop, &format!("spend till.csv -o {name} --today 2026-03-31")), 0, "{name}");
        assert!(shop.text(name).starts_with(begins), "{name}: {}", shop.text(name));
    }
    assert_eq!(code(&shop, "spend till.csv -o a.xlsx"), 0);
    assert!(std::fs::read(shop.path("a.xlsx")).unwrap().starts_with(b"PK"));
}

// --- masking

#[test]
fn phones_are_masked_on_standard_output_and_in_files_that_are_no_call_list() {
    let shop = shop();
    for format in ["table", "csv", "json", "md"] {
        for command in ["spend", "tiers", "rfm", "churn", "check", "callbacks today"] {
            let ran = shop.run(&format!("{command} till.csv --today 2026-03-11 -v --format {format}"));
            assert_eq!(ran.code, 0);
            for phone in ["13812345678", "13812995678", "13912345678"] {
                assert!(!ran.out.contains(phone) && !ran.err.contains(phone), "{command} {format}");
            }
        }
        let full = shop.run(&format!("spend till.csv --today 2026-03-31 --unmask --format {format}"));
        assert!(full.out.contains("13812345678"), "{format}");
    }
    shop.run("tiers till.csv -o tiers.csv --today 2026-03-31");
    assert!(shop.text("tiers.csv").contains("138****5678-1"));
    shop.run("tiers till.csv -o tiers.csv --today 2026-03-31 --unmask");
    assert!(shop.text("tiers.csv").contains("13812345678"));
}

#[test]
fn a_call_list_in_a_file_holds_phones_in_full() {
    let shop = shop();
    // Day 2 and day 3 after 10 March.
    assert_eq!(code(&shop, "callbacks today till.csv -o calls.csv --today 2026-03-12"), 0);
    assert!(shop.text("calls.csv").contains("13912345678"), "{}", shop.text("calls.csv"));
}

#[test]
fn keys_that_are_phones_of_one_mask_are_numbered_in_the_order_of_the_full_numbers() {
    let shop = shop();
    let rows = shop.rows("spend till.csv --today 2026-03-31", "members", "member phone name");
    let expected = ["138****5678-1|138****5678|张三", "138****5678-2|138****5678|李四", "139****5678|139****5678|王五"];
    assert_eq!(rows, expected);
}

#[test]
fn the_xlsx_of_a_report_is_masked_unless_asked_for() {
    let shop = shop();
    let cells = |options: &str| {
        assert_eq!(code(&shop, &format!("tiers till.csv -o tiers.xlsx --today 2026-03-31 {options}")), 0);
        let mut book: Xlsx<_> = open_workbook(shop.path("tiers.xlsx")).unwrap();
        let sheets = book.worksheets();
        let cells = sheets.iter().flat_map(|(_, range)| range.cells().map(|cell| cell.2.to_string()));
        cells.collect::<Vec<_>>().join("\n")
    };
    assert!(cells("").contains("138****5678-2") && !cells("").contains("13812995678"));
    assert!(cells("--unmask").contains("13812995678"));
}

// --- inputs and options

#[test]
fn standard_input_a_folder_a_pattern_and_a_name_read_the_same() {
    let shop = Shop::of(&[("熟客/till.csv", TILL), ("熟客/~$till.xlsx", "lock")]);
    let named = shop.rows("spend 熟客/till.csv --today 2026-03-31", "members", "member total");
    assert_eq!(named.len(), 3);
    for input in ["熟客", "熟客/", "熟客/*.csv", "*/t?ll.csv", "熟客/till.csv 熟客"] {
        assert_eq!(
            shop.rows(&format!("spend {input} --today 2026-03-31"), "members", "member total"),
            named,
            "{input}"
        );
    }
    let mut program = shop.program();
    program.args(["spend", "-", "--today", "2026-03-31", "--format", "json"]);
    let mut child = program.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
    child.stdin.take().unwrap().write_all(TILL.as_bytes()).unwrap();
    let report = serde_json::from_slice(&child.wait_with_output().unwrap().stdout).unwrap();
    assert_eq!(support::rows(&report, "members", "member total"), named);
}

#[test]
fn map_names_a_column_by_header_letter_or_number() {
    let shop = Shop::of(&[("till.csv", "甲,乙,丙,丁\n2026-01-10,张三,3000,7\n2026-01-11,李四,100,8\n")]);
    assert_eq!(code(&shop, "spend till.csv"), 3);
    for map in [
        "--map date=甲,name=乙,amount=丙",
        "--map date=A,name=B,amount=C",
        "--map date=1,name=2,amount=3",
        "--map date=A --map name=乙 --map amount=3",
        "--map till.csv:date=A,name=B,amount=C",
    ] {
        let rows = shop.rows(&format!("spend till.csv --today 2026-03-31 {map}"), "members", "member total");
        assert_eq!(rows, ["张三|3000.00", "李四|100.00"], "{map}");
    }
    assert_eq!(code(&shop, "spend till.csv --map other.csv:date=A,name=B,amount=C"), 2);
}

#[test]
fn map_is_trusted_more_than_the_names() {
    let shop = Shop::of(&[("till.csv", "消费日期,姓名,应收金额,实付金额\n2026-01-10,张三,3000,2900\n")]);
    assert_eq!(shop.rows("spend till.csv --today 2026-03-31", "members", "total"), ["2900.00"]);
    let rows = shop.rows("spend till.csv --today 2026-03-31 --map amount=应收金额", "members", "total");
    assert_eq!(rows, ["3000.00"]);
}

#[test]
fn sheets_without_a_header_are_read_by_map() {
    let shop = Shop::of(&[("till.csv", "2026-01-10,张三,3000\n2026-01-11,李四,100\n")]);
    let line = "spend till.csv --today 2026-03-31 --no-header --map date=A,name=B,amount=C";
    assert_eq!(shop.rows(line, "members", "member total"), ["张三|3000.00", "李四|100.00"]);
}

#[test]
fn where_selects_purchases_and_the_balance_says_so() {
    let shop = shop();
    let line = "till.csv --today 2026-03-31 --where store=北京路店";
    assert_eq!(shop.rows(&format!("spend {line}"), "members", "name total"), ["李四|1600.00", "王五|100.00"]);
    let balance = shop.rows(&format!("check {line}"), "balance", "bucket rows money");
    assert_eq!(balance.last().unwrap(), "not_selected|1|3000.00");
    // A heading of the sheet, or another word for it, means its field.
    for field in ["商店", "shop", "店铺"] {
        let line = line.replace("store=", &format!("{field}="));
        assert_eq!(shop.rows(&format!("spend {line}"), "members", "name"), ["李四", "王五"], "{field}");
    }
}

#[test]
fn where_selects_surveys_that_have_the_field_and_is_refused_where_it_would_change_nothing() {
    let survey = "调查日期,姓名,店铺,服务态度\n2026-03-01,张三,中山路店,5\n2026-03-02,李四,北京路店,2\n";
    let complaints = "投诉日期,顾客姓名,投诉类别,投诉内容\n2026-03-01,张三,质量,开线\n";
    let shop = Shop::of(&[("till.csv", TILL), ("满意度调查.csv", survey), ("投诉.csv", complaints)]);
    let all = "till.csv 满意度调查.csv 投诉.csv --today 2026-03-31 --lang en --where shop=中山路店";
    // Of 5 and 2 only the first is of that shop.
    assert_eq!(shop.rows(&format!("satisfaction {all}"), "overall", "answers mean"), ["1|5.0"]);
    let balance = shop.rows(&format!("check {all}"), "balance", "bucket rows");
    assert_eq!(balance.last().unwrap(), "not_selected|3");
    let notes = shop.json(&format!("spend {all}"))["notes"].to_string();
    assert!(notes.contains("only such rows of till.csv, 满意度调查.csv; all other sheets count whole"), "{notes}");
    for (line, whole) in [
        (format!("complaints {all}"), "投诉.csv"),
        (format!("satisfaction {all}").replace("--where shop=", "--where card_no="), "满意度调查.csv"),
    ] {
        let ran = shop.run(&line);
        assert_eq!((ran.code, ran.out.as_str()), (2, ""), "{line}");
        assert!(ran.err.contains(whole) && ran.err.contains("--group shop"), "{line}: {}", ran.err);
    }
    let ran = shop.run("messages --where shop=中山路店");
    assert!(ran.code == 2 && ran.err.contains("--member"), "{}", ran.err);
}

/// What 小李 and 小王 sold: 张三 3,000 and then 200 elsewhere, 李四 1,600, 王五 100; tiers A, B and C.
const SERVED: &str = "消费日期,小票号,手机号,姓名,商店,导购,实付金额\n\
                      2026-01-10,R1,13812345678,张三,中山路店,小李,3000\n\
                      2026-02-10,R2,13812995678,李四,北京路店,小王,1600\n\
                      2026-03-10,R3,13912345678,王五,北京路店,小李,100\n\
                      2026-03-11,R4,13812345678,张三,北京路店,小王,200\n";

#[test]
fn staff_shop_and_tier_select_rows_of_every_report_that_names_members() {
    let shop = Shop::of(&[("till.csv", SERVED)]);
    let names = |report: &str, options: &str| {
        shop.rows(&format!("{report} till.csv --today 2026-03-31 {options}"), "members", "name")
    };
    for report in ["spend", "tiers", "rfm", "points", "benefits"] {
        for (options, wanted) in [
            ("--tier A", &["张三"][..]),
            ("--tier 金卡", &["张三"]),
            ("--tier gold,temporary", &["张三", "王五"]),
            ("--shop 中山路店", &[]),
            ("--shop 北京路店", &["张三", "李四", "王五"]),
            ("--staff 小李", &["王五"]),
            ("--staff 小王", &["张三", "李四"]),
            ("--staff 小王 --tier B", &["李四"]),
            ("--staff 小王 --tier C", &[]),
            ("--set tags.大=spend>=1600 --tag 大", &["张三", "李四"]),
            ("--set tags.大=spend>=1600 --set tags.小=spend<=100 --tag 大,小 --staff 小李", &["王五"]),
        ] {
            let mut found = names(report, options);
            found.sort_by_key(|name| ["张三", "李四", "王五"].iter().position(|known| known == name));
            assert_eq!(found, wanted, "{report} {options}");
        }
    }
    // All that the member bought counts, wherever; of one shop's purchases --where speaks.
    let total = |options: &str| {
        shop.rows(&format!("spend till.csv --today 2026-03-31 {options} --columns name,total"), "members", "name total")
    };
    assert_eq!(total("--tier A"), ["张三|3200.00"]);
    assert_eq!(total("--where shop=北京路店 --limit 1 --sort -total"), ["李四|1600.00"]);
}

#[test]
fn a_selection_is_said_with_what_counts_everybody_and_refused_where_it_could_select_nothing() {
    let shop = Shop::of(&[("till.csv", SERVED)]);
    let line = |rest: &str| format!("{rest} till.csv --today 2026-03-31 --lang en");
    let tiers = shop.json(&line("tiers --staff 小王 --tier B"));
    let notes = tiers["notes"].to_string();
    assert!(notes.contains("Only the rows selected (staff 小王; tier B); of everybody: Tier mix"), "{notes}");
    // A row of a tier is shown as it stands among all: one of three members.
    let unknown = shop.run(&line("tiers --set tags.大=spend>=1600 --tag 小"));
    assert_eq!(unknown.code, 2);
    assert!(unknown.err.contains("no such tag; there are: 大"), "{}", unknown.err);
    let mix = shop.rows(&line("tiers --tier B"), "mix", "tier members share");
    assert_eq!(mix, ["B|1|0.333333"]);
    let not_a_part = shop.json(&line("tiers"))["notes"].to_string();
    assert!(!not_a_part.contains("selected"), "{not_a_part}");
    for refused in [
        "churn --shop 北京路店 --table periods",
        "churn --shop 北京路店 --format csv",
        "tiers --staff 小王 --table mix",
        "callbacks effect --tier A",
    ] {
        let ran = shop.run(&line(refused));
        assert_eq!((ran.code, ran.out.as_str()), (2, ""), "{refused}");
        assert!(ran.err.contains("--where shop="), "{refused}: {}", ran.err);
    }
    for refused in ["spend --shop 上海路店", "spend --staff 小赵", "spend --tier D", "check --tier A"] {
        assert_eq!(code(&shop, &line(refused)), 2, "{refused}");
    }
}

#[test]
fn columns_sort_and_limit_shape_the_table() {
    let shop = shop();
    let line = "spend till.csv --today 2026-03-31 --format csv --lang keys";
    let out = |options: &str| shop.run(&format!("{line} {options}")).out;
    assert_eq!(out("--columns total,name"), "total,name\n3000.00,张三\n1600.00,李四\n100.00,王五\n");
    assert_eq!(out("--columns total --sort total"), "total\n100.00\n1600.00\n3000.00\n");
    assert_eq!(out("--columns total --sort -total --limit 2"), "total\n3000.00\n1600.00\n");
    assert_eq!(out("--columns total --limit 0"), "total\n");
    // Sorted by a column that is not shown.
    assert_eq!(out("--columns name --sort -first"), "name\n王五\n李四\n张三\n");
}

#[test]
fn the_as_of_date_is_said_in_many_ways() {
    let shop = shop();
    let as_of = |options: &str| shop.json(&format!("spend till.csv {options}"))["as_of"].as_str().unwrap().to_owned();
    assert_eq!(as_of("--today 2026-11-22"), "2026-11-22");
    assert_eq!(as_of("--today 2026-11"), "2026-11-30");
    assert_eq!(as_of("--today 2028-02"), "2028-02-29");
    let today = || chrono::Local::now().date_naive();
    let week_before = |day: chrono::NaiveDate| (day - chrono::TimeDelta::days(7)).to_string();
    // The date may change while the program runs.
    let before = today();
    let read = [as_of(""), as_of("--today today"), as_of("--today -7d"), as_of("--today=-7d")];
    let days = [before, today()];
    assert!(days.iter().any(|day| read[..2].iter().all(|read| *read == day.to_string())), "{read:?}");
    assert!(days.iter().any(|day| read[2..].iter().all(|read| *read == week_before(*day))), "{read:?}");
    let mut program = shop.program();
    program.args(["spend", "till.csv", "--format", "json"]).env("REGULARS_TODAY", "2026-11-20");
    assert!(ran(&program.output().unwrap()).out.contains(r#""as_of": "2026-11-20""#));
}

#[test]
fn results_speak_the_language_of_the_headers_unless_asked() {
    let english = "date,receipt,member,amount\n2026-01-10,R1,Ann,3000\n";
    let shop = Shop::of(&[("zh.csv", TILL), ("en.csv", english)]);
    let first = |line: &str| shop.run(line).out.lines().next().unwrap().to_owned();
    let options = "--format csv --columns member,total";
    assert_eq!(first(&format!("spend zh.csv {options}")), "会员,累计消费");
    assert_eq!(first(&format!("spend en.csv {options}")), "Member,Total");
    assert_eq!(first(&format!("spend zh.csv {options} --lang en")), "Member,Total");
    assert_eq!(first(&format!("spend zh.csv {options} --lang keys")), "member,total");
}

#[test]
fn check_shows_how_columns_were_understood() {
    let shop = shop();
    let fields = shop.rows("check till.csv --today 2026-03-31", "fields", "column header field match");
    let expected = [
        "A|消费日期|date|exact",
        "B|小票号|receipt|exact",
        "C|手机号|phone|exact",
        "D|姓名|name|exact",
        "E|商店|store|exact",
        "F|商品|item|exact",
        "G|实付金额|amount|exact",
    ];
    assert_eq!(fields, expected);
    let next = shop.run("check till.csv").out;
    assert!(next.contains("regulars callbacks today till.csv"), "{next}");
}

#[test]
fn headers_lists_the_dictionary() {
    let out = shop().run("headers --format csv --lang keys").out;
    assert!(out.starts_with("kind,field,name\n"));
    assert!(out.contains("\npurchase,amount,实付金额\n") && out.contains("\nmember,card_no,VIP号码\n"));
}

#[test]
fn demo_writes_a_shop_once_and_leaves_changed_files_alone() {
    let shop = Shop::new();
    assert_eq!(code(&shop, "demo 熟客"), 0);
    assert_eq!(code(&shop, "demo 熟客"), 0);
    assert_eq!(code(&shop, "callbacks today 熟客 --today 2026-11-22"), 0);
    shop.write("熟客/销售明细.csv", "mine");
    assert_eq!(code(&shop, "demo 熟客"), 4);
    assert_eq!(shop.text("熟客/销售明细.csv"), "mine");
}

#[test]
fn a_file_that_was_not_saved_for_long_is_said_with_its_age() {
    let shop = Shop::of(&[("会员.csv", "姓名,电话\n张三,13812345678\n")]);
    let nine_days = std::time::Duration::from_secs(9 * 24 * 60 * 60 + 60);
    let file = std::fs::File::options().write(true).open(shop.path("会员.csv")).unwrap();
    file.set_modified(std::time::SystemTime::now() - nine_days).unwrap();
    let said = |options: &str| {
        shop.rows(&format!("check 会员.csv --today 2024-12-31 {options}"), "problems", "severity message")
    };
    assert_eq!(said("--max-age 7 --lang zh"), ["W|9 天没更新，请换成新的"]);
    assert!(said("--max-age 9").is_empty() && said("").is_empty());
}

#[test]
fn returned_receipts_are_taken_off_where_that_is_asked_for() {
    let till = "消费日期,小票号,姓名,实付金额\n2024-3-5,R1,张三,100\n2024-3-6,R2,张三,50\n";
    let shop = Shop::of(&[("till.csv", till), ("退货单.csv", "小票号,是否退货\nR1,是\n")]);
    let total = |options: &str| {
        shop.rows(&format!("spend till.csv 退货单.csv --today 2024-12-31 {options}"), "members", "total purchases")
    };
    assert_eq!(total(""), ["150.00|2"]);
    assert_eq!(total("--returns"), ["50.00|1"]);
}

#[test]
fn a_member_is_one_or_else_those_who_could_be_meant_are_listed() {
    let more = "2026-03-12,R5,13812995678,张三,北京路店,领带,100\n";
    let shop = Shop::of(&[("till.csv", &format!("{TILL}{more}"))]);
    let today = "till.csv --today 2026-03-31 -q";
    let one = shop.run(&format!("why 13812345678 {today} --table profile --format csv --lang keys"));
    assert_eq!(one.code, 0, "{}", one.err);
    assert!(one.out.contains("phone,138****5678,") && !one.out.contains("13812345678"), "{}", one.out);
    let several = shop.run(&format!("member 张三 {today}"));
    assert_eq!((several.code, several.out.as_str()), (2, ""));
    assert!(several.err.contains("有 2 位会员符合") && several.err.contains("2 members match"), "{}", several.err);
    assert!(several.err.lines().filter(|line| line.contains("138****5678")).count() >= 2, "{}", several.err);
    let none = shop.run(&format!("member 王六 {today}"));
    assert_eq!(none.code, 2);
    assert!(none.err.contains("139****5678") && !none.err.contains("王五"), "{}", none.err);
}
