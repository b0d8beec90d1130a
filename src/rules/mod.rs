//! The rules of a call, as data: every number with its title, explanation, basis and source.
//!
//! The types here are the file's types: a rule file is read straight into what the engine computes
//! with, so there is no second description of the rules that could differ.

mod all;
mod book;
mod countries;
#[cfg(not(spare))]
mod draft;
#[cfg(not(spare))]
mod judging;
mod parts;
#[cfg(not(spare))]
mod planning;
mod read;
mod rule;
mod rule_set;
mod table;
mod values;

pub use all::Entry;
pub use book::{Book, BookError};
pub use countries::{Countries, Country, Standing};
#[cfg(not(spare))]
pub use draft::{Changed, Changes, Draft};
#[cfg(not(spare))]
pub use judging::{JudgingRules, Role, Viewpoint, Weight, When};
#[cfg(not(spare))]
pub use planning::{Attachment, PlanningRules};
pub use rule::{About, Basis, Rule, Source};
pub use rule_set::{
    Advice, BudgetRules, Category, CertificateRule, Co2Rules, Condition, Document, Doubt,
    EmsPoints, GateRule, GateStatus, Group, HistoryRules, ItemRule, MunicipalityThresholds, Route,
    RuleSet, ScoreRules, Scored, Validity,
};
pub use table::Table;

/// Reads advice by itself, as a rule file lists it; none where anything in it can't be read.
pub fn read_advice(list: &crate::json::Node) -> Vec<Rule<Advice>> {
    read::list(list)
}
