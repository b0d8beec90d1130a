//! One step: what it is, the way there, how much it changes, and the button that takes it.

use yew::prelude::*;

use super::known::Known;
use super::promise::promise;
use crate::domain::assessment::Status;
use crate::planning::{Change, Effect, Need, Step};
use crate::rules::Rule;
use crate::text::with_few_marks;
use crate::ui::focus;
use crate::ui::shown::{Unit, shown};
use crate::ui::words::{filled, filled_all};

/// A step.
pub(super) fn step(known: &Known, step: &Step<'static>) -> Html {
    let desk = &known.desk;
    let go = desk.going(&step.path);
    let rule = step.need.rule(known.desk.rules);
    html! {
        <li data-plan={step.need.code()} data-plan-path={step.path.clone()}>
            <p class="plan-head">
                <button type="button" class="plain" onclick={go}>{said(known, &step.need)}</button>
                {effect(known, step)}
            </p>
            {step.change.as_ref().map(|change| proposed(known, &step.need, change))}
            if let Some(rule) = rule {
                <details class="explanation">
                    <summary>{desk.t("plan.why")}<span class="hidden">{desk.t("list.of")}{said(known, &step.need)}</span></summary>
                    <p><strong>{desk.pick(rule.title)}</strong></p>
                    <p>{desk.pick(rule.explanation)}</p>
                </details>
            }
        </li>
    }
}

/// How much it changes, in words.
fn effect(known: &Known, step: &Step<'static>) -> Html {
    let desk = &known.desk;
    let points =
        |points: &crate::quantity::Number| shown(desk.lang, &points.to_string(), Unit::Points);
    let text = match &step.effect {
        Effect::Unsaid => return Html::default(),
        Effect::Yen(yen) => {
            filled(desk.t("plan.over"), &shown(desk.lang, &yen.to_string(), Unit::Yen))
        }
        Effect::Points(all) => match step.need {
            Need::Unrated { .. } => filled(desk.t("plan.at_stake"), &points(all)),
            Need::Scale | Need::Question { .. } => filled(desk.t("plan.up_to"), &points(all)),
            _ => filled(desk.t("plan.gain"), &points(all)),
        },
    };
    html! { <span class="plan-effect">{text}</span> }
}

/// What would follow, and the button that makes the change.
fn proposed(known: &Known, need: &Need<'static>, change: &Change) -> Html {
    let desk = &known.desk;
    let onclick = {
        let (desk, edits) = (desk.clone(), change.edits.clone());
        Callback::from(move |event: MouseEvent| {
            focus::around(&event, "[role=region]");
            desk.set(edits.clone());
        })
    };
    let note = match need {
        Need::Certificate { .. } | Need::Condition { .. } | Need::Management { .. } => {
            Some(desk.t("plan.if_so"))
        }
        Need::RequiredWork { .. } => Some(desk.t("plan.without_cost")),
        Need::OverCap => Some(desk.t("plan.largest_lower")),
        Need::Outsourcing { .. } => Some(desk.t("plan.outsourcing_lower")),
        Need::Unrated { .. } => Some(desk.t("plan.suggested")),
        _ => None,
    };
    html! {
        <details class="explanation" data-plan-change={need.code()}>
            <summary>{desk.t("plan.change")}<span class="hidden">{desk.t("list.of")}{said(known, need)}</span></summary>
            <div class="plan-change">
                if let Some(note) = note {
                    <p>{note}</p>
                }
                {promise(known, change)}
                <button type="button" data-plan-apply={need.code()} {onclick}>
                    {desk.t("plan.apply")}<span class="hidden">{desk.t("list.of")}{said(known, need)}</span>
                </button>
            </div>
        </details>
    }
}

/// A step in words.
fn said(known: &Known, need: &Need<'static>) -> String {
    let desk = &known.desk;
    let line = |position: usize| {
        let line = known.desk.draft.at("budget.lines").element(position);
        let said = with_few_marks(line.get("description").as_text().unwrap_or_default());
        format!("{} {said}", position + 1).trim_end().to_owned()
    };
    let measure = |position: usize| {
        let measure = known.desk.draft.at("co2.measures").element(position);
        let said = with_few_marks(measure.get("name").as_text().unwrap_or_default());
        format!("{} {said}", position + 1).trim_end().to_owned()
    };
    let title =
        |key: &'static str, text: &'static crate::text::Text| filled(desk.t(key), desk.pick(text));
    fn of<T>(rule: &'static Rule<T>) -> &'static crate::text::Text {
        &rule.title
    }
    match need {
        Need::Gate { rule, status } => match status {
            Status::Fail => title("next.gate", of(rule)),
            Status::Check => title("next.check_gate", of(rule)),
            _ => title("plan.open_gate", of(rule)),
        },
        Need::Error { message } => desk.lang.pick(message).to_owned(),
        Need::OverCap => desk.t("plan.over_cap").to_owned(),
        Need::Outsourcing { status: Status::Depends } => {
            desk.t("plan.outsourcing_depends").to_owned()
        }
        Need::Outsourcing { .. } => desk.t("plan.outsourcing").to_owned(),
        Need::Equipment { position, category } => {
            filled_all(desk.t("plan.equipment"), &[&line(*position), desk.pick(of(category))])
        }
        Need::RequiredWork { task } => title("next.required_work", of(task)),
        Need::Certificate { rule } => title("plan.certificate", of(rule)),
        Need::Condition { rule } => title("plan.condition", of(rule)),
        Need::Management { .. } => desk.t("plan.management").to_owned(),
        Need::Question { item } => title("plan.question", of(item)),
        Need::Scale => desk.t("plan.scale").to_owned(),
        Need::Unrated { item, is_typed: true } => title("plan.again", of(item)),
        Need::Unrated { item, is_typed: false } => title("plan.unrated", of(item)),
        Need::NoLines => desk.t("next.no_costs").to_owned(),
        Need::Line { position } => filled(desk.t("plan.line"), &line(*position)),
        Need::Administration => desk.t("plan.administration").to_owned(),
        Need::NoMeasures => desk.t("next.no_measures").to_owned(),
        Need::Measure { position } => filled(desk.t("plan.measure"), &measure(*position)),
        Need::Attachment { rule } => title("plan.attachment", of(rule)),
    }
}
