//! One row: a cost line. A keystroke in it renders no other row.

use std::rc::Rc;

use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::cell::Cells;
use crate::domain::assessment::BudgetLine;
use crate::domain::budget::advice;
use crate::domain::problem::{Issue, Problem};
use crate::ui::ctx::{Ctx, Part};
use crate::ui::figure::Figures;
use crate::ui::list::{Change, change};
use crate::ui::model::arranged::{Arranged, Turn};
use crate::ui::more;
use crate::ui::notes::{self, Notes};
use crate::ui::shown::Unit;
use crate::ui::words::filled;

/// A cost line and where it stands.
#[derive(Clone, PartialEq, Properties)]
pub(super) struct Props {
    /// What every part of the page needs.
    pub ctx: Ctx,
    /// The path of its list.
    pub list: AttrValue,
    /// Its place there.
    pub index: usize,
    /// How many lines there are, as far as it matters: more than this one, or none after it.
    pub count: usize,
    /// What the proposal holds there.
    pub node: Part,
    /// What is known about it.
    pub known: Known,
    /// A line above has the same id.
    pub repeated: bool,
    /// Where it stands among the rows shown.
    pub place: usize,
    /// Its number among all rows of the table, headings included.
    pub number: usize,
    /// Whether it is ticked, and who is told when that changes; none where rows can't be ticked.
    #[prop_or_default]
    pub chosen: Option<(bool, UseReducerDispatcher<Arranged>)>,
}

/// What is known about a line, as a property: compared by address.
#[derive(Clone)]
pub(super) struct Known(pub Option<Rc<BudgetLine>>);

impl PartialEq for Known {
    fn eq(&self, other: &Self) -> bool {
        match (&self.0, &other.0) {
            (Some(left), Some(right)) => Rc::ptr_eq(left, right),
            (None, None) => true,
            _ => false,
        }
    }
}

/// A cost line: what it costs and for what, the rest of it below, then what is wrong and what is advised.
#[component]
pub(super) fn Row(props: &Props) -> Html {
    let Props { ctx, list, index, count, node, known, repeated, place, number, chosen } = props;
    let path = format!("{list}[{index}]");
    let figures = Figures { ctx, prefix: format!("{path}.") };
    let amount = known.0.as_deref().and_then(|line| line.amount);
    let problems = problems(known.0.as_deref(), &path, *repeated);
    let notes = Notes::new(problems.iter().cloned());
    let text = |key| node.0.get(key).as_text().unwrap_or_default();
    let category = node.0.get("category").as_text();
    let advice = advice(category, &[text("description"), text("note")], more::advice(ctx.rules));
    let cells = Cells { ctx, list, path: &path, node: &node.0, notes: &notes, advice: &advice };
    let entry = index + 1;
    let is_chosen = chosen.as_ref().is_some_and(|(is_chosen, _)| *is_chosen);
    html! {
        <div role="row" class="row" id={path.clone()} aria-rowindex={number.to_string()} data-chosen={is_chosen.then_some("true")}>
            <span role="rowheader" class="place" id={format!("{path}:row")} aria-label={filled(ctx.t("lines.entry"), &entry.to_string())}>
                {entry}
                {chosen.as_ref().map(|chosen| choose(ctx, (*index, *place), chosen))}
            </span>
            {cells.main()}
            <span role="cell" class="amount">{figures.one("amount", amount, Unit::Yen)}</span>
            <div role="cell" class="rest" data-wrong={cells.is_wrong().then_some("true")}>
                {cells.rest()}
                <div class="row-buttons">{buttons(ctx, &path, *index, *count)}</div>
                if !(problems.is_empty() && advice.is_empty()) {
                    <div class="row-notes">{cells.messages()}{notes::of_entry(ctx, &notes, &path)}{cells.advice()}</div>
                }
            </div>
        </div>
    }
}

/// The box that ticks a row; with Shift, all rows up to the one that was ticked last.
fn choose(
    ctx: &Ctx,
    (row, place): (usize, usize),
    (is_chosen, turn): &(bool, UseReducerDispatcher<Arranged>),
) -> Html {
    let turn = turn.clone();
    let onclick = Callback::from(move |event: MouseEvent| {
        let on = event.target_unchecked_into::<HtmlInputElement>().checked();
        turn.dispatch(Turn::Tick { place, on, to_last: event.shift_key() });
    });
    let label = filled(ctx.t("lines.choose"), &(row + 1).to_string());
    html! {
        <input
            type="checkbox"
            data-choose={row.to_string()}
            aria-label={label}
            checked={*is_chosen}
            {onclick}
        />
    }
}

fn problems(known: Option<&BudgetLine>, path: &str, is_repeated: bool) -> Vec<Problem> {
    let own = known.map(|line| line.problems.as_slice()).unwrap_or_default();
    let own = own.iter().map(|problem| problem.under(path));
    let repeated = is_repeated.then(|| Problem::new(format!("{path}.id"), Issue::DuplicateId));
    own.chain(repeated).collect()
}

