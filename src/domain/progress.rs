//! How far each section of the page is: its questions that concern this proposal, and those answered.

use std::rc::Rc;

use super::answer::Answer;
use super::assessment::{
    Assessment, Budget, ItemKind, Measure, Progress, Status, Step, StepState, Unsure,
};
use super::gates::asks_for_novelty;
use super::input::{Application, CarbonNeutral, Organisation, ProposalKind};
use super::problem::section;
use crate::rules::{Condition, GateRule, RuleSet};

/// What a proposal says, but for what the assessment tells as well.
pub struct Answers<'a> {
    /// Of itself.
    pub application: &'a Application,
    /// Of the applicant.
    pub organisation: &'a Organisation,
    /// At each gate that one answer decides, in the rules' order.
    pub gates: &'a [Answer<Rc<str>>],
    /// Its rules.
    pub rules: &'a RuleSet,
}

/// The sections of the page, and those of the file that each asks for.
const STEPS: [(&str, &[&str]); 6] = [
    ("basics", &["title", "application"]),
    ("eligibility", &["eligibility"]),
    ("organisation", &["organisation"]),
    ("score", &["ratings"]),
    ("budget", &["budget"]),
    ("co2", &["co2"]),
];

/// What is being checked, at these places; none where nothing is. No other figure looks at them.
pub fn progress(unsure: &[Rc<str>]) -> Option<Progress> {
    let of = |(id, sections): (&'static str, &[&str])| {
        let own = unsure.iter().filter(|place| sections.contains(&section(place)));
        Unsure { id, unsure: own.count() }
    };
    let known = || Progress { unsure: unsure.len(), steps: STEPS.map(of).into() };
    (!unsure.is_empty()).then(known)
}

/// Every section of the page with its questions, in order.
pub fn steps(answers: &Answers<'_>, assessment: &Assessment) -> Vec<Step> {
    let own = [
        application(answers, assessment),
        Vec::new(),
        organisation(answers),
        ratings(assessment),
        budget(&assessment.budget),
        measures(&assessment.co2.measures),
    ];
    let step = |((id, sections), own): ((&'static str, &[&str]), Vec<bool>)| {
        let answered_gates = sections.iter().flat_map(|section| gates(answers, section));
        let questions: Vec<bool> = own.into_iter().chain(answered_gates).collect();
        let answered = questions.iter().filter(|is_answered| **is_answered).count();
        let state = if needs_attention(assessment, sections) {
            StepState::Attention
        } else if answered == questions.len() {
            StepState::Done
        } else if answered == 0 {
            StepState::NotStarted
        } else {
            StepState::InProgress
        };
        Step { id, state, answered, asked: questions.len() }
    };
    STEPS.into_iter().zip(own).map(step).collect()
}

/// Whether something in these sections of the file must be put right.
fn needs_attention(assessment: &Assessment, sections: &[&str]) -> bool {
    let is_here = |path: &str| sections.contains(&section(path));
    let has_error = assessment.problems.iter().any(|p| is_here(&p.path) && p.is_error());
    let has_failed_gate =
        assessment.gates.iter().any(|gate| gate.status == Status::Fail && is_here(&gate.path));
    let budget = &assessment.budget;
    let has_faulty_line = !budget.faulty_lines.is_empty();
    has_error
        || has_failed_gate
        || is_here("budget") && (has_faulty_line || has_failed_check(budget))
}

/// The cap holds for any estimate, the other checks once a line is begun: a blank form fails none.
fn has_failed_check(budget: &Budget) -> bool {
    let of_lines = [budget.outsourcing, budget.required_work(), budget.equipment_threshold()];
    budget.within_cap == Status::Fail || budget.is_begun() && of_lines.contains(&Status::Fail)
}

/// The gates that are asked in a section of the file.
fn gates<'a>(answers: &'a Answers<'_>, of: &'a str) -> impl Iterator<Item = bool> + 'a {
    let asked = answers.rules.gates.iter().filter_map(|gate| match &gate.value {
        GateRule::Answer { path, .. } => Some(path),
        _ => None,
    });
    let here = asked.zip(answers.gates).filter(move |(path, _)| section(path) == of);
    here.map(|(_, answer)| answer.is_given())
}

/// The phase matters to a continuing proposal only, the novelty where the gate looks at it.
fn application(answers: &Answers<'_>, assessment: &Assessment) -> Vec<bool> {
    let given = answers.application;
    let mut questions = vec![
        given.kind.is_given(),
        given.partner_country.is_given(),
        given.participation_years.is_given(),
    ];
    if given.kind.is(&ProposalKind::Continuing) {
        questions.push(given.phase.is_given());
    }
    if asks_for_novelty(given, &assessment.history, answers.rules) {
        questions.push(given.theme_novelty.is_given());
    }
    match &given.governments {
        Answer::Given(governments) if !governments.is_empty() => {
            for government in governments {
                questions.push(government.level.is_given());
                questions.push(government.fiscal_capability_index.is_given());
            }
        }
        _ => questions.push(false),
    }
    questions
}

/// What a certificate needs is asked only of those who hold one of this kind.
fn organisation(answers: &Answers<'_>) -> Vec<bool> {
    let given = answers.organisation;
    let certificates = given.wlb.as_ref().given();
    let all_known = certificates.is_some_and(|held| held.iter().all(Answer::is_given));
    let holds = |condition| {
        certificates.into_iter().flatten().any(|certificate| {
            let rule = certificate.given().and_then(|i| answers.rules.score.certificates.get(i));
            rule.is_some_and(|rule| rule.value.condition == Some(condition))
        })
    };
    let mut questions = vec![given.ems.is_given(), all_known];
    if holds(Condition::WorkingHours) {
        questions.push(given.eruboshi_hours_met.is_given());
    }
    if holds(Condition::ActionPlan) {
        questions.push(given.employees.is_given());
        questions.push(given.action_plan_in_force.is_given());
    }
    questions.extend(carbon_neutral(&given.carbon_neutral));
    questions
}

fn carbon_neutral(given: &CarbonNeutral) -> [bool; 7] {
    [
        given.target_year.is_given(),
        given.scope_1_2.is_given(),
        given.interim_target.is_given(),
        given.scope_3_target.is_given(),
        given.published.is_given(),
        given.decokatsu_supporters.is_given(),
        given.decokatsu_declaration.is_given(),
    ]
}

fn ratings(assessment: &Assessment) -> Vec<bool> {
    let judged = assessment.score.items.iter().filter(|item| item.kind == ItemKind::Judged);
    judged.map(|item| item.expected.is_some()).collect()
}

/// Lines at all, each line that is begun and not finished, administration, and the required tasks.
fn budget(budget: &Budget) -> Vec<bool> {
    let has_amount = budget.lines.iter().any(|line| line.amount.is_some());
    let all_work_named = budget.missing_work.is_empty();
    let mut questions = vec![has_amount, budget.administration_known, all_work_named];
    questions.extend(budget.unfinished_lines.iter().map(|_| false));
    questions
}

/// Of each measure the tonnes, for how long, what it costs and what of that is subsidised; with no
/// measure yet, which there are.
fn measures(measures: &[Measure]) -> Vec<bool> {
    if measures.is_empty() {
        return vec![false];
    }
    let of_each = measures.iter().flat_map(|measure| {
        [
            measure.annual_tonnes.is_some(),
            measure.lifetime_tonnes.is_some(),
            measure.capital_cost.is_some(),
            measure.subsidy.is_some(),
        ]
    });
    of_each.collect()
}
