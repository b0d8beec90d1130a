//! Making an estimate fit: what is over or left, prices that would bring it there, and how it would bear
//! being cut. Everything can be tried, and undone like any other change.

mod known;
mod over;
mod room;
mod scrutiny;
mod tried;

use std::rc::Rc;

use yew::prelude::*;

use self::known::Known;
use super::desk::Desk;
use super::desk::Shared;

/// What it needs.
#[derive(Clone, PartialEq, Properties)]
pub(super) struct Props {
    /// What every view needs.
    pub desk: Desk,
    /// The list of the estimate's lines.
    pub list: AttrValue,
}

/// What is over or left, and what can be done about it.
#[component]
pub(super) fn Fitting(props: &Props) -> Html {
    let known = &use_memo(props.clone(), |Props { desk, list }| Known::of(desk, list));
    let desk = &props.desk;
    let Some(estimate) = known.estimate() else { return Html::default() };
    let room = estimate.room();
    let is_known = room.is_some();
    let excess = estimate.excess();
    html! {
        <div class="fitting" role="region" tabindex="-1" aria-label={desk.t("fit.name")}>
            if !is_known {
                <p class="note">{desk.t("fit.incomplete")}</p>
            }
            {excess.as_ref().map(|excess| over::over(known, excess))}
            {estimate.budget().reduction.as_ref().map(|reduction| over::least(known, reduction))}
            {estimate.reductions().map(|reductions| over::reductions(known, &reductions))}
            if is_known {
                if excess.is_some() {
                    <over::Trimming known={Shared(Rc::clone(known))} />
                } else {
                    {room.map(|room| room::room(known, &room))}
                }
                <over::Scaling known={Shared(Rc::clone(known))} />
                {estimate.outsourcing_to_limit().map(|change| over::outsourcing(known, &change))}
                <scrutiny::Scrutinies known={Shared(Rc::clone(known))} />
            }
        </div>
    }
}
