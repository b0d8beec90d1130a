//! Taking a table over from a spreadsheet: a place to paste into, then what would be taken. Nothing
//! changes before the person has seen it.
//!
//! The request has `has_lines`, `list`, `text` where something was pasted already, and what stands there
//! that it would set, so that it is asked again when that changes. Told are
//! `take` with `lines`, `replaces`, `later` and `edits`, `taken`, and `close`.

mod left_out;
mod others;
mod preview;
mod source;
mod summary;
mod taking;

use std::rc::Rc;

use yew::platform::spawn_local;
use yew::prelude::*;

use self::source::Source;
use self::taking::Taking;
use super::desk::Props;
use crate::proposal::Node;

/// Where the taking over of a table stands.
#[derive(Clone)]
enum Stage {
    /// A place to paste into and a way to choose a file are offered.
    Offered,
    /// A file is read.
    Reading,
    /// It was read, or refused: the answer says which.
    Read(Source, Rc<Node>),
}

/// The taking over of a table.
#[component]
pub(super) fn Intake(props: &Props) -> Html {
    let Props { desk, request } = props;
    let stage = use_state(|| Stage::Offered);
    // Of tables that are read at the same time the last one counts.
    let last = use_mut_ref(|| 0_u32);
    let read = {
        let (desk, stage) = (desk.clone(), stage.setter());
        Callback::from(move |source: Source| {
            let (desk, stage, last) = (desk.clone(), stage.clone(), Rc::clone(&last));
            let own = last.borrow().wrapping_add(1);
            *last.borrow_mut() = own;
            if source.is_to_wait_for() {
                stage.set(Stage::Reading);
            }
            spawn_local(async move {
                let (source, answer) = source.read(&desk).await;
                if *last.borrow() == own {
                    stage.set(Stage::Read(source, Rc::new(answer)));
                }
            });
        })
    };
    {
        let (read, again) = (read.clone(), stage.setter());
        // The same request again, in another language, is no other table.
        let number = request.get("number").clone();
        let given = (request.get("text").clone(), number);
        use_effect_with(given, move |(text, _)| {
            match text.as_text().and_then(Source::of_text) {
                Some(source) => read.emit(source),
                // Asked for once more: another table may come.
                None => again.set(Stage::Offered),
            }
        });
    }
    let has_lines = *request.get("has_lines") == Node::Bool(true);
    // What is said of it is short; the rest is there to be read.
    let (said, rest) = match &*stage {
        Stage::Offered => Default::default(),
        Stage::Reading => (html! { <p>{desk.t("intake.reading")}</p> }, Html::default()),
        Stage::Read(source, answer) => {
            let list = request.get("list").as_text().unwrap_or_default().to_owned();
            let taking = html! {
                <Taking
                    desk={desk.clone()}
                    source={source.clone()}
                    answer={Rc::clone(answer)}
                    {list}
                    {has_lines}
                    read={read.clone()}
                />
            };
            (summary::said(desk, answer), taking)
        }
    };
    let close = {
        let desk = desk.clone();
        Callback::from(move |_: MouseEvent| desk.tell("close", []))
    };
    html! {
        <div class="intake" role="region" aria-label={desk.t("intake.open")}>
            {preview::offer(desk, &read)}
            <div role="status">{said}</div>
            {rest}
            <button type="button" onclick={close}>{desk.t("intake.close")}</button>
        </div>
    }
}
