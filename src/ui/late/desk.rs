//! What every view needs: how the proposal stands, the rules, and the way to change it.

use std::cell::RefCell;
use std::rc::Rc;

use yew::prelude::*;

use crate::domain::assessment::Assessment;
use crate::engine::Engine;
use crate::proposal::Node;
use crate::rules::{Book, RuleSet};
use crate::text::Text;
use crate::ui::ctx::Ctx;
use crate::ui::late::keep;
use crate::ui::lazy::Own;
use crate::ui::model::action::Action;
use crate::ui::model::entry::{Edits, set_all};
use crate::ui::shown::{Unit, shown};
use crate::ui::standing::{self, Standing};
use crate::ui::words::Lang;

/// What a view needs that is about the whole proposal.
#[derive(Clone, PartialEq, Properties)]
pub(super) struct Props {
    /// What every view needs.
    pub desk: Desk,
}

/// What a view knows, as a property: compared by address.
pub(super) struct Shared<T>(pub Rc<T>);

impl<T> Clone for Shared<T> {
    fn clone(&self) -> Self {
        Self(Rc::clone(&self.0))
    }
}

impl<T> PartialEq for Shared<T> {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

/// Handed down to every part of a view.
#[derive(Clone)]
pub(super) struct Desk {
    /// The language the page speaks.
    pub lang: Lang,
    /// The rules of the draft's call, with all they say.
    pub rules: &'static RuleSet,
    /// The proposal as it was typed.
    pub draft: Node,
    latest: Rc<RefCell<Node>>,
    standing: Standing,
    own: Own,
}

impl PartialEq for Desk {
    fn eq(&self, other: &Self) -> bool {
        self.standing == other.standing
    }
}

impl Desk {
    /// That of a view, as things stand.
    pub(super) fn of(standing: &Standing, own: &Own) -> Self {
        let rules = standing.ctx.rules;
        Self {
            lang: standing.ctx.lang,
            rules: Book::whole().rules(&rules.id).unwrap_or(rules),
            draft: standing.draft.clone(),
            latest: Rc::new(RefCell::new(standing.draft.clone())),
            standing: standing.clone(),
            own: Rc::clone(own),
        }
    }

    /// What figures of the page need.
    pub(super) fn ctx(&self) -> &Ctx {
        &self.standing.ctx
    }

    /// What is known about the proposal.
    pub(super) fn assessment(&self) -> &Assessment {
        &self.standing.assessed.assessment
    }

    /// The page's engine, which knows the proposal.
    pub(super) fn engine(&self) -> &RefCell<Engine<'static>> {
        &self.standing.engine
    }

    /// The text of a key.
    pub(super) fn t(&self, key: &'static str) -> &'static str {
        self.lang.word(key)
    }

    /// A text of the rules.
    pub(super) fn pick(&self, text: &'static Text) -> &'static str {
        self.lang.pick(text)
    }

    /// A value in words, or that it is not known.
    pub(super) fn said(&self, value: Option<impl ToString>, unit: Unit) -> String {
        match value {
            Some(value) => shown(self.lang, &value.to_string(), unit),
            None => self.t("unknown").to_owned(),
        }
    }

    /// Goes to a place of the page.
    pub(super) fn go(&self, path: &str) {
        self.send(Action::Go(path.to_owned()));
    }

    /// What goes to a place of the page, when clicked.
    pub(super) fn going(&self, path: &str) -> Callback<MouseEvent> {
        let (desk, path) = (self.clone(), path.to_owned());
        Callback::from(move |_| desk.go(&path))
    }

    /// Puts these values at these places, all as one step.
    pub(super) fn set(&self, edits: impl IntoIterator<Item = (String, Node)>) {
        let edits = Edits::from_iter(edits);
        let latest = set_all(&self.latest(), &edits);
        self.latest.replace(latest);
        self.send(Action::SetAll(edits));
    }

    /// The proposal with what was done here and may not be shown yet.
    pub(super) fn latest(&self) -> Node {
        self.latest.borrow().clone()
    }

    /// What puts a value at a place of the proposal.
    pub(super) fn to(&self, path: &str) -> Callback<Node> {
        let (desk, path) = (self.clone(), path.to_owned());
        Callback::from(move |value: Node| {
            let latest = desk.latest().with(&path, value.clone());
            desk.latest.replace(latest);
            desk.send(Action::Set(path.as_str().into(), value));
        })
    }

    /// Goes on with another proposal, once this one is kept as it stands.
    pub(super) fn load(&self, proposal: Node) {
        let desk = self.clone();
        yew::platform::spawn_local(async move {
            desk.loaded(proposal).await;
        });
    }

    /// The same; answers whether the page shows it by then.
    pub(super) async fn loaded(&self, proposal: Node) -> bool {
        // Where nothing is kept, that is said on the page.
        let _kept = keep::saved().await;
        self.send(Action::Load(proposal.clone()));
        keep::drawn().await;
        standing::now().is_some_and(|now| now.draft.is_same(&proposal))
    }

    /// Does what a person did here.
    pub(super) fn send(&self, action: Action) {
        // What changes nothing is followed by nothing.
        if action.place().is_some() {
            self.own.set(true);
        }
        self.standing.ctx.send(action);
    }
}

/// A table that may be wider than the window: it moves by itself, by keys too.
pub(super) fn scrolled(name: &str, table: Html) -> Html {
    html! { <div class="scroll" role="group" tabindex="0" aria-label={name.to_owned()}>{table}</div> }
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

#[cfg(test)]
pub(super) mod tests {
    use super::*;
    use crate::proposal::Reading;
    use crate::ui::assessed::Assessed;
    use crate::ui::tests::rules;

    /// A desk of a draft alone, by the rules a new proposal starts with.
    pub(in crate::ui::late) fn desk(lang: Lang, draft: &Node) -> Desk {
        let draft = draft.with("rules", Node::text(&rules().id));
        let mut engine = Engine::new(Book::shipped(), Reading::Draft);
        let assessment = engine.assess(&draft).expect("rules that are there");
        let standing = Standing {
            ctx: Ctx::new(lang, rules(), None, true, false, Callback::noop()),
            draft,
            assessed: Rc::new(Assessed::new(assessment)),
            engine: Rc::new(RefCell::new(engine)),
            is_typing: false,
        };
        Desk::of(&standing, &Own::default())
    }
}
