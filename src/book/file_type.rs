//! What a file turned out to be, whatever its name says.

/// A type of file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
#[expect(missing_docs, reason = "the names say it all; `words` says it to people")]
pub enum FileType {
    Text,
    WebPage,
    Xml2003,
    Xlsx,
    Xlsb,
    Xls,
    Ods,
    Word,
    PowerPoint,
    Numbers,
    Pdf,
    Png,
    Jpeg,
    Gif,
    Rtf,
    Archive,
    Database,
}

impl FileType {
    /// Its name in Chinese and English.
    pub const fn words(self) -> (&'static str, &'static str) {
        match self {
            Self::Text => ("文本表格", "a text table"),
            Self::WebPage => ("网页表格", "a web page"),
            Self::Xml2003 => ("XML 表格", "an XML table"),
            Self::Xlsx => ("xlsx 工作簿", "an xlsx workbook"),
            Self::Xlsb => ("xlsb 工作簿", "an xlsb workbook"),
            Self::Xls => ("xls 工作簿", "an xls workbook"),
            Self::Ods => ("ods 工作簿", "an ods workbook"),
            Self::Word => ("Word 文档", "a Word document"),
            Self::PowerPoint => ("PowerPoint 幻灯片", "a PowerPoint file"),
            Self::Numbers => ("Numbers 文件（可导出为 xlsx）", "a Numbers file (export it as xlsx)"),
            Self::Pdf => ("PDF", "a PDF"),
            Self::Png | Self::Jpeg | Self::Gif => ("图片", "a picture"),
            Self::Rtf => ("RTF 文档", "an RTF document"),
            Self::Archive => ("压缩包（请先解压）", "an archive (unpack it first)"),
            Self::Database => ("数据库文件", "a database file"),
        }
    }
}
