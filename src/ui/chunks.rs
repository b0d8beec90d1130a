//! What comes in chunks of its own, and how it is had. Where the page is one piece, it is all there.

use std::cell::Cell;

use super::asked::Asked;
use super::late::{self, Views};
use super::lazy::{Coming, Missing, Show, Source};
use super::style;

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

thread_local! {
    static INTAKE: Cell<Option<Show>> = const { Cell::new(None) };
    static WHY: Cell<Option<Show>> = const { Cell::new(None) };
    static VIEWS: Cell<Option<&'static Views>> = const { Cell::new(None) };
}

/// Has a chunk come.
macro_rules! come {
    ($chunk:ident) => {{
        #[cfg(feature = "split")]
        let chunk = $chunk().await;
        #[cfg(not(feature = "split"))]
        let chunk = $chunk();
        chunk.ok()
    }};
}

/// Where the views come from.
pub(super) const SOURCE: Source = Source {
    there: |asked| match asked {
        Asked::Intake(_) => INTAKE.get(),
        Asked::Why { .. } => WHY.get(),
        _ => VIEWS.get().map(|views| views.show),
    },
    come: |asked| {
        let chunk: Coming<Show> = match asked {
            Asked::Intake(_) => Box::pin(async {
                INTAKE.set(come!(intake));
                INTAKE.get()
            }),
            Asked::Why { .. } => Box::pin(async {
                WHY.set(come!(why));
                WHY.get()
            }),
            _ => Box::pin(async { views().await.map(|views| views.show) }),
        };
        // What is shown needs its style, too.
        Box::pin(async { if style::load().await { chunk.await } else { None } })
    },
};

/// The views, and what else comes with them; none where they can't be had.
pub(super) async fn views() -> Option<&'static Views> {
    if VIEWS.get().is_none() {
        VIEWS.set(come!(of_views));
    }
    VIEWS.get()
}
