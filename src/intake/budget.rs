//! What the engine answers to the lines of a table alone.

use super::settings::Settings;
use crate::domain::assessment::Assessment;
use crate::engine::Engine;
use crate::json::Node;
use crate::proposal::Reading;
use crate::quantity::Yen;
use crate::rules::{Book, Group, RuleSet};
use crate::sheet::TakenLine;

/// A node of these entries.
pub(super) fn object<const N: usize>(entries: [(&str, Node); N]) -> Node {
    Node::object(entries.map(|(key, value)| (key.into(), value)))
}

/// The years that lines belong to, the first as 1.
pub(super) fn years(lines: &[TakenLine]) -> Vec<u32> {
    let mut years: Vec<u32> = lines.iter().map(|line| line.year.unwrap_or(1)).collect();
    years.push(1);
    years.sort_unstable();
    years.dedup();
    years
}

/// The assessment of a proposal of these lines and settings, one for each year.
pub(super) fn assessed(
    lines: &[TakenLine],
    settings: &Settings,
    rules: &RuleSet,
) -> Vec<Assessment> {
    let assess = |year: u32| {
        let own = lines.iter().filter(|line| line.year.unwrap_or(1) == year);
        let administration = settings.administration.as_ref();
        // An amount is that of the first year; a rate holds for all.
        let given = administration.filter(|given| year == 1 || given.rate.is_some());
        let budget = object([
            ("lines", Node::list(own.map(|line| line.node.clone()))),
            ("general_administration", given.map_or(Node::Null, |given| given.node())),
            ("tax_mode", settings.tax_mode.map_or(Node::Null, Node::text)),
        ]);
        let proposal = object([
            ("format", Node::text("c3p-proposal")),
            ("version", Node::Number(1_u64.into())),
            ("rules", Node::text(&rules.id)),
            ("budget", budget),
        ]);
        Engine::new(Book::shipped(), Reading::Draft).assess(&proposal).ok()
    };
    years(lines).into_iter().filter_map(assess).collect()
}

/// The yen of a group of categories.
pub(super) fn group(assessment: &Assessment, group: Group, rules: &RuleSet) -> Yen {
    let codes = rules.budget.categories.iter().filter(|rule| rule.value.group == group);
    let codes: Vec<&str> = codes.map(|rule| rule.value.code.as_str()).collect();
    let own = assessment.budget.by_category.iter();
    own.filter(|(code, _)| codes.contains(&code.as_str())).map(|(_, yen)| *yen).sum()
}
