//! `--shop`, `--staff`, `--tier`, `--tag`: whose rows of a report are wanted.

use chrono::NaiveDate;
use clap::Args;

use super::Refusal;
use super::responsible::responsible;
use super::tags::{Tags, all_tags};
use crate::book::{Book, Details, Histories, History, MemberId, Names, Rules, Tier, opening, standing};
use crate::table::{Cell, Report, Table};

// Options that select rows; several values of one option are alternatives. A doc comment would replace the reports' help.
#[derive(Debug, Clone, Default, PartialEq, Eq, Args)]
#[command(next_help_heading = "Selection")]
#[expect(missing_docs, reason = "see above")]
pub struct Selection {
    /// Only rows of these staff; where rows name nobody, of members in their care
    #[arg(long, value_name = "NAME", value_delimiter = ',')]
    pub staff: Vec<String>,
    /// Only members who last bought in these shops; all purchases of theirs count (of one shop's purchases: --where shop=NAME)
    #[arg(long, value_name = "NAME", value_delimiter = ',')]
    pub shop: Vec<String>,
    /// Only members of these tiers: A B C, gold silver temporary
    #[arg(long, value_name = "TIER", value_delimiter = ',')]
    pub tier: Vec<String>,
    /// Only members with one of these tags, from the sheet or by the rules of shop.toml
    #[arg(long, value_name = "TAG", value_delimiter = ',')]
    pub tag: Vec<String>,
}

/// What rows are selected by: the key of the column that shows it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum By {
    Staff,
    Shop,
    Tier,
    Tag,
}

impl By {
    const fn key(self) -> &'static str {
        match self {
            Self::Staff => "staff",
            Self::Shop => "shop",
            Self::Tier => "tier",
            Self::Tag => "tag",
        }
    }

    const fn words(self) -> (&'static str, &'static str) {
        match self {
            Self::Staff => ("人员", "staff"),
            Self::Shop => ("店铺", "shop"),
            Self::Tier => ("级别", "tier"),
            Self::Tag => ("标签", "tag"),
        }
    }
}

/// The values of one option, as cells show them.
struct Wanted {
    by: By,
    values: Vec<String>,
}

impl Selection {
    /// Whether it selects anything.
    pub const fn is_any(&self) -> bool {
        !(self.staff.is_empty() && self.shop.is_empty() && self.tier.is_empty() && self.tag.is_empty())
    }

    /// What must be read of a line to select by it, beside what the report looks at.
    pub const fn details(&self, report: Details) -> Details {
        Details { staff: report.staff || !self.staff.is_empty(), ..report }
    }

    /// Keeps the rows that are wanted in every table whose rows tell; says which tables count everybody.
    ///
    /// `alone` is the one table that will be shown, if it is only one.
    ///
    /// # Errors
    /// A name or a tier that there is not; nothing to select from in what will be shown.
    pub fn keep(
        &self,
        report: &mut Report<'_>,
        alone: Option<&str>,
        (book, rules, as_of): (&Book, &Rules, NaiveDate),
    ) -> Result<(), Refusal> {
        if !self.is_any() {
            return Ok(());
        }
        let wanted = self.wanted(book, rules)?;
        let tags = if self.tag.is_empty() { None } else { Some(Tags::new(book, rules, as_of)?) };
        let mut members = Members { book, rules, as_of, history: History::default(), tags };
        let (mut tells, mut whole) = (false, Vec::new());
        for table in &mut report.tables {
            let shown = alone.is_none_or(|alone| alone == table.key);
            if members.keep(table, &wanted) {
                tells |= shown;
            } else if shown {
                whole.push(table.title.clone());
            }
        }
        if !tells {
            return Err(nothing_to_select(alone.unwrap_or(report.name)));
        }
        report.note(said(&wanted, &whole));
        Ok(())
    }

    fn wanted(&self, book: &Book, rules: &Rules) -> Result<Vec<Wanted>, Refusal> {
        let tiers = self.tier.iter().map(|text| tier(text).map(|tier| tier.key().to_owned()));
        let named = [
            (By::Staff, known(&self.staff, &names(&book.staff), By::Staff)?),
            (By::Shop, known(&self.shop, &names(&book.shops), By::Shop)?),
            (By::Tier, tiers.collect::<Result<_, _>>()?),
            (
                By::Tag,
                if self.tag.is_empty() { Vec::new() } else { known(&self.tag, &all_tags(book, rules), By::Tag)? },
            ),
        ];
        let asked = named.into_iter().filter(|(_, values)| !values.is_empty());
        Ok(asked.map(|(by, values)| Wanted { by, values }).collect())
    }
}

/// What rows that show only a member are selected by.
struct Members<'a> {
    book: &'a Book,
    rules: &'a Rules,
    as_of: NaiveDate,
    history: History,
    tags: Option<Tags<'a>>,
}

