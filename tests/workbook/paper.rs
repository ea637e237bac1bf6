//! How large the letters of each sheet are on paper, and what stands on each of its pages, worked out from the parts of the
//! workbook as a program that prints it would.

use std::ops::RangeInclusive;

use super::{REPORTS, Shop, TODAY, example, part, sheets};

/// A digit at 96 dots an inch, as wide as it gets where another font stands in for the workbook's (8.5); Excel has 7.
const DIGIT: f64 = 8.5;

/// The width of A4 in dots, upright and lying.
const A4: [f64; 2] = [8.27 * 96.0, 11.69 * 96.0];

/// What the part of a sheet says of its pages.
struct Sheet {
    /// The widths of its columns in dots; none for what is hidden.
    columns: Vec<f64>,
    /// What a page holds across, in dots.
    page: f64,
    /// The given scale; none where a sheet is made as small as its columns need.
    scale: Option<f64>,
    breaks: Vec<usize>,
    repeated: Option<RangeInclusive<usize>>,
}

fn value<'t>(tag: &'t str, name: &str) -> Option<&'t str> {
    Some(tag.split_once(&format!(" {name}=\""))?.1.split_once('"')?.0)
}

fn number(tag: &str, name: &str) -> Option<f64> {
    value(tag, name)?.parse().ok()
}

/// The tags of this name.
fn tags<'t>(part: &'t str, name: &str) -> Vec<&'t str> {
    part.split(&format!("<{name} ")).skip(1).map(|rest| rest.split_once('>').unwrap().0).collect::<Vec<_>>()
}

fn column(letters: &str) -> usize {
    letters.bytes().fold(0, |sum, letter| sum * 26 + usize::from(letter - b'A') + 1) - 1
}

#[expect(clippy::cast_sign_loss, clippy::cast_possible_truncation, reason = "columns of a sheet")]
fn read(shop: &Shop, at: usize) -> Sheet {
    let sheet = part(shop, &format!("xl/worksheets/sheet{}.xml", at + 1));
    let mut columns = Vec::new();
    for tag in tags(&sheet, "col").iter().map(|tag| format!(" {tag}")) {
        let [min, max] = ["min", "max"].map(|name| number(&tag, name).unwrap() as usize);
        columns.resize(columns.len().max(max), 0.0);
        let shown = value(&tag, "hidden").is_none();
        columns[min - 1..max].fill(if shown { number(&tag, "width").unwrap() * DIGIT } else { 0.0 });
    }
    let setup = format!(" {}", tags(&sheet, "pageSetup").first().expect("a page"));
    let margins = format!(" {}", tags(&sheet, "pageMargins").first().expect("margins"));
    let lies = usize::from(value(&setup, "orientation") == Some("landscape"));
    let margins: f64 = ["left", "right"].iter().map(|side| number(&margins, side).unwrap() * 96.0).sum();
    let is_fitted = sheet.contains("fitToPage=\"1\"");
    let breaks = sheet
        .split_once("<colBreaks")
        .map_or(String::new(), |(_, rest)| rest.split_once("</colBreaks>").unwrap().0.to_owned());
    Sheet {
        columns,
        page: A4[lies] - margins,
        scale: (!is_fitted).then(|| number(&setup, "scale").map_or(1.0, |scale| scale / 100.0)),
        breaks: tags(&breaks, "brk").iter().map(|tag| number(&format!(" {tag}"), "id").unwrap() as usize).collect(),
        repeated: repeated(&part(shop, "xl/workbook.xml"), at),
    }
}

