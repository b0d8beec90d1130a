//! What a rule means and where it comes from, on demand.

use yew::prelude::*;

use super::ctx::Ctx;
use super::words::filled;
use crate::rules::{Basis, Entry, Rule, Source};

/// A rule in plain words, with its basis and source, folded away.
pub(super) fn explanation<T>(ctx: &Ctx, rule: &'static Rule<T>) -> Html {
    let rule = Entry::from(rule);
    folded(ctx, &rule, html! { <span class="hidden">{name(ctx, &rule)}</span> })
}

/// The same under its name, for a rule beside the one that the figure is named after.
pub(super) fn named_explanation<T>(ctx: &Ctx, rule: &'static Rule<T>) -> Html {
    let rule = Entry::from(rule);
    folded(ctx, &rule, html! { {name(ctx, &rule)} })
}

fn name(ctx: &Ctx, rule: &Entry<'static>) -> String {
    format!("{}{}", ctx.t("list.of"), ctx.pick(rule.title))
}

fn folded(ctx: &Ctx, rule: &Entry<'static>, name: Html) -> Html {
    html! {
        <details class="explanation">
            <summary>{ctx.t("explanation")}{name}</summary>
            {meaning(ctx, rule)}
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
