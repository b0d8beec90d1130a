//! How each part of a rule file is read: its keys are the names of the fields.

use super::read::{Place, Read};
use super::{
    Advice, BudgetRules, Category, CertificateRule, Co2Rules, Condition, Countries, Country,
    Document, Doubt, GateRule, GateStatus, Group, HistoryRules, ItemRule, MunicipalityThresholds,
    Route, RuleSet, ScoreRules, Scored, Standing, Validity,
};

/// Reads every field under its own name.
macro_rules! fields {
    ($type:ident { $($field:ident),* $(,)? }) => {
        impl Read for $type {
            fn read(place: &mut Place<'_>) -> Self {
                Self { $($field: place.get(stringify!($field)),)* }
            }
        }
    };
}

/// Reads a code; the first stands in for one that is unknown.
macro_rules! codes {
    ($type:ident { $first_code:literal: $first:ident, $($code:literal: $name:ident),* $(,)? }) => {
        impl Read for $type {
            fn read(place: &mut Place<'_>) -> Self {
                let codes = [($first_code, Self::$first), $(($code, Self::$name)),*];
                place.one_of(&codes, Self::$first)
            }
        }
    };
}

/// A rule set as its file has it.
#[cfg(not(spare))]
pub(super) struct Whole(pub RuleSet);

#[cfg(not(spare))]
impl Read for Whole {
    fn read(place: &mut Place<'_>) -> Self {
        let (judging, planning) = (place.get("judging"), place.get("planning"));
        Self(RuleSet { judging, planning, ..Brief::read(place).0 })
    }
}

/// A rule set without what only views on demand go by: they read it whole.
pub(super) struct Brief(pub RuleSet);

impl Read for Brief {
    fn read(place: &mut Place<'_>) -> Self {
        Self(RuleSet {
            id: place.get("id"),
            title: place.get("title"),
            notice: place.get("notice"),
            validity: place.get("validity"),
            documents: place.get("documents"),
            countries_as_of: place.get("countries"),
            countries: Countries::default(),
            history: place.get("history"),
            score: place.get("score"),
            gates: place.get("gates"),
            budget: place.get("budget"),
            co2: place.get("co2"),
            doubts: place.get("doubts"),
            #[cfg(not(spare))]
            judging: super::JudgingRules::default(),
            #[cfg(not(spare))]
            planning: super::PlanningRules::default(),
        })
    }
}

fields!(Validity { from, until });

fields!(Document { id, title, published });

fields!(HistoryRules { call_fiscal_year, most_years, phase_years, restart_after_idle_years });

fields!(ScoreRules {
    items,
    municipality_thresholds,
    municipality_warning_band,
    municipality_several,
    ems,
    certificates,
    highest_certificate,
    action_plan_most_employees,
    unrated,
    mean_decimals
});

fields!(ItemRule { scored, new, continuing, group });

fields!(MunicipalityThresholds { prefecture, municipality });

fields!(CertificateRule { code, points, condition });

fields!(BudgetRules {
    cap,
    tax_rate,
    categories,
    line_amount,
    general_administration,
    administration_base,
    tax_amount,
    outsourcing_share,
    outsourcing_base,
    percent_decimals,
    equipment_threshold,
    consumable_exceptions,
    required_work,
    advice
});

fields!(Category { code, group });

fields!(Doubt { fields, over });

fields!(Advice { categories, words, suggests });

fields!(Co2Rules {
    methods,
    lifetime,
    subsidy,
    subsidy_share,
    routes,
    yen_per_tonne_decimals,
    totals,
    threshold
});

fields!(Route { code, limits_subsidy, energy_origin_only });

fields!(Countries { as_of, source, countries });

fields!(Country { code, name, standing, signed });

codes!(Scored { "judged": Judged, "municipality_scale": MunicipalityScale, "ems": Ems, "wlb": Wlb });

codes!(Condition { "working_hours": WorkingHours, "action_plan": ActionPlan });

codes!(GateStatus { "pass": Pass, "fail": Fail, "check": Check });

codes!(Group { "personnel": Personnel, "operating": Operating, "outsourcing": Outsourcing, "joint_implementation": JointImplementation, "general_administration": GeneralAdministration });

codes!(Standing { "partner": Partner, "candidate": Candidate });

impl Read for GateRule {
    fn read(place: &mut Place<'_>) -> Self {
        let by: String = place.get("by");
        match by.as_str() {
            "answer" => Self::Answer { path: place.get("path"), statuses: place.get("statuses") },
            "target_country" => Self::TargetCountry {},
            "pair_years" => Self::PairYears {},
            "second_phase_novelty" => Self::SecondPhaseNovelty {},
            _ => {
                place.refuse("is answered by nothing that is known");
                Self::PairYears {}
            }
        }
    }
}
