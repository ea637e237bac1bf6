//! Member tiers, churn, RFM and today's callback list, straight from the spreadsheets that a shop keeps.

pub mod book;
pub mod cli;
pub mod demo;
pub mod read;
pub mod report;
pub mod stats;
pub mod table;
pub mod write;
