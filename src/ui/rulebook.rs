//! Every rule the page computes by, for those who want to read them all.

use yew::prelude::*;

use super::ctx::Ctx;
use super::explanation::meaning;
use super::open::use_open;
use crate::rules::Entry;

/// The parts of a rule file, by the start of their rules' ids, with the keys of their titles.
const PARTS: [(&str, &str); 5] = [
    ("history.", "rules.history"),
    ("score.", "score"),
    ("gates.", "gates"),
    ("budget.", "rules.budget"),
    ("co2.", "co2"),
];

/// What the list of rules needs.
#[derive(Clone, PartialEq, Properties)]
pub(super) struct Props {
    /// What every part of the page needs.
    pub ctx: Ctx,
}

/// All rules, folded away: they are there only once they are asked for.
#[component]
pub(super) fn Rulebook(props: &Props) -> Html {
    let ctx = &props.ctx;
    let (is_open, ontoggle) = use_open();
    html! {
        <details class="more" {ontoggle}>
            <summary>{ctx.t("rules.show")}</summary>
            if is_open {
                { for PARTS.iter().map(|(start, title)| part(ctx, start, title)) }
            }
        </details>
    }
}

fn part(ctx: &Ctx, start: &str, title: &'static str) -> Html {
    let rules = ctx.rules.all().into_iter().filter(|rule| rule.id.starts_with(start));
    html! {
        <>
            <h3>{ctx.t(title)}</h3>
            <ul class="rules">{ for rules.map(|rule| row(ctx, &rule)) }</ul>
        </>
    }
}

fn row(ctx: &Ctx, rule: &Entry<'static>) -> Html {
    html! {
        <li class="explanation" data-rule={rule.id}>
            <h4>{ctx.pick(rule.title)}</h4>
            {meaning(ctx, rule)}
        </li>
    }
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
