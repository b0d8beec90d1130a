//! What else was changed in a workbook of ours: inputs that are no cost lines, taken over on their own.

use yew::prelude::*;

use crate::proposal::Node;
use crate::ui::control::typed;
use crate::ui::late::desk::Desk;
use crate::ui::words::filled;

/// The changes of a workbook, and what takes them over.
#[derive(Clone, PartialEq, Properties)]
pub(super) struct Props {
    /// What every view needs.
    pub desk: Desk,
    /// Each with `path` and `value`.
    pub changes: Vec<Node>,
}

/// The changes, each by the name of its field.
#[component]
pub(super) fn Others(props: &Props) -> Html {
    let Props { desk, changes } = props;
    let is_done = use_state(|| false);
    let onclick = {
        let (desk, is_done) = (desk.clone(), is_done.setter());
        let edit =
            |change: &Node| Node::list([change.get("path").clone(), change.get("value").clone()]);
        let edits = Node::list(changes.iter().map(edit));
        Callback::from(move |_: MouseEvent| {
            desk.tell("set", [("edits", edits.clone())]);
            is_done.set(true);
        })
    };
    let change = |change: &Node| {
        let value = Some(typed(change.get("value"))).filter(|value| !value.is_empty());
        html! {
            <li>
                {name(desk, &typed(change.get("path")))}{desk.t("list.of")}
                {value.unwrap_or_else(|| desk.t("unanswered").into())}
            </li>
        }
    };
    html! {
        <div role="group" aria-label={desk.t("intake.others")}>
            <p>{filled(desk.t("intake.others_count"), &changes.len().to_string())}</p>
            <ul>{ for changes.iter().map(change) }</ul>
            if *is_done {
                <p role="status">{desk.t("intake.others_done")}</p>
            } else {
                <button type="button" data-intake="others" {onclick}>{desk.t("intake.others_take")}</button>
            }
        </div>
    }
}

/// The label of the field at a path, with the number of its entry; the path itself where it has none.
fn name(desk: &Desk, path: &str) -> String {
    let mut pattern = String::new();
    let mut numbers = Vec::new();
    for (part, place) in path.split('[').map(|part| part.split_once(']')).zip(0..) {
        match part {
            Some((number, rest)) => {
                numbers.extend(number.parse::<usize>().ok().map(|number| number.saturating_add(1)));
                pattern.push_str("[]");
                pattern.push_str(rest);
            }
            None if place == 0 => pattern.push_str(path.split('[').next().unwrap_or(path)),
            None => return path.to_owned(),
        }
    }
    let Some(label) = field(desk, &pattern) else { return path.to_owned() };
    let numbers: Vec<String> = numbers.iter().map(ToString::to_string).collect();
    if numbers.is_empty() { label.to_owned() } else { format!("{label} {}", numbers.join(".")) }
}

/// Fields of an estimate are labelled once for all estimates.
fn field(desk: &Desk, pattern: &str) -> Option<&'static str> {
    let of = |path: &str| desk.lang.find(&format!("field.{path}"));
    let own = pattern.split_once("budget.").and_then(|(_, own)| of(own));
    of(pattern).or(own)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ui::tests::rules;
    use crate::ui::words::Lang;

    #[test]
    fn a_change_is_named_like_its_field() {
        let request = Node::object([("rules".into(), Node::text(&rules().id))]);
        let desk = Desk::of(&request, Callback::noop());
        let label = |key: &str| Lang::Ja.find(key).expect("a label");
        let cases = [
            ("application.kind", label("field.application.kind").to_owned()),
            (
                "co2.measures[1].useful_life_years",
                format!("{} 2", label("field.co2.measures[].useful_life_years")),
            ),
            (
                "years[0].budget.general_administration.rate",
                format!("{} 1", label("field.general_administration.rate")),
            ),
            (
                "budget.general_administration.rate",
                label("field.general_administration.rate").to_owned(),
            ),
            ("nothing[x", "nothing[x".to_owned()),
        ];
        for (path, expected) in cases {
            assert_eq!(name(&desk, path), expected, "{path}");
        }
    }
}
