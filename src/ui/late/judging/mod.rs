//! Rating the judged items: each by the viewpoints of its criterion, or all on one sheet.

mod item;
mod known;
mod sheet;
mod viewpoint;

pub(super) use self::viewpoint::verdict;

use std::rc::Rc;

use web_sys::HtmlElement;
use yew::prelude::*;

use self::known::Known;
use super::desk::Props;
use super::desk::Shared;

/// The items, one of them with its viewpoints, and the sheet.
#[component]
pub(super) fn Judging(props: &Props) -> Html {
    let known = use_memo(props.desk.clone(), Known::of);
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
            {item::choice(&known, item.id, &choose)}
            <div ref={root} tabindex="-1" role="group" aria-label={desk.pick(&item.rule.title)}>
                <item::Chosen key={item.id} known={Shared(Rc::clone(&known))} id={item.id} />
            </div>
            <sheet::SheetView known={Shared(Rc::clone(&known))} />
        </div>
    }
}
