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

use super::action::Action;
use super::control::typed;
use super::ctx::Ctx;
use super::open::use_open;
use super::sheets;
use super::view::View;
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
    /// Its name for people, where it is folded away until it is asked for.
    #[prop_or_default]
    pub name: Option<&'static str>,
    /// The list of cost lines it is about.
    #[prop_or_default]
    pub list: AttrValue,
    /// What else it is asked.
    #[prop_or_default]
    pub parts: Parts,
    /// Takes what a person does there beyond what means the same in every view.
    #[prop_or_default]
    pub done: Callback<Node>,
}

/// What means the same in every view; whether it was that.
fn common(ctx: &Ctx, list: &Rc<str>, told: &Node) -> bool {
    let edits = || told.get("edits").clone();
    let action = match told.get("deed").as_text() {
        Some("undo") => Action::Undo,
        Some("redo") => Action::Redo,
        Some("set") => Action::SetAll(edits()),
        Some("edit") => Action::Change(Rc::clone(list), edits()),
        Some("go") => Action::Go(format!("{list}{}", typed(told.get("path")))),
        Some("take") => Action::Take {
            list: Rc::clone(list),
            lines: told.get("lines").elements().into(),
            replaces: *told.get("replaces") == Node::Bool(true),
        },
        _ => return false,
    };
    ctx.send(action);
    true
}

/// The place: empty until the second module is there, which is said meanwhile.
#[component]
pub(super) fn Slot(props: &Props) -> Html {
    let Props { ctx, view, name, list, parts, done } = props;
    let (is_open, ontoggle) = use_open();
    let is_open = is_open || name.is_none();
    let root = use_node_ref();
    let failed = use_state_eq(|| false);
    let tried = failed.setter();
    let is_shown = use_mut_ref(|| false);
    // The view keeps what it was given, so it gets one for good, which tells whoever is there to be told.
    let latest = use_mut_ref(|| done.clone());
    latest.replace(done.clone());
    let answer = use_mut_ref(|| None::<Rc<Closure<dyn Fn(JsValue)>>>);
    {
        let root = root.clone();
        let (failed, list) = (failed.setter(), Rc::<str>::from(list.as_str()));
        let given = (ctx.clone(), *view, parts.clone(), is_open);
        use_effect_with(given, move |(ctx, view, parts, is_open)| {
            let mut answer = answer.borrow_mut();
            let answer = Rc::clone(
                answer.get_or_insert_with(|| answering(ctx.clone(), list, latest, failed)),
            );
            let pause = if is_shown.replace(*is_open) { PAUSE } else { 0 };
            let (ctx, view, parts) = (ctx.clone(), *view, parts.clone());
            let timer = is_open.then(|| {
                Timeout::new(pause, move || {
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
                })
            });
            move || drop(timer)
        });
    }
    let shown = html! {
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
    };
    let Some(name) = name else { return shown };
    html! {
        <details class="explanation" data-view={*view} {ontoggle}>
            <summary>{ctx.t(name)}</summary>
            if is_open {
                {shown}
            }
        </details>
    }
}

/// A place for a view of the proposal as a whole; a variant has none.
pub(super) fn of_proposal(view: &View<'_>, name: &'static str, title: &'static str) -> Html {
    if !view.prefix.is_empty() {
        return Html::default();
    }
    let parts = Parts(vec![("proposal", view.root.clone())]);
    html! { <Slot ctx={view.ctx.within(name)} view={name} name={title} {parts} /> }
}

/// What takes JSON text from a view, and does what a person did there.
fn answering(
    ctx: Ctx,
    list: Rc<str>,
    latest: Rc<RefCell<Callback<Node>>>,
    failed: UseStateSetter<bool>,
) -> Rc<Closure<dyn Fn(JsValue)>> {
    Rc::new(Closure::new(move |json: JsValue| {
        let json = json.as_string().unwrap_or_default();
        let done = latest.borrow().clone();
        match serde_json::from_str(&json).unwrap_or_default() {
            Node::Null => failed.set(true),
            told if !common(&ctx, &list, &told) => done.emit(told),
            _ => {}
        }
    }))
}

/// An object of a request.
pub(super) fn request(entries: impl IntoIterator<Item = (&'static str, Node)>) -> Node {
    Node::object(entries.into_iter().map(|(key, node)| (Rc::from(key), node)))
}
