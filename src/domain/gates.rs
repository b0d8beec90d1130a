//! Conditions for applying: met, not met, open, or for a person to look at.

use std::rc::Rc;

use super::answer::Answer;
use super::assessment::{Gate, GateCounts, History, Status};
use super::input::{Application, Phase, ProposalKind};
use crate::rules::{GateRule, Rule, RuleSet};

/// Answers all gates of the rules, in their order. `answers` holds what the proposal says at each
/// gate that one answer decides.
pub fn gates(
    answers: &[Answer<Rc<str>>],
    application: &Application,
    history: &History,
    rules: &RuleSet,
) -> Vec<Gate> {
    let mut answers = answers.iter();
    let mut gate = |rule: &GateRule| match rule {
        GateRule::Answer { statuses, .. } => match answers.next() {
            Some(Answer::Given(answer)) => {
                statuses.get(answer).map_or(Status::Unknown, |status| (*status).into())
            }
            _ => Status::Unknown,
        },
        GateRule::TargetCountry {} => match &application.partner_country {
            Answer::Given(code) if rules.countries.standing(code).is_some() => Status::Pass,
            Answer::Given(_) => Status::Check,
            _ => Status::Unknown,
        },
        GateRule::PairYears {} => match history.completed_years {
            Some(years) => Status::of(years < rules.history.most_years.value),
            None => Status::Unknown,
        },
        GateRule::SecondPhaseNovelty {} => second_phase_novelty(application, history, rules),
    };
    let answered = rules.gates.iter().map(|rule| {
        let id = gate_id(rule).to_owned();
        let path = asked_at(&rule.value, application).to_owned();
        Gate { id, status: gate(&rule.value), path }
    });
    answered.collect()
}

/// A gate's id without its place in the rule file.
pub fn gate_id(rule: &Rule<GateRule>) -> &str {
    rule.id.strip_prefix("gates.").unwrap_or(&rule.id)
}

/// Path of the question that decides a gate; of several the first that is open.
fn asked_at<'a>(rule: &'a GateRule, application: &Application) -> &'a str {
    match rule {
        GateRule::Answer { path, .. } => path,
        GateRule::TargetCountry {} => "application.partner_country",
        GateRule::PairYears {} => "application.participation_years",
        GateRule::SecondPhaseNovelty {} if !application.kind.is_given() => "application.kind",
        GateRule::SecondPhaseNovelty {} if !application.phase.is_given() => "application.phase",
        GateRule::SecondPhaseNovelty {} => "application.theme_novelty",
    }
}

/// How many gates say what.
pub fn count(gates: &[Gate]) -> GateCounts {
    let count = |status| gates.iter().filter(|gate| gate.status == status).count();
    GateCounts {
        pass: count(Status::Pass),
        fail: count(Status::Fail),
        check: count(Status::Check),
        unknown: count(Status::Unknown),
    }
}

/// Only who enters the second phase right after the first must show a new theme.
pub(crate) fn second_phase_novelty(
    application: &Application,
    history: &History,
    rules: &RuleSet,
) -> Status {
    match (&application.kind, &application.phase) {
        (Answer::Given(ProposalKind::New), _) => Status::Pass,
        (Answer::Given(ProposalKind::Continuing), Answer::Given(Phase::First)) => Status::Pass,
        (Answer::Given(ProposalKind::Continuing), Answer::Given(Phase::Second)) => {
            match application.theme_novelty {
                _ if !asks_for_novelty(application, history, rules) => Status::Pass,
                Answer::Given(new_theme) => Status::of(new_theme),
                _ => Status::Unknown,
            }
        }
        _ => Status::Unknown,
    }
}

/// Whether a proposal in the second phase may have come there right after the first.
pub(super) fn asks_for_novelty(
    application: &Application,
    history: &History,
    rules: &RuleSet,
) -> bool {
    let second_phase =
        application.kind.is(&ProposalKind::Continuing) && application.phase.is(&Phase::Second);
    let phase_years = rules.history.phase_years.value;
    second_phase && history.completed_years.is_none_or(|years| years == phase_years)
}
