//! The one component for every field of the proposal.

use yew::prelude::*;

use super::control::{self, Control};
use super::ctx::{Ctx, Part};
use super::drawer;
use super::model::unsure::is_unsure;
use super::words::filled;
use super::{guide, need, notes, unsure};
use crate::domain::problem::Problem;
use crate::proposal::{Field as Spec, Kind, Node, has_decimal_comma, normalised};

/// A field, where it stands and what it holds.
#[derive(Clone, PartialEq, Properties)]
pub(super) struct Props {
    /// What every part of the page needs.
    pub ctx: Ctx,
    /// What the field may hold; its path is the key of its texts.
    pub spec: Spec,
    /// Its place in the proposal.
    pub path: AttrValue,
    /// What was typed.
    pub value: Part,
    /// What is wrong there.
    pub problems: Vec<Problem>,
    /// Its label, where that is not a text of the page.
    #[prop_or_default]
    pub label: Option<&'static str>,
    /// One of many alike: what is said of it is said once for all of them.
    #[prop_or_default]
    pub bare: bool,
    /// What is offered changes once more than the first figure needs is loaded.
    #[prop_or_default]
    pub has_more: bool,
}

/// Label, help, control and what is wrong, in this order.
#[component]
pub(super) fn Field(props: &Props) -> Html {
    let Props { ctx, spec, path, value, problems, label, bare, has_more: _ } = props;
    let text = |suffix: &str| ctx.lang.find(&format!("field.{}{suffix}", spec.path));
    let name = label.or_else(|| text("")).unwrap_or(spec.path);
    // Where there is a "?", it says this, too (help.rs).
    let support = text(".help").filter(|_| *bare);
    let unit = text(".unit");
    // What is being checked says so itself.
    let is_unsure = is_unsure(&ctx.unsure.0, path);
    let state = (!bare && !is_unsure).then(|| need::state(ctx, spec, &value.0));
    let label = html! { <>{name}if !bare {{need::mark(ctx, spec)}}{state}</> };

    let parts = [support.map(|_| "help"), unit.map(|_| "unit")];
    let parts: Vec<&str> = parts.into_iter().flatten().collect();
    let doubt = doubt(ctx, spec, &value.0);
    let count = problems.len() + usize::from(doubt.is_some());
    let described = notes::described(path, &parts, count);
    let invalid = notes::is_invalid(problems).then_some("true");
    let control = control::control(&Control {
        ctx,
        spec: *spec,
        path,
        value: &value.0,
        labelled: None,
        described: described.clone(),
        invalid,
    });
    let below = html! {
        <>
            if let Some(support) = support {
                <p class="help" id={format!("{path}.help")}>{support}</p>
            }
            <div class="control">
                {control}
                if let Some(unit) = unit {
                    <span class="unit" id={format!("{path}.unit")}>{unit}</span>
                }
                if unsure::is_offered(spec, *bare) {
                    {unsure::button(ctx, path, name, &value.0)}
                }
            </div>
            {notes::messages(ctx, path, problems)}
            if let Some(doubt) = doubt {
                <p class="note" id={notes::note_id(path, count - 1)} data-severity="warning">{doubt}</p>
            }
            if !bare {
                {guide::controls(ctx, path)}
            }
        </>
    };
    let ask = if *bare { Html::default() } else { drawer::ask(ctx, name, spec.path) };
    let class = classes!("field", kind_class(spec.kind));
    let current = guide::mark(ctx, path);
    let named = format!("{path}.label");
    // Radios are one control together, so what is wrong with it is said of their group.
    let role = match spec.kind {
        Kind::Boolean => "radiogroup",
        Kind::Several(_) => "group",
        _ => {
            return html! {
                <div class={class} data-current={current}><label for={path}>{label}</label>{ask}{below}</div>
            };
        }
    };
    html! {
        <div
            class={class}
            id={path}
            {role}
            aria-labelledby={named.clone()}
            aria-describedby={described}
            aria-invalid={invalid.filter(|_| spec.kind == Kind::Boolean)}
            data-current={current}
        >
            <span class="label" id={named}>{label}</span>
            {ask}
            {below}
        </div>
    }
}

/// What to say of a comma that must be a point, or of a number so large that a digit must have slipped.
fn doubt(ctx: &Ctx, spec: &Spec, value: &Node) -> Option<String> {
    let typed = value.as_text()?;
    if matches!(spec.kind, Kind::Quantity) && has_decimal_comma(typed) {
        let meant = normalised(&typed.replace([',', '，', '、'], "."))?;
        return Some(filled(ctx.t("doubt.comma"), &meant.to_string()));
    }
    let own = spec.path.rsplit('.').next().unwrap_or_default();
    let mut doubts = ctx.rules.doubts.iter();
    let rule = doubts.find(|rule| rule.value.fields.iter().any(|field| field == own))?;
    (normalised(typed)? > rule.value.over).then(|| ctx.pick(&rule.title).to_owned())
}

fn kind_class(kind: Kind) -> &'static str {
    match kind {
        Kind::Text => "text",
        Kind::Note => "wide",
        Kind::Quantity => "quantity",
        Kind::Boolean => "flag",
        Kind::Choice(_) => "choice",
        Kind::Several(_) => "wide",
    }
}
