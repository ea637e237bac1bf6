//! Reads any sheets and says where their rows and money went, and what was wrong with them.
//!
//! `cargo run --example where_the_money_went -- shop`

use regulars::book::{Bucket, Rules};
use regulars::read::{Options, input, read};

#[expect(clippy::print_stdout, reason = "an example says what it found")]
fn main() -> anyhow::Result<()> {
    let mut files: Vec<String> = std::env::args().skip(1).collect();
    if files.is_empty() {
        files.push("shop".to_owned());
    }
    let inputs = input::expand(&files).map_err(|name| anyhow::anyhow!("{name}: no such file"))?;
    let today = "2026-11-22".parse()?;
    let book = read(&inputs, &Options::default(), &Rules::default(), today).book;
    for sheet in &book.sheets {
        println!("{}: {} rows, {}", sheet.title(), sheet.balance.read.rows, sheet.balance.read.money);
        for bucket in Bucket::ALL {
            let count = sheet.balance.get(bucket);
            if count.rows > 0 {
                println!("  {:<16} {:>6} {:>14}", bucket.key(), count.rows, count.money.to_string());
            }
        }
    }
    for problem in &book.problems {
        let (_, english) = problem.words();
        println!("{} {} {english}", problem.severity().letter(), book.address(problem.place));
    }
    Ok(())
}
