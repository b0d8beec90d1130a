//! A place of the page for what the second module shows (`late`): what it is asked goes there as a tree,
//! what a person does there comes back as one.

use std::cell::RefCell;
use std::rc::Rc;

use gloo::timers::callback::Timeout;
use web_sys::Element;
use web_sys::js_sys::Function;
use web_sys::wasm_bindgen::JsCast;
use web_sys::wasm_bindgen::closure::Closure;
use web_sys::wasm_bindgen::prelude::JsValue;
use yew::prelude::*;

use super::ctx::Ctx;
use super::{outside, sheets};
use crate::proposal::Node;

/// Milliseconds without a change before what is shown follows: nobody reads it while typing.
const PAUSE: u32 = 200;

/// What a view is asked beyond its name, by key.
#[derive(Clone, Default)]
pub(super) struct Parts(pub Vec<(&'static str, Node)>);

/// Equal where trees are the same by address, and all else in what it says.
impl PartialEq for Parts {
    fn eq(&self, other: &Self) -> bool {
        let alike = |(left, right): (&(&str, Node), &(&str, Node))| match (&left.1, &right.1) {
            (Node::Object(_), _) | (_, Node::Object(_)) => left.1.is_same(&right.1),
            (left, right) => left == right,
        };
        self.0.len() == other.0.len() && self.0.iter().zip(&other.0).all(alike)
    }
}

/// A view and what follows from it.
#[derive(Clone, PartialEq, Properties)]
pub(super) struct Props {
    /// What every part of the page needs.
    pub ctx: Ctx,
    /// The view's name in the second module.
    pub view: &'static str,
    /// The list of cost lines it is about.
    pub list: AttrValue,
    /// What else it is asked.
    pub parts: Parts,
    /// Takes what a person does there beyond what means the same in every view.
    pub done: Callback<Node>,
}

/// The place: empty until the second module is there, which is said meanwhile.
#[component]
pub(super) fn Slot(props: &Props) -> Html {
    let Props { ctx, view, list, parts, done } = props;
    let root = use_node_ref();
    let failed = use_state_eq(|| false);
    let tried = failed.setter();
    let is_shown = use_mut_ref(|| false);
    // The view keeps what it was given, so it gets one for good, which tells whoever is there to be told.
    let now = (Rc::<str>::from(list.as_str()), done.clone());
    let latest = use_mut_ref(|| now.clone());
    latest.replace(now);
    let answer = use_mut_ref(|| None::<Rc<Closure<dyn Fn(JsValue)>>>);
    {
        let root = root.clone();
        let failed = failed.setter();
        let given = (ctx.clone(), *view, parts.clone());
        use_effect_with(given, move |(ctx, view, parts)| {
            let mut answer = answer.borrow_mut();
            let answer = Rc::clone(answer.get_or_insert_with(|| answering(latest, failed)));
            let pause = if is_shown.replace(true) { PAUSE } else { 0 };
            let (ctx, view, parts) = (ctx.clone(), *view, parts.clone());
            let timer = Timeout::new(pause, move || {
                tried.set(false);
                if let Some(root) = root.cast::<Element>() {
                    let own = [
                        ("view", Node::text(view)),
                        ("lang", Node::text(ctx.lang.code())),
                        ("rules", Node::text(&ctx.rules.id)),
                    ];
                    let answer: &Function = answer.as_ref().as_ref().unchecked_ref();
                    sheets::show(&root, &request(own.into_iter().chain(parts.0)), answer);
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

/// What takes JSON text from a view, and does what a person did there to the list, wherever it is by now.
fn answering(
    latest: Rc<RefCell<(Rc<str>, Callback<Node>)>>,
    failed: UseStateSetter<bool>,
) -> Rc<Closure<dyn Fn(JsValue)>> {
    Rc::new(Closure::new(move |json: JsValue| {
        let json = json.as_string().unwrap_or_default();
        let (list, done) = latest.borrow().clone();
        match serde_json::from_str(&json).unwrap_or_default() {
            Node::Null => failed.set(true),
            told => match outside::meant(&list, &told) {
                Some(action) => outside::send(action),
                None => done.emit(told),
            },
        }
    }))
}

/// An object of a request.
pub(super) fn request(entries: impl IntoIterator<Item = (&'static str, Node)>) -> Node {
    Node::object(entries.into_iter().map(|(key, node)| (Rc::from(key), node)))
}
