//! One row: a cost line. A keystroke in it renders no other row.

use std::rc::Rc;

use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::cell::Cells;
use super::work::Work;
use crate::domain::assessment::BudgetLine;
use crate::domain::budget::advice;
use crate::domain::problem::{Issue, Problem};
use crate::proposal::Node;
use crate::rules::{Advice, Rule};
use crate::ui::ctx::{Ctx, Part};
use crate::ui::figure::Figures;
use crate::ui::model::arranged::{Arranged, Turn};
use crate::ui::model::{by_id, typed};
use crate::ui::more;
use crate::ui::notes::{self, Notes};
use crate::ui::shown::Unit;
use crate::ui::words::filled;

/// What a line may hold that its row does not show.
const MORE: [&str; 2] = ["consumable_exception", "note"];

/// A cost line and where it stands.
#[derive(Clone, PartialEq, Properties)]
pub(super) struct Props {
    /// What every part of the page needs.
    pub ctx: Ctx,
    /// The path of its list.
    pub list: AttrValue,
    /// Its place there.
    pub index: usize,
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
    /// There is room for its fields.
    pub is_wide: bool,
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

/// A cost line. Where there is room its fields stand in it, else what it comes to; all of it opens from there.
/// Below that, what is wrong and what is advised.
#[component]
pub(super) fn Row(props: &Props) -> Html {
    let Props { ctx, list, index, node, known, repeated, place, number, chosen, is_wide } = props;
    let path = AttrValue::from(format!("{list}[{index}]"));
    let problems = problems(known.0.as_deref(), &path, *repeated);
    let notes = Notes::new(problems.iter().cloned());
    let advice = advised(ctx, &node.0);
    let is_wide = *is_wide;
    let cells =
        Cells { ctx, list, path: &path, node: &node.0, notes: &notes, advice: &advice, is_wide };
    let name = filled(ctx.t("lines.entry"), &(index + 1).to_string());
    let is_chosen = chosen.as_ref().is_some_and(|(is_chosen, _)| *is_chosen);
    let is_wrong = notes::is_invalid(&problems);
    let amount = amount(ctx, &path, &name, known);
    let held = if is_wide {
        html! {
            <>
                {cells.fields()}
                {amount}
                <Work
                    ctx={ctx.clone()}
                    path={path.clone()}
                    value={Part(node.0.get("work").clone())}
                    line={name.clone()}
                    invalid={notes::is_invalid(&notes.of_elements(&format!("{path}.work")))}
                />
                <span role="cell" class="all">{more(ctx, &path, &name, &node.0)}</span>
            </>
        }
    } else {
        html! { <>{in_brief(ctx, &path, &node.0)}{amount}</> }
    };
    html! {
        <div role="row" class="row" id={path.clone()} aria-rowindex={number.to_string()} data-chosen={is_chosen.then_some("true")} data-wrong={is_wrong.then_some("true")}>
            <span role="rowheader" class="place" id={format!("{path}:row")} aria-label={name}>
                {index + 1}
                {chosen.as_ref().map(|chosen| choose(ctx, (*index, *place), chosen))}
            </span>
            {held}
            if !(problems.is_empty() && advice.is_empty()) {
                <div role="cell" class="row-notes">{cells.messages()}{notes::of_entry(ctx, &notes, &path)}{cells.advice()}</div>
            }
        </div>
    }
}

/// What the rules advise on a line.
pub(super) fn advised(ctx: &Ctx, node: &Node) -> Vec<&'static Rule<Advice>> {
    let text = |key| node.get(key).as_text().unwrap_or_default();
    let category = node.get("category").as_text();
    advice(category, &[text("description"), text("note")], more::advice(ctx.rules))
}

/// What it comes to. A press on it tells why; for keys that stands in the line's drawer.
fn amount(ctx: &Ctx, path: &str, name: &str, known: &Known) -> Html {
    let figures = Figures { ctx, prefix: format!("{path}.") };
    let amount = known.0.as_deref().and_then(|line| line.amount);
    html! {
        <span role="cell" class="amount">
            <button type="button" tabindex="-1" class="reason-of" data-why={format!("{path}.amount")} data-name={name.to_owned()}>
                {figures.one("amount", amount, Unit::Yen)}
            </button>
        </span>
    }
}

