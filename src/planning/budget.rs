//! Where the estimate breaks a rule, and what would bring it back.

use super::desk::{Desk, Found};
use super::{Effect, Need};
use crate::domain::assessment::{Budget, Status};
use crate::domain::budget::{CONSUMABLES, EQUIPMENT};
use crate::fitting::{Change, Estimate};
use crate::proposal::Node;

/// Every limit that is broken.
pub(super) fn limits<'b>(desk: &Desk<'_, 'b>) -> Vec<Found<'b>> {
    let budget = &*desk.assessment.budget;
    let Ok(estimate) = Estimate::read(desk.engine, desk.draft, "budget") else { return Vec::new() };
    let edits = |change: Option<Change>| change.map(|change| change.edits).unwrap_or_default();
    let mut found = Vec::new();
    if budget.within_cap == Status::Fail {
        let largest = estimate.excess().map(|excess| excess.largest).unwrap_or_default();
        let positions: Vec<usize> = largest.iter().map(|line| line.position).collect();
        let edits = edits(estimate.trim(&positions));
        let effect = Effect::Yen(budget.over);
        found.push(Found { edits, effect, ..Found::new(Need::OverCap, "budget.lines") });
    }
    let status = budget.outsourcing;
    if matches!(status, Status::Fail | Status::Depends) {
        let effect = Effect::Yen(budget.outsourcing_amount - budget.outsourcing_limit);
        let edits = edits(estimate.outsourcing_to_limit());
        let need = Need::Outsourcing { status };
        found.push(Found { edits, effect, ..Found::new(need, "budget.lines") });
    }
    found.extend(budget.misplaced_lines.iter().filter_map(|place| misplaced(desk, budget, *place)));
    if budget.is_begun() {
        found.extend(budget.missing_work.iter().filter_map(|code| missing(desk, code)));
    }
    found
}

/// A line that belongs to the other one of equipment and consumables.
fn misplaced<'b>(desk: &Desk<'_, 'b>, budget: &Budget, position: usize) -> Option<Found<'b>> {
    let categories = &desk.rules.budget.categories;
    let own = categories.get(budget.lines.get(position)?.category?)?;
    let other = if own.value.code == EQUIPMENT { CONSUMABLES } else { EQUIPMENT };
    let category = categories.iter().find(|category| category.value.code == other)?;
    let path = format!("budget.lines[{position}].category");
    let edits = vec![(path.clone(), Node::text(other))];
    Some(Found { edits, ..Found::new(Need::Equipment { position, category }, path) })
}

/// A required task that nothing names: it may be one that costs nothing.
fn missing<'b>(desk: &Desk<'_, 'b>, code: &str) -> Option<Found<'b>> {
    let path = "budget.work_without_cost";
    let task = desk.rules.budget.required_work.iter().find(|task| task.value == code)?;
    let named = desk.draft.at(path).with_code(code, true);
    let edits = vec![(path.to_owned(), named)];
    Some(Found { edits, ..Found::new(Need::RequiredWork { task }, path) })
}
