//! What was read, in the words of the cases.

use std::time::{Duration, SystemTime};

use regulars::book::calendar::{CalendarKind, YearlyDay};
use regulars::book::rules::RuleBook;
use regulars::book::{Book, Bucket, Gender, Line, Member, MemberId, Place, Profile, Reach};
use regulars::read::{Clock, Input, Options, Reading, input, read};

use crate::lists;
use crate::script::Case;

/// When every file was saved, by the clock of the cases.
const SAVED: &str = "2024-12-20T09:30:00";
use crate::sheet;

/// How a case differs from what was read; nothing where it does not.
pub(crate) fn difference(case: &Case) -> Option<String> {
    let read = run(case);
    let mut wrong = Vec::new();
    let mut sorts = vec![
        ("problems", problems(&read.book, case)),
        ("lines", lines(&read.book)),
        ("contacts", contacts(&read.book)),
    ];
    sorts.extend(lists::all(&read.book));
    for (sort, got) in sorts {
        let expected = expected(case, sort);
        let asked = sort == "problems" || !expected.is_empty();
        let expected: Vec<String> = expected.into_iter().filter(|line| !line.starts_with("no ")).collect();
        if asked && expected != got {
            wrong.push(format!("  expected\n    {}\n  read\n    {}", expected.join("\n    "), got.join("\n    ")));
        }
    }
    wrong.extend(case.expected.iter().filter_map(|line| fact(line, &read)));
    (!wrong.is_empty()).then(|| format!("{}\n{}\n", case.title, wrong.join("\n")))
}

fn run(case: &Case) -> Reading {
    let folder = tempfile::tempdir().unwrap();
    for file in &case.files {
        sheet::write(folder.path(), file);
    }
    let names: Vec<String> =
        case.files.iter().map(|file| folder.path().join(&file.name).display().to_string()).collect();
    let inputs: Vec<Input> = input::expand(&names).unwrap();
    let today = regulars::book::calendar::as_of("2024-12-31", chrono::NaiveDate::default()).unwrap();
    let option = |name: &str| case.options.iter().skip_while(|word| *word != name).nth(1).cloned();
    let map: Vec<String> = option("--map").into_iter().collect();
    let flag = |name: &str| case.options.iter().any(|word| word == name);
    let options = Options::new(&map, &[], option("--encoding").as_deref(), !flag("--no-header")).unwrap();
    let stated = |word: &str| case.expected.iter().find_map(|line| line.strip_prefix(word));
    if let Some(name) = stated("beside ") {
        std::fs::write(folder.path().join(name), "x").unwrap();
    }
    let days: u64 = stated("age ").map_or(0, |days| days.parse().unwrap());
    let now = SystemTime::now() + Duration::from_secs(days * 24 * 60 * 60 + 60);
    let clock = Some(Clock { now, local: |_| SAVED.parse().unwrap() });
    let max_age = option("--max-age").map(|days| days.parse().unwrap());
    let (returns, visible_only) = (flag("--returns"), flag("--visible-only"));
    let options = Options { returns, visible_only, max_age, clock, ..options };
    read(&inputs, &options, &RuleBook::default().rules().unwrap(), today)
}

/// The expected lines of one sort.
fn expected(case: &Case, sort: &str) -> Vec<String> {
    let is = |line: &&String| {
        let word = line.split(' ').next().unwrap_or_default();
        match sort {
            "problems" => matches!(word, "E" | "W" | "I" | "en"),
            "lines" => word == "line" || *line == "no lines",
            "contacts" => word == "contact" || *line == "no contacts",
            one => word == one || line.strip_prefix("no ") == Some(one),
        }
    };
    case.expected.iter().filter(is).cloned().collect()
}

/// Every problem, its English where the case has it.
fn problems(book: &Book, case: &Case) -> Vec<String> {
    let mut english = case.expected.iter().filter(|line| line.starts_with("en ") || is_problem(line)).peekable();
    let mut all = Vec::new();
    for problem in &book.problems {
        let (zh, en) = problem.words();
        all.push(format!("{} {} {zh}", problem.severity().letter(), place(book, problem.place)));
        english.next();
        if english.next_if(|line| line.starts_with("en ")).is_some() {
            all.push(format!("en {en}"));
        }
    }
    all
}

fn is_problem(line: &str) -> bool {
    ["E ", "W ", "I "].iter().any(|letter| line.starts_with(letter))
}

/// The cell, with its sheet where there are several.
fn place(book: &Book, place: Place) -> String {
    let cell = if place.row == 0 { "-".to_owned() } else { place.cell() };
    let sheet = &book.sheets[usize::from(place.sheet)];
    let title = if sheet.name.is_empty() { sheet.title() } else { sheet.name.clone() };
    if book.sheets.len() > 1 { format!("{title}!{cell}") } else { cell }
}

fn key(book: &Book, member: Option<MemberId>) -> String {
    member.map_or_else(|| "-".to_owned(), |member| book.member(member).key().to_owned())
}

fn lines(book: &Book) -> Vec<String> {
    let mut all: Vec<Line> = book.lines.iter().collect();
    all.sort_by_key(|line| line.place);
    let named = |label: &str, name: &str| if name.is_empty() { String::new() } else { format!(" {label}={name}") };
    let shown = |line: &Line| {
        let staff = named("staff", book.staff.get(line.staff));
        format!("line {} {} {}{staff}", line.day, key(book, line.member), line.amount)
    };
    all.iter().map(shown).collect()
}

