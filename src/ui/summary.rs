//! All problems at one place, each with the way to its field.

use std::rc::Rc;

use yew::prelude::*;

use super::assessed::Listed;
use super::ctx::Ctx;
use super::eligibility::go;
use super::words::{filled, filled_all};
use super::{notes, place};
use crate::domain::problem::{Problem, Severity};

/// Problems that are shown at once.
const PART: usize = 100;

/// What it needs.
#[derive(Clone, PartialEq, Properties)]
pub(super) struct Props {
    /// What every part of the page needs.
    pub ctx: Ctx,
    /// What is wrong.
    pub problems: Rc<Listed>,
}

/// Problems, errors first, by the hundred.
#[component]
pub(super) fn Summary(props: &Props) -> Html {
    let Props { ctx, problems } = props;
    let parts = use_state(|| 1);
    let most = *parts * PART;
    let Listed { problems, beyond } = &**problems;
    let of = |severity| problems.iter().filter(move |problem| problem.severity() == severity);
    let shown = of(Severity::Error).chain(of(Severity::Warning)).take(most);
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
    let left = problems.len().saturating_sub(most);
    let more = {
        let next = *parts + 1;
        Callback::from(move |_: MouseEvent| parts.set(next))
    };
    html! {
        <div id="problems">
            <h3>{ctx.t("problems")}</h3>
            if problems.is_empty() {
                <p>{ctx.t("problems.none")}</p>
            } else {
                <ul class="problems">{ for shown.map(row) }</ul>
            }
            if left > 0 {
                <button type="button" data-problems="more" onclick={more}>
                    {filled_all(ctx.t("problems.more"), &[&left.min(PART).to_string(), &left.to_string()])}
                </button>
            }
            if *beyond > 0 {
                <p>{filled(ctx.t("problems.beyond"), &beyond.to_string())}</p>
            }
        </div>
    }
}
