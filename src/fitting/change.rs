//! A change of prices or quantities that the page can apply, and what the estimate becomes by it.

use std::rc::Rc;

use crate::domain::assessment::Budget;
use crate::proposal::Node;
use crate::quantity::Yen;

use super::Estimate;

/// The key of prices.
const PRICE: &str = "unit_price";

/// Prices or quantities to put into a draft. It belongs to the draft it was made for: undoing it is going back to
/// that one.
#[derive(Clone, Debug)]
pub struct Change {
    /// Places of the draft and what to put there; all else stays as typed.
    pub edits: Vec<(String, Node)>,
    /// The lines these are about, in the same order.
    pub lines: Vec<Repriced>,
    /// The engine's answer to the estimate with these edits: total, yen over, what remains, checks.
    pub budget: Rc<Budget>,
    /// Where the list of lines stands.
    list: String,
}

/// A line with another price or quantity.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Repriced {
    /// Its position.
    pub position: usize,
    /// Its yen before.
    pub before: Option<Yen>,
    /// Its yen after.
    pub after: Option<Yen>,
}

impl Change {
    /// The draft with all edits, as if they were made one by one; the list of lines is copied once,
    /// not for each of them.
    pub fn apply(&self, draft: &Node) -> Node {
        changed(draft, &self.list, &self.edits, self.lines.iter().map(|line| line.position))
    }

    /// It changes nothing.
    pub fn is_empty(&self) -> bool {
        self.edits.is_empty()
    }
}

impl Estimate<'_, '_> {
    /// The change that gives lines these prices, as the engine answers to it. None where the answer
    /// is not known.
    pub(super) fn change(&self, prices: Vec<(usize, Node)>) -> Option<Change> {
        self.change_of(prices.into_iter().map(|(position, price)| (position, PRICE, price)))
    }

    /// The same for any numbers of lines, by their keys.
    pub(super) fn change_of(
        &self,
        numbers: impl IntoIterator<Item = (usize, &'static str, Node)>,
    ) -> Option<Change> {
        let list = self.lines_path();
        let (positions, edits): (Vec<usize>, Vec<(String, Node)>) = numbers
            .into_iter()
            .map(|(position, key, number)| {
                (position, (format!("{list}[{position}].{key}"), number))
            })
            .unzip();
        let draft = changed(&self.draft, &list, &edits, positions.iter().copied());
        let budget = self.engine.budget(&draft, &self.path).ok().filter(|after| after.complete)?;
        let amount = |budget: &Budget, position: usize| budget.lines.get(position)?.amount;
        let lines = positions.iter().map(|position| Repriced {
            position: *position,
            before: amount(self.budget(), *position),
            after: amount(&budget, *position),
        });
        Some(Change { edits, lines: lines.collect(), budget, list })
    }
}

/// A draft with numbers put into lines of a list.
fn changed(
    draft: &Node,
    list: &str,
    edits: &[(String, Node)],
    positions: impl Iterator<Item = usize>,
) -> Node {
    if edits.is_empty() {
        return draft.clone();
    }
    draft.with_list(list, |lines| {
        for (position, (path, number)) in positions.zip(edits) {
            let (_, key) = path.rsplit_once('.').unwrap_or(("", path));
            if let Some(line) = lines.get_mut(position) {
                *line = line.with(key, number.clone());
            }
        }
    })
}
