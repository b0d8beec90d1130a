//! What the assessment's JSON looks like, where its writing alone does not say so.

use super::Refusal;
use super::budget::{ByCategory, Check, Line, Lines};
use super::codes::{self, GateId, Task};
use crate::domain::assessment::{
    Assessment, Budget, NeedKind, NextStep, Progress, Reviews, Scenario, Status, Year,
};
use crate::engine::FileError;
use crate::engine::explain::UnknownFigure;
use crate::explain::Tree;
use crate::quantity::{Number, Yen};
use crate::shape::{Described, Entries, Known, Shape, described};
use crate::text::Text;

/// What `assess` answers.
pub fn assess_answer(known: &mut Known) -> Shape {
    let assessment = Assessment::shape(known);
    let failure = known.named("Failure", "The answer to a text that is no proposal.", |known| {
        Entries::new(known).of::<Refusal>("error", "").object()
    });
    let about = "What `assess` answers.";
    known.named("AssessAnswer", about, |_| Shape::Any(vec![assessment, failure]))
}

/// What `explain` answers.
pub fn explain_answer(known: &mut Known) -> Shape {
    let tree = Tree::shape(known);
    let codes = FileError::ALL.iter().map(|error| error.code()).chain([UnknownFigure::CODE]);
    let codes: Vec<_> = codes.collect();
    let about = "The answer to a text that is no proposal, or to a figure there is not.";
    let failure = known.named("Failure", about, |known| {
        let refusal = known.named("Refusal", "Why there is no explanation.", |known| {
            Entries::new(known)
                .shaped("code", "", Shape::codes(codes))
                .of::<Text>("message", "What happened and what to do.")
                .object()
        });
        Entries::new(known).shaped("error", "", refusal).object()
    });
    let about = "What `explain` answers.";
    known.named("ExplainAnswer", about, |_| Shape::Any(vec![tree, failure]))
}

described!(
    /// Everything known about a proposal. What can't be known is `null`.
    Assessment as "Assessment",
    |known| shaped(Entries::new(known))
);

described!(
    /// A variant: a whole assessment of the proposal with its sections replaced.
    Scenario as "Scenario",
    |known| {
        let head = Entries::new(known)
            .written("id", "", |scenario: &Scenario, is| is.is(&scenario.id))
            .written("name", "", |scenario: &Scenario, is| is.is(&scenario.name));
        shaped(head)
    }
);

/// What `entries` writes.
fn shaped(entries: Entries<'_>) -> Shape {
    type A = Assessment;
    entries
        .written("rules", "Id of the rule set.", |a: &A, is| is.is(&a.rules))
        .written("history", "Fiscal years of the city pair.", |a: &A, is| is.is(&a.history))
        .written("score", "The evaluation.", |a: &A, is| is.is(&a.score))
        .written("gates", "Conditions for applying.", |a: &A, is| is.is(&a.gates))
        .written("gate_counts", "Gates by status.", |a: &A, is| is.is(&a.gate_counts))
        .written("budget", "The first year's estimate.", |a: &A, is| is.is(&*a.budget))
        .written("co2", "CO₂ cut and its cost.", |a: &A, is| is.is(&a.co2))
        .of::<Vec<Year>>("years", "Later years, where the proposal has them.")
        .sometimes()
        .of::<Vec<Scenario>>("scenarios", "Variants, where the proposal has them.")
        .sometimes()
        .of::<Reviews>("reviews", "Reviewers' ratings, where the proposal has them.")
        .sometimes()
        .written("steps", "How far each section is.", |a: &A, is| is.is(&a.steps))
        .of::<Progress>("progress", "What is being checked, where something is.")
        .sometimes()
        .written("next_steps", "What needs doing, the most pressing first.", |a: &A, is| {
            is.is(&a.next_steps)
        })
        .written("problems", "What is wrong or missing.", |a: &A, is| {
            is.is(&a.all_problems().into_kept())
        })
        .of::<Number>("problems_beyond", "How many more there are than those listed.")
        .sometimes()
        .object()
}

impl Described for Lines<'_> {
    fn shape(known: &mut Known) -> Shape {
        Vec::<Line<'_>>::shape(known)
    }
}

described!(
    /// Yen by category: all categories of the call, in its order.
    ByCategory<'_> as "ByCategory",
    |known| {
        let categories = codes::categories().into_iter();
        let entries = categories.fold(Entries::new(known), |entries, (code, is_common)| {
            let entries = entries.of::<Yen>(&code, "");
            if is_common { entries } else { entries.sometimes() }
        });
        entries.object()
    }
);

described!(
    /// A check of the estimate.
    Check<'_> as "Check",
    |known| {
        type B = Budget;
        Shape::Any(vec![
            check(known, "cap").object(),
            check(known, "outsourcing")
                .written("limit", "Most by the strict reading.", |b: &B, is| {
                    is.is(&b.outsourcing_limit)
                })
                .written("amount", "What there is.", |b: &B, is| is.is(&b.outsourcing_amount))
                .written("headroom", "Yen below the limit; negative when over.", |b: &B, is| {
                    is.is(&b.outsourcing_headroom)
                })
                .written("percent", "In percent of the limit.", |b: &B, is| {
                    is.is(&b.outsourcing_percent)
                })
                .object(),
            check(known, "required_work")
                .of::<Vec<Task>>("missing", "Tasks that nothing names.")
                .object(),
            check(known, "equipment_threshold")
                .written("lines", "Ids of the lines in the wrong category.", |b: &B, is| {
                    is.is(&b.misplaced_ids())
                })
                .object(),
        ])
    }
);

/// What all checks have.
fn check<'k>(known: &'k mut Known, id: &str) -> Entries<'k> {
    Entries::new(known).shaped("id", "", Shape::codes([id])).of::<Status>("status", "")
}

described!(
    /// Something that needs doing now.
    NextStep as "NextStep",
    |known| {
        let kinds = NeedKind::ALL.iter().map(|need| {
            let kind = Entries::new(known).shaped("kind", "", Shape::codes([need.code()]));
            let entries = match need {
                NeedKind::Gate | NeedKind::CheckGate => kind.of::<GateId>("id", ""),
                NeedKind::Errors | NeedKind::OpenGates => kind.of::<Number>("count", ""),
                NeedKind::OverCap => kind.of::<Yen>("yen", "Yen to cut."),
                NeedKind::Outsourcing => kind
                    .of::<Status>("status", "")
                    .of::<Yen>("yen", "Yen over the limit by the strict reading."),
                NeedKind::Equipment => kind.of::<Vec<Option<String>>>("lines", "Their ids."),
                NeedKind::RequiredWork => kind.of::<Vec<Task>>("missing", ""),
                NeedKind::IncompleteBudget => kind.of::<Number>("unfinished_lines", ""),
                NeedKind::Unrated => kind.of::<Number>("points", ""),
                NeedKind::NoMeasures => kind,
            };
            entries.of::<str>("path", "Place in the proposal to go to.").object()
        });
        Shape::Any(kinds.collect())
    }
);
