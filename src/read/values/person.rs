//! What a name cell means: a member, nobody (散客), or something that names no one (王小姐, 张*, #1001).

use std::borrow::Cow;

use super::text;

/// The meaning of a name cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Person<'a> {
    /// A name.
    Name {
        /// As the shop writes it, trimmed.
        shown: &'a str,
        /// As it is compared.
        key: Cow<'a, str>,
    },
    /// A sale without a member: 散客, 零售, 测试, guest.
    Anonymous,
    /// A form of address such as 王小姐 or 先生: shown, never a key.
    Salutation(&'a str),
    /// A masked name such as 张*: shown, never a key.
    Masked(&'a str),
    /// A number such as `#1001` where a name should stand, or a word for nothing.
    NoName(&'a str),
}

const NOBODY: [&str; 30] = [
    "散户",
    "零售",
    "零售客户",
    "零售顾客",
    "测试",
    "測試",
    "测试用户",
    "测试会员",
    "无名",
    "無名",
    "无名氏",
    "匿名",
    "路人",
    "过客",
    "过路客",
    "過路客",
    "非会员",
    "普通顾客",
    "现金客户",
    "临时顾客",
    "walkin",
    "walkinguest",
    "walkincustomer",
    "guest",
    "guestcustomer",
    "test",
    "testing",
    "anonymous",
    "cashcustomer",
    "retailcustomer",
];
/// 姐, 哥 and 总 only behind a single surname.
const SALUTATIONS: [&str; 20] = [
    "先生", "女士", "小姐", "太太", "夫人", "阿姨", "叔叔", "大姐", "大哥", "老师", "老板", "师傅", "同学", "经理",
    "姐", "哥", "嫂", "总", "姨", "叔",
];
const DOUBLE_SURNAMES: [&str; 10] = ["欧阳", "歐陽", "司马", "上官", "诸葛", "司徒", "东方", "皇甫", "尉迟", "夏侯"];

/// What the cell means; a blank one is [`Person::NoName`].
pub fn person(cell: &str) -> Person<'_> {
    let shown = text::trim(cell);
    if shown.is_empty() {
        return Person::NoName(shown);
    }
    let folded = text::fold(shown);
    if folded.contains('*') {
        return Person::Masked(shown);
    }
    if folded.starts_with('#') || !folded.chars().any(char::is_alphabetic) || text::is_nothing(shown) {
        return Person::NoName(shown);
    }
    if is_nobody(&folded) {
        return Person::Anonymous;
    }
    if is_salutation(&folded) {
        return Person::Salutation(shown);
    }
    Person::Name { shown, key: key(folded) }
}

/// A staff name as it is compared: without blanks between Chinese characters (小 李 is 小李).
pub fn staff_key(cell: &str) -> Cow<'_, str> {
    key(text::fold(cell))
}

/// Blanks between Chinese characters dropped, others made single.
fn key(folded: Cow<'_, str>) -> Cow<'_, str> {
    if !folded.contains(char::is_whitespace) {
        return folded;
    }
    let mut key = String::with_capacity(folded.len());
    for word in folded.split_whitespace() {
        let chinese = key.chars().next_back().is_none_or(is_han) && word.starts_with(is_han);
        if !key.is_empty() && !chinese {
            key.push(' ');
        }
        key.push_str(word);
    }
    Cow::Owned(key)
}

fn is_han(character: char) -> bool {
    matches!(character, '\u{3400}'..='\u{9fff}' | '\u{20000}'..='\u{3ffff}')
}

fn is_nobody(folded: &str) -> bool {
    let bare: String = folded.chars().filter(|c| c.is_alphabetic()).flat_map(char::to_lowercase).collect();
    bare.starts_with("散客") || NOBODY.contains(&bare.as_str())
}

fn is_salutation(folded: &str) -> bool {
    let bare = folded.replace(char::is_whitespace, "");
    let chinese = SALUTATIONS.iter().any(|word| {
        bare.strip_suffix(word).is_some_and(|surname| match surname.chars().count() {
            0 => word.chars().count() > 1,
            1 => surname.chars().all(is_han),
            _ => DOUBLE_SURNAMES.contains(&surname),
        })
    });
    let lower = folded.to_lowercase();
    let mut words = lower.split([' ', '.']).filter(|word| !word.is_empty());
    let title = words.next().is_some_and(|word| matches!(word, "mr" | "mrs" | "ms" | "miss" | "madam" | "sir"));
    chinese || title && words.count() <= 1
}

#[cfg(test)]
mod tests {
    use super::{Person, person, staff_key};

    #[test]
    fn name_cells_mean_members_or_nobody() {
        let named = |shown: &'static str, key: &'static str| Person::Name { shown, key: key.into() };
        for (cell, means) in [
            ("张三", named("张三", "张三")),
            (" 张三\u{a0}", named("张三", "张三")),
            ("张 三", named("张 三", "张三")),
            ("张\u{200b}三", named("张\u{200b}三", "张三")),
            ("张三（妈）", named("张三（妈）", "张三(妈)")),
            ("Amy  Wang", named("Amy  Wang", "Amy Wang")),
            ("王小姐妹", named("王小姐妹", "王小姐妹")),
            ("王丽小姐", named("王丽小姐", "王丽小姐")),
            ("散客", Person::Anonymous),
            ("散客1", Person::Anonymous),
            ("零售", Person::Anonymous),
            ("测试", Person::Anonymous),
            ("无名", Person::Anonymous),
            ("过路客", Person::Anonymous),
            ("Walk-in Guest", Person::Anonymous),
            ("walk-in", Person::Anonymous),
            ("TEST01", Person::Anonymous),
            ("王小姐", Person::Salutation("王小姐")),
            ("先生", Person::Salutation("先生")),
            ("欧阳女士", Person::Salutation("欧阳女士")),
            ("李姐", Person::Salutation("李姐")),
            ("Mr. Wang", Person::Salutation("Mr. Wang")),
            ("张*", Person::Masked("张*")),
            ("张＊", Person::Masked("张＊")),
            ("#1001", Person::NoName("#1001")),
            ("1001", Person::NoName("1001")),
            ("-", Person::NoName("-")),
            (" ", Person::NoName("")),
        ] {
            assert_eq!(person(cell), means, "{cell}");
        }
    }

    #[test]
    fn staff_names_are_compared_without_blanks() {
        for (cell, key) in [("小 李", "小李"), (" 小李 ", "小李"), ("李姐", "李姐"), ("Amy Li", "Amy Li")] {
            assert_eq!(staff_key(cell), key, "{cell}");
        }
    }
}
