//! What a value looks like, judged quickly and kindly: whether it can be read is for the value parsers to say.

use unicode_normalization::UnicodeNormalization;

use super::look_date::is_date;
use crate::read::cell::{Raw, is_space};
use crate::read::values::score::{self, Said};

/// What the values of a column should look like.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Look {
    Date,
    Number,
    Phone,
    Name,
    Score,
}

impl Look {
    /// What a field asks of its values, if anything.
    pub(super) fn of(field: &str) -> Option<Self> {
        match field {
            "date" | "join_date" | "first_purchase" | "last_purchase" => Some(Self::Date),
            "amount" | "price" | "qty" | "refund" | "cost" | "profit" | "points" | "points_total" | "points_used"
            | "points_opening" | "spend_total" | "purchase_count" | "stored_value" | "items_bought" => {
                Some(Self::Number)
            }
            "phone" => Some(Self::Phone),
            "name" => Some(Self::Name),
            "attribute" | "importance" => Some(Self::Score),
            _ => None,
        }
    }

    /// The share of values, in percent, that must look like it.
    pub(super) const fn share(self) -> usize {
        match self {
            Self::Date | Self::Number | Self::Score => 80,
            Self::Phone | Self::Name => 50,
        }
    }

    /// Whether a cell looks like it.
    pub(super) fn fits(self, cell: Raw<'_>) -> bool {
        let text = plain(cell);
        match self {
            Self::Date => is_date(cell, &text),
            Self::Number => matches!(cell, Raw::Number(_)) || is_number(&text),
            Self::Phone => is_phone(&text),
            Self::Score => is_score(cell),
            Self::Name => text.chars().any(char::is_alphabetic) && !is_order_number(&text),
        }
    }
}

/// The text of a cell, narrow and without white space around it.
pub(super) fn plain(cell: Raw<'_>) -> String {
    let text: String = cell.text().nfkc().collect();
    text.trim_matches(is_space).to_owned()
}

/// A word, stars, or a number that some scale may hold.
fn is_score(cell: Raw<'_>) -> bool {
    match score::score(cell) {
        Ok(read) => !matches!(read.value, Some(Said::Number(number)) if !(0..=1000).contains(&number)),
        Err(_) => false,
    }
}

fn is_number(text: &str) -> bool {
    const MARKS: &str = "+-().,¥$%约 退元圆角分整万千百十仟佰拾亿k件个個萬零〇一二两三四五六七八九壹贰叁肆伍陆柒捌玖";
    let lower = text.to_lowercase();
    let bare = ["rmb", "cny", "usd", "人民币"].iter().fold(lower, |text, unit| text.replace(unit, ""));
    let dashes = bare.chars().skip(1).filter(|&c| c == '-').count();
    let digits = bare.chars().filter(char::is_ascii_digit).count();
    let points = bare.chars().filter(|&c| c == '.').count();
    let spelled = bare.chars().any(|c| "零一二两三四五六七八九壹贰叁肆伍陆柒捌玖".contains(c));
    (digits > 0 || spelled)
        && dashes <= 1
        && points <= 1
        && bare.chars().all(|c| c.is_ascii_digit() || MARKS.contains(c))
}

/// Seven to fifteen digits with the marks that phones are written with; also what a spreadsheet left of one.
fn is_phone(text: &str) -> bool {
    let first = text.split(['/', ',', ';', '、', '\n']).next().unwrap_or_default();
    let scientific = first.contains("E+1") && first.parse::<f64>().is_ok();
    let first = first.strip_suffix(".0").unwrap_or(first);
    let digits = first.chars().filter(char::is_ascii_digit).count();
    let marks = |c: char| c.is_ascii_digit() || "+-() *.xOol".contains(c);
    let masked = first.contains('*') && digits >= 5;
    scientific || ((7..=15).contains(&digits) || masked) && first.chars().all(marks)
}

/// A number that can only be a phone: a mobile number, or digits with the marks of phones.
pub(super) fn is_surely_phone(cell: Raw<'_>) -> bool {
    let text = plain(cell);
    let digits: String = text.chars().filter(char::is_ascii_digit).collect();
    let mainland = digits.len() == 11 && digits.starts_with('1') && digits.as_bytes()[1] >= b'3';
    let taiwan = digits.len() == 10 && digits.starts_with("09");
    let marked = text.starts_with('+') || (text.contains('-') && digits.len() >= 10);
    is_phone(&text) && (mainland || taiwan || marked)
}

/// `#1001`: the number of an order where a name should stand.
pub(super) fn is_order_number(text: &str) -> bool {
    let number = text.trim_start_matches('#');
    let code = number.len() >= 2 && number.chars().all(|c| c.is_ascii_alphanumeric() || c == '-');
    text.starts_with('#') && code && number.chars().any(|c| c.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::super::look_date::is_time;
    use super::{Look, is_surely_phone};
    use crate::read::cell::Raw;

    #[test]
    fn values_look_like_dates_numbers_and_phones() {
        for (text, looks) in [
            ("2024.3.5", "date"),
            ("2024年3月5日", "date"),
            ("3/5/2024", "date"),
            ("Mar 5, 2024", "date"),
            ("2024-03-05T10:20:00", "date"),
            ("20240305", "date number phone"),
            ("45356", "date number"),
            ("1280.00", "number"),
            ("¥1,280.00", "number"),
            ("-200", "number"),
            ("1.2万", "number"),
            ("壹仟贰佰元整", "number"),
            ("13800138000", "number phone"),
            ("+86 138-0013-8000", "phone"),
            ("1.38E+10", "phone"),
            ("138****8000", "phone"),
            ("张三", ""),
            ("14:20", ""),
        ] {
            let cell = Raw::Text(text);
            let fits = |look: Look, word| look.fits(cell).then_some(word);
            let all = [fits(Look::Date, "date"), fits(Look::Number, "number"), fits(Look::Phone, "phone")];
            let expected: Vec<&str> = looks.split_whitespace().collect();
            assert_eq!(all.into_iter().flatten().collect::<Vec<_>>(), expected, "{text}");
        }
    }

    #[test]
    fn a_name_has_letters_and_is_no_order_number() {
        for (text, is_name) in
            [("张三", true), ("Ann Lee", true), ("#1001", false), ("#A-1001", false), ("1001", false)]
        {
            assert_eq!(Look::Name.fits(Raw::Text(text)), is_name, "{text}");
        }
    }

    #[test]
    fn only_some_numbers_are_surely_phones() {
        for (text, sure) in [
            ("13800138000", true),
            ("0912345678", true),
            ("+44 20 7946 0958", true),
            ("20240001", false),
            ("0001", false),
        ] {
            assert_eq!(is_surely_phone(Raw::Text(text)), sure, "{text}");
        }
    }

    #[test]
    fn a_time_of_day_is_not_a_date() {
        assert!(is_time(Raw::Text("14:20:05")) && is_time(Raw::Serial(0.5)) && is_time(Raw::Text("2:20 PM")));
        assert!(["下午3点半", "14时20分", "上午 9:00"].into_iter().all(|text| is_time(Raw::Text(text))));
        assert!(!is_time(Raw::Text("2024-3-5 14:20")) && !is_time(Raw::Serial(45_356.0)));
    }
}
