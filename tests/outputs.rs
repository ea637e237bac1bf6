//! What a call list becomes beside a table: a calendar, text messages, text to paste; and what is said to members.
//!
//! The calendar is read by a parser of its own, written from RFC 5545; nothing of the writer is used.
#![allow(clippy::unwrap_used, reason = "a test that cannot write its sheets has failed")]

mod support;

use std::collections::BTreeSet;

use calamine::{Reader, Xlsx, open_workbook};
use support::Shop;

const MEMBERS: &str = "卡号,姓名,性别,电话,方便接听时间,短信开启状态\n\
    V1,张小雪,女,13812345678,晚上7点,是\n\
    V2,李四,,13912345678,,\n\
    V3,王五,,020-88886666,,\n\
    V4,赵六,,13700137000,,否\n\
    V5,欧阳明月清风徐来水波不兴举酒属客诵明月之诗歌窈窕之章,,13600136000,,\n";

const TILL: &str = "消费日期,小票号,卡号,商店,商品,实付金额,导购\n\
    2026-03-08,R1,V1,中山路店,衬衫,1600,小李\n\
    2026-03-09,R2,V2,中山路店,领带,100,小王\n\
    2026-03-09,R3,V3,中山路店,皮带,100,小王\n\
    2026-03-08,R4,V4,中山路店,袜子,100,小王\n\
    2026-03-01,R5,V5,中山路店,\"羊毛大衣,深灰;L\\加长\",1200,小李\n";

const RULES: &str = "schema = 1\n[shop]\nphone = \"020-1\"\n[callbacks]\nsince = \"2026-03-01\"\n";

fn shop() -> Shop {
    Shop::of(&[("店/会员.csv", MEMBERS), ("店/销售.csv", TILL), ("店/shop.toml", RULES)])
}

fn done(shop: &Shop, line: &str) -> String {
    let ran = shop.run(line);
    assert_eq!(ran.code, 0, "{line}: {}", ran.err);
    ran.out
}

// --- an independent reader of calendars

/// A property: name, parameters, value as it stands.
type Property = (String, Vec<String>, String);

/// A component with its properties and the components in it.
#[derive(Debug, Default)]
struct Component {
    name: String,
    properties: Vec<Property>,
    inner: Vec<Component>,
}

impl Component {
    fn raw(&self, name: &str) -> Vec<&Property> {
        self.properties.iter().filter(|(own, ..)| own == name).collect()
    }

    /// The one value of a property.
    fn value(&self, name: &str) -> &str {
        let found = self.raw(name);
        assert_eq!(found.len(), 1, "{name} in {}", self.name);
        &found[0].2
    }

    fn text(&self, name: &str) -> String {
        unescaped(self.value(name))
    }
}

/// The value of a text (3.3.11).
fn unescaped(value: &str) -> String {
    let (mut text, mut signs) = (String::new(), value.chars());
    while let Some(sign) = signs.next() {
        match sign {
            '\\' => match signs.next() {
                Some('n' | 'N') => text.push('\n'),
                Some(sign @ ('\\' | ';' | ',')) => text.push(sign),
                other => panic!("\\{other:?} in {value}"),
            },
            ';' | ',' => panic!("{sign} is not escaped in {value}"),
            sign => text.push(sign),
        }
    }
    text
}

/// The lines of content (3.1): each physical line at most 75 octets and whole characters, folded ones joined.
fn unfolded(bytes: &[u8]) -> Vec<String> {
    let text = std::str::from_utf8(bytes).unwrap();
    assert!(text.ends_with("\r\n") && !text.replace("\r\n", "").contains(['\r', '\n']), "lines end in CRLF");
    let mut lines: Vec<String> = Vec::new();
    // Cut by bytes, so that a character that was split would be no UTF-8.
    let physical = bytes.split(|&byte| byte == b'\n').map(|line| line.strip_suffix(b"\r").unwrap_or(line));
    for line in physical.filter(|line| !line.is_empty()) {
        assert!(line.len() <= 75, "{} octets", line.len());
        let line = std::str::from_utf8(line).expect("no character is split");
        match line.strip_prefix(' ') {
            Some(rest) => lines.last_mut().unwrap().push_str(rest),
            None => lines.push(line.to_owned()),
        }
    }
    lines
}

fn property(line: &str) -> Property {
    let (head, value) = line.split_once(':').unwrap_or_else(|| panic!("no value: {line}"));
    let mut parts = head.split(';').map(str::to_owned);
    (parts.next().unwrap(), parts.collect(), value.to_owned())
}

