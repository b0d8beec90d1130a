//! Which rows sum up others: known by adding up, and by words only where adding up leaves it open.
//!
//! Only a row with nothing but an amount can be a sum. It is one if it equals two or more rows above
//! since the last sum, or from a sum on, or all so far, or the rows below it under a heading. Equal to
//! one row above, it is a sum where a later sum says so; where none does, it is left out, and said.

use super::reason::Reason;

/// A row as far as sums go.
#[derive(Clone, Debug)]
pub(super) struct Unit {
    /// Its amount in ten thousandths of a yen.
    pub amount: Option<i128>,
    pub kind: Kind,
    pub level: Level,
}

/// What the words of a row make of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Level {
    /// Nothing but a row.
    Line,
    /// It names a category, a group or a level: a heading, if several rows below add up to it.
    Heading,
    /// What follows is of a lower level for sure: a heading, even if it is the sum of one row.
    HeadingOfOne,
}

/// What a row can be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// Nothing that adds to a sum.
    Other,
    /// A heading without an amount.
    Heading,
    /// A cost, for sure: it has a price, a quantity or a unit.
    Line,
    /// Nothing but an amount: a cost or a sum.
    Open,
    /// A sum by its words; tax and administration add to later ones.
    Named(Reason),
}

/// What a row turned out to be.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Found {
    /// What its kind says.
    #[default]
    AsIs,
    /// The sum of rows above.
    SumAbove,
    /// The sum of rows below.
    SumBelow,
    /// The amount of the one row above, once more: most likely its sum.
    Repeated,
}

/// What was found of one row.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Outcome {
    pub found: Found,
    /// Everything above adds up to it.
    pub is_of_all: bool,
    /// It is a sum by its words, and its rows do not add up to it.
    pub differs: bool,
}

/// Rows that are looked at below one heading.
const MOST_BELOW: usize = 2_000;
/// Sums among which the start of a larger one is looked for.
const MOST_STARTS: usize = 500;

/// Goes through all rows. `step` is the smallest difference that amounts show, in the units' measure.
pub(super) fn find(units: &[Unit], step: i128) -> Vec<Outcome> {
    let mut outcomes = vec![Outcome::default(); units.len()];
    let ends = below(units, &mut outcomes);
    let mut above = Above { step, ..Above::default() };
    for (at, unit) in units.iter().enumerate() {
        let Some(amount) = unit.amount else { continue };
        if ends.get(at).copied().flatten().is_some() {
            // A sum by its words may be that of the rows above just as well: those come first.
            let is_of_above =
                matches!(unit.kind, Kind::Named(_)) && above.start(amount, 1, false).is_some();
            if !is_of_above {
                continue;
            }
        }
        let outcome = match unit.kind {
            Kind::Other | Kind::Heading => continue,
            Kind::Line => {
                above.line(amount, true);
                continue;
            }
            Kind::Named(Reason::Tax | Reason::GeneralAdministration) => {
                above.extra(amount);
                continue;
            }
            Kind::Named(_) => above.named(amount),
            Kind::Open => above.open(amount, units.get(at + 1..).unwrap_or_default()),
        };
        if let Some(slot) = outcomes.get_mut(at) {
            *slot = outcome;
        }
    }
    outcomes
}

/// Finds headings whose amount is the sum of the rows below, from the last row up: those of a lower level
/// are known when one of a higher level adds them up. Answers where each one's rows end.
fn below(units: &[Unit], outcomes: &mut [Outcome]) -> Vec<Option<usize>> {
    let mut ends: Vec<Option<usize>> = vec![None; units.len()];
    for at in (0..units.len()).rev() {
        let Some(Unit { amount: Some(amount), kind, level }) = units.get(at) else { continue };
        let least = match (kind, level) {
            (Kind::Open, Level::Heading) => 2,
            (Kind::Open, Level::HeadingOfOne)
            | (Kind::Named(Reason::Subtotal | Reason::Total), _) => 1,
            _ => continue,
        };
        let mut rest = *amount;
        let mut rows = 0_usize;
        let mut next = at + 1;
        while let Some(unit) = units.get(next).filter(|_| rows < MOST_BELOW && rest != 0) {
            let is_sum_of_below = ends.get(next).copied().flatten().is_some();
            match (unit.kind, unit.amount) {
                (Kind::Named(_), _) if !is_sum_of_below => break,
                (Kind::Line | Kind::Open | Kind::Named(_), Some(part)) => {
                    rest -= part;
                    rows += 1;
                    next = ends.get(next).copied().flatten().unwrap_or(next + 1);
                }
                _ => next += 1,
            }
        }
        let is_sum = rest == 0 && rows >= least && *amount != 0;
        if let (true, Some(end), Some(outcome)) = (is_sum, ends.get_mut(at), outcomes.get_mut(at)) {
            *end = Some(next);
            outcome.found = Found::SumBelow;
        }
    }
    ends
}

