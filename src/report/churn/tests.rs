//! Periods, groups, alarms, cohorts and silences worked out by hand.

use super::Churn;
use crate::book::rules::{Base, Unit};
use crate::book::testing::{Sale, book, day, sale};
use crate::book::{Book, Profile, Rules};
use crate::report::Run;
use crate::report::testing::{asked, keys, rows};
use crate::table::Lang;

// D took the second purchase back; C bought twice on one day.
fn four() -> Book {
    let sales = [
        Sale { shop: "东店", staff: "李", ..sale("A", "2026-01-05", "1500") },
        Sale { shop: "西店", staff: "王", ..sale("A", "2026-03-01", "100") },
        Sale { shop: "西店", staff: "王", ..sale("A", "2026-07-10", "3000") },
        Sale { shop: "东店", staff: "李", ..sale("B", "2026-02-01", "100") },
        Sale { shop: "东店", ..sale("C", "2026-05-01", "100") },
        Sale { shop: "东店", ..sale("C", "2026-05-01", "200") },
        Sale { shop: "西店", staff: "王", ..sale("D", "2026-06-15", "100") },
        Sale { shop: "西店", staff: "王", ..sale("D", "2026-06-20", "100") },
        Sale { shop: "西店", staff: "王", ..sale("D", "2026-06-21", "-100") },
    ];
    book(&[], &sales)
}

fn periods(rules: &Rules, arguments: &[&str], columns: &[&str]) -> Vec<String> {
    let book = four();
    let report = asked::<Churn>(arguments).run(&book, rules, day("2026-08-15")).expect("a report");
    if columns.is_empty() {
        rows(&report, "periods", &keys(&report, "periods"))
    } else {
        rows(&report, "periods", columns)
    }
}

const COUNTS: [&str; 5] = ["period", "group", "customers", "returned", "churn_rate"];

#[test]
fn halves_count_who_came_on_two_days() {
    assert_eq!(
        periods(&Rules::default(), &[], &[]),
        [
            "2026-H1|-|2026-01-01|2026-06-30|true|4|1|0.750000|2|1|0.500000|-|-|-",
            "2026-H2|-|2026-07-01|2026-08-15|false|1|0|1.000000|0|0|-|-|-|-",
        ]
    );
}

#[test]
fn two_rows_of_one_day_suffice_where_a_row_is_a_purchase() {
    let mut rules = Rules::default();
    rules.purchases.unit = Unit::Row;
    assert_eq!(periods(&rules, &[], &COUNTS)[0], "2026-H1|-|4|2|0.500000");
}

#[test]
fn the_base_can_be_all_members_known_by_the_end() {
    let mut rules = Rules::default();
    rules.churn.base = Base::All;
    assert_eq!(periods(&rules, &[], &COUNTS)[1], "2026-H2|-|4|0|1.000000");
    let joined = Profile { joined: Some(day("2026-07-02")), ..Profile::default() };
    let book = book(&[("N", joined)], &[sale("A", "2026-06-01", "10")]);
    let report = asked::<Churn>(&["--group", "tier"]).run(&book, &rules, day("2026-08-15")).expect("a report");
    let found = rows(&report, "periods", &COUNTS);
    assert_eq!(
        found,
        ["2026-H1|C|1|0|1.000000", "2026-H1|-|0|0|-", "2026-H2|C|1|0|1.000000", "2026-H2|-|1|0|1.000000"]
    );
}

#[test]
fn a_month_without_customers_keeps_its_row_and_small_months_are_not_judged() {
    let months = periods(&Rules::default(), &["--by", "month"], &["period", "customers", "churn_rate", "alarm"]);
    assert_eq!(months.len(), 8);
    assert_eq!(months[2..4], ["2026-03|1|1.000000|-", "2026-04|0|-|-"]);
}

#[test]
fn the_whole_history_runs_from_the_first_occasion_or_from_the_day_asked_for() {
    let columns = ["period", "from", "to", "complete", "customers", "returned"];
    let rules = Rules::default();
    assert_eq!(periods(&rules, &["--by", "all"], &columns), ["all|2026-01-05|2026-08-15|-|4|1"]);
    let cut = ["--by", "all", "--from", "2026-02-10", "--to", "2026-06-30"];
    assert_eq!(periods(&rules, &cut, &columns), ["all|2026-02-10|2026-06-30|-|3|0"]);
    let half = periods(&rules, &["--from", "2026-02-10", "--to", "2026-06-30"], &columns);
    assert_eq!(half, ["2026-H1|2026-02-10|2026-06-30|false|3|0"]);
    let rolling = periods(&rules, &["--by", "rolling"], &columns);
    assert_eq!(rolling.len(), 8);
    assert_eq!(rolling[6], "2026-07|2026-02-01|2026-07-31|true|4|1");
}

#[test]
fn groups_are_the_card_at_the_end_each_shop_and_who_served_first() {
    let rules = Rules::default();
    assert_eq!(
        periods(&rules, &["--group", "tier"], &COUNTS),
        [
            "2026-H1|A|0|0|-",
            "2026-H1|B|1|1|0.000000",
            "2026-H1|C|3|0|1.000000",
            "2026-H2|A|1|0|1.000000",
            "2026-H2|B|0|0|-",
            "2026-H2|C|0|0|-",
        ]
    );
    let shops = periods(&rules, &["--group", "shop"], &COUNTS);
    assert_eq!(shops[..2], ["2026-H1|东店|3|1|0.666667", "2026-H1|西店|2|1|0.500000"]);
    let staff = periods(&rules, &["--group", "staff"], &COUNTS);
    assert_eq!(staff[..3], ["2026-H1|李|2|1|0.500000", "2026-H1|王|1|0|1.000000", "2026-H1|-|1|0|1.000000"]);
}