fn calendar(bytes: &[u8]) -> Component {
    let mut open = vec![Component::default()];
    for (name, parameters, value) in unfolded(bytes).iter().map(|line| property(line)) {
        match name.as_str() {
            "BEGIN" => open.push(Component { name: value, ..Component::default() }),
            "END" => {
                let closed = open.pop().unwrap();
                assert_eq!(closed.name, value);
                open.last_mut().unwrap().inner.push(closed);
            }
            _ => open.last_mut().unwrap().properties.push((name, parameters, value)),
        }
    }
    assert_eq!(open.len(), 1, "what is begun is ended");
    let mut all = open.pop().unwrap().inner;
    assert_eq!(all.len(), 1);
    all.pop().unwrap()
}

fn written(shop: &Shop, line: &str, name: &str) -> Vec<u8> {
    done(shop, &format!("{line} -q -o {name}"));
    std::fs::read(shop.path(name)).unwrap()
}

fn uids(calendar: &Component) -> Vec<String> {
    calendar.inner.iter().map(|event| event.value("UID").to_owned()).collect()
}

// --- calendar

#[test]
fn a_call_list_is_a_calendar_that_another_program_reads() {
    let shop = shop();
    let bytes = written(&shop, "callbacks today 店 --today 2026-03-10 --days 0", "a.ics");
    let calendar = calendar(&bytes);
    assert_eq!(calendar.name, "VCALENDAR");
    assert_eq!((calendar.value("VERSION"), calendar.value("CALSCALE")), ("2.0", "GREGORIAN"));
    assert!(!calendar.value("PRODID").is_empty());
    // V1 day 3, V2 day 2, V4 day 3, V5 day 10. V3 has only a landline and no call today.
    assert_eq!(calendar.inner.len(), 4);
    for event in &calendar.inner {
        assert_eq!((event.name.as_str(), event.value("DTSTAMP")), ("VEVENT", "20260310T000000Z"));
    }
    let of = |name: &str| calendar.inner.iter().find(|event| event.text("SUMMARY").contains(name)).unwrap();

    let timed = of("张小雪");
    assert_eq!(timed.text("SUMMARY"), "电话 张小雪（张女士）：第3天、第2天");
    assert_eq!((timed.value("DTSTART"), timed.value("DURATION")), ("20260310T190000", "PT10M"));
    let description = timed.text("DESCRIPTION");
    let lines: Vec<&str> = description.lines().collect();
    assert_eq!(lines[..4], ["13812345678", "回访人员：小李", "方便接听：晚上7点", "2026-03-08 购买衬衫，1600.00 元"]);
    assert!(lines[5].starts_with("张女士您好，我是中山路店的小李，3月8日您选了衬衫。"), "{description}");
    let [alarm] = &timed.inner[..] else { panic!("one alarm") };
    assert_eq!((alarm.name.as_str(), alarm.value("ACTION"), alarm.value("TRIGGER")), ("VALARM", "DISPLAY", "PT0S"));
    assert_eq!(alarm.text("DESCRIPTION"), timed.text("SUMMARY"));

    // No convenient time: the whole day, and no alarm.
    let whole = of("李四");
    assert_eq!(whole.raw("DTSTART")[0].1, ["VALUE=DATE"]);
    assert_eq!((whole.value("DTSTART"), whole.value("DTEND")), ("20260310", "20260311"));
    assert!(whole.inner.is_empty());

    // A name across folds, and what separates in a calendar.
    let long = of("欧阳");
    let name = "欧阳明月清风徐来水波不兴举酒属客诵明月之诗歌窈窕之章";
    assert!(long.text("SUMMARY").starts_with(&format!("电话 {name}：")), "{}", long.text("SUMMARY"));
    assert!(long.text("DESCRIPTION").contains("羊毛大衣,深灰;L\\加长"), "{}", long.text("DESCRIPTION"));
}

