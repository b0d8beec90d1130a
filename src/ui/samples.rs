//! Worked samples to start from. They are made up, and their texts say so.

use yew::prelude::*;

use super::ctx::Ctx;
use super::model::action::Action;
use super::model::state::State;
use super::more::Part;
use crate::proposal::Node;

/// Samples in the order to offer them, with the keys of their names and of what to look for.
const SAMPLES: [(&str, &str, &str); 3] = [
    ("within-cap", "sample.within_cap", "sample.within_cap.lead"),
    ("over-cap", "sample.over_cap", "sample.over_cap.lead"),
    ("open", "sample.open", "sample.open.lead"),
];

/// The samples, and a blank sheet.
pub(super) fn samples(ctx: &Ctx) -> Html {
    let loaded = Part::Samples.loaded().get(ctx.lang.code()).clone();
    let sample = |(id, title, lead)| choice(ctx, id, (title, lead), loaded.get(id).clone());
    let blank = State::blank(&ctx.rules.id, ctx.lang).draft;
    html! {
        <ul class="samples">
            { for SAMPLES.map(sample) }
            {choice(ctx, "blank", ("start.blank", "start.blank.lead"), blank)}
        </ul>
    }
}

/// One proposal to start from, as soon as it is there.
fn choice(
    ctx: &Ctx,
    id: &'static str,
    (title, lead): (&'static str, &'static str),
    proposal: Node,
) -> Html {
    let disabled = proposal.is_unanswered();
    let onclick = {
        let ctx = ctx.clone();
        Callback::from(move |_| ctx.send(Action::Load(proposal.clone())))
    };
    html! {
        <li>
            <button type="button" data-sample={id} {disabled} {onclick}>{ctx.t(title)}</button>
            <p>{ctx.t(lead)}</p>
        </li>
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use serde_json::Value;

    const WITHIN_CAP: &str = include_str!("more/samples/within-cap.json");
    const OVER_CAP: &str = include_str!("more/samples/over-cap.json");
    const OPEN: &str = include_str!("more/samples/open.json");
    const ENGLISH: &str = include_str!("more/samples/en.json");

    fn assessed(file: &str) -> Value {
        serde_json::from_str(&crate::assess(file)).expect("an assessment")
    }

    fn gates(assessment: &Value) -> Vec<&str> {
        let gates = assessment["gates"].as_array().expect("gates");
        gates.iter().map(|gate| gate["status"].as_str().expect("a status")).collect()
    }

    #[test]
    fn the_first_keeps_every_rule() {
        let assessment = assessed(WITHIN_CAP);
        assert_eq!(assessment["problems"], serde_json::json!([]));
        assert!(gates(&assessment).iter().all(|status| *status == "pass"));
        assert_eq!(assessment["score"]["unrated"], serde_json::json!([]));
        let checks = assessment["budget"]["checks"].as_array().expect("checks");
        assert!(checks.iter().all(|check| check["status"] == "pass"), "{checks:?}");
    }

    #[test]
    fn the_second_is_over_the_cap() {
        let assessment = assessed(OVER_CAP);
        assert_eq!(assessment["budget"]["headroom"], "-312400");
        assert_eq!(assessment["budget"]["checks"][0]["status"], "fail");
    }

    #[test]
    fn the_third_leaves_much_open() {
        let assessment = assessed(OPEN);
        let unrated = assessment["score"]["unrated"].as_array().expect("a list");
        assert!(unrated.len() > 5 && gates(&assessment).contains(&"unknown"));
    }

    /// All texts of a sample that are written in Japanese.
    fn japanese(part: &Value) -> Vec<&str> {
        match part {
            Value::String(text) if !text.is_ascii() => vec![text],
            Value::Array(parts) => parts.iter().flat_map(japanese).collect(),
            Value::Object(parts) => parts.values().flat_map(japanese).collect(),
            _ => Vec::new(),
        }
    }

    #[test]
    fn every_text_has_its_english() {
        let english: Value = serde_json::from_str(ENGLISH).expect("JSON");
        let samples = [WITHIN_CAP, OVER_CAP, OPEN].map(|file| {
            let sample: Value = serde_json::from_str(file).expect("JSON");
            sample
        });
        let texts: HashSet<&str> = samples.iter().flat_map(japanese).collect();
        let known: HashSet<&str> =
            english.as_object().expect("texts").keys().map(String::as_str).collect();
        assert_eq!(texts, known);
        assert_eq!(japanese(&english), [""; 0]);
    }
}
