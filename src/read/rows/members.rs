//! Rows of a member sheet → profiles, and the purchases that stand inside them.

use chrono::{Datelike, NaiveDate};
use hashbrown::HashMap;

use super::super::cell::Raw;
use super::super::dictionary::recorded_tier_of_sheet_name;
use super::super::gathered::{Gathered, ProfileRow};
use super::super::header::Layout;
use super::super::records::Keep;
use super::super::row::Row;
use super::super::values::birthday::{Reading, YearlyDate, birthday};
use super::super::values::date::{Orders, undoubted};
use super::super::values::mark::{self, Asks};
use super::super::values::person::{Person, person};
use super::super::values::phone::{PhoneKind, phone};
use super::super::values::{id_card, money, quantity, text, tier};
use super::cells::CellsOf;
use super::inline::Inline;
use super::plain::Glance;
use super::wide::Wide;
use super::{Fate, Identity, ReadRow, Task, at};
use crate::book::calendar::YearlyDay;
use crate::book::{Bucket, Consent, Fact, Gender, Money, Noted, Personal, Place, Profile, Reach, Stated, Style, Tier};

/// Reads the rows of a member sheet.
pub(super) struct Members<'a> {
    sheet: u16,
    layout: &'a Layout,
    identity: Identity,
    inline: Option<Inline>,
    wide: Option<Wide>,
    /// The member of the row above.
    above: Option<usize>,
    /// ID numbers met, with who has each and on which row.
    ids: HashMap<Box<str>, (usize, u32)>,
    /// Rows that are no person.
    nobody: u64,
    /// Members who asked not to be contacted.
    opted_out: u64,
    as_of: NaiveDate,
    keep: Option<Keep>,
    /// The card that the sheet's name states for all its rows.
    tier: Option<Tier>,
}

impl<'a> Members<'a> {
    /// `whole`: purchases inside the rows count too; where `--where` selects purchases, those say too little to be chosen.
    pub(super) fn new(task: &Task<'a>, name: &str, whole: bool) -> Self {
        let &Task { sheet, layout, as_of, keep, .. } = task;
        let identity = Identity::new(layout);
        let inline = Inline::new(sheet, layout, task.until()).filter(|_| whole);
        let wide = Wide::new(sheet, layout, task.until());
        let tier = recorded_tier_of_sheet_name(name);
        Self {
            sheet,
            layout,
            identity,
            inline,
            wide,
            above: None,
            ids: HashMap::new(),
            nobody: 0,
            opted_out: 0,
            as_of,
            keep,
            tier,
        }
    }
}

impl ReadRow for Members<'_> {
    fn take(&mut self, row: &Row<'_>, glance: Glance, to: &mut Gathered) -> Fate {
        let Some(party) = glance.who.index() else { return self.without_identity(row, to) };
        to.meet(party);
        self.above = Some(party);
        self.say_same_id(row, party, to);
        let mut cells = CellsOf { sheet: self.sheet, layout: self.layout, row, to };
        let profile = self.profile(&mut cells);
        self.opted_out += u64::from(profile.consent != Consent::Open);
        let filled = row.filled().count();
        let place = Place::row(self.sheet, row.number);
        to.profiles.push(ProfileRow { party, profile, filled, place });
        let money = self.inline.as_mut().map_or(Money::ZERO, |inline| inline.take(row, party, to));
        if let Some(wide) = &self.wide {
            wide.take(row, party, to);
        }
        (Bucket::Attributed, money)
    }

    fn adds_up(&self, row: &Row<'_>, _: Money) -> Money {
        self.amount(row).unwrap_or_default()
    }

    fn amount(&self, row: &Row<'_>) -> Option<Money> {
        let column = self.layout.column("spend_total")?;
        money::money(row.get(column)).ok().map(|read| read.value)
    }

    fn finish(&mut self, to: &mut Gathered) {
        for (count, fact) in
            [(self.nobody, Fact::NotMembers(self.nobody)), (self.opted_out, Fact::OptedOut(self.opted_out))]
        {
            if count > 0 {
                to.problem(Place::sheet(self.sheet), fact, "");
            }
        }
    }
}

