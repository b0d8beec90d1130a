//! Parts of the page that are there only once they are opened: their names stand here, what they show is a
//! view of the second module, which `static/views.js` puts there.

use yew::prelude::*;

use super::ctx::Ctx;
use super::view::View;

/// A view, folded away under its name.
pub(super) struct Demand<'a> {
    /// What every part of the page needs.
    pub ctx: &'a Ctx,
    /// The view's name in the second module.
    pub view: &'static str,
    /// The key of its name for people.
    pub name: &'static str,
    /// To whom it is only heard, what it belongs to.
    pub of: &'static str,
    /// The place it is about, in the proposal or the assessment.
    pub about: &'a str,
    /// The rule it is about.
    pub rule: &'a str,
}

impl Demand<'_> {
    /// The name, and the place for the view.
    pub(super) fn render(self) -> Html {
        let Self { ctx, view, name, of, about, rule } = self;
        html! {
            <details class="explanation" data-view={view} data-about={said(about)} data-by={said(rule)}>
                <summary>
                    {ctx.t(name)}
                    if !of.is_empty() {
                        <span class="hidden">{ctx.t("list.of")}{of}</span>
                    }
                </summary>
                <div class="late"></div>
            </details>
        }
    }
}

/// An attribute that says something.
fn said(text: &str) -> Option<String> {
    (!text.is_empty()).then(|| text.to_owned())
}

/// A view about a place, folded away.
pub(super) fn demand(ctx: &Ctx, view: &'static str, name: &'static str, about: &str) -> Html {
    Demand { ctx, view, name, of: "", about, rule: "" }.render()
}

/// A view of the proposal as a whole, folded away; a variant has none.
pub(super) fn of_proposal(view: &View<'_>, name: &'static str, title: &'static str) -> Html {
    if view.prefix.is_empty() { demand(view.ctx, name, title, "") } else { Html::default() }
}

/// How the figures at a place of the assessment came about, and what the rule behind them says.
pub(super) fn why(ctx: &Ctx, of: &'static str, about: &str, rule: &str) -> Html {
    Demand { ctx, view: "why", name: "why", of, about, rule }.render()
}

/// What a rule means and where it comes from.
pub(super) fn meaning(ctx: &Ctx, of: &'static str, rule: &str) -> Html {
    Demand { ctx, view: "why", name: "explanation", of, about: "", rule }.render()
}
