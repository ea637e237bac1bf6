//! What the values of a column paint: bars and heat.

use crate::table::{Cell, Dress, Head, Table};
use crate::write::layout::Field;
use crate::write::spelling::number;

/// How the cells of a column are painted.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Paint {
    /// Not.
    None,
    /// A bar as long as the value is of the greatest.
    Bar(f64),
    /// The warmer, the nearer the value is to the greatest, from the least on.
    Heat(f64, f64),
}

impl Paint {
    /// The paints of the shown columns of a table.
    pub(super) fn of(table: &Table, fields: &[Field], heads: &[&Head]) -> Vec<Self> {
        let dress = |field: &Field| &heads[field.column].dress;
        let extent = |field: &Field| extent(table, field.column);
        // One scale for all columns of a map.
        let map = fields.iter().filter(|field| *dress(field) == Dress::Map).filter_map(extent).reduce(wider);
        let paint = |field: &Field| {
            let paint = match dress(field) {
                Dress::Bars => extent(field).map(|(_, most)| Self::Bar(most)),
                Dress::Heat => extent(field).map(|(least, most)| Self::Heat(least, most)),
                Dress::Map => map.map(|(least, most)| Self::Heat(least, most)),
                Dress::Plain | Dress::Prose | Dress::Hidden | Dress::FillIn(_) => None,
            };
            paint.unwrap_or(Self::None)
        };
        fields.iter().map(paint).collect()
    }

    /// The name of the paint in the style, and how much of it a value has.
    pub(super) fn on(self, cell: &Cell) -> Option<(&'static str, String)> {
        let value = number(cell)?;
        match self {
            Self::Bar(most) if value > 0.0 && most > 0.0 => Some(("bar", format!("{:.1}%", value / most * 100.0))),
            Self::Heat(least, most) if value > least => {
                Some(("heat", format!("{:.2}", (value - least) / (most - least))))
            }
            _ => None,
        }
    }
}

/// The least and the greatest value of a column.
fn extent(table: &Table, column: usize) -> Option<(f64, f64)> {
    let values = (0..table.len()).filter_map(|row| number(&table.cell(row, column)));
    values.map(|value| (value, value)).reduce(wider)
}

fn wider(a: (f64, f64), b: (f64, f64)) -> (f64, f64) {
    (a.0.min(b.0), a.1.max(b.1))
}

#[cfg(test)]
mod tests {
    use super::Paint;
    use crate::table::Cell;

    #[test]
    fn bars_are_parts_of_the_greatest_and_heat_goes_from_the_least() {
        let bar = Paint::Bar(200.0);
        assert_eq!(bar.on(&Cell::Money(5_000)), Some(("bar", "25.0%".to_owned())));
        assert_eq!(bar.on(&Cell::Money(-5_000)), None);
        assert_eq!(bar.on(&Cell::Blank), None);
        let heat = Paint::Heat(10.0, 20.0);
        assert_eq!(heat.on(&Cell::Int(15)), Some(("heat", "0.50".to_owned())));
        assert_eq!(heat.on(&Cell::Int(20)), Some(("heat", "1.00".to_owned())));
        assert_eq!(heat.on(&Cell::Int(10)), None);
        assert_eq!(Paint::Heat(3.0, 3.0).on(&Cell::Int(3)), None, "all the same");
        assert_eq!(Paint::None.on(&Cell::Int(3)), None);
    }
}