impl Members<'_> {
    /// Says that somebody else has the same ID number; an ID number is never a key by itself.
    fn say_same_id(&mut self, row: &Row<'_>, party: usize, to: &mut Gathered) {
        let Some(column) = self.layout.column("id_card") else { return };
        let written = row.get(column).text();
        let number = text::fold(&written);
        if number.len() < 15 || id_card::id_card(row.get(column)).is_ok_and(|read| read.note.is_some()) {
            return;
        }
        let (first, above) = *self.ids.entry(number.as_ref().into()).or_insert((party, row.number));
        if first != party {
            let above = to.sheets[usize::from(self.sheet)].row(above);
            to.problem(Place::row(self.sheet, row.number), Fact::MaybeSame(above.into()), "");
        }
    }

    /// A row without card, phone or name: no person (散客), a further purchase of the member above, or a mistake.
    fn without_identity(&mut self, row: &Row<'_>, to: &mut Gathered) -> Fate {
        let name = self.layout.column("name");
        if name.is_some_and(|column| person(&row.get(column).text()) == Person::Anonymous) {
            (self.nobody, self.above) = (self.nobody + 1, None);
            return (Bucket::WithoutMember, Money::ZERO);
        }
        let below = self.inline.as_mut().zip(self.above).filter(|(inline, _)| inline.is_all_of(row));
        if let Some((inline, party)) = below {
            to.problem(at(self.sheet, row, name.unwrap_or_default()), Fact::SameAsAbove, "");
            return (Bucket::Attributed, inline.take(row, party, to));
        }
        to.problem(Place::row(self.sheet, row.number), Fact::NoIdentity, &self.identity.written(row));
        (Bucket::SetAside, Money::ZERO)
    }

    fn profile(&self, cells: &mut CellsOf<'_, '_, '_, '_>) -> Profile {
        let id = cells.read("id_card", id_card::id_card);
        let (reach, second) = reach(cells.raw("phone"));
        let gender = cells.read("gender", mark::gender).or(id.as_ref().and_then(|id| id.gender)).map(gender);
        let [staff, shop] = ["staff", "store"].map(|field| cells.text(field).unwrap_or_default());
        let by_sheet = self.tier.map(|value| Stated { value, place: Place::row(self.sheet, cells.row.number) });
        Profile {
            place: Some(Place::row(self.sheet, cells.row.number)),
            other_phone: second.or_else(|| cells.text("phone2")).map(Into::into),
            reach,
            gender,
            birthday: self.birthday(cells).or_else(|| solar(id.as_ref()?.birthday?)),
            wedding: self.yearly(cells, "anniversary", false),
            joined: cells.day("join_date"),
            address: cells.text("address").map(Into::into),
            call_time: cells.text("call_time").map(Into::into),
            tier: cells.stated("tier", tier::tier).or(by_sheet),
            spend_total: cells.stated("spend_total", money::money),
            purchase_count: cells.stated("purchase_count", quantity::count),
            opening: cells.stated("opening_balance", money::money),
            points: cells.stated("points", quantity::count),
            points_opening: cells.read("points_opening", quantity::count),
            points_redeemed: cells.read("points_redeemed", quantity::count),
            shop: cells.to.shops.intern(&shop),
            staff: cells.to.staff.intern(&staff, Place::row(self.sheet, cells.row.number)),
            consent: consent(cells),
            style: cells.text("personality").as_deref().and_then(style),
            updated: updated(cells),
            welcome: mark::consent(cells.raw("opt_in"), Asks::OptIn).is_ok_and(|read| read.value == mark::Consent::Yes),
            personal: personal(cells),
            noted: self.keep.map(|keep| Box::new(noted(cells, keep))),
            ..Profile::default()
        }
    }

    fn birthday(&self, cells: &mut CellsOf<'_, '_, '_, '_>) -> Option<YearlyDay> {
        let kind = cells.raw("birthday.kind").text();
        let lunar = ["农历", "阴历", "旧历", "农曆", "是", "lunar"].iter().any(|word| kind.contains(word));
        self.yearly(cells, "birthday", lunar).or_else(|| self.yearly(cells, "birthday.lunar", true))
    }

    fn yearly(&self, cells: &mut CellsOf<'_, '_, '_, '_>, field: &'static str, lunar: bool) -> Option<YearlyDay> {
        let reading = Reading { as_of_year: self.as_of.year(), lunar, orders: Orders::default() };
        let said = cells.stated(field, |raw| birthday(raw, reading))?;
        let day = yearly_day(said.value)?;
        if said.value.lunar
            && field != "anniversary"
            && let Some(this_year) = day.occurrences(self.as_of.year()).first()
        {
            let written = cells.raw(field).text();
            cells.to.problem(said.place, Fact::LunarBirthday(*this_year), &written);
        }
        Some(day)
    }
}

