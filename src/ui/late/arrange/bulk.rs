//! What can be done with the lines that are ticked.

use std::rc::Rc;

use web_sys::HtmlSelectElement;
use yew::prelude::*;

use super::known::{Known, sum};
use crate::arrange::{Ticked, fill, set, sum_of, tick, ticked};
use crate::json::Node;
use crate::rules::Rule;
use crate::ui::control::option;
use crate::ui::focus;
use crate::ui::model::action::Action;
use crate::ui::model::entry::Names;
use crate::ui::tags::signs;
use crate::ui::words::filled;

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

/// The lines that are ticked, in the order they are seen in.
#[derive(Clone)]
pub(super) struct Chosen {
    /// All lines.
    pub known: Rc<Known>,
    /// The positions of those that are ticked.
    pub places: Rc<[usize]>,
}

impl PartialEq for Chosen {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.known, &other.known) && self.places == other.places
    }
}

/// The ways to tick lines, and to change those that are.
pub(super) fn bulk(chosen: &Chosen, shown: &[usize]) -> Html {
    let Chosen { known, places } = chosen;
    let desk = &known.desk;
    let choose = |places: &[usize]| {
        let (known, places) = (Rc::clone(known), places.to_vec());
        Callback::from(move |_: MouseEvent| known.choose(&places))
    };
    let lines = filled(desk.t("arrange.chosen"), &places.len().to_string());
    html! {
        <div class="arrange-bulk">
            <button type="button" data-arrange="choose" onclick={choose(shown)}>
                {desk.t("arrange.choose")}
            </button>
            <button type="button" data-arrange="unchoose" onclick={choose(&[])}>
                {desk.t("arrange.unchoose")}
            </button>
            if places.is_empty() {
                <p>{desk.t("arrange.how")}</p>
            } else {
                <strong>
                    <span role="status">{lines}</span>{sum(desk, &sum_of(places, &known.estimate))}
                </strong>
                <div class="arrange-changes" role="group" aria-label={desk.t("arrange.changes")}>
                    {work(chosen)}
                    <ForAll chosen={chosen.clone()} fills={false} />
                    <ForAll chosen={chosen.clone()} fills={true} />
                    {copy_and_remove(chosen)}
                </div>
            }
        </div>
    }
}

/// A sign for each required task: pressed where all ticked lines name it.
fn work(chosen: &Chosen) -> Html {
    let Chosen { known, places } = chosen;
    let button = |(rule, sign): (&'static Rule<String>, String)| {
        let task = rule.value.as_str();
        let held = ticked(&known.nodes, places, task);
        let pressed = match held {
            Ticked::None => "false",
            Ticked::Some => "mixed",
            Ticked::All => "true",
        };
        let name = known.desk.pick(&rule.title);
        let Chosen { known, places } = chosen.clone();
        let onclick = Callback::from(move |_: MouseEvent| {
            known.change(|lines| {
                tick(lines, &places, task, ticked(lines, &places, task) != Ticked::All)
            });
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
            { for known.desk.rules.budget.required_work.iter().zip(signs()).map(button) }
        </span>
    }
}

/// Properties of an answer for all ticked lines.
#[derive(Clone, PartialEq, Properties)]
struct ForAllProps {
    chosen: Chosen,
    /// The first ticked line gives the answer to a field; else a category is chosen for all.
    fills: bool,
}

/// An answer for all ticked lines: chosen in a list, and given by the button beside it.
#[component]
fn ForAll(props: &ForAllProps) -> Html {
    let ForAllProps { chosen, fills } = props;
    let Chosen { known, places } = chosen;
    let desk = &known.desk;
    let held = use_state(|| 0_usize);
    let offered: Vec<(&'static str, &'static str)> = if *fills {
        let name = |key: &'static str| desk.lang.find(&format!("column.{key}")).unwrap_or(key);
        FILLED.iter().map(|key| (*key, name(key))).collect()
    } else {
        let rules = known.desk.rules.budget.categories.iter();
        rules.map(|rule| (rule.value.code.as_str(), desk.pick(&rule.title))).collect()
    };
    let onchange = {
        let held = held.setter();
        Callback::from(move |event: Event| {
            let select: HtmlSelectElement = event.target_unchecked_into();
            held.set(usize::try_from(select.selected_index()).unwrap_or_default());
        })
    };
    let onclick = {
        let code = offered.get(*held).map_or("", |(code, _)| *code);
        let (known, places, fills) = (Rc::clone(known), Rc::clone(places), *fills);
        Callback::from(move |_: MouseEvent| {
            known.change(|lines| match fills {
                true => fill(lines, &places, code),
                false => set(&places, "category", &Node::text(code)),
            });
        })
    };
    let (name, code) =
        if *fills { ("arrange.fill", "fill") } else { ("arrange.category", "category") };
    let options = offered.iter().zip(0..).map(|((code, name), at)| option(code, name, at == *held));
    html! {
        <span class="arrange-for-all">
            <label>
                {desk.t(name)}
                <select data-arrange={code} {onchange}>{ for options }</select>
            </label>
            <button type="button" data-arrange-do={code} {onclick}>{desk.t("arrange.do")}</button>
        </span>
    }
}

fn copy_and_remove(chosen: &Chosen) -> Html {
    let desk = &chosen.known.desk;
    let button = |code: &'static str, act: fn(Rc<str>, Rc<Names>) -> Action, text: &'static str| {
        let Chosen { known, places } = chosen.clone();
        let onclick = Callback::from(move |event: MouseEvent| {
            focus::around(&event, "[role=region]");
            let names = known.named(&places).into_iter().collect();
            known.desk.send(act(Rc::clone(&known.list), Rc::new(names)));
        });
        html! { <button type="button" data-arrange={code} {onclick}>{text}</button> }
    };
    html! {
        <>
            {button("repeat", Action::RepeatAll, desk.t("arrange.copy"))}
            {button("remove", Action::RemoveAll, desk.t("arrange.remove"))}
        </>
    }
}
