//! Every rule of a set, whatever its value: what a reader is shown.

use super::{About, Basis, BudgetRules, Co2Rules, HistoryRules, Rule, RuleSet, ScoreRules, Source};
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

impl<'a> From<&'a About> for Entry<'a> {
    fn from(about: &'a About) -> Self {
        let About { id, unit: _, title, explanation, basis, why, source } = about;
        Self { id, title, explanation, basis: *basis, why: why.as_ref(), source }
    }
}

impl<'a, T> From<&'a Rule<T>> for Entry<'a> {
    fn from(rule: &'a Rule<T>) -> Self {
        Self::from(&rule.about)
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
            doubts,
            #[cfg(not(spare))]
            judging,
            #[cfg(not(spare))]
            planning,
        } = self;
        let mut all = Vec::new();
        of_history(history, &mut all);
        of_score(score, &mut all);
        each(gates, &mut all);
        of_budget(budget, &mut all);
        of_co2(co2, &mut all);
        each(doubts, &mut all);
        #[cfg(not(spare))]
        judging.all(&mut all);
        #[cfg(not(spare))]
        planning.all(&mut all);
        all.into_iter().map(Entry::from).collect()
    }
}

fn each<'a, T>(rules: &'a [Rule<T>], all: &mut Vec<&'a About>) {
    all.extend(rules.iter().map(|rule| &rule.about));
}

fn of_history<'a>(rules: &'a HistoryRules, all: &mut Vec<&'a About>) {
    let HistoryRules { call_fiscal_year, most_years, phase_years, restart_after_idle_years } =
        rules;
    all.extend([
        &call_fiscal_year.about,
        &most_years.about,
        &phase_years.about,
        &restart_after_idle_years.about,
    ]);
}

fn of_score<'a>(rules: &'a ScoreRules, all: &mut Vec<&'a About>) {
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
    each(items, all);
    all.extend([
        &municipality_thresholds.about,
        &municipality_warning_band.about,
        &municipality_several.about,
        &ems.about,
    ]);
    each(certificates, all);
    all.extend([
        &highest_certificate.about,
        &action_plan_most_employees.about,
        &unrated.about,
        &mean_decimals.about,
    ]);
}

fn of_budget<'a>(rules: &'a BudgetRules, all: &mut Vec<&'a About>) {
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
        advice,
    } = rules;
    all.extend([&cap.about, &tax_rate.about]);
    each(categories, all);
    all.extend([
        &line_amount.about,
        &general_administration.about,
        &administration_base.about,
        &tax_amount.about,
        &outsourcing_share.about,
        &outsourcing_base.about,
        &percent_decimals.about,
        &equipment_threshold.about,
    ]);
    each(consumable_exceptions, all);
    each(required_work, all);
    each(advice, all);
}

fn of_co2<'a>(rules: &'a Co2Rules, all: &mut Vec<&'a About>) {
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
    each(methods, all);
    all.extend([&lifetime.about, &subsidy.about, &subsidy_share.about]);
    each(routes, all);
    all.extend([&yen_per_tonne_decimals.about, &totals.about, &threshold.about]);
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
