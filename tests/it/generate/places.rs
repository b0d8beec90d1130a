//! Where a proposal may be changed.

use c3p_calculator::proposal::{BUDGET_FIELDS, FIELDS, Field, IDENTIFIED, Kind, RATING_BOUNDS};

const BUDGETS: [&str; 4] =
    ["budget", "years[0].budget", "scenarios[0].budget", "scenarios[1].years[0].budget"];
pub const LISTS: [&str; 10] = [
    "budget.lines",
    "years",
    "years[0].budget.lines",
    "scenarios",
    "scenarios[0].budget.lines",
    "co2.measures",
    "reviewers",
    "application.governments",
    "application.participation_years",
    "organisation.wlb",
];
/// Places that hold whole parts: what stands there may be of any type.
const PARTS: [&str; 17] = [
    "application",
    "eligibility",
    "organisation",
    "organisation.carbon_neutral",
    "ratings",
    "ratings.uniqueness",
    "budget",
    "budget.general_administration",
    "budget.lines",
    "budget.lines[0]",
    "budget.lines[1].work",
    "co2",
    "co2.measures[0]",
    "years[0]",
    "scenarios[0]",
    "reviewers[0]",
    "reviewers[0].ratings",
];
const ITEMS: [&str; 8] = [
    "uniqueness",
    "past_results",
    "jcm_feasibility",
    "synergy",
    "schedule",
    "carbon_neutral",
    "wlb",
    "charm",
];

/// Every place worth an edit, with what belongs there; none where a whole part stands.
pub fn places() -> Vec<(String, Option<Kind>)> {
    let budgets = BUDGETS.iter().flat_map(|budget| {
        let under = move |field: &Field| (format!("{budget}.{}", field.path), Some(field.kind));
        BUDGET_FIELDS.iter().map(under)
    });
    let ratings = ITEMS.iter().flat_map(|item| {
        let bound = move |bound| (format!("ratings.{item}.{bound}"), Some(Kind::Quantity));
        RATING_BOUNDS.into_iter().map(bound)
    });
    let reviews =
        ITEMS.iter().map(|item| (format!("reviewers[].ratings.{item}"), Some(Kind::Quantity)));
    let ids = IDENTIFIED.map(|row| (format!("{row}.id"), Some(Kind::Text)));
    let own = FIELDS.iter().map(|field| (field.path.to_owned(), Some(field.kind)));
    let parts = PARTS.iter().map(|path| ((*path).to_owned(), None));
    let all = own.chain(budgets).chain(ratings).chain(reviews).chain(ids).chain(parts);
    let rows = |(path, kind): (String, Option<Kind>)| {
        (0..3).map(move |row| (path.replace("[]", &format!("[{row}]")), kind))
    };
    let mut places: Vec<_> = all.flat_map(rows).collect();
    places.dedup_by(|left, right| left.0 == right.0);
    places
}
