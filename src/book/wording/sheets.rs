//! What is said of sheets and files as a whole.

use super::both;
use crate::book::Fact;

impl Fact {
    pub(super) fn sheet_words(&self, v: &str) -> Option<(String, String)> {
        Some(match self {
            Self::HeaderAt(row) => both(
                format!("表头在第 {row} 行（上面 {} 行当作标题跳过）", row - 1),
                format!("Header in row {row}; {} title rows passed over", row - 1),
            ),
            Self::TwoRowHeader => {
                both(format!("表头有两行，已合并为“{v}”"), format!("The header has two rows; joined as \"{v}\""))
            }
            Self::NoHeader => both(
                format!("找不到表头。第 1 行是“{v}”，请加一行标题，或用 --map 指定列"),
                format!("No header; row 1 is \"{v}\". Add a header or use --map"),
            ),
            Self::SameHeader(other) => both(
                format!("与 {other} 列同名“{v}”，按先后区分"),
                format!("Same name \"{v}\" as column {other}; told apart by order"),
            ),
            Self::OtherColumn(field) => both(
                format!("“{v}”也像“{}”，没有用；要用请 --map", field.zh),
                format!("\"{v}\" could be {} too; not used (see --map)", field.key),
            ),
            Self::ColumnRefused(field) => both(
                format!("“{v}”列的内容不像“{}”，没有用", field.zh),
                format!("Column \"{v}\" does not hold {}; not used", field.key),
            ),
            Self::LooksLikeQuantity(column) => both(
                format!("“{v}”像是数量，请用 --map amount={column} 或 qty={column}"),
                format!("\"{v}\" looks like a quantity: --map amount= or qty={column}"),
            ),
            Self::TablesBeside => both(
                format!("从“{v}”列起是并排的另一个表格，请分成两张工作表"),
                format!("Another table stands beside, from \"{v}\" on: split the sheet"),
            ),
            Self::NotUnderstood(missing) => both(
                format!("看不出是什么表，缺“{}”列，请改表头或用 --map", missing.zh),
                format!("Unclear sheet: lacks {}; rename or use --map", missing.key),
            ),
            Self::LeftOut(why) => why.words(v),
            Self::TakenAs(field) => both(
                format!("“{v}”的内容像“{}”，按此读；不对请用 --map", field.zh),
                format!("\"{v}\" is read as {}, by its values (see --map)", field.key),
            ),
            Self::OwnReport => both("是本程序写的报表，没有当作数据读", "A report of this program, not read as data"),
            Self::HeaderOnly => both("只有表头，没有数据，请核对", "A header without data below; check it"),
            Self::AnotherTable => both(
                "从这一行起是另一个表格，已分开读；不对请分成两张工作表",
                "Another table begins here, read by itself; if wrong, split the sheet",
            ),
            Self::SheetDiffers(first) => both(
                format!("列与“{first}”不同：{v}，请改成一样"),
                format!("Columns differ from \"{first}\": {v}; rename or add them"),
            ),
            Self::SheetsJoined(n) => {
                both(format!("合并了 {n} 张工作表"), format!("{n} sheets with one header were joined"))
            }
            Self::Returns(true) => {
                both("是退货单，这些小票已全额扣除", "Returned receipts; they were taken off in full")
            }
            Self::Returns(false) => both(
                "是退货单，没有金额，没有用；要扣除请加 --returns",
                "Returned receipts without amounts; not used (see --returns)",
            ),
            Self::Garbled => both(
                format!("疑似乱码“{v}”，原文件就已损坏，请找回原文件"),
                format!("\"{v}\" looks garbled in the file itself; find the original"),
            ),
            Self::HiddenSheet => both("隐藏的工作表，没有读", "A hidden sheet, not read"),
            Self::DayFirst(true) => both("日期按 日/月/年 读", "Dates are read day first"),
            Self::DayFirst(false) => both("日期按 月/日/年 读", "Dates are read month first"),
            _ => return None,
        })
    }

