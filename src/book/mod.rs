//! The domain: what a shop knows of its members. Knows no files, no command line, no formats.

mod accounts;
#[expect(clippy::module_inception, reason = "the book is what the layer is named after")]
mod book;
pub mod calendar;
pub mod callback;
mod contact;
mod file_type;
mod history;
mod limit;
mod lines;
pub mod mask;
mod member;
mod money;
mod names;
mod opening;
mod place;
mod points;
mod problem;
mod records;
pub mod rules;
mod severity;
mod sheet;
mod sources;
#[cfg(test)]
pub(crate) mod testing;
mod tier;
mod wording;

pub use book::Book;
pub use contact::{CallResult, Channel, Contact};
pub use file_type::FileType;
pub use history::{Histories, History, Purchase};
pub use limit::Limit;
pub use lines::{Details, Line, Lines};
pub use member::{Consent, Gender, Member, MemberId, Noted, Profile, Reach, Style};
pub use money::Money;
pub use names::{NameId, Names};
pub use opening::{opening, stated_opening};
pub use place::{Place, Stated, column_index, column_letters};
pub use points::{Points, of_each as points_of_each};
pub use problem::{Fact, Problem};
pub use records::{Identity, Import, MemberRecord, Records};
pub use rules::Rules;
pub use severity::Severity;
pub use sheet::{Balance, Bucket, Column, Count, Kind, Match, Sheet};
pub use sources::{Source, Sources};
pub use tier::{Distance, Earned, EarnedBy, Tier, standing};
