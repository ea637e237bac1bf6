//! How much a file may ask for before it is refused: a few kilobytes can be written so that they unfold without end.

/// A limit that a file went over.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Limit {
    /// Parts of a workbook, which is a zip file.
    Entries,
    /// Bytes of one part after inflating, or of all that is read of them.
    Inflated,
    /// Text that the cells of a workbook share.
    SharedText,
    /// Filled cells of a sheet.
    Cells,
    /// Elements within elements.
    Depth,
    /// A document type, which no spreadsheet program writes.
    DocumentType,
    /// Tables below each other in one sheet.
    Tables,
    /// Characters of one cell.
    CellText,
    /// Bytes of a workbook of the old format.
    OldWorkbook,
    /// Memory or time, for a workbook that a process of its own reads.
    Effort,
}

impl Limit {
    /// What is too much, and what to do, in Chinese and English.
    pub const fn words(self) -> (&'static str, &'static str) {
        match self {
            Self::Entries => {
                ("文件里的部件超过 4,096 个，不读取，请另存一份", "Over 4,096 parts in the file; save a copy")
            }
            Self::Inflated => {
                ("文件解压后过大（超过 512MB），不读取，请拆分", "Inflates to over 512 MB, not read; split it")
            }
            Self::SharedText => {
                ("文字总量超过 64MB，不读取，请拆成几个文件", "Over 64 MB of text, not read; split the file")
            }
            Self::Cells => ("一张表超过 2,000 万格，不读取，请拆分", "Over 20 million cells in a sheet; split it"),
            Self::Tables => (
                "一张表里超过 64 个表格，从这里起不读，请分成几张工作表",
                "Over 64 tables in a sheet, not read from here; split it",
            ),
            Self::Depth => {
                ("文件结构嵌套超过 64 层，不读取，请另存一份", "Nested over 64 levels, not read; save a copy")
            }
            Self::DocumentType => (
                "文件带有文档类型声明，不安全，不读取，请另存一份",
                "A document type is not safe, not read; save a copy",
            ),
            Self::CellText => {
                ("有一格超过 32,767 个字，不再往下读，请删短", "A cell has over 32,767 characters; shorten it")
            }
            Self::OldWorkbook => ("xls 文件超过 64MB，不读取，请另存为 xlsx", "An xls of over 64 MB; save it as xlsx"),
            Self::Effort => (
                "读这个文件太费内存或时间，不读取，请另存为 xlsx",
                "Takes too much memory or time to read; save it as xlsx",
            ),
        }
    }
}
