//! The table's own total, and what comes of its lines here.

use super::budget;
use super::settings::{self, Settings};
use crate::quantity::{Exact, Yen};
use crate::rules::RuleSet;
use crate::sheet::{Reason, Said, Sum, Taken};

/// Both sides.
#[derive(Clone, Debug)]
pub(super) struct Totals {
    /// The total that the table has, in yen; none where it has none.
    pub source: Option<Exact>,
    /// What the engine answers, in the same kind of total.
    pub here: Yen,
    /// Tax is in both.
    pub with_tax: bool,
    /// To within what the table's amounts show; none without a total in the table.
    pub agree: Option<bool>,
    /// The row of the table's total.
    pub row: Option<usize>,
}

impl Totals {
    /// The table's total less that of this page.
    pub(super) fn difference(&self) -> Option<Exact> {
        self.source.as_ref().map(|source| source.minus(&Exact::from(self.here)))
    }
}

/// Compares, and says where the sides differ. An administration that the table has rounded is taken as its
/// amount where the sides agree that way only.
pub(super) fn of(taken: &mut Taken, settings: &mut Settings, rules: &RuleSet) -> Totals {
    let mut totals = compared(taken, settings, rules);
    if totals.agree == Some(false)
        && let Some(amount) = settings::with_amount(settings, taken, rules)
    {
        let others = compared(taken, &amount, rules);
        if others.agree == Some(true) {
            (*settings, totals) = (amount, others);
        }
    }
    taken.said.extend((totals.agree == Some(false)).then_some(Said::TotalsDiffer));
    totals
}

fn compared(taken: &Taken, settings: &Settings, rules: &RuleSet) -> Totals {
    let found = total(taken);
    let with_tax = match found {
        Some(total) => has_tax(total, taken),
        None => tax_row(taken).is_some() || taken.includes_tax,
    };
    let years = budget::assessed(&taken.lines, settings, rules);
    let kind = |budget: &crate::domain::assessment::Budget| {
        if with_tax { budget.total } else { budget.subtotal }
    };
    let here = years.iter().map(|year| kind(&year.budget)).sum();
    let source = found.and_then(|total| total.amount.clone());
    let row = found.map(|total| total.row);
    let mut totals = Totals { source, here, with_tax, agree: None, row };
    let step = Exact::from(taken.step.max(1));
    totals.agree = totals.difference().map(|difference| difference.magnitude() <= step);
    totals
}

/// The row that is the total of the whole table.
fn total(taken: &Taken) -> Option<&Sum> {
    let last_line = taken.lines.last().map_or(0, |line| line.row);
    let first_line = taken.lines.first().map_or(0, |line| line.row);
    let has_amount = |sum: &&Sum| sum.amount.is_some();
    let sums = || taken.sums.iter().filter(has_amount);
    let is_whole = |sum: &&Sum| {
        sum.reason == Reason::Total || (sum.reason == Reason::Subtotal && sum.is_of_all)
    };
    let below = || sums().filter(is_whole).filter(|sum| sum.row > last_line);
    // Of a total with tax and one without, the one with it.
    below()
        .rfind(|sum| has_tax(sum, taken))
        .or_else(|| below().next_back())
        .or_else(|| sums().rfind(|sum| sum.reason == Reason::Total && sum.row > first_line))
        .or_else(|| sums().rfind(|sum| sum.reason == Reason::Total))
}

fn tax_row(taken: &Taken) -> Option<&Sum> {
    taken.sums.iter().rfind(|sum| sum.reason == Reason::Tax)
}

/// Whether tax is in a total: by its words, by adding up, by where it stands.
fn has_tax(total: &Sum, taken: &Taken) -> bool {
    if let Some(says) = total.includes_tax {
        return says;
    }
    let Some(tax) = tax_row(taken).filter(|_| !taken.includes_tax) else {
        return taken.includes_tax;
    };
    let (Some(amount), Some(tax_amount)) = (&total.amount, &tax.amount) else {
        return total.row > tax.row;
    };
    let before = amount.minus(tax_amount);
    let is_sum = |sum: &&Sum| !matches!(sum.reason, Reason::Tax | Reason::GeneralAdministration);
    let others = taken.sums.iter().filter(is_sum).filter(|sum| sum.row != total.row);
    let adds_up = others.filter_map(|sum| sum.amount.as_ref()).any(|other| *other == before);
    adds_up || total.row > tax.row || is_above(total, taken)
}

/// The total stands above the lines, as on a quotation.
fn is_above(total: &Sum, taken: &Taken) -> bool {
    taken.lines.first().is_some_and(|line| total.row < line.row)
}
