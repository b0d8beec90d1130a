//! A pair's years one by one, and what is left of those it may have.

use crate::domain::assessment::History;
use crate::domain::found::Problems;
use crate::domain::history::{history, usable_years};
use crate::domain::input::Application;
use crate::rules::RuleSet;

/// A pair's years up to the call's.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Timeline {
    /// From the first year carried out to the year before the call's; then the years that are left.
    pub years: Vec<(i64, Year)>,
    /// What the years come to.
    pub completed: u32,
    /// Years the pair may still carry out.
    pub remaining: u32,
    /// Years it may carry out in all.
    pub most: u32,
    /// Years of one phase.
    pub phase_years: u32,
}

impl Timeline {
    /// The phase that begins with a year which counts, by which of the years that is; none where none does.
    pub fn phase_begun(&self, year: Year) -> Option<u32> {
        let (Year::Counted(which) | Year::Open(which)) = year else { return None };
        let before = which.checked_sub(1)?;
        let begun = before.checked_div(self.phase_years)?;
        (before.checked_rem(self.phase_years)? == 0).then_some(begun + 1)
    }
}

/// What a fiscal year is to a pair.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Year {
    /// Carried out, and counts: which of the years that may be.
    Counted(u32),
    /// Carried out, but before a break after which counting starts anew.
    Before,
    /// Not carried out.
    Idle,
    /// The pair may carry it out, if it goes on from the call without a break: which of the years.
    Open(u32),
}

/// The years of a pair; none while it is not said which these are.
pub fn timeline(application: &Application, rules: &RuleSet) -> Option<Timeline> {
    let History { completed_years, remaining_years, .. } =
        history(application, rules, &mut Problems::default());
    let (completed, remaining) = (completed_years?, remaining_years?);
    let given = application.participation_years.clone().given()?;
    let call = rules.history.call_fiscal_year.value;
    let years = usable_years(&given, call, &mut Problems::default());
    let counted = u32::try_from(years.len()).ok()?.checked_sub(completed)?;
    // A year typed long ago is a slip of the pen, and no reason to list a thousand idle ones.
    let start = years.first().copied().unwrap_or(call).max(call - MOST_BACK);
    let mut carried_out = u32::try_from(years.range(..start).count()).ok()?;
    let past = (start..call).map(|year| {
        if !years.contains(&year) {
            return (year, Year::Idle);
        }
        carried_out += 1;
        let which = carried_out.checked_sub(counted).filter(|which| *which > 0);
        (year, which.map_or(Year::Before, Year::Counted))
    });
    let mut years: Vec<(i64, Year)> = past.collect();
    years.extend(
        (call..)
            .zip(completed + 1..)
            .take(remaining as usize)
            .map(|(year, which)| (year, Year::Open(which))),
    );
    let (most, phase_years) = (&rules.history.most_years, &rules.history.phase_years);
    let (most, phase_years) = (most.value, phase_years.value);
    Some(Timeline { years, completed, remaining, most, phase_years })
}

/// Years before the call's that are listed.
const MOST_BACK: i64 = 30;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::answer::Answer;
    use crate::quantity::Number;
    use crate::rules::Book;

    fn of(years: &[&str]) -> Timeline {
        let number = |year: &&str| Answer::Given(Number::parse(year).expect("a number"));
        let participation_years = Answer::Given(years.iter().map(number).collect());
        let application = Application { participation_years, ..Application::default() };
        timeline(&application, Book::shipped().newest().expect("rules")).expect("a timeline")
    }

    #[test]
    fn years_that_count_idle_ones_and_those_left() {
        let timeline = of(&["2025", "2023", "2022"]);
        let expected = [
            (2022, Year::Counted(1)),
            (2023, Year::Counted(2)),
            (2024, Year::Idle),
            (2025, Year::Counted(3)),
            (2026, Year::Open(4)),
            (2027, Year::Open(5)),
            (2028, Year::Open(6)),
        ];
        assert_eq!(timeline.years, expected);
        assert_eq!((timeline.completed, timeline.remaining, timeline.most), (3, 3, 6));
    }

    #[test]
    fn a_phase_begins_with_its_first_year_whatever_was_idle() {
        let timeline = of(&["2025", "2023", "2022"]);
        let begun: Vec<(i64, u32)> = timeline
            .years
            .iter()
            .filter_map(|(year, what)| Some((*year, timeline.phase_begun(*what)?)))
            .collect();
        assert_eq!(begun, [(2022, 1), (2026, 2)]);
    }

    #[test]
    fn years_before_a_long_break_do_not_count() {
        let timeline = of(&["2014", "2015", "2022"]);
        assert_eq!(timeline.years[0], (2014, Year::Before));
        assert_eq!(timeline.years[8], (2022, Year::Counted(1)));
        assert_eq!(timeline.years.last(), Some(&(2030, Year::Open(6))));
    }

    #[test]
    fn none_so_far_leaves_all_and_a_year_long_ago_lists_no_thousand() {
        assert_eq!(of(&[]).years.first(), Some(&(2026, Year::Open(1))));
        assert_eq!(of(&[]).years.len(), 6);
        let long_ago = of(&["12", "2025"]);
        assert_eq!(long_ago.years.len(), 30 + 5);
        assert_eq!(long_ago.years[29], (2025, Year::Counted(1)));
    }

    #[test]
    fn what_is_not_answered_has_no_timeline() {
        let rules = Book::shipped().newest().expect("rules");
        assert_eq!(timeline(&Application::default(), rules), None);
    }
}