fn contacts(book: &Book) -> Vec<String> {
    let shown = |contact: &regulars::book::Contact| {
        let words = [
            contact.day.to_string(),
            key(book, Some(contact.member)),
            contact.step.to_string(),
            contact.channel.map(|channel| channel.key().to_owned()).unwrap_or_default(),
            contact.result.map(|result| result.key().to_owned()).unwrap_or_default(),
            contact.reply.to_string(),
        ];
        format!("contact {}", words.join("|"))
    };
    book.contacts.iter().map(shown).collect()
}

/// What is wrong with a fact that a case states: `member`, `=`, `members`, `balance`, `failed`.
fn fact(line: &str, read: &Reading) -> Option<String> {
    let book = &read.book;
    let (word, rest) = line.split_once(' ').unwrap_or((line, ""));
    let got = match word {
        "failed" => return (!read.failed).then(|| "  expected to fail".to_owned()),
        "members" => book.members.iter().map(Member::key).collect::<Vec<_>>().join(" "),
        "balance" => balance(book),
        "accounts" => book.accounts().0,
        "fields" => fields(book),
        "=" => return members(rest, book.members.first()),
        "member" => {
            let (key, rest) = rest.split_once(' ').unwrap_or((rest, ""));
            return members(rest, book.members.iter().find(|member| member.key() == key));
        }
        _ => return None,
    };
    (got != rest).then(|| format!("  expected {word} {rest}\n  read     {word} {got}"))
}

fn balance(book: &Book) -> String {
    let count = |bucket: Bucket| {
        let rows: u64 = book.sheets.iter().map(|sheet| sheet.balance.get(bucket).rows).sum();
        (rows > 0).then(|| format!("{}={rows}", bucket.key()))
    };
    assert!(book.sheets.iter().all(|sheet| sheet.balance.holds()), "the balance does not hold");
    Bucket::ALL.into_iter().filter_map(count).collect::<Vec<_>>().join(" ")
}

fn fields(book: &Book) -> String {
    let columns = book.sheets.iter().flat_map(|sheet| &sheet.columns);
    columns.map(|column| if column.field.is_empty() { "-" } else { &column.field }).collect::<Vec<_>>().join(" ")
}

/// Compares `field=value` pairs with a member; blanks in a value stand as they are.
fn members(pairs: &str, member: Option<&Member>) -> Option<String> {
    let Some(member) = member else { return Some("  no such member".to_owned()) };
    let mut asked: Vec<(String, String)> = Vec::new();
    for word in pairs.split(' ') {
        match (word.split_once('='), asked.last_mut()) {
            (Some((field, value)), _) => asked.push((field.to_owned(), value.to_owned())),
            (None, Some((_, value))) => value.extend([" ", word]),
            _ => {}
        }
    }
    let differs = |(field, value): &(String, String)| {
        let got = value_of(member, field);
        (got != *value).then(|| format!("  expected {field}={value}, read {field}={got}"))
    };
    asked.iter().find_map(differs)
}

fn value_of(member: &Member, field: &str) -> String {
    let text = |text: Option<&str>| text.unwrap_or_default().to_owned();
    let profile = member.profile.as_deref().cloned().unwrap_or_default();
    match field {
        "card" => text(member.card_no.as_deref()),
        "phone" => text(member.phone.as_deref()),
        "name" => text(member.name.as_deref()),
        "phone2" => text(profile.other_phone.as_deref()),
        "address" => text(profile.address.as_deref()),
        "birthday" => profile.birthday.map(day).unwrap_or_default(),
        "joined" => profile.joined.map(|day| day.to_string()).unwrap_or_default(),
        "total" => profile.spend_total.map(|total| total.value.to_string()).unwrap_or_default(),
        "points" => profile.points.map(|points| points.value.to_string()).unwrap_or_default(),
        "size" => profile.personal.and_then(|personal| personal.size).unwrap_or_default().into(),
        "likes" => profile.personal.and_then(|personal| personal.preferences).unwrap_or_default().into(),
        "relative" => {
            let personal = profile.personal.unwrap_or_default();
            format!("{}/{}", text(personal.relative_name.as_deref()), text(personal.relative_phone.as_deref()))
        }
        "redeemed" => profile.points_redeemed.map(|points| points.to_string()).unwrap_or_default(),
        "welcome" => profile.welcome.to_string(),
        "tier" => profile.tier.map(|tier| format!("{:?}", tier.value)).unwrap_or_default(),
        _ => marks(&profile, field),
    }
}

fn marks(profile: &Profile, field: &str) -> String {
    match field {
        "consent" => format!("{:?}", profile.consent),
        "gender" => {
            profile.gender.map(|gender| if gender == Gender::Male { "男" } else { "女" }.to_owned()).unwrap_or_default()
        }
        "reach" => match profile.reach {
            Reach::None => "none",
            Reach::Mobile => "mobile",
            Reach::Landline => "landline",
        }
        .to_owned(),
        _ => panic!("no field {field}"),
    }
}

/// `1985-3-8`, `3-8` without a year, `农历8-15` by the moon.
fn day(day: YearlyDay) -> String {
    let moon = match day.calendar() {
        CalendarKind::Solar => "",
        CalendarKind::Lunar { leap: false } => "农历",
        CalendarKind::Lunar { leap: true } => "农历闰",
    };
    let year = day.year().map(|year| format!("{year}-")).unwrap_or_default();
    format!("{moon}{year}{}-{}", day.month(), day.day())
}
