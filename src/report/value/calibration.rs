//! The models fitted on the first half of the time, and held against what happened in the second.

use chrono::{Days, NaiveDate};

use super::customers::{Customers, between};
use super::fit::Fit;
use crate::stats::{Expected, Horizon};
use crate::table::{Cell, Chart, Drawing, Table, column};

/// Customers with so many repeat purchases or more stand together.
const MANY: u32 = 7;

/// A fit on the first half, and the second half.
pub(super) struct Calibration {
    pub(super) fit: Fit,
    groups: Vec<Group>,
    weeks: Vec<Week>,
}

/// Customers by their repeat purchases in the first half; repeat purchases in the second.
#[derive(Debug, Clone, Copy)]
struct Group {
    repeats: u32,
    members: u32,
    actual: u32,
    expected: [Option<f64>; 2],
}

/// Repeat purchases since the first day of all, up to the end of a week.
struct Week {
    number: u32,
    end: NaiveDate,
    fitted: bool,
    actual: u32,
    expected: [Option<f64>; 2],
}

impl Calibration {
    /// Nothing where there was no time or nobody; without rows where no model could be fitted.
    pub(super) fn new(customers: &Customers, as_of: NaiveDate) -> Option<Self> {
        let first = customers.first().filter(|&first| first < as_of)?;
        let split = later(first, between(first, as_of) / 2);
        let fit = Fit::new(customers, split);
        if fit.models().iter().all(Option::is_none) {
            return Some(Self { fit, groups: Vec::new(), weeks: Vec::new() });
        }
        let groups = groups(customers, &fit, as_of);
        let weeks = weeks(customers, &fit, first, as_of);
        Some(Self { fit, groups, weeks })
    }

    /// Repeat purchases in the second half: actual, and as the models expected them; nothing without a model.
    pub(super) fn after(&self) -> Option<(u32, [Option<f64>; 2])> {
        let actual = self.groups.iter().map(|group| group.actual).sum();
        let expected = [0, 1].map(|model| self.groups.iter().map(|group| group.expected[model]).sum());
        (!self.groups.is_empty()).then_some((actual, expected))
    }
}

fn groups(customers: &Customers, fit: &Fit, as_of: NaiveDate) -> Vec<Group> {
    // One month as long as the second half.
    let weeks = f64::from(between(fit.until, as_of)) / 7.0;
    let half = Horizon { months: 1, weeks_per_month: weeks, discount: 0.0 };
    let ahead = fit.models().map(|rates| rates.map(|rates| rates.expected(&fit.histories, &half)));
    let none = ahead.each_ref().map(|ahead: &Option<Vec<Expected>>| ahead.as_ref().map(|_| 0.0));
    let group = |repeats| Group { repeats, members: 0, actual: 0, expected: none };
    let mut groups: Vec<Group> = (0..=MANY).map(group).collect();
    let known = customers.all.iter().filter(|customer| customers.days(customer)[0] <= fit.until);
    for (index, (customer, history)) in known.zip(&fit.histories).enumerate() {
        let group = &mut groups[history.repeats.min(MANY) as usize];
        group.members += 1;
        group.actual += u32::try_from(customers.days(customer).len()).unwrap_or(u32::MAX) - 1 - history.repeats;
        for (sum, ahead) in group.expected.iter_mut().zip(&ahead) {
            *sum = sum.zip(ahead.as_ref()).map(|(sum, ahead)| sum + ahead[index].purchases);
        }
    }
    groups.retain(|group| group.members > 0);
    groups
}

