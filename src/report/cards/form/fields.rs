//! What stands in the form.

use chrono::NaiveDate;

use crate::book::{Book, Consent, Earned, History, Member, MemberId, Money, NameId, Personal, Points, Profile, Rules, Tier};
use crate::table::{Cell, Code, Column, Table, Words, column};

/// So many of a member's purchases and callbacks stand in one field; the others are counted.
const SHOWN: usize = 10;

/// Who applies.
pub(super) struct Applicant<'a, 'h> {
    pub(super) book: &'a Book,
    pub(super) id: MemberId,
    pub(super) rules: &'a Rules,
    pub(super) as_of: NaiveDate,
    pub(super) history: &'h History,
    pub(super) carried: Money,
    pub(super) earned: &'h Earned,
}

/// A field of the form.
pub(super) struct Row<'a> {
    part: Code,
    pub(super) field: (&'static str, &'static str),
    value: Cell<'a>,
    required: bool,
}

impl Row<'_> {
    /// Whether it must be filled in and is blank.
    pub(super) fn is_missing(&self) -> bool {
        self.required && self.value == Cell::Blank
    }
}

const MEMBER: Code = Code { key: "member", words: ("会员", "member") };
const FRIEND: Code = Code { key: "friend", words: ("亲友", "relative or friend") };
const CARD: Code = Code { key: "card", words: ("卡", "card") };
const SIGN: Code = Code { key: "sign", words: ("签字", "signature") };

