//! What else was changed in a workbook of ours: inputs that are no cost lines, taken over on their own.

use yew::prelude::*;

use crate::proposal::Node;
use crate::ui::late::desk::Desk;
use crate::ui::model::typed;
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
    // What empties a field is asked for by itself, and twice. Once it is taken, it goes on being that.
    let parted = use_memo(changes.clone(), |changes| {
        let is_own = |change: &Node| is_emptied(&desk.draft, change);
        changes.iter().cloned().partition::<Vec<Node>, _>(is_own)
    });
    let (emptied, given) = &*parted;
    let done = use_state(|| None::<Vec<String>>);
    let onclick = take(desk, given, done.setter());
    let (asked, gone) = (use_state(|| false), use_state(|| None::<Vec<String>>));
    let empty = take(desk, emptied, gone.setter());
    let ask = {
        let asked = asked.setter();
        Callback::from(move |_: MouseEvent| asked.set(true))
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
            if !given.is_empty() {
                <ul>{ for given.iter().map(change) }</ul>
                if done.is_none() {
                    <button type="button" data-intake="others" {onclick}>{desk.t("intake.others_take")}</button>
                }
            }
            {outcome(desk, done.as_ref())}
            if !emptied.is_empty() {
                <p>{filled(desk.t("intake.others_empty"), &emptied.len().to_string())}</p>
                <ul>{ for emptied.iter().map(change) }</ul>
                if gone.is_none() && *asked {
                    <button type="button" data-intake="empty" onclick={empty}>{desk.t("intake.others_sure")}</button>
                } else if gone.is_none() {
                    <button type="button" data-intake="ask-empty" onclick={ask}>{desk.t("intake.others_take_empty")}</button>
                }
            }
            {outcome(desk, gone.as_ref())}
        </div>
    }
}

/// A field that is answered would not be any more.
fn is_emptied(draft: &Node, change: &Node) -> bool {
    let is_empty = |node: &Node| node.is_unanswered() || node.as_text().is_some_and(str::is_empty);
    let own = edits(draft, std::slice::from_ref(change)).edits;
    own.iter().any(|(path, value)| is_empty(value) && !is_empty(draft.at(path)))
}

/// The press that takes changes over.
fn take(
    desk: &Desk,
    changes: &[Node],
    done: UseStateSetter<Option<Vec<String>>>,
) -> Callback<MouseEvent> {
    let (desk, changes) = (desk.clone(), changes.to_vec());
    Callback::from(move |_: MouseEvent| {
        let Edits { edits, gone } = edits(&desk.draft, &changes);
        desk.set(edits);
        done.set(Some(gone));
    })
}

/// What has come of it, with the measures that are not there any more.
fn outcome(desk: &Desk, gone: Option<&Vec<String>>) -> Html {
    let Some(gone) = gone else { return Html::default() };
    html! {
        <>
            <p role="status">{desk.t("intake.others_done")}</p>
            if !gone.is_empty() {
                <p role="status">{filled(desk.t("intake.others_gone"), &gone.join(desk.t("comma")))}</p>
            }
        </>
    }
}

/// What changes come to in the proposal as it stands now.
#[derive(Debug, Default, PartialEq)]
struct Edits {
    edits: Vec<(String, Node)>,
    /// Ids of measures that are not there any more.
    gone: Vec<String>,
}

/// Measures may have changed places since the workbook was written: they are known by their ids, and those
/// that were added in it come after all that are there.
fn edits(draft: &Node, changes: &[Node]) -> Edits {
    let measures = draft.at("co2.measures").elements();
    let mut outcome = Edits::default();
    for change in changes {
        let path = typed(change.get("path"));
        let added = typed(change.get("added")).parse::<usize>().ok();
        let place = match (change.get("id").as_text(), added) {
            (Some(id), _) => {
                let at = measures.iter().position(|node| node.get("id").as_text() == Some(id));
                if at.is_none() {
                    if !outcome.gone.iter().any(|gone| gone == id) {
                        outcome.gone.push(id.to_owned());
                    }
                    continue;
                }
                at
            }
            (None, Some(added)) => Some(measures.len().saturating_add(added)),
            (None, None) => None,
        };
        let path = match (place, path.split_once(']')) {
            (Some(place), Some((_, field))) => format!("co2.measures[{place}]{field}"),
            _ => path,
        };
        outcome.edits.push((path, change.get("value").clone()));
    }
    outcome
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
    use crate::ui::late::desk::tests::desk;
    use crate::ui::words::Lang;

    #[test]
    fn a_change_goes_where_its_measure_stands_now() {
        let node = |json: &str| serde_json::from_str::<Node>(json).expect("JSON");
        let draft = node(r#"{"co2":{"measures":[{"id":"b"},{"id":"a"}]}}"#);
        let changes = node(
            r#"[{"path":"co2.measures[0].name","value":"x","id":"a"},
                {"path":"co2.measures[1].name","value":"y","id":"c"},
                {"path":"co2.measures[1].route","value":"y","id":"c"},
                {"path":"co2.measures[5].name","value":"z","added":1},
                {"path":"budget.tax_mode","value":"none"}]"#,
        );
        let Edits { edits, gone } = edits(&draft, changes.elements());
        let paths: Vec<&str> = edits.iter().map(|(path, _)| path.as_str()).collect();
        assert_eq!(paths, ["co2.measures[1].name", "co2.measures[3].name", "budget.tax_mode"]);
        assert_eq!(gone, ["c"]);
    }

    #[test]
    fn a_change_is_named_like_its_field() {
        let desk = desk(Lang::Ja, &Node::Null);
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
