//! The sections of a proposal, in the order of the page; a variant has the same.

use std::rc::Rc;

use yew::prelude::*;

use super::asked::Asked;
use super::assessed::Assessed;
use super::ctx::Ctx;
use super::demand::of_proposal;
use super::notes::Notes;
use super::view::View;
use super::{basics, co2, eligibility, panel, reviewers, score, years};
use crate::domain::assessment::Assessment;
use crate::proposal::Node;

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
    /// Whether two assessments agree on all figures it shows: then it need not be shown anew.
    pub is_same: fn(&Assessment, &Assessment) -> bool,
}

/// All of them.
pub(super) const SECTIONS: [Section; 6] = [
    Section {
        id: "basics",
        asks: &["application"],
        lead: "basics.lead",
        questions: basics::questions,
        figures: basics::history,
        is_same: |left, right| left.history == right.history && left.gates == right.gates,
    },
    Section {
        id: "eligibility",
        asks: &["eligibility"],
        lead: "eligibility.lead",
        questions: |_| Html::default(),
        figures: eligibility::gates,
        is_same: |left, right| left.gates == right.gates,
    },
    Section {
        id: "organisation",
        asks: &["organisation"],
        lead: "organisation.lead",
        questions: score::organisation,
        figures: |_| Html::default(),
        is_same: |left, right| left.score == right.score,
    },
    Section {
        id: "score",
        asks: &["ratings"],
        lead: "score.lead",
        questions: |_| Html::default(),
        figures: score::items,
        is_same: |left, right| left.score == right.score,
    },
    Section {
        id: "budget",
        asks: &["budget"],
        lead: "budget.lead",
        questions: |_| Html::default(),
        figures: years::first,
        is_same: |left, right| Rc::ptr_eq(&left.budget, &right.budget),
    },
    Section {
        id: "co2",
        asks: &["co2"],
        lead: "co2.lead",
        questions: |_| Html::default(),
        figures: co2_all,
        is_same: |left, right| left.co2 == right.co2,
    },
];

/// Later years come after what the proposal itself needs.
pub(super) const YEARS: Section = Section {
    id: "years",
    asks: &["years"],
    lead: "years.lead",
    questions: |_| Html::default(),
    figures: years::later,
    is_same: same_years,
};

/// Reviewers come after the variants on the page.
pub(super) const REVIEWERS: Section = Section {
    id: "reviewers",
    asks: &["reviewers"],
    lead: "reviewers.lead",
    questions: reviewers::questions,
    figures: reviewers::reviews,
    is_same: |left, right| left.reviews == right.reviews && left.score.items == right.score.items,
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

fn same_years(left: &Assessment, right: &Assessment) -> bool {
    let budgets = |assessment: &Assessment| -> Vec<_> {
        let years = assessment.years.iter().flatten();
        years.map(|year| year.budget.as_ref().map(Rc::as_ptr)).collect()
    };
    budgets(left) == budgets(right)
}

/// A section of the proposal, and what it shows.
#[derive(Clone, Properties)]
pub(super) struct Props {
    /// What every part of the page needs.
    pub ctx: Ctx,
    /// Which one.
    pub section: &'static Section,
    /// The whole proposal.
    pub draft: Node,
    /// What is wrong.
    pub notes: Rc<Notes>,
    /// What is known.
    pub assessed: Rc<Assessed>,
}

/// Equal where nothing of what the section shows has changed: a keystroke elsewhere renders nothing.
impl PartialEq for Props {
    fn eq(&self, other: &Self) -> bool {
        let is_same = |part: &str| self.draft.get(part).is_same(other.draft.get(part));
        let asks = self.section.asks.iter().all(|part| is_same(part));
        let is_late = self.section.id == "basics" && self.ctx.has_more != other.ctx.has_more;
        // What its view on demand shows beside that.
        let also = self.section.id != "score" || is_same("viewpoints") && is_same("organisation");
        std::ptr::eq(self.section, other.section)
            && self.ctx == other.ctx
            && !is_late
            && asks
            && also
            && (self.section.id != "basics" || is_same("title"))
            && self.notes == other.notes
            && (self.section.is_same)(&self.assessed.assessment, &other.assessed.assessment)
    }
}

/// A section with its title.
#[component]
pub(super) fn SectionPart(props: &Props) -> Html {
    let Props { ctx, section, draft, notes, assessed } = props;
    let assessment = &assessed.assessment;
    let view = View { ctx, notes, root: draft, prefix: "", assessment, level: 3 };
    let content = html! {
        <>
            {body(section, &view)}
            if ctx.is_framed {
                {panel::of_section(&view, section.id)}
            }
        </>
    };
    titled(ctx, section.id, section.lead, content)
}

/// What stands in a section: its title, which takes the focus on a move, what it says first, and its content.
pub(super) fn titled(ctx: &Ctx, id: &'static str, lead: &'static str, content: Html) -> Html {
    let title = format!("{id}-title");
    html! {
        <>
            <h2 id={title} tabindex="-1">{ctx.t(id)}</h2>
            <p class="lead">{ctx.t(lead)}</p>
            {content}
        </>
    }
}

fn co2_all(view: &View<'_>) -> Html {
    html! {
        <>
            {co2::measures(view)}
            {of_proposal(view, Asked::Reach, "reach.name")}
        </>
    }
}