impl<'a> Applicant<'a, '_> {
    /// The fields, in the order of the paper.
    pub(super) fn rows(&self) -> Vec<Row<'a>> {
        let [name, phone] = self.relative();
        let friend = |field, value| Row { part: FRIEND, field, value, required: true };
        let sign = |field| Row { part: SIGN, field, value: Cell::Blank, required: false };
        let mut rows = self.member_fields();
        rows.extend([friend(("亲友姓名", "Name of a relative or friend"), name)]);
        rows.extend([friend(("亲友电话", "Phone of a relative or friend"), phone)]);
        rows.extend(self.card_fields());
        rows.extend([("申请人签字", "Applicant"), ("日期", "Date"), ("店长签字", "Manager"), ("总部审批", "Head office")].map(sign));
        rows
    }

    /// How long approval takes.
    pub(super) fn days_note(&self) -> Words {
        let days = self.rules.register.approved;
        Words::from((
            format!("申请后 {days} 天内审批，批下来就通知领卡"),
            format!("Approved within {days} days of applying; the member is told then"),
        ))
    }

    fn member(&self) -> &'a Member {
        self.book.member(self.id)
    }

    fn profile(&self) -> Option<&'a Profile> {
        self.member().profile.as_deref()
    }

    /// The member sheet's 16 columns, in its order.
    fn member_fields(&self) -> Vec<Row<'a>> {
        let (member, profile) = (self.member(), self.profile());
        let text = |text: Option<&'a str>| Cell::text(text.unwrap_or_default());
        let gender = profile.and_then(|profile| profile.gender);
        let birthday = profile.and_then(|profile| profile.birthday).map(|day| day.to_string());
        let noted = profile.and_then(|profile| profile.noted.as_deref());
        let points = Points::of(profile, self.history, self.rules).balance();
        let occasions = self.history.occasions().count();
        let fields: [((&'static str, &'static str), Cell<'a>, bool); 16] = [
            (("姓名", "Name"), text(member.name.as_deref()), true),
            (("性别", "Gender"), gender.into(), true),
            (("电话", "Phone"), Cell::maybe(member.phone.as_deref(), Cell::Phone), true),
            (("VIP号码", "Card number"), text(member.card_no.as_deref()), false),
            (("身份证号码", "ID card"), Cell::Blank, false),
            (("地址", "Address"), text(profile.and_then(|profile| profile.address.as_deref())), true),
            (("生日", "Birthday"), Cell::text(birthday.unwrap_or_default()), true),
            (("积分", "Points"), Cell::Int(points), false),
            (("累计消费", "Total spend"), (self.history.spent + self.carried).into(), false),
            (("消费次数", "Purchases"), Cell::count(occasions), false),
            (("每次消费明细", "Items"), Cell::text(self.items()), false),
            (("每次购买的时间", "Days of purchases"), Cell::text(self.days()), false),
            (("每次的接待人员", "Staff"), Cell::text(self.staff()), false),
            (("赠送详情", "Gifts"), text(noted.and_then(|noted| noted.gifts.as_deref())), false),
            (("回访详情", "Callbacks"), Cell::text(self.callbacks()), false),
            (("短信开启状态", "Messages"), profile.map_or(Cell::Blank, messages), false),
        ];
        fields.map(|(field, value, required)| Row { part: MEMBER, field, value, required }).into()
    }

    fn card_fields(&self) -> Vec<Row<'a>> {
        let row = |field, value| Row { part: CARD, field, value, required: false };
        let mut rows = vec![
            row(("申请卡别", "Card applied for"), self.earned.tier.into()),
            row(("到级日期", "Earned on"), self.earned.since.into()),
            row(("依据", "Rule"), self.earned.by.into()),
        ];
        if self.earned.tier == Tier::A {
            let silver = self.profile().and_then(|profile| profile.tier).filter(|stated| stated.value == Tier::B);
            let number = silver.and(self.member().card_no.as_deref()).unwrap_or_default();
            rows.push(row(("作废的银卡号", "Silver card to void"), Cell::text(number)));
            rows.push(row(("至今消费", "Spend so far"), (self.history.net() + self.carried).into()));
        }
        rows
    }

    fn relative(&self) -> [Cell<'a>; 2] {
        let personal: Option<&Personal> = self.profile().and_then(|profile| profile.personal.as_deref());
        let name = personal.and_then(|personal| personal.relative_name.as_deref()).unwrap_or_default();
        [Cell::text(name), Cell::maybe(personal.and_then(|personal| personal.relative_phone.as_deref()), Cell::Phone)]
    }

    fn items(&self) -> String {
        let purchases = self.history.occasions().map(|purchase| {
            let names = self.history.lines(purchase).iter().map(|line| self.book.items.get(line.item));
            names.filter(|name| !name.is_empty()).collect::<Vec<_>>().join("、")
        });
        some(purchases.filter(|items| !items.is_empty()).collect())
    }

    fn days(&self) -> String {
        some(self.history.occasions().map(|purchase| purchase.day.to_string()).collect())
    }

    fn staff(&self) -> String {
        let mut names: Vec<NameId> = self.history.occasions().map(|purchase| self.history.staff(purchase)).collect();
        names.retain(|name| !name.is_none());
        names.sort_unstable();
        names.dedup();
        some(names.into_iter().map(|name| self.book.staff.get(name).to_owned()).collect())
    }

    fn callbacks(&self) -> String {
        let own = self.book.contacts.iter().filter(|row| row.member == self.id && row.day <= self.as_of);
        some(own.map(|row| format!("{} {}", row.day, row.step).trim_end().to_owned()).collect())
    }
}

/// The latest of a list that goes forward in time, joined.
fn some(mut all: Vec<String>) -> String {
    let more = all.len().saturating_sub(SHOWN);
    all.drain(..more);
    let text = all.join("；");
    if more > 0 { format!("(+{more})…{text}") } else { text }
}

fn messages<'a>(profile: &Profile) -> Cell<'a> {
    match profile.consent {
        Consent::Open if profile.welcome => true.into(),
        Consent::Open => Cell::Blank,
        Consent::NoMessages | Consent::NoContact => false.into(),
    }
}

/// The table.
pub(super) fn table(rows: Vec<Row>) -> Table {
    let missing = |row: &Row| row.is_missing().then_some(Code { key: "missing", words: ("请补上", "fill in") });
    let columns: Vec<Column<Row>> = vec![
        column("part", ("部分", "Part"), |row: &Row| row.part.into()),
        column("field", ("项目", "Field"), |row: &Row| Cell::both(row.field.0, row.field.1)),
        column("value", ("内容", "Value"), |row: &Row<'_>| row.value.clone()),
        column("missing", ("缺", "Missing"), move |row: &Row| missing(row).into()),
    ];
    Table::new("form", ("申请表", "Application"), rows, columns)
}
