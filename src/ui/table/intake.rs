//! Taking a table over from a spreadsheet: asked for here, done by the second module.

use std::rc::Rc;

use web_sys::wasm_bindgen::JsCast;
use web_sys::{ClipboardEvent, Element};
use yew::prelude::*;

use crate::proposal::Node;
use crate::ui::action::Action;
use crate::ui::ctx::Ctx;
use crate::ui::slot::{Asked, Slot, request};

/// The taking over of a table into a list; nothing is asked while it is closed.
#[derive(Clone)]
pub(in crate::ui) struct Intake {
    asked: Option<Asked>,
    turn: Callback<Option<Asked>>,
}

/// Where the taking over of a table stands, and the ways on.
#[hook]
pub(in crate::ui) fn use_intake() -> Intake {
    let asked = use_state(|| None);
    let turn = {
        let asked = asked.setter();
        Callback::from(move |next| asked.set(next))
    };
    Intake { asked: (*asked).clone(), turn }
}

impl Intake {
    /// Asks for a place to paste into, when clicked.
    pub(super) fn open(&self, ctx: &Ctx, has_lines: bool) -> Callback<MouseEvent> {
        let (turn, ctx) = (self.turn.clone(), ctx.clone());
        Callback::from(move |_| turn.emit(Some(asked(&ctx, Node::Null, has_lines))))
    }

    /// Takes what is pasted where it is a table; anything else goes where it was pasted.
    pub(super) fn onpaste(&self, ctx: &Ctx, has_lines: bool) -> Callback<Event> {
        let (turn, ctx) = (self.turn.clone(), ctx.clone());
        Callback::from(move |event: Event| {
            let pasted = event.dyn_ref::<ClipboardEvent>().and_then(ClipboardEvent::clipboard_data);
            let text = pasted.and_then(|data| data.get_data("text/plain").ok()).unwrap_or_default();
            let target = event.target_dyn_into::<Element>();
            let takes_lines = target.is_some_and(|target| target.tag_name() == "TEXTAREA");
            if text.contains('\t') || (!takes_lines && text.trim_end().contains('\n')) {
                event.prevent_default();
                turn.emit(Some(asked(&ctx, Node::text(&text), has_lines)));
            }
        })
    }

    /// The place where it is done, while it is open.
    pub(super) fn view(&self, ctx: &Ctx, list: &AttrValue) -> Html {
        let Some(asked) = self.asked.clone() else { return Html::default() };
        let (turn, to, list) = (self.turn.clone(), ctx.clone(), Rc::<str>::from(list.as_str()));
        let done = Callback::from(move |told: Node| {
            if told.get("deed").as_text() == Some("set") {
                return to.send(Action::Change("".into(), told.get("edits").clone()));
            }
            turn.emit(None);
            if told.get("deed").as_text() == Some("take") {
                let lines = told.get("lines").elements().into();
                let replaces = *told.get("replaces") == Node::Bool(true);
                to.send(Action::Take { list: Rc::clone(&list), lines, replaces });
            }
        });
        html! { <Slot ctx={ctx.clone()} {asked} {done} /> }
    }
}

fn asked(ctx: &Ctx, text: Node, has_lines: bool) -> Asked {
    let request = request([
        ("view", Node::text("intake")),
        ("rules", Node::text(&ctx.rules.id)),
        ("text", text),
        ("has_lines", Node::Bool(has_lines)),
    ]);
    Asked { request, file: None }
}
