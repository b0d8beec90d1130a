//! How the page is laid out: the head, the steps, the sections, the answer.

use std::rc::Rc;

use yew::prelude::*;

use super::asked::Asked;
use super::assessed::Assessed;
use super::ctx::Ctx;
use super::demand::demand;
use super::model::action::Action;
use super::model::state::State;
use super::panel::{self, Panel};
use super::sections::{REVIEWERS, SECTIONS, Section, SectionPart, YEARS, titled};
use super::spoken::spoken;
use super::start::Start;
use super::status::Status;
use super::summary::Summary;
use super::view::View;
use super::words::Lang;
use super::{scenarios, steps, unsure};
use crate::rules::RuleSet;

/// The page of a state and what follows from its draft.
pub(super) fn page(ctx: &Ctx, state: &State, assessed: &Rc<Assessed>) -> Html {
    let Assessed { assessment, problems, notes } = &**assessed;
    let view = View { ctx, notes, root: &state.draft, prefix: "", assessment, level: 3 };
    // Where guided mode is elsewhere, its steps render nothing here.
    // Which lines of an estimate are shown and ticked is of one proposal.
    let number = state.past.number();
    let key = |section: &Section| match section.id {
        "budget" | "years" => format!("{}{number}", section.id),
        id => id.to_owned(),
    };
    let section = |section: &'static Section| {
        let own = section.asks.first().copied().unwrap_or_default();
        html! {
            <SectionPart
                key={key(section)}
                ctx={ctx.within(own)}
                {section}
                draft={state.draft.clone()}
                notes={Rc::clone(notes)}
                assessed={Rc::clone(assessed)}
            />
        }
    };
    let outcome = html! {
        <>
            {panel::outcome(&view)}
            {demand(ctx, Asked::Planning, "plan.name")}
            {unsure::outcome(&view)}
            <Summary ctx={ctx.clone()} problems={Rc::clone(problems)} />
            <p><a href="#files">{ctx.t("files")}</a></p>
        </>
    };
    let variants = html! {
        <>
            <key={number}>{scenarios::scenarios(ctx, notes, &state.draft, assessment)}</>
            {demand(ctx, Asked::Cases, "cases.name")}
        </>
    };
    html! {
        <>
            <a class="skip" href="#main">{ctx.t("skip")}</a>
            {header(ctx, ctx.rules)}
            <div class="layout">
                {steps::steps(ctx, &assessment.steps, assessment.progress.as_ref())}
                <main id="main" tabindex="-1">
                    {titled(ctx, "start", "start.lead", html! { <Start ctx={ctx.within("start")} has_more={ctx.has_more} /> })}
                    { for SECTIONS.iter().map(section) }
                    {titled(ctx, "outcome", "outcome.lead", outcome)}
                    {titled(ctx, "programme", "programme.lead", demand(ctx, Asked::Programme, "programme.show"))}
                    {section(&YEARS)}
                    {titled(ctx, "scenarios", "scenarios.lead", variants)}
                    {section(&REVIEWERS)}
                    {titled(ctx, "rules", "rules.lead", demand(ctx, Asked::Rulebook, "rules.show"))}
                </main>
                <Panel
                    ctx={ctx.within("result")}
                    slim={panel::slim(&view)}
                    fails={panel::fails(&view)}
                    parts={panel::parts(&view, 3)}
                    has_back={state.past.has_back()}
                    has_forth={state.past.has_forth()}
                />
            </div>
            <Status text={spoken(ctx, assessment)} />
            <footer><p>{ctx.t("footer")}</p></footer>
        </>
    }
}

fn header(ctx: &Ctx, rules: &'static RuleSet) -> Html {
    let switch = Lang::ALL.map(|lang| {
        let onclick = {
            let ctx = ctx.clone();
            Callback::from(move |_| ctx.send(Action::Speak(lang)))
        };
        let name = match lang {
            Lang::Ja => "日本語",
            Lang::En => "English",
        };
        html! {
            // The texts of the other language come with what is loaded later.
            <button
                type="button"
                lang={lang.code()}
                aria-pressed={(lang == ctx.lang).to_string()}
                disabled={lang != ctx.lang && !ctx.has_more}
                {onclick}
            >
                {name}
            </button>
        }
    });
    html! {
        <header class="top">
            <div class="top-line">
                <h1>{ctx.t("title")}</h1>
                <div class="languages" role="group" aria-label={ctx.t("languages")}>{ for switch }</div>
            </div>
            <p class="lead">{ctx.t("lead")}</p>
            <div id="files">{demand(ctx, Asked::Documents, "files")}</div>
            <p class="notice"><strong>{ctx.pick(&rules.title)}</strong>{ctx.t("stop")}{ctx.pick(&rules.notice)}</p>
        </header>
    }
}
