//! The conditions at a glance: how many are met, and which are not.

use yew::prelude::*;

use crate::domain::assessment::{Gate, Status};
use crate::ui::eligibility::{asked_at, go};
use crate::ui::model::by_id;
use crate::ui::phrase::phrase;
use crate::ui::shown::Unit;
use crate::ui::view::View;

/// The counts, those that need a look, and the open ones at hand.
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
    let of = |wanted: &[Status]| {
        let gates = view.assessment.gates.iter().filter(|gate| wanted.contains(&gate.status));
        gates.filter_map(|gate| row(view, gate)).collect::<Vec<_>>()
    };
    let (pressing, open) = (of(&[Status::Fail, Status::Check]), of(&[Status::Unknown]));
    html! {
        <>
            <p>{phrase(ctx.t("panel.gates"), &counted)}</p>
            if !pressing.is_empty() {
                <ul class="open-gates">{ for pressing }</ul>
            }
            if !open.is_empty() {
                <details class="more">
                    <summary>{ctx.t("panel.open_gates")}</summary>
                    <ul class="open-gates">{ for open }</ul>
                </details>
            }
        </>
    }
}

/// A condition's name, leading to its question, and what it says.
fn row(view: &View<'_>, gate: &Gate) -> Option<Html> {
    let rule = by_id(&view.ctx.rules.gates, &gate.id)?;
    let title = view.ctx.pick(&rule.title);
    let name = match asked_at(view, gate) {
        Some(path) => go(view.ctx, path, title, ""),
        None => html! { <span>{title}</span> },
    };
    let status = view.figures("gates.").one(
        &format!("{}.status", gate.id),
        Some(gate.status.code()),
        Unit::Status,
    );
    Some(html! { <li>{name}{status}</li> })
}
