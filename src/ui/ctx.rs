//! What every part of the page needs: the language, the rules, and the way to change the draft.

use std::rc::Rc;

use yew::prelude::*;

use super::model::action::Action;
use super::model::pages::Pages;
use super::model::questions::Guide;
use super::words::Lang;
use crate::proposal::Node;
use crate::rules::RuleSet;
use crate::text::Text;

/// Handed down to every part; cheap to clone and to compare.
#[derive(Clone)]
pub(super) struct Ctx {
    /// The language the page speaks.
    pub lang: Lang,
    /// The rules of the draft's call.
    pub rules: &'static RuleSet,
    /// Where guided mode is.
    pub guide: Option<Rc<Guide>>,
    /// More than the first figure needs is there. Those whom it concerns are told apart from this.
    pub has_more: bool,
    /// The page stands in a frame, where each section repeats its own result: nothing can stay in view.
    pub is_framed: bool,
    /// Which entries of long lists are shown.
    pub pages: Rc<Pages>,
    /// The places of the proposal that are being checked.
    pub unsure: Part,
    send: Callback<Action>,
}

impl PartialEq for Ctx {
    fn eq(&self, other: &Self) -> bool {
        self.lang == other.lang
            && std::ptr::eq(self.rules, other.rules)
            && self.guide == other.guide
            && self.pages == other.pages
            && self.unsure == other.unsure
            && self.send == other.send
    }
}

impl Ctx {
    /// Speaks a language, by these rules.
    pub(super) fn new(
        lang: Lang,
        rules: &'static RuleSet,
        guide: Option<Rc<Guide>>,
        has_more: bool,
        is_framed: bool,
        send: Callback<Action>,
    ) -> Self {
        Self {
            lang,
            rules,
            guide,
            has_more,
            is_framed,
            pages: Rc::default(),
            unsure: Part(Node::Null),
            send,
        }
    }

    /// The same where these entries of long lists are shown.
    pub(super) fn turned_to(self, pages: &Rc<Pages>) -> Self {
        Self { pages: Rc::clone(pages), ..self }
    }

    /// The same where these places of the proposal are being checked.
    pub(super) fn checking(self, unsure: &Node) -> Self {
        Self { unsure: Part(unsure.clone()), ..self }
    }

    /// The same for a part whose questions start with a path: a guide that is elsewhere is left out,
    /// so that its steps render nothing there.
    pub(super) fn within(&self, path: &str) -> Self {
        let guide = self.guide.clone().filter(|guide| guide.here.starts_with(path));
        Self { guide, ..self.clone() }
    }

    /// The text of a key.
    pub(super) fn t(&self, key: &'static str) -> &'static str {
        self.lang.word(key)
    }

    /// A text of the rules.
    pub(super) fn pick(&self, text: &'static Text) -> &'static str {
        self.lang.pick(text)
    }

    /// Changes the state.
    pub(super) fn send(&self, action: Action) {
        self.send.emit(action);
    }
}

/// A part of the draft as a property: compared by address, which is all a change needs.
#[derive(Clone)]
pub(super) struct Part(pub Node);

impl PartialEq for Part {
    fn eq(&self, other: &Self) -> bool {
        self.0.is_same(&other.0)
    }
}
