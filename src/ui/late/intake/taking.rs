//! What would be taken over, what not, and the buttons that take it: with the lines the administration and the
//! tax that the table has, unless something else stands there already.

use std::rc::Rc;

use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::left_out::left_out;
use super::others::Others;
use super::preview::{choices, table};
use super::source::Source;
use super::summary::refused;
use crate::proposal::Node;
use crate::ui::asked::End;
use crate::ui::late::desk::Desk;
use crate::ui::model::action::Action;
use crate::ui::model::entry::{Edits, YearLines};
use crate::ui::model::typed;
use crate::ui::shown::{Unit, shown};
use crate::ui::words::filled;

/// A table that was read.
#[derive(Clone, PartialEq, Properties)]
pub(super) struct Props {
    pub desk: Desk,
    pub source: Source,
    pub answer: Rc<Node>,
    /// The list the lines go to.
    pub list: AttrValue,
    /// There are lines already.
    pub has_lines: bool,
    /// Reads it another way.
    pub read: Callback<Source>,
    /// Closes all of it, once lines are taken.
    pub close: Callback<End>,
}

/// The preview of a table.
#[component]
pub(super) fn Taking(props: &Props) -> Html {
    let Props { desk, source, answer, list, has_lines, read, close } = props;
    let budget = list.trim_end_matches(".lines");
    let standing = desk.draft.at(budget).get("general_administration");
    let is_free = is_empty(standing);
    let wants = use_state(|| None::<bool>);
    let wants_administration = wants.unwrap_or(is_free);
    if refused(desk, answer).is_some() {
        return Html::default();
    }
    let others = answer.at("own.changes").elements();
    let found = answer.get("lines").elements();
    let first = found.iter().filter(|line| line.get("year").is_unanswered());
    let shown: Vec<Node> = found.iter().map(|line| line.get("line").clone()).collect();
    let lines: Vec<Node> = first.map(|line| line.get("line").clone()).collect();
    let edits = edits(desk, answer.get("settings"), budget, wants_administration);
    let take = |replaces: bool| {
        let (desk, lines, later) = (desk.clone(), lines.clone(), later(found));
        let (edits, close, list) = (edits.clone(), close.clone(), Rc::from(list.as_str()));
        Callback::from(move |_: MouseEvent| {
            desk.send(Action::Take {
                list: Rc::clone(&list),
                lines: lines.clone(),
                replaces,
                later: later.clone(),
                edits: edits.clone(),
            });
            close.emit(End::Taken);
        })
    };
    let administration = answer.at("settings.general_administration");
    let is_same = ["rate", "base", "amount"].iter().all(|key| {
        let (own, other) = (administration.get(key), standing.get(key));
        own == other || (own.is_unanswered() && other.is_unanswered())
    });
    html! {
        <>
            {sides(desk, read, source, answer)}
            {choices(desk, read, source, answer)}
            if !shown.is_empty() {
                {table(desk, &shown, answer)}
            }
            {left_out(desk, read, source, answer.get("skipped").elements())}
            if !others.is_empty() {
                <Others desk={desk.clone()} changes={others.to_vec()} />
            }
            if !administration.is_unanswered() && !is_same {
                {choice(desk, administration, standing, wants_administration, wants.setter())}
            }
            if !shown.is_empty() {
                <div class="intake-buttons">
                    <button type="button" class="solid" data-intake="add" data-action="take" onclick={take(false)}>
                        {desk.t("intake.add")}
                    </button>
                    if *has_lines {
                        <button type="button" data-intake="replace" onclick={take(true)}>
                            {desk.t("intake.replace")}
                        </button>
                    }
                </div>
            }
        </>
    }
}

/// Nothing stands there that a person has said.
fn is_empty(standing: &Node) -> bool {
    standing.get("rate").is_unanswered() && standing.get("amount").is_unanswered()
}

/// Lines of later years, by year.
fn later(found: &[Node]) -> Vec<YearLines> {
    let mut years: Vec<YearLines> = Vec::new();
    for line in found.iter().filter(|line| !line.get("year").is_unanswered()) {
        let year = Node::text(&typed(line.get("year")));
        let node = line.get("line").clone();
        match years.iter_mut().find(|(known, _)| *known == year) {
            Some((_, lines)) => lines.push(node),
            None => years.push((year, vec![node])),
        }
    }
    years
}

/// What is set besides the lines: nothing that stands there is overwritten unasked.
fn edits(desk: &Desk, settings: &Node, budget: &str, wants_administration: bool) -> Edits {
    let mut edits = Edits::new();
    let own = settings.get("general_administration");
    if wants_administration && !own.is_unanswered() {
        for key in ["rate", "base", "amount"] {
            edits.push((format!("{budget}.general_administration.{key}"), own.get(key).clone()));
        }
    }
    let tax = settings.get("tax_mode");
    let stands = desk.draft.at(budget).get("tax_mode");
    if !tax.is_unanswered() && stands.is_unanswered() {
        edits.push((format!("{budget}.tax_mode"), tax.clone()));
    }
    edits
}

/// The administration of the table, to be taken or not.
fn choice(
    desk: &Desk,
    own: &Node,
    standing: &Node,
    wants: bool,
    set: UseStateSetter<Option<bool>>,
) -> Html {
    let onchange = Callback::from(move |event: Event| {
        let input = event.target_unchecked_into::<HtmlInputElement>();
        set.set(Some(input.checked()));
    });
    let told = |of: &Node| match (of.get("rate").as_text(), of.get("amount").as_text()) {
        (_, Some(amount)) => shown(desk.lang, amount, Unit::Yen),
        (Some(rate), None) => {
            let names = of.get("base").elements().iter().filter_map(|group| {
                desk.lang.find(&format!("code.general_administration.base.{}", typed(group)))
            });
            let base = names.collect::<Vec<_>>().join(desk.t("comma"));
            let rate = shown(desk.lang, rate, Unit::Percent);
            if base.is_empty() { rate } else { format!("{rate} × {base}") }
        }
        (None, None) => String::new(),
    };
    let text = filled(desk.t("intake.administration"), &told(own));
    html! {
        <label class="intake-choice">
            <input type="checkbox" data-intake="administration" checked={wants} {onchange} />
            <span>
                {text}
                if !is_empty(standing) {
                    {filled(desk.t("intake.administration_replaces"), &told(standing))}
                }
            </span>
        </label>
    }
}

/// Of columns before and after a change: the press to read the others.
fn sides(desk: &Desk, read: &Callback<Source>, source: &Source, answer: &Node) -> Html {
    let said = answer.get("said").elements();
    let says = |code: &str| said.iter().any(|own| own.as_text() == Some(code));
    let (key, before) = match (says("after_change"), says("before_change")) {
        (true, _) => ("intake.read_before", true),
        (_, true) => ("intake.read_after", false),
        _ => return Html::default(),
    };
    let (read, source) = (read.clone(), source.clone());
    let onclick = Callback::from(move |_: MouseEvent| {
        read.emit(Source { before_change: before, ..source.clone() });
    });
    html! { <button type="button" data-intake="side" {onclick}>{desk.t(key)}</button> }
}
