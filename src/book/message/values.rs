//! What stands in the slots of a message to one member.

use std::collections::BTreeMap;

use super::Slot;

/// The values of the slots, each on one line; what is not there is missing.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Values(BTreeMap<Slot, String>);

impl Values {
    /// Sets a slot; a blank value is none. Lines and signs that no screen shows become blanks, so that a name from a
    /// sheet cannot break a message.
    pub fn set(&mut self, slot: Slot, value: impl Into<String>) {
        let value: String = value.into().chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
        let value = value.trim();
        if value.is_empty() {
            self.0.remove(&slot);
        } else {
            self.0.insert(slot, value.to_owned());
        }
    }

    /// Takes over all that `others` has.
    pub fn extend(&mut self, others: &Self) {
        self.0.extend(others.0.iter().map(|(&slot, value)| (slot, value.clone())));
    }

    /// The value of a slot.
    pub fn get(&self, slot: Slot) -> Option<&str> {
        self.0.get(&slot).map(String::as_str)
    }

    /// An invented member's, for all slots.
    pub fn sample(chinese: bool) -> Self {
        let mut values = Self::default();
        for &slot in Slot::ALL {
            let (zh, en) = slot.sample();
            values.set(slot, if chinese { zh } else { en });
        }
        values
    }
}

#[cfg(test)]
mod tests {
    use super::{Slot, Values};

    #[test]
    fn values_stand_on_one_line_and_blanks_are_none() {
        let mut values = Values::default();
        values.set(Slot::Name, " 张\n三 ");
        assert_eq!(values.get(Slot::Name), Some("张 三"));
        values.set(Slot::Name, " \t");
        assert_eq!(values.get(Slot::Name), None);
    }

    #[test]
    fn the_sample_has_every_value_in_both_languages() {
        for chinese in [true, false] {
            let values = Values::sample(chinese);
            assert!(Slot::ALL.iter().all(|&slot| values.get(slot).is_some()));
        }
    }
}
