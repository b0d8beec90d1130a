//! The report on its way to paper: it stands beside the page until it has been printed.

use std::rc::Rc;

use gloo::events::EventListener;
use gloo::utils::{document, window};
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};
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
    let made = use_memo(desk.clone(), |desk| {
        let address = link::base().unwrap_or_default();
        report::report(desk, &keep::day().unwrap_or_default(), &address)
    });
    use_effect_with(Rc::clone(&made), |made| {
        let said = made.as_ref().as_ref().map(|made| [made.top.as_str(), made.foot.as_str()]);
        running(said.unwrap_or_default());
        // What stands on other pages that are printed is not of this report.
        || running(["", ""])
    });
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
    match (&*place, &*made) {
        (Some(place), Some(made)) => create_portal(made.page.clone(), place.clone()),
        _ => Html::default(),
    }
}

/// Says what stands on top and at the foot of every page: margins of pages know no elements, only the values of
/// the root's properties.
fn running(said: [&str; 2]) {
    let root = document().document_element().and_then(|root| root.dyn_into::<HtmlElement>().ok());
    let Some(root) = root else { return };
    for (name, text) in ["--report-top", "--report-foot"].into_iter().zip(said) {
        // Setting a property of this name does not fail.
        let _set = root.style().set_property(name, &quoted(text));
    }
}

/// A text as a style writes it.
fn quoted(text: &str) -> String {
    let mut quoted = String::from("\"");
    for sign in text.chars() {
        match sign {
            '"' | '\\' => quoted.extend(['\\', sign]),
            sign if sign.is_control() => quoted.push(' '),
            sign => quoted.push(sign),
        }
    }
    quoted.push('"');
    quoted
}

/// Where it stands.
fn place() -> Option<Element> {
    let place = document().create_element("div").ok()?;
    place.set_id("report");
    document().body()?.append_child(&place).ok()?;
    Some(place)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_title_leaves_its_quotes() {
        assert_eq!(quoted("港 \"A\" \\\n; }"), r#""港 \"A\" \\ ; }""#);
    }
}