/// The button that opens all of it, and says whether there is more than is seen here.
fn more(ctx: &Ctx, path: &AttrValue, name: &str, node: &Node) -> Html {
    let has_more = MORE.into_iter().any(|key| !node.get(key).is_unanswered());
    let said = ctx.t(if has_more { "lines.has_more" } else { "lines.more" });
    html! {
        <button
            type="button"
            data-action="open"
            data-path={path}
            data-more={has_more.then_some("true")}
            aria-label={filled(said, name)}
        >
            {"⋯"}
        </button>
    }
}

/// A line where there is no room for its fields: what it is, as the button that opens them.
fn in_brief(ctx: &Ctx, path: &AttrValue, node: &Node) -> Html {
    let description = typed(node.get("description"));
    let category = node.get("category").as_text();
    let category = category.and_then(|code| by_id(&ctx.rules.budget.categories, code));
    let category = category.map_or(ctx.t("lines.no_category"), |rule| ctx.pick(&rule.title));
    html! {
        <span role="cell" class="brief">
            <button type="button" data-action="open" data-path={path}>
                if description.is_empty() {
                    {ctx.t("lines.no_description")}
                } else {
                    {description}
                }
            </button>
            <small>{category}</small>
        </span>
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

/// What is wrong with a line.
pub(super) fn problems(known: Option<&BudgetLine>, path: &str, is_repeated: bool) -> Vec<Problem> {
    let own = known.map(|line| line.problems.as_slice()).unwrap_or_default();
    let own = own.iter().map(|problem| problem.under(path));
    let repeated = is_repeated.then(|| Problem::new(format!("{path}.id"), Issue::DuplicateId));
    own.chain(repeated).collect()
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
        is_wide: bool,
    }

    /// A row by itself, as the table would have it.
    #[component]
    fn Alone(props: &Shown) -> Html {
        let ctx = Ctx::new(Lang::Ja, rules(), None, false, false, Callback::noop());
        let (line, problems) = budget_line(&props.line.0, Reading::Draft, rules());
        let known = line.map(|line| Rc::new(assess_line(&line, rules(), problems)));
        let node = props.line.clone();
        let is_wide = props.is_wide;
        html! { <Row {ctx} list="lines" index={0} {node} known={Known(known)} repeated={false} place={0} number={2} {is_wide} /> }
    }

    fn rendered(line: &str, is_wide: bool) -> String {
        let line = Part(serde_json::from_str::<Node>(line).expect("JSON"));
        let page = yew::LocalServerRenderer::<Alone>::with_props(Shown { line, is_wide });
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
            let html = rendered(line, true);
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
    fn a_row_has_its_five_fields_and_nothing_that_is_not_used() {
        let whole = r#"{"category": "personnel", "description": "調査", "unit_price": "58000", "quantity": "7",
            "unit": "人日", "work": ["deliverables"], "quantity2": "2", "unit2": "回", "currency": "USD", "exchange_rate": "150"}"#;
        let html = rendered(whole, true);
        let fields = ["category", "description", "unit_price", "quantity", "unit"];
        let expected: Vec<String> = fields.iter().map(|key| format!("lines[0].{key}")).collect();
        let tags =
            html.split('<').filter(|tag| tag.starts_with("input") || tag.starts_with("select"));
        let found: Vec<&str> = tags.flat_map(|tag| values(tag, "data-path")).collect();
        assert_eq!(found, expected);
        for said in ["×2回", "USD", "data-action=\"work\"", "data-action=\"open\""] {
            assert!(html.contains(said), "{said}");
        }
        let elements = |html: &str| {
            let tags =
                html.split('<').filter(|tag| !tag.is_empty() && !tag.starts_with(['/', '!']));
            tags.filter(|tag| !tag.starts_with("option")).count()
        };
        assert!(elements(&html) <= 26, "{}", elements(&html));
        // Where there is no room, what it is and what it comes to.
        let html = rendered(whole, false);
        assert!(!html.contains("<input") && !html.contains("<select"), "{html}");
        assert_eq!(values(&html, "data-action"), ["open"]);
        assert!(elements(&html) <= 8, "{}", elements(&html));
    }
}
