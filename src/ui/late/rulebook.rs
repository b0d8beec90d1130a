//! Every rule the page computes by, for those who want to read them all.

use yew::prelude::*;

use super::desk::Desk;
use crate::rules::{Basis, Entry, RuleSet, Source};
use crate::ui::words::filled;

/// The parts of a rule file, by the start of their rules' ids, with the keys of their titles.
const PARTS: [(&str, &str); 8] = [
    ("history.", "rules.history"),
    ("score.", "score"),
    ("gates.", "gates"),
    ("budget.", "rules.budget"),
    ("co2.", "co2"),
    ("doubts.", "rules.doubts"),
    ("judging.", "judge.name"),
    ("planning.", "plan.name"),
];

/// All rules.
pub(super) fn rulebook(desk: &Desk) -> Html {
    html! { { for PARTS.iter().map(|(start, title)| part(desk, desk.rules, start, title)) } }
}

fn part(desk: &Desk, rules: &'static RuleSet, start: &str, title: &'static str) -> Html {
    let rules = rules.all().into_iter().filter(|rule| rule.id.starts_with(start));
    html! {
        <>
            <h3>{desk.t(title)}</h3>
            <ul class="rules">{ for rules.map(|rule| row(desk, &rule)) }</ul>
        </>
    }
}

fn row(desk: &Desk, rule: &Entry<'static>) -> Html {
    html! {
        <li class="explanation" data-rule={rule.id}>
            <h4>{desk.pick(rule.title)}</h4>
            {meaning(desk, rule)}
        </li>
    }
}

/// What a rule says, on whose authority, and where to read it.
pub(super) fn meaning(desk: &Desk, rule: &Entry<'static>) -> Html {
    let basis = match rule.basis {
        Basis::Convention => "basis.convention",
        _ => "basis.guidebook",
    };
    html! {
        <>
            <p>{desk.pick(rule.explanation)}</p>
            <p class="basis">
                <strong>{desk.t(basis)}</strong>
                if let Some(why) = rule.why {
                    {desk.t("list.of")}{desk.pick(why)}
                }
            </p>
            <p class="source">{desk.t("source")}{source(desk, rule.source)}</p>
        </>
    }
}

/// The document, the table and the section.
fn source(desk: &Desk, source: &Source) -> String {
    let document = desk.rules.documents.iter().find(|document| document.id == source.document);
    let document = document.map(|document| desk.pick(&document.title).to_owned());
    let table = source.table.as_ref().map(|table| filled(desk.t("source.table"), table));
    let section = filled(desk.t("source.section"), &source.section);
    let parts: Vec<String> = [document, table, Some(section)].into_iter().flatten().collect();
    parts.join(desk.t("comma"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ui::tests::rules;

    #[test]
    fn each_rule_stands_in_one_part_and_the_parts_in_the_files_order() {
        let all = rules().all();
        let of_part = |(start, _): &(&'static str, _)| {
            let start = *start;
            all.iter().map(|rule| rule.id).filter(move |id| id.starts_with(start))
        };
        let listed: Vec<&str> = PARTS.iter().flat_map(of_part).collect();
        assert_eq!(listed, all.iter().map(|rule| rule.id).collect::<Vec<_>>());
    }
}
