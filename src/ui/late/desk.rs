//! What every view needs: the language, the rules, and the way to tell what is done.

use std::cell::RefCell;
use std::rc::Rc;

use yew::prelude::*;

use crate::proposal::Node;
use crate::rules::{Book, RuleSet};
use crate::text::Text;
use crate::ui::slot::request;
use crate::ui::words::Lang;

/// What a view is asked, and to whom what happens in it is told.
#[derive(Clone, Properties)]
pub(super) struct Props {
    /// What every view needs.
    pub desk: Desk,
    /// What was asked.
    pub request: Rc<Node>,
}

/// Equal by address of what was asked: a request is made once.
impl PartialEq for Props {
    fn eq(&self, other: &Self) -> bool {
        self.desk == other.desk && Rc::ptr_eq(&self.request, &other.request)
    }
}

/// Handed down to every part of a view.
#[derive(Clone)]
pub(super) struct Desk {
    /// The language the page speaks.
    pub lang: Lang,
    /// The rules of the draft's call.
    pub rules: Option<&'static RuleSet>,
    /// The proposal as it was typed.
    pub draft: Node,
    tell: Callback<Node>,
}

/// A table that may be wider than the window: it moves by itself, by keys too.
pub(super) fn scrolled(name: &str, table: Html) -> Html {
    html! { <div class="scroll" role="group" tabindex="0" aria-label={name.to_owned()}>{table}</div> }
}

thread_local! {
    static DRAFT: RefCell<Node> = const { RefCell::new(Node::Null) };
}

/// Whether the page stands in a frame of another, which may forbid saving, printing and new windows, and
/// where a browser does so without a word.
pub(super) fn is_framed() -> bool {
    #[cfg(target_arch = "wasm32")]
    {
        let window = gloo::utils::window();
        window.parent().ok().flatten().is_some_and(|parent| parent != window)
    }
    // Tests have no browser.
    #[cfg(not(target_arch = "wasm32"))]
    false
}

/// Takes over the proposal as it stands now.
pub(super) fn know(draft: Node) {
    DRAFT.with(|known| *known.borrow_mut() = draft);
}

impl PartialEq for Desk {
    fn eq(&self, other: &Self) -> bool {
        let (own, theirs) = (self.rules.map(|rules| &rules.id), other.rules.map(|rules| &rules.id));
        self.lang == other.lang && own == theirs && self.draft.is_same(&other.draft)
    }
}

impl Desk {
    /// That of a request.
    pub(super) fn of(request: &Node, tell: Callback<Node>) -> Self {
        let text = |key| request.get(key).as_text().unwrap_or_default();
        let draft = DRAFT.with(|draft| draft.borrow().clone());
        let known = |node: &Node| Book::shipped().rules(node.as_text()?);
        let rules = known(request.get("rules")).or_else(|| known(draft.get("rules")));
        Self { lang: Lang::of(text("lang")), rules, draft, tell }
    }

    /// The text of a key.
    pub(super) fn t(&self, key: &'static str) -> &'static str {
        self.lang.word(key)
    }

    /// A text of the rules.
    pub(super) fn pick(&self, text: &'static Text) -> &'static str {
        self.lang.pick(text)
    }

    /// Goes to a place of the page.
    pub(super) fn go(&self, path: &str) {
        self.tell("visit", [("path", Node::text(path))]);
    }

    /// Tells the page to put these values at these places, all as one step.
    pub(super) fn set(&self, edits: impl IntoIterator<Item = (String, Node)>) {
        let edits = edits.into_iter().map(|(path, value)| Node::list([Node::text(&path), value]));
        self.tell("set", [("edits", Node::list(edits))]);
    }

    /// Tells the page what is done: `deed` says what, the rest is its own.
    pub(super) fn tell<const N: usize>(&self, deed: &str, rest: [(&'static str, Node); N]) {
        self.tell.emit(request(rest).with("deed", Node::text(deed)));
    }
}
