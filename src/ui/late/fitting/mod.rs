//! Making an estimate fit: what is over or left, prices that would bring it there, and how it would bear
//! being cut. Everything can be tried, and undone like any other change.
//!
//! The request has `about`, the list of lines. Told are `edit` with `edits` of `[name, key, value]`, and `go` with a `path`.

mod over;
mod room;
mod scrutiny;
mod tried;

use std::rc::Rc;

use yew::prelude::*;

use super::desk::{Desk, Props};
use crate::engine::Engine;
use crate::fitting::Estimate;
use crate::json::Node;
use crate::proposal::Reading;
use crate::quantity::Yen;
use crate::rules::{Book, RuleSet};
use crate::ui::model::by_id;
use crate::ui::model::names::names;
use crate::ui::shown::{Unit, shown};
use crate::ui::slot::request as object;

/// Where the estimate stands in what is asked.
const PATH: &str = "budget";

/// An estimate, and an engine that knows it.
pub(super) struct Known {
    /// What every view needs.
    pub desk: Desk,
    /// The rules of the draft's call.
    pub rules: &'static RuleSet,
    draft: Node,
    names: Vec<Rc<str>>,
    engine: Engine<'static>,
}

impl Known {
    fn of(Props { desk, request }: &Props) -> Option<Self> {
        let rules = desk.rules?;
        let rules_id = Node::text(&rules.id);
        let list = request.get("about").as_text().unwrap_or_default();
        let budget = desk.draft.at(list.trim_end_matches(".lines")).clone();
        let draft = object([("rules", rules_id), (PATH, budget)]);
        let mut engine = Engine::new(Book::shipped(), Reading::Draft);
        engine.assess(&draft).ok()?;
        let names = names(draft.at("budget.lines").elements());
        Some(Self { desk: desk.clone(), rules, draft, names, engine })
    }

    /// The estimate, as far as it can be read.
    pub(super) fn estimate(&self) -> Option<Estimate<'_, 'static>> {
        Estimate::read(&self.engine, &self.draft, PATH).ok()
    }

    /// What a line is called: its place, and what it says.
    pub(super) fn line(&self, position: usize) -> String {
        let line = self.draft.at("budget.lines").element(position);
        let said = line.get("description").as_text().unwrap_or_default();
        format!("{} {said}", position + 1)
    }

    /// What a line is told apart by.
    pub(super) fn name(&self, position: usize) -> Node {
        self.names.get(position).map_or(Node::Null, |name| Node::text(name))
    }

    /// What a category is called.
    pub(super) fn category(&self, code: &str) -> &'static str {
        let rule = by_id(&self.rules.budget.categories, code);
        rule.map_or("", |rule| self.desk.pick(&rule.title))
    }

    /// Yen in words.
    pub(super) fn yen(&self, yen: Yen) -> String {
        shown(self.desk.lang, &yen.to_string(), Unit::Yen)
    }
}

/// What is over or left, and what can be done about it.
#[component]
pub(super) fn Fitting(props: &Props) -> Html {
    let known = use_memo(props.clone(), |props| Known::of(props).map(Rc::new));
    let Some(known) = &*known else { return Html::default() };
    let desk = &props.desk;
    let Some(estimate) = known.estimate() else { return Html::default() };
    let room = estimate.room();
    let is_known = room.is_some();
    let excess = estimate.excess();
    html! {
        <div class="fitting" role="region" tabindex="-1" aria-label={desk.t("fit.name")}>
            if !is_known {
                <p class="note">{desk.t("fit.incomplete")}</p>
            }
            {excess.as_ref().map(|excess| over::over(known, excess))}
            if is_known {
                if excess.is_some() {
                    <over::Trimming known={tried::Shared(Rc::clone(known))} />
                } else {
                    {room.map(|room| room::room(known, &room))}
                }
                <over::Scaling known={tried::Shared(Rc::clone(known))} />
                {estimate.outsourcing_to_limit().map(|change| over::outsourcing(known, &change))}
                <scrutiny::Scrutinies known={tried::Shared(Rc::clone(known))} />
            }
        </div>
    }
}
