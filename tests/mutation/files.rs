//! Whole files, read as the program reads them.

use std::path::Path;
use std::sync::LazyLock;

use chrono::NaiveDate;
use regulars::book::Rules;
use regulars::book::rules::RuleBook;
use regulars::read::{Input, Options, read};

use super::dice::Dice;
use super::mutate::mutated;
use super::parts::{ods_with, xlsx, xlsx_parts};
use super::xls::xls_with;
use super::zip::{Entry, zip};

const TILL: &str = "某某店销售明细\n消费日期,小票号,卡号,姓名,商品,数量,单价,实付金额,订单状态\n2024-3-5,R1,00123,张三,外套,1,1280,\"￥1,280.00\",交易成功\n2024/3/6,R2,,散客,\"衬衫\n白\",2,100,,交易成功\n,,,,,,,,\n24/3/7,R3,123,张 三,裤,-1,399,(399),退货\n31/12/2023,R4,V9,李四,鞋,1,,约300,交易关闭\n合计,,,,,,,1181,\n消费日期,小票号,卡号,姓名,商品,数量,单价,实付金额,订单状态\n2025-3-1,R5,00123,张三,帽,1,,1.2万,\n";
const MEMBERS: &str = "姓名,性别,电话,VIP号码,身份证号码,生日,积分,累计消费,消费次数,每次消费明细,每次购买的时间,每次的接待人员,短信开启状态\n张三,女,13812345678,00123,44010619900101123X,农历八月十五,1280,1280.00,1,外套 1280；裤子 399,2024-3-5；2024-6-1,小李；小 李,是\n李四,男,139****5678,V9,,85/3/8,1.2万,,,,,,勿扰\n";
const LOG: &str = "回访日期\t姓名\t电话\t回访方式\t回访内容\t回访结果\t下次回访时间\t回访人\n2024-3-8\t张三\t13812345678\t电话\t\"满意\"\t已接通\t2024-4-1\t小李\n2024-3-9\t李四\t\t微信\t=1+1\t未接\t\t小 李\n";

/// The files to begin with, by name.
pub(crate) fn seeds() -> Vec<(&'static str, Vec<u8>)> {
    let utf16 = [0xFF, 0xFE].into_iter().chain(LOG.encode_utf16().flat_map(u16::to_le_bytes)).collect();
    vec![
        ("till.csv", TILL.as_bytes().to_vec()),
        ("till.xls", encoding_rs::GBK.encode(TILL).0.into_owned()),
        ("members.csv", MEMBERS.as_bytes().to_vec()),
        ("members.txt", encoding_rs::GBK.encode(&MEMBERS.replace(',', ";")).0.into_owned()),
        ("log.txt", LOG.as_bytes().to_vec()),
        ("log.tsv", utf16),
        ("till.xlsx", xlsx()),
        ("till.ods", ods_with("")),
        ("book.xls", xls_with(&[])),
    ]
}

/// One file made wrong.
pub(crate) fn wrong(seeds: &[(&'static str, Vec<u8>)], dice: &mut Dice) -> (&'static str, Vec<u8>) {
    if dice.chance(30) {
        return ("parts.xlsx", wrong_part(dice));
    }
    // Packed bytes made wrong are nearly always refused; most of the time goes to text.
    let workbooks = dice.chance(15);
    let (name, bytes) = dice.pick(if workbooks { &seeds[6..8] } else { &seeds[..6] });
    (name, mutated(bytes, dice))
}

/// A workbook one of whose parts is wrong.
fn wrong_part(dice: &mut Dice) -> Vec<u8> {
    let parts = xlsx_parts();
    let at = dice.below(parts.len());
    let entry = |(number, (name, xml)): (usize, &(String, String))| {
        let xml = if number == at { mutated(xml.as_bytes(), dice) } else { xml.as_bytes().to_vec() };
        Entry::stored(name, &xml)
    };
    let entries: Vec<Entry> = parts.iter().enumerate().map(entry).collect();
    zip(&entries)
}

/// Reads a file, alone and with itself under another name; every row and all money must have gone somewhere.
pub(crate) fn check(folder: &Path, name: &str, bytes: &[u8]) {
    static RULES: LazyLock<Rules> = LazyLock::new(|| RuleBook::default().rules().expect("the rules built in"));
    let as_of = NaiveDate::from_ymd_opt(2024, 12, 31).expect("a day");
    let path = folder.join(name);
    std::fs::write(&path, bytes).expect("a file written");
    let reading = read(&[Input::File(path, true)], &Options::default(), &RULES, as_of);
    for sheet in &reading.book.sheets {
        assert!(sheet.balance.holds(), "a balance that is none: {:?}", sheet.balance);
    }
    for problem in &reading.book.problems {
        let _ = (reading.book.address(problem.place), problem.fact.words(&problem.value));
    }
}