#[test]
fn a_callback_keeps_its_uid_and_moves_with_its_days() {
    let shop = shop();
    let line = |day: &str| format!("callbacks today 店 --today {day}");
    let first = written(&shop, &line("2026-03-10"), "1.ics");
    assert!(first == written(&shop, &line("2026-03-10"), "2.ics"), "the same bytes");
    let first = calendar(&first);
    let all = uids(&first);
    assert_eq!(all.iter().collect::<BTreeSet<_>>().len(), all.len(), "no two events have one UID");
    let week = uids(&calendar(&written(&shop, "callbacks week 店 --today 2026-03-10", "week.ics")));
    assert_eq!(week.iter().collect::<BTreeSet<_>>().len(), week.len(), "nor in that of the week");
    // The next day the call of V5 (day 10, due on the 10th) is a day late: the same event, later and newer.
    let next = calendar(&written(&shop, &line("2026-03-11"), "3.ics"));
    let of = |calendar: &Component| {
        let event = calendar
            .inner
            .iter()
            .find(|event| event.text("SUMMARY").contains("欧阳") && event.text("SUMMARY").contains("第10天"));
        let event = event.unwrap();
        let sequence: u32 = event.value("SEQUENCE").parse().unwrap();
        (event.value("UID").to_owned(), event.value("DTSTART").to_owned(), sequence)
    };
    let ((before, day, sequence), (after, moved, later)) = (of(&first), of(&next));
    assert_eq!((day.as_str(), sequence, moved.as_str(), later), ("20260310", 0, "20260311", 1));
    assert_eq!(before, after);
    // What was coming on the 10th and is due on the 11th is the same event too: V2's call of day 3.
    let call = |calendar: &Component| {
        let found = calendar.inner.iter().find(|event| event.text("SUMMARY").contains("电话 李四：第3天"));
        (found.unwrap().value("UID").to_owned(), found.unwrap().value("DTSTART").to_owned())
    };
    assert_eq!(call(&first), call(&next));
    assert_eq!(call(&first).1, "20260311");
    // No UID shows whom it is about.
    assert!(all.iter().all(|uid| !uid.contains("V5") && !uid.contains("138")));
}

#[test]
fn a_calendar_follows_the_table_asked_for_and_other_reports_have_none() {
    let shop = shop();
    let events = |options: &str| {
        calendar(&written(&shop, &format!("callbacks today 店 --today 2026-03-10 {options}"), "a.ics")).inner.len()
    };
    assert_eq!(events("--table due"), 4);
    assert!(events("") > 4, "what is coming is in it too");
    assert_eq!(events("--table due --limit 1"), 1);
    assert_eq!(events("--table due --limit 0"), 0);
    for line in ["tiers 店", "callbacks today 店 --table states", "headers"] {
        let ran = shop.run(&format!("{line} -o b.ics"));
        assert_eq!(ran.code, 2, "{line}: {}", ran.err);
        assert!(ran.err.contains(".ics") && !shop.path("b.ics").exists());
    }
}

// --- text messages

const TO_LI: &str = "李四您好，谢谢您3月9日在中山路店选购领带。您现有积分100分，累计消费100元。回T退订";

#[test]
fn the_text_messages_of_a_day_go_to_mobile_phones_of_those_who_take_them() {
    let shop = shop();
    let line = "callbacks today 店 --today 2026-03-10";
    // V1's message of day 2 is part of today's call; V3 has a landline; V4 said no.
    done(&shop, &format!("{line} -q --table sms --lang keys -o sms.csv"));
    let expected = format!(
        "\u{feff}phone,text,parts,characters,member,name,staff,key\r\n\
         13912345678,{TO_LI},1,45,V2,李四,小王,V2|d2|2026-03-09|2026-03-10\r\n"
    );
    assert_eq!(shop.text("sms.csv"), expected);
    // On standard output the number is masked; the list shows the same text.
    let rows = shop.rows(line, "sms", "phone member");
    assert_eq!(rows, ["139****5678|V2"]);
    let texts = shop.rows(&format!("{line} --lang keys"), "due", "member channel text");
    assert!(texts.contains(&format!("V2|sms|{TO_LI}")), "{texts:?}");
    // Beside the calls: V1, V5; not V4.
    let mut after = shop.rows(line, "sms_after_call", "member parts characters text");
    after.sort();
    assert_eq!(after.len(), 2, "{after:?}");
    assert!(after[0].starts_with("V1|") && after[1].starts_with("V5|"), "{after:?}");
    let with_phone =
        "张女士您好，衬衫第一次洗请先看水洗标，深浅分开洗，别暴晒。穿着有问题，随时找中山路店小李，电话020-1。回T退订";
    assert!(after[0].ends_with(with_phone), "{after:?}");
    // They stay off the screen unless they are asked for.
    assert!(!done(&shop, line).contains("回T退订\n\n短信"));
    let screen = done(&shop, &format!("{line} --lang zh"));
    assert!(!screen.lines().any(|line| line == "短信" || line == "电话后的短信"), "{screen}");
    assert!(done(&shop, &format!("{line} --lang zh --table sms")).lines().any(|line| line == "短信"));
}

