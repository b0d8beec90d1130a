//! Bars in the figures' own scale, so that nothing is computed for them. The figures beside a bar say
//! what it shows.

use yew::prelude::*;

/// A stretch of a bar.
pub(in crate::ui) struct Stretch {
    /// What it stands for, which decides its colour and its pattern.
    pub part: &'static str,
    /// Where it starts.
    pub from: String,
    /// Where it ends.
    pub to: String,
}

/// A bar from zero to a greatest value; `mark` is a limit on it.
pub(in crate::ui) fn bar(most: &str, stretches: Vec<Stretch>, mark: Option<String>) -> Html {
    let stretch = |stretch: Stretch| {
        let Stretch { part, from, to } = stretch;
        // A stretch of no length would still show its ends.
        if from == to {
            return Html::default();
        }
        html! { <line data-part={part} x1={from} x2={to} y1="4" y2="4" /> }
    };
    html! {
        <svg class="bar" viewBox={format!("0 0 {most} 8")} preserveAspectRatio="none" aria-hidden="true">
            <line data-part="all" x1="0" x2={most.to_owned()} y1="4" y2="4" />
            { for stretches.into_iter().map(stretch) }
            if let Some(mark) = mark {
                <line data-part="mark" x1={mark.clone()} x2={mark} y1="0" y2="8" />
            }
        </svg>
    }
}

/// An amount against its limit: what is over stands out behind the limit's mark.
pub(in crate::ui) fn limited(amount: &str, limit: &str, is_over: bool) -> Html {
    let within = |to: &str| Stretch { part: "within", from: "0".into(), to: to.to_owned() };
    if !is_over {
        return bar(limit, vec![within(amount)], None);
    }
    let over = Stretch { part: "over", from: limit.to_owned(), to: amount.to_owned() };
    bar(amount, vec![within(limit), over], Some(limit.to_owned()))
}
