//! Everything gathered → the book: parties become members, lists are sorted, nothing depends on the order of rows.

use chrono::NaiveDate;

use super::gathered::{ContactRow, Gathered, ProfileRow};
use super::identity::{self, Party, PartyList, Resolved};
use super::lists::Lists;
use super::{duplicates, layers, left_over, lists, merge, points_used, returns, uneven_sheets};
use crate::book::rules::Purchases;
use crate::book::{Book, Bucket, Contact, Fact, Identity, Kind, MemberId, MemberRow, Money, NameId, Names};

/// Makes the book; `whole` where no purchase was passed over on purpose, with what tells how refunds are taken.
pub(super) fn finish(mut gathered: Gathered, whole: Option<(&Purchases, NaiveDate)>) -> Book {
    uneven_sheets::say(&mut gathered);
    gathered.parties.close();
    let Resolved { members, of, notes } = identity::resolve(&gathered.parties.list);
    for note in notes {
        gathered.problems.push(note);
    }
    let mut book = Book { members, ..Book::default() };
    say_unknown(&mut gathered, &of);
    without_member(&mut gathered, &of);
    lists::without_member(&mut gathered, &of);
    lists::across_files(&mut gathered, |party| of[party].is_some());
    lists::of_one_member(&mut gathered, &of);
    set_copies_aside(&book, &mut gathered, &of);
    duplicates::across_files(&mut gathered, |party| of[party].is_some());
    duplicates::of_one_member(&mut gathered, &of);
    duplicates::say(&mut gathered);
    gathered.lines.map_members(|party: MemberId| of[party.index()]);
    duplicates::inside_members(&mut gathered);
    returns::take_off(&mut gathered);
    (book.shops, book.staff, book.items) = sorted_names(&mut gathered);
    merge_profiles(&mut book, &mut gathered, &of);
    book.contacts = contacts(&mut gathered, &of);
    put_lists(&mut book, &mut gathered, &of);
    points_used::put(&mut book, &gathered);
    identity::say_uneven_cards(&gathered.parties.list, &gathered.sheets, &mut gathered.problems);
    // From here on the members say all; the lines need the room to be put together.
    drop((std::mem::take(&mut gathered.parties), of));
    gathered.lines.gather_members(book.members.len());
    if whole.is_some() {
        say_differing_totals(&book, &mut gathered);
    }
    let Gathered { sheets, lines, receipts, mut problems, refunded, .. } = gathered;
    book.chinese = mostly_chinese(&sheets);
    (book.sheets, book.lines, book.receipts) = (sheets, lines, receipts);
    if let Some((purchases, as_of)) = whole.filter(|_| refunded) {
        left_over::say(&book, purchases, as_of, &mut problems);
    }
    book.problems = problems.into_list();
    book
}

/// Lines whose party no member sheet knows are sales without a member; log rows of such a party count for nobody.
fn without_member(gathered: &mut Gathered, of: &[Option<MemberId>]) {
    if of.iter().all(Option::is_some) {
        return;
    }
    for index in 0..gathered.lines.len() {
        let unknown = gathered.lines.member(index).is_some_and(|party| of[party.index()].is_none());
        if unknown {
            let line = gathered.lines.get(index);
            let rows = u64::from(!gathered.is_refund_beside(index));
            let balance = &mut gathered.sheets[usize::from(line.place.sheet)].balance;
            balance.shift(Bucket::Attributed, Bucket::WithoutMember, rows, line.amount);
        }
    }
    for row in gathered.contacts.iter().filter(|row| of[row.party].is_none()) {
        let balance = &mut gathered.sheets[usize::from(row.contact.place.sheet)].balance;
        balance.shift(Bucket::Attributed, Bucket::WithoutMember, 1, Money::ZERO);
    }
}

