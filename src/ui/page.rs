//! How the page is laid out: the bar, the steps and the one that is shown, the answer.

use std::rc::Rc;

use yew::prelude::*;
use yew::virtual_dom::VTag;

use super::assessed::Assessed;
use super::bar::bar;
use super::building;
use super::coming::Coming;
use super::ctx::Ctx;
use super::drawer::OpenDrawer;
use super::later;
use super::model::drawer::Tells;
use super::model::state::State;
use super::model::step::{STEPS, place};
use super::panel::{self, Panel};
use super::sections::titled;
use super::spoken::spoken;
use super::start::Start;
use super::status::Status;
use super::steps::Rail;
use super::view::View;

/// The page of a state and what follows from its draft; `built` says which steps stand there by now.
pub(super) fn page(ctx: &Ctx, state: &State, assessed: &Rc<Assessed>, built: u32) -> Html {
    let view = View::of(ctx, state, assessed);
    let step = |id: &'static str| {
        let is_shown = state.is_whole || state.step == id;
        let content = match later::there() {
            _ if id == STEPS[0] => start(ctx),
            Some(content) if building::has(built, id) => {
                (content.step)(id, is_shown, &view, state, assessed)
            }
            None if is_shown => html! { <Coming ctx={ctx.clone()} {id} /> },
            // What is not there yet is as good as hidden.
            _ => Html::default(),
        };
        section(ctx, id, is_shown, content)
    };
    let drawer = state.drawer.as_ref().map(|drawer| {
        let line = match (&drawer.tells, later::there()) {
            (Tells::Line { path }, Some(content)) => (content.line)(&view, path),
            _ => Html::default(),
        };
        html! { <OpenDrawer ctx={ctx.within("drawer")} drawer={drawer.clone()} {line} /> }
    });
    html! {
        <>
            <a class="skip" href="#main">{ctx.t("skip")}</a>
            <a class="skip" href="#result">{ctx.t("skip.result")}</a>
            {bar(ctx, state)}
            <p class="on-paper">{ctx.t("paper")}</p>
            <div class="layout">
                <Rail
                    ctx={ctx.within("steps")}
                    step={state.step}
                    is_whole={state.is_whole}
                    steps={assessed.assessment.steps.clone()}
                    progress={assessed.assessment.progress.clone()}
                    said={super::steps::said(&view)}
                />
                <main id="main" tabindex="-1">{ for STEPS.map(step) }</main>
                <div class="side" data-drawn={state.drawer.is_some().to_string()}>
                    <Panel
                        ctx={ctx.within("result")}
                        slim={panel::slim(&view)}
                        fails={panel::fails(&view)}
                        parts={panel::parts(&view, 3)}
                    />
                    {drawer.unwrap_or_default()}
                </div>
            </div>
            <Status text={spoken(ctx, &assessed.assessment)} />
            <footer><p>{ctx.t("footer")}</p></footer>
        </>
    }
}

fn start(ctx: &Ctx) -> Html {
    let content = html! { <Start ctx={ctx.within("start")} has_more={ctx.has_more} /> };
    titled(ctx, "start", "lead", content)
}

/// A step's place in the document, where it is found also while another one is shown.
fn section(ctx: &Ctx, id: &'static str, is_shown: bool, content: Html) -> Html {
    let mut section = VTag::new("section");
    section.add_attribute("id", id);
    section.add_attribute("aria-labelledby", format!("{id}-title"));
    if !is_shown {
        // As an attribute: the property of this name is true or false.
        section.add_attribute("hidden", "until-found");
    }
    section.add_child(content);
    section.add_child(way(ctx, id));
    section.into()
}

/// The ways to the steps before and after this one.
fn way(ctx: &Ctx, id: &str) -> Html {
    let at = place(id);
    let link = |step: Option<&&'static str>, class: &'static str| {
        step.map(|step| html! { <a {class} href={format!("#{step}")}>{ctx.t(step)}</a> })
            .unwrap_or_default()
    };
    html! {
        <p class="way">
            {link(at.checked_sub(1).and_then(|before| STEPS.get(before)), "way-back")}
            {link(STEPS.get(at + 1), "way-on")}
        </p>
    }
}
