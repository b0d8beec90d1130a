//! Conditions for applying: met, not met, open, or for a person to look at.

use std::rc::Rc;

use super::answer::Answer;
use super::assessment::{Gate, History, Status};
use super::input::{Application, Phase, ProposalKind};
use crate::rules::{GateRule, RuleSet};

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
                statuses.get(&**answer).map_or(Status::Unknown, |status| (*status).into())
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
        let id = rule.id.strip_prefix("gates.").unwrap_or(&rule.id).to_owned();
        Gate { id, status: gate(&rule.value) }
    });
    answered.collect()
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
            let phase_years = rules.history.phase_years.value;
            match (history.completed_years, application.theme_novelty) {
                (Some(years), _) if years != phase_years => Status::Pass,
                (_, Answer::Given(new_theme)) => Status::of(new_theme),
                _ => Status::Unknown,
            }
        }
        _ => Status::Unknown,
    }
}
