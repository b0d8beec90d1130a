//! What is shown once its chunk is there. Until then that is said; and where the chunk can't be had, that
//! is said with a way to try again.

use std::cell::Cell;
use std::future::Future;
use std::pin::Pin;
use std::rc::Rc;

use gloo::timers::callback::Timeout;
use yew::platform::spawn_local;
use yew::prelude::*;

use super::asked::Asked;
use super::ctx::Ctx;
use super::focus;
use super::standing::{self, Standing};

/// Milliseconds without a keystroke elsewhere before what is shown follows: nobody reads it while typing.
const PAUSE: u32 = 200;

/// Shows what is asked for, as things stand.
pub(super) type Show = fn(&Asked, &Standing, &Own) -> Html;

/// What is on its way.
pub(super) type Coming<T> = Pin<Box<dyn Future<Output = Option<T>>>>;

/// Set by a view that changes the proposal itself: it follows at once.
pub(super) type Own = Rc<Cell<bool>>;

/// A chunk that could not be had.
pub(super) struct Missing;

#[cfg(feature = "split")]
impl From<wasm_split_helpers::SplitLoaderError> for Missing {
    fn from(_: wasm_split_helpers::SplitLoaderError) -> Self {
        Self
    }
}

/// Finds what shows something: at once where its chunk is there, else when it has come.
#[derive(Clone, Copy)]
pub(super) struct Source {
    /// What shows it, where that is there.
    pub there: fn(&Asked) -> Option<Show>,
    /// Has its chunk come.
    pub come: fn(&Asked) -> Coming<Show>,
}

thread_local! {
    static SOURCE: Cell<Option<Source>> = const { Cell::new(None) };
}

/// Says where parts come from.
pub(super) fn provide(source: Source) {
    SOURCE.set(Some(source));
}

/// What to show.
#[derive(Clone, PartialEq, Properties)]
pub(super) struct Props {
    /// What is asked for.
    pub asked: Asked,
    /// It is to be seen; what is not stays as it was.
    #[prop_or(true)]
    pub is_open: bool,
}

/// Its place, in one of three states.
#[component]
pub(super) fn Lazy(props: &Props) -> Html {
    let Props { asked, is_open } = props;
    let now = standing::now();
    let held = use_mut_ref(|| None::<Standing>);
    let own = use_memo((), |()| Own::default());
    let turn = use_force_update();
    {
        let turn = turn.clone();
        use_effect_with((), move |()| {
            let told = Callback::from(move |()| turn.force_update());
            standing::follow(told.clone());
            move || standing::leave(&told)
        });
    }
    let is_lost = use_state_eq(|| false);
    let tries = use_state_eq(|| 0_u32);
    let waits = {
        let mut held = held.borrow_mut();
        let waits = held.is_some()
            && now.as_ref().is_some_and(|now| now.is_typing && held.as_ref() != Some(now))
            && !own.get();
        if *is_open && !waits {
            own.set(false);
            held.clone_from(&now);
        }
        waits && *is_open
    };
    {
        let (held, turn) = (Rc::clone(&held), turn.clone());
        use_effect_with((now, waits), move |(now, waits)| {
            let now = now.clone();
            let timer = waits.then(|| {
                Timeout::new(PAUSE, move || {
                    held.replace(now);
                    turn.force_update();
                })
            });
            move || drop(timer)
        });
    }
    let source = SOURCE.get();
    let show = source.and_then(|source| (source.there)(asked));
    {
        let (asked, is_lost) = (asked.clone(), is_lost.setter());
        let is_wanted = show.is_none() && *is_open;
        use_effect_with((is_wanted, *tries), move |(is_wanted, _)| {
            if let (true, Some(source)) = (is_wanted, source) {
                is_lost.set(false);
                spawn_local(async move {
                    match (source.come)(&asked).await {
                        Some(_) => turn.force_update(),
                        None => is_lost.set(true),
                    }
                });
            }
        });
    }
    let held = held.borrow();
    let Some(standing) = held.as_ref() else { return Html::default() };
    let ctx = &standing.ctx;
    match show {
        Some(show) => show(asked, standing, &own),
        None if *is_lost => failed(
            ctx,
            Callback::from(move |event: MouseEvent| {
                // The button goes; the focus stays at its place.
                focus::around(&event, ".late");
                tries.set(tries.wrapping_add(1));
            }),
        ),
        None => waiting(ctx),
    }
}

/// A chunk could not be had: that, and the way to try again.
pub(super) fn failed(ctx: &Ctx, onclick: Callback<MouseEvent>) -> Html {
    html! {
        <div class="note" role="alert" data-severity="error">
            <p>{ctx.t("late.failed")}</p>
            <button type="button" data-lazy="again" {onclick}>{ctx.t("late.again")}</button>
        </div>
    }
}

/// A chunk is on its way.
pub(super) fn waiting(ctx: &Ctx) -> Html {
    html! {
        <p class="late-waiting" role="status">
            {ctx.t("late.waiting")}
            <progress aria-label={ctx.t("late.waiting")} />
        </p>
    }
}
