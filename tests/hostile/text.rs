//! Text that is long, wide, deep, or not quite text.

use super::case::Case;

const HEADER: &str = "消费日期,姓名,实付金额\n2024-3-5,张三,100\n";

pub(crate) fn cases() -> Vec<Case> {
    let mut cases = large();
    cases.extend(quotes());
    cases.extend(encodings());
    cases.extend(cells());
    cases
}

fn csv(what: &str, text: impl Into<Vec<u8>>) -> Case {
    Case::new(what, "till.csv", text)
}

fn large() -> Vec<Case> {
    let row = |cells: usize| vec!["1"; cells].join(",") + "\n";
    let names = |cells: usize| (0..cells).map(|at| format!("列{at}")).collect::<Vec<_>>().join(",") + "\n";
    vec![
        csv("one line of 70 MB", "a".repeat(70 << 20)),
        csv("one line of 70 MB below a header", HEADER.to_owned() + &"a,".repeat(35 << 20)),
        csv("232 rows of 16,385 cells", row(16_385).repeat(232)),
        csv("a header of 16,385 names", names(16_385) + &row(16_385).repeat(20)),
        csv(
            "a header of 16,000 names with gaps",
            "姓名,,电话,,消费日期,,会员卡号,,实付金额".to_owned()
                + &",,列".repeat(16_000)
                + "\n"
                + &"1,,".repeat(16_000),
        ),
        csv("a header of 100,000 names", names(100_000) + &row(3)),
        csv("a million separators", ",".repeat(1_000_000)),
        csv("a million separators below a header", HEADER.to_owned() + &",".repeat(1_000_000)),
        csv("a million line ends", "\n".repeat(1_000_000)),
        csv("a million line ends of the old sort", "\r".repeat(1_000_000)),
        csv("a million blanks", " ".repeat(1_000_000)),
        csv("a million rows of nothing", HEADER.to_owned() + &",,\n".repeat(300_000)),
        csv("thirty headers", HEADER.repeat(3_000)),
        csv("a header of one name, often", "姓名,".repeat(5_000) + "\n" + &"张三,".repeat(5_000)),
        csv("totals only", "消费日期,姓名,实付金额\n".to_owned() + &"合计,,100\n".repeat(30_000)),
    ]
}

fn quotes() -> Vec<Case> {
    vec![
        csv("a million quotes", "\"".repeat(1_000_000)),
        csv("a million and one quotes", "\"".repeat(1_000_001)),
        csv("a quote left open", format!("{HEADER}\"{}", "2024-3-5,张三,100\n".repeat(150_000))),
        csv("quotes left open", HEADER.to_owned() + &"\"2024-3-5,张三,100\n".repeat(20_000)),
        csv("quotes inside", HEADER.to_owned() + &"2024\"-3-5,张\"\"三,1\"00\n".repeat(5_000)),
        csv("quotes and separators", "\",".repeat(500_000)),
        csv("quotes and line ends", "\"\n".repeat(300_000)),
        csv("a quote at the very end", format!("{HEADER}\"")),
        csv("a quote and blanks", format!("{HEADER}\"a\"   \"b\"   ,1,2\n")),
    ]
}

fn encodings() -> Vec<Case> {
    let gbk = encoding_rs::GBK.encode(HEADER).0.into_owned();
    let utf16: Vec<u8> = HEADER.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let with = |bytes: &[u8], more: &[u8]| [bytes, more].concat();
    vec![
        csv("half a character of GBK at the end", with(&gbk, b"\xD5")),
        csv("half a character of UTF-8 at the end", with(HEADER.as_bytes(), b"\xE5\xBC")),
        csv("half a character of UTF-8 in the middle", with(b"\xE5\xBC,a,b\n", HEADER.as_bytes())),
        csv("UTF-8 longer than it need be", with(HEADER.as_bytes(), b"\xC0\x80\xE0\x80\x80,1,1\n")),
        csv("half characters of UTF-8", with(HEADER.as_bytes(), b"\xED\xA0\x80\xED\xB0\x80,1,1\n")),
        csv("UTF-16 with a byte too many", with(&with(b"\xFF\xFE", &utf16), b"\x41")),
        csv("UTF-16 without a mark", utf16.clone()),
        csv("halves of pairs in UTF-16", with(&with(b"\xFF\xFE", &utf16), b"\x00\xD8\x00\xD8\x00\xDC")),
        csv("UTF-16 turned around", with(b"\xFE\xFF", &utf16)),
        csv("UTF-32", with(b"\xFF\xFE\0\0", b"a\0\0\0,\0\0\0")),
        csv("only a mark of UTF-8", b"\xEF\xBB\xBF"),
        csv("only a mark of UTF-16", b"\xFF\xFE"),
        csv("half a mark", b"\xEF\xBB"),
        csv("marks without end", b"\xEF\xBB\xBF".repeat(100_000)),
        csv("UTF-8 far into what is none", with(HEADER.repeat(40_000).as_bytes(), b"\xFF\xFF\xFF")),
        csv("NULs", vec![0; 1_000_000]),
        csv("NULs between", HEADER.replace(',', "\0,\0")),
        csv("all bytes", (0..=255).cycle().take(100_000).collect::<Vec<u8>>()),
        csv("bytes of 255", vec![255; 100_000]),
        csv("bytes of 128", vec![128; 100_000]),
    ]
}

/// Cells made to keep a reader busy.
fn cells() -> Vec<Case> {
    let of = |what: &str, cell: &str| csv(what, format!("{HEADER}{cell},{cell},{cell}\n"));
    let long = |unit: &str| unit.repeat(30_000);
    vec![
        of("digits without end", &long("9")),
        of("points without end", &long("1.")),
        of("dashes without end", &long("-")),
        of("slashes without end", &long("3/")),
        of("brackets without end", &long("(")),
        of("numerals without end", &long("亿万")),
        of("signs of money without end", &long("￥")),
        of("marks over letters", &long("a\u{301}\u{300}")),
        of("letters that fold into many", &long("\u{FDFA}")),
        of("zero-width signs", &long("\u{200b}\u{feff}")),
        of("text from right to left", &long("\u{202e}")),
        of("a number of 1e308", "1e308"),
        of("a number beyond all", "1e99999999999"),
        of("an amount of 10^18", "1000000000000000000.99"),
        of("amounts that add up to too much", "99999999999.99\n2024-3-5,张三,99999999999.99"),
        of("a year of 999999", "999999-01-01"),
        of("a year below 0", "-2024-01-01"),
        of("formulas", "=cmd|' /C calc'!A0"),
        csv("a sum beyond 64 bits", HEADER.to_owned() + &"2024-3-5,张三,99999999999.99\n".repeat(40_000)),
        csv(
            "entries without end",
            format!(
                "姓名,卡号,每次消费明细,每次购买的时间\n张三,V1,{},{}\n",
                "外套 1；".repeat(20_000),
                "2024-3-5；".repeat(20_000)
            ),
        ),
        csv(
            "phones without end",
            format!("姓名,手机号,生日\n张三,{},{}\n", "13812345678/".repeat(3_000), "农历".repeat(5_000)),
        ),
        csv("sep= and nothing", "sep="),
        csv("sep= of all sorts", "sep=\u{ff0c}\n".to_owned() + HEADER),
        csv("a header alone", "消费日期,姓名,实付金额\n"),
    ]
}
