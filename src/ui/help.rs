//! Help on a question, on demand: what to enter, why it is asked, which document proves it.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use serde::Deserialize;
use yew::prelude::*;

use super::ctx::Ctx;
use crate::text::Text;

const TABLE: &str = include_str!("help.json");

/// The help on one question.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Help {
    what: Text,
    why: Text,
    document: Option<Text>,
}

/// The help on a question, folded away; nothing where there is none. `name` says to whom it is only
/// heard which question it belongs to.
pub(super) fn help(ctx: &Ctx, question: &str, name: &str) -> Html {
    let Some(help) = table().get(question) else { return Html::default() };
    let part = |title: &'static str, text: &'static Text| {
        html! { <div><dt>{ctx.t(title)}</dt><dd>{ctx.pick(text)}</dd></div> }
    };
    html! {
        <details class="explanation">
            <summary>{ctx.t("help")}<span class="hidden">{ctx.t("list.of")}{name}</span></summary>
            <dl class="help-parts">
                {part("help.what", &help.what)}
                {part("help.why", &help.why)}
                if let Some(document) = &help.document {
                    {part("help.document", document)}
                }
            </dl>
        </details>
    }
}

/// What to enter, in plain text, where many fields are explained together.
pub(super) fn plain(ctx: &Ctx, question: &str) -> Html {
    let Some(help) = table().get(question) else { return Html::default() };
    html! { <p>{ctx.pick(&help.what)}{ctx.pick(&help.why)}</p> }
}

fn table() -> &'static BTreeMap<String, Help> {
    static HELP: OnceLock<BTreeMap<String, Help>> = OnceLock::new();
    // The tests prove that the table can be read.
    HELP.get_or_init(|| serde_json::from_str(TABLE).unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::proposal::{BUDGET_FIELDS, FIELDS};
    use crate::rules::Scored;
    use crate::ui::eligibility::own_id;
    use crate::ui::tests::rules;

    fn questions() -> Vec<String> {
        let fields = FIELDS.iter().chain(BUDGET_FIELDS).map(|field| field.path.to_owned());
        let judged = rules().score.items.iter().filter(|rule| rule.value.scored == Scored::Judged);
        fields.chain(judged.map(|rule| format!("ratings.{}", own_id(&rule.id)))).collect()
    }

    #[test]
    fn every_question_has_its_help_and_every_help_its_question() {
        let table: BTreeMap<String, Help> = serde_json::from_str(TABLE).expect("a readable table");
        let questions = questions();
        let without: Vec<_> = questions.iter().filter(|path| !table.contains_key(*path)).collect();
        assert!(without.is_empty(), "no help on {without:?}");
        let stray: Vec<_> = table.keys().filter(|key| !questions.contains(key)).collect();
        assert!(stray.is_empty(), "nobody asks {stray:?}");
    }
}
