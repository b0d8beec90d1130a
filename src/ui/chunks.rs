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

thread_local! {
    static WHY: Cell<Option<Show>> = const { Cell::new(None) };
    static VIEWS: Cell<Option<&'static Views>> = const { Cell::new(None) };
}

/// Where the views come from.
pub(super) const SOURCE: Source = Source {
    there: |asked| match asked {
        Asked::Why { .. } => WHY.get(),
        _ => VIEWS.get().map(|views| views.show),
    },
    come: |asked| match asked {
        Asked::Why { .. } => come_why(),
        _ => Box::pin(async { views().await.map(|views| views.show) }),
    },
};

fn come_why() -> Coming<Show> {
    Box::pin(async {
        let is_styled = style::load().await;
        #[cfg(feature = "split")]
        let show = why().await;
        #[cfg(not(feature = "split"))]
        let show = why();
        WHY.set(show.ok().filter(|_| is_styled));
        WHY.get()
    })
}

/// The views, and what else comes with them; none where they can't be had.
pub(super) async fn views() -> Option<&'static Views> {
    if VIEWS.get().is_none() {
        let is_styled = style::load().await;
        #[cfg(feature = "split")]
        let views = of_views().await;
        #[cfg(not(feature = "split"))]
        let views = of_views();
        VIEWS.set(views.ok().filter(|_| is_styled));
    }
    VIEWS.get()
}
