//! Help on a question, on demand: what to enter, why it is asked, which document proves it.

use yew::prelude::*;

use super::ctx::Ctx;
use super::more::{Part, text};

/// The parts of the help, with the keys of their names.
const PARTS: [(&str, &str); 3] =
    [("what", "help.what"), ("why", "help.why"), ("document", "help.document")];

/// The help on a question, folded away. `name` says to whom it is only heard which question it
/// belongs to.
pub(super) fn help(ctx: &Ctx, question: &str, name: &str) -> Html {
    let help = Part::Help.of(ctx).get(question);
    let part = |(key, title): (&str, &'static str)| {
        let text = text(ctx, help.get(key))?;
        Some(html! { <div><dt>{ctx.t(title)}</dt><dd>{text}</dd></div> })
    };
    html! {
        <details class="explanation">
            <summary>{ctx.t("help")}<span class="hidden">{ctx.t("list.of")}{name}</span></summary>
            <dl class="help-parts">{ for PARTS.into_iter().filter_map(part) }</dl>
        </details>
    }
}

/// What to enter and why, in plain text, where many fields are explained together.
pub(super) fn plain(ctx: &Ctx, question: &str) -> Html {
    let help = Part::Help.of(ctx).get(question);
    html! { <p>{text(ctx, help.get("what"))}{text(ctx, help.get("why"))}</p> }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::proposal::{BUDGET_FIELDS, FIELDS};
    use crate::rules::Scored;
    use crate::ui::eligibility::own_id;
    use crate::ui::more::tests::source;
    use crate::ui::tests::rules;

    fn questions() -> Vec<String> {
        let fields = FIELDS.iter().chain(BUDGET_FIELDS).map(|field| field.path.to_owned());
        let judged = rules().score.items.iter().filter(|rule| rule.value.scored == Scored::Judged);
        fields.chain(judged.map(|rule| format!("ratings.{}", own_id(&rule.id)))).collect()
    }

    #[test]
    fn every_question_has_its_help_and_every_help_its_question() {
        let table = source("help");
        let questions = questions();
        for question in &questions {
            for part in ["what", "why"] {
                assert!(table.get(question).get(part).get("ja").as_text().is_some(), "{question}");
            }
        }
        let known: Vec<&str> = PARTS.map(|(key, _)| key).to_vec();
        for (key, help) in table.entries() {
            assert!(questions.iter().any(|question| **question == **key), "nobody asks {key}");
            assert!(help.entries().iter().all(|(part, _)| known.contains(&&**part)), "{key}");
        }
    }
}
