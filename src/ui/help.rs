//! Help on a question, on demand: what to enter, why it is asked, which document proves it.

use yew::prelude::*;

use super::more::{Part, text};
use super::words::Lang;
use crate::proposal::{BUDGET_FIELDS, Field};

/// The parts of the help, with the keys of their names.
const PARTS: [(&str, &str); 3] =
    [("what", "help.what"), ("why", "help.why"), ("document", "help.document")];

/// The help on a question, after what is said of its field in short.
pub(super) fn parts(lang: Lang, question: &str) -> Html {
    let short = lang.find(&format!("field.{question}.help"));
    let table = Part::Help.loaded();
    let help = table.get(question);
    let part = |(key, title): (&str, &'static str)| {
        let text = text(lang, help.get(key))?;
        Some(html! { <div><dt>{lang.word(title)}</dt><dd>{text}</dd></div> })
    };
    html! {
        <>
            if let Some(short) = short {
                <p class="help-short">{short}</p>
            }
            <dl class="help-parts">{ for PARTS.into_iter().filter_map(part) }</dl>
        </>
    }
}

/// The help on the fields of a cost line, once for all lines.
pub(super) fn of_lines(lang: Lang) -> Html {
    let table = Part::Help.loaded();
    let fields = BUDGET_FIELDS.iter().filter(|spec| spec.path.starts_with("lines[]."));
    let row = |spec: &Field| {
        let name = lang.find(&format!("field.{}", spec.path)).unwrap_or_default();
        let help = table.get(spec.path);
        html! {
            <li><strong>{name}</strong><p>{text(lang, help.get("what"))}{text(lang, help.get("why"))}</p></li>
        }
    };
    html! { <ul class="help-lines">{ for fields.map(row) }</ul> }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::proposal::FIELDS;
    use crate::rules::Scored;
    use crate::ui::model::own_id;
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
