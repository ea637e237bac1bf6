//! Why members leave, as staff write it down.
//!
//! Source: the member plan, *Causes of leaving*; the wordings are the rules' `[leaving]`.

use crate::book::rules::Leaving;
use crate::table::{Cell, Code};

/// A cause of leaving, in the order of the plan.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Cause {
    Moved,
    Service,
    Assortment,
    Brand,
    AfterSales,
    NeverCalled,
    StaffLeft,
    Other,
}

impl Cause {
    /// All of them, in the order of the plan.
    pub(super) const ALL: [Self; 8] = [
        Self::Moved,
        Self::Service,
        Self::Assortment,
        Self::Brand,
        Self::AfterSales,
        Self::NeverCalled,
        Self::StaffLeft,
        Self::Other,
    ];

    const fn code(self) -> Code {
        let (key, words) = match self {
            Self::Moved => ("moved", ("搬走", "moved away")),
            Self::Service => ("service", ("服务变差", "service declined")),
            Self::Assortment => ("assortment", ("款式变化太大或不变", "assortment changed too much or not at all")),
            Self::Brand => ("brand", ("转向其他品牌", "taken by another brand")),
            Self::AfterSales => ("after_sales", ("售后没有吸引力", "after-sales not attractive")),
            Self::NeverCalled => ("never_called", ("没有回访", "never called back")),
            Self::StaffLeft => ("staff_left", ("熟悉的店员离开", "familiar staff left")),
            Self::Other => ("other", ("其他", "other")),
        };
        Code { key, words }
    }

    /// Several of them in one cell, in the order of their codes.
    pub(super) fn cell<'a>(causes: &[Self]) -> Cell<'a> {
        let mut codes: Vec<Code> = causes.iter().map(|cause| cause.code()).collect();
        codes.sort_unstable_by_key(|code| code.key);
        if codes.is_empty() { Cell::Blank } else { Cell::Codes(codes) }
    }

    fn wordings(self, rules: &Leaving) -> &[String] {
        match self {
            Self::Moved => &rules.moved,
            Self::Service => &rules.service,
            Self::Assortment => &rules.assortment,
            Self::Brand => &rules.brand,
            Self::AfterSales => &rules.after_sales,
            Self::NeverCalled => &rules.never_called,
            Self::StaffLeft => &rules.staff_left,
            Self::Other => &[],
        }
    }

    /// The causes that a note names; `Other` alone where it names none of them, nothing where it says nothing.
    pub(super) fn named_in(note: &str, rules: &Leaving) -> Vec<Self> {
        let note = note.trim().to_lowercase();
        if note.is_empty() || rules.none.iter().any(|none| none.to_lowercase() == note) {
            return Vec::new();
        }
        let is_named = |cause: &Self| cause.wordings(rules).iter().any(|word| note.contains(&word.to_lowercase()));
        let named: Vec<Self> = Self::ALL.into_iter().filter(is_named).collect();
        if named.is_empty() { vec![Self::Other] } else { named }
    }
}

impl From<Cause> for Cell<'_> {
    fn from(cause: Cause) -> Self {
        Self::Code(cause.code())
    }
}

#[cfg(test)]
mod tests {
    use super::Cause::{self, AfterSales, Assortment, Brand, Moved, NeverCalled, Other, Service, StaffLeft};
    use crate::book::Rules;

    #[test]
    fn notes_of_the_staff_are_recognised_in_several_wordings() {
        let rules = Rules::default().leaving;
        for (note, causes) in [
            ("搬家", &[Moved][..]),
            ("顾客已经搬到外地了", &[Moved]),
            ("服务不如以前", &[Service]),
            ("店员态度冷淡", &[Service]),
            ("款式太少", &[Assortment]),
            ("两年没有新款", &[Assortment]),
            ("被隔壁拉走", &[Brand]),
            ("换了品牌", &[Brand]),
            ("售後不好", &[AfterSales]),
            ("不给换货", &[AfterSales]),
            ("从来没有回访过", &[NeverCalled]),
            ("没人联系她", &[NeverCalled]),
            ("小李离职", &[StaffLeft]),
            ("熟悉的导购不在了", &[StaffLeft]),
            ("搬家，而且款式老", &[Moved, Assortment]),
            ("Moved to Beijing", &[Moved]),
            ("价格偏高", &[Other]),
            ("换了工作不穿正装", &[Other]),
            ("服务很好", &[Other]),
            (" ", &[]),
            ("无", &[]),
            ("N/A", &[]),
        ] {
            assert_eq!(Cause::named_in(note, &rules), causes, "{note}");
        }
    }

    #[test]
    fn a_shop_has_its_own_wordings() {
        let rules = crate::book::testing::rules(&["leaving.moved=[\"去了深圳\"]"]).leaving;
        assert_eq!(Cause::named_in("听说去了深圳", &rules), [Moved]);
        assert_eq!(Cause::named_in("搬家", &rules), [Other]);
    }
}
