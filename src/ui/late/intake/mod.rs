//! Taking a table over from a spreadsheet: a place to paste into, then what would be taken. Nothing
//! changes before the person has seen it.

mod cells;
mod left_out;
mod others;
mod preview;
mod source;
mod summary;
mod taking;

use std::rc::Rc;

use yew::platform::spawn_local;
use yew::prelude::*;

pub(super) use self::cells::Pasted;
use self::source::Source;
use self::taking::Taking;
use super::desk::Desk;
use crate::proposal::Node;
use crate::ui::asked::{End, Taking as Asked};

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

/// What it needs.
#[derive(Clone, PartialEq, Properties)]
pub(super) struct Props {
    /// What every view needs.
    pub desk: Desk,
    /// What is taken over, and to where.
    pub taking: Asked,
}

/// The taking over of a table.
#[component]
fn Intake(props: &Props) -> Html {
    let Props { desk, taking } = props;
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
        let given = (taking.text.clone(), taking.number);
        use_effect_with(given, move |(text, _)| {
            match text.as_deref().and_then(Source::of_text) {
                Some(source) => read.emit(source),
                // Asked for once more: another table may come.
                None => again.set(Stage::Offered),
            }
        });
    }
    // What is said of it is short; the rest is there to be read.
    let (said, rest) = match &*stage {
        Stage::Offered => Default::default(),
        Stage::Reading => (html! { <p>{desk.t("intake.reading")}</p> }, Html::default()),
        Stage::Read(source, answer) => {
            let preview = html! {
                <Taking
                    desk={desk.clone()}
                    source={source.clone()}
                    answer={Rc::clone(answer)}
                    list={taking.list.clone()}
                    has_lines={taking.count > 0}
                    read={read.clone()}
                    close={taking.close.clone()}
                />
            };
            (summary::said(desk, answer), preview)
        }
    };
    let close = taking.close.reform(|_: MouseEvent| End::Left);
    html! {
        <div class="intake" role="region" aria-label={desk.t("intake.open")}>
            {preview::offer(desk, &read)}
            <div role="status">{said}</div>
            {rest}
            <button type="button" onclick={close}>{desk.t("intake.close")}</button>
        </div>
    }
}
