//! The conditions for applying in one table: each with its answer, whether it is met, and why.

use yew::prelude::*;

use super::control::{Control, control};
use super::ctx::Ctx;
use super::drawer;
use super::guide;
use super::model::action::Action;
use super::model::own_id;
use super::notes;
use super::shown::Unit;
use super::unsure;
use super::view::View;
use super::words::Lang;
use crate::domain::assessment::Gate;
use crate::proposal::{FIELDS, Field as Spec, Kind};
use crate::rules::{GateRule, Rule};

/// The section of the proposal whose questions are asked here; the others are asked elsewhere.
const OWN: &str = "eligibility.";

/// Every condition.
pub(super) fn gates(view: &View<'_>) -> Html {
    let ctx = view.ctx;
    let column = |key: &'static str| {
        html! { <th role="columnheader" scope="col">{ctx.t(key)}</th> }
    };
    let gate = |gate: &Gate| {
        let rule = ctx.rules.gates.iter().find(|rule| own_id(&rule.id) == gate.id)?;
        Some(row(view, gate, rule))
    };
    html! {
        <table class="dense gates" role="table" aria-label={ctx.t("gates")}>
            <thead role="rowgroup">
                <tr role="row">
                    { for ["gates.condition", "gates.answer", "gates.verdict"].map(column) }
                </tr>
            </thead>
            { for view.assessment.gates.iter().filter_map(gate) }
        </table>
    }
}

/// A condition, and below it what is wrong and the buttons of guided mode, where it is there.
fn row(view: &View<'_>, gate: &Gate, rule: &'static Rule<GateRule>) -> Html {
    let ctx = view.ctx;
    let title = ctx.pick(&rule.title);
    let path = view.path(&gate.path);
    let question = FIELDS.iter().find(|spec| spec.path == gate.path);
    let question = question.filter(|_| gate.path.starts_with(OWN));
    // What a condition asks, numbered as the call has it; its title, where that is asked elsewhere.
    let asks = question.and_then(|spec| ctx.lang.find(&format!("field.{}", spec.path)));
    let number = Lang::Ja.pick(&rule.title).chars().find(|found| ('①'..='⑨').contains(found));
    let help = question.and_then(|spec| ctx.lang.find(&format!("field.{}.help", spec.path)));
    let own = question.filter(|_| asked_at(view, gate).is_some());
    let figure = view.figures("gates.");
    let status = figure.one(&format!("{}.status", gate.id), Some(gate.status.code()), Unit::Status);
    let about = view.path(&format!("gates.{}", gate.id));
    let is_here = own.is_some() && guide::mark(ctx, &path).is_some();
    let problems = own.map(|_| view.notes.at(&path)).unwrap_or_default();
    html! {
        <tbody role="rowgroup" data-gate={gate.id.clone()} data-current={is_here.then_some("true")}>
            <tr role="row">
                <th role="rowheader" scope="row">
                    <span class="named">
                        <span>
                            <span id={format!("{about}:name")}>
                                if let Some(number) = number {
                                    <span class="number-of">{number}</span>
                                }
                                {asks.unwrap_or(title)}
                            </span>
                            if let Some(help) = help {
                                <small id={format!("{about}:help")}>{help}</small>
                            }
                        </span>
                        if let Some(spec) = own {
                            {drawer::ask(ctx, title, spec.path)}
                        }
                    </span>
                </th>
                <td role="cell" class="answer" data-name={ctx.t("gates.answer")}>{answer(view, gate, own, title)}</td>
                <td role="cell" class="verdict-of" data-name={ctx.t("gates.verdict")}>
                    {drawer::reason(ctx, title, &format!("{about}.status"), &rule.id, status)}
                </td>
            </tr>
            if is_here || !problems.is_empty() {
                <tr role="row" class="below">
                    <td role="cell" colspan="3">
                        {notes::messages(ctx, &path, &problems)}
                        {guide::controls(ctx, &path)}
                    </td>
                </tr>
            }
        </tbody>
    }
}

/// The control of the answer, or the way to where it is given.
fn answer(view: &View<'_>, gate: &Gate, own: Option<&Spec>, title: &str) -> Html {
    let ctx = view.ctx;
    let Some(path) = asked_at(view, gate) else { return Html::default() };
    let Some(spec) = own else { return go(ctx, path, ctx.t("gates.question"), title) };
    let path = AttrValue::from(path);
    let named = format!("{}:name", view.path(&format!("gates.{}", gate.id)));
    let problems = view.notes.at(&path);
    let described = notes::described(&path, &[], problems.len());
    let invalid = notes::is_invalid(&problems).then_some("true");
    let is_group = spec.kind == Kind::Boolean;
    let control = control(&Control {
        ctx,
        spec: *spec,
        path: &path,
        value: view.root.at(&gate.path),
        labelled: (!is_group).then(|| named.clone().into()),
        described: described.clone().filter(|_| !is_group),
        invalid: invalid.filter(|_| !is_group),
    });
    let unsure = unsure::button(ctx, &path, title, view.root.at(&gate.path));
    if !is_group {
        return html! { <>{control}{unsure}</> };
    }
    html! {
        <>
            <div id={path} role="radiogroup" aria-labelledby={named} aria-describedby={described} aria-invalid={invalid}>
                {control}
            </div>
            {unsure}
        </>
    }
}

/// A link that takes the focus to a place of the form.
pub(super) fn go(ctx: &Ctx, path: String, text: &str, of: &str) -> Html {
    let onclick = {
        let ctx = ctx.clone();
        let path = path.clone();
        Callback::from(move |event: MouseEvent| {
            event.prevent_default();
            ctx.send(Action::Go(path.clone()));
        })
    };
    html! {
        <a href={format!("#{path}")} {onclick}>
            {text}
            if !of.is_empty() {
                <span class="hidden">{ctx.t("list.of")}{of}</span>
            }
        </a>
    }
}

/// Where the question that decides a condition is asked; nowhere in a variant that leaves it to its
/// proposal.
pub(super) fn asked_at(view: &View<'_>, gate: &Gate) -> Option<String> {
    let section = gate.path.split('.').next().unwrap_or_default();
    view.has(section).then(|| view.path(&gate.path))
}
