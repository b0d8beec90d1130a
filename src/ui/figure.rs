//! Figures of the assessment: each says where it comes from and its exact value.

use yew::prelude::*;

use super::ctx::Ctx;
use super::shown::{Unit, shown};

/// The figures of one part of the assessment.
pub(super) struct Figures<'a> {
    /// What every part of the page needs.
    pub ctx: &'a Ctx,
    /// The part's path with its last separator: empty, or such as `budget.`.
    pub prefix: String,
}

impl Figures<'_> {
    /// A value that counts something, or is not known.
    pub(super) fn one(&self, path: &str, value: Option<impl ToString>, unit: Unit) -> Html {
        self.of_text(path, value.map(|value| value.to_string()), unit)
    }

    fn of_text(&self, path: &str, value: Option<String>, unit: Unit) -> Html {
        let text = value.as_deref().map(|value| shown(self.ctx.lang, value, unit));
        let class =
            if matches!(unit, Unit::Status | Unit::Kind) { "figure words" } else { "figure" };
        let status = (unit == Unit::Status).then(|| value.clone().unwrap_or_default());
        self.named(path, value.unwrap_or_default(), text, class, status)
    }

    /// A list, shown by its entries' names.
    pub(super) fn list(&self, path: &str, json: String, names: &[&str]) -> Html {
        let text = if names.is_empty() {
            self.ctx.t("none").to_owned()
        } else {
            names.join(self.ctx.t("comma"))
        };
        self.named(path, json, Some(text), "figure words", None)
    }

    fn named(
        &self,
        path: &str,
        value: String,
        text: Option<String>,
        class: &'static str,
        status: Option<String>,
    ) -> Html {
        let text = match text {
            Some(text) => html! { {text} },
            None => html! {
                <><span aria-hidden="true">{"—"}</span>
                <span class="hidden">{self.ctx.t("unknown")}</span></>
            },
        };
        let figure = format!("{}{path}", self.prefix);
        // Another value is another element, whatever a translator made of the one before.
        let key = format!("{figure}={value}");
        html! {
            <span {key} {class} translate="no" data-figure={figure} data-value={value} data-status={status}>
                {text}
            </span>
        }
    }
}

/// A figure under its name.
pub(super) type Fact = (&'static str, Html);

/// Figures under their names, side by side.
pub(super) fn facts(facts: Vec<Fact>) -> Html {
    list("facts", facts)
}

/// Figures under one another, their digits aligned.
pub(super) fn sums(facts: Vec<Fact>) -> Html {
    list("sums", facts)
}

fn list(class: &'static str, facts: Vec<Fact>) -> Html {
    let fact = |(name, figure): Fact| html! { <div><dt>{name}</dt><dd>{figure}</dd></div> };
    html! { <dl class={class}>{ for facts.into_iter().map(fact) }</dl> }
}