fn say_unknown(gathered: &mut Gathered, of: &[Option<MemberId>]) {
    let Gathered { parties, problems, .. } = gathered;
    for (index, _) in of.iter().enumerate().filter(|(_, member)| member.is_none()) {
        let party = parties.list.get(index);
        if party.met {
            let sale = matches!(party.kind, Kind::Members | Kind::Purchases | Kind::Callbacks);
            let fact = if sale { Fact::UnknownMember } else { Fact::NotAMember(party.kind) };
            problems.add(party.place, fact, &written(&party));
        }
    }
}

/// Totals that member sheets state and that their members' lines do not add up to. The lines count.
fn say_differing_totals(book: &Book, gathered: &mut Gathered) {
    let Gathered { lines, problems, .. } = gathered;
    for (id, member) in book.members() {
        let Some(profile) = member.profile.as_deref().filter(|_| !lines.of(id).is_empty()) else { continue };
        let opening = profile.opening.map(|stated| stated.value).unwrap_or_default();
        let computed = opening + lines.of(id).map(|index| lines.get(index).amount).sum();
        if let Some(stated) = profile.spend_total.filter(|stated| stated.value != computed) {
            problems.add(stated.place, Fact::TotalDiffers { sheet: stated.value, computed }, "");
        }
    }
}

fn written(party: &Party<'_>) -> String {
    let name = || party.name.map(crate::book::mask::name);
    let number = party.card.or(party.phone).map(str::to_owned);
    number.or_else(name).unwrap_or_default()
}

/// Gives each member the profile of its rows.
fn merge_profiles(book: &mut Book, gathered: &mut Gathered, of: &[Option<MemberId>]) {
    let mut rows: Vec<(MemberId, ProfileRow)> =
        std::mem::take(&mut gathered.profiles).into_iter().filter_map(|row| Some((of[row.party]?, row))).collect();
    // The fuller row first; of two equally full ones the order of the sheets, which the rows cannot tell.
    rows.sort_by_key(|(member, row)| (*member, std::cmp::Reverse(row.filled), row.place));
    for chunk in rows.chunk_by(|a, b| a.0 == b.0) {
        let [(id, first), others @ ..] = chunk else { continue };
        if !others.is_empty() {
            book.member_rows.extend(chunk.iter().map(|(_, row)| as_written(*id, row, &gathered.parties.list)));
        }
        let member = &mut book.members[id.index()];
        let mut profile = match others {
            [] => first.profile.clone(),
            _ => layers::merged(chunk.iter().map(|(_, row)| row.profile.clone())),
        };
        profile.place = first.profile.place;
        profile.key = member.profile.take().and_then(|known| known.key);
        for (_, other) in others {
            let kept = gathered.sheets[usize::from(first.place.sheet)].row(first.place.row);
            gathered.problems.add(other.place, Fact::MergedRows(kept.into()), "");
        }
        member.profile = Some(Box::new(profile));
    }
    for (party, consent) in std::mem::take(&mut gathered.consents) {
        if let Some(member) = of[party] {
            let profile = book.members[member.index()].profile.get_or_insert_default();
            profile.consent = profile.consent.max(consent);
        }
    }
    merge::suspects(book, &gathered.sheets, &mut gathered.problems);
}

/// A row as its sheet has it.
fn as_written(member: MemberId, row: &ProfileRow, parties: &PartyList) -> MemberRow {
    let Party { card, phone, name, .. } = parties.get(row.party);
    let [card, phone, name] = [card, phone, name].map(|text| text.map(Box::from));
    MemberRow { member, written: Identity { card, phone, name }, birthday: row.profile.birthday, place: row.place }
}

