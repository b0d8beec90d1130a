//! The engine's answer: plain finished facts in the words of the screen.
//!
//! Whoever shows them formats and never computes. `None` is what cannot be known.

use std::rc::Rc;

use super::problem::Problem;
use crate::quantity::{Exact, Number, Yen};

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
    /// What is wrong or missing, but for the lines of budgets, which keep their own.
    pub problems: Vec<Problem>,
    /// Where its sections stand, when it is a variant's.
    pub origin: Origin,
}

/// Which sections of a variant are its own, and where it stands in the proposal.
#[derive(Clone, Debug, Default)]
pub struct Origin {
    /// Path of the variant; empty for the proposal itself.
    pub path: String,
    /// Sections the variant replaces.
    pub sections: Vec<&'static str>,
}

/// What a check or gate says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Status {
    /// Met.
    Pass,
    /// Not met.
    Fail,
    /// Can't be said yet.
    Unknown,
    /// A person has to look.
    Check,
    /// Met under one reading of the rule only.
    Depends,
    /// The rule does not concern this.
    NotApplicable,
}

impl Status {
    /// Its code in files.
    pub fn code(self) -> &'static str {
        match self {
            Self::Pass => "pass",
            Self::Fail => "fail",
            Self::Unknown => "unknown",
            Self::Check => "check",
            Self::Depends => "depends",
            Self::NotApplicable => "not_applicable",
        }
    }

    /// The status of a code.
    pub fn from_code(code: &str) -> Option<Self> {
        let all = [Self::Pass, Self::Fail, Self::Unknown, Self::Check, Self::Depends];
        all.into_iter().chain([Self::NotApplicable]).find(|status| status.code() == code)
    }

    /// Met or not.
    pub fn of(met: bool) -> Self {
        if met { Self::Pass } else { Self::Fail }
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

/// The evaluation: what is certain, expected and possible.
#[derive(Clone, Debug)]
pub struct Score {
    /// Points there are.
    pub max: Number,
    /// Points that are certain.
    pub low: Number,
    /// Points expected of the items that have an expectation.
    pub expected: Number,
    /// Maxima of the items that have an expectation.
    pub expected_max: Number,
    /// Points that are possible.
    pub high: Number,
    /// Applicable items without an expectation.
    pub unrated: Vec<String>,
    /// Every item, in the order of the sheet.
    pub items: Vec<Item>,
}

/// One item of the evaluation sheet.
#[derive(Clone, Debug)]
pub struct Item {
    /// Its id in the rules.
    pub id: String,
    /// Most points.
    pub max: Number,
    /// Certain points.
    pub low: Number,
    /// Expected points.
    pub expected: Option<Number>,
    /// Possible points.
    pub high: Number,
    /// What decides it.
    pub kind: ItemKind,
}

/// What decides an item.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ItemKind {
    /// Reviewers' judgment.
    Judged,
    /// Facts.
    Computed,
    /// Nothing: it does not apply to this kind of proposal.
    NotApplicable,
}

impl ItemKind {
    /// Its code in files.
    pub fn code(self) -> &'static str {
        match self {
            Self::Judged => "judged",
            Self::Computed => "computed",
            Self::NotApplicable => "not_applicable",
        }
    }
}

/// A condition for applying.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Gate {
    /// Its id in the rules.
    pub id: String,
    /// Whether it is met.
    pub status: Status,
}

/// One year's estimate.
#[derive(Clone, Debug)]
pub struct Budget {
    /// Every line, in the proposal's order.
    pub lines: Rc<Vec<Rc<BudgetLine>>>,
    /// Ids that stand at more than one line: positions of the later ones.
    pub repeated_ids: Rc<Vec<usize>>,
    /// Yen by category code, all categories in the order of the rules.
    pub by_category: Vec<(String, Yen)>,
    /// 業務費: the operating costs together.
    pub operating: Yen,
    /// Nothing is missing that the total needs.
    pub complete: bool,
    /// 一般管理費.
    pub general_administration: Yen,
    /// Everything before tax.
    pub subtotal: Yen,
    /// Consumption tax.
    pub tax: Yen,
    /// Everything.
    pub total: Yen,
    /// Most the call allows.
    pub cap: Yen,
    /// Yen that remain below the cap; negative when over.
    pub headroom: Yen,
    /// The total fits under the cap.
    pub within_cap: Status,
    /// Outsourcing is small enough.
    pub outsourcing: Status,
    /// Most outsourcing by the strict reading.
    pub outsourcing_limit: Yen,
    /// Required tasks that nothing names.
    pub missing_work: Vec<String>,
    /// Positions of lines in the wrong one of equipment and consumables.
    pub misplaced_lines: Vec<usize>,
}

