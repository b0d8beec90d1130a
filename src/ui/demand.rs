//! Parts of the page that are there only once they are opened.

use yew::prelude::*;

use super::asked::Asked;
use super::ctx::Ctx;
use super::drawer;
use super::lazy::Lazy;
use super::open::use_open;
use super::view::View;

/// A view, folded away under its name.
#[derive(Clone, PartialEq, Properties)]
pub(super) struct Props {
    /// What every part of the page needs.
    pub ctx: Ctx,
    /// The view.
    pub asked: Asked,
    /// The key of its name for people.
    pub name: &'static str,
}

/// The name, and the place for the view. Once it was opened it stays, with what a person did there.
#[component]
pub(super) fn Demand(props: &Props) -> Html {
    let Props { ctx, asked, name } = props;
    let (is_open, ontoggle) = use_open();
    let was_opened = use_mut_ref(|| false);
    *was_opened.borrow_mut() |= is_open;
    let about = match asked {
        Asked::Categories { list } | Asked::Fitting { list } => Some(list.clone()),
        _ => None,
    };
    // What goes there names it by the estimate.
    let id = match asked {
        Asked::Fitting { list } => Some(format!("{}.fit", list.trim_end_matches(".lines"))),
        _ => None,
    };
    html! {
        <details class="explanation" data-view={asked.code()} data-about={about} {ontoggle}>
            <summary {id}>{ctx.t(name)}</summary>
            <div class="late">
                if *was_opened.borrow() {
                    <Lazy asked={asked.clone()} {is_open} />
                }
            </div>
        </details>
    }
}

/// A view, folded away.
pub(super) fn demand(ctx: &Ctx, asked: Asked, name: &'static str) -> Html {
    html! { <Demand ctx={ctx.clone()} {asked} {name} /> }
}

/// A view that is all of its step: it comes when the step is shown first.
pub(super) fn at_once(asked: Asked, is_open: bool) -> Html {
    html! { <div class="late" data-view={asked.code()}><Lazy {asked} {is_open} /></div> }
}

/// How the figures at a place of the assessment came about, and what the rule behind them says.
pub(super) fn why(ctx: &Ctx, of: &'static str, about: &str, rule: &str) -> Html {
    drawer::why(ctx, of, about, rule, ctx.t("why"))
}

/// What a rule means and where it comes from.
pub(super) fn meaning(ctx: &Ctx, of: &'static str, rule: &str) -> Html {
    drawer::why(ctx, of, "", rule, ctx.t("explanation"))
}

/// A view of the proposal as a whole, folded away; a variant has none.
pub(super) fn of_proposal(view: &View<'_>, asked: Asked, name: &'static str) -> Html {
    if view.prefix.is_empty() { demand(view.ctx, asked, name) } else { Html::default() }
}
