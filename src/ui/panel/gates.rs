//! The conditions at a glance: how many are met. What to do about the others stands among the next steps.

use yew::prelude::*;

use crate::ui::phrase::phrase;
use crate::ui::shown::Unit;
use crate::ui::view::View;

/// The counts.
pub(super) fn gates(view: &View<'_>) -> Html {
    let ctx = view.ctx;
    let counts = view.assessment.gate_counts;
    let figures = view.figures("gate_counts.");
    let count = |path: &str, number: usize| figures.one(path, Some(number), Unit::Count);
    let counted = [
        ("pass", count("pass", counts.pass)),
        ("fail", count("fail", counts.fail)),
        ("check", count("check", counts.check)),
        ("unknown", count("unknown", counts.unknown)),
    ];
    html! { <p>{phrase(ctx.t("panel.gates"), &counted)}</p> }
}