/// What stands above a row and is not summed up yet.
#[derive(Default)]
struct Above {
    step: i128,
    /// Rows, or sums of them, each with whether it is a sum and whether it has more than an amount.
    parts: Vec<Part>,
    /// Sums of rows that are no sums themselves, whatever has summed them up since.
    groups: Vec<i128>,
    /// All costs so far, with tax and administration.
    all: i128,
    rows: usize,
}

#[derive(Clone, Copy)]
struct Part {
    amount: i128,
    is_sum: bool,
    is_full: bool,
    rows: usize,
}

impl Above {
    fn line(&mut self, amount: i128, is_full: bool) {
        self.parts.push(Part { amount, is_sum: false, is_full, rows: 1 });
        self.all += amount;
        self.rows += 1;
    }

    fn extra(&mut self, amount: i128) {
        self.line(amount, true);
    }

    /// From where on the parts add up to an amount, to within half a step a row where `is_rough`.
    fn start(&self, amount: i128, least: usize, is_rough: bool) -> Option<usize> {
        let near = |sum: i128, rows: usize| {
            let rows = i128::try_from(rows).unwrap_or_default();
            let most = if is_rough { self.step * rows / 2 } else { 0 };
            (sum - amount).abs() <= most.max(if is_rough { self.step - 1 } else { 0 })
        };
        let mut sum = 0;
        let mut rows = 0;
        let mut starts = 0;
        let count = self.parts.len();
        for (at, part) in self.parts.iter().enumerate().rev() {
            sum += part.amount;
            rows += part.rows;
            let before_is_sum =
                at.checked_sub(1).and_then(|at| self.parts.get(at)).is_none_or(|p| p.is_sum);
            if !(before_is_sum || part.is_sum) {
                continue;
            }
            if count - at >= least && near(sum, rows) {
                return Some(at);
            }
            starts += 1;
            if starts > MOST_STARTS {
                break;
            }
        }
        let is_all = count >= least && near(self.all, self.rows);
        is_all.then_some(0)
    }

    fn collapse(&mut self, start: usize, amount: i128) {
        let own = self.parts.iter().skip(start);
        if own.clone().next().is_some() && own.clone().all(|part| !part.is_sum) {
            self.groups.push(amount);
        }
        let rows = self.parts.iter().skip(start).map(|part| part.rows).sum();
        self.parts.truncate(start);
        self.parts.push(Part { amount, is_sum: true, is_full: true, rows });
    }

    /// The last sums of rows add up to it, though sums of pages stand between them.
    fn is_of_groups(&self, amount: i128) -> bool {
        let mut rest = amount;
        self.groups.iter().rev().take(MOST_STARTS).any(|group| {
            rest -= group;
            rest == 0
        })
    }

    /// A row that its words call a sum.
    fn named(&mut self, amount: i128) -> Outcome {
        let start = self.start(amount, 1, false).or_else(|| self.start(amount, 1, true));
        let last = self.parts.last().copied();
        match start {
            Some(start) => {
                let is_of_all = start == 0;
                let repeats = last.is_some_and(|last| last.is_sum && last.amount == amount);
                if !repeats || start + 1 < self.parts.len() {
                    self.collapse(start, amount);
                }
                Outcome { found: Found::SumAbove, is_of_all, differs: false }
            }
            // Above all rows there is nothing that it could differ from.
            None if self.is_net(amount) || self.parts.is_empty() || self.is_of_groups(amount) => {
                Outcome { found: Found::SumAbove, is_of_all: false, differs: false }
            }
            None => {
                // It stands for the rows since the last sum, whatever it says.
                let start = self.parts.iter().rposition(|part| part.is_sum).map_or(0, |at| at + 1);
                let sum = self.parts.iter().skip(start).map(|part| part.amount).sum();
                let has_rows = start < self.parts.len();
                if has_rows {
                    self.collapse(start, sum);
                }
                Outcome { found: Found::SumAbove, is_of_all: false, differs: true }
            }
        }
    }

    /// What is left of the last sum without the row below it: a total less the tax that is in it.
    fn is_net(&self, amount: i128) -> bool {
        let mut last = self.parts.iter().rev();
        let (Some(part), Some(sum)) = (last.next(), last.next()) else { return false };
        sum.is_sum && (sum.amount - part.amount - amount).abs() < self.step.max(1)
    }