#[test]
fn members_are_spoken_to_in_the_language_asked_for_else_in_the_shop_s() {
    let shop = shop();
    let text =
        |options: &str| shop.rows(&format!("callbacks today 店 --today 2026-03-10 {options}"), "sms", "text").remove(0);
    let english = "Dear 李四, thank you for choosing 领带 on 9 March at 中山路店. You have 100 points, 100 spent in all. \
                   Reply T to stop.";
    assert_eq!([text(""), text("--lang keys"), text("--lang zh")], [TO_LI, TO_LI, TO_LI]);
    assert_eq!(text("--lang en"), english);
    assert_eq!(text("--set messages.lang=en"), english);
    assert_eq!(text("--set messages.lang=zh --lang en"), TO_LI);
    assert_eq!(text("--set lang=en"), english);
}

#[test]
fn a_workbook_has_the_messages_whole_where_the_lists_are_split() {
    let shop = shop();
    done(&shop, "callbacks today 店 --today 2026-03-10 -q -o calls.xlsx --split staff");
    let mut book: Xlsx<_> = open_workbook(shop.path("calls.xlsx")).unwrap();
    let names = book.sheet_names();
    for name in ["应回访 小李", "应回访 小王", "短信", "电话后的短信"] {
        assert!(names.iter().any(|own| own == name), "{name}: {names:?}");
    }
    let sheet = book.worksheet_range("短信").unwrap();
    let row: Vec<String> = (0..3).map(|column| sheet.get((1, column)).unwrap().to_string()).collect();
    assert_eq!(row, ["13912345678", TO_LI, "1"]);
}

#[test]
fn who_said_no_in_a_call_gets_no_text_message_and_is_called_on() {
    let log = "回访日期,卡号,姓名,方式,结果,愿意接收,回访人\n2026-03-09,V5,欧阳,电话,已接通,否,小李\n2026-03-05,V1,张小雪,电话,已接通,是,小李\n";
    let shop = shop();
    let line = "callbacks today 店 --today 2026-03-10";
    let after = |shop: &Shop| shop.rows(line, "sms_after_call", "member");
    assert_eq!(after(&shop).len(), 2);
    shop.write("店/回访记录.csv", log);
    assert_eq!(after(&shop), ["V1"]);
    let calls = shop.rows(line, "due", "member channel");
    assert!(calls.contains(&"V5|phone".to_owned()), "{calls:?}");
}

// --- text to paste

#[test]
fn text_to_paste_names_each_person_with_what_is_to_be_done() {
    let shop = shop();
    done(&shop, "callbacks today 店 --today 2026-03-10 -q -o calls.txt");
    let text = shop.text("calls.txt");
    assert!(text.starts_with("回访名单 2026-03-10\n\n【小李】（2）\n\n1. "), "{text}");
    let own = format!("李四 13912345678 短信 第2天\n2026-03-09 购买领带，100.00 元\n接受度一般\n{TO_LI}\n");
    let of_wang = text.split("【小王】").nth(1).unwrap();
    assert!(of_wang.starts_with("（2）\n") && of_wang.contains(&own), "{text}");
    // Day 10 was due today; the message of day 7 with it on the 7th.
    assert!(text.contains("13600136000 电话 第10天、第7天短信（逾期3天）\n"), "{text}");
    assert!(text.contains("张小雪（张女士） 13812345678 电话 19点 第3天、第2天（逾期1天）\n"), "{text}");
    done(&shop, "callbacks overdue 店 --today 2026-02-01 -q -o none.txt");
    assert_eq!(shop.text("none.txt"), "回访名单 2026-02-01\n\n没有要联系的。\n");
    // Other reports have their tables.
    done(&shop, "tiers 店 --today 2026-03-10 -q -o tiers.txt");
    assert!(shop.text("tiers.txt").contains("---"));
}

// --- pages

#[test]
fn a_page_shows_numbers_as_other_files_do_and_says_what_figures_mean() {
    let shop = shop();
    done(&shop, "callbacks today 店 --today 2026-03-10 -q -o calls.html");
    let calls = shop.text("calls.html");
    assert!(calls.contains("data-head=\"电话\"><a href=\"tel:13912345678\">13912345678</a></td>"), "{calls}");
    // A list for calling is in full, others are masked.
    done(&shop, "churn 店 --today 2028-03-10 -q -o churn.HTM");
    let churn = shop.text("churn.HTM");
    assert!(churn.contains("139****5678") && !churn.contains("13912345678"));
    for part in [
        "<svg ",
        "<details id=\"definitions\">",
        "<details id=\"changed-rules\">",
        "callbacks.since",
        "<html lang=\"zh-CN\">",
    ] {
        assert!(calls.contains(part) || churn.contains(part), "{part}");
    }
    done(&shop, "churn 店 --today 2028-03-10 -q --unmask --lang en -o churn.html");
    let churn = shop.text("churn.html");
    assert!(churn.contains("<html lang=\"en\">") && churn.contains(">13912345678</a>"));
}

