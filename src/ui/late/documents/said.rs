//! What came of the last thing that was done.

use yew::prelude::*;

use super::super::desk::{Desk, is_framed};

/// What came of the last thing that was done.
#[derive(Clone, PartialEq)]
pub(super) struct Said {
    /// In words.
    pub text: String,
    /// It did not work.
    pub is_error: bool,
    /// Figures that were others when the file was saved: name, then, now.
    pub changes: Vec<[String; 3]>,
}

impl Said {
    pub(super) fn done(text: impl Into<String>) -> Self {
        Self { text: text.into(), is_error: false, changes: Vec::new() }
    }

    /// Saved; whether that came about is not known in a frame.
    pub(super) fn saved(desk: &Desk, text: &str) -> Self {
        let doubt = if is_framed() { desk.t("files.swallowed") } else { "" };
        Self::done(format!("{text}{doubt}"))
    }

    pub(super) fn refused(text: impl Into<String>) -> Self {
        Self { is_error: true, ..Self::done(text) }
    }
}

/// What is said, and the figures that have changed.
pub(super) fn message(desk: &Desk, said: &Said) -> Html {
    let row = |[name, then, now]: &[String; 3]| {
        html! { <tr><th scope="row">{name}</th><td>{then}</td><td>{now}</td></tr> }
    };
    html! {
        <>
            <p class="documents-said" data-error={said.is_error.to_string()}>{&said.text}</p>
            if !said.changes.is_empty() {
                <div class="scroll" tabindex="0" role="region" aria-label={desk.t("files.changes")}>
                    <table>
                        <caption>{desk.t("files.changes")}</caption>
                        <thead><tr><th scope="col">{desk.t("files.figure")}</th><th scope="col">{desk.t("files.then")}</th><th scope="col">{desk.t("files.now")}</th></tr></thead>
                        <tbody>{ for said.changes.iter().map(row) }</tbody>
                    </table>
                </div>
            }
        </>
    }
}
