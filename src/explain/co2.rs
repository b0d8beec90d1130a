//! Behind the CO₂ cut and what it costs.

use super::build::{
    at_most, difference, less_one, lookup, percent_of, product, quotient, round_half_up, same, sum,
    thousandth, truncate,
};
use super::facts::Facts;
use super::indexed;
use super::operation::{Operation, Reason};
use super::tree::{Tree, Value};
use crate::domain::answer::Answer;
use crate::domain::assessment::Measure;
use crate::domain::co2::{Term, assess_measure, formula};
use crate::domain::input::Co2Measure;
use crate::quantity::Number;
use crate::rules::Table;

pub(super) fn explain(facts: &Facts<'_>, figure: &str) -> Option<Tree> {
    if let Some(rest) = figure.strip_prefix("measures") {
        let (index, part) = indexed(rest)?;
        return Calculated::all(facts).get(index)?.explain(facts, part);
    }
    if facts.measures.has_more {
        return unknown(figure);
    }
    let all = Calculated::all(facts);
    let total = Totals { facts, all: &all };
    Some(match figure {
        "annual_tonnes" => total.sum(Figure::Annual, false).in_unit("tCO2"),
        "lifetime_tonnes" => total.sum(Figure::Lifetime, false).in_unit("tCO2"),
        "energy_origin_annual_tonnes" => total.sum(Figure::Annual, true).in_unit("tCO2"),
        "energy_origin_lifetime_tonnes" => total.sum(Figure::Lifetime, true).in_unit("tCO2"),
        "subsidy" => total.sum(Figure::Subsidy, false).in_unit("yen"),
        "capital_cost" => total.sum(Figure::CapitalCost, false).in_unit("yen"),
        "subsidy_yen_per_tonne" => total.rounded(total.ratio(Figure::Subsidy, false)),
        "energy_origin_subsidy_yen_per_tonne" => total.rounded(total.ratio(Figure::Subsidy, true)),
        "capital_yen_per_tonne" => total.rounded(total.ratio(Figure::CapitalCost, false)),
        "public_yen_per_tonne" => {
            let (costs, tonnes) = total.over(Figure::Subsidy, false);
            let budget = super::budget::explain(&facts.budget("budget"), facts.rules, "total")?;
            total.rounded(quotient(sum(vec![budget, costs]).in_unit("yen"), tonnes))
        }
        "threshold" => at_most(total.ratio(Figure::Subsidy, false), threshold(facts)),
        _ => return None,
    })
}

/// A total of more measures than are read.
fn unknown(figure: &str) -> Option<Tree> {
    let unit = match figure {
        "annual_tonnes"
        | "lifetime_tonnes"
        | "energy_origin_annual_tonnes"
        | "energy_origin_lifetime_tonnes" => "tCO2",
        "subsidy" | "capital_cost" => "yen",
        "subsidy_yen_per_tonne"
        | "energy_origin_subsidy_yen_per_tonne"
        | "capital_yen_per_tonne"
        | "public_yen_per_tonne"
        | "threshold" => "yen_per_tonne",
        _ => return None,
    };
    let measures = Tree::input("co2.measures", Value::Unknown);
    let tree = same(measures.in_unit(unit));
    // Whether something is within a threshold has no unit.
    Some(if figure == "threshold" { tree } else { tree.in_unit(unit) })
}

/// The threshold given.
fn threshold(facts: &Facts<'_>) -> Tree {
    Tree::input("co2.threshold.yen_per_tonne", facts.measures.threshold).in_unit("yen_per_tonne")
}

/// A measure as given and as computed.
struct Calculated<'a> {
    path: String,
    given: &'a Co2Measure,
    computed: Measure,
}

impl<'a> Calculated<'a> {
    fn all(facts: &'a Facts<'_>) -> Vec<Self> {
        let measures = facts.measures.measures.iter().enumerate();
        let calculated = measures.map(|(index, given)| Self {
            path: format!("co2.measures[{index}]"),
            given,
            computed: assess_measure(given, facts.measures.threshold, facts.rules),
        });
        calculated.collect()
    }

