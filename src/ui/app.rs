//! The page: one document from top to bottom, with the answer beside it.

use std::rc::Rc;

use gloo::utils::document;
use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::action::{Action, Turn};
use super::ctx::{Ctx, Part};
use super::guide::Guide;
use super::notes::Notes;
use super::page::page;
use super::state::{Focus, State};
use super::words::Lang;
use super::{focus, outside, shown};
use crate::domain::assessment::Assessment;
use crate::domain::problem::Problem;
use crate::engine::Engine;
use crate::proposal::Reading;
use crate::rules::Book;

/// What the page starts with.
#[derive(Clone, PartialEq, Properties)]
pub(super) struct Props {
    /// The language of the document it was loaded with.
    pub lang: Lang,
    /// The engine runs. Before, the page can be read but not filled in.
    pub is_live: bool,
    /// It stands in a frame of another page, where nothing can stay in view.
    pub is_framed: bool,
}

/// What follows from a draft.
pub(super) struct Assessed {
    /// All that is known.
    pub assessment: Assessment,
    /// What is wrong, of the proposal and its variants.
    pub problems: Vec<Problem>,
    /// The same by place, but for those of cost lines.
    pub notes: Rc<Notes>,
}

/// The whole page.
#[component]
pub(super) fn App(props: &Props) -> Html {
    let Props { lang, is_live, is_framed } = *props;
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
        Ok::<_, crate::engine::FileError>(Rc::new(Assessed { assessment, problems, notes }))
    });
    use_effect_with(state.lang, |lang| speak(*lang));
    use_effect_with(Address(state.focus.clone()), |Address(place)| {
        if let Some(place) = place {
            focus::take(place);
        }
    });
    {
        let dispatcher = state.dispatcher();
        let known = (Part(state.draft.clone()), state.past.number(), state.lang);
        use_effect_with(known, move |(Part(draft), number, lang)| {
            outside::know(draft.clone(), *number, *lang, dispatcher);
        });
    }
    let onkeydown = {
        let (dispatcher, is_guided) = (state.dispatcher(), state.guide.is_some());
        Callback::from(move |event: KeyboardEvent| {
            if let Some(action) = shortcut(&event, is_guided) {
                event.prevent_default();
                dispatcher.dispatch(action);
            }
        })
    };
    let onfocusout = {
        let dispatcher = state.dispatcher();
        Callback::from(move |_| dispatcher.dispatch(Action::Leave))
    };

    let rules_id = state.draft.get("rules").as_text().unwrap_or(newest);
    let content = match (&*assessed, book.rules(rules_id)) {
        (Ok(assessed), Some(rules)) => {
            let guide = Guide::at(&state.draft, state.guide.as_deref());
            let ctx =
                Ctx::new(state.lang, rules, guide, state.has_more, is_framed, state.dispatcher());
            page(&ctx, &state, assessed)
        }
        (Err(error), _) => {
            // What was kept by rules that are not here any more stays where it is kept.
            let blank = State::blank(newest, state.lang).draft;
            let dispatcher = state.dispatcher();
            let onclick = Callback::from(move |_: MouseEvent| {
                dispatcher.dispatch(Action::Load(blank.clone()))
            });
            html! {
                <div class="top" role="alert">
                    <h1>{state.lang.word("title")}</h1>
                    <p>{state.lang.pick(&error.message())}</p>
                    <p><button type="button" data-sample="blank" {onclick}>{state.lang.word("start.blank")}</button></p>
                </div>
            }
        }
        (Ok(_), None) => Html::default(),
    };
    html! {
        // A group that is disabled disables whatever is in it.
        <fieldset class="whole" role="none" disabled={!is_live} data-framed={is_framed.to_string()} {onkeydown} {onfocusout}>
            {content}
        </fieldset>
    }
}

/// A place to focus, compared by address: the same place twice is twice the wish to go there.
struct Address(Option<Rc<Focus>>);

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

/// The key is an input method's own. Safari says that composing has ended before it tells of the key
/// that ended it, but gives that key the number of such keys.
pub(super) fn composes(event: &KeyboardEvent) -> bool {
    const OF_INPUT_METHOD: u32 = 229;
    event.is_composing() || event.key_code() == OF_INPUT_METHOD
}

/// What a key means wherever the focus is.
pub(super) fn shortcut(event: &KeyboardEvent, is_guided: bool) -> Option<Action> {
    if composes(event) {
        return None;
    }
    let with_command = (event.ctrl_key() || event.meta_key()) && !event.alt_key();
    match event.key().as_str() {
        "z" | "Z" if with_command && event.shift_key() => Some(Action::Redo),
        "z" if with_command => Some(Action::Undo),
        "y" if with_command => Some(Action::Redo),
        "Enter" if is_guided && !with_command && is_line(event) => Some(Action::Guide(Turn::Next)),
        _ => None,
    }
}

/// The key was pressed in a field of one line.
fn is_line(event: &KeyboardEvent) -> bool {
    event.target_dyn_into::<HtmlInputElement>().is_some_and(|input| input.type_() == "text")
}

fn speak(lang: Lang) {
    let document = document();
    // Setting it anew, even to what it is, has all of the page styled anew.
    if let Some(root) = document.document_element()
        && root.get_attribute("lang").as_deref() != Some(lang.code())
    {
        // Setting an attribute that HTML knows does not fail.
        let _set = root.set_attribute("lang", lang.code());
    }
    document.set_title(lang.word("title"));
}

/// The result in one sentence, for the live region.
pub(super) fn spoken(ctx: &Ctx, assessment: &Assessment) -> String {
    let lang = ctx.lang;
    let score = &assessment.score;
    let budget = &assessment.budget;
    let points = |value: crate::quantity::Number| {
        shown::shown(lang, &value.to_string(), shown::Unit::Points)
    };
    let yen =
        |value: crate::quantity::Yen| shown::shown(lang, &value.to_string(), shown::Unit::Yen);
    let remainder = super::panel::remainder(budget);
    let remains = ctx.t(remainder.text).replace("{yen}", &yen(remainder.amount));
    let fails = assessment.gate_counts.fail;
    let fails = (fails > 0).then(|| {
        let count = shown::shown(lang, &fails.to_string(), shown::Unit::Count);
        ctx.t("panel.fails").replace("{count}", &count)
    });
    let parts = [
        super::words::filled_all(
            ctx.t("spoken.score"),
            &[&points(score.expected), &points(score.expected_max)],
        ),
        super::words::filled(ctx.t("spoken.total"), &yen(budget.total)),
        remains,
    ];
    let parts: Vec<String> = fails.into_iter().chain(parts).collect();
    parts.join(ctx.t("spoken.join"))
}
