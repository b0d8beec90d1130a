//! A proposal's measures, and what is known about them.

use crate::domain::assessment::Co2;
use crate::domain::found::Problems;
use crate::proposal::{Measures, Reading, measures};
use crate::text::with_few_marks;
use crate::ui::late::desk::Desk;

/// A proposal's measures and what is known about them.
pub(super) struct Known {
    /// What every view needs.
    pub desk: Desk,
    /// The measures as read.
    pub given: Measures,
    /// The engine's answer.
    pub co2: Co2,
}

impl Known {
    /// That of a proposal.
    pub(super) fn of(desk: &Desk) -> Self {
        let given = measures(&desk.draft, Reading::Draft, desk.rules, &mut Problems::default());
        let co2 = desk.assessment().co2.clone();
        Self { desk: desk.clone(), given, co2 }
    }

    /// What a measure is called: its place, and its name.
    pub(super) fn measure(&self, position: usize) -> String {
        let measure = self.desk.draft.at("co2.measures").element(position);
        let name = with_few_marks(measure.get("name").as_text().unwrap_or_default());
        format!("{} {name}", position + 1).trim_end().to_owned()
    }
}
