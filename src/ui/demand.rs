//! Parts of the page that are there only once they are opened.

use yew::prelude::*;

use super::asked::Asked;
use super::ctx::Ctx;
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
    /// To whom it is only heard, what it belongs to.
    pub of: AttrValue,
}

/// The name, and the place for the view. Once it was opened it stays, with what a person did there.
#[component]
pub(super) fn Demand(props: &Props) -> Html {
    let Props { ctx, asked, name, of } = props;
    let (is_open, ontoggle) = use_open();
    let was_opened = use_mut_ref(|| false);
    *was_opened.borrow_mut() |= is_open;
    let (about, rule) = match asked {
        Asked::Categories { list } | Asked::Fitting { list } => (Some(list), None),
        Asked::Why { about, rule } => (Some(about), Some(rule)),
        _ => (None, None),
    };
    let said = |text: Option<&AttrValue>| text.filter(|text| !text.is_empty()).cloned();
    html! {
        <details class="explanation" data-view={asked.code()} data-about={said(about)} data-by={said(rule)} {ontoggle}>
            <summary>
                {ctx.t(name)}
                if !of.is_empty() {
                    <span class="hidden">{ctx.t("list.of")}{of}</span>
                }
            </summary>
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
    html! { <Demand ctx={ctx.clone()} {asked} {name} of="" /> }
}

/// A view that is all of its step: it comes when the step is shown first.
pub(super) fn at_once(asked: Asked, is_open: bool) -> Html {
    html! { <div class="late" data-view={asked.code()}><Lazy {asked} {is_open} /></div> }
}

/// How the figures at a place of the assessment came about, and what the rule behind them says.
pub(super) fn why(ctx: &Ctx, of: &'static str, about: &str, rule: &str) -> Html {
    explained(ctx, "why", of, about, rule)
}

/// What a rule means and where it comes from.
pub(super) fn meaning(ctx: &Ctx, of: &'static str, rule: &str) -> Html {
    explained(ctx, "explanation", of, "", rule)
}

fn explained(ctx: &Ctx, name: &'static str, of: &'static str, about: &str, rule: &str) -> Html {
    let asked = Asked::Why { about: about.to_owned().into(), rule: rule.to_owned().into() };
    html! { <Demand ctx={ctx.clone()} {asked} {name} {of} /> }
}

/// A view of the proposal as a whole, folded away; a variant has none.
pub(super) fn of_proposal(view: &View<'_>, asked: Asked, name: &'static str) -> Html {
    if view.prefix.is_empty() { demand(view.ctx, asked, name) } else { Html::default() }
}
