//! What needs doing now, the most pressing first. Nothing here promises points.

use super::assessment::{Assessment, Budget, BudgetLine, Item, ItemKind, Need, NextStep, Status};
use super::problem::section;

/// Sections of the file in the order of the page. Reviewers' ratings decide nothing, so that what is
/// wrong with them keeps nobody from going on.
const SECTIONS: [&str; 9] = [
    "title",
    "application",
    "eligibility",
    "organisation",
    "ratings",
    "budget",
    "co2",
    "years",
    "scenarios",
];

/// Everything that needs doing. A variant's paths are those of the file.
pub fn next_steps(assessment: &Assessment) -> Vec<NextStep> {
    let mut steps = Vec::new();
    steps.extend(gates(assessment, Status::Fail, |id| Need::Gate { id }));
    steps.extend(errors(assessment));
    steps.extend(limits(&assessment.budget));
    steps.extend(gates(assessment, Status::Check, |id| Need::CheckGate { id }));
    steps.extend(outsourcing(&assessment.budget, Status::Depends));
    steps.extend(incomplete_budget(&assessment.budget));
    steps.extend(open_gates(assessment));
    steps.extend(unrated(assessment));
    if assessment.co2.measures.is_empty() {
        steps.push(step(Need::NoMeasures, "co2.measures"));
    }
    for step in &mut steps {
        step.path = assessment.origin.path_of(&step.path);
    }
    steps
}

fn step(need: Need, path: impl Into<String>) -> NextStep {
    NextStep { need, path: path.into() }
}

/// Each gate with this status.
fn gates(assessment: &Assessment, status: Status, need: fn(String) -> Need) -> Vec<NextStep> {
    let gates = assessment.gates.iter().filter(|gate| gate.status == status);
    gates.map(|gate| step(need(gate.id.clone()), gate.path.as_str())).collect()
}

/// All errors as one step, at the first of them on the page.
fn errors(assessment: &Assessment) -> Option<NextStep> {
    let place = |path: &str| SECTIONS.iter().position(|part| *part == section(path));
    let (mut count, mut first) = (0, None);
    assessment.errors(|path, own| {
        let Some(place) = place(path) else { return };
        count += 1;
        if first.as_ref().is_none_or(|(known, _)| place < *known) {
            let own = if own.is_empty() { path.to_owned() } else { format!("{path}.{own}") };
            first = Some((place, own));
        }
    });
    let (_, first) = first?;
    Some(step(Need::Errors { count }, first))
}

/// Where the estimate breaks a rule. A form without lines breaks none but the cap.
fn limits(budget: &Budget) -> Vec<NextStep> {
    let mut steps = Vec::new();
    if budget.within_cap == Status::Fail {
        steps.push(step(Need::OverCap { yen: budget.over }, "budget.lines"));
    }
    steps.extend(outsourcing(budget, Status::Fail));
    if let Some(first) = budget.misplaced_lines.first() {
        let need = Need::Equipment { lines: budget.misplaced_ids() };
        steps.push(step(need, format!("budget.lines[{first}]")));
    }
    if budget.is_begun() && !budget.missing_work.is_empty() {
        let need = Need::RequiredWork { missing: budget.missing_work.clone() };
        steps.push(step(need, "budget.work_without_cost"));
    }
    steps
}

fn outsourcing(budget: &Budget, status: Status) -> Option<NextStep> {
    let yen = budget.outsourcing_amount - budget.outsourcing_limit;
    let need = Need::Outsourcing { status, yen };
    (budget.outsourcing == status).then(|| step(need, "budget.lines"))
}

/// What the total still needs; all of it while no line is begun.
fn incomplete_budget(budget: &Budget) -> Option<NextStep> {
    let first = budget.unfinished_lines.first();
    let path = match first.and_then(|index| Some((index, budget.lines.get(*index)?))) {
        Some((index, line)) => format!("budget.lines[{index}]{}", lacking(line)),
        None if !budget.is_begun() => "budget.lines".to_owned(),
        None if budget.complete => return None,
        None => "budget.general_administration.rate".to_owned(),
    };
    Some(step(Need::IncompleteBudget { unfinished_lines: budget.unfinished_lines.len() }, path))
}

/// The field that keeps a line from counting, or nothing where it is the line as a whole.
pub fn lacking(line: &BudgetLine) -> String {
    const NEEDED: [&str; 5] = ["category", "unit_price", "exchange_rate", "quantity", "quantity2"];
    let has_problem = |field: &str| line.problems.iter().any(|problem| problem.path == field);
    let field = NEEDED.iter().find(|field| !has_problem("") && has_problem(field));
    field.map(|field| format!(".{field}")).unwrap_or_default()
}

fn open_gates(assessment: &Assessment) -> Option<NextStep> {
    let mut open = assessment.gates.iter().filter(|gate| gate.status == Status::Unknown);
    let count = assessment.gate_counts.unknown;
    Some(step(Need::OpenGates { count }, open.next()?.path.as_str()))
}

/// Points not rated yet, at the first item that waits for a rating, or else for a fact.
fn unrated(assessment: &Assessment) -> Option<NextStep> {
    let open = || assessment.score.items.iter().filter(|item| item.expected.is_none());
    let is_judged = |item: &&Item| item.kind == ItemKind::Judged;
    let first = open().find(is_judged).or_else(|| open().next())?;
    Some(step(Need::Unrated { points: assessment.score.unrated_max }, first.path.as_str()))
}
