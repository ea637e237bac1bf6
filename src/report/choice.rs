//! Options that take one of a few names.

use clap::builder::{PossibleValuesParser, TypedValueParser};

/// Takes one of `choices` by its name; the help lists the names.
pub(super) fn choice<T: Copy + Send + Sync>(
    choices: &'static [(&'static str, T)],
) -> impl TypedValueParser<Value = T> + 'static {
    let named = move |text: String| choices.iter().find(|(name, _)| *name == text).map(|&(_, value)| value).ok_or(text);
    PossibleValuesParser::new(choices.iter().map(|(name, _)| *name)).try_map(named)
}