/// Shops, staff and items in text order, by which everything gathered names them from now on.
pub(super) fn sorted_names(gathered: &mut Gathered) -> (Names, Names, Names) {
    let (mut staff_names, spellings) = std::mem::take(&mut gathered.staff).into_names();
    for problem in spellings {
        gathered.problems.push(problem);
    }
    let (shops, staff, items) = (gathered.shops.sort(), staff_names.sort(), gathered.items.sort());
    gathered.lines.map_names(&shops, &staff, &items);
    let to = |moved: &[NameId], id: NameId| id.index().map_or(id, |index| moved[index]);
    for profile in gathered.profiles.iter_mut().map(|row| &mut row.profile) {
        profile.shop = to(&shops, profile.shop);
        profile.staff = to(&staff, profile.staff);
    }
    for row in &mut gathered.contacts {
        row.contact.staff = to(&staff, row.contact.staff);
    }
    gathered.lists.map_names(&shops, &staff);
    (std::mem::take(&mut gathered.shops), staff_names, std::mem::take(&mut gathered.items))
}

/// Rows of call lists that name another member, by name and phone alike, than their key does: somebody copied the row, with
/// the hidden key in it, to write down a contact with somebody else. Whom it means is for the shop to say.
fn set_copies_aside(book: &Book, gathered: &mut Gathered, of: &[Option<MemberId>]) {
    let Gathered { contacts, parties, problems, sheets, .. } = gathered;
    contacts.retain(|row| {
        let (Some(member), true) = (of[row.party], row.contact.planned.is_some()) else { return true };
        let (member, party, place) = (book.member(member), parties.list.get(row.party), row.contact.place);
        let differ = |own: Option<&str>, named: Option<&str>| own.zip(named).is_some_and(|(own, named)| own != named);
        let copied = differ(member.name.as_deref(), party.name) && differ(member.phone.as_deref(), party.phone);
        if copied {
            problems.add(place, Fact::CopiedKey, &written(&party));
            let balance = &mut sheets[usize::from(place.sheet)].balance;
            balance.shift(Bucket::Attributed, Bucket::SetAside, 1, Money::ZERO);
        }
        !copied
    });
}

/// The log by member and day; rows that mean no known member are said with the unknown parties.
fn contacts(gathered: &mut Gathered, of: &[Option<MemberId>]) -> Vec<Contact> {
    let rows = std::mem::take(&mut gathered.contacts).into_iter();
    let parties = &gathered.parties.list;
    let dialled = |party: usize| parties.get(party).phone.map(Into::into);
    let known = |row: ContactRow| Some(Contact { member: of[row.party]?, phone: dialled(row.party), ..row.contact });
    let mut contacts: Vec<Contact> = rows.filter_map(known).collect();
    let key = |contact: &Contact| (contact.member, contact.day, contact.step.clone(), contact.staff, contact.place);
    contacts.sort_by_cached_key(key);
    contacts
}

/// Complaints, register, staff, items, orders, vouchers and measures.
fn put_lists(book: &mut Book, gathered: &mut Gathered, of: &[Option<MemberId>]) {
    let Lists { complaints, applications, people, goods, orders, vouchers, measures, approvals, answers, inspections } =
        std::mem::take(&mut gathered.lists);
    let parties = &gathered.parties.list;
    book.complaints = lists::finished(complaints, parties, of);
    book.applications = lists::finished(applications, parties, of);
    book.people = lists::finished(people, parties, of);
    book.goods = lists::finished(goods, parties, of);
    book.orders = lists::finished(orders, parties, of);
    book.vouchers = lists::finished(vouchers, parties, of);
    book.measures = lists::finished(measures, parties, of);
    book.approvals = lists::finished(approvals, parties, of);
    book.answers = lists::finished(answers, parties, of);
    book.inspections = lists::finished(inspections, parties, of);
}

/// Whether most headers are Chinese.
pub(super) fn mostly_chinese(sheets: &[crate::book::Sheet]) -> bool {
    let used = sheets.iter().filter(|sheet| sheet.kind.is_some_and(|kind| kind != Kind::Staff));
    let headers: Vec<&str> = used.flat_map(|sheet| &sheet.columns).map(|column| column.header.as_str()).collect();
    let chinese =
        headers.iter().filter(|header| header.chars().any(|c| ('\u{4e00}'..='\u{9fff}').contains(&c))).count();
    chinese * 2 >= headers.len()
}
