//! Pure mathematics on slices.
