//! Taking a table over from a spreadsheet: asked for here, done in a view.

use std::rc::Rc;

use gloo::events::{EventListener, EventListenerOptions};
use web_sys::wasm_bindgen::JsCast;
use web_sys::{ClipboardEvent, Element};
use yew::prelude::*;

use crate::ui::asked::{Asked, Taking};
use crate::ui::focus;
use crate::ui::lazy::Lazy;

/// The taking over of a table into a list; nothing is asked while it is closed.
#[derive(Clone)]
pub(in crate::ui) struct Intake {
    /// What was pasted, if anything, and how often something was asked for.
    asked: Option<(Option<Rc<str>>, usize)>,
    /// Asks for it, with what was pasted, or closes it.
    turn: Callback<Option<Option<Rc<str>>>>,
}

/// Where the taking over of a table stands, and the ways on.
#[hook]
pub(in crate::ui) fn use_intake() -> Intake {
    let asked = use_state(|| None);
    let turns = use_mut_ref(|| 0_usize);
    let turn = {
        let asked = asked.setter();
        use_callback((), move |next: Option<Option<Rc<str>>>, ()| {
            let turn = turns.replace_with(|turns| turns.wrapping_add(1));
            asked.set(next.map(|text| (text, turn)));
        })
    };
    Intake { asked: (*asked).clone(), turn }
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
                    turn.emit(Some(Some(text.into())));
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
        Callback::from(move |_| turn.emit(Some(None)))
    }

    /// The place where it is done, while it is open.
    pub(super) fn view(&self, list: &AttrValue, count: usize) -> Html {
        let Some((text, number)) = self.asked.clone() else { return Html::default() };
        let (turn, of) = (self.turn.clone(), list.clone());
        let close = Callback::from(move |is_taken: bool| {
            turn.emit(None);
            if !is_taken {
                focus::button(&format!("[id=\"{of}\"] [data-task=intake]"));
            }
        });
        let asked = Asked::Intake(Taking { list: list.clone(), count, text, number, close });
        html! { <div class="late"><Lazy {asked} /></div> }
    }
}
