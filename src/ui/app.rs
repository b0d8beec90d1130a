//! The page: one document from top to bottom, with the answer beside it.

use std::rc::Rc;

use gloo::utils::document;
use yew::prelude::*;

use super::ctx::{Ctx, Part};
use super::notes::Notes;
use super::rulebook::Rulebook;
use super::sections::{REVIEWERS, SECTIONS, Section, body};
use super::shown::{Unit, shown};
use super::state::{Action, State};
use super::status::Status;
use super::view::View;
use super::words::Lang;
use super::{focus, result, scenarios, summary};
use crate::domain::assessment::Assessment;
use crate::domain::problem::Problem;
use crate::engine::Engine;
use crate::proposal::Reading;
use crate::rules::{Book, RuleSet};

/// What the page starts with.
#[derive(Clone, PartialEq, Properties)]
pub(super) struct Props {
    /// The language of the document it was loaded with.
    pub lang: Lang,
}

/// The whole page.
#[component]
pub(super) fn App(props: &Props) -> Html {
    let lang = props.lang;
    let book = Book::shipped();
    let newest = book.newest().map_or("", |rules| rules.id.as_str());
    let state = use_reducer(|| State::blank(newest, lang));
    let engine = use_mut_ref(|| Engine::new(book, Reading::Draft));
    let assessed = use_memo(Part(state.draft.clone()), |Part(draft)| {
        let assessment = engine.borrow_mut().assess(draft)?;
        let problems = all_problems(&assessment);
        // Those of cost lines stay with their line, which keeps a keystroke there cheap.
        let notes = problems.iter().filter(|problem| !problem.path.contains("budget.lines["));
        let notes = Rc::new(Notes::new(notes.cloned()));
        Ok::<_, crate::engine::FileError>(Assessed { assessment, problems, notes })
    });
    use_effect_with(state.lang, |lang| speak(*lang));
    use_effect_with(Address(state.focus.clone()), |Address(place)| {
        if let Some(place) = place {
            focus::take(place);
        }
    });

    let rules_id = state.draft.get("rules").as_text().unwrap_or(newest);
    match (&*assessed, book.rules(rules_id)) {
        (Ok(assessed), Some(rules)) => {
            let ctx = Ctx::new(state.lang, rules, state.dispatcher());
            page(&ctx, &state, assessed)
        }
        (Err(error), _) => html! { <p role="alert">{state.lang.pick(&error.message())}</p> },
        (Ok(_), None) => Html::default(),
    }
}

/// What follows from a draft.
struct Assessed {
    assessment: Assessment,
    problems: Vec<Problem>,
    notes: Rc<Notes>,
}

/// A place to focus, compared by address: the same place twice is twice the wish to go there.
struct Address(Option<Rc<super::state::Focus>>);

impl PartialEq for Address {
    fn eq(&self, other: &Self) -> bool {
        match (&self.0, &other.0) {
            (Some(left), Some(right)) => Rc::ptr_eq(left, right),
            (None, None) => true,
            _ => false,
        }
    }
}

/// Problems of the proposal and of its variants, each once.
fn all_problems(assessment: &Assessment) -> Vec<Problem> {
    let mut problems = assessment.all_problems();
    for scenario in assessment.scenarios.iter().flatten() {
        let own = scenario.assessment.all_problems().into_iter();
        problems.extend(own.filter(|problem| problem.path.starts_with("scenarios[")));
    }
    problems
}

fn speak(lang: Lang) {
    let document = document();
    if let Some(root) = document.document_element() {
        // Setting an attribute that HTML knows does not fail.
        let _set = root.set_attribute("lang", lang.code());
    }
    document.set_title(lang.word("title"));
}

fn page(ctx: &Ctx, state: &State, assessed: &Assessed) -> Html {
    let Assessed { assessment, problems, notes } = assessed;
    let view = View { ctx, notes, root: &state.draft, prefix: "", assessment, level: 3 };
    html! {
        <>
            <a class="skip" href="#main">{ctx.t("skip")}</a>
            {header(ctx, ctx.rules)}
            <div class="layout">
                {contents(ctx)}
                <main id="main" tabindex="-1">
                    { for SECTIONS.iter().map(|part| section(ctx, part, body(part, &view))) }
                    {titled(ctx, "scenarios", "scenarios.lead", scenarios::scenarios(ctx, notes, &state.draft, assessment))}
                    {section(ctx, &REVIEWERS, body(&REVIEWERS, &view))}
                    {summary::problems(ctx, problems)}
                    {titled(ctx, "rules", "rules.lead", html! { <Rulebook ctx={ctx.clone()} /> })}
                </main>
                <result::Panel headline={result::headline(&view)} details={result::details(&view)} ctx={ctx.clone()} />
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
            <button type="button" lang={lang.code()} aria-pressed={(lang == ctx.lang).to_string()} {onclick}>
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
            <p class="notice"><strong>{ctx.pick(&rules.title)}</strong>{ctx.t("stop")}{ctx.pick(&rules.notice)}</p>
        </header>
    }
}

fn contents(ctx: &Ctx) -> Html {
    let sections = SECTIONS.iter().map(|section| section.id);
    let all = sections.chain(["scenarios", "reviewers", "problems", "rules"]);
    let link = |id: &'static str| html! { <li><a href={format!("#{id}")}>{ctx.t(id)}</a></li> };
    html! {
        <nav class="contents" aria-label={ctx.t("contents")}><ol>{ for all.map(link) }</ol></nav>
    }
}

fn section(ctx: &Ctx, section: &Section, body: Html) -> Html {
    titled(ctx, section.id, section.lead, body)
}

fn titled(ctx: &Ctx, id: &'static str, lead: &'static str, body: Html) -> Html {
    let title = format!("{id}-title");
    html! {
        <section {id} aria-labelledby={title.clone()}>
            <h2 id={title}>{ctx.t(id)}</h2>
            <p class="lead">{ctx.t(lead)}</p>
            {body}
        </section>
    }
}

/// The result in one sentence, for the live region.
fn spoken(ctx: &Ctx, assessment: &Assessment) -> String {
    let lang = ctx.lang;
    let parts = [
        (
            ctx.t("result.expected"),
            shown(lang, &assessment.score.expected.to_string(), Unit::Points),
        ),
        (ctx.t("result.total"), shown(lang, &assessment.budget.total.to_string(), Unit::Yen)),
        (ctx.t("result.cap"), shown(lang, assessment.budget.within_cap.code(), Unit::Status)),
    ];
    parts.map(|(name, value)| format!("{name} {value}")).join(ctx.t("comma"))
}
