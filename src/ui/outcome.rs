//! The result in full: the verdict in a sentence, what to do next in order, then the tables.

use yew::prelude::*;

use super::asked::Asked;
use super::demand::demand;
use super::list::heading;
use super::panel::{self, next};
use super::verdict::verdict;
use super::view::View;

/// All of it but the problems.
pub(super) fn outcome(view: &View<'_>) -> Html {
    let ctx = view.ctx;
    html! {
        <>
            {verdict(ctx, view.prefix, view.assessment)}
            {heading(view.level, ctx.t("next"))}
            {next::steps(view, usize::MAX)}
            {demand(ctx, Asked::Planning, "plan.name")}
            {heading(view.level, ctx.t("outcome.tables"))}
            <div class="tables">{panel::tables(view)}</div>
            <p class="help">{ctx.t("result.no_prediction")}</p>
        </>
    }
}
