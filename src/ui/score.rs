//! The evaluation: facts about the applicant, and every item of the sheet with its rating.

use yew::prelude::*;

use super::asked::Asked;
use super::demand::{of_proposal, why};
use super::drawer;
use super::figure::{Figures, facts};
use super::form::field;
use super::guide;
use super::list::heading;
use super::model::by_id;
use super::model::questions::ORGANISATION;
use super::notes;
use super::shown::Unit;
use super::view::View;
use crate::domain::assessment::{Item, ItemKind};
use crate::proposal::{Field as Spec, Kind, RATING_BOUNDS};
use crate::rules::{ItemRule, Rule, Scored};

/// The bounds of a rating, as fields.
pub(super) const BOUNDS: &[Spec] = &[
    Spec { path: "ratings[].low", kind: Kind::Quantity },
    Spec { path: "ratings[].expected", kind: Kind::Quantity },
    Spec { path: "ratings[].high", kind: Kind::Quantity },
];

/// What the section asks about the applicant.
pub(super) fn organisation(view: &View<'_>) -> Html {
    let ctx = view.ctx;
    html! {
        <>
            {view.fields_in("organisation.", &ORGANISATION)}
            {heading(view.level, ctx.t("carbon_neutral"))}
            <p class="help">{ctx.t("carbon_neutral.help")}</p>
            {view.fields("organisation.carbon_neutral.")}
        </>
    }
}

/// Every item with its figures, and its rating where it is judged.
pub(super) fn items(view: &View<'_>) -> Html {
    let item = |item: &Item| match by_id(&view.ctx.rules.score.items, &item.id) {
        Some(rule) => sheet_item(view, item, rule),
        None => Html::default(),
    };
    html! {
        <>
            {notes::messages(view.ctx, &view.path("ratings"), &view.notes.at(&view.path("ratings")))}
            <div class="items">{ for view.assessment.score.items.iter().map(item) }</div>
            {unrated(view)}
            {of_proposal(view, Asked::Judging, "judge.name")}
        </>
    }
}

/// The items that have no expectation yet.
fn unrated(view: &View<'_>) -> Html {
    let ctx = view.ctx;
    let unrated = &view.assessment.score.unrated;
    let rules = unrated.iter().filter_map(|id| by_id(&ctx.rules.score.items, id));
    let names: Vec<&str> = rules.map(|rule| ctx.pick(&rule.title)).collect();
    let json = serde_json::to_string(unrated).unwrap_or_default();
    html! {
        <p>
            <span class="name">{ctx.t("score.unrated")}</span>
            {view.figures("score.").list("unrated", json, &names)}
        </p>
    }
}

fn sheet_item(view: &View<'_>, item: &Item, rule: &'static Rule<ItemRule>) -> Html {
    let ctx = view.ctx;
    let figures = view.figures("score.items.");
    let part = format!("ratings.{}", item.id);
    let path = view.path(&part);
    let rating = view.root.at(&part);
    // A rating that no longer counts stays in sight, for its warning to have a place.
    let is_asked = rule.value.scored == Scored::Judged
        && view.has("ratings")
        && (item.kind != ItemKind::NotApplicable || !rating.is_unanswered());
    let bounds = BOUNDS.iter().zip(RATING_BOUNDS).map(|(spec, bound)| {
        let path = format!("{path}.{bound}");
        field(ctx, view.notes, *spec, path, rating.get(bound), None, true)
    });
    let problems = view.notes.at(&path);
    html! {
        <fieldset
            class="item"
            id={path.clone()}
            data-kind={item.kind.code()}
            aria-describedby={notes::described(&path, &[], problems.len())}
            data-current={guide::mark(ctx, &path)}
        >
            <legend>{ctx.pick(&rule.title)}</legend>
            {item_figures(view, &figures, item)}
            if is_asked {
                <div class="fields">{ for bounds }</div>
            }
            {notes::messages(ctx, &path, &problems)}
            if is_asked {
                {drawer::ask(ctx, ctx.pick(&rule.title), &part)}
            }
            {why(ctx, ctx.pick(&rule.title), &view.path(&format!("score.items.{}", item.id)), &rule.id)}
            {guide::controls(ctx, &path)}
        </fieldset>
    }
}

fn item_figures(view: &View<'_>, figures: &Figures<'_>, item: &Item) -> Html {
    let ctx = view.ctx;
    let path = |figure: &str| format!("{}.{figure}", item.id);
    let points = |figure: &str, value| figures.one(&path(figure), value, Unit::Points);
    facts(vec![
        (ctx.t("item.max"), points("max", Some(item.max))),
        (ctx.t("item.low"), points("low", Some(item.low))),
        (ctx.t("item.expected"), points("expected", item.expected)),
        (ctx.t("item.high"), points("high", Some(item.high))),
        (ctx.t("item.kind"), figures.one(&path("kind"), Some(item.kind.code()), Unit::Kind)),
    ])
}
