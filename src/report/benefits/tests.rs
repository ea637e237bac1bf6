//! The report on small books.

use super::Benefits;
use crate::book::testing::{book, day, rules, sale};
use crate::book::Profile;
use crate::report::Run;
use crate::report::testing::{keys, rows};

#[test]
fn the_matrix_has_the_card_first_and_a_dash_for_the_temporary_card() {
    let (book, rules) = (book(&[], &[]), rules(&[]));
    let report = Benefits {}.run(&book, &rules, day("2026-06-30")).expect("a report");
    assert_eq!(keys(&report, "matrix"), ["benefit", "gold", "silver", "temporary"]);
    let found = rows(&report, "matrix", &["gold", "silver", "temporary"]);
    // The plan: six benefits for everybody, seven with a dash.
    let expected = [vec!["gold|silver|temporary"], vec!["true|true|true"; 6], vec!["true|true|false"; 7]].concat();
    assert_eq!(found, expected);
}

#[test]
fn each_customer_has_the_benefits_of_the_card_and_sees_what_the_next_adds() {
    let sales = [sale("01", "2026-03-01", "100"), sale("02", "2026-03-01", "3000")];
    let book = book(&[("03", Profile::default())], &sales);
    let mut rules = rules(&["benefits.club.tiers=[\"A\"]"]);
    rules.benefits.0.retain(|benefit| ["callbacks", "discount", "club"].contains(&&*benefit.key));
    let report = Benefits {}.run(&book, &rules, day("2026-06-30")).expect("a report");
    let found = rows(&report, "members", &["member", "tier", "benefits", "next_tier", "gains"]);
    assert_eq!(found, ["02|A|callbacks, discount, club activities|-|-", "01|C|callbacks|B|discount"]);
}
