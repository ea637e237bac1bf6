//! The values in force, section by section: those that something was laid over, else those built in.

use serde::Deserialize;
use serde::de::value::{MapAccessDeserializer, StrDeserializer};
use serde::de::{DeserializeSeed, Error as _, IntoDeserializer, MapAccess};
use toml_edit::de::Error;
use toml_edit::{Item, Table};

use super::Rules;
use super::built_in::{BUILT_IN, Built};

/// A section of the rules.
enum Section<'a> {
    Built(&'static Built),
    Laid(&'a Item),
}

/// The sections in the order of the built-in file, behind them those that it has only as an example.
struct InForce<'a, I: Iterator<Item = (&'a str, Section<'a>)>> {
    sections: I,
    /// The one whose key was asked for last.
    at: Option<(&'a str, Section<'a>)>,
}

/// The rules where these sections stand in place of those built in.
///
/// # Errors
/// A value that its key cannot have.
pub(super) fn in_force(laid: &Table) -> Result<Rules, Error> {
    let built = BUILT_IN.entries().iter();
    let sections = built.map(|(key, built)| (*key, laid.get(key).map_or(Section::Built(built), Section::Laid)));
    let more = laid.iter().filter(|(key, _)| BUILT_IN.get(key).is_none());
    let sections = sections.chain(more.map(|(key, item)| (key, Section::Laid(item))));
    Rules::deserialize(MapAccessDeserializer::new(InForce { sections, at: None }))
}

impl<'a, 'de, I: Iterator<Item = (&'a str, Section<'a>)>> MapAccess<'de> for InForce<'a, I> {
    type Error = Error;

    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>, Error> {
        self.at = self.sections.next();
        self.at.as_ref().map(|(key, _)| seed.deserialize(StrDeserializer::new(key))).transpose()
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, Error> {
        match self.at.take() {
            Some((_, Section::Built(built))) => seed.deserialize(built),
            Some((key, Section::Laid(item))) => laid(item, seed).map_err(|mut error| {
                error.add_key(key.to_owned());
                error
            }),
            None => Err(Error::custom("a value without its key")),
        }
    }
}

fn laid<'de, V: DeserializeSeed<'de>>(item: &Item, seed: V) -> Result<V::Value, Error> {
    let value = item.clone().into_value().map_err(|none| Error::custom(format!("{} is no value", none.type_name())))?;
    seed.deserialize(value.into_deserializer())
}