#[test]
fn a_page_that_is_named_as_input_is_a_report_and_no_fault() {
    let shop = shop();
    let line = "spend 店/会员.csv 店/销售.csv --today 2026-03-10";
    let before = shop.json(line);
    done(&shop, &format!("{line} -q -o spend.html"));
    let beside = shop.json(&line.replace("店/销售.csv", "店/销售.csv *.html"));
    assert_eq!(beside["tables"], before["tables"]);
    let said = beside["problems"].as_array().unwrap().iter().find(|problem| problem["file"] == "spend.html").unwrap();
    assert_eq!(said["message"], "是本程序写的报表，没有当作数据读");
    assert_eq!(shop.run("spend spend.html").code, 3, "alone it is nothing to report on");
}

// --- wordings

#[test]
fn a_member_s_own_values_fill_the_messages() {
    let shop = shop();
    let text = |who: &str| shop.rows(&format!("messages d2 --member {who} 店 --today 2026-03-10"), "messages", "text");
    for who in ["V2", "李四", "13912345678"] {
        assert_eq!(text(who), [TO_LI], "{who}");
    }
    // Without a step, the first name is a file.
    let all = shop.rows("messages --member V2 店 --today 2026-03-10", "messages", "message channel parts characters");
    assert_eq!(all.len(), 37);
    assert!(all.contains(&"d2|sms|1|45".to_owned()) && all.contains(&"d3|phone||".to_owned()), "{all:?}");
    // 5,000 − 100 and 1,500 for the silver card: the smaller.
    let near = shop.rows("messages near --member V2 店 --today 2026-03-10", "messages", "text").remove(0);
    let said = "李四您好，您在中山路店再消费1500元就可以升为银卡了，节日优先送礼、生日代金券、折扣享受。回T退订";
    assert_eq!(near, said);
    for line in ["messages d2 --member V9 店", "messages d5", "messages birthdy"] {
        assert_eq!(shop.run(line).code, 2, "{line}");
    }
    assert!(shop.run("messages birthdy").err.contains("birthday"));
    shop.write(
        "两个/会员.csv",
        "卡号,姓名,生日\nV1,张三,1990-01-02\nV2,张三,1991-03-04\nV3,李四,1992-01-01\nV4,王小五,1993-01-01\n",
    );
    let two = shop.run("messages d2 --member 张三 两个");
    assert!(two.code == 2 && two.err.contains('2'), "{}", two.err);
}

#[test]
fn what_is_wrong_with_a_wording_is_said_with_file_and_key() {
    let shop = shop();
    for (rules, said) in [
        ("[messages.d2]\nzh = \"{积份}\"", "messages.d2.zh: 没有 / there is no {积份}，是不是 / did you mean {积分}?"),
        ("[messages.d3.A]\nen = \"{profit}\"", "messages.d3.A.en: {profit} 不能写给顾客，请删掉"),
        ("[messages.d2]\nzh = \"{积分\"", "messages.d2.zh: { 没有配对"),
        ("[messages.d22]\nzh = \"好\"", "messages.d22"),
    ] {
        shop.write("坏.toml", format!("schema = 1\n{rules}"));
        for command in ["rules", "messages", "callbacks today 店"] {
            let ran = shop.run(&format!("{command} --rules 坏.toml"));
            assert_eq!(ran.code, 2, "{command}: {rules}");
            let line = if rules.contains("d22") { 2 } else { 3 };
            let named = format!("坏.toml:{line}: ");
            assert!(ran.err.contains(&named) && ran.err.contains(said), "{command}: {}", ran.err);
        }
    }
}

#[test]
fn phrases_that_customers_take_badly_are_warned_about() {
    let shop = shop();
    shop.write("坏.toml", "schema = 1\n[messages.d3]\nzh = \"{称呼}，这个没货\"");
    let rules = shop.run("rules --rules 坏.toml");
    assert_eq!(rules.code, 0);
    assert_eq!(
        rules.err,
        "messages.d3.zh: “没货”顾客不爱听，请改成“我帮您调货” / customers take \"没货\" badly; write \"我帮您调货\"\n"
    );
    assert_eq!(shop.run("rules").err, "");
    assert_eq!(
        shop.rows("messages d3 --rules 坏.toml", "messages", "text phrases"),
        ["张女士，这个没货|没货 → 我帮您调货"]
    );
    assert_eq!(shop.run("messages --rules 坏.toml").code, 0);
    assert_eq!(shop.run("messages --rules 坏.toml --strict").code, 1);
    assert_eq!(shop.run("messages --strict").code, 0);
}
