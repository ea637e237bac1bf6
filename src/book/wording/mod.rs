//! What each fact says to a shop assistant, in Chinese and English: under 60 characters, with what to do.

mod lists;
mod sheets;

use chrono::Datelike;

use super::{Fact, Problem};

impl Problem {
    /// The message in Chinese and English, without the address.
    pub fn words(&self) -> (String, String) {
        self.fact.words(&self.value)
    }
}

fn both(zh: impl Into<String>, en: impl Into<String>) -> (String, String) {
    (zh.into(), en.into())
}

impl Fact {
    /// The message in Chinese and English; `v` is what stands in the cell, masked.
    pub fn words(&self, v: &str) -> (String, String) {
        let of_row = || self.row_words(v).or_else(|| self.twice_words(v));
        let of_list = || self.list_words().or_else(|| self.format_words(v));
        let of_sheet = || self.sheet_words(v).or_else(of_list).or_else(|| self.file_words());
        let words = self.value_words(v).or_else(|| self.cell_words(v)).or_else(of_row).or_else(of_sheet);
        words.unwrap_or_else(|| both(v, v))
    }

    fn value_words(&self, v: &str) -> Option<(String, String)> {
        Some(match self {
            Self::NotADate => {
                both(format!("“{v}”不是日期，请写成 2024-3-5"), format!("\"{v}\" is not a date; write it as 2024-3-5"))
            }
            Self::DayOrMonth => both(
                format!("“{v}”分不清月和日，请写成 2024-3-5"),
                format!("\"{v}\": day or month first? Write it as 2024-3-5"),
            ),
            Self::NoYear => {
                both(format!("“{v}”没写年份，无法算消费时间，请补上"), format!("\"{v}\" has no year; add it"))
            }
            Self::NoSuchDay => both(format!("没有“{v}”这一天，请改正"), format!("There is no day \"{v}\"; correct it")),
            Self::AfterAsOf => both("在统计日之后，未计入", "After the as-of date, not counted"),
            Self::FarFuture => both(
                format!("“{v}”比统计日晚一年以上，请改正"),
                format!("\"{v}\" is over a year after the as-of date; correct it"),
            ),
            Self::PlaceholderDate => both(
                format!("“{v}”像是占位日期，按空白处理"),
                format!("\"{v}\" looks like a placeholder; taken as blank"),
            ),
            Self::TwoDigitYear(day) => {
                both(format!("“{v}”按 {day} 计，不对请改"), format!("\"{v}\" taken as {day}; correct it if wrong"))
            }
            Self::NotMoney => {
                both(format!("“{v}”不是金额，请写成 1280.00"), format!("\"{v}\" is not an amount; write it as 1280.00"))
            }
            Self::CommaDecimal => {
                both(format!("“{v}”看不懂，请写 1.28 或 128"), format!("\"{v}\" is unclear; write 1.28 or 128"))
            }
            Self::Approximate(money) => {
                both(format!("“{v}”按 {money} 计，不对请改"), format!("\"{v}\" taken as {money}; correct it if wrong"))
            }
            Self::SpokenNumber(money) => {
                both(format!("“{v}”按 {money} 计，请写成数字"), format!("\"{v}\" taken as {money}; write it in digits"))
            }
            Self::GiftVisit => both("金额是 0，按到店领赠品计", "Amount 0, counted as a gift collected"),
            Self::HugeAmount => both(
                format!("金额 {v} 特别大，请核对是否填错列"),
                format!("Amount {v} is far above the rest; check the column"),
            ),
            Self::NotANumber => both(format!("“{v}”不是数字，请改正"), format!("\"{v}\" is not a number; correct it")),
            _ => return None,
        })
    }

