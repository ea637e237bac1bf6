//! An invented menswear shop, the same on every run.
//!
//! A model comes first (`people → visits → refunds`), then one file for each file written, so that the sheets
//! agree where they should and disagree only where it is said here. The shop's days are 2023-11-25 to 2026-11-21;
//! reports on it speak for 2026-11-22. Nobody is meant: the phones all begin with 1990000, the ID cards with the
//! area 999901, which does not exist, and no address names a town.
//!
//! # What is wrong, and where
//!
//! `会员.xlsx` (600 members: 588 buyers, 6 with a total from before the till, 6 who never bought)
//!
//! | where | what |
//! |---|---|
//! | `A类!A1` | a title merged over A1:P1; the header is in row 2 |
//! | `B类!A184` | a 合计 row, its sums right for the rows above it |
//! | `C类` row 102 | empty |
//! | `A类` row 51, `B类` row 74 | one card, 00295; the row in B类 has no address, birthday or ID card |
//! | `C类!C126`, `C类!C132` | one phone, two members (and one address) |
//! | `B类!C167` | a phone of ten digits |
//! | column C, 67 members | a phone typed as a number |
//! | `C类!P81` | 勿扰; 否 stands with 13 members |
//! | column Q | 尺码, which the shop added, of one member in eight |
//! | columns R to V | 职业, 文化程度, 收入, 标签 and 介绍人, of some members |
//! | column G | birthdays as real dates, `1985-3-8`, `1985年3月8日`, `3月8日`, `农历八月十五`, `农历1975-10-14` |
//! | `B类!I81` | 200 yuan more than the receipts |
//! | `B类!J130` | one time more than the receipts |
//! | `C类` row 111 | total and times hold the sale whose date cannot be read |
//! | columns K to M, 8 members | purchases that stand in the export too |
//! | four members of B类 | a refund took the card back (`review`): 00143, 00213, 00415, 00530 |
//!
//! `销售明细.csv` (GBK, CRLF; 3,959 lines, 14 of them refunds, 710 without a member)
//!
//! | line | what |
//! |---|---|
//! | 335 | the seller is 小 李, elsewhere 小李 |
//! | 1,000 | empty |
//! | 1,584 | the amount is 约300 |
//! | 2,001 | the header once more |
//! | 2,572 | the date is 2026-02-30 |
//! | 3,963 | 合计: 200.00 more than all lines, the one without a date counted |
//! | 157 lines | an amount like `"￥1,280.00"` |
//! | 821 lines | a date like 2026/3/5 or 2026年3月5日 |
//! | 14 lines | refunds: 6 name the receipt, 4 have no number, 4 the number `T001` that no sale has |
//!
//! `回访记录.xlsx` (1,271 rows from 2026-08-22): the last three days are mostly not done. Festivals are logged
//! for gold cards at mid-autumn only.
//!
//! `跟进簿.xlsx` (78 cards earned from 2026-05-01 on)
//!
//! | row | what |
//! |---|---|
//! | 22 | two digits of the phone have changed places |
//! | 32 | a √ in the place of the day on which the card was entered |
//! | 33 | the phone of ten digits |
//! | card 00513 | the silver card was not voided with the application for gold |
//! | card 00263 | told twice, and no address to send the card to |
//! | some others | a stage is late; four were approved and still stand in C类 |
//!
//! `店务.xlsx`
//!
//! | sheet | what |
//! |---|---|
//! | 投诉登记 | 18 complaints: that of row 4 was never settled, the last two are open; row 11 is of nobody that the shop knows |
//! | 员工 | the eight of the till; 陈静 left on 2025-06-30 |
//! | 商品 | the 36 styles of the till, the summer ones launched on 2024-04-01, four new ones of this November and one of next week |
//! | 订货 | nine orders: two have arrived and nobody has told the members; row 10 says only 赵总 |
//! | 代金券 | 145, for birthdays and new cards, good for 45 days |
//! | 措施 | three measures so that members stay: one done on 2025-11-20, one late, one that has time |
//! | 满意度调查 | 58 answers since June; D9 is 55, a slip for 5, E15 says 没问到人, row 21 is in words, rows 30 and 45 name nobody |
//! | 巡店 | twelve inspections since June; H9 is 6 of 5 |

mod about;
mod applications;
mod basket;
mod birthday;
mod cards;
mod complaints;
mod contact;
mod days;
mod goods;
mod house;
mod id_card;
mod inspections;
mod listed;
mod log;
mod log_sheet;
mod measures;
mod member_row;
mod members_sheet;
mod model;
mod money;
mod names;
mod orders;
mod people;
mod period;
mod pos_export;
mod records;
mod refunds;
mod register_sheet;
mod rng;
mod staff;
mod standing;
mod steps;
mod stock;
mod survey;
mod till;
mod visits;
mod vouchers;
mod workbook;

use encoding_rs::GBK;
use model::Model;
use rust_xlsxwriter::XlsxError;
use std::fmt;

/// Why the example shop could not be made.
#[derive(Debug)]
#[non_exhaustive]
pub enum DemoError {
    /// A workbook could not be put together.
    Workbook(XlsxError),
    /// The export of the till holds a character that GBK does not have.
    NotInGbk,
}

impl fmt::Display for DemoError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Workbook(error) => write!(f, "a workbook of the example shop: {error}"),
            Self::NotInGbk => f.write_str("the example shop's export holds a character outside GBK"),
        }
    }
}

impl std::error::Error for DemoError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Workbook(error) => Some(error),
            Self::NotInGbk => None,
        }
    }
}

impl From<XlsxError> for DemoError {
    fn from(error: XlsxError) -> Self {
        Self::Workbook(error)
    }
}

/// Every file of the example shop: its name and its bytes.
///
/// # Errors
///
/// None is expected: the shop is always the same, and the tests make it.
pub fn shop() -> Result<Vec<(&'static str, Vec<u8>)>, DemoError> {
    let model = Model::new();
    let text = pos_export::text(&model);
    let (export, _, unmappable) = GBK.encode(&text);
    if unmappable {
        return Err(DemoError::NotInGbk);
    }
    Ok(vec![
        ("会员.xlsx", members_sheet::workbook(&model)?),
        ("销售明细.csv", export.into_owned()),
        ("回访记录.xlsx", log_sheet::workbook(&model)?),
        ("跟进簿.xlsx", register_sheet::workbook(&model)?),
        ("店务.xlsx", house::workbook(&model)?),
    ])
}
