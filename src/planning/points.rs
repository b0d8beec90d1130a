//! Points that are published and not certain yet: what would have to be so for them.
//!
//! The changes are no answers of the proposal: they say what would follow if they were.

use super::desk::{Desk, Found};
use super::{Effect, Need};
use crate::domain::assessment::{Assessment, Item};
use crate::proposal::Node;
use crate::quantity::Number;
use crate::rules::{CertificateRule, Condition, Rule, Scored};

const HELD: &str = "organisation.wlb";
const HOURS: &str = "organisation.eruboshi_hours_met";
const PLAN: &str = "organisation.action_plan_in_force";
const MANAGEMENT: &str = "organisation.ems";

/// What would make points certain. What is held already has to be known before anything is to be obtained.
pub(super) fn points<'b>(desk: &mut Desk<'_, 'b>) -> Vec<Found<'b>> {
    let mut found = Vec::new();
    if desk.draft.at(HELD).is_unanswered() {
        found.extend(question(desk, Scored::Wlb, HELD));
    } else {
        let rules = desk.rules.score.certificates.iter();
        found.extend(rules.filter_map(|rule| certificate(desk, rule)));
    }
    if desk.draft.at(MANAGEMENT).is_unanswered() {
        found.extend(question(desk, Scored::Ems, MANAGEMENT));
    } else {
        found.extend(management(desk));
    }
    if let Some(points) = open(desk, Scored::MunicipalityScale) {
        let effect = Effect::Points(points);
        found.push(Found { effect, ..Found::new(Need::Scale, "application.governments") });
    }
    found
}

/// A question that decides an item and has no answer yet.
fn question<'b>(desk: &Desk<'_, 'b>, scored: Scored, path: &'static str) -> Option<Found<'b>> {
    let item = desk.rules.score.items.iter().find(|rule| rule.value.scored == scored)?;
    let effect = Effect::Points(open(desk, scored)?);
    Some(Found { effect, ..Found::new(Need::Question { item }, path) })
}

/// Points of an item that are not certain.
fn open(desk: &Desk<'_, '_>, scored: Scored) -> Option<Number> {
    let item = item(desk, desk.assessment, scored)?;
    Some(Number(item.max.0 - item.low.0)).filter(|points| *points > Number::default())
}

/// The item that something decides.
fn item<'a>(desk: &Desk<'_, '_>, of: &'a Assessment, scored: Scored) -> Option<&'a Item> {
    let mut pairs = desk.rules.score.items.iter().zip(&of.score.items);
    pairs.find(|(rule, _)| rule.value.scored == scored).map(|(_, item)| item)
}

/// Points of an item that would be certain beyond those that are.
fn gained(desk: &mut Desk<'_, '_>, scored: Scored, edits: &[(String, Node)]) -> Option<Number> {
    let after = desk.tried(edits)?;
    let then = item(desk, &after, scored)?.low;
    let now = item(desk, desk.assessment, scored)?.low;
    Some(Number(then.0 - now.0)).filter(|points| *points > Number::default())
}

/// A certificate held, and what it needs met. The number of employees stays what it is.
fn certificate<'b>(desk: &mut Desk<'_, 'b>, rule: &'b Rule<CertificateRule>) -> Option<Found<'b>> {
    let code = &rule.value.code;
    let held = desk.draft.at(HELD);
    let is_held = held.elements().iter().any(|known| known.as_text() == Some(code.as_str()));
    let mut edits = Vec::new();
    if !is_held {
        edits.push((HELD.to_owned(), held.with_code(code, true)));
    }
    let condition = match rule.value.condition {
        Some(Condition::WorkingHours) => Some(HOURS),
        Some(Condition::ActionPlan) => Some(PLAN),
        None => None,
    };
    if let Some(path) = condition.filter(|path| *desk.draft.at(path) != Node::Bool(true)) {
        edits.push((path.to_owned(), Node::Bool(true)));
    }
    let effect = Effect::Points(gained(desk, Scored::Wlb, &edits)?);
    let (need, path) = match condition {
        Some(path) if is_held => (Need::Condition { rule }, path),
        _ => (Need::Certificate { rule }, HELD),
    };
    Some(Found { edits, effect, ..Found::new(need, path) })
}

/// The state of the environmental management system that earns most.
fn management<'b>(desk: &mut Desk<'_, 'b>) -> Option<Found<'b>> {
    let states = desk.rules.score.ems.value.iter();
    let best = states.fold(None, |best: Option<(&String, &Number)>, state| {
        let is_better = best.is_none_or(|(_, points)| points < state.1);
        if is_better { Some(state) } else { best }
    });
    let (code, _) = best?;
    let edits = vec![(MANAGEMENT.to_owned(), Node::text(code))];
    let effect = Effect::Points(gained(desk, Scored::Ems, &edits)?);
    let need = Need::Management { code: code.clone() };
    Some(Found { edits, effect, ..Found::new(need, MANAGEMENT) })
}
