//! `template`: the book, empty, for people to fill in.

use std::path::Path;

use super::args::Template;
use super::document::named;
use super::failure::{Exit, Failure};
use super::import::tables::to_fill_in;
use super::{clock, output, run, settings};
use crate::book::callback::Step;
use crate::book::{CallResult, Channel, Records, Tier, Verdict};
use crate::table::Lang;
use crate::write::{Entry, Format, Holds, atomic, write_form};

/// Writes the empty book where none is.
pub(super) fn run(template: &Template) -> anyhow::Result<Exit> {
    let rules = settings::rule_book(&template.rules, &[])?.rules().map_err(Failure::usage)?;
    let pattern = template.output.as_deref().unwrap_or_else(|| run::book(&rules));
    let name = named(pattern, clock::today(), &rules.shop.name);
    let records = Records::default();
    let mut bytes = Vec::new();
    write_form(&to_fill_in(&records), &entry, Lang::Chinese, &mut bytes).map_err(|error| said(&name, &error))?;
    if name == "-" {
        output::print_bytes(&bytes)?;
        return Ok(Exit::Done);
    }
    let path = Path::new(&name);
    let ending = path.extension().and_then(|ending| ending.to_str()).unwrap_or_default();
    if Format::from_extension(ending) != Some(Format::Xlsx) {
        return Err(Failure::usage(format!("{name}: 只能写成 .xlsx / can be .xlsx only")));
    }
    put(path, &bytes)?;
    let typed = super::say::typed(std::slice::from_ref(&name));
    output::print(&format!(
        "{name}: 在 Excel 或 WPS 里填好、存盘 / fill it in with Excel or WPS and save it\nregulars check {typed}\n"
    ))?;
    Ok(Exit::Done)
}

/// Puts the book in its place, unless somebody's own is there.
fn put(path: &Path, bytes: &[u8]) -> anyhow::Result<()> {
    let name = path.display().to_string();
    match std::fs::read(path) {
        Ok(there) if there == bytes => return Ok(()),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => {}
        _ => {
            return Err(Failure::output(format!(
                "{name}: 已有同名文件，没有改动；请用 -o 换一个名字 / a file of this name is there and was left alone; choose another with -o"
            )));
        }
    }
    let written = atomic::replace(path, |out| out.write_all(bytes).map_err(Into::into));
    written.map_err(|error| said(&name, &error))
}

fn said(name: &str, error: &crate::write::WriteError) -> anyhow::Error {
    Failure::output(format!("{name}: {}", error.words().get(Lang::Chinese)))
}

/// What a column takes, by the keys of its sheet and its own.
fn entry(sheet: &str, field: &str) -> Entry {
    if let Some(words) = words(sheet, field) {
        return words;
    }
    match (sheet, field) {
        ("lines", "qty" | "amount") | ("items", "price" | "cost") | ("vouchers", "value") | ("staff", "target") => {
            if field == "qty" {
                Holds::Number
            } else {
                Holds::Money
            }
        }
        ("members", "points" | "purchase_count" | "points_opening" | "points_redeemed") => Holds::Number,
        ("members", "spend_total" | "opening_balance") => Holds::Money,
        ("complaints", "date" | "first_response") => Holds::Moment,
        ("lines" | "contacts", "date") | (_, "next" | "reviewed" | "join_date" | "updated" | "joined" | "launch") => {
            Holds::Day
        }
        (_, "agreed" | "ordered" | "issued" | "valid_until") => Holds::Day,
        _ => return choices(sheet, field).unwrap_or(Holds::Words).into(),
    }
    .into()
}

/// Columns whose headings do not say all.
fn words(sheet: &str, field: &str) -> Option<Entry> {
    const MARK: &str = "填日期；做了但不记得哪天，就打 √。";
    let advice = match (sheet, field) {
        ("members", "birthday" | "anniversary") => "1985-3-8；不知道哪年写 3月8日；农历写 农历八月十五。",
        ("members", "each.item") => "每次一条，中间用分号：夹克 699；西裤 399。有“消费明细”表就不必写。",
        ("members", "each.date") => "与明细一条对一条，中间用分号：2026-3-5；2026-4-18。",
        ("members", "each.staff") => "与明细一条对一条，中间用分号：王芳；李娜。",
        ("members", "spend_total") => "没有逐笔记录的会员才要填；有的由程序按“消费明细”算。",
        ("lines", "amount") => "实收金额；退货写负数。",
        ("contacts", "key") => "程序自己用的编号，不必填。",
        (_, "arrived" | "told" | "collected" | "used" | "left") | ("complaints", "resolved") => MARK,
        ("register", "applied" | "entered" | "submitted" | "approved" | "notified1" | "notified2" | "mailed") => MARK,
        ("register", "old_card_void") => "只有金卡要填：原来的银卡作废的日期，或打 √。",
        ("imports", _) => "程序自己记，不必填。",
        _ => return None,
    };
    let holds = match field {
        "spend_total" | "amount" => Holds::Money,
        _ if advice == MARK || field == "old_card_void" => Holds::DayOrMark,
        _ => Holds::Words,
    };
    Some(Entry { holds, advice })
}

/// Columns with a list to choose from.
fn choices(sheet: &str, field: &str) -> Option<Holds> {
    let yes_or_no = || Holds::OneOf(vec!["是", "否"]);
    Some(match (sheet, field) {
        (_, "gender") => Holds::OneOf(vec!["男", "女"]),
        (_, "opt_in") => Holds::OneOf(vec!["开启", "关闭"]),
        (_, "do_not_contact" | "news_welcome") => yes_or_no(),
        (_, "personality") => Holds::OneOf(vec!["支配型", "表达型", "和蔼型", "分析型"]),
        ("contacts", "reason") => Holds::OneOf(Step::ALL.map(|step| step.words().0).into()),
        ("contacts", "channel") => {
            Holds::OneOf([Channel::Phone, Channel::Sms, Channel::Visit].map(|channel| channel.words().0).into())
        }
        ("contacts", "result") => Holds::OneOf(CallResult::ALL.map(|result| result.words().0).into()),
        ("contacts", "approved") => {
            Holds::OneOf([Verdict::Yes, Verdict::No, Verdict::Moved].map(|verdict| verdict.words().0).into())
        }
        ("register", "card") => Holds::OneOf([Tier::A, Tier::B].map(|tier| tier.words().0).into()),
        ("complaints", "place") => Holds::OneOf(vec!["本地", "外地"]),
        ("complaints", "category") => Holds::Often(vec!["质量", "尺码", "洗涤", "服务", "价格", "送货", "其他"]),
        ("complaints", "channel") => Holds::Often(vec!["电话", "到店", "短信", "微信"]),
        ("complaints", "status") => Holds::OneOf(vec!["处理中", "已解决"]),
        ("complaints", "outcome") => Holds::OneOf(vec!["满意", "不满意"]),
        ("vouchers", "kind") => Holds::Often(vec!["生日", "升级", "关怀", "促销"]),
        ("items", "category") => {
            Holds::Often(vec!["衬衫", "西裤", "休闲裤", "夹克", "风衣", "毛衣", "T恤", "西装", "羽绒服", "配饰"])
        }
        ("staff", "role") => Holds::Often(vec!["店长", "导购", "收银"]),
        _ => return None,
    })
}
