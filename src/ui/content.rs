//! What each step shows, but for the first: it comes in a chunk of its own.

use std::rc::Rc;

use yew::prelude::*;

use super::asked::Asked;
use super::assessed::Assessed;
use super::checked;
use super::demand::at_once;
use super::model::state::State;
use super::outcome::outcome;
use super::scenarios;
use super::sections::{REVIEWERS, SECTIONS, Section, SectionPart, YEARS, titled};
use super::summary::Summary;
use super::table::line;
use super::view::View;

/// What shows the parts of the page that come once the first figure is there.
#[derive(Clone, Copy)]
pub(super) struct Content {
    /// Shows a step by its name: whether it is to be seen, and of what.
    pub step: fn(&'static str, bool, &View<'_>, &State, &Rc<Assessed>) -> Html,
    /// Shows all of a cost line, by its path.
    pub line: fn(&View<'_>, &str) -> Html,
}

/// All of it.
pub(super) const CONTENT: Content = Content { step: content, line: line::of };

/// What a step shows; the first one is elsewhere.
fn content(
    id: &'static str,
    is_shown: bool,
    view: &View<'_>,
    state: &State,
    assessed: &Rc<Assessed>,
) -> Html {
    let ctx = view.ctx;
    let number = state.past.number();
    let of_proposal = |section: &'static Section| {
        // Where guided mode is elsewhere, its steps render nothing here.
        let own = section.asks.first().copied().unwrap_or_default();
        // Which lines of an estimate are shown and ticked is of one proposal.
        let key = match section.id {
            "budget" | "years" => number,
            _ => 0,
        };
        html! {
            <SectionPart
                {key}
                ctx={ctx.within(own)}
                {section}
                draft={state.draft.clone()}
                notes={Rc::clone(view.notes)}
                assessed={Rc::clone(assessed)}
            />
        }
    };
    let on_demand = |lead, asked| titled(ctx, id, lead, at_once(asked, is_shown));
    match id {
        "outcome" => {
            let content = html! {
                <>
                    {outcome(view)}
                    {checked::outcome(view)}
                    <Summary ctx={ctx.clone()} problems={Rc::clone(&assessed.problems)} />
                    <p><a href="#files">{ctx.t("files")}</a></p>
                </>
            };
            titled(ctx, id, "outcome.lead", content)
        }
        "programme" => on_demand("programme.lead", Asked::Programme),
        "scenarios" => {
            let content = html! {
                <key={number}>{scenarios::scenarios(ctx, view.notes, &state.draft, view.assessment)}</>
            };
            titled(ctx, id, "scenarios.lead", content)
        }
        // Files that are compared change elsewhere, too: what is not shown would not follow.
        "compare" if !is_shown => titled(ctx, id, "compare.lead", Html::default()),
        "compare" => on_demand("compare.lead", Asked::Cases),
        "rules" => on_demand("rules.lead", Asked::Rulebook),
        "years" => of_proposal(&YEARS),
        "reviewers" => of_proposal(&REVIEWERS),
        _ => SECTIONS.iter().find(|section| section.id == id).map(of_proposal).unwrap_or_default(),
    }
}
