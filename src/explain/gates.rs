//! Behind the gates.

use super::build::{below_status, count, lookup};
use super::facts::{Facts, coded};
use super::history::completed_years;
use super::operation::Operation;
use super::tree::{Tree, Value};
use crate::domain::assessment::Status;
use crate::domain::found::Problems;
use crate::domain::gates::second_phase_novelty;
use crate::domain::history::history;
use crate::domain::input::{Phase, ProposalKind};
use crate::rules::{GateRule, Table};

/// How many gates say what.
pub(super) fn counted(facts: &Facts<'_>, figure: &str) -> Option<Tree> {
    let counted = [Status::Pass, Status::Fail, Status::Check, Status::Unknown];
    let status = counted.into_iter().find(|status| status.code() == figure)?;
    let gates = facts.rules.gates.iter().filter_map(|rule| {
        let id = rule.id.strip_prefix("gates.")?;
        Some(explain(facts, &format!("{id}.status"))?.called(id))
    });
    Some(count(status, gates.collect()))
}

pub(super) fn explain(facts: &Facts<'_>, figure: &str) -> Option<Tree> {
    let id = figure.strip_suffix(".status")?;
    let place = format!("gates.{id}");
    let rule = facts.rules.gates.iter().find(|gate| gate.id == place)?;
    let application = &facts.basics.application;
    Some(match &rule.value {
        GateRule::Answer { path, statuses } => {
            let answers = &facts.basics.gate_answers;
            let before = facts.rules.gates.iter().take_while(|gate| gate.id != place);
            let index = before.filter(|gate| matches!(gate.value, GateRule::Answer { .. })).count();
            let answer = answers.get(index).and_then(|answer| answer.as_ref().given());
            let status = |status| Value::from(Status::from(status).code());
            let entries = statuses.iter().map(|(key, code)| (key.clone(), status(*code)));
            let table = entries.chain([("null".into(), "unknown".into())]).collect();
            let value = match answer.map(|answer| &**answer) {
                Some("true") => Value::from(true),
                Some("false") => Value::from(false),
                code => code.into(),
            };
            lookup(Tree::input(path.clone(), value), Tree::rule(rule, Value::Table(table)))
        }
        GateRule::TargetCountry {} => {
            let countries = facts.rules.countries.countries.iter();
            let mut table: Table<Value> =
                countries.map(|country| (country.code.clone(), "pass".into())).collect();
            table.insert("*".into(), "check".into());
            table.insert("null".into(), "unknown".into());
            let code = application.partner_country.as_ref().given().map(|code| &**code);
            lookup(
                Tree::input("application.partner_country", code),
                Tree::rule(rule, Value::Table(table)),
            )
        }
        GateRule::PairYears {} => {
            let most = &facts.rules.history.most_years;
            below_status(completed_years(facts), Tree::rule(most, most.value))
        }
        GateRule::SecondPhaseNovelty {} => {
            let years = history(application, facts.rules, &mut Problems::default());
            let status = second_phase_novelty(application, &years, facts.rules);
            let phase_years = &facts.rules.history.phase_years;
            let kind = coded(&application.kind, |kind| match kind {
                ProposalKind::New => "new",
                ProposalKind::Continuing => "continuing",
            });
            let phase = coded(&application.phase, |phase| match phase {
                Phase::First => "1",
                Phase::Second => "2",
            });
            let children = vec![
                Tree::input("application.kind", kind),
                Tree::input("application.phase", phase),
                completed_years(facts),
                Tree::rule(phase_years, phase_years.value),
                Tree::input("application.theme_novelty", application.theme_novelty),
                Tree::rule(rule, Value::Unknown),
            ];
            Tree::new(Operation::SecondPhaseNovelty, status.code().into(), children)
        }
    })
}
