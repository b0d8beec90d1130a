//! What comes in chunks of its own, and how it is had. Where the page is one piece, it is all there.

use std::cell::Cell;

use super::asked::Asked;
use super::late::{self, Views};
use super::lazy::{Missing, Show, Source};
use super::style;

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

/// Which of them is asked for.
#[derive(Clone, Copy)]
enum Chunk {
    Intake,
    Why,
    Views,
}

thread_local! {
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