    /// A row of nothing but an amount.
    fn open(&mut self, amount: i128, later: &[Unit]) -> Outcome {
        if amount != 0 {
            if let Some(start) = self.start(amount, 2, false) {
                self.collapse(start, amount);
                return Outcome { found: Found::SumAbove, is_of_all: start == 0, differs: false };
            }
            let alone =
                self.parts.last().copied().filter(|last| !last.is_sum && last.amount == amount);
            let before = self.parts.len().checked_sub(2).and_then(|at| self.parts.get(at));
            if let Some(last) = alone.filter(|_| before.is_none_or(|part| part.is_sum)) {
                let start = self.parts.len() - 1;
                match self.later(amount, later) {
                    Some(true) => {
                        self.collapse(start, amount);
                        return Outcome { found: Found::SumAbove, ..Outcome::default() };
                    }
                    None if last.is_full => {
                        self.collapse(start, amount);
                        return Outcome { found: Found::Repeated, ..Outcome::default() };
                    }
                    Some(false) | None => {}
                }
            }
        }
        self.line(amount, false);
        Outcome::default()
    }

    /// Whether the next sum by words agrees with this row being a sum; none where it tells nothing.
    fn later(&self, amount: i128, later: &[Unit]) -> Option<bool> {
        let mut since: i128 = 0;
        for unit in later.iter().take(MOST_BELOW) {
            match (unit.kind, unit.amount) {
                (Kind::Line | Kind::Open, Some(part)) => since += part,
                (Kind::Named(Reason::Tax | Reason::GeneralAdministration), Some(part)) => {
                    since += part
                }
                (Kind::Named(_), Some(sum)) => {
                    // Of all so far, or of the rows since the last sum.
                    let as_sum = [self.all, 0].iter().any(|start| start + since == sum);
                    let as_line =
                        [self.all, amount].iter().any(|start| start + amount + since == sum);
                    return (as_sum != as_line).then_some(as_sum);
                }
                _ => {}
            }
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn unit(kind: Kind, amount: i128) -> Unit {
        Unit { amount: Some(amount), kind, level: Level::Line }
    }

    fn found(units: &[Unit]) -> Vec<Found> {
        find(units, 1).iter().map(|outcome| outcome.found).collect()
    }

    const NAMED: Kind = Kind::Named(Reason::Subtotal);

    #[test]
    fn sums_are_known_by_adding_up() {
        use Found::{AsIs, Repeated, SumAbove, SumBelow};
        use Kind::{Line, Open};
        let open = |amount| unit(Open, amount);
        let line = |amount| unit(Line, amount);
        let heading = |amount| Unit { level: Level::Heading, ..open(amount) };
        for (units, expected) in [
            (vec![line(2), line(3), open(5)], vec![AsIs, AsIs, SumAbove]),
            // Sums of sums, and a sum of all.
            (
                vec![line(2), line(3), open(5), line(4), line(1), open(5), open(10)],
                vec![AsIs, AsIs, SumAbove, AsIs, AsIs, SumAbove, SumAbove],
            ),
            // One row above: left out, unless a later sum counts it.
            (vec![line(2), open(2), line(3)], vec![AsIs, Repeated, AsIs]),
            (vec![line(2), open(2), line(3), unit(NAMED, 7)], vec![AsIs, AsIs, AsIs, SumAbove]),
            (vec![line(2), open(2), line(3), unit(NAMED, 5)], vec![AsIs, SumAbove, AsIs, SumAbove]),
            // In a table of amounts only, two equal rows are two lines.
            (vec![open(2), open(2), open(9)], vec![AsIs, AsIs, AsIs]),
            // Headings of two levels with the sum of what is below.
            (
                vec![heading(10), heading(4), line(1), line(3), heading(6), line(2), line(4)],
                vec![SumBelow, SumBelow, AsIs, AsIs, SumBelow, AsIs, AsIs],
            ),
        ] {
            assert_eq!(found(&units), expected, "{units:?}");
        }
    }

    #[test]
    fn rounded_rows_need_a_word() {
        let rows =
            |last: Kind| vec![unit(Kind::Line, 1_000), unit(Kind::Line, 2_000), unit(last, 4_000)];
        assert!(!find(&rows(NAMED), 1_000)[2].differs);
        assert_eq!(find(&rows(Kind::Open), 1_000)[2].found, Found::AsIs);
        assert!(find(&rows(NAMED), 1)[2].differs);
    }
}
