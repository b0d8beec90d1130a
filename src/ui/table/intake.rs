//! Taking cells over from a spreadsheet, as a table or into the lines: asked for here, done in a view.

use std::cell::RefCell;
use std::rc::Rc;

use gloo::events::{EventListener, EventListenerOptions};
use web_sys::wasm_bindgen::JsCast;
use web_sys::{ClipboardEvent, Element};
use yew::prelude::*;

use super::columns::COLUMNS;
use super::filled;
use super::taken::{self, Taken};
use crate::domain::assessment::Budget;
use crate::proposal::Node;
use crate::ui::asked::{Asked, End, Taking};
use crate::ui::ctx::{Ctx, Part};
use crate::ui::focus;
use crate::ui::lazy::Lazy;
use crate::ui::model::cells::{Outcome, Start};

/// The taking over of a table into a list.
#[derive(Clone)]
pub(in crate::ui) struct Intake {
    stage: Stage,
    turn: Callback<Turn>,
    /// The lines as they stand.
    lines: Rc<RefCell<Lines>>,
    /// Closes it.
    close: Callback<End>,
}

/// Lines, and which of them are shown in what order, where these are not all of them in their own.
#[derive(Default)]
struct Lines {
    nodes: Node,
    order: Option<Rc<[usize]>>,
}

/// How far it is, and how often there was a turn.
#[derive(Clone)]
enum Stage {
    Closed,
    /// It is open, with what was pasted, if anything.
    Asked(Option<Pasted>, usize),
    /// A table was taken; the list as it was before.
    Taken(Node, usize),
    /// Cells were filled; the list as it was before.
    Filled(Node, Rc<Outcome>, usize),
}

/// A block of cells, and the cell it was pasted in, where it was one.
#[derive(Clone)]
struct Pasted {
    text: Rc<str>,
    start: Option<Start>,
}

/// What happens to it.
enum Turn {
    Ask(Option<Pasted>),
    Take(Node),
    Fill(Node, Outcome),
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
                Turn::Ask(pasted) => Stage::Asked(pasted, turn),
                Turn::Take(before) => Stage::Taken(before, turn),
                Turn::Fill(before, outcome) => Stage::Filled(before, Rc::new(outcome), turn),
                Turn::Close => Stage::Closed,
            });
        })
    };
    let lines = use_mut_ref(Lines::default);
    let close = {
        let (turn, lines) = (turn.clone(), Rc::clone(&lines));
        use_callback(list.clone(), move |end: End, list| {
            let before = lines.borrow().nodes.clone();
            match end {
                End::Taken => turn.emit(Turn::Take(before)),
                End::Filled(outcome) => turn.emit(Turn::Fill(before, outcome)),
                End::Left => {
                    turn.emit(Turn::Close);
                    focus::button(&format!("[id=\"{list}\"] [data-task=intake]"));
                }
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
    let lines = Rc::clone(&intake.lines);
    use_effect_with(is_alone, move |is_alone| {
        let own = estimate.cast::<Element>();
        let section = own.as_ref().and_then(|own| own.closest("section").ok().flatten());
        let place = if *is_alone { section.or(own) } else { own };
        let listener = place.map(|place| {
            let lines = Rc::clone(&lines);
            let options = EventListenerOptions::enable_prevent_default();
            EventListener::new_with_options(&place, "paste", options, move |event| {
                let pasted = pasted(event, &lines.borrow());
                if let Some(pasted) = pasted {
                    event.prevent_default();
                    turn.emit(Turn::Ask(Some(pasted)));
                }
            })
        });
        move || drop(listener)
    });
    root
}

/// A paste that is a block of cells.
fn pasted(event: &web_sys::Event, lines: &Lines) -> Option<Pasted> {
    let data = event.dyn_ref::<ClipboardEvent>().and_then(ClipboardEvent::clipboard_data);
    let text = data.and_then(|data| data.get_data("text/plain").ok()).unwrap_or_default();
    let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    // The place for pasting into reads for itself.
    let is_taken = event.default_prevented();
    let takes_lines = target.as_ref().is_some_and(|target| target.tag_name() == "TEXTAREA");
    let is_block = text.contains('\t') || (!takes_lines && text.trim_end().contains('\n'));
    let start = || {
        let field = target.filter(|field| field.matches(FIELD).unwrap_or_default())?;
        let path = field.get_attribute("data-path")?;
        Start::of(&path, &COLUMNS, lines.nodes.elements(), lines.order.as_deref())
    };
    (is_block && !is_taken).then(|| Pasted { text: text.into(), start: start() })
}

/// A text field of a line.
const FIELD: &str = ".row input[type=text][data-path]";

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
        (lines, order): (&Node, Option<&Rc<[usize]>>),
        known: &Rc<Budget>,
    ) -> Html {
        self.lines.replace(Lines { nodes: lines.clone(), order: order.cloned() });
        let outcome = |before: &Node, turn: usize, said: Html| {
            let (before, now) = (Part(before.clone()), Part(lines.clone()));
            html! { <Taken key={turn} {before} {now} {said} /> }
        };
        let (pasted, number) = match &self.stage {
            Stage::Closed => return Html::default(),
            Stage::Asked(pasted, number) => (pasted.clone(), *number),
            Stage::Taken(before, turn) => {
                return outcome(before, *turn, taken::said(ctx, list, known));
            }
            Stage::Filled(before, filled, turn) => {
                let said = outcome(before, *turn, filled::said(ctx, filled));
                return html! { <><div role="status">{said}</div><></></> };
            }
        };
        let (text, start) = pasted.map(|pasted| (pasted.text, pasted.start)).unzip();
        let (count, close, start) = (lines.elements().len(), self.close.clone(), start.flatten());
        let is_in_cell = start.is_some();
        let asked = Asked::Intake(Taking { list: list.clone(), count, text, start, number, close });
        let place = html! { <div class="late"><Lazy {asked} /></div> };
        // What is said in a place that is there already is read out.
        if is_in_cell {
            html! { <><div role="status" />{place}</> }
        } else {
            place
        }
    }
}
