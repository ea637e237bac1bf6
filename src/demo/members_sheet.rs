//! `会员.xlsx`: the members on three sheets, as several hands have kept them.

use super::member_row::{Row, write_member, write_total};
use super::model::Model;
use super::people::Person;
use super::records::{Record, records};
use super::standing::Tier;
use super::workbook::{Looks, dated, header, looks};
use rust_xlsxwriter::{Workbook, Worksheet, XlsxError};

/// The sixteen columns, further ones that the shop added, and how wide they are.
const COLUMNS: [(&str, u8); 22] = [
    ("姓名", 10),
    ("性别", 6),
    ("电话", 14),
    ("VIP号码", 10),
    ("身份证号码", 21),
    ("地址", 22),
    ("生日", 16),
    ("积分", 8),
    ("累计消费", 11),
    ("消费次数", 9),
    ("每次消费明细", 30),
    ("每次购买的时间", 30),
    ("每次的接待人员", 18),
    ("赠送详情", 12),
    ("回访详情", 12),
    ("短信开启状态", 13),
    ("尺码", 20),
    ("职业", 10),
    ("文化程度", 9),
    ("收入", 9),
    ("标签", 15),
    ("介绍人", 13),
];

/// A row of this place in C类 has an empty row above it.
const GAP_ABOVE: usize = 100;

/// The bytes of the workbook.
pub(super) fn workbook(model: &Model) -> Result<Vec<u8>, XlsxError> {
    let records = records(model);
    let looks = looks();
    let mut workbook = dated()?;
    for (name, tier) in [("A类", Tier::Gold), ("B类", Tier::Silver), ("C类", Tier::Points)] {
        let rows = rows(model, &records, tier);
        let sheet = new_sheet(&mut workbook, name, tier, &looks)?;
        let mut row = if tier == Tier::Gold { 2 } else { 1 };
        for (place, member) in rows.iter().enumerate() {
            if tier == Tier::Points && place == GAP_ABOVE {
                row += 1;
            }
            write_member(sheet, row, member, &looks)?;
            row += 1;
        }
        if tier == Tier::Silver {
            write_total(sheet, row, &rows)?;
        }
    }
    workbook.save_to_buffer()
}

fn rows<'a>(model: &Model, records: &'a [Record], tier: Tier) -> Vec<Row<'a>> {
    let row = |(place, (person, record)): (usize, (&Person, &'a Record))| Row { place, person: person.clone(), record };
    let all = model.people.iter().zip(records).enumerate().map(row);
    let (mut here, elsewhere): (Vec<Row>, Vec<Row>) = all.partition(|row| row.record.tier == tier);
    if tier == Tier::Silver {
        here.extend(elsewhere.into_iter().find(moved_up).map(left_behind));
    }
    here.sort_by(|a, b| a.person.card.cmp(&b.person.card));
    here
}

/// The one whose row in B类 was never deleted on becoming gold.
fn moved_up(row: &Row) -> bool {
    let person = &row.person;
    row.record.tier == Tier::Gold && person.address.is_some() && person.id_card.is_some()
}

/// The row as it was: the same card and figures, without address, birthday and ID card.
fn left_behind(mut row: Row) -> Row {
    row.person.address = None;
    row.person.birthday = None;
    row.person.id_card = None;
    row
}

fn new_sheet<'a>(
    workbook: &'a mut Workbook,
    name: &str,
    tier: Tier,
    looks: &Looks,
) -> Result<&'a mut Worksheet, XlsxError> {
    let sheet = workbook.add_worksheet();
    sheet.set_name(name)?;
    if tier == Tier::Gold {
        sheet.merge_range(0, 0, 0, 15, "中山路店会员表", &looks.title)?;
        header(sheet, 1, &COLUMNS, looks)?;
    } else {
        header(sheet, 0, &COLUMNS, looks)?;
    }
    Ok(sheet)
}
