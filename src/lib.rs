//! Self-check calculator for proposals to Japan's City-to-City Collaboration Programme (C3P).
//!
//! [`assess`] turns a proposal file into an assessment, [`explain()`] tells how one of its figures came
//! about. The command line and the npm package call these, the page the [`engine`] behind them.

mod coded;
pub mod json;
pub mod text;

pub mod shape;

pub mod quantity;
pub mod rules;

pub mod domain;
pub mod proposal;

pub mod explain;
// The npm package does without it; native builds, tests among them, always have it.
#[cfg(any(feature = "sheet", not(target_arch = "wasm32")))]
pub mod sheet;

pub mod engine;

#[cfg(any(feature = "sheet", not(target_arch = "wasm32")))]
pub mod intake;

#[cfg(not(target_arch = "wasm32"))]
pub mod schema;

// What the page's views ask for; native builds always have it.
#[cfg(any(feature = "page", not(target_arch = "wasm32")))]
pub mod arrange;
#[cfg(any(feature = "page", not(target_arch = "wasm32")))]
pub mod fitting;
#[cfg(any(feature = "page", not(target_arch = "wasm32")))]
pub mod judging;
#[cfg(any(feature = "page", not(target_arch = "wasm32")))]
pub mod planning;
#[cfg(any(feature = "page", not(target_arch = "wasm32")))]
pub mod programme;
#[cfg(feature = "saving")]
pub mod saving;

#[cfg(feature = "workbook")]
pub mod workbook;

#[cfg(any(feature = "js", feature = "page"))]
mod js;
#[cfg(feature = "page")]
mod ui;

pub use engine::{assess, explain};
#[cfg(feature = "prerender")]
pub use ui::prerender;