impl Budget {
    /// Every required task is named.
    pub fn required_work(&self) -> Status {
        Status::of(self.missing_work.is_empty())
    }

    /// Every thing stands in the right one of equipment and consumables.
    pub fn equipment_threshold(&self) -> Status {
        Status::of(self.misplaced_lines.is_empty())
    }

    /// Ids of the lines in the wrong one of equipment and consumables.
    pub fn misplaced_ids(&self) -> Vec<Option<Rc<str>>> {
        let lines = self.misplaced_lines.iter().filter_map(|index| self.lines.get(*index));
        lines.map(|line| line.id.clone()).collect()
    }
}

/// One line of the estimate, as far as it says by itself.
#[derive(Clone, Debug)]
pub struct BudgetLine {
    /// Its id in the proposal.
    pub id: Option<Rc<str>>,
    /// Whole yen.
    pub amount: Option<Yen>,
    /// Position of its category in the rules.
    pub category: Option<usize>,
    /// Nothing is filled in yet: it neither counts nor complains.
    pub silent: bool,
    /// It stands in the wrong one of equipment and consumables.
    pub misplaced: bool,
    /// Positions in the rules of the required tasks it serves.
    pub work: Vec<usize>,
    /// Its problems; their paths start at the line.
    pub problems: Vec<Problem>,
}

/// CO₂ cut and its cost.
#[derive(Clone, Debug)]
pub struct Co2 {
    /// Every measure, in the proposal's order.
    pub measures: Vec<Measure>,
    /// Tonnes a year of the measures that have them.
    pub annual_tonnes: Exact,
    /// Tonnes over the useful lives.
    pub lifetime_tonnes: Exact,
    /// Of these, energy-related CO₂.
    pub energy_origin_annual_tonnes: Exact,
    /// Of these, energy-related CO₂.
    pub energy_origin_lifetime_tonnes: Exact,
    /// Subsidies of the measures that have them.
    pub subsidy: Yen,
    /// Capital costs of the measures that have them, in yen.
    pub capital_cost: Exact,
    /// Subsidy per tonne over the useful lives.
    pub subsidy_yen_per_tonne: Option<Exact>,
    /// The same over the measures that cut energy-related CO₂.
    pub energy_origin_subsidy_yen_per_tonne: Option<Exact>,
    /// Capital cost per tonne over the useful lives.
    pub capital_yen_per_tonne: Option<Exact>,
    /// This programme's money and the subsidies per tonne.
    pub public_yen_per_tonne: Option<Exact>,
    /// The total against the threshold that was given.
    pub threshold: Status,
}

/// One measure.
#[derive(Clone, Debug)]
pub struct Measure {
    /// Its id in the proposal.
    pub id: Option<String>,
    /// Tonnes a year.
    pub annual_tonnes: Option<Exact>,
    /// Tonnes over the useful life.
    pub lifetime_tonnes: Option<Exact>,
    /// Whole yen.
    pub subsidy: Option<Yen>,
    /// Capital cost in yen, as given.
    pub capital_cost: Option<Number>,
    /// It cuts energy-related CO₂.
    pub energy_origin: bool,
    /// Subsidy per tonne.
    pub subsidy_yen_per_tonne: Option<Exact>,
    /// Capital cost per tonne.
    pub capital_yen_per_tonne: Option<Exact>,
    /// The subsidy's share of the cost.
    pub subsidy_share: Status,
    /// Against the threshold that was given.
    pub threshold: Status,
}

/// A later year.
#[derive(Clone, Debug)]
pub struct Year {
    /// Which year of the plan.
    pub year: Option<Number>,
    /// Its estimate; none for a row that is no year at all.
    pub budget: Option<Rc<Budget>>,
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

/// Several reviewers' ratings.
#[derive(Clone, Debug)]
pub struct Reviews {
    /// The judged items that apply, in the order of the sheet.
    pub items: Vec<Review>,
    /// The items that somebody rated, added up.
    pub total: Spread,
}

/// One item as the reviewers see it.
#[derive(Clone, Debug)]
pub struct Review {
    /// Its id in the rules.
    pub id: String,
    /// How they rate it.
    pub spread: Spread,
}

/// Several figures at a glance; all unknown where nobody gave one.
#[derive(Clone, Debug, Default)]
pub struct Spread {
    /// Mean, half up at the decimals of the rules.
    pub mean: Option<Exact>,
    /// Least.
    pub low: Option<Number>,
    /// Greatest.
    pub high: Option<Number>,
    /// Greatest less least.
    pub spread: Option<Number>,
}
