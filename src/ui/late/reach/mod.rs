//! What it would take, for measures that cut CO₂: subsidies and tonnes for an amount per tonne, what is left
//! to finance, and which inputs move the amount most. No amount is anything to reach.

mod chart;
mod gap;
mod known;
mod target;

use std::rc::Rc;

use yew::prelude::*;

use self::known::Known;
use super::desk::Props;
use super::desk::Shared;

/// Everything it would take.
#[component]
pub(super) fn Reach(props: &Props) -> Html {
    let known = use_memo(props.desk.clone(), Known::of);
    let desk = &known.desk;
    let shared = Shared(Rc::clone(&known));
    html! {
        <div class="reach" role="region" tabindex="-1" aria-label={desk.t("reach.name")}>
            if known.co2.measures.is_empty() {
                <p class="note">{desk.t("reach.no_measures")}</p>
            } else {
                <target::Target known={shared.clone()} />
                {gap::gaps(&known)}
                <chart::Sensitivity known={shared} />
            }
        </div>
    }
}
