//! One calm palette for everything that has colours.

/// Headings and columns of charts.
pub(super) const TEAL: u32 = 0x2F_5D_6B;
/// Data bars.
pub(super) const PALE_TEAL: u32 = 0xA9_CB_D1;
/// The far end of a colour scale.
pub(super) const HEAT: u32 = 0x8F_BC_C4;
/// Lines between rows.
pub(super) const LINE: u32 = 0xD9_DF_E1;
/// Secondary words.
pub(super) const GREY: u32 = 0x6B_77_7B;
/// The series of a chart, in order.
pub(super) const SERIES: [u32; 6] = [TEAL, 0xD1_9A_3D, 0x7F_A8_9B, 0xB5_65_4A, 0x8A_94_A6, 0x6E_5F_87];

/// What a cell stands on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Ground {
    /// Nothing.
    Bare,
    /// Tier or class A.
    Gold,
    /// Tier or class B.
    Silver,
    /// Tier or class C.
    Pale,
    /// For the staff to fill in.
    Yellow,
}

impl Ground {
    /// The colour of a tier or class.
    pub(super) fn of_code(key: &str) -> Self {
        match key {
            "A" => Self::Gold,
            "B" => Self::Silver,
            "C" => Self::Pale,
            _ => Self::Bare,
        }
    }

    /// The same in a chart, where large shapes stand beside each other.
    pub(super) fn chart_color(self) -> Option<u32> {
        match self {
            Self::Gold => Some(0xD9_AE_4E),
            Self::Silver => Some(0x9F_AB_B8),
            Self::Pale => Some(0xBF_D2_C4),
            Self::Bare | Self::Yellow => None,
        }
    }

    /// Its colour.
    pub(super) fn color(self) -> Option<u32> {
        match self {
            Self::Bare => None,
            Self::Gold => Some(0xF3_DF_A2),
            Self::Silver => Some(0xDF_E3_E8),
            Self::Pale => Some(0xF1_F5_EE),
            Self::Yellow => Some(0xFF_F8_D6),
        }
    }
}