/// The buttons that change the list, as signs with names.
fn buttons(ctx: &Ctx, path: &str, index: usize, count: usize) -> Html {
    let name = filled(ctx.t("lines.entry"), &(index + 1).to_string());
    let offered = [
        (index > 0 && count > 0, Change::Up, "↑", "list.up"),
        (index + 1 < count, Change::Down, "↓", "list.down"),
        (true, Change::Duplicate, ctx.t("list.duplicate"), "list.duplicate"),
        (true, Change::Remove, ctx.t("list.remove"), "list.remove"),
    ];
    let button = |(_, action, sign, text): (bool, Change, &'static str, &'static str)| {
        let label = format!("{}{}{name}", ctx.t(text), ctx.t("list.of"));
        html! {
            <button
                type="button"
                class="sign"
                key={action.code()}
                data-action={action.code()}
                data-path={path.to_owned()}
                aria-label={label}
                title={ctx.t(text)}
                onclick={change(ctx, action, path)}
            >
                {sign}
            </button>
        }
    };
    offered.into_iter().filter(|(is_offered, ..)| *is_offered).map(button).collect()
}

#[cfg(feature = "prerender")]
#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::budget::assess_line;
    use crate::proposal::{Node, Reading, budget_line};
    use crate::ui::tests::rules;
    use crate::ui::words::Lang;

    #[derive(Clone, PartialEq, Properties)]
    struct Shown {
        line: Part,
    }

    /// A row by itself, as the table would have it.
    #[component]
    fn Alone(props: &Shown) -> Html {
        let ctx = Ctx::new(Lang::Ja, rules(), None, false, false, Callback::noop());
        let (line, problems) = budget_line(&props.line.0, Reading::Draft, rules());
        let known = line.map(|line| Rc::new(assess_line(&line, rules(), problems)));
        let node = props.line.clone();
        html! { <Row {ctx} list="lines" index={0} count={1} {node} known={Known(known)} repeated={false} place={0} number={2} /> }
    }

    fn rendered(line: &str) -> String {
        let line = Part(serde_json::from_str::<Node>(line).expect("JSON"));
        let page = yew::LocalServerRenderer::<Alone>::with_props(Shown { line });
        pollster::block_on(page.hydratable(false).render())
    }

    /// The values of an attribute, in the page's order.
    fn values<'a>(html: &'a str, name: &str) -> Vec<&'a str> {
        let start = format!(" {name}=\"");
        html.split(start.as_str()).skip(1).filter_map(|rest| rest.split('"').next()).collect()
    }

    #[test]
    fn advice_stands_at_its_line_and_describes_what_is_bought() {
        for (line, pieces, described) in [
            (r#"{"category": "meetings", "description": "飲料"}"#, vec![], ""),
            (
                r#"{"category": "meetings", "description": "会議室と弁当"}"#,
                vec!["budget.advice.drinks", "budget.advice.venue"],
                "lines[0].description.note0 lines[0].description.note1",
            ),
            // The message that the description can't be read comes first.
            (
                r#"{"category": "meetings", "description": 5, "note": "弁当"}"#,
                vec!["budget.advice.drinks"],
                "lines[0].description.note0 lines[0].description.note1",
            ),
        ] {
            let html = rendered(line);
            assert_eq!(values(&html, "data-advice"), pieces, "{line}");
            let by = values(&html, "aria-describedby");
            let own = by.iter().filter(|ids| ids.contains("description"));
            assert_eq!(own.copied().collect::<String>(), described, "{line}");
            let ids = values(&html, "id");
            for id in by.iter().flat_map(|ids| ids.split(' ')) {
                assert_eq!(ids.iter().filter(|known| **known == id).count(), 1, "{line}: {id}");
            }
            for rule in rules().budget.advice.iter().filter(|rule| pieces.contains(&&*rule.id)) {
                assert!(html.contains(&rule.title.ja), "{line}: {}", rule.id);
            }
        }
    }

    #[test]
    fn why_a_dear_thing_is_a_consumable_is_asked_of_consumables_only() {
        for (line, is_asked) in [
            ("{}", false),
            (r#"{"category": "personnel"}"#, false),
            (r#"{"category": "consumables"}"#, true),
            // What was answered before the category was changed is not out of sight.
            (r#"{"category": "personnel", "consumable_exception": "fragile"}"#, true),
            (r#"{"category": "personnel", "consumable_exception": "no such reason"}"#, true),
        ] {
            let html = rendered(line);
            let tag = html.split('<').find(|tag| tag.contains("aside consumable_exception"));
            let tag = tag.and_then(|tag| tag.split('>').next()).expect("the field's tag");
            assert_eq!(!tag.contains("hidden"), is_asked, "{line}: {tag}");
        }
    }
}