#[test]
fn a_month_beyond_chance_raises_the_alarm() {
    // Months 1-5: 10 of 20 return; month 6: nobody. p = 70/120, limits p ± 3·√(p(1 − p)/20).
    let who: Vec<(String, String, String)> = (1..=6)
        .flat_map(|month| (10..30).map(move |i| (format!("{month}-{i}"), format!("2026-{month:02}-{i}"), month)))
        .map(|(member, first, month)| (member, first, format!("2026-{month:02}-01")))
        .collect();
    let first = who
        .iter()
        .map(|(member, first, _)| sale(member, if first == "2026-02-29" { "2026-02-28" } else { first }, "10"));
    let returned = who.iter().filter(|(member, ..)| !member.starts_with('6') && member[2..] < *"20");
    let sales: Vec<Sale> = first.chain(returned.map(|(member, _, again)| sale(member, again, "10"))).collect();
    let (book, rules) = (book(&[], &sales), Rules::default());
    let report = asked::<Churn>(&["--by", "month"]).run(&book, &rules, day("2026-07-01")).expect("a report");
    let found = rows(&report, "periods", &["period", "churn_rate", "lower", "upper", "alarm"]);
    assert_eq!(found[0], "2026-01|0.500000|0.252614|0.914052|false");
    assert_eq!(found[5], "2026-06|1.000000|0.252614|0.914052|true");
    assert_eq!(found[6], "2026-07|-|-|-|-");
}

#[test]
fn no_alarm_is_said() {
    let (book, rules) = (four(), Rules::default());
    let report = asked::<Churn>(&[]).run(&book, &rules, day("2026-08-15")).expect("a report");
    let notes: Vec<&str> = report.notes.iter().map(|note| note.get(Lang::English)).collect();
    assert_eq!(notes[0], "Base: members who bought in the period");
    assert_eq!(notes[1], "No alarm: fewer than 6 complete periods with members");
}

#[test]
fn cohorts_count_later_days_and_are_complete_when_the_last_of_the_month_had_them() {
    let sales = [
        sale("X", "2026-01-31", "10"),
        sale("X", "2026-03-02", "10"),
        sale("Y", "2026-01-01", "10"),
        sale("Y", "2026-01-01", "10"),
        sale("Z", "2026-02-01", "10"),
    ];
    let (book, rules) = (book(&[], &sales), Rules::default());
    let report = asked::<Churn>(&[]).run(&book, &rules, day("2026-05-01")).expect("a report");
    assert_eq!(
        rows(&report, "cohorts", &keys(&report, "cohorts"))[..5],
        [
            "2026-01|2|30|1|0.500000|true",
            "2026-01|2|90|1|0.500000|true",
            "2026-01|2|180|1|0.500000|false",
            "2026-01|2|365|1|0.500000|false",
            "2026-02|1|30|0|0.000000|true",
        ]
    );
    let average = report.notes.iter().map(|note| note.get(Lang::English)).find(|note| note.starts_with("Bought again"));
    let said = "Bought again after the first purchase, complete cohorts: within 30 days 33.3 %, 90 days 50.0 %";
    assert_eq!(average, Some(said));
}

#[test]
fn silence_beyond_the_own_rhythm_is_a_risk_and_beyond_a_year_a_loss() {
    // Gaps 10, 20 (P) and 40 (R): own 90th percentile of P 19, so the least limit 30; of all 36.
    let sales = [
        sale("P", "2026-01-01", "10"),
        sale("P", "2026-01-11", "20"),
        sale("P", "2026-01-31", "30"),
        sale("Q", "2026-11-01", "500"),
        Sale { staff: "王", ..sale("R", "2025-06-01", "100") },
        Sale { staff: "李", ..sale("R", "2025-07-11", "200") },
        sale("S", "2026-12-01", "10"),
        sale("T", "2025-12-31", "60"),
        sale("U", "2025-12-30", "60"),
        sale("V", "2026-11-25", "60"),
    ];
    let (book, rules) = (book(&[], &sales), Rules::default());
    let report = asked::<Churn>(&[]).run(&book, &rules, day("2026-12-31")).expect("a report");
    assert_eq!(
        rows(&report, "at_risk", &keys(&report, "at_risk")),
        [
            "Q|-|-|2026-11-01|60|36.0|1|500.00|-|-|-",
            "P|-|-|2026-01-31|334|30.0|3|60.00|-|-|-",
            "T|-|-|2025-12-31|365|36.0|1|60.00|-|-|-",
        ]
    );
    assert_eq!(
        rows(&report, "lost", &keys(&report, "lost")),
        ["R|-|-|2025-07-11|538|365.0|2|300.00|-|李|-", "U|-|-|2025-12-30|366|365.0|1|60.00|-|-|-"]
    );
}

#[test]
fn the_help_is_the_report_s_own() {
    let command = <Churn as clap::Args>::augment_args(clap::Command::new("churn"));
    let about = command.get_long_about().map(ToString::to_string).unwrap_or_default();
    assert!(about.contains("How it decides"), "{about}");
}
