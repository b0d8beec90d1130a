//! What the page remembers and every change to it, and how places of a draft are named: nothing here
//! shows anything.

pub(super) mod action;
pub(super) mod arranged;
pub(super) mod cells;
pub(super) mod chunk;
pub(super) mod drawer;
pub(super) mod entry;
mod going;
mod lists;
pub(super) mod names;
pub(super) mod over;
pub(super) mod pages;
pub(super) mod questions;
mod rule;
pub(super) mod state;
pub(super) mod step;
mod typed;
mod undo;
pub(super) mod unsure;

pub(super) use rule::{by_id, own_id};
pub(super) use typed::{answer, typed};
