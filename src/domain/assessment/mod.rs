//! The engine's answer: plain finished facts in the words of the screen.
//!
//! Whoever shows them formats and never computes. `None` is what cannot be known.

mod budget;
mod co2;
mod progress;
mod score;

use std::rc::Rc;

use super::found::Problems;
use crate::coded::coded;
use crate::rules::GateStatus;
pub use budget::{Budget, BudgetLine, Reduction, Year};
pub use co2::{Co2, Measure};
pub use progress::{GateCounts, Need, NeedKind, NextStep, Progress, Step, StepState, Unsure};
pub use score::{Item, ItemKind, PointSums, Review, Reviews, Score, Spread};

/// Everything known about a proposal.
#[derive(Clone, Debug)]
pub struct Assessment {
    /// Id of the rule set it was assessed by.
    pub rules: String,
    /// Years of the city pair.
    pub history: History,
    /// The evaluation.
    pub score: Score,
    /// Conditions for applying.
    pub gates: Vec<Gate>,
    /// How many of them are met, and how many not.
    pub gate_counts: GateCounts,
    /// The first year's estimate.
    pub budget: Rc<Budget>,
    /// CO₂ cut and its cost.
    pub co2: Co2,
    /// Later years, where the proposal has them.
    pub years: Option<Vec<Year>>,
    /// Variants, where the proposal has them.
    pub scenarios: Option<Vec<Scenario>>,
    /// Reviewers' ratings, where the proposal has them.
    pub reviews: Option<Reviews>,
    /// How far each section is, in the order of the page.
    pub steps: Vec<Step>,
    /// What is being checked; none where nothing is.
    pub progress: Option<Progress>,
    /// What needs doing now, the most pressing first.
    pub next_steps: Vec<NextStep>,
    /// What is wrong or missing, but for the lines of budgets, which keep their own.
    pub problems: Problems,
    /// Where its sections stand, when it is a variant's.
    pub origin: Origin,
}

impl Assessment {
    /// The same as it was answered at first. By this results are told from one another: what was added follows
    /// from the rest.
    pub fn without_what_came_later(&self) -> Self {
        let budget = |budget: &mut Rc<Budget>| {
            if budget.reduction.is_some() {
                Rc::make_mut(budget).reduction = None;
            }
        };
        let mut first = Self { progress: None, ..self.clone() };
        budget(&mut first.budget);
        first.years.iter_mut().flatten().filter_map(|year| year.budget.as_mut()).for_each(budget);
        for variant in first.scenarios.iter_mut().flatten() {
            variant.assessment = variant.assessment.without_what_came_later();
        }
        first
    }
}

/// Which sections of a variant are its own, and where it stands in the proposal.
#[derive(Clone, Debug, Default)]
pub struct Origin {
    /// Path of the variant; empty for the proposal itself.
    pub path: String,
    /// Sections the variant replaces.
    pub sections: Vec<&'static str>,
}

coded! {
    /// What a check or gate says.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub enum Status {
        /// Met.
        Pass => "pass",
        /// Not met.
        Fail => "fail",
        /// Can't be said yet.
        Unknown => "unknown",
        /// A person has to look.
        Check => "check",
        /// Met under one reading of the rule only.
        Depends => "depends",
        /// The rule does not concern this.
        NotApplicable => "not_applicable",
    }
}

impl Status {
    /// Met or not.
    pub fn of(met: bool) -> Self {
        if met { Self::Pass } else { Self::Fail }
    }
}

impl From<GateStatus> for Status {
    fn from(status: GateStatus) -> Self {
        match status {
            GateStatus::Pass => Self::Pass,
            GateStatus::Fail => Self::Fail,
            GateStatus::Check => Self::Check,
        }
    }
}

/// Fiscal years of a city pair; all unknown while the years are not answered.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct History {
    /// Years carried out since the count last started.
    pub completed_years: Option<u32>,
    /// Years the pair may still carry out.
    pub remaining_years: Option<u32>,
    /// A long break started the count afresh.
    pub restarted: Option<bool>,
}

/// A condition for applying.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Gate {
    /// Its id in the rules.
    pub id: String,
    /// Whether it is met.
    pub status: Status,
    /// Path of the question to go to; a variant's in the proposal as merged.
    pub path: String,
}

/// A variant of the proposal.
#[derive(Clone, Debug)]
pub struct Scenario {
    /// Its id in the proposal.
    pub id: Option<String>,
    /// Its name.
    pub name: Option<String>,
    /// The proposal with this variant's sections.
    pub assessment: Assessment,
}
