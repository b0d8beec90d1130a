//! What can be done with the lines that are ticked.

use std::rc::Rc;

use web_sys::HtmlSelectElement;
use yew::prelude::*;

use super::{Known, positions, sum};
use crate::arrange::{Edit, Ticked, fill, set, sum_of, tick, ticked};
use crate::json::Node;
use crate::rules::Rule;
use crate::ui::tags::SIGNS;

/// Fields that can be filled in as the first ticked line has them.
const FILLED: [&str; 9] = [
    "description",
    "unit_price",
    "quantity",
    "unit",
    "quantity2",
    "unit2",
    "currency",
    "exchange_rate",
    "price_includes_tax",
];

/// The ways to tick lines, and to change those that are.
pub(super) fn bulk(known: &Rc<Known>, shown: &[usize]) -> Html {
    let desk = &known.desk;
    let choose = |positions: Node| {
        let desk = desk.clone();
        Callback::from(move |_: MouseEvent| desk.tell("choose", [("chosen", positions.clone())]))
    };
    html! {
        <div class="arrange-bulk">
            <button type="button" data-arrange="choose" onclick={choose(positions(shown))}>
                {desk.t("arrange.choose")}
            </button>
            if known.chosen.is_empty() {
                <p>{desk.t("arrange.how")}</p>
            } else {
                <button type="button" data-arrange="unchoose" onclick={choose(positions(&[]))}>
                    {desk.t("arrange.unchoose")}
                </button>
                <strong role="status">
                    {sum(desk, "arrange.chosen", &sum_of(&known.chosen, &known.estimate))}
                </strong>
                <div class="arrange-changes" role="group" aria-label={desk.t("arrange.changes")}>
                    {work(known)}
                    {category(known)}
                    {filling(known)}
                    {copy_and_remove(known)}
                </div>
            }
        </div>
    }
}

fn tell(known: &Known, edits: &[Edit]) {
    let edit = |edit: &Edit| {
        let path = format!("[{}].{}", edit.line, edit.key);
        Node::list([Node::text(&path), edit.value.clone()])
    };
    known.desk.tell("edit", [("edits", Node::list(edits.iter().map(edit)))]);
}

/// A sign for each required task: pressed where all ticked lines name it.
fn work(known: &Rc<Known>) -> Html {
    let button = |(rule, sign): (&'static Rule<String>, &'static str)| {
        let task = rule.value.as_str();
        let held = ticked(&known.nodes, &known.chosen, task);
        let pressed = match held {
            Ticked::None => "false",
            Ticked::Some => "mixed",
            Ticked::All => "true",
        };
        let name = known.desk.pick(&rule.title);
        let known = Rc::clone(known);
        let onclick = Callback::from(move |_: MouseEvent| {
            tell(&known, &tick(&known.nodes, &known.chosen, task, held != Ticked::All));
        });
        html! {
            <button
                type="button"
                class="sign"
                data-arrange-work={task}
                aria-pressed={pressed}
                aria-label={name}
                title={name}
                {onclick}
            >
                {sign}
            </button>
        }
    };
    html! {
        <span class="arrange-work" role="group" aria-label={known.desk.t("arrange.work")}>
            {known.desk.t("arrange.work")}
            { for known.rules.budget.required_work.iter().zip(SIGNS).map(button) }
        </span>
    }
}

/// The category of all ticked lines.
fn category(known: &Rc<Known>) -> Html {
    let rules = &known.rules.budget.categories;
    let offered = rules.iter().map(|rule| (rule.value.code.as_str(), known.desk.pick(&rule.title)));
    let of = Rc::clone(known);
    chosen(known.desk.t("arrange.category"), "category", offered.collect(), move |code| {
        tell(&of, &set(&of.chosen, "category", &Node::text(code)));
    })
}

/// A field that all others get from the first ticked line.
fn filling(known: &Rc<Known>) -> Html {
    let name = |key: &'static str| known.desk.lang.find(&format!("column.{key}"));
    let offered = FILLED.iter().map(|key| (*key, name(key).unwrap_or(*key)));
    let of = Rc::clone(known);
    chosen(known.desk.t("arrange.fill"), "fill", offered.collect(), move |key| {
        tell(&of, &fill(&of.nodes, &of.chosen, key));
    })
}

/// A list that does something once one of it is chosen, and stands on none again.
fn chosen(
    name: &'static str,
    code: &'static str,
    offered: Vec<(&'static str, &'static str)>,
    choose: impl Fn(&'static str) + 'static,
) -> Html {
    let codes: Vec<&'static str> = offered.iter().map(|(code, _)| *code).collect();
    let onchange = Callback::from(move |event: Event| {
        let select: HtmlSelectElement = event.target_unchecked_into();
        let place = usize::try_from(select.selected_index()).ok().and_then(|at| at.checked_sub(1));
        select.set_selected_index(0);
        if let Some(code) = place.and_then(|place| codes.get(place)) {
            choose(code);
        }
    });
    html! {
        <label>
            {name}
            <select data-arrange={code} {onchange}>
                <option selected={true}>{"—"}</option>
                { for offered.iter().map(|(_, name)| html! { <option>{*name}</option> }) }
            </select>
        </label>
    }
}

fn copy_and_remove(known: &Rc<Known>) -> Html {
    let button = |deed: &'static str, text: &'static str| {
        let known = Rc::clone(known);
        let onclick = Callback::from(move |_: MouseEvent| {
            known.desk.tell(deed, [("chosen", positions(&known.chosen))]);
        });
        html! { <button type="button" data-arrange={deed} {onclick}>{text}</button> }
    };
    html! {
        <>
            {button("repeat", known.desk.t("arrange.copy"))}
            {button("remove", known.desk.t("arrange.remove"))}
        </>
    }
}
