//! What is said of files that are wrong.

use super::super::RuleBook;

fn said(text: &str) -> Vec<String> {
    let faults = RuleBook::default().lay_file(text).expect_err(text);
    faults.behind("shop.toml").lines().map(str::to_owned).collect()
}

#[test]
fn a_file_says_which_layout_it_has() {
    assert!(RuleBook::default().lay_file("schema = 1\n").is_ok());
    assert_eq!(said(""), ["shop.toml: 请在第一行写上 schema = 1 / write schema = 1 in the first line"]);
    assert_eq!(said("[tiers.gold]\nsingle = 2500").len(), 1);
    for (text, shown) in [("schema = 2", "2"), ("# 本店\nschema = \"1\"  # x", "\"1\""), ("schema = [1]", "[1]")] {
        let said = said(text);
        let line = text.lines().count();
        assert_eq!(said.len(), 1, "{said:?}");
        assert!(said[0].starts_with(&format!("shop.toml:{line}: schema = {shown}：本程序只认")), "{said:?}");
    }
}

#[test]
fn everything_wrong_is_said_at_once_with_its_line() {
    let text = "schema = 1\n\n[tiers.gold]\nsignle = 2500\ntotal = \"lots\"\nwindow_from = 'silvr'\n\n[purchases]\nunit = \"receit\"\n\n\
                [tiers]\nkeep = \"12\"\nnear = { amount = \"500\", share = \"x\", days = -1 }\n\n[no]\nx = 1\n";
    let said = said(text);
    for (at, begins) in [
        "shop.toml:4: 没有这一项 / unknown key: tiers.gold.signle（是不是 / did you mean tiers.gold.single?）",
        "shop.toml:5: tiers.gold.total = \"lots\": 值不对，例如内置的 \"10000\" / ",
        "shop.toml:6: tiers.gold.window_from = 'silvr': 只能是 any、silver、first / can be any, silver, first",
        "shop.toml:9: purchases.unit = \"receit\": 只能是 receipt、day、row / can be receipt, day, row",
        "shop.toml:12: tiers.keep = \"12\": 值不对，例如内置的 \"forever\" / \"12\" is neither \"forever\" nor \"12 months\"",
        "shop.toml:13: tiers.near.share = \"x\": 要写数字，例如内置的 0.1 / needs a number; built in is 0.1",
        "shop.toml:13: tiers.near.days = -1: 要写整数，0 或以上，例如内置的 60 / needs a whole number, 0 or more; built in is 60",
        "shop.toml:15: 没有这一项 / unknown key: no",
    ]
    .iter()
    .enumerate()
    {
        assert!(said.get(at).is_some_and(|line| line.starts_with(begins)), "{begins}\n{said:#?}");
    }
    assert_eq!(said.len(), 8);
}

#[test]
fn sorts_of_values_are_named_in_words() {
    let text = "schema = 1\nlang = \"chinese\"\n[backup]\nkeep = 0\ninto = 1\n[promotion]\nsizes = \"XL\"\n";
    let expected = [
        "shop.toml:2: lang = \"chinese\": 只能是 \"\"、zh、en / can be \"\", zh, en",
        "shop.toml:4: backup.keep = 0: 要写整数，1 或以上，例如内置的 12 / needs a whole number, 1 or more; built in is 12",
        "shop.toml:5: backup.into = 1: 要写引号里的文字，例如内置的 \"备份\" / needs text in quotes; built in is \"备份\"",
        "shop.toml:7: promotion.sizes = \"XL\": 要写方括号里的几项，例如内置的 [] / needs a list in brackets; built in is []",
    ];
    assert_eq!(said(text), expected);
}

#[test]
fn one_of_a_list_is_told_by_its_number_and_line() {
    let text =
        "schema = 1\n[[gifts]]\nname = \"领带夹\"\npoints = 500\n\n[[gifts]]\nname = \"皮带\"\npoints = \"many\"\n";
    let said = said(text);
    assert_eq!(said.len(), 1, "{said:#?}");
    assert!(said[0].starts_with("shop.toml:6: [[gifts]] 2: 要写整数，写法见"), "{said:#?}");
}

#[test]
fn what_is_not_toml_is_told_by_the_line_as_it_stands() {
    for (text, begins) in [
        ("schema = 1\nlang = “zh”\n", "shop.toml:2: lang = “zh”: 不合 TOML"),
        ("schema = 1\n[tiers.gold\nsingle = 1\n", "shop.toml:2: [tiers.gold: 不合 TOML"),
        ("schema = 1\nlang = \"zh\"\nlang = \"en\"\n", "shop.toml:3: lang = \"en\": 不合 TOML"),
    ] {
        let said = said(text);
        assert!(said.len() == 1 && said[0].starts_with(begins), "{said:#?}");
    }
}

#[test]
fn values_that_only_together_are_wrong_are_said_without_a_line() {
    let text = "schema = 1\n[tags]\n\"大客户\" = \"segment = Nobody\"\n";
    assert!(said(text)[0].contains("no such segment"), "{:?}", said(text));
}

#[test]
fn a_value_for_one_run_is_told_in_the_same_words() {
    let mut book = RuleBook::default();
    let said = book.set_checked("tiers.gold.single=lots").expect_err("no amount").behind("--set");
    assert!(said.starts_with("--set: 值不对，例如内置的 \"3000\" / "), "{said}");
    let mut book = RuleBook::default();
    let said = book.set_checked("purchases.unit=reciept").expect_err("no unit").behind("--set");
    assert_eq!(said, "--set: 只能是 receipt、day、row / can be receipt, day, row");
}