    fn cell_words(&self, v: &str) -> Option<(String, String)> {
        Some(match self {
            Self::PhoneDigitsLost => both(
                format!("手机号只剩“{v}”，后面的数字已丢失，请重新填写"),
                format!("Only \"{v}\" is left of the phone number; enter it again"),
            ),
            Self::PhoneLength(digits) => both(
                format!("手机号“{v}”有 {digits} 位，不能用来发短信，请核对"),
                format!("Phone \"{v}\" has {digits} digits; check it"),
            ),
            Self::PhoneLetter => both(
                format!("“{v}”里有字母，当作数字 0 或 1，请核对"),
                format!("\"{v}\" has a letter, taken as 0 or 1; check it"),
            ),
            Self::TwoPhones => {
                both(format!("“{v}”有 2 个号码，用第一个联系"), format!("\"{v}\" has two numbers; the first is used"))
            }
            Self::DummyPhone => {
                both(format!("“{v}”是凑数的号码，不用来联系"), format!("\"{v}\" is a dummy number; not used"))
            }
            Self::NotAPhone => {
                both(format!("“{v}”不像电话号码，请核对"), format!("\"{v}\" is no phone number; check it"))
            }
            Self::DigitsLost => both(
                format!("号码只剩“{v}”，后面的数字已丢失，请重新填写"),
                format!("Only \"{v}\" is left of the number; enter it again"),
            ),
            Self::NotAKey => both(
                format!("“{v}”不能用来认人，按空白处理，请填完整号码"),
                format!("\"{v}\" identifies nobody; taken as blank, fill it in"),
            ),
            Self::UnknownGender => both(
                format!("“{v}”看不出男女，按空白处理，请写 男 或 女"),
                format!("\"{v}\" is neither M nor F; taken as blank"),
            ),
            Self::UnknownMark => both(
                format!("“{v}”看不出是或否，按空白处理，请写 是 或 否"),
                format!("\"{v}\" is neither yes nor no; taken as blank"),
            ),
            Self::UnknownOrigin => both(
                format!("“{v}”看不出本地还是外地，按空白处理，请写 本地 或 外地"),
                format!("\"{v}\" is neither local nor elsewhere; taken as blank"),
            ),
            Self::ErrorValue => both(
                format!("是错误值 {v}，按空白处理，请修正公式"),
                format!("Error value {v}, taken as blank; mend the formula"),
            ),
            Self::NoFormulaResult => both(
                "是公式但没有计算结果，请用 Excel/WPS 打开后保存一次",
                "Formula without a result; open and save it in Excel or WPS",
            ),
            Self::IdDigitsLost => both(
                "身份证号后 3 位被 Excel 变成 0，只用来取生日",
                "Excel zeroed the ID's last digits; only the birthday counts",
            ),
            Self::IdChecksum => both("身份证校验不通过，请核对", "The ID number's check digit is wrong; check it"),
            Self::NotABirthday => both(
                format!("生日“{v}”看不懂，请写成 1985-3-8 或 农历8-15"),
                format!("Birthday \"{v}\" is unclear; write 1985-3-8"),
            ),
            Self::LunarBirthday(day) => both(
                format!("“{v}”是农历，今年是公历 {} 月 {} 日", day.month(), day.day()),
                format!("\"{v}\" is by the moon: {day} this year"),
            ),
            _ => return None,
        })
    }

    fn row_words(&self, v: &str) -> Option<(String, String)> {
        Some(match self {
            Self::NoIdentity => both("没有卡号、电话或姓名，请补上", "No card number, phone or name; add one"),
            Self::NoAmount => both("没有金额，请补上", "No amount; add it"),
            Self::NoDate => both("没有消费日期，请补上", "No purchase date; add it"),
            Self::NoContactDate => both("回访没写日期，也没有购买日期，请补上", "A contact without a date; add it"),
            Self::UnknownMember => both(
                format!("会员表里没有“{v}”，只算进店铺销售"),
                format!("\"{v}\" is not in the member sheet; shop sales only"),
            ),
            Self::NotAMember(kind) => {
                let (zh, en) = kind.words();
                both(
                    format!("会员表里没有“{v}”，这份{zh}不算到会员"),
                    format!("\"{v}\" is not in the member sheet; in the {en} only"),
                )
            }
            Self::Unnamed(n) => both(
                format!("{n} 行没写是谁，只计总数，不算到会员；能补请补上"),
                format!("{n} rows name nobody; counted in totals only"),
            ),
            Self::NoComplaintDay => both("没有投诉日期，请补上", "A complaint without the day it was received; add it"),
            Self::NoMeasure => both("没有写措施，请补上", "No measure is written; add it"),
            Self::NotAScore => both(
                format!("“{v}”不是评分，没有计入；请写数字，或 满意、一般 这样的词"),
                format!("\"{v}\" is no score, not counted; write a number"),
            ),
            Self::OffScale(scale) => both(
                format!("{v} 不在 {} 分里，没有计入，请核对", scale.key()),
                format!("{v} is no score of {}, not counted; check it", scale.key()),
            ),
            Self::NoScore => both("一项评分也没有，没有计入，请补上", "Not a single score, not counted; add it"),
            Self::ScoredOn(scale, n) => both(
                format!("{n} 列评分按 {} 分读；不对请在表头后写明，如“服务(1-10)”", scale.key()),
                format!("Columns read as scores of {}: {n}; else say so in the heading", scale.key()),
            ),
            Self::NoItem => both("没有款号和品名，请补上", "Neither style number nor name; add one"),
            Self::DoneUndated => both(
                format!("“{v}”里没有日期，按已办、日期不明计；请补上日期"),
                format!("\"{v}\" has no date; taken as done on an unknown day"),
            ),
            Self::Anonymous(n) => both(
                format!("{n} 行“散客”或没写会员，不算会员，只算进店铺销售"),
                format!("{n} rows name no member; shop sales only"),
            ),
            Self::NotMembers(n) => both(
                format!("{n} 行“散客”或测试行，不算会员"),
                format!("{n} rows are no persons; not counted as members"),
            ),
            Self::OptedOut(n) => both(
                format!("{n} 人不接收信息，已从名单去掉"),
                format!("{n} members want no messages or calls; left off the lists"),
            ),
            Self::Unpaid => both("未付款或已取消的订单，未计入", "Unpaid or cancelled order, not counted"),
            Self::Refunds(n) => both(format!("{n} 笔退款已扣除"), format!("Refunds taken off: {n}")),
            Self::UnknownReturn => both(
                format!("退货单号“{v}”在消费里找不到，没有扣除，请核对"),
                format!("Returned receipt \"{v}\" is in no purchase; check it"),
            ),
            Self::TotalsRow(None) => both(format!("是{v}行，不计入"), "A totals row, not counted"),
            Self::TotalsRow(Some((says, ours))) if says == ours => both(
                format!("是合计行，不计入；与明细 {ours} 相符"),
                format!("A totals row, not counted; it agrees: {ours}"),
            ),
            Self::TotalsRow(Some((says, ours))) => both(
                format!("是合计行；写 {says}，明细 {ours}，差 {}，请核对", *says - *ours),
                format!("Totals row says {says}, its rows {ours}; check"),
            ),
            Self::Skipped { blank, headers } => both(
                format!("跳过 {blank} 个空行、{headers} 行重复表头"),
                format!("Passed over {blank} blank rows, {headers} repeated headers"),
            ),
            Self::Footer(n) => both(
                format!("跳过 {n} 行表尾说明（制表人、打印时间等）"),
                format!("Passed over {n} rows of notes below the table"),
            ),
            Self::Titles(n) => both(
                format!("跳过 {n} 行小标题（如“二、消费记录”）"),
                format!("Passed over {n} rows that are titles of what is below"),
            ),
            Self::SameAsAbove => both("没写姓名，按上一行计入；不对请补上", "No name; counted as the row above"),
            Self::UnequalEntries(items, days) => both(
                format!("明细 {items} 段，时间 {days} 段，对不上，整格未计入，请补齐"),
                format!("{items} entries but {days} dates; not counted, complete them"),
            ),
            Self::UnequalStaff(items, staff) => both(
                format!("明细 {items} 段，接待人员 {staff} 段，对不上，整格未计入，请补齐"),
                format!("{items} entries but {staff} staff; not counted, complete them"),
            ),
            Self::EntryUnreadable(n) => both(
                format!("第 {n} 段缺日期或金额，整格未计入，请补上"),
                format!("Entry {n} lacks a date or amount; cell not counted"),
            ),
            _ => return None,
        })
    }