    fn explain(&self, facts: &Facts<'_>, part: &str) -> Option<Tree> {
        let per_tonne = |cost: Tree| {
            let decimals = &facts.rules.co2.yen_per_tonne_decimals;
            let leaf = Tree::rule(decimals, decimals.value);
            round_half_up(quotient(cost, self.lifetime()), leaf, decimals.value)
                .in_unit("yen_per_tonne")
        };
        Some(match part {
            "annual_tonnes" => self.annual(),
            "lifetime_tonnes" => self.lifetime(),
            "subsidy" => self.subsidy(),
            "subsidy_yen_per_tonne" => per_tonne(self.subsidy()),
            "capital_yen_per_tonne" => per_tonne(self.capital_cost()),
            "subsidy_share" => self.subsidy_share(facts),
            "threshold" => at_most(quotient(self.subsidy(), self.lifetime()), threshold(facts)),
            _ => return None,
        })
    }

    fn input(&self, field: &str, value: Answer<Number>) -> Tree {
        Tree::input(format!("{}.{field}", self.path), value)
    }

    fn annual(&self) -> Tree {
        let Some(terms) = formula(self.given) else {
            let method = Tree::input(format!("{}.method", self.path), Value::Unknown);
            return same(method).in_unit("tCO2");
        };
        let mut terms: Vec<Tree> = terms.iter().map(|term| self.term(term)).collect();
        let tree = match terms.pop() {
            Some(only) if terms.is_empty() => same(only),
            Some(last) => {
                terms.push(last);
                difference(terms)
            }
            None => sum(Vec::new()),
        };
        let tree = self.unless_too_large(tree, self.computed.annual_tonnes.is_some());
        let energy_counts =
            !self.given.annual_energy_mwh.is_missing() && self.uses("annual_energy_mwh");
        let idle = [
            ("capacity_kw", self.given.capacity_kw),
            ("yield_kwh_per_kw", self.given.yield_kwh_per_kw),
        ];
        let idle = idle.into_iter().filter(|(_, answer)| energy_counts && !answer.is_missing());
        idle.fold(tree, |tree, (field, answer)| {
            tree.without(self.input(field, answer), Reason::EnergyCounts)
        })
    }

    fn uses(&self, field: &str) -> bool {
        let terms = formula(self.given).unwrap_or_default();
        terms.iter().flat_map(|term| &term.factors).any(|factor| factor.field == field)
    }

    fn term(&self, term: &Term) -> Tree {
        let factors = term.factors.iter().map(|factor| {
            let input = self.input(factor.field, factor.answer);
            if factor.less_one { less_one(input) } else { input }
        });
        let tree = product(factors.collect());
        if term.thousandth { thousandth(tree) } else { tree }
    }

    fn lifetime(&self) -> Tree {
        let years = self.input("useful_life_years", self.given.useful_life_years);
        let tree = product(vec![self.annual(), years.in_unit("years")]);
        self.unless_too_large(tree, self.computed.lifetime_tonnes.is_some())
    }

    fn subsidy(&self) -> Tree {
        let rate = self.input("subsidy_rate", self.given.subsidy_rate);
        if !self.given.subsidy.is_missing() {
            let tree = truncate(self.input("subsidy", self.given.subsidy));
            return match self.given.subsidy_rate {
                Answer::Missing => tree,
                _ => tree.without(rate, Reason::AmountCounts),
            };
        }
        let tree = truncate(percent_of(self.capital_cost(), rate));
        self.unless_too_large(tree, self.computed.subsidy.is_some()).in_unit("yen")
    }

    fn capital_cost(&self) -> Tree {
        self.input("capital_cost", self.given.capital_cost).in_unit("yen")
    }

    /// The tree, or that its value is too large to compute.
    fn unless_too_large(&self, tree: Tree, computed: bool) -> Tree {
        if computed || tree.value == Value::Unknown {
            return tree.in_unit("tCO2");
        }
        Tree::new(Operation::TooLarge, Value::Unknown, vec![tree]).in_unit("tCO2")
    }