fn weeks(customers: &Customers, fit: &Fit, first: NaiveDate, as_of: NaiveDate) -> Vec<Week> {
    let days = between(first, as_of) as usize;
    // By days since the first: customers who came, repeat purchases of theirs.
    let (mut came, mut repeats) = (vec![0_u32; days + 1], vec![0_u32; days + 1]);
    for own in customers.all.iter().map(|customer| customers.days(customer)).filter(|own| own[0] <= fit.until) {
        came[between(first, own[0]) as usize] += 1;
        own[1..].iter().for_each(|&day| repeats[between(first, day) as usize] += 1);
    }
    let age = (0..=between(first, as_of)).map(|day| f64::from(day) / 7.0);
    let paths = fit.models().map(|rates| rates.map(|rates| rates.purchases_in(age.clone())));
    let expected = |path: &Vec<f64>, until: usize| {
        came[..=until].iter().enumerate().map(|(day, &came)| f64::from(came) * path[until - day]).sum()
    };
    let ends = (6..days).step_by(7).chain([days]);
    let week = |(number, end): (u32, usize)| Week {
        number,
        end: later(first, u32::try_from(end).unwrap_or(u32::MAX)),
        fitted: later(first, u32::try_from(end).unwrap_or(u32::MAX)) <= fit.until,
        actual: repeats[..=end].iter().sum(),
        expected: paths.each_ref().map(|path| path.as_ref().map(|path| expected(path, end))),
    };
    (1..).zip(ends).map(week).collect()
}

fn later(from: NaiveDate, days: u32) -> NaiveDate {
    from.checked_add_days(Days::new(days.into())).unwrap_or(NaiveDate::MAX)
}

/// The tables `calibration` and `weeks`.
pub(super) fn tables<'a>(calibration: Option<Calibration>) -> [Table<'a>; 2] {
    let (groups, weeks) = calibration.map_or_else(Default::default, |found| (found.groups, found.weeks));
    [by_repeats(groups), by_week(weeks)]
}

fn by_repeats<'a>(rows: Vec<Group>) -> Table<'a> {
    let each = |row: &Group, sum: f64| Cell::Real(sum / f64::from(row.members), 3);
    let model = move |model: usize| move |row: &Group| Cell::maybe(row.expected[model], |sum| each(row, sum));
    let columns = vec![
        column("repeats", ("前一半的再次消费", "Repeats in the first half"), |row: &Group| {
            let more = if row.repeats < MANY { "" } else { "+" };
            Cell::text(format!("{}{more}", row.repeats))
        }),
        column("members", ("会员数", "Members"), |row: &Group| Cell::count(row.members)),
        column("actual", ("后一半实际每人", "Actual each, second half"), move |row: &Group| {
            each(row, row.actual.into())
        }),
        column("bg_nbd", ("BG/NBD 预计每人", "BG/NBD each"), model(0)),
        column("mbg_nbd", ("MBG/NBD 预计每人", "MBG/NBD each"), model(1)),
    ];
    let title = ("检验：后一半每人再次消费", "Calibration: repeat purchases each, second half");
    let series = vec!["actual", "bg_nbd", "mbg_nbd"];
    let chart = Chart { drawing: Drawing::Lines, title: title.into(), category: "repeats", series };
    Table::new("calibration", title, rows, columns).with_chart(chart)
}

fn by_week<'a>(rows: Vec<Week>) -> Table<'a> {
    let model = |model: usize| move |row: &Week| Cell::maybe(row.expected[model], |sum| Cell::Real(sum, 1));
    let columns = vec![
        column("week", ("第几周", "Week"), |row: &Week| Cell::count(row.number)),
        column("until", ("到哪天", "Until"), |row: &Week| row.end.into()),
        column("fitted", ("拟合用", "Fitted"), |row: &Week| row.fitted.into()),
        column("actual", ("实际", "Actual"), |row: &Week| Cell::count(row.actual)),
        column("bg_nbd", ("BG/NBD", "BG/NBD"), model(0)),
        column("mbg_nbd", ("MBG/NBD", "MBG/NBD"), model(1)),
    ];
    let title = ("累计再次消费，按周", "Repeat purchases up to each week");
    let series = vec!["actual", "bg_nbd", "mbg_nbd"];
    let chart = Chart { drawing: Drawing::Lines, title: title.into(), category: "week", series };
    Table::new("weeks", title, rows, columns).with_chart(chart).aside()
}
