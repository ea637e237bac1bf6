//! The rules built in: `default.toml` as values of the program, so that no start has to read the file.

use serde::de::value::{BorrowedStrDeserializer, MapDeserializer, SeqDeserializer};
use serde::de::{Deserializer, IntoDeserializer, Visitor};
use serde::forward_to_deserialize_any;
use toml_edit::de::Error;
use toml_edit::{InlineTable, Item, Table, Value};

// `BUILT_IN`, which the build script makes of `default.toml`.
include!(concat!(env!("OUT_DIR"), "/rules.rs"));

/// A value of the file.
#[derive(Debug, Clone, Copy)]
pub(super) enum Built {
    Text(&'static str),
    Whole(i64),
    Real(f64),
    List(&'static [Self]),
    Table(&'static [(&'static str, Self)]),
}

impl Built {
    /// The keys and values of a table, in the order of the file.
    pub(super) const fn entries(&self) -> &'static [(&'static str, Self)] {
        if let Self::Table(entries) = self { entries } else { &[] }
    }

    /// What stands at a key.
    pub(super) fn get(&self, key: &str) -> Option<&'static Self> {
        self.entries().iter().find(|entry| entry.0 == key).map(|entry| &entry.1)
    }

    /// The same as TOML, for a shop's own values to be laid over.
    pub(super) fn item(&self) -> Item {
        match self {
            Self::Table(entries) => {
                Item::Table(entries.iter().map(|(key, built)| (*key, built.item())).collect::<Table>())
            }
            other => Item::Value(other.value()),
        }
    }

    fn value(&self) -> Value {
        match self {
            Self::Text(text) => Value::from(*text),
            Self::Whole(whole) => Value::from(*whole),
            Self::Real(real) => Value::from(*real),
            Self::List(values) => values.iter().map(Self::value).collect(),
            Self::Table(entries) => {
                entries.iter().map(|(key, built)| (*key, built.value())).collect::<InlineTable>().into()
            }
        }
    }
}

impl<'de> Deserializer<'de> for &'static Built {
    type Error = Error;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        match self {
            Built::Text(text) => visitor.visit_borrowed_str(text),
            Built::Whole(whole) => visitor.visit_i64(*whole),
            Built::Real(real) => visitor.visit_f64(*real),
            Built::List(values) => visitor.visit_seq(SeqDeserializer::new(values.iter())),
            Built::Table(entries) => {
                let entries = entries.iter().map(|(key, built)| (BorrowedStrDeserializer::new(key), built));
                visitor.visit_map(MapDeserializer::new(entries))
            }
        }
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        visitor.visit_some(self)
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(self, _: &'static str, visitor: V) -> Result<V::Value, Error> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        name: &'static str,
        variants: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Error> {
        // No rule is an enum with values of its own, so that a text names each.
        let Built::Text(text) = self else { return self.deserialize_any(visitor) };
        BorrowedStrDeserializer::new(text).deserialize_enum(name, variants, visitor)
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf unit unit_struct seq tuple
        tuple_struct map struct identifier ignored_any
    }
}

impl IntoDeserializer<'_, Error> for &'static Built {
    type Deserializer = Self;

    fn into_deserializer(self) -> Self {
        self
    }
}