    /// What stands in several places.
    fn twice_words(&self, v: &str) -> Option<(String, String)> {
        Some(match self {
            Self::AlsoInPurchases => both("消费表里也有这一笔，只计一次", "Also in the purchases sheet; counted once"),
            Self::OtherInPurchases(sum) => both(
                format!("消费表里这一天是 {sum}，以消费表为准，请核对"),
                format!("The purchases sheet has {sum} that day, which counts"),
            ),
            Self::Duplicates(n) => both(
                format!("有 {n} 行在别的文件里也有，只计一次"),
                format!("{n} lines stand in another file too; counted once"),
            ),
            Self::MergedRows(row) => {
                both(format!("与 {row} 是同一会员，已合并"), format!("The same member as in {row}; merged"))
            }
            Self::SharedPhone => both(
                format!("手机 {v} 有几个姓名，分开计算，只联系一次"),
                format!("Phone {v} has several names; one contact"),
            ),
            Self::MaybeSame(row) => both(
                format!("与 {row} 可能是同一人，没有自动合并，请核对"),
                format!("May be the same person as {row}; not merged"),
            ),
            Self::TotalDiffers { sheet, computed } => both(
                format!("累计消费写 {sheet}，明细合计 {computed}，请核对"),
                format!("Total says {sheet}, its rows add up to {computed}"),
            ),
            Self::ZerosLost(full) => {
                both(format!("“{v}”少了前面的 0，按 {full} 计"), format!("\"{v}\" lost leading zeros; taken as {full}"))
            }
            Self::UnevenCards(full) => both(
                format!("会员号长短不一，{v} 可能是 {full}，请核对"),
                format!("Card numbers differ in length: {v} may be {full}; check"),
            ),
            Self::SameStaff(name) => {
                both(format!("“{v}”与“{name}”合并为一人"), format!("\"{v}\" and \"{name}\" are taken as one person"))
            }
            Self::RefundLeftOver(left) => both(
                format!("退款找不到对应的消费，{left} 只减累计，请核对"),
                format!("No purchase to refund; {left} lowers the total only"),
            ),
            Self::More { count, .. } => both(
                format!("同类情况还有 {count} 处，请先看上面的"),
                format!("{count} more of this kind; see those above first"),
            ),
            Self::UnknownTier => both(
                format!("“{v}”不是金卡、银卡或临时卡，按空白处理，请改"),
                format!("\"{v}\" is no card of the plan; taken as blank"),
            ),
            _ => return None,
        })
    }
}
