//! What it would take, for measures that cut CO₂: subsidies and tonnes for an amount per tonne, what is left
//! to finance, and which inputs move the amount most. No amount is anything to reach.
//!
//! It is about the whole proposal. Told is `set` with `edits` of `[path, value]`.

mod chart;
mod gap;
mod target;

use std::rc::Rc;

use yew::prelude::*;

use super::desk::{Desk, Props};
use crate::domain::assessment::Co2;
use crate::engine::Engine;
use crate::proposal::{Measures, Node, Reading, measures};
use crate::rules::{Book, RuleSet};
use crate::ui::shown::{Unit, shown};

/// A proposal's measures and what is known about them.
pub(super) struct Known {
    /// What every view needs.
    pub desk: Desk,
    /// The rules of its call.
    pub rules: &'static RuleSet,
    /// As typed.
    pub proposal: Node,
    /// The measures as read.
    pub given: Measures,
    /// The engine's answer.
    pub co2: Co2,
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
        let co2 = Engine::new(Book::shipped(), Reading::Draft).assess(&proposal).ok()?.co2;
        let given = measures(&proposal, Reading::Draft, rules, &mut Vec::new());
        Some(Self { desk: desk.clone(), rules, proposal, given, co2 })
    }

    /// What a measure is called: its place, and its name.
    pub(super) fn measure(&self, position: usize) -> String {
        let measure = self.proposal.at("co2.measures").element(position);
        let name = measure.get("name").as_text().unwrap_or_default();
        format!("{} {name}", position + 1).trim_end().to_owned()
    }

    /// A value in words, or that it is not known.
    pub(super) fn said(&self, value: Option<impl ToString>, unit: Unit) -> String {
        match value {
            Some(value) => shown(self.desk.lang, &value.to_string(), unit),
            None => self.desk.t("unknown").to_owned(),
        }
    }
}

/// Everything it would take.
#[component]
pub(super) fn Reach(props: &Props) -> Html {
    let known = use_memo(props.clone(), |props| Known::of(props).map(Rc::new));
    let Some(known) = &*known else { return Html::default() };
    let desk = &known.desk;
    let shared = Shared(Rc::clone(known));
    html! {
        <div class="reach" role="region" tabindex="-1" aria-label={desk.t("reach.name")}>
            if known.co2.measures.is_empty() {
                <p class="note">{desk.t("reach.no_measures")}</p>
            } else {
                <target::Target known={shared.clone()} />
                {gap::gaps(known)}
                <chart::Sensitivity known={shared} />
            }
        </div>
    }
}
