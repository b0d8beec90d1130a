//! Rating the judged items: each by the viewpoints of its criterion, or all on one sheet.
//!
//! It is about the whole proposal. Told are `set` with `edits` of `[path, value]`, and `go` with a
//! `path`.

mod item;
mod sheet;
mod viewpoint;

pub(super) use self::viewpoint::verdict;

use std::rc::Rc;

use web_sys::HtmlElement;
use yew::prelude::*;

use super::desk::{Desk, Props};
use crate::domain::assessment::Assessment;
use crate::engine::Engine;
use crate::judging::{JudgedItem, judged_items};
use crate::proposal::{Node, Reading};
use crate::quantity::Number;
use crate::rules::{Book, RuleSet};
use crate::ui::shown::{Unit, shown};

/// A proposal and what is known about it.
pub(super) struct Known {
    /// What every view needs.
    pub desk: Desk,
    /// The rules of its call.
    pub rules: &'static RuleSet,
    /// As typed.
    pub proposal: Node,
    /// The engine's answer.
    pub assessment: Assessment,
    /// The items that are judged.
    pub items: Vec<JudgedItem<'static>>,
}

/// The same as a property: compared by address.
#[derive(Clone)]
pub(super) struct Shared(pub Rc<Known>);

impl PartialEq for Shared {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

impl Known {
    fn of(Props { desk, .. }: &Props) -> Option<Self> {
        let rules = desk.rules?;
        let proposal = desk.draft.clone();
        let assessment = Engine::new(Book::shipped(), Reading::Draft).assess(&proposal).ok()?;
        let items = judged_items(&proposal, Reading::Draft, &assessment.score, rules);
        Some(Self { desk: desk.clone(), rules, proposal, assessment, items })
    }

    /// Points in words.
    pub(super) fn points(&self, points: Number) -> String {
        shown(self.desk.lang, &points.to_string(), Unit::Points)
    }
}

/// The items, one of them with its viewpoints, and the sheet.
#[component]
pub(super) fn Judging(props: &Props) -> Html {
    let known = use_memo(props.clone(), |props| Known::of(props).map(Rc::new));
    let chosen = use_state(|| None::<usize>);
    let root = use_node_ref();
    {
        // Whoever chooses an item goes on there: the list may fill a small screen.
        let root = root.clone();
        use_effect_with(*chosen, move |chosen| {
            if let (Some(root), true) = (root.cast::<HtmlElement>(), chosen.is_some()) {
                let _refused = root.focus();
            }
        });
    }
    let Some(known) = &*known else { return Html::default() };
    let desk = &known.desk;
    let first = known.items.first();
    let Some(item) = known.items.get((*chosen).unwrap_or_default()).or(first) else {
        return Html::default();
    };
    let choose = {
        let chosen = chosen.clone();
        Callback::from(move |place| chosen.set(Some(place)))
    };
    html! {
        <div class="judging" role="region" tabindex="-1" aria-label={desk.t("judge.name")}>
            <p>{desk.t("judge.lead")}</p>
            {item::choice(known, item.id, &choose)}
            <div ref={root} tabindex="-1" role="group" aria-label={desk.pick(&item.rule.title)}>
                <item::Chosen key={item.id} known={Shared(Rc::clone(known))} id={item.id} />
            </div>
            <sheet::SheetView known={Shared(Rc::clone(known))} />
        </div>
    }
}
