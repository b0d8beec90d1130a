//! The years a city pair has carried out, and those it has left.

use std::collections::BTreeSet;

use super::answer::Answer;
use super::assessment::History;
use super::found::Problems;
use super::input::{Application, Phase, ProposalKind};
use super::problem::{Issue, Problem};
use crate::quantity::Number;
use crate::rules::RuleSet;

const YEARS: &str = "application.participation_years";

/// Counts the pair's years since the last long break.
pub fn history(application: &Application, rules: &RuleSet, problems: &mut Problems) -> History {
    let Answer::Given(given) = &application.participation_years else {
        return History::default();
    };
    let years = usable_years(given, rules.history.call_fiscal_year.value, problems);
    if application.has_more_years {
        return History::default();
    }
    let (completed_years, restarted) = count_back(&years, rules);
    History {
        completed_years: Some(completed_years),
        remaining_years: Some(rules.history.most_years.value.saturating_sub(completed_years)),
        restarted: Some(restarted),
    }
}

/// Fiscal years before the call's, each once; the others are problems and left out.
pub(crate) fn usable_years(
    given: &[Answer<Number>],
    call: i64,
    problems: &mut Problems,
) -> BTreeSet<i64> {
    let mut years = BTreeSet::new();
    for (index, answer) in given.iter().enumerate() {
        let Answer::Given(number) = answer else { continue };
        let issue = match number.whole().filter(|year| *year < call) {
            Some(year) if years.insert(year) => continue,
            Some(_) => Issue::DuplicateId,
            None => Issue::YearOutOfRange { call },
        };
        problems.push(Problem::new(format!("{YEARS}[{index}]"), issue));
    }
    years
}

/// Years back to the most recent long break, and whether there is one.
fn count_back(years: &BTreeSet<i64>, rules: &RuleSet) -> (u32, bool) {
    let restart = i64::from(rules.history.restart_after_idle_years.value);
    let mut later = rules.history.call_fiscal_year.value;
    let mut completed = 0;
    for year in years.iter().rev() {
        let idle = later - year - 1;
        if idle >= restart {
            return (completed, true);
        }
        completed += 1;
        later = *year;
    }
    (completed, false)
}

/// Warns where kind, phase and years don't go together.
pub fn check_consistency(
    application: &Application,
    history: &History,
    rules: &RuleSet,
    problems: &mut Problems,
) {
    let continuing = application.kind.is(&ProposalKind::Continuing);
    let new = application.kind.is(&ProposalKind::New);
    let second = application.phase.is(&Phase::Second);
    let phase_years = rules.history.phase_years.value;
    let mut warn = |path: &str, issue| problems.push(Problem::new(path, issue));
    if continuing && history.restarted == Some(true) {
        warn("application.kind", Issue::RestartedButContinuing);
    } else if continuing && history.completed_years == Some(0) {
        warn("application.kind", Issue::NoYearsButContinuing);
    }
    if new && second {
        warn("application.phase", Issue::NewInSecondPhase);
    }
    if second && history.completed_years.is_some_and(|years| years < phase_years) {
        warn("application.phase", Issue::SecondPhaseEarly { phase_years });
    }
}