/// When the row was brought up to date; what is no day says nothing worth a problem.
fn updated(cells: &CellsOf<'_, '_, '_, '_>) -> Option<NaiveDate> {
    undoubted(cells.raw("updated"))
}

/// What no report looks at.
fn noted(cells: &CellsOf<'_, '_, '_, '_>, keep: Keep) -> Noted {
    let id_card = id_card::id_card(cells.raw("id_card")).ok().filter(|_| keep.id_cards);
    Noted {
        id_card: id_card.map(|read| read.value.number.into()),
        gifts: cells.text("gifts").map(Into::into),
        callbacks: cells.text("callbacks_note").map(Into::into),
    }
}

/// What it says of the person, where it says anything.
fn personal(cells: &CellsOf<'_, '_, '_, '_>) -> Option<Box<Personal>> {
    let text = |field| cells.text(field).map(Into::into);
    let personal = Personal {
        size: text("size"),
        preferences: text("preferences"),
        relative_name: text("relative_name"),
        relative_phone: text("relative_phone"),
        age: text("age"),
        income: text("income"),
        occupation: text("occupation"),
        education: text("education"),
        region: text("region"),
        tags: tags(cells),
        referrer: text("referrer"),
    };
    (personal != Personal::default()).then(|| Box::new(personal))
}

/// The tags of all columns of tags.
fn tags(cells: &CellsOf<'_, '_, '_, '_>) -> Option<Box<str>> {
    let cells = cells.layout.columns_of("tags").map(|column| cells.row.value(column).text());
    let texts: Vec<String> = cells.map(|cell| text::trim(&cell).to_owned()).filter(|text| !text.is_empty()).collect();
    (!texts.is_empty()).then(|| texts.join("、").into())
}

fn reach(cell: Raw<'_>) -> (Reach, Option<String>) {
    let Ok(read) = phone(cell) else { return (Reach::None, None) };
    let reach = match read.value.kind {
        PhoneKind::Mobile if !matches!(read.note, Some(Fact::PhoneLength(_))) => Reach::Mobile,
        PhoneKind::Landline => Reach::Landline,
        _ => Reach::None,
    };
    (reach, read.value.second)
}

fn gender(gender: mark::Gender) -> Gender {
    match gender {
        mark::Gender::Male => Gender::Male,
        mark::Gender::Female => Gender::Female,
    }
}

/// The strictest of what the consent columns say.
fn consent(cells: &mut CellsOf<'_, '_, '_, '_>) -> Consent {
    let columns = [("opt_in", Asks::OptIn), ("opt_out", Asks::OptOut)];
    let said = columns
        .map(|(field, asks)| cells.read(field, |raw| mark::consent(raw, asks)).map(Consent::from).unwrap_or_default());
    // A mark in a column 勿扰 means what the column is called; words there mean what they say.
    let blocked = cells.raw("do_not_contact");
    let listed = !blocked.is_blank() && mark::mark(blocked).map_or(true, |mark| mark.value);
    let listed = if listed { Consent::NoContact } else { Consent::Open };
    said.into_iter().chain([listed]).max().unwrap_or_default()
}

fn style(text: &str) -> Option<Style> {
    let styles = [
        ("支配", Style::Dominant),
        ("表达", Style::Expressive),
        ("和蔼", Style::Amiable),
        ("分析", Style::Analytical),
        ("dominant", Style::Dominant),
        ("expressive", Style::Expressive),
        ("amiable", Style::Amiable),
        ("analytical", Style::Analytical),
    ];
    let text = text.to_lowercase();
    styles.into_iter().find(|(word, _)| text.contains(word)).map(|(_, style)| style)
}

fn yearly_day(date: YearlyDate) -> Option<YearlyDay> {
    if date.lunar {
        YearlyDay::lunar(date.year, date.month, date.day, date.leap)
    } else {
        YearlyDay::solar(date.year, date.month, date.day)
    }
}

fn solar(day: NaiveDate) -> Option<YearlyDay> {
    YearlyDay::solar(Some(day.year()), day.month(), day.day())
}
