//! Why a figure is what it is: in a sentence, in the user's own figures, by which rule, how it was rounded,
//! what decided and what did not count. The tree is the engine's; here it is put into words.

mod figures;
mod named;
mod telling;

use yew::prelude::*;

pub(super) use self::figures::{figures as figures_at, name as figure_name};
pub(super) use self::named::Named;
pub(super) use self::telling::formula_of;
use self::telling::{Told, told};
use super::desk::Desk;
use super::rulebook::meaning;
use crate::explain::Tree;
use crate::rules::{Entry, RuleSet};
use crate::ui::open::use_open;

/// What it needs.
#[derive(Clone, PartialEq, Properties)]
pub(super) struct Props {
    /// What every view needs.
    pub desk: Desk,
    /// A place of the assessment.
    pub about: AttrValue,
    /// The id of the rule behind it.
    pub rule: AttrValue,
}

/// The figures at a place, each explained, and the rule behind them.
#[component]
pub(super) fn Why(props: &Props) -> Html {
    let Props { desk, about, rule } = props;
    let rules = desk.rules;
    let engine = desk.engine().borrow();
    let figures = if about.is_empty() { Vec::new() } else { figures::figures(about) };
    let trees = |figures: Vec<String>| -> Vec<(String, Tree)> {
        let tree = |figure: String| {
            let tree = engine.explain(&desk.draft, &figure)?;
            Some((figures::name(desk.lang, &figure), tree))
        };
        figures.into_iter().filter_map(tree).collect()
    };
    let named =
        Named { lang: desk.lang, rules, draft: &desk.draft, known: trees(figures::kin(about)) };
    let is_one = figures.len() == 1;
    let shown = trees(figures).into_iter().map(|(name, tree)| {
        let told = Told { name: name.clone(), ..told(&named, &tree) };
        html! { <Figure key={name} desk={desk.clone()} {told} is_open={is_one} /> }
    });
    let rule = rules.all().into_iter().find(|known| known.id == rule.as_str());
    html! {
        <div class="why">
            {rule.map(|rule| html! { <div class="why-rule" data-rule={rule.id}>{meaning(desk, &rule)}</div> })}
            { for shown }
        </div>
    }
}

/// A node of a tree.
#[derive(Clone, PartialEq, Properties)]
struct NodeProps {
    desk: Desk,
    told: Told,
    /// Shown unfolded from the start.
    is_open: bool,
}

/// A node that unfolds into how it came about.
#[component]
fn Figure(props: &NodeProps) -> Html {
    let NodeProps { desk, told, is_open } = props;
    let (was_opened, ontoggle) = use_open();
    let told_rule = told.rule.as_deref();
    let is_leaf = told.children.is_empty() && told.left_out.is_empty() && told.formula.is_none();
    let head = html! {
        <>
            <span class="why-name">{&told.name}</span>
            <span class="why-value" translate="no">{&told.value}</span>
            if told.decides {
                <span class="why-decides">{desk.t("why.decides")}</span>
            }
        </>
    };
    // Where something was entered, the way there is all there is to say.
    if is_leaf && told_rule.is_none() {
        return html! { <p class="why-leaf">{head}{way(desk, told)}</p> };
    }
    let is_shown = *is_open || was_opened;
    html! {
        <details class="why-node" open={*is_open} {ontoggle}>
            <summary>{head}</summary>
            if is_shown {
                {body(desk, told)}
            }
        </details>
    }
}

fn body(desk: &Desk, told: &Told) -> Html {
    let rule = told.rule.as_deref().and_then(|id| entry(desk.rules, id));
    let child = |(place, told): (usize, &Told)| {
        html! { <li key={place}><Figure desk={desk.clone()} told={told.clone()} is_open={false} /></li> }
    };
    let left_out = |(told, reason): &(Told, String)| {
        html! {
            <li><span class="why-name">{&told.name}</span><span class="why-value" translate="no">{&told.value}</span><span class="why-reason">{reason}</span></li>
        }
    };
    html! {
        <div class="why-body">
            if !told.sentence.is_empty() {
                <p>{told.sentence}</p>
            }
            if let Some(formula) = &told.formula {
                <p class="why-formula" translate="no">{formula}</p>
            }
            {way(desk, told)}
            {rule.map(|rule| html! {
                <div class="why-rule" data-rule={rule.id}><p><strong>{desk.pick(rule.title)}</strong></p>{meaning(desk, &rule)}</div>
            })}
            if !told.children.is_empty() {
                <ul class="why-children">{ for told.children.iter().enumerate().map(|(place, told)| child((place, told))) }</ul>
            }
            if !told.left_out.is_empty() {
                <p class="why-left">{desk.t("why.left_out")}</p>
                <ul class="why-children">{ for told.left_out.iter().map(left_out) }</ul>
            }
        </div>
    }
}

/// The way to the field where something was entered.
fn way(desk: &Desk, told: &Told) -> Html {
    let Some(path) = told.path.clone() else { return Html::default() };
    let onclick = {
        let (desk, path) = (desk.clone(), path.clone());
        Callback::from(move |event: MouseEvent| {
            event.prevent_default();
            desk.go(&path);
        })
    };
    html! {
        <a class="why-way" href={format!("#{path}")} {onclick}>
            {desk.t("why.field")}<span class="hidden">{desk.t("list.of")}{&told.name}</span>
        </a>
    }
}

/// A rule by its id.
fn entry(rules: &'static RuleSet, id: &str) -> Option<Entry<'static>> {
    rules.all().into_iter().find(|rule| rule.id == id)
}
