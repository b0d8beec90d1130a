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
use super::control::typed;
use super::ctx::{Ctx, Part};
use super::open::use_open;
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
    /// The list of cost lines it is about.
    #[prop_or_default]
    pub list: AttrValue,
    /// What is to be shown.
    pub asked: Asked,
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
    let Props { ctx, list, asked, done } = props;
    let root = use_node_ref();
    let failed = use_state_eq(|| false);
    let tried = failed.setter();
    let is_shown = use_mut_ref(|| false);
    // The view keeps what it was given, so it gets one for good, which tells whoever is there to be told.
    let latest = use_mut_ref(|| done.clone());
    latest.replace(done.clone());
    let answer = use_memo((), |()| {
        let (failed, ctx) = (failed.setter(), ctx.clone());
        let list = Rc::<str>::from(list.as_str());
        Closure::<dyn Fn(JsValue)>::new(move |json: JsValue| {
            let json = json.as_string().unwrap_or_default();
            let done = latest.borrow().clone();
            match serde_json::from_str(&json).unwrap_or_default() {
                Node::Null => failed.set(true),
                told if !common(&ctx, &list, &told) => done.emit(told),
                _ => {}
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
                tried.set(false);
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

/// A view that is there once it is asked for, and what it shows.
#[derive(Clone, PartialEq, Properties)]
pub(super) struct FoldedProps {
    /// What every part of the page needs.
    pub ctx: Ctx,
    /// Its name in the second module.
    pub view: &'static str,
    /// Its name for people.
    pub name: &'static str,
    /// The list of cost lines it is about.
    #[prop_or_default]
    pub list: AttrValue,
    /// The estimate it is about.
    #[prop_or_default]
    pub budget: Option<Part>,
}

/// A view, folded away.
#[component]
pub(super) fn Folded(props: &FoldedProps) -> Html {
    let FoldedProps { ctx, view, name, list, budget } = props;
    let (is_open, ontoggle) = use_open();
    let asked = use_memo((budget.clone(), *view), |(budget, view)| {
        let budget = budget.as_ref().map_or(Node::Null, |Part(node)| node.clone());
        let rules = Node::text(&ctx.rules.id);
        let view = Node::text(view);
        Asked {
            request: request([("view", view), ("rules", rules), ("budget", budget)]),
            file: None,
        }
    });
    html! {
        <details class="explanation" data-view={*view} {ontoggle}>
            <summary>{ctx.t(name)}</summary>
            if is_open {
                <Slot ctx={ctx.clone()} list={list.clone()} asked={(*asked).clone()} />
            }
        </details>
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