/// The columns that each page of a sheet repeats: `Sheet!$B:$D,Sheet!$1:$1`.
fn repeated(book: &str, at: usize) -> Option<RangeInclusive<usize>> {
    let titles = book
        .split("<definedName ")
        .skip(1)
        .find(|name| name.contains("_xlnm.Print_Titles") && name.contains(&format!("localSheetId=\"{at}\"")))?;
    let (_, text) = titles.split_once('<')?.0.split_once('>')?;
    let (_, range) = text.split(',').next()?.rsplit_once('!')?;
    let (from, to) = range.split_once(':')?;
    let [from, to] = [from, to].map(|end| end.trim_start_matches('$'));
    from.bytes().all(|byte| byte.is_ascii_uppercase()).then(|| column(from)..=column(to))
}

/// Checks a sheet: no letter below seven tenths of its size, or below six on one of two pages, and on no page fewer than two
/// columns beside those that are repeated.
fn check(sheet: &Sheet, name: &str) {
    let sum = |columns: &[f64]| columns.iter().sum::<f64>();
    let Some(scale) = sheet.scale else {
        assert!(sheet.breaks.is_empty(), "{name}: breaks are not seen where a sheet is made to fit");
        let scale = sheet.page / sum(&sheet.columns);
        assert!(scale >= 0.7, "{name}: {scale:.2}");
        return;
    };
    let least = if sheet.breaks.len() == 1 { 0.6 } else { 0.7 };
    assert!(scale >= least, "{name}: {scale}");
    let mut ends = vec![0];
    ends.extend(&sheet.breaks);
    ends.push(sheet.columns.len());
    for page in ends.windows(2) {
        let own = page[0]..page[1];
        let title = sheet.repeated.clone().filter(|_| page[0] > 0);
        let wide = sum(&sheet.columns[own.clone()]) + title.map_or(0.0, |title| sum(&sheet.columns[title]));
        assert!(wide * scale <= sheet.page, "{name}: {wide} on {}", sheet.page);
        let is_own = |column: &usize| {
            sheet.columns[*column] > 0.0 && !sheet.repeated.as_ref().is_some_and(|title| title.contains(column))
        };
        assert!(own.clone().filter(is_own).count() >= 2, "{name}: {own:?}");
    }
    assert!(sheet.breaks.is_empty() || sheet.repeated.is_some(), "{name}: pages that do not say whom they are about");
}

#[test]
fn every_sheet_is_printed_in_letters_that_can_be_read() {
    let shop = example();
    let to_fill_in = ["callbacks week", "callbacks audit --table sample"];
    for line in REPORTS.iter().chain(&to_fill_in) {
        for lang in ["zh", "en"] {
            let sheets = sheets(&shop, &format!("{line} --lang {lang}"));
            // A sheet for the choices of drop-downs is hidden.
            for (at, (name, _)) in
                sheets.iter().enumerate().filter(|(_, (name, _))| name != "选项" && name != "Choices")
            {
                check(&read(&shop, at), &format!("{line} {lang} {name}"));
            }
        }
    }
}

#[test]
fn a_list_of_many_columns_has_the_members_names_on_each_of_its_pages() {
    let shop = example();
    sheets(&shop, "callbacks plan --lang zh");
    // 编号, 应回访日, 逾期天数, 回访内容, 方式, 会员 and then 姓名, 称呼, 电话.
    let plan = read(&shop, 1);
    assert_eq!((plan.breaks.len(), plan.repeated), (1, Some(6..=8)));
    assert!(part(&shop, "xl/worksheets/sheet2.xml").contains("pageOrder=\"overThenDown\""));
}

#[test]
fn the_book_and_an_empty_one_are_printed_in_letters_that_can_be_read() {
    let shop = example();
    for line in ["template -o out.xlsx".to_owned(), format!("import shop --today {TODAY} -q --into out.xlsx")] {
        let ran = shop.run(&line);
        assert_eq!(ran.code, 0, "{line}: {}", ran.err);
        let book: calamine::Xlsx<_> = calamine::open_workbook(shop.path("out.xlsx")).unwrap();
        for (at, name) in calamine::Reader::sheet_names(&book).iter().enumerate() {
            check(&read(&shop, at), &format!("{line} {name}"));
        }
    }
}
