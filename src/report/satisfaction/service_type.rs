//! The table `service_types`: shops and periods by the two sides of service.
//!
//! Procedural and personal service, each high or low, make four types: Martin, W. B., "Quality Customer Service: How to
//! Win with the Customer" (Crisp, 1989): the freezer, the factory, the friendly zoo, quality customer service.

use std::collections::BTreeMap;

use super::dimension::{place, sides};
use super::opinion::{Opinion, Opinions};
use super::tally::Tally;
use crate::book::rules::Satisfaction;
use crate::book::{Book, NameId};
use crate::table::{Cell, Code, Table, column};

const SHOP: Code = Code { key: "shop", words: ("店铺", "shop") };
const PERIOD: Code = Code { key: "period", words: ("期间", "period") };

/// Both sides of the service of a shop or a period.
struct Row {
    level: Code,
    name: String,
    sides: [Tally; 2],
}

impl Row {
    /// The type; nothing where one side was not asked about.
    fn service_type(&self, midpoint: f64) -> Option<Code> {
        let [procedural, personal] = self.sides.map(|side| side.mean().map(|mean| mean.to_f64() >= midpoint));
        Some(match (procedural?, personal?) {
            (false, false) => Code { key: "freezer", words: ("冷淡型", "freezer") },
            (true, false) => Code { key: "factory", words: ("按部就班型", "factory") },
            (false, true) => Code { key: "zoo", words: ("友好型", "friendly zoo") },
            (true, true) => Code { key: "quality", words: ("优质服务型", "quality service") },
        })
    }
}

/// The table: shops by name, then periods, the oldest first.
pub(super) fn table<'a>(book: &'a Book, opinions: &Opinions, rules: &Satisfaction) -> Table<'a> {
    let shops = both_sides(opinions, rules, |opinion| Some(opinion.shop).filter(|shop| !shop.is_none()));
    let periods = both_sides(opinions, rules, |opinion| opinion.period);
    let shop = |(shop, sides): (NameId, _)| Row { level: SHOP, name: book.shops.get(shop).to_owned(), sides };
    let period = |(at, sides): (usize, _)| Row { level: PERIOD, name: opinions.periods[at].key.clone(), sides };
    let rows = shops.into_iter().map(shop).chain(periods.into_iter().map(period)).collect();
    let midpoint = rules.midpoint;
    let columns = vec![
        column("level", ("按", "By"), |row: &Row| row.level.into()),
        column("name", ("店铺或期间", "Shop or period"), |row: &Row| Cell::text(row.name.clone())),
        column("procedural_scores", ("程序评分数", "Procedural scores"), |row: &Row| Cell::count(row.sides[0].scores)),
        column("procedural", ("程序", "Procedural"), |row: &Row| row.sides[0].mean_cell()),
        column("personal_scores", ("个人评分数", "Personal scores"), |row: &Row| Cell::count(row.sides[1].scores)),
        column("personal", ("个人", "Personal"), |row: &Row| row.sides[1].mean_cell()),
        column("type", ("服务类型", "Service type"), move |row: &Row| row.service_type(midpoint).into()),
    ];
    Table::new("service_types", ("服务类型", "Service types"), rows, columns)
}

/// The scores of both sides by what `of` says of their answer.
fn both_sides<Of: Ord>(
    opinions: &Opinions,
    rules: &Satisfaction,
    of: impl Fn(&Opinion) -> Option<Of>,
) -> BTreeMap<Of, [Tally; 2]> {
    let dimensions = sides(&rules.types);
    let mut found: BTreeMap<Of, [Tally; 2]> = BTreeMap::new();
    for opinion in &opinions.all {
        let placed = opinion.answer.scores.iter().filter_map(|(name, score)| Some((place(name, &dimensions)?, score)));
        let placed: Vec<_> = placed.collect();
        if let Some(of) = of(opinion).filter(|_| !placed.is_empty()) {
            let both = found.entry(of).or_default();
            for (side, score) in placed {
                both[side].add(*score);
            }
        }
    }
    found
}
