//! What a shop says to its members: texts with named slots, filled for one member, and counted as text messages are.
//!
//! Source: the member plan, *Message templates*. The wordings are rules (`[messages.…]`); here stand which messages there
//! are ([`Message`]), what can be put into them ([`Slot`], and what never), how a wording is read ([`Template`]) and
//! filled ([`Values`]), and how long a text message is ([`Length`]).

mod length;
mod list;
mod slot;
mod template;
mod values;

pub use length::Length;
pub use list::{Message, Way};
pub use slot::Slot;
pub use template::{Filled, Template, TemplateError};
pub use values::Values;
