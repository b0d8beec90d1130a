//! What a rule means and where it comes from, on demand.

use yew::prelude::*;

use super::ctx::Ctx;
use super::open::use_open;
use super::words::filled;
use crate::rules::{Basis, Entry, Rule, Source};

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
    let basis = match rule.basis {
        Basis::Guidebook => "basis.guidebook",
        Basis::Convention => "basis.convention",
    };
    html! {
        <>
            <p>{ctx.pick(rule.explanation)}</p>
            <p class="basis">
                <strong>{ctx.t(basis)}</strong>
                if let Some(why) = rule.why {
                    {ctx.t("list.of")}{ctx.pick(why)}
                }
            </p>
            <p class="source">{ctx.t("source")}{source(ctx, rule.source)}</p>
        </>
    }
}

/// The document, the table and the section.
fn source(ctx: &Ctx, source: &'static Source) -> String {
    let document = ctx.rules.documents.iter().find(|document| document.id == source.document);
    let document = document.map_or("", |document| ctx.pick(&document.title));
    let table = source.table.as_ref().map(|table| filled(ctx.t("source.table"), table));
    let section = filled(ctx.t("source.section"), &source.section);
    let parts: Vec<String> =
        [Some(document.to_owned()), table, Some(section)].into_iter().flatten().collect();
    parts.join(ctx.t("comma"))
}
