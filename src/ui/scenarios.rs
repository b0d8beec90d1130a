//! Variants of the proposal: each takes over what it doesn't have itself.

use std::rc::Rc;

use yew::prelude::*;

use super::ctx::Ctx;
use super::list::{Change, button, entries, heading};
use super::notes::{self, Notes};
use super::panel;
use super::sections::{REVIEWERS, SECTIONS, Section, YEARS, body};
use super::view::View;
use crate::domain::assessment::Assessment;
use crate::proposal::Node;

/// All variants.
pub(super) fn scenarios(
    ctx: &Ctx,
    notes: &Rc<Notes>,
    draft: &Node,
    assessment: &Assessment,
) -> Html {
    let nodes = draft.get("scenarios").elements();
    let known = assessment.scenarios.as_deref().unwrap_or_default();
    let keys = ("scenarios.entry", "scenarios.add");
    entries(ctx, "scenarios", nodes, keys, 3, &|path, index, node| {
        let Some(scenario) = known.get(index) else { return Html::default() };
        let prefix = format!("{path}.");
        let assessment = &scenario.assessment;
        let view = View { ctx, notes, root: node, prefix: &prefix, assessment, level: 5 };
        let sections = SECTIONS.iter().chain([&YEARS, &REVIEWERS]);
        html! {
            <>
                {notes::of_entry(ctx, notes, path)}
                {view.entry_fields("scenarios[].", path, node)}
                <div class="summary">{panel::parts(&view, 4)}</div>
                { for sections.map(|section| own_section(&view, section)) }
            </>
        }
    })
}

/// A section of a variant: its own, or that of the proposal with what comes of it.
fn own_section(view: &View<'_>, section: &Section) -> Html {
    let ctx = view.ctx;
    let switch = section.asks.iter().map(|part| {
        let (action, text) = if view.has(part) {
            (Change::Remove, "scenarios.take_over")
        } else {
            (Change::Add, "scenarios.replace")
        };
        button(ctx, action, &view.path(part), ctx.t(text), Some(ctx.t(section.id)))
    });
    let is_own = section.asks.iter().all(|part| view.has(part));
    let state = ctx.t(if is_own { "scenarios.own" } else { "scenarios.same" });
    let body = body(section, view);
    html! {
        <section class="variant" key={section.id}>
            <div class="entry-head">
                {heading(4, ctx.t(section.id))}
                <p class="state">{state}</p>
                <div class="entry-buttons">{ for switch }</div>
            </div>
            if is_own {
                {body}
            } else {
                <details class="more">
                    <summary>{ctx.t("scenarios.figures")}<span class="hidden">{ctx.t("list.of")}{ctx.t(section.id)}</span></summary>
                    {body}
                </details>
            }
        </section>
    }
}
