//! What a field says of itself in words: whether it can be left out, and whether it is answered.

use yew::prelude::*;

use super::ctx::Ctx;
use crate::proposal::{Field as Spec, Kind, Node};

/// Fields that a proposal can do without, or that stand beside another way to say the same.
const OPTIONAL: [&str; 29] = [
    "title",
    "application.governments[].leading_area",
    "organisation.carbon_neutral.target_year",
    "organisation.carbon_neutral.scope_1_2",
    "organisation.carbon_neutral.interim_target",
    "organisation.carbon_neutral.published",
    "organisation.carbon_neutral.scope_3_target",
    "organisation.carbon_neutral.decokatsu_supporters",
    "organisation.carbon_neutral.decokatsu_declaration",
    "ratings[].low",
    "ratings[].high",
    "tax_mode",
    "general_administration.base",
    "general_administration.amount",
    "work_without_cost",
    "co2.measures[].name",
    "co2.measures[].project_power_mwh",
    "co2.measures[].capacity_kw",
    "co2.measures[].yield_kwh_per_kw",
    "co2.measures[].subsidy",
    "co2.measures[].sources.grid_factor",
    "co2.measures[].sources.useful_life_years",
    "co2.measures[].sources.reference_factor",
    "co2.measures[].sources.project_factor",
    "co2.threshold.yen_per_tonne",
    "co2.threshold.source",
    "scenarios[].name",
    "reviewers[].name",
    "reviewers[].ratings[]",
];

/// Fields whose label already says when they matter.
const CONDITIONAL: [&str; 4] = [
    "application.theme_novelty",
    "organisation.employees",
    "organisation.eruboshi_hours_met",
    "organisation.action_plan_in_force",
];

/// "Optional" or "if it applies", after the label; most fields are needed, and that is not said of each.
pub(super) fn mark(ctx: &Ctx, spec: &Spec) -> Html {
    let text = if OPTIONAL.contains(&spec.path) {
        "need.optional"
    } else if CONDITIONAL.contains(&spec.path) {
        "need.conditional"
    } else {
        return Html::default();
    };
    html! { <span class="need">{ctx.t(text)}</span> }
}

/// "Not answered", where the control itself doesn't say so: nothing ticked may mean that nothing is held.
pub(super) fn state(ctx: &Ctx, spec: &Spec, value: &Node) -> Html {
    let is_silent = matches!(spec.kind, Kind::Several(_));
    if !is_silent || OPTIONAL.contains(&spec.path) || !value.is_unanswered() {
        return Html::default();
    }
    // An empty field is heard as such; its name stays the same while it is filled in.
    html! { <span class="open" aria-hidden="true">{ctx.t("unanswered")}</span> }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::proposal::{BUDGET_FIELDS, FIELDS};
    use crate::ui::measure::SOURCES;
    use crate::ui::rating::BOUNDS;
    use crate::ui::reviewers::RATING;

    #[test]
    fn every_path_is_a_field() {
        let tables = [FIELDS, BUDGET_FIELDS, SOURCES, BOUNDS];
        let fields = tables.into_iter().flatten().chain([&RATING]);
        let known: Vec<&str> = fields.map(|field| field.path).collect();
        for path in OPTIONAL.iter().chain(&CONDITIONAL) {
            assert!(known.contains(path), "{path}");
        }
    }
}
