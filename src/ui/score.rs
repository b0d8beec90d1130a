//! The evaluation: facts about the applicant, and the sheet with every item in one table.

use yew::prelude::*;

use super::asked::Asked;
use super::demand::of_proposal;
use super::down;
use super::list::heading;
use super::model::by_id;
use super::model::questions::ORGANISATION;
use super::notes;
use super::rating::{self, COLUMNS, column_id};
use super::shown::Unit;
use super::view::View;
use crate::domain::assessment::Item;

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
    let ctx = view.ctx;
    let item = |item: &Item| match by_id(&ctx.rules.score.items, &item.id) {
        Some(rule) => rating::row(view, item, rule),
        None => Html::default(),
    };
    let column = |key: &'static str| {
        html! { <th role="columnheader" scope="col" id={column_id(view, key)}>{ctx.t(key)}</th> }
    };
    html! {
        <>
            {notes::messages(ctx, &view.path("ratings"), &view.notes.at(&view.path("ratings")))}
            <table class="dense score" role="table" aria-label={ctx.t("score")} onkeydown={down::handler(ctx.guide.is_some())}>
                <thead role="rowgroup">
                    <tr role="row">
                        <th role="columnheader" scope="col">{ctx.t("item")}</th>
                        { for COLUMNS.into_iter().map(column) }
                        <th role="columnheader" scope="col">{ctx.t("item.why")}</th>
                    </tr>
                </thead>
                { for view.assessment.score.items.iter().map(item) }
                {total(view)}
            </table>
            {unrated(view)}
            {of_proposal(view, Asked::Judging, "judge.name")}
        </>
    }
}

/// What all items come to.
fn total(view: &View<'_>) -> Html {
    let ctx = view.ctx;
    let score = &view.assessment.score;
    let figures = view.figures("score.");
    let cell = |key: &'static str, path: &str, value| {
        html! { <td role="cell" data-name={ctx.t(key)}>{figures.one(path, Some(value), Unit::Bare)}</td> }
    };
    html! {
        <tfoot role="rowgroup">
            <tr role="row">
                <th role="rowheader" scope="row">{ctx.t("item.total")}</th>
                {cell("item.max", "max", score.max)}
                {cell("item.low", "low", score.low)}
                {cell("item.expected", "expected", score.expected)}
                {cell("item.high", "high", score.high)}
                <td role="cell" class="kind"></td>
                <td role="cell" class="reason">{rating::reason(view, ctx.t("item.total"), "score", "")}</td>
            </tr>
        </tfoot>
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
        <p class="small">
            <span class="name">{ctx.t("score.unrated")}</span>
            {view.figures("score.").list("unrated", json, &names)}
        </p>
    }
}
