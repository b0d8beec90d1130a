//! The rule file of one call: what it may contain, and nothing else.

use super::{Countries, Rule, Table};
use crate::quantity::Number;
use crate::text::Text;

/// All rules of one call.
#[derive(Clone, Debug)]
pub struct RuleSet {
    /// Fiscal year and number of the call, such as `2026-1`.
    pub id: String,
    /// The call's name.
    pub title: Text,
    /// What a reader must know about these rules before using them.
    pub notice: Text,
    /// When these rules are the newest.
    pub validity: Validity,
    /// The documents that rules name as their source.
    pub documents: Vec<Document>,
    /// Month of the country list it goes by; a later list leaves these rules as they are.
    pub countries_as_of: String,
    /// That list; the book puts it in.
    pub countries: Countries,
    /// How the years of a city pair are counted.
    pub history: HistoryRules,
    /// The evaluation.
    pub score: ScoreRules,
    /// Conditions for applying, in the order they are answered.
    pub gates: Vec<Rule<GateRule>>,
    /// The estimate.
    pub budget: BudgetRules,
    /// CO₂ cut and its cost.
    pub co2: Co2Rules,
    /// Numbers so large that a digit must have slipped; they are warned of, and count.
    pub doubts: Vec<Rule<Doubt>>,
    /// Help for rating judged items.
    #[cfg(not(spare))]
    pub judging: super::JudgingRules,
    /// Help for planning.
    #[cfg(not(spare))]
    pub planning: super::PlanningRules,
}

/// From the first day to the last, as `YYYY-MM-DD`; open while no later rules are known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Validity {
    /// First day.
    pub from: String,
    /// Last day.
    pub until: Option<String>,
}

/// A document that rules are taken from.
#[derive(Clone, Debug)]
pub struct Document {
    /// The name rules use for it.
    pub id: String,
    /// Its title.
    pub title: Text,
    /// Month of publication, as `YYYY-MM`.
    pub published: String,
}

/// How the years of a city pair are counted.
#[derive(Clone, Debug)]
pub struct HistoryRules {
    /// The call's fiscal year, from which years are counted back.
    pub call_fiscal_year: Rule<i64>,
    /// Fiscal years a pair may carry out in all.
    pub most_years: Rule<u32>,
    /// Fiscal years of one phase.
    pub phase_years: Rule<u32>,
    /// Idle fiscal years after which the count starts afresh.
    pub restart_after_idle_years: Rule<u32>,
}

/// The evaluation sheet.
#[derive(Clone, Debug)]
pub struct ScoreRules {
    /// The items in the order of the sheet.
    pub items: Vec<Rule<ItemRule>>,
    /// Fiscal capability indices below which a government counts as small.
    pub municipality_thresholds: Rule<MunicipalityThresholds>,
    /// Distance below a threshold within which rounding of the index may turn the result.
    pub municipality_warning_band: Rule<Number>,
    /// What several governments together score.
    pub municipality_several: Rule<()>,
    /// Points by state of the environmental management system.
    pub ems: Rule<EmsPoints>,
    /// Points by certificate.
    pub certificates: Vec<Rule<CertificateRule>>,
    /// Which of several certificates counts.
    pub highest_certificate: Rule<()>,
    /// Employees up to which an action plan scores.
    pub action_plan_most_employees: Rule<Number>,
    /// How a judged item without a rating is treated.
    pub unrated: Rule<()>,
    /// Decimals of the mean of several reviewers.
    pub mean_decimals: Rule<u32>,
}

/// An item's points, by kind of proposal.
#[derive(Clone, Debug)]
pub struct ItemRule {
    /// What decides it.
    pub scored: Scored,
    /// Maximum for a new proposal; none where it does not apply.
    pub new: Option<Number>,
    /// Maximum for a continuing one.
    pub continuing: Option<Number>,
    /// Group of the official sheet it belongs to, 1 to 6.
    pub group: u32,
}

/// What decides an item's points.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scored {
    /// The reviewers' judgment.
    Judged,
    /// The fiscal capability indices of the Japanese governments.
    MunicipalityScale,
    /// The environmental management system.
    Ems,
    /// The work-life balance certificates.
    Wlb,
}

/// Indices strictly below these qualify.
#[derive(Clone, Debug)]
pub struct MunicipalityThresholds {
    /// For prefectures.
    pub prefecture: Number,
    /// For cities, wards, towns and villages.
    pub municipality: Number,
}

/// Points by state of the environmental management system.
pub type EmsPoints = Table<Number>;

/// A certificate's points and what it needs to count.
#[derive(Clone, Debug)]
pub struct CertificateRule {
    /// Its code in proposal files.
    pub code: String,
    /// Points when it counts.
    pub points: Number,
    /// What else it needs.
    pub condition: Option<Condition>,
}

/// What a certificate needs beside being held.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Condition {
    /// The working-hours criterion of えるぼし is met.
    WorkingHours,
    /// Few enough employees, and a plan still in force.
    ActionPlan,
}

