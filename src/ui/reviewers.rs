//! Several reviewers' ratings, side by side.

use yew::prelude::*;

use super::figure::{Fact, facts};
use super::form::field;
use super::list::{entries, heading};
use super::model::by_id;
use super::notes;
use super::shown::Unit;
use super::view::View;
use crate::domain::assessment::{ItemKind, Spread};
use crate::proposal::{Field as Spec, Kind, Node};

/// A reviewer's rating of one item, as a field.
pub(super) const RATING: Spec = Spec { path: "reviewers[].ratings[]", kind: Kind::Quantity };

/// What a reviewer says of one item, as a field.
pub(super) const COMMENT: Spec = Spec { path: "reviewers[].comments[]", kind: Kind::Note };

/// What each reviewer is asked.
pub(super) fn questions(view: &View<'_>) -> Html {
    let nodes = view.root.get("reviewers").elements();
    let keys = ("reviewers.entry", "reviewers.add");
    entries(view.ctx, &view.path("reviewers"), nodes, keys, view.level, &|path, _, node| {
        html! {
            <>
                {notes::of_entry(view.ctx, view.notes, path)}
                {view.entry_fields("reviewers[].", path, node)}
                {ratings(view, path, node)}
            </>
        }
    })
}

/// How the reviewers rate each item, and their sums.
pub(super) fn reviews(view: &View<'_>) -> Html {
    let Some(reviews) = &view.assessment.reviews else { return Html::default() };
    let ctx = view.ctx;
    let items = reviews.items.iter().map(|review| {
        let rule = by_id(&ctx.rules.score.items, &review.id);
        let name = rule.map_or("", |rule| ctx.pick(&rule.title));
        spread(view, &format!("reviews.items.{}.", review.id), name, &review.spread)
    });
    html! {
        <>
            {heading(view.level, ctx.t("reviews"))}
            { for items }
            {spread(view, "reviews.total.", ctx.t("reviews.total"), &reviews.total)}
        </>
    }
}

fn ratings(view: &View<'_>, path: &str, node: &Node) -> Html {
    let items = view.assessment.score.items.iter();
    let [given, said] = ["ratings", "comments"].map(|key| node.get(key));
    let is_given = |id: &str| [given, said].iter().any(|part| !part.get(id).is_unanswered());
    let asked = items.filter(|item| item.kind == ItemKind::Judged || is_given(&item.id));
    let rating = asked.map(|item| {
        let rule = by_id(&view.ctx.rules.score.items, &item.id);
        let label = rule.map(|rule| view.ctx.pick(&rule.title));
        let [points, comment] =
            ["ratings", "comments"].map(|key| format!("{path}.{key}.{}", item.id));
        html! {
            <li key={item.id.as_str()}>
                <div role="group" aria-label={label}>
                    {field(view.ctx, view.notes, RATING, points, given.get(&item.id), label, true)}
                    {field(view.ctx, view.notes, COMMENT, comment, said.get(&item.id), None, true)}
                </div>
            </li>
        }
    });
    html! { <ul class="fields">{ for rating }</ul> }
}

fn spread(view: &View<'_>, part: &str, name: &'static str, spread: &Spread) -> Html {
    let ctx = view.ctx;
    let figures = view.figures(part);
    let points = |path, value| figures.one(path, value, Unit::Points);
    let shown: Vec<Fact> = vec![
        (ctx.t("reviews.mean"), figures.one("mean", spread.mean.as_ref(), Unit::Points)),
        (ctx.t("reviews.low"), points("low", spread.low)),
        (ctx.t("reviews.high"), points("high", spread.high)),
        (ctx.t("reviews.spread"), points("spread", spread.spread)),
    ];
    html! {
        <div class="review">
            <p class="name">{name}</p>
            {facts(shown)}
        </div>
    }
}
