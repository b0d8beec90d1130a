//! All problems at one place, each with the way to its field.

use yew::prelude::*;

use super::ctx::Ctx;
use super::eligibility::go;
use super::{notes, place};
use crate::domain::problem::{Problem, Severity};

/// More links than this help nobody.
const MOST: usize = 100;

/// Problems, errors first.
pub(super) fn problems(ctx: &Ctx, problems: &[Problem]) -> Html {
    let of = |severity| problems.iter().filter(move |problem| problem.severity() == severity);
    let shown = of(Severity::Error).chain(of(Severity::Warning)).take(MOST);
    let row = |problem: &Problem| {
        // An id has no field: its entry is where to look.
        let place = problem.path.strip_suffix(".id").unwrap_or(&problem.path);
        html! {
            <li data-severity={problem.severity().code()} data-problem={problem.code()}>
                {go(ctx, place.to_owned(), &place::name(ctx.lang, ctx.rules, place), "")}
                <span>{notes::message(ctx, problem)}</span>
            </li>
        }
    };
    html! {
        <div id="problems">
            <h3>{ctx.t("problems")}</h3>
            if problems.is_empty() {
                <p>{ctx.t("problems.none")}</p>
            } else {
                <ul class="problems">{ for shown.map(row) }</ul>
            }
            if problems.len() > MOST {
                <p>{ctx.t("problems.more")}</p>
            }
        </div>
    }
}