/// What an answer means at a gate.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum GateStatus {
    /// The condition is met.
    Pass,
    /// It is not.
    Fail,
    /// A person has to look.
    Check,
}

/// How a gate is answered.
#[derive(Clone, Debug)]
pub enum GateRule {
    /// One answer decides: its status stands in the table.
    Answer {
        /// Path of the answer in the proposal.
        path: String,
        /// Status by answer; `true` and `false` stand for yes and no.
        statuses: Table<GateStatus>,
    },
    /// The partner country's standing.
    TargetCountry {},
    /// The years the pair has carried out.
    PairYears {},
    /// Novelty on entering the second phase.
    SecondPhaseNovelty {},
}

/// The estimate.
#[derive(Clone, Debug)]
pub struct BudgetRules {
    /// Most yen a year, tax included.
    pub cap: Rule<Number>,
    /// Consumption tax in percent.
    pub tax_rate: Rule<Number>,
    /// Cost categories in the order of the table.
    pub categories: Vec<Rule<Category>>,
    /// How a line's amount is cut to whole yen.
    pub line_amount: Rule<()>,
    /// How general administration is computed.
    pub general_administration: Rule<()>,
    /// Groups that the administration rate applies to unless the proposal says otherwise.
    pub administration_base: Rule<Vec<Group>>,
    /// How the tax is cut to whole yen.
    pub tax_amount: Rule<()>,
    /// Outsourcing may be at most this share of its base.
    pub outsourcing_share: Rule<Number>,
    /// Outsourcing's base, and the reading that the text leaves open.
    pub outsourcing_base: Rule<Vec<Group>>,
    /// Decimals of what is shown in percent of a limit.
    pub percent_decimals: Rule<u32>,
    /// Yen from which a thing is equipment.
    pub equipment_threshold: Rule<Number>,
    /// Codes that make a thing of that price a consumable all the same.
    pub consumable_exceptions: Vec<Rule<String>>,
    /// The tasks every proposal must contain, by code, in the order of the table.
    pub required_work: Vec<Rule<String>>,
    /// What to say at a cost line, by its category and its words.
    pub advice: Vec<Rule<Advice>>,
}

/// A cost category.
#[derive(Clone, Debug)]
pub struct Category {
    /// Its code in proposal files.
    pub code: String,
    /// What it is added up in.
    pub group: Group,
}

/// Categories that rules add up.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Group {
    /// 人件費.
    Personnel,
    /// 業務費.
    Operating,
    /// 外注費.
    Outsourcing,
    /// 共同実施費.
    JointImplementation,
    /// 一般管理費: part of bases, never a line's category.
    GeneralAdministration,
}

impl Group {
    /// Its code in files.
    pub fn code(self) -> &'static str {
        match self {
            Self::Personnel => "personnel",
            Self::Operating => "operating",
            Self::Outsourcing => "outsourcing",
            Self::JointImplementation => "joint_implementation",
            Self::GeneralAdministration => "general_administration",
        }
    }
}

/// When a number is doubted; its title is what is said.
#[derive(Clone, Debug)]
pub struct Doubt {
    /// The last parts of the fields' paths.
    pub fields: Vec<String>,
    /// What is doubted is above this.
    pub over: Number,
}

/// When a piece of advice is given at a cost line; its title is what is said.
#[derive(Clone, Debug)]
pub struct Advice {
    /// Codes of the categories it is for; without any it is for all.
    pub categories: Vec<String>,
    /// Words of which the line has to hold one, in half width and small letters; without any, none
    /// is asked for.
    pub words: Vec<String>,
    /// Code of the category that such a line belongs to.
    pub suggests: Option<String>,
}

/// CO₂ cut and its cost.
#[derive(Clone, Debug)]
pub struct Co2Rules {
    /// Ways to compute the tonnes a year, by code.
    pub methods: Vec<Rule<String>>,
    /// Tonnes over the useful life.
    pub lifetime: Rule<()>,
    /// How a subsidy rate becomes yen.
    pub subsidy: Rule<()>,
    /// The subsidy may be at most this share of the capital cost.
    pub subsidy_share: Rule<Number>,
    /// Ways to finance a measure; the value says whether the share is limited.
    pub routes: Vec<Rule<Route>>,
    /// Decimals of yen per tonne, half up.
    pub yen_per_tonne_decimals: Rule<u32>,
    /// Which measures a total is taken over.
    pub totals: Rule<()>,
    /// The threshold, which nobody publishes.
    pub threshold: Rule<()>,
}

/// A way to finance a measure.
#[derive(Clone, Debug)]
pub struct Route {
    /// Its code in proposal files.
    pub code: String,
    /// The subsidy's share of the cost is limited.
    pub limits_subsidy: bool,
    /// Only energy-related CO₂ counts there.
    pub energy_origin_only: bool,
}
