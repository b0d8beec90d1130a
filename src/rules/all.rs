//! Every rule of a set, whatever its value: what a reader is shown.

use super::{Basis, BudgetRules, Co2Rules, HistoryRules, Rule, RuleSet, ScoreRules, Source};
use crate::text::Text;

/// A rule without its value.
#[derive(Clone, Copy, Debug)]
pub struct Entry<'a> {
    /// Its place in the rule file, such as `budget.cap`.
    pub id: &'a str,
    /// Its name.
    pub title: &'a Text,
    /// What it means.
    pub explanation: &'a Text,
    /// Whether the guidebook says so or this tool had to decide.
    pub basis: Basis,
    /// Why the tool decided so.
    pub why: Option<&'a Text>,
    /// Where to read it.
    pub source: &'a Source,
}

impl<'a, T> From<&'a Rule<T>> for Entry<'a> {
    fn from(rule: &'a Rule<T>) -> Self {
        let Rule { id, value: _, unit: _, title, explanation, basis, why, source } = rule;
        Self { id, title, explanation, basis: *basis, why: why.as_ref(), source }
    }
}

// Each part is taken to pieces by name: a rule that is added to one does not compile until it is
// listed here.

impl RuleSet {
    /// Every rule, in the file's order.
    pub fn all(&self) -> Vec<Entry<'_>> {
        let Self {
            id: _,
            title: _,
            notice: _,
            validity: _,
            documents: _,
            countries_as_of: _,
            countries: _,
            history,
            score,
            gates,
            budget,
            co2,
        } = self;
        [of_history(history), of_score(score), each(gates), of_budget(budget), of_co2(co2)].concat()
    }
}

fn one<T>(rule: &Rule<T>) -> Vec<Entry<'_>> {
    vec![rule.into()]
}

fn each<T>(rules: &[Rule<T>]) -> Vec<Entry<'_>> {
    rules.iter().map(Entry::from).collect()
}

fn of_history(rules: &HistoryRules) -> Vec<Entry<'_>> {
    let HistoryRules { call_fiscal_year, most_years, phase_years, restart_after_idle_years } =
        rules;
    [one(call_fiscal_year), one(most_years), one(phase_years), one(restart_after_idle_years)]
        .concat()
}

fn of_score(rules: &ScoreRules) -> Vec<Entry<'_>> {
    let ScoreRules {
        items,
        municipality_thresholds,
        municipality_warning_band,
        municipality_several,
        ems,
        certificates,
        highest_certificate,
        action_plan_most_employees,
        unrated,
        mean_decimals,
    } = rules;
    [
        each(items),
        one(municipality_thresholds),
        one(municipality_warning_band),
        one(municipality_several),
        one(ems),
        each(certificates),
        one(highest_certificate),
        one(action_plan_most_employees),
        one(unrated),
        one(mean_decimals),
    ]
    .concat()
}

fn of_budget(rules: &BudgetRules) -> Vec<Entry<'_>> {
    let BudgetRules {
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
    } = rules;
    [
        one(cap),
        one(tax_rate),
        each(categories),
        one(line_amount),
        one(general_administration),
        one(administration_base),
        one(tax_amount),
        one(outsourcing_share),
        one(outsourcing_base),
        one(percent_decimals),
        one(equipment_threshold),
        each(consumable_exceptions),
        each(required_work),
    ]
    .concat()
}

fn of_co2(rules: &Co2Rules) -> Vec<Entry<'_>> {
    let Co2Rules {
        methods,
        lifetime,
        subsidy,
        subsidy_share,
        routes,
        yen_per_tonne_decimals,
        totals,
        threshold,
    } = rules;
    [
        each(methods),
        one(lifetime),
        one(subsidy),
        one(subsidy_share),
        each(routes),
        one(yen_per_tonne_decimals),
        one(totals),
        one(threshold),
    ]
    .concat()
}

#[cfg(test)]
mod tests {
    use serde_json::Value;

    use crate::rules::Book;

    const FILE: &str = include_str!("2026-1.json");

    /// Ids of all objects of a file that say what they are based on.
    fn ids(value: &Value) -> Vec<String> {
        let own = value.get("basis").and_then(|_| value.get("id")?.as_str());
        let parts: Vec<&Value> = match value {
            Value::Array(values) => values.iter().collect(),
            Value::Object(values) => values.values().collect(),
            _ => Vec::new(),
        };
        own.map(str::to_owned).into_iter().chain(parts.into_iter().flat_map(ids)).collect()
    }

    #[test]
    fn no_rule_of_the_file_is_left_out_and_their_order_is_the_files() {
        let file: Value = serde_json::from_str(FILE).expect("a readable file");
        let place = |id: &String| FILE.find(&format!("\"id\": \"{id}\"")).expect("its place");
        let mut expected = ids(&file);
        expected.sort_by_key(place);
        let set = Book::shipped().rules("2026-1").expect("the set of the file");
        let all: Vec<&str> = set.all().iter().map(|entry| entry.id).collect();
        assert!(all.len() > 50);
        assert_eq!(all, expected);
    }
}
