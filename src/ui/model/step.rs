//! The steps of the page, one of which is shown.

/// All steps in the order of the page; each is the anchor of its part and the key of its name.
pub(in crate::ui) const STEPS: [&str; 14] = [
    "start",
    "basics",
    "eligibility",
    "organisation",
    "score",
    "budget",
    "co2",
    "outcome",
    "programme",
    "years",
    "scenarios",
    "compare",
    "reviewers",
    "rules",
];

/// The sections of a proposal, each with the step that asks for it.
const ASKED_IN: [(&str, &str); 12] = [
    ("title", "basics"),
    ("application", "basics"),
    ("eligibility", "eligibility"),
    ("organisation", "organisation"),
    ("ratings", "score"),
    ("viewpoints", "score"),
    ("budget", "budget"),
    ("co2", "co2"),
    ("preparation", "programme"),
    ("years", "years"),
    ("scenarios", "scenarios"),
    ("reviewers", "reviewers"),
];

/// The step of a name.
pub(in crate::ui) fn named(id: &str) -> Option<&'static str> {
    STEPS.into_iter().find(|step| *step == id)
}

/// Where a step stands among all.
pub(in crate::ui) fn place(step: &str) -> usize {
    STEPS.iter().position(|own| *own == step).unwrap_or_default()
}

/// The step where a place of the proposal is asked for.
pub(in crate::ui) fn of_path(path: &str) -> Option<&'static str> {
    let section = path.split(['.', '[']).next()?;
    ASKED_IN.iter().find(|(own, _)| *own == section).map(|(_, step)| *step)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_place_of_a_proposal_has_its_step() {
        for (path, step) in [
            ("title", "basics"),
            ("application.governments[0].level", "basics"),
            ("ratings.synergy.expected", "score"),
            ("budget.lines[3].unit_price", "budget"),
            ("co2.measures[0].method", "co2"),
            ("years[1].budget.lines", "years"),
            ("scenarios[0].ratings.synergy.low", "scenarios"),
        ] {
            assert_eq!(of_path(path), Some(step), "{path}");
        }
        assert_eq!(of_path("something.else"), None);
        assert!(ASKED_IN.iter().all(|(_, step)| named(step).is_some()));
    }
}
