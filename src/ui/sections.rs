//! The sections of a proposal, in the order of the page; a variant has the same.

use yew::prelude::*;

use super::list::heading;
use super::view::View;
use super::{basics, co2, eligibility, reviewers, score, years};

/// A section: its anchor and its parts.
pub(super) struct Section {
    /// Its anchor, and the key of its title.
    pub id: &'static str,
    /// The sections of the file it asks for.
    pub asks: &'static [&'static str],
    /// What it says first.
    pub lead: &'static str,
    /// What it asks.
    pub questions: fn(&View<'_>) -> Html,
    /// What comes of it.
    pub figures: fn(&View<'_>) -> Html,
}

/// All of them.
pub(super) const SECTIONS: [Section; 6] = [
    Section {
        id: "basics",
        asks: &["application"],
        lead: "basics.lead",
        questions: basics::questions,
        figures: basics::history,
    },
    Section {
        id: "eligibility",
        asks: &["eligibility"],
        lead: "eligibility.lead",
        questions: eligibility::questions,
        figures: gates,
    },
    Section {
        id: "organisation",
        asks: &["organisation"],
        lead: "organisation.lead",
        questions: score::organisation,
        figures: |_| Html::default(),
    },
    Section {
        id: "score",
        asks: &["ratings"],
        lead: "score.lead",
        questions: |_| Html::default(),
        figures: score::items,
    },
    Section {
        id: "budget",
        asks: &["budget"],
        lead: "budget.lead",
        questions: |_| Html::default(),
        figures: years::first,
    },
    Section {
        id: "co2",
        asks: &["co2"],
        lead: "co2.lead",
        questions: |_| Html::default(),
        figures: co2_all,
    },
];

/// Later years come after what the proposal itself needs.
pub(super) const YEARS: Section = Section {
    id: "years",
    asks: &["years"],
    lead: "years.lead",
    questions: |_| Html::default(),
    figures: years::later,
};

/// Reviewers come after the variants on the page.
pub(super) const REVIEWERS: Section = Section {
    id: "reviewers",
    asks: &["reviewers"],
    lead: "reviewers.lead",
    questions: reviewers::questions,
    figures: reviewers::reviews,
};

/// What a section asks, where it is asked here, and what comes of it.
pub(super) fn body(section: &Section, view: &View<'_>) -> Html {
    let is_asked = section.asks.iter().all(|part| view.has(part));
    html! {
        <>
            if is_asked {
                {(section.questions)(view)}
            }
            {(section.figures)(view)}
        </>
    }
}

fn gates(view: &View<'_>) -> Html {
    html! {
        <>
            {heading(view.level, view.ctx.t("gates"))}
            {eligibility::gates(view)}
        </>
    }
}

fn co2_all(view: &View<'_>) -> Html {
    html! {
        <>
            {co2::measures(view)}
            {heading(view.level, view.ctx.t("co2.totals"))}
            {co2::totals(view)}
        </>
    }
}
