//! What comes in chunks of its own, and how it is had. Where the page is one piece, it is all there.

use std::cell::{Cell, RefCell};

use super::asked::Asked;
use super::content::{CONTENT, Content};
use super::late::{self, Views};
use super::lazy::{Missing, Show, Source};
use super::style;
use yew::Callback;

/// What a chunk gives, where it can be had.
macro_rules! had {
    ($chunk:ident) => {{
        #[cfg(feature = "split")]
        let given = $chunk().await;
        #[cfg(not(feature = "split"))]
        let given = $chunk();
        given.ok()
    }};
}

#[cfg_attr(feature = "split", wasm_split_helpers::wasm_split(why, fallible))]
fn why() -> Result<Show, Missing> {
    Ok(late::why)
}

#[cfg_attr(feature = "split", wasm_split_helpers::wasm_split(views, fallible))]
fn of_views() -> Result<&'static Views, Missing> {
    Ok(&late::VIEWS)
}

#[cfg_attr(feature = "split", wasm_split_helpers::wasm_split(intake, fallible))]
fn intake() -> Result<Show, Missing> {
    Ok(late::intake)
}

#[cfg_attr(feature = "split", wasm_split_helpers::wasm_split(steps, fallible))]
fn of_steps() -> Result<Content, Missing> {
    Ok(CONTENT)
}

/// What shows the steps, where that is there.
pub(super) fn steps_there() -> Option<Content> {
    #[cfg(feature = "split")]
    return STEPS.get();
    #[cfg(not(feature = "split"))]
    of_steps().ok()
}

/// Has what shows the steps come, tells all who wait for it, and answers whether it is there.
pub(super) async fn steps() -> bool {
    if STEPS.get().is_none() {
        STEPS.set(had!(of_steps));
        AWAITED.with_borrow(|told| told.iter().for_each(|told| told.emit(())));
    }
    STEPS.get().is_some()
}

/// Is told once the steps have come.
pub(super) fn await_steps(told: Callback<()>) {
    AWAITED.with_borrow_mut(|all| all.push(told));
}

/// Which of them is asked for.
#[derive(Clone, Copy)]
enum Chunk {
    Intake,
    Why,
    Views,
}

thread_local! {
    static STEPS: Cell<Option<Content>> = const { Cell::new(None) };
    static AWAITED: RefCell<Vec<Callback<()>>> = const { RefCell::new(Vec::new()) };
    static INTAKE: Cell<Option<Show>> = const { Cell::new(None) };
    static WHY: Cell<Option<Show>> = const { Cell::new(None) };
    static VIEWS: Cell<Option<&'static Views>> = const { Cell::new(None) };
}

impl Chunk {
    fn of(asked: &Asked) -> Self {
        match asked {
            Asked::Intake(_) => Self::Intake,
            Asked::Why { .. } => Self::Why,
            _ => Self::Views,
        }
    }

    fn show(self) -> Option<Show> {
        match self {
            Self::Intake => INTAKE.get(),
            Self::Why => WHY.get(),
            Self::Views => VIEWS.get().map(|views| views.show),
        }
    }

    /// Has it come, with the style of what it shows: what is there is shown at once.
    async fn come(self) {
        if !style::load().await {
            return;
        }
        match self {
            Self::Intake => INTAKE.set(had!(intake)),
            Self::Why => WHY.set(had!(why)),
            Self::Views => VIEWS.set(had!(of_views)),
        }
    }
}

/// Where the views come from.
pub(super) const SOURCE: Source = Source {
    there: |asked| Chunk::of(asked).show(),
    come: |asked| {
        let chunk = Chunk::of(asked);
        Box::pin(async move {
            chunk.come().await;
            chunk.show()
        })
    },
};

/// The views, and what else comes with them; none where they can't be had.
pub(super) async fn views() -> Option<&'static Views> {
    if VIEWS.get().is_none() {
        Chunk::Views.come().await;
    }
    VIEWS.get()
}
