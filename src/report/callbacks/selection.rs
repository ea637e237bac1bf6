//! Whose rows of a call list are wanted.

use clap::Args;

use crate::book::callback::Row;
use crate::book::{Book, Names, Tier};
use crate::report::Refusal;

/// Options that select rows of the lists; several values of one option are alternatives.
#[derive(Debug, Clone, Default, PartialEq, Eq, Args)]
pub(super) struct Selection {
    /// Only the rows of these staff
    #[arg(long, value_name = "NAME", value_delimiter = ',')]
    pub(super) staff: Vec<String>,
    /// Only members who last bought in these shops
    #[arg(long, value_name = "NAME", value_delimiter = ',')]
    pub(super) shop: Vec<String>,
    /// Only members of these tiers: A B C
    #[arg(long, value_name = "TIER", value_delimiter = ',')]
    pub(super) tier: Vec<String>,
}

impl Selection {
    /// Whether it selects anything.
    pub(super) fn is_any(&self) -> bool {
        !(self.staff.is_empty() && self.shop.is_empty() && self.tier.is_empty())
    }

    /// Keeps the rows that are wanted.
    ///
    /// # Errors
    /// A name or a tier that there is not.
    pub(super) fn keep(&self, rows: &mut Vec<Row>, book: &Book) -> Result<(), Refusal> {
        known(&self.staff, &book.staff, ("导购", "staff"))?;
        known(&self.shop, &book.shops, ("店铺", "shop"))?;
        let tiers = self.tier.iter().map(|text| tier(text)).collect::<Result<Vec<Tier>, Refusal>>()?;
        let named = |wanted: &[String], name: &str| wanted.is_empty() || wanted.iter().any(|own| own == name);
        rows.retain(|row| {
            named(&self.staff, book.staff.get(row.staff))
                && named(&self.shop, book.shops.get(row.about.shop))
                && (tiers.is_empty() || row.tier.is_some_and(|tier| tiers.contains(&tier)))
        });
        Ok(())
    }
}

fn known(wanted: &[String], names: &Names, (zh, en): (&str, &str)) -> Result<(), Refusal> {
    let all: Vec<&str> = names.iter().map(|(_, name)| name).collect();
    match wanted.iter().find(|name| !all.contains(&name.as_str())) {
        Some(name) => Err(Refusal(
            format!("{name}: 没有这个{zh}；有：{}", all.join(" ")),
            format!("{name}: no such {en}; there are: {}", all.join(" ")),
        )),
        None => Ok(()),
    }
}

fn tier(text: &str) -> Result<Tier, Refusal> {
    let is = |tier: &Tier| {
        let (zh, en) = tier.words();
        [tier.key(), zh, en].iter().any(|name| name.eq_ignore_ascii_case(text))
    };
    let refusal = || Refusal(format!("{text}: 没有这个级别，只有 A B C"), format!("{text}: no such tier; there are A B C"));
    [Tier::A, Tier::B, Tier::C].into_iter().find(is).ok_or_else(refusal)
}
