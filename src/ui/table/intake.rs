//! Taking a table over from a spreadsheet: asked for here, done in a view.

use std::cell::RefCell;
use std::rc::Rc;

use gloo::events::{EventListener, EventListenerOptions};
use web_sys::wasm_bindgen::JsCast;
use web_sys::{ClipboardEvent, Element};
use yew::prelude::*;

use super::taken::{self, Taken};
use crate::domain::assessment::Budget;
use crate::proposal::Node;
use crate::ui::asked::{Asked, Taking};
use crate::ui::ctx::{Ctx, Part};
use crate::ui::focus;
use crate::ui::lazy::Lazy;

/// The taking over of a table into a list.
#[derive(Clone)]
pub(in crate::ui) struct Intake {
    stage: Stage,
    turn: Callback<Turn>,
    /// The lines as they stand.
    lines: Rc<RefCell<Node>>,
    /// Closes it; the focus goes to where it was opened, unless lines were taken.
    close: Callback<bool>,
}

/// How far it is, and how often there was a turn.
#[derive(Clone)]
enum Stage {
    Closed,
    /// It is open, with what was pasted, if anything.
    Asked(Option<Rc<str>>, usize),
    /// A table was taken; the list as it was before.
    Taken(Node, usize),
}

/// What happens to it.
enum Turn {
    Ask(Option<Rc<str>>),
    Take(Node),
    Close,
}

/// Where the taking over of a table stands, and the ways on.
#[hook]
pub(in crate::ui) fn use_intake(list: &AttrValue) -> Intake {
    let stage = use_state(|| Stage::Closed);
    let turns = use_mut_ref(|| 0_usize);
    let turn = {
        let stage = stage.setter();
        use_callback((), move |next: Turn, ()| {
            let turn = turns.replace_with(|turns| turns.wrapping_add(1));
            stage.set(match next {
                Turn::Ask(text) => Stage::Asked(text, turn),
                Turn::Take(before) => Stage::Taken(before, turn),
                Turn::Close => Stage::Closed,
            });
        })
    };
    let lines = use_mut_ref(|| Node::Null);
    let close = {
        let (turn, lines) = (turn.clone(), Rc::clone(&lines));
        use_callback(list.clone(), move |is_taken: bool, list| {
            if is_taken {
                turn.emit(Turn::Take(lines.borrow().clone()));
            } else {
                turn.emit(Turn::Close);
                focus::button(&format!("[id=\"{list}\"] [data-task=intake]"));
            }
        })
    };
    Intake { stage: (*stage).clone(), turn, lines, close }
}

/// Takes what is pasted where it is a table; anything else goes where it was pasted.
///
/// Answers the reference of the estimate: a table may be pasted anywhere onto it, and onto all of the section
/// where it is the only one in it.
#[hook]
pub(in crate::ui) fn use_paste(intake: &Intake, is_alone: bool) -> NodeRef {
    let root = use_node_ref();
    let (turn, estimate) = (intake.turn.clone(), root.clone());
    use_effect_with(is_alone, move |is_alone| {
        let own = estimate.cast::<Element>();
        let section = own.as_ref().and_then(|own| own.closest("section").ok().flatten());
        let place = if *is_alone { section.or(own) } else { own };
        let listener = place.map(|place| {
            let options = EventListenerOptions::enable_prevent_default();
            EventListener::new_with_options(&place, "paste", options, move |event| {
                if let Some(text) = pasted(event) {
                    event.prevent_default();
                    turn.emit(Turn::Ask(Some(text.into())));
                }
            })
        });
        move || drop(listener)
    });
    root
}

/// The text of a paste that is a block of cells.
fn pasted(event: &web_sys::Event) -> Option<String> {
    let data = event.dyn_ref::<ClipboardEvent>().and_then(ClipboardEvent::clipboard_data);
    let text = data.and_then(|data| data.get_data("text/plain").ok()).unwrap_or_default();
    let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    // The place for pasting into reads for itself.
    let is_taken = event.default_prevented();
    let takes_lines = target.is_some_and(|target| target.tag_name() == "TEXTAREA");
    let is_block = text.contains('\t') || (!takes_lines && text.trim_end().contains('\n'));
    (is_block && !is_taken).then_some(text)
}

impl Intake {
    /// Asks for a place to paste into, when clicked.
    pub(super) fn open(&self) -> Callback<MouseEvent> {
        let turn = self.turn.clone();
        Callback::from(move |_| turn.emit(Turn::Ask(None)))
    }

    /// The place where it is done, while it is open; after that, what it has come to.
    pub(super) fn view(
        &self,
        ctx: &Ctx,
        list: &AttrValue,
        lines: &Node,
        known: &Rc<Budget>,
    ) -> Html {
        let (text, number) = match &self.stage {
            Stage::Closed => return Html::default(),
            Stage::Asked(text, number) => (text.clone(), *number),
            Stage::Taken(before, turn) => {
                let (before, now) = (Part(before.clone()), Part(lines.clone()));
                let said = taken::said(ctx, list, known);
                return html! { <Taken key={*turn} {before} {now} {said} /> };
            }
        };
        self.lines.replace(lines.clone());
        let (count, close) = (lines.elements().len(), self.close.clone());
        let asked = Asked::Intake(Taking { list: list.clone(), count, text, number, close });
        html! { <div class="late"><Lazy {asked} /></div> }
    }
}
