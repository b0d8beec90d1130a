//! A place of the page for what the second module shows (`late`): what it is asked goes there as a tree,
//! what a person does there comes back as one.

use std::rc::Rc;

use gloo::timers::callback::Timeout;
use web_sys::js_sys::Function;
use web_sys::wasm_bindgen::JsCast;
use web_sys::wasm_bindgen::closure::Closure;
use web_sys::wasm_bindgen::prelude::JsValue;
use web_sys::{Element, File};
use yew::prelude::*;

use super::action::Action;
use super::ctx::Ctx;
use super::sheets;
use crate::proposal::Node;

/// Milliseconds without a change before what is shown follows: nobody reads it while typing.
const PAUSE: u32 = 200;

/// What is to be shown, and a file where there is one.
#[derive(Clone)]
pub(super) struct Asked {
    /// Which view, and what it shows: see `late`.
    pub request: Node,
    /// A file that a person chose.
    pub file: Option<File>,
}

/// Equal by address, which is all a change needs.
impl PartialEq for Asked {
    fn eq(&self, other: &Self) -> bool {
        self.request.is_same(&other.request) && self.file == other.file
    }
}

/// A view and what follows from it.
#[derive(Clone, PartialEq, Properties)]
pub(super) struct Props {
    /// What every part of the page needs.
    pub ctx: Ctx,
    /// What is to be shown.
    pub asked: Asked,
    /// Takes what a person does there.
    pub done: Callback<Node>,
}

/// The place: empty until the second module is there, which is said meanwhile.
#[component]
pub(super) fn Slot(props: &Props) -> Html {
    let Props { ctx, asked, done } = props;
    let root = use_node_ref();
    let failed = use_state_eq(|| false);
    let is_shown = use_mut_ref(|| false);
    // The view keeps what it was given, so it gets one for good, which tells whoever is there to be told.
    let latest = use_mut_ref(|| done.clone());
    latest.replace(done.clone());
    let answer = use_memo((), |()| {
        let (failed, ctx) = (failed.setter(), ctx.clone());
        Closure::<dyn Fn(JsValue)>::new(move |json: JsValue| {
            let json = json.as_string().unwrap_or_default();
            let done = latest.borrow().clone();
            match serde_json::from_str(&json).unwrap_or_default() {
                Node::Null => failed.set(true),
                told => match told.get("deed").as_text() {
                    Some("undo") => ctx.send(Action::Undo),
                    Some("redo") => ctx.send(Action::Redo),
                    _ => done.emit(told),
                },
            }
        })
    });
    {
        let root = root.clone();
        let given = (ctx.lang, asked.clone(), Hold(answer));
        use_effect_with(given, move |(lang, Asked { request, file }, Hold(answer))| {
            let request = request.with("lang", Node::text(lang.code()));
            let (file, answer) = (file.clone(), Rc::clone(answer));
            let pause = if is_shown.replace(true) { PAUSE } else { 0 };
            let timer = Timeout::new(pause, move || {
                if let Some(root) = root.cast::<Element>() {
                    let answer: &Function = answer.as_ref().as_ref().unchecked_ref();
                    sheets::show(&root, &request, file.as_ref(), answer);
                }
            });
            move || drop(timer)
        });
    }
    html! {
        <>
            <div class="late" ref={root}></div>
            if *failed {
                <p class="note" role="alert" data-severity="error">{ctx.t("late.failed")}</p>
            } else {
                <p class="late-waiting" role="status">
                    {ctx.t("late.waiting")}
                    <progress aria-label={ctx.t("late.waiting")} />
                </p>
            }
        </>
    }
}

/// Something shared as a property: compared by address.
struct Hold<T>(Rc<T>);

impl<T> PartialEq for Hold<T> {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

/// An object of a request.
pub(super) fn request<const N: usize>(entries: [(&str, Node); N]) -> Node {
    Node::object(entries.map(|(key, node)| (Rc::from(key), node)))
}