impl Members<'_> {
    /// Keeps the rows that are wanted; whether the table's rows tell.
    fn keep(&mut self, table: &mut Table<'_>, wanted: &[Wanted]) -> bool {
        let member = table.position("member");
        let columns: Option<Vec<_>> = wanted
            .iter()
            .map(|wanted| table.position(wanted.by.key()).or(member).map(|column| (column, wanted)))
            .collect();
        let Some(columns) = columns else { return false };
        let rows: Vec<usize> = (0..table.len())
            .filter(|&row| {
                columns.iter().all(|&(column, wanted)| {
                    let cell = table.cell(row, column);
                    if Some(column) == member { self.is_of(&cell, wanted) } else { shows(&cell, wanted) }
                })
            })
            .collect();
        table.arrange(&rows);
        true
    }

    /// Whether the member whose key a cell shows is wanted.
    fn is_of(&mut self, cell: &Cell<'_>, wanted: &Wanted) -> bool {
        let key = match cell {
            Cell::Text(key) => key,
            Cell::PhoneKey(key) => *key,
            _ => return false,
        };
        let found = self.book.members.binary_search_by(|member| member.key().cmp(key));
        found.is_ok_and(|index| {
            let values = self.values(MemberId::new(index), wanted.by);
            wanted.values.iter().any(|wanted| values.contains(&wanted.as_str()))
        })
    }

    /// What is known of a member on the as-of date; a blank where nothing is.
    fn values(&mut self, id: MemberId, by: By) -> Vec<&str> {
        let Self { book, rules, as_of, history, tags } = self;
        let (member, profile) = (book.member(id), book.member(id).profile.as_deref());
        Histories::new(book, &rules.purchases).fill(id, *as_of, history);
        let one = match by {
            By::Tag => return tags.as_ref().map(|tags| tags.of(id, history)).unwrap_or_default(),
            By::Staff => book.staff.get(responsible(book, id, history, *as_of)),
            By::Shop => {
                let last = history.occasions().next_back().map(|purchase| purchase.shop);
                book.shops.get(last.or(profile.map(|profile| profile.shop)).unwrap_or_default())
            }
            By::Tier => {
                let carried = opening(member, history, &rules.opening);
                standing(history, carried, &rules.tiers, *as_of).map_or("", |earned| earned.tier.key())
            }
        };
        vec![one]
    }
}

/// Whether a cell shows a value that is wanted.
fn shows(cell: &Cell<'_>, wanted: &Wanted) -> bool {
    let shown = match cell {
        Cell::Text(text) | Cell::Named { key: text, .. } => text.as_ref(),
        Cell::Code(code) => code.key,
        _ => return false,
    };
    wanted.values.iter().any(|value| value == shown)
}

fn names(names: &Names) -> Vec<&str> {
    names.iter().map(|(_, name)| name).collect()
}

fn known(wanted: &[String], names: &[&str], by: By) -> Result<Vec<String>, Refusal> {
    let unknown = wanted.iter().find(|name| !names.contains(&name.as_str()));
    unknown.map_or_else(
        || Ok(wanted.to_vec()),
        |name| {
            let all = names.join(" ");
            let (zh, en) = by.words();
            Err(Refusal(format!("{name}: 没有这个{zh}；有：{all}"), format!("{name}: no such {en}; there are: {all}")))
        },
    )
}

fn tier(text: &str) -> Result<Tier, Refusal> {
    let is = |tier: &Tier| {
        let (zh, en) = tier.words();
        [tier.key(), zh, en].iter().any(|name| name.eq_ignore_ascii_case(text))
    };
    let refusal =
        || Refusal(format!("{text}: 没有这个级别，只有 A B C"), format!("{text}: no such tier; there are A B C"));
    Tier::ALL.into_iter().find(is).ok_or_else(refusal)
}

fn nothing_to_select(what: &str) -> Refusal {
    Refusal(
        format!(
            "{what}: 没有按会员或人员列的行可选；能用 --group shop 的请分店看；只算某店、某人的消费请用 --where shop=店名、--where staff=姓名"
        ),
        format!(
            "{what}: has no rows by member or staff; where there is --group shop, use it; to count one shop's purchases: --where shop=NAME"
        ),
    )
}

fn said(wanted: &[Wanted], whole: &[crate::table::Words]) -> (String, String) {
    use crate::table::Lang::{Chinese, English};
    let parts = |of: fn((&'static str, &'static str)) -> &'static str, between: &str| {
        let part = |wanted: &Wanted| format!("{} {}", of(wanted.by.words()), wanted.values.join(" "));
        wanted.iter().map(part).collect::<Vec<_>>().join(between)
    };
    let titles = |lang| whole.iter().map(|title| title.get(lang)).collect::<Vec<_>>();
    let of_all = |before: &str, titles: String| if whole.is_empty() { titles } else { format!("{before}{titles}") };
    let (zh, en) = (titles(Chinese).join("、"), titles(English).join(", "));
    (
        format!("只有选中的行（{}）{}", parts(|(zh, _)| zh, "；"), of_all("；按全店计的：", zh)),
        format!("Only the rows selected ({}){}", parts(|(_, en)| en, "; "), of_all("; of everybody: ", en)),
    )
}
