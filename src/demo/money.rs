//! Amounts as people type them.

/// Fen as yuan, with decimals only where there are some: `1280`, `359.10`.
pub(super) fn plain(fen: i32) -> String {
    if fen % 100 == 0 { (fen / 100).to_string() } else { two_places(fen) }
}

/// Fen as yuan with two decimals: `1280.00`.
pub(super) fn two_places(fen: i32) -> String {
    let sign = if fen < 0 { "-" } else { "" };
    format!("{sign}{}.{:02}", (fen / 100).abs(), (fen % 100).abs())
}

/// Fen as yuan with a sign of the currency and thousands: `￥1,280.00`.
pub(super) fn dressed(fen: i32) -> String {
    let (yuan, rest) = (fen / 100, fen % 100);
    if yuan < 1_000 {
        format!("￥{yuan}.{rest:02}")
    } else {
        format!("￥{},{:03}.{rest:02}", yuan / 1_000, yuan % 1_000)
    }
}

#[cfg(test)]
mod tests {
    use super::{dressed, plain, two_places};

    #[test]
    fn amounts_are_written_in_three_ways() {
        assert_eq!(plain(128_000), "1280");
        assert_eq!(plain(35_910), "359.10");
        assert_eq!(two_places(-5), "-0.05");
        assert_eq!(two_places(-39_900), "-399.00");
        assert_eq!(dressed(128_050), "￥1,280.50");
        assert_eq!(dressed(9_900), "￥99.00");
    }
}
