//! Taking a table over from a spreadsheet: asked for, read by the second module, and kept aside until
//! the person has seen what would be taken.

use std::rc::Rc;

use web_sys::wasm_bindgen::JsCast;
use web_sys::{ClipboardEvent, Element, File};
use yew::prelude::*;

use crate::proposal::Node;
use crate::ui::ctx::Ctx;
use crate::ui::sheets;

/// Where the taking over of a table stands.
#[derive(Clone)]
pub(super) enum Stage {
    /// Nobody asked for it.
    Closed,
    /// A place to paste into and a way to choose a file are offered.
    Offered,
    /// The second module reads it, and may have to be loaded first.
    Reading,
    /// It was read, or refused: the answer says which.
    Read(Source, Node),
}

/// What is read, and how a person wants it read.
#[derive(Clone, Default)]
pub(super) struct Source {
    /// What was pasted.
    pub text: Option<Rc<str>>,
    /// The file that was chosen instead.
    pub file: Option<File>,
    /// Which of a workbook's sheets.
    pub sheet: u64,
    /// What its columns mean, where that was changed by hand.
    pub columns: Option<Vec<Node>>,
    /// Yen that one unit of its prices stands for, where that was changed by hand.
    pub unit_factor: Option<Node>,
}

impl Source {
    fn request(&self, ctx: &Ctx) -> Node {
        let columns = self.columns.clone().map_or(Node::Null, Node::list);
        let entries = [
            ("text", self.text.as_deref().map_or(Node::Null, Node::text)),
            ("rules", Node::text(&ctx.rules.id)),
            ("sheet", Node::Number(self.sheet.into())),
            ("columns", columns),
            ("unit_factor", self.unit_factor.clone().unwrap_or_default()),
        ];
        let given = entries.into_iter().filter(|(_, node)| !node.is_unanswered());
        Node::object(given.map(|(key, node)| (Rc::from(key), node)))
    }
}

/// The taking over of a table into a list.
#[derive(Clone)]
pub(in crate::ui) struct Intake {
    /// Where it stands.
    pub(super) stage: Stage,
    turn: Callback<Stage>,
    /// Reads a source.
    pub(super) read: Callback<Source>,
}

/// Where the taking over of a table stands, and the ways on.
#[hook]
pub(in crate::ui) fn use_intake(ctx: &Ctx) -> Intake {
    let stage = use_state(|| Stage::Closed);
    let turn = {
        let stage = stage.setter();
        Callback::from(move |next| stage.set(next))
    };
    let read = {
        let (ctx, turn) = (ctx.clone(), turn.clone());
        Callback::from(move |source: Source| {
            turn.emit(Stage::Reading);
            let request = source.request(&ctx);
            let file = source.file.clone();
            let (turn, source) = (turn.clone(), source);
            let done = Callback::from(move |answer| turn.emit(Stage::Read(source.clone(), answer)));
            sheets::run("read", &request, file.as_ref(), done);
        })
    };
    Intake { stage: (*stage).clone(), turn, read }
}

impl Intake {
    /// Goes to a stage when clicked.
    pub(super) fn to(&self, stage: Stage) -> Callback<MouseEvent> {
        let turn = self.turn.clone();
        Callback::from(move |_| turn.emit(stage.clone()))
    }

    /// Ends it.
    pub(super) fn close(&self) {
        self.turn.emit(Stage::Closed);
    }

    /// Takes what is pasted where it is a table; anything else goes where it was pasted.
    pub(super) fn onpaste(&self) -> Callback<Event> {
        let read = self.read.clone();
        Callback::from(move |event: Event| {
            let pasted = event.dyn_ref::<ClipboardEvent>().and_then(ClipboardEvent::clipboard_data);
            let text = pasted.and_then(|data| data.get_data("text/plain").ok()).unwrap_or_default();
            let target = event.target_dyn_into::<Element>();
            let takes_lines = target.is_some_and(|target| target.tag_name() == "TEXTAREA");
            if text.contains('\t') || (!takes_lines && text.trim_end().contains('\n')) {
                event.prevent_default();
                read.emit(Source { text: Some(text.into()), ..Source::default() });
            }
        })
    }
}