    fn subsidy_share(&self, facts: &Facts<'_>) -> Tree {
        let rules = &facts.rules.co2;
        let path = format!("{}.route", self.path);
        let rule = match self.given.route {
            Answer::Given(route) => rules.routes.get(route),
            _ => None,
        };
        let table = |key: &str, status: &str| {
            let entries: Table<Value> = [(key.to_owned(), status.into())].into();
            Value::Table(entries)
        };
        match (rule, self.given.route) {
            (Some(route), _) if !route.value.limits_subsidy => {
                let code = route.value.code.as_str();
                let leaf = Tree::rule(route, table(code, "not_applicable"));
                lookup(Tree::input(path, code), leaf)
            }
            (_, Answer::Unreadable) => {
                let leaf = Tree::rule(&rules.subsidy_share, table("null", "unknown"));
                lookup(Tree::input(path, Value::Unknown), leaf)
            }
            _ => {
                let share = Tree::rule(&rules.subsidy_share, rules.subsidy_share.value);
                at_most(self.subsidy(), product(vec![self.capital_cost(), share]).in_unit("yen"))
            }
        }
    }
}

/// Totals over the measures.
struct Totals<'a> {
    facts: &'a Facts<'a>,
    all: &'a [Calculated<'a>],
}

/// A figure of a measure that totals are taken of.
#[derive(Clone, Copy)]
enum Figure {
    Annual,
    Lifetime,
    Subsidy,
    CapitalCost,
}

impl Figure {
    fn of(self, measure: &Calculated<'_>) -> Tree {
        match self {
            Self::Annual => measure.annual(),
            Self::Lifetime => measure.lifetime(),
            Self::Subsidy => measure.subsidy(),
            Self::CapitalCost => measure.capital_cost(),
        }
    }
}

impl Totals<'_> {
    /// The measures for which a condition holds, and the others with the reason.
    fn chosen(
        &self,
        figures: &[Figure],
        energy_origin: bool,
    ) -> (Vec<&Calculated<'_>>, Vec<(Tree, Reason)>) {
        let (mut chosen, mut left_out) = (Vec::new(), Vec::new());
        for measure in self.all {
            let unknown =
                figures.iter().map(|figure| figure.of(measure)).find(|t| t.value == Value::Unknown);
            if energy_origin && !measure.computed.energy_origin {
                let path = format!("{}.energy_origin", measure.path);
                let input = Tree::input(path, measure.given.energy_origin);
                left_out.push((input, Reason::NotEnergyOrigin));
            } else if let Some(unknown) = unknown {
                left_out.push((unknown, Reason::NotKnown));
            } else {
                chosen.push(measure);
            }
        }
        (chosen, left_out)
    }

    fn sum(&self, figure: Figure, energy_origin: bool) -> Tree {
        let (chosen, left_out) = self.chosen(&[figure], energy_origin);
        let tree = sum(chosen.into_iter().map(|measure| figure.of(measure)).collect());
        left_out.into_iter().fold(tree, |tree, (node, reason)| tree.without(node, reason))
    }

    /// Costs and tonnes over the measures for which both are known.
    fn over(&self, cost: Figure, energy_origin: bool) -> (Tree, Tree) {
        let (chosen, left_out) = self.chosen(&[cost, Figure::Lifetime], energy_origin);
        let costs = sum(chosen.iter().map(|measure| cost.of(measure)).collect()).in_unit("yen");
        let tonnes = sum(chosen.iter().map(|measure| measure.lifetime()).collect());
        let costs =
            left_out.into_iter().fold(costs, |tree, (node, reason)| tree.without(node, reason));
        (costs, tonnes.in_unit("tCO2"))
    }

    fn ratio(&self, cost: Figure, energy_origin: bool) -> Tree {
        let (costs, tonnes) = self.over(cost, energy_origin);
        quotient(costs, tonnes)
    }

    fn rounded(&self, ratio: Tree) -> Tree {
        let decimals = &self.facts.rules.co2.yen_per_tonne_decimals;
        let leaf = Tree::rule(decimals, decimals.value);
        round_half_up(ratio, leaf, decimals.value).in_unit("yen_per_tonne")
    }
}
