//! Proposals beside each other by their ranges: what all share, and which can be told apart at all.
//!
//! Nothing is ranked. Expected points stand for other items in each proposal, so that only whole ranges
//! are set against each other: two of them differ for certain where they do not overlap.

use crate::domain::assessment::{Assessment, Item, ItemKind, Score};
use crate::quantity::Number;

/// Points from what is certain to what is possible.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Range {
    /// Certain.
    pub low: Number,
    /// Possible.
    pub high: Number,
}

/// One thing that points are given for, in each proposal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ranges {
    /// The item's id; none for the score as a whole.
    pub item: Option<String>,
    /// Each proposal's range; none where the item does not apply to it.
    pub cells: Vec<Option<Range>>,
    /// What the ranges of all proposals that have one share; none where there is nothing, or fewer than
    /// two of them.
    pub common: Option<Range>,
}

/// Several proposals beside each other.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Beside {
    /// The score as a whole, then its items in the sheet's order.
    pub ranges: Vec<Ranges>,
    /// Pairs of proposals of which the first has fewer points than the second, whatever comes of what is
    /// open: their positions.
    pub apart: Vec<(usize, usize)>,
    /// The same items are not rated yet in all of them.
    pub is_open_alike: bool,
}

/// Sets proposals beside each other, in the order they are given.
pub fn beside(cases: &[&Assessment]) -> Beside {
    let scores: Vec<&Score> = cases.iter().map(|case| &case.score).collect();
    let totals = scores.iter().map(|score| Some(Range { low: score.low, high: score.high }));
    let totals = ranges(None, totals.collect());
    // Proposals of one call have the same items; those of another may have more.
    let mut ids: Vec<&str> = Vec::new();
    for item in scores.iter().flat_map(|score| &score.items) {
        if !ids.contains(&item.id.as_str()) {
            ids.push(&item.id);
        }
    }
    let of_item = |id: &str| {
        let cells = scores.iter().map(|score| {
            let item = score.items.iter().find(|item| item.id == id)?;
            range(item)
        });
        ranges(Some(id.to_owned()), cells.collect())
    };
    let apart = pairs(&totals.cells);
    let items: Vec<Ranges> = ids.into_iter().map(of_item).collect();
    let is_open_alike = scores.windows(2).all(|pair| match pair {
        [left, right] => left.unrated == right.unrated,
        _ => true,
    });
    Beside { ranges: [totals].into_iter().chain(items).collect(), apart, is_open_alike }
}

fn range(item: &Item) -> Option<Range> {
    (item.kind != ItemKind::NotApplicable).then_some(Range { low: item.low, high: item.high })
}

fn ranges(item: Option<String>, cells: Vec<Option<Range>>) -> Ranges {
    let known = || cells.iter().flatten();
    let low = known().map(|range| range.low).max();
    let high = known().map(|range| range.high).min();
    let common = low.zip(high).filter(|(low, high)| known().count() > 1 && low <= high);
    Ranges { item, common: common.map(|(low, high)| Range { low, high }), cells }
}

/// Pairs whose ranges do not touch, the lower one first.
fn pairs(cells: &[Option<Range>]) -> Vec<(usize, usize)> {
    let known = || cells.iter().enumerate().filter_map(|(place, cell)| Some((place, (*cell)?)));
    let above = |(lower, below): (usize, Range)| {
        let higher = known().filter(move |(_, range)| below.high < range.low);
        higher.map(move |(higher, _)| (lower, higher))
    };
    known().flat_map(above).collect()
}
