//! How each report looks: golden files under `tests/golden/`, of the small shop in `tests/shop/`.
//!
//! `SNAPSHOTS=overwrite` writes them again; read the difference. What the figures must be stands in `shop.rs`.
#![allow(clippy::unwrap_used, reason = "a test that cannot read its sheets has failed")]

mod support;

use std::path::Path;

use regulars::report::AnyReport;
use regulars::report::callbacks::List;
use snapbox::Data;
use support::Shop;

/// Options that make a report show all its tables, where it does not by itself.
fn options(report: &str) -> &'static str {
    match report {
        "spend" => "spend --by quarter --group shop",
        "tiers" => "tiers --compare --fit-mix --since 2025-12-31",
        "rfm" => "rfm --since 2025-12-31",
        "abc" => "abc --since 2025-12-31 --set abc.floors.A=3",
        "churn" => "churn",
        "value" => "value --set value.margin=0.4",
        "groups" => "groups --from 2026-05",
        "satisfaction" => "satisfaction --group shop",
        "profile" => "profile",
        "callbacks" => "callbacks today --days 7",
        "vip" => "vip",
        "today" => "today",
        "pack" => "pack",
        "points" => "points --set points.rates.gold=1.5",
        "benefits" => "benefits",
        "shortfall" => "shortfall 1000",
        "promotion" => {
            "promotion --set promotion.price=[\"500\",\"\"] --set promotion.from=2026-06-01 --set promotion.targets.小李=3000"
        }
        "cards" => "cards",
        "cards-form" => "cards form V002",
        "cards-check" => "cards check",
        "callbacks-on" => "callbacks on 2026-06-03",
        "callbacks-plan" => "callbacks plan",
        "callbacks-audit" => "callbacks audit --sample 2",
        "callbacks-effect" => "callbacks effect",
        "callbacks-arrivals" => "callbacks arrivals",
        "callbacks-weather" => "callbacks weather record",
        "check" => "check",
        "member" => "member V006",
        "messages" => "messages",
        "complaints" => "complaints",
        "staff" => "staff --by quarter --from 2026-01",
        "handover" => "handover --from 小王",
        other => panic!("report {other} has no golden file: add its line here and its figures to shop.rs"),
    }
}

fn holds(name: &str) {
    let shop = Shop::new();
    // What is said of the log, or of surveys, needs them; all else looks at the shop without.
    let more: &[&str] = match name {
        "complaints" => &["投诉.csv"],
        "satisfaction" => &["满意度调查.csv", "巡店.csv"],
        name if name.contains('-') => &["回访记录.csv"],
        _ => &[],
    };
    for file in ["会员.csv", "销售明细.csv"].iter().chain(more) {
        shop.write(&format!("shop/{file}"), std::fs::read(Path::new("tests/shop").join(file)).unwrap());
    }
    let assert = snapbox::Assert::new().action_env("SNAPSHOTS");
    let line = options(name);
    for (format, extension) in [("table --lang zh", "txt"), ("csv --lang keys", "csv"), ("json", "json")] {
        let ran = shop.run(&format!("{line} shop --today 2026-06-30 -q --format {format}"));
        assert_eq!((ran.code, ran.err.as_str()), (0, ""), "{name}");
        let golden = Data::read_from(&Path::new("tests/golden").join(format!("{name}.{extension}")), None).raw();
        assert.try_eq(Some(&name), ran.out.into(), golden).unwrap_or_else(|difference| panic!("{difference}"));
    }
}

#[test]
fn every_report_has_golden_files() {
    for name in AnyReport::<regulars::cli::Common>::NAMES {
        for extension in ["txt", "csv", "json"] {
            let path = Path::new("tests/golden").join(format!("{name}.{extension}"));
            let writing = std::env::var_os("SNAPSHOTS").is_some();
            assert!(writing || path.exists(), "{} is missing", path.display());
        }
        options(name);
    }
}

#[test]
fn spend_looks_as_it_did() {
    holds("spend");
}

#[test]
fn tiers_look_as_they_did() {
    holds("tiers");
}

#[test]
fn rfm_looks_as_it_did() {
    holds("rfm");
}

#[test]
fn abc_looks_as_it_did() {
    holds("abc");
}

#[test]
fn churn_looks_as_it_did() {
    holds("churn");
}

#[test]
fn value_looks_as_it_did() {
    holds("value");
}

#[test]
fn groups_look_as_they_did() {
    holds("groups");
}

#[test]
fn satisfaction_looks_as_it_did() {
    holds("satisfaction");
}

#[test]
fn profile_looks_as_it_did() {
    holds("profile");
}

#[test]
fn callbacks_look_as_they_did() {
    holds("callbacks");
}

#[test]
fn vip_looks_as_it_did() {
    holds("vip");
}

#[test]
fn pack_looks_as_it_did() {
    holds("pack");
}

#[test]
fn today_looks_as_it_did() {
    holds("today");
}

#[test]
fn what_is_said_of_the_log_looks_as_it_did() {
    let lists = List::<regulars::cli::Common>::NAMES.iter().filter(|name| !["today", "week", "overdue"].contains(name));
    lists.for_each(|name| holds(&format!("callbacks-{name}")));
}

#[test]
fn check_looks_as_it_did() {
    holds("check");
}

#[test]
fn points_look_as_they_did() {
    holds("points");
}

#[test]
fn benefits_look_as_they_did() {
    holds("benefits");
}

#[test]
fn shortfall_looks_as_it_did() {
    holds("shortfall");
}

#[test]
fn promotion_looks_as_it_did() {
    holds("promotion");
}

#[test]
fn cards_look_as_they_did() {
    for name in ["cards", "cards-form", "cards-check"] {
        holds(name);
    }
}

#[test]
fn a_member_looks_as_it_did() {
    holds("member");
}

#[test]
fn staff_and_handover_look_as_they_did() {
    holds("staff");
    holds("handover");
}

#[test]
fn messages_look_as_they_did() {
    holds("messages");
}

#[test]
fn complaints_look_as_they_did() {
    holds("complaints");
}
