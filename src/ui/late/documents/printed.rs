//! The report on its way to paper: it stands beside the page until it has been printed.

use gloo::events::EventListener;
use gloo::utils::{document, window};
use web_sys::Element;
use yew::platform::spawn_local;
use yew::prelude::*;

use super::super::desk::Desk;
use super::super::{keep, report};
use super::link;
use super::said::Said;

/// What it needs.
#[derive(Clone, PartialEq, Properties)]
pub(super) struct Props {
    /// What every view needs.
    pub desk: Desk,
    /// Says what came of it.
    pub say: Callback<Said>,
    /// Told when it may go.
    pub done: UseStateSetter<bool>,
}

/// The report, and its printing.
#[component]
pub(super) fn Printed(props: &Props) -> Html {
    let Props { desk, say, done } = props;
    let place = use_memo((), |()| place());
    {
        let (desk, say, done) = (desk.clone(), say.clone(), done.clone());
        let place = (*place).clone();
        use_effect_with((), move |()| {
            let gone = done.clone();
            let printed = EventListener::once(&window(), "afterprint", move |_| gone.set(false));
            spawn_local(async move {
                say.emit(match keep::print().await {
                    Ok(()) => Said::done(desk.t("files.print.done")),
                    Err(_) => {
                        done.set(false);
                        Said::refused(desk.t("files.print.blocked"))
                    }
                });
            });
            move || {
                drop(printed);
                if let Some(place) = place {
                    place.remove();
                }
            }
        });
    }
    match &*place {
        Some(place) => {
            let address = link::base().unwrap_or_default();
            create_portal(
                report::report(desk, &keep::day().unwrap_or_default(), &address),
                place.clone(),
            )
        }
        None => Html::default(),
    }
}

/// Where it stands.
fn place() -> Option<Element> {
    let place = document().create_element("div").ok()?;
    place.set_id("report");
    document().body()?.append_child(&place).ok()?;
    Some(place)
}
