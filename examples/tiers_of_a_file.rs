//! Who has earned which card: reads one sheet and writes the tiers as CSV.
//!
//! `cargo run --example tiers_of_a_file -- 销售明细.csv 2026-11-22`

use std::io;

use regulars::book::calendar::as_of;
use regulars::book::{Histories, Rules, opening, standing};
use regulars::read::{Options, input, read};

fn main() -> anyhow::Result<()> {
    let mut arguments = std::env::args().skip(1);
    let file = arguments.next().unwrap_or_else(|| "shop/销售明细.csv".to_owned());
    let day = arguments.next().unwrap_or_else(|| "2026-11-22".to_owned());
    let day = as_of(&day, chrono::NaiveDate::default())?;

    let rules = Rules::default();
    let inputs = input::expand(&[file]).map_err(|name| anyhow::anyhow!("{name}: no such file"))?;
    let book = read(&inputs, &Options::default(), &rules, day).book;

    let mut out = csv::Writer::from_writer(io::stdout());
    out.write_record(["member", "tier", "since", "total"])?;
    let mut lines = Vec::new();
    Histories::new(&book, &rules.purchases).each(day, |id, history| {
        let member = book.member(id);
        let carried = opening(member, history, &rules.opening);
        if let Some(earned) = standing(history, carried, &rules.tiers, day) {
            let since = earned.since.map(|day| day.to_string()).unwrap_or_default();
            lines.push([member.key().to_owned(), earned.tier.key().to_owned(), since, history.net().to_string()]);
        }
    });
    lines.iter().try_for_each(|line| out.write_record(line))?;
    Ok(out.flush()?)
}
