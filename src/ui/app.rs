//! The page: one step of it at a time, with the answer beside it.

use std::rc::Rc;

use gloo::utils::document;
use yew::prelude::*;

use super::assessed::Assessed;
use super::building::use_built;
use super::ctx::{Ctx, Part};
use super::dialog::{clicked, dialog, open};
use super::keys::shortcut;
use super::model::action::Action;
use super::model::questions::Guide;
use super::model::state::{Focus, State};
use super::moving::{Shown, use_moves};
use super::page::page;
use super::reach::Reach;
use super::standing::{self, Standing};
use super::words::Lang;
use super::{address, bar, drawer, focus, later, more, moving, outside};
use crate::engine::{Engine, FileError};
use crate::proposal::{Reading, UNSURE};
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

/// The whole page.
#[component]
pub(super) fn App(props: &Props) -> Html {
    let Props { lang, is_live, is_framed } = *props;
    let book = Book::shipped();
    let newest = book.newest().map_or("", |rules| rules.id.as_str());
    let state = use_reducer(|| {
        let blank = State::blank(newest, lang);
        if !is_live {
            return blank;
        }
        State {
            step: address::step().unwrap_or(blank.step),
            is_whole: address::is_whole(),
            ..blank
        }
    });
    let send = {
        let dispatcher = state.dispatcher();
        use_callback((), move |action: Action, ()| dispatcher.dispatch(action))
    };
    use_moves(Shown { step: state.step, is_whole: state.is_whole, is_framed, is_live }, &send);
    let built = use_built(state.step, state.is_whole, is_live);
    let engine = use_mut_ref(|| Engine::new(book, Reading::Draft));
    let assessed = {
        let engine = Rc::clone(&engine);
        use_memo(Part(state.draft.clone()), move |Part(draft)| {
            Ok::<_, FileError>(Rc::new(Assessed::new(engine.borrow_mut().assess(draft)?)))
        })
    };
    use_effect_with(state.lang, |lang| speak(*lang));
    let is_whole = state.is_whole;
    // What is gone to may be on its way.
    let is_there = later::there().is_some();
    use_effect_with((Address(state.focus.clone()), is_there), move |(Address(place), _)| {
        if let Some(place) = place {
            match place.path.strip_prefix('#') {
                Some(step) => moving::arrive(step, is_whole),
                None => focus::take(place),
            }
        }
    });
    {
        let send = send.clone();
        let known = (Part(state.draft.clone()), state.past.number(), state.lang);
        use_effect_with(known, move |(Part(draft), number, lang)| {
            let draft = draft.clone();
            outside::know(Reach { draft, number: *number, lang: *lang, send });
        });
    }
    {
        let send = send.clone();
        use_effect_with((), move |()| more::tell(send.reform(|()| Action::HasMore)));
    }
    let over_at = use_node_ref();
    {
        let at = over_at.clone();
        use_effect_with(state.over.now.clone(), move |over| {
            let is_open = over.is_some();
            if is_open {
                open(&at, is_framed);
            }
            move || {
                if is_open {
                    focus::keep();
                }
            }
        });
    }
    // What was opened follows, once the page shows how things stand.
    let now = (Part(state.draft.clone()), state.lang, state.has_more, state.past.is_typing());
    use_effect_with(now, |_| standing::tell());
    let onkeydown = {
        let (send, is_guided) = (send.clone(), state.guide.is_some());
        Callback::from(move |event: KeyboardEvent| {
            bar::escape(&event);
            if let Some(action) = shortcut(&event, is_guided) {
                event.prevent_default();
                send.emit(action);
            }
        })
    };
    let onfocusout = send.reform(|_| Action::Leave);

    let onclick = {
        let send = send.clone();
        Callback::from(move |event: MouseEvent| {
            bar::fold(&event);
            if let Some(action) = address::followed(&event) {
                send.emit(action);
            } else if let Some(action) =
                drawer::asked(&event, is_framed).or_else(|| clicked(&event, is_framed))
            {
                send.emit(action);
            }
        })
    };

    let rules_id = state.draft.get("rules").as_text().unwrap_or(newest);
    let content = match (&*assessed, book.rules(rules_id)) {
        (Ok(assessed), Some(rules)) => {
            let guide = Guide::at(&state.draft, state.guide.as_deref());
            let ctx = Ctx::new(state.lang, rules, guide, state.has_more, is_framed, send)
                .turned_to(&state.pages)
                .checking(state.draft.get(UNSURE));
            standing::set(Standing {
                ctx: ctx.clone(),
                draft: state.draft.clone(),
                assessed: Rc::clone(assessed),
                engine,
                is_typing: state.past.is_typing(),
            });
            // Something stands there also while nothing is open: what is before it would be made anew.
            let over = state
                .over
                .now
                .as_ref()
                .map(|over| dialog(&ctx, over, &over_at))
                .unwrap_or_default();
            html! {
                <>
                    {page(&ctx, &state, assessed, built)}
                    {over}
                </>
            }
        }
        (Err(error), _) => {
            // What was kept by rules that are not here any more stays where it is kept.
            let blank = State::blank(newest, state.lang).draft;
            // What a link or another page brings can be opened all the same.
            let known = engine.borrow_mut().assess(&blank).ok().zip(book.newest());
            let over = known.zip(state.over.now.as_ref()).map(|((known, rules), over)| {
                let send = send.clone();
                let ctx = Ctx::new(state.lang, rules, None, state.has_more, is_framed, send);
                standing::set(Standing {
                    ctx: ctx.clone(),
                    draft: blank.clone(),
                    assessed: Rc::new(Assessed::new(known)),
                    engine,
                    is_typing: false,
                });
                dialog(&ctx, over, &over_at)
            });
            let over = over.unwrap_or_default();
            let onclick = send.reform(move |_: MouseEvent| Action::Load(blank.clone()));
            html! {
                <>
                    <div class="top" role="alert">
                        <h1>{state.lang.word("title")}</h1>
                        <p>{state.lang.pick(&error.message())}</p>
                        <p><button type="button" data-sample="blank" {onclick}>{state.lang.word("start.blank")}</button></p>
                    </div>
                    {over}
                </>
            }
        }
        (Ok(_), None) => Html::default(),
    };
    html! {
        // A group that is disabled disables whatever is in it.
        <fieldset class="whole" role="none" disabled={!is_live} data-framed={is_framed.to_string()} {onkeydown} {onfocusout} {onclick}>
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
