//! The table of a proposal's fields: where each stands and what it may hold.
//!
//! Everything that walks over fields — the page, the normaliser of what was typed, generated tests —
//! reads this table. `[]` in a path stands for each element of a list.

/// One field of the proposal file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Field {
    /// Its place, with `[]` for list elements.
    pub path: &'static str,
    /// What it may hold.
    pub kind: Kind,
}

/// What a field may hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A short text.
    Text,
    /// A longer text.
    Note,
    /// A plain decimal.
    Quantity,
    /// Yes or no.
    Boolean,
    /// One of several codes.
    Choice(Codes),
    /// Any number of several codes.
    Several(Codes),
}

/// Where a field's codes are listed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Codes {
    /// By the file format.
    Format(&'static [&'static str]),
    /// By the gate of the rules that reads this field.
    Gate,
    /// The priority countries; other countries are allowed.
    Countries,
    /// States of the environmental management system.
    Ems,
    /// Work-life balance certificates.
    Certificates,
    /// Cost categories.
    Categories,
    /// Groups of categories that administration may be charged on.
    AdministrationBase,
    /// Required tasks.
    RequiredWork,
    /// Reasons why a dear thing is a consumable.
    ConsumableExceptions,
    /// Ways to finance a measure.
    Routes,
    /// Ways to compute tonnes.
    Methods,
}

use Kind::{Boolean, Choice, Note, Quantity, Several, Text};

/// Sections that a variant may replace, by the file format.
pub const SECTIONS: [&str; 8] = [
    "application",
    "eligibility",
    "organisation",
    "ratings",
    "budget",
    "co2",
    "years",
    "reviewers",
];

/// Groups of categories that administration may be charged on, by the file format.
pub const ADMINISTRATION_BASE: [&str; 4] =
    ["personnel", "operating", "outsourcing", "joint_implementation"];

const fn field(path: &'static str, kind: Kind) -> Field {
    Field { path, kind }
}

/// Fields that stand once in the proposal, or once in each element of its lists.
pub const FIELDS: &[Field] = &[
    field("title", Text),
    field("application.kind", Choice(Codes::Format(&["new", "continuing"]))),
    field("application.phase", Choice(Codes::Format(&["1", "2"]))),
    field("application.theme_novelty", Boolean),
    field("application.lead_applicant", Choice(Codes::Gate)),
    field("application.partner_country", Choice(Codes::Countries)),
    field("application.partner_cities[]", Text),
    field("application.participation_years[]", Quantity),
    field("application.energy_origin_co2", Boolean),
    field("application.governments[].name", Text),
    field(
        "application.governments[].level",
        Choice(Codes::Format(&["prefecture", "municipality", "other"])),
    ),
    field("application.governments[].fiscal_capability_index", Quantity),
    field("application.governments[].leading_area", Boolean),
    field("eligibility.legal_entity", Boolean),
    field("eligibility.not_article_70", Boolean),
    field("eligibility.not_article_71", Boolean),
    field("eligibility.not_suspended", Boolean),
    field("eligibility.organised_crime_pledge", Boolean),
    field("eligibility.bid_qualification", Boolean),
    field("eligibility.city_agreement", Choice(Codes::Gate)),
    field("eligibility.consortium", Boolean),
    field("eligibility.letters_of_interest", Boolean),
    field("organisation.employees", Quantity),
    field("organisation.ems", Choice(Codes::Ems)),
    field("organisation.wlb", Several(Codes::Certificates)),
    field("organisation.eruboshi_hours_met", Boolean),
    field("organisation.action_plan_in_force", Boolean),
    field("organisation.carbon_neutral.target_year", Quantity),
    field("organisation.carbon_neutral.scope_1_2", Boolean),
    field("organisation.carbon_neutral.interim_target", Boolean),
    field("organisation.carbon_neutral.scope_3_target", Boolean),
    field("organisation.carbon_neutral.published", Boolean),
    field("organisation.carbon_neutral.decokatsu_supporters", Boolean),
    field("organisation.carbon_neutral.decokatsu_declaration", Boolean),
    field("co2.threshold.yen_per_tonne", Quantity),
    field("co2.threshold.source", Note),
    field("co2.measures[].name", Text),
    field("co2.measures[].route", Choice(Codes::Routes)),
    field("co2.measures[].method", Choice(Codes::Methods)),
    field("co2.measures[].energy_origin", Boolean),
    field("co2.measures[].annual_reduction", Quantity),
    field("co2.measures[].annual_energy_mwh", Quantity),
    field("co2.measures[].capacity_kw", Quantity),
    field("co2.measures[].yield_kwh_per_kw", Quantity),
    field("co2.measures[].project_energy_mwh", Quantity),
    field("co2.measures[].ratio", Quantity),
    field("co2.measures[].reference_emissions", Quantity),
    field("co2.measures[].project_emissions", Quantity),
    field("co2.measures[].reference_fuel_gj", Quantity),
    field("co2.measures[].reference_factor", Quantity),
    field("co2.measures[].project_fuel_gj", Quantity),
    field("co2.measures[].project_factor", Quantity),
    field("co2.measures[].project_power_mwh", Quantity),
    field("co2.measures[].grid_factor", Quantity),
    field("co2.measures[].useful_life_years", Quantity),
    field("co2.measures[].capital_cost", Quantity),
    field("co2.measures[].subsidy_rate", Quantity),
    field("co2.measures[].subsidy", Quantity),
    field("years[].year", Quantity),
    field("scenarios[].name", Text),
    field("reviewers[].name", Text),
];

/// Fields of a budget; their places are under `budget`, `years[].budget` and `scenarios[].budget`.
pub const BUDGET_FIELDS: &[Field] = &[
    field("tax_mode", Choice(Codes::Format(&["standard", "none"]))),
    field("general_administration.rate", Quantity),
    field("general_administration.base", Several(Codes::AdministrationBase)),
    field("general_administration.amount", Quantity),
    field("work_without_cost", Several(Codes::RequiredWork)),
    field("lines[].category", Choice(Codes::Categories)),
    field("lines[].description", Text),
    field("lines[].unit_price", Quantity),
    field("lines[].currency", Text),
    field("lines[].exchange_rate", Quantity),
    field("lines[].quantity", Quantity),
    field("lines[].unit", Text),
    field("lines[].quantity2", Quantity),
    field("lines[].unit2", Text),
    field("lines[].price_includes_tax", Boolean),
    field("lines[].work", Several(Codes::RequiredWork)),
    field("lines[].consumable_exception", Choice(Codes::ConsumableExceptions)),
    field("lines[].note", Note),
];

/// Where budgets stand.
pub const BUDGETS: [&str; 3] = ["budget", "years[].budget", "scenarios[].budget"];

/// Rows that carry an id of their own, which nobody is asked for.
pub const IDENTIFIED: [&str; 4] =
    ["budget.lines[]", "co2.measures[]", "scenarios[]", "reviewers[]"];

/// Quantities that may be below zero.
pub const SIGNED: [&str; 1] = ["co2.measures[].annual_reduction"];

/// An object of texts under any keys: where a measure's factors come from.
pub const SOURCES: &str = "co2.measures[].sources";

/// Bounds of a rating, under `ratings.<item>`; a reviewer's rating is one quantity.
pub const RATING_BOUNDS: [&str; 3] = ["low", "expected", "high"];
