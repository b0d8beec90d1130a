//! What a rule means and where it comes from, on demand.

use yew::prelude::*;

use super::ctx::Ctx;
use super::more::{Part, text};
use super::open::use_open;
use super::words::filled;
use crate::proposal::Node;
use crate::rules::{Entry, Rule};

/// A rule in plain words, with its basis and source, folded away.
pub(super) fn explanation<T>(ctx: &Ctx, rule: &'static Rule<T>) -> Html {
    html! { <Explanation ctx={ctx.within("rule")} rule={Shown(Entry::from(rule))} is_named={false} /> }
}

/// The same under its name, for a rule beside the one that the figure is named after.
pub(super) fn named_explanation<T>(ctx: &Ctx, rule: &'static Rule<T>) -> Html {
    html! { <Explanation ctx={ctx.within("rule")} rule={Shown(Entry::from(rule))} is_named={true} /> }
}

/// A rule as a property: rules are told apart by their ids.
#[derive(Clone, Copy)]
struct Shown(Entry<'static>);

impl PartialEq for Shown {
    fn eq(&self, other: &Self) -> bool {
        self.0.id == other.0.id
    }
}

/// A rule that can be unfolded.
#[derive(Clone, PartialEq, Properties)]
struct Props {
    ctx: Ctx,
    rule: Shown,
    /// Its name is seen, and not only heard.
    is_named: bool,
}

#[component]
fn Explanation(props: &Props) -> Html {
    let Props { ctx, rule: Shown(rule), is_named } = props;
    let (is_open, ontoggle) = use_open();
    let name = format!("{}{}", ctx.t("list.of"), ctx.pick(rule.title));
    let class = if *is_named { "" } else { "hidden" };
    html! {
        <details class="explanation" {ontoggle}>
            <summary>{ctx.t("explanation")}<span {class}>{name}</span></summary>
            if is_open {
                {meaning(ctx, rule)}
            }
        </details>
    }
}

/// What a rule says, on whose authority, and where to read it.
pub(super) fn meaning(ctx: &Ctx, rule: &Entry<'static>) -> Html {
    let about = about(ctx, rule.id);
    let is_convention = about.get("basis").as_text() == Some("convention");
    let basis = if is_convention { "basis.convention" } else { "basis.guidebook" };
    html! {
        <>
            <p>{text(ctx.lang, about.get("explanation"))}</p>
            <p class="basis">
                <strong>{ctx.t(basis)}</strong>
                if let Some(why) = text(ctx.lang, about.get("why")) {
                    {ctx.t("list.of")}{why}
                }
            </p>
            <p class="source">{ctx.t("source")}{source(ctx, about.get("source"))}</p>
        </>
    }
}

/// What is known about a rule; nothing before it is loaded.
pub(super) fn about(ctx: &Ctx, id: &str) -> Node {
    Part::Rules.loaded().get(&ctx.rules.id).get(id).clone()
}

/// The document, the table and the section.
fn source(ctx: &Ctx, source: &Node) -> String {
    let part = |key| source.get(key).as_text();
    let id = part("document").unwrap_or_default();
    let document = ctx.rules.documents.iter().find(|document| document.id == id);
    let document = document.map_or("", |document| ctx.pick(&document.title));
    let table = part("table").map(|table| filled(ctx.t("source.table"), table));
    let section = filled(ctx.t("source.section"), part("section").unwrap_or_default());
    let parts: Vec<String> =
        [Some(document.to_owned()), table, Some(section)].into_iter().flatten().collect();
    parts.join(ctx.t("comma"))
}
