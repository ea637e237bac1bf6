//! A till's export of a million lines, from a fixed seed, as Excel writes it.

use std::fmt::Write as _;
use std::io::{self, BufWriter, Write};
use std::path::Path;

use zip::ZipWriter;
use zip::write::SimpleFileOptions;

const TYPES: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>"#;
const ROOT: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>"#;
const BOOK: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="明细" sheetId="1" r:id="rId1"/></sheets></workbook>"#;
const RELATED: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/><Relationship Id="rId3" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings" Target="sharedStrings.xml"/></Relationships>"#;
const STYLES: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><cellXfs count="3"><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="4"/></cellXfs></styleSheet>"#;

/// Cards, and items, staff and shops behind them in the list of shared texts.
const CARDS: u64 = 125_000;
const ITEMS: u64 = 400;
const STAFF: u64 = 12;
const SHOPS: u64 = 3;

/// Steps through numbers that look like chance (Steele and others, 2014: `SplitMix64`).
struct Chance(u64);

impl Chance {
    fn below(&mut self, end: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB) % end
    }
}

/// Writes the workbook; the bytes of its sheet before packing.
pub(crate) fn write(path: &Path, rows: usize) -> io::Result<u64> {
    let mut zip = ZipWriter::new(BufWriter::new(std::fs::File::create(path)?));
    let packed = SimpleFileOptions::default().large_file(true);
    let whole = [
        ("[Content_Types].xml", TYPES),
        ("_rels/.rels", ROOT),
        ("xl/workbook.xml", BOOK),
        ("xl/_rels/workbook.xml.rels", RELATED),
        ("xl/styles.xml", STYLES),
    ];
    for (name, text) in whole {
        zip.start_file(name, packed)?;
        zip.write_all(text.as_bytes())?;
    }
    zip.start_file("xl/sharedStrings.xml", packed)?;
    zip.write_all(shared().as_bytes())?;
    zip.start_file("xl/worksheets/sheet1.xml", packed)?;
    let bytes = sheet(&mut zip, rows)?;
    zip.finish()?.flush()?;
    Ok(bytes)
}

fn shared() -> String {
    let mut xml =
        String::from("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<sst count=\"4000000\">");
    let mut text = |text: std::fmt::Arguments<'_>| {
        let _ = write!(xml, "<si><t>{text}</t></si>");
    };
    (0..CARDS).for_each(|card| text(format_args!("{:08}", 10_000_000 + card * 7)));
    (0..ITEMS).for_each(|item| text(format_args!("羊毛西装 &amp; 裤 {item:03}")));
    (0..STAFF).for_each(|staff| text(format_args!("店员{staff}")));
    (0..SHOPS).for_each(|shop| text(format_args!("{shop} 号店")));
    for header in ["消费日期", "卡号", "商品", "数量", "实付金额", "接待人员", "店铺"] {
        text(format_args!("{header}"));
    }
    xml.push_str("</sst>");
    xml
}

fn sheet(out: &mut impl Write, rows: usize) -> io::Result<u64> {
    let mut chance = Chance(20_261_122);
    let (mut bytes, mut xml) = (0, String::new());
    xml.push_str("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><dimension ref=\"A1\"/><sheetData><row r=\"1\" spans=\"1:7\">");
    let items = CARDS;
    let staff = items + ITEMS;
    let shops = staff + STAFF;
    for (column, number) in ('A'..='G').zip(shops + SHOPS..) {
        let _ = write!(xml, "<c r=\"{column}1\" t=\"s\"><v>{number}</v></c>");
    }
    xml.push_str("</row>");
    for row in 2..rows + 2 {
        let (day, card, item) = (43_000 + chance.below(2_500), chance.below(CARDS), items + chance.below(ITEMS));
        let (fen, who, shop) = (chance.below(300_000), staff + chance.below(STAFF), shops + chance.below(SHOPS));
        let (count, yuan) = (1 + chance.below(3), fen / 100);
        let _ = write!(
            xml,
            "<row r=\"{row}\" spans=\"1:7\"><c r=\"A{row}\" s=\"1\"><v>{day}</v></c><c r=\"B{row}\" t=\"s\"><v>{card}</v></c>\
             <c r=\"C{row}\" t=\"s\"><v>{item}</v></c><c r=\"D{row}\"><v>{count}</v></c>\
             <c r=\"E{row}\" s=\"2\"><v>{yuan}.{:02}</v></c><c r=\"F{row}\" t=\"s\"><v>{who}</v></c>\
             <c r=\"G{row}\" t=\"s\"><v>{shop}</v></c></row>",
            fen % 100
        );
        if xml.len() > 1 << 16 {
            bytes += xml.len() as u64;
            out.write_all(xml.as_bytes())?;
            xml.clear();
        }
    }
    xml.push_str("</sheetData></worksheet>");
    out.write_all(xml.as_bytes())?;
    Ok(bytes + xml.len() as u64)
}
