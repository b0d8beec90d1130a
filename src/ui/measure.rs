//! One measure that cuts CO₂: what its method needs first, the rest at hand.

use std::rc::Rc;

use yew::prelude::*;

use super::ctx::Ctx;
use super::form::Form;
use super::list::heading;
use super::notes::{self, Notes};
use super::shown::Unit;
use super::view::View;
use crate::domain::assessment::{Measure, Status};
use crate::proposal::{FIELDS, Field as Spec, Kind, Node};

/// Where given factors come from, as fields.
pub(super) const SOURCES: &[Spec] = &[
    Spec { path: "co2.measures[].sources.grid_factor", kind: Kind::Note },
    Spec { path: "co2.measures[].sources.useful_life_years", kind: Kind::Note },
    Spec { path: "co2.measures[].sources.reference_factor", kind: Kind::Note },
    Spec { path: "co2.measures[].sources.project_factor", kind: Kind::Note },
];

const PATTERN: &str = "co2.measures[].";
/// What the formula of each method reads.
const METHODS: [(&str, &[&str]); 5] = [
    ("direct", &["annual_reduction"]),
    ("displaced_power", &["annual_energy_mwh", "capacity_kw", "yield_kwh_per_kw", "grid_factor"]),
    ("efficiency_ratio", &["project_energy_mwh", "ratio", "grid_factor"]),
    ("reference_project", &["reference_emissions", "project_emissions"]),
    (
        "fuel",
        &[
            "reference_fuel_gj",
            "reference_factor",
            "project_fuel_gj",
            "project_factor",
            "project_power_mwh",
            "grid_factor",
        ],
    ),
];
const GENERAL: [&str; 4] = ["name", "route", "method", "energy_origin"];
const COST: [&str; 4] = ["useful_life_years", "capital_cost", "subsidy_rate", "subsidy"];

/// What a measure asks.
pub(super) fn questions(ctx: &Ctx, notes: &Rc<Notes>, path: &str, node: &Node, level: u8) -> Html {
    let prefix = format!("{path}.");
    let form = |table| Form { ctx, notes, table, pattern: PATTERN, prefix: &prefix, node };
    let method = node.get("method").as_text().unwrap_or_default();
    let used: &[&str] =
        METHODS.iter().find(|(code, _)| *code == method).map_or(&[], |(_, keys)| keys);
    let of_method = |key: &str| !GENERAL.contains(&key) && !COST.contains(&key);
    // Sources follow what they are the source of.
    let sourced = |key: &str| {
        let factor = key.trim_start_matches("sources.");
        factor == "useful_life_years" || used.contains(&factor)
    };
    html! {
        <>
            {notes::of_entry(ctx, notes, path)}
            {form(FIELDS).fields_where(|key| GENERAL.contains(&key))}
            {heading(level, ctx.t("measures.formula"))}
            if used.is_empty() {
                <p class="help">{ctx.t("measures.choose_method")}</p>
            }
            {form(FIELDS).fields_where(|key| used.contains(&key))}
            {heading(level, ctx.t("measures.cost"))}
            {form(FIELDS).fields_where(|key| COST.contains(&key))}
            <div class="sources">{form(SOURCES).fields_where(sourced)}</div>
            <details class="more">
                <summary>{ctx.t("measures.other_inputs")}</summary>
                {form(FIELDS).fields_where(|key| of_method(key) && !used.contains(&key))}
                {form(SOURCES).fields_where(|key| !sourced(key))}
            </details>
        </>
    }
}

/// What a measure comes to, in the order of the columns.
pub(super) fn figures(view: &View<'_>, index: usize, measure: &Measure) -> [Html; 7] {
    let figures = view.figures(&format!("co2.measures[{index}]."));
    let exact = |path, value: &Option<_>| figures.one(path, value.as_ref(), Unit::Bare);
    let status = |path, status: Status| figures.one(path, Some(status.code()), Unit::Status);
    [
        exact("annual_tonnes", &measure.annual_tonnes),
        exact("lifetime_tonnes", &measure.lifetime_tonnes),
        figures.one("subsidy", measure.subsidy, Unit::Bare),
        exact("subsidy_yen_per_tonne", &measure.subsidy_yen_per_tonne),
        exact("capital_yen_per_tonne", &measure.capital_yen_per_tonne),
        status("subsidy_share", measure.subsidy_share),
        status("threshold", measure.threshold),
    ]
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::domain::co2::formula;
    use crate::proposal::{Reading, measures};
    use crate::rules::Book;

    /// The fields that the formula of a measure with these answers reads.
    fn read(method: &str, without: &str) -> BTreeSet<&'static str> {
        let fields = FIELDS.iter().filter(|field| field.kind == Kind::Quantity);
        let given = fields
            .filter_map(|field| field.path.strip_prefix(PATTERN))
            .filter(|key| *key != without);
        let blank = Node::Null.with("co2.measures[0].method", Node::text(method));
        let proposal = given
            .fold(blank, |node, key| node.with(&format!("co2.measures[0].{key}"), Node::text("1")));
        let rules = Book::shipped().newest().expect("rules");
        let known = measures(
            &proposal,
            Reading::Draft,
            rules,
            &mut crate::domain::found::Problems::default(),
        )
        .measures;
        let terms = formula(known.first().expect("a measure")).expect("a method");
        terms.iter().flat_map(|term| &term.factors).map(|factor| factor.field).collect()
    }

    #[test]
    fn what_a_method_asks_is_what_its_formula_reads() {
        for (method, keys) in METHODS {
            // Without its energy, a plant's capacity is read instead.
            let all = &read(method, "") | &read(method, "annual_energy_mwh");
            assert_eq!(all, keys.iter().copied().collect(), "{method}");
        }
    }
}
