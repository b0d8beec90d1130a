//! What a rule means and where it comes from, on demand.

use yew::prelude::*;

use super::ctx::Ctx;
use super::words::filled;
use crate::rules::{Basis, Rule};

/// A rule in plain words, with its basis and source, folded away.
pub(super) fn explanation<T>(ctx: &Ctx, rule: &'static Rule<T>) -> Html {
    folded(
        ctx,
        &Words {
            title: ctx.pick(&rule.title),
            meaning: ctx.pick(&rule.explanation),
            why: rule.why.as_ref().map(|why| ctx.pick(why)),
            basis: ctx.t(match rule.basis {
                Basis::Guidebook => "basis.guidebook",
                Basis::Convention => "basis.convention",
            }),
            document: document(ctx, &rule.source.document),
            table: rule.source.table.as_deref(),
            section: &rule.source.section,
        },
    )
}

/// The same whatever the rule's value is: one piece of markup for all.
struct Words {
    title: &'static str,
    meaning: &'static str,
    why: Option<&'static str>,
    basis: &'static str,
    document: &'static str,
    table: Option<&'static str>,
    section: &'static str,
}

fn folded(ctx: &Ctx, words: &Words) -> Html {
    html! {
        <details class="explanation">
            <summary>{ctx.t("explanation")}<span class="hidden">{ctx.t("list.of")}{words.title}</span></summary>
            <p>{words.meaning}</p>
            if let Some(why) = words.why {
                <p>{why}</p>
            }
            <p class="source">
                {words.basis}{ctx.t("stop")}{words.document}
                if let Some(table) = words.table {
                    {ctx.t("comma")}{filled(ctx.t("source.table"), table)}
                }
                {ctx.t("comma")}{filled(ctx.t("source.section"), words.section)}
            </p>
        </details>
    }
}

fn document(ctx: &Ctx, id: &str) -> &'static str {
    let document = ctx.rules.documents.iter().find(|document| document.id == id);
    document.map_or("", |document| ctx.pick(&document.title))
}