    /// Of rows and cells that look otherwise than they are.
    pub(super) fn format_words(&self, v: &str) -> Option<(String, String)> {
        Some(match self {
            Self::HiddenRows(n) => both(
                format!("有 {n} 行被筛选或隐藏，也算进来了（--visible-only 可不算）"),
                format!("{n} rows are hidden but counted (see --visible-only)"),
            ),
            Self::HiddenRowsLeftOut(n) => both(
                format!("有 {n} 行被筛选或隐藏，没有算（--visible-only）"),
                format!("{n} hidden rows are not counted (--visible-only)"),
            ),
            Self::MergedCells { range, rows } => both(
                format!("{range} 是合并单元格，{rows} 行都算“{v}”"),
                format!("{range} is merged; {rows} rows are \"{v}\""),
            ),
            Self::BlankFormat(n) => both(
                format!("表尾有 {n} 行只有格式、没有内容，已忽略"),
                format!("{n} rows at the end have a format only; ignored"),
            ),
            _ => return None,
        })
    }

    pub(super) fn file_words(&self) -> Option<(String, String)> {
        Some(match self {
            Self::OtherType { ending, is } => {
                let (zh, en) = is.words();
                both(
                    format!("扩展名是 .{ending}，实际是{zh}，已按表格读取"),
                    format!("Named .{ending}, but it is {en}; read as that"),
                )
            }
            Self::ColoursNotRead => both("颜色和批注不会被读取", "Colours and comments are not read"),
            Self::Dates1904 => both("此文件用 1904 日期系统", "This workbook uses the 1904 date system"),
            Self::OpenQuote => {
                both("引号没有配对，这一行没有算，请补上引号", "A quote is not closed; row not used: close it")
            }
            Self::StrayQuote => both(
                "引号没有配对，按普通字符读，请核对这一行",
                "A quote is not closed; read as it stands, check the row",
            ),
            Self::LongLine => both(
                "这一行超过 16 MB，不像表格，没有读下去，请检查文件",
                "This line is over 16 MB: no table; check the file",
            ),
            Self::MoreCells(n) => both(
                format!("比表头多 {n} 格，多出的没有用，请检查分隔符"),
                format!("{n} cells more than the header; check the separators"),
            ),
            Self::BrokenText => both("有读不出的字符，请另存为 UTF-8", "Unreadable characters; save the file as UTF-8"),
            Self::CannotOpen(why) => both(format!("打不开，请检查：{why}"), format!("Cannot be opened: {why}")),
            Self::EmptyFile => both("文件是空的（可能还在同步），请重新保存一份", "The file is empty; save it again"),
            Self::OverLimit(limit) => {
                let (zh, en) = limit.words();
                both(zh, en)
            }
            Self::Encrypted => {
                both("文件有打开密码。请在 Excel/WPS 取消密码后另存", "The file has a password; save it without one")
            }
            Self::Truncated => {
                both("文件不完整（可能还在同步或没下载完），请重新保存一份", "The file is incomplete; save it again")
            }
            Self::NotATable(what) => {
                let (zh, en) = what.words();
                both(format!("这是{zh}，不是能读的表格，请另选文件"), format!("This is {en}, no table; choose another"))
            }
            Self::LockFile => {
                both("这是 Excel 的临时锁文件，请选不带 ~$ 的那个", "Excel's lock file; choose the one without ~$")
            }
            Self::BeingEdited(saved) => {
                let saved = saved.map(|at| at.format("%Y-%m-%d %H:%M").to_string());
                let (zh, en) = saved.map_or_else(Default::default, |at| (format!(" {at}"), format!(" at {at}")));
                both(
                    format!("正被 Excel 打开，读的是{zh} 存盘的内容，改完请存盘再读"),
                    format!("Open in Excel; read as saved{en}. Save it and read again"),
                )
            }
            Self::Stale(days) => {
                both(format!("{days} 天没更新，请换成新的"), format!("Not updated for {days} days; get a newer one"))
            }
            _ => return None,
        })
    }
}
