//! The proposal as the engine understands it: every answer typed, what can't be read set apart.
//!
//! Codes that the rules list are positions in the rules' lists.

mod co2;

use std::rc::Rc;

use super::answer::Answer;
use super::problem::Problem;
use crate::quantity::Number;
use crate::rules::Group;
pub use co2::{Co2Measure, Method};

/// New or continuing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ProposalKind {
    /// 新規.
    New,
    /// 継続.
    Continuing,
}

/// The phase of three years a proposal belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Phase {
    /// フェーズ1.
    First,
    /// フェーズ2.
    Second,
}

/// What a proposal says of itself and its pair of cities.
#[derive(Clone, Debug, Default)]
pub struct Application {
    /// New or continuing.
    pub kind: Answer<ProposalKind>,
    /// First or second phase.
    pub phase: Answer<Phase>,
    /// The theme is new against the first phase.
    pub theme_novelty: Answer<bool>,
    /// ISO 3166-1 alpha-3 of the partner country.
    pub partner_country: Answer<Rc<str>>,
    /// Fiscal years the pair has carried out, as given.
    pub participation_years: Answer<Vec<Answer<Number>>>,
    /// There are more such years than are read.
    pub has_more_years: bool,
    /// Japanese local governments taking part.
    pub governments: Answer<Vec<Government>>,
    /// There are more of them than are read.
    pub has_more_governments: bool,
}

/// A Japanese local government.
#[derive(Clone, Debug, Default)]
pub struct Government {
    /// What it is; none for a body that is neither prefecture nor municipality.
    pub level: Answer<Option<Level>>,
    /// 財政力指数.
    pub fiscal_capability_index: Answer<Number>,
}

/// Level of a local government.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Level {
    /// 都道府県.
    Prefecture,
    /// 市区町村.
    Municipality,
}

/// The applicant.
#[derive(Clone, Debug, Default)]
pub struct Organisation {
    /// People employed.
    pub employees: Answer<Number>,
    /// Code of the environmental management system's state.
    pub ems: Answer<Rc<str>>,
    /// Certificates held, as positions in the rules.
    pub wlb: Answer<Vec<Answer<usize>>>,
    /// えるぼし's working-hours criterion is met.
    pub eruboshi_hours_met: Answer<bool>,
    /// The action plan's period has not ended.
    pub action_plan_in_force: Answer<bool>,
    /// Its targets for its own emissions.
    pub carbon_neutral: CarbonNeutral,
}

/// What an applicant says of its own emissions. It is for reviewers to judge.
#[derive(Clone, Debug, Default)]
pub struct CarbonNeutral {
    /// Year by which it means to be carbon neutral.
    pub target_year: Answer<Number>,
    /// The target covers scopes 1 and 2.
    pub scope_1_2: Answer<bool>,
    /// There is a target on the way.
    pub interim_target: Answer<bool>,
    /// There is a target for scope 3.
    pub scope_3_target: Answer<bool>,
    /// The target is public.
    pub published: Answer<bool>,
    /// It takes part in デコ活応援団.
    pub decokatsu_supporters: Answer<bool>,
    /// It has made the デコ活宣言.
    pub decokatsu_declaration: Answer<bool>,
}

/// A rating of one item as given; the item's key as the file has it.
#[derive(Clone, Debug)]
pub struct Rating {
    /// Key of the item.
    pub item: Rc<str>,
    /// Bounds, or nothing readable at all.
    pub bounds: Answer<Bounds>,
    /// What could not be read; of interest only where the rating is used.
    pub problems: Vec<Problem>,
}

/// Bounds of a rating.
#[derive(Clone, Copy, Debug, Default)]
pub struct Bounds {
    /// At least.
    pub low: Answer<Number>,
    /// Expected.
    pub expected: Answer<Number>,
    /// At most.
    pub high: Answer<Number>,
}

/// A cost line.
#[derive(Clone, Debug, Default)]
pub struct Line {
    /// Its id.
    pub id: Option<Rc<str>>,
    /// Its category, as position in the rules.
    pub category: Answer<usize>,
    /// Price of one unit.
    pub unit_price: Answer<Number>,
    /// The price is not in yen.
    pub foreign: bool,
    /// Yen per unit of the currency.
    pub exchange_rate: Answer<Number>,
    /// How many.
    pub quantity: Answer<Number>,
    /// How many times.
    pub quantity2: Answer<Number>,
    /// The price includes consumption tax.
    pub price_includes_tax: bool,
    /// A reason why it is a consumable whatever its price.
    pub consumable_exception: bool,
    /// Required tasks it serves, as positions in the rules.
    pub work: Vec<usize>,
    /// Description or note are filled in.
    pub described: bool,
}

/// 一般管理費 as given.
#[derive(Clone, Debug, Default)]
pub struct Administration {
    /// Percent of the base.
    pub rate: Answer<Number>,
    /// What the rate applies to; each group once.
    pub base: Answer<Vec<Group>>,
    /// Yen.
    pub amount: Answer<Number>,
}

/// A year's estimate, but for its lines.
#[derive(Clone, Debug, Default)]
pub struct BudgetFrame {
    /// The applicant charges no consumption tax.
    pub untaxed: bool,
    /// General administration.
    pub administration: Answer<Administration>,
    /// Required tasks done without cost, as positions in the rules.
    pub work_without_cost: Vec<usize>,
    /// There is a list of lines that can't be read, or not all of it.
    pub lines_unreadable: bool,
}

/// A reviewer's ratings, by the file's keys.
#[derive(Clone, Debug, Default)]
pub struct Reviewer {
    /// Its id.
    pub id: Option<Rc<str>>,
    /// Points by item.
    pub ratings: Vec<ReviewerRating>,
}

/// A reviewer's points for one item.
#[derive(Clone, Debug)]
pub struct ReviewerRating {
    /// Key of the item.
    pub item: Rc<str>,
    /// Points.
    pub points: Answer<Number>,
    /// What could not be read; of interest only where the rating is used.
    pub problems: Vec<Problem>,
}
