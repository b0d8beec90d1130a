//! The second way down a table: each row is a line, or is left out with a reason.

use super::carry::Carry;
use super::category::{Categories, Naming};
use super::figures::Figures;
use super::fold::half;
use super::grid::{Row, cell, is_blank};
use super::layout::Layout;
use super::line::{Draft, TakenLine};
use super::plan::Plan;
use super::reason::Reason;
use super::said::Said;
use super::seen::{self, Seen, What};
use super::sums::{Found, Outcome};
use super::taken::{Options, Skipped, Sum};
use super::{label, outline, totals};
use crate::quantity::Exact;
use crate::rules::RuleSet;

/// What is known on the way down.
pub(super) struct Reader<'r, 'a> {
    pub rows: &'r [Row<'a>],
    pub rules: &'r RuleSet,
    pub known: &'r Categories,
    pub options: &'r Options,
    pub plans: &'r [Plan],
    pub carry: Carry,
    pub drafts: Vec<Draft>,
    pub skipped: Vec<Skipped>,
    pub sums: Vec<Sum>,
}

impl Reader<'_, '_> {
    /// Takes a row as a line, or says why it is none.
    pub(super) fn row(&mut self, seen: &Seen, outcome: Outcome) {
        let Some(row) = self.rows.get(seen.index) else { return };
        self.carry.at(seen.index);
        let reason = match seen.what {
            What::Skip(reason) => {
                if matches!(reason, Reason::Hidden | Reason::Struck) {
                    self.enter(seen, row);
                }
                Some(reason)
            }
            What::Title => Some(self.title(seen.index, row)),
            What::Text => Some(self.text(row, seen)),
            What::Named(reason) => self.named(seen, row, reason, outcome),
            What::Figures => self.figures(seen, row, outcome),
        };
        let Some(reason) = reason else { return };
        let differs = outcome.differs && !self.is_other_side_of_tax();
        let said = differs.then_some(Said::SumDiffers).into_iter().collect();
        self.skipped.push(Skipped { row: seen.index + 1, reason, sheet: 0, said });
    }

    /// The last sum is the one before it with tax taken out, or put on.
    fn is_other_side_of_tax(&self) -> bool {
        let mut last = self.sums.iter().rev().filter(|sum| sum.reason != Reason::Tax);
        let (Some(own), Some(before)) = (last.next(), last.next()) else { return false };
        let (Some(amount), Some(other)) = (&own.amount, &before.amount) else { return false };
        let rate = Exact::from(self.rules.budget.tax_rate.value);
        let with_tax = |net: &Exact| net.scaled_by(&Exact::from(100).plus(&rate)).shifted_right(2);
        let near =
            |gross: &Exact, net: &Exact| gross.minus(&with_tax(net)).magnitude() <= Exact::from(2);
        own.includes_tax.is_some() && (near(amount, other) || near(other, amount))
    }

    /// A row above the header. It may name the category of a table that is of one only, or hold the total.
    fn title(&mut self, index: usize, row: &Row<'_>) -> Reason {
        if let Some(total) = totals::above(index, row, self.known) {
            self.sums.push(total);
            return Reason::Total;
        }
        let mut filled = (0..row.len()).filter(|at| !cell(row, *at).is_empty());
        if let (Some(at), None) = (filled.next(), filled.next())
            && matches!(self.known.name(cell(row, at)), Naming::Category(_))
        {
            self.carry.enter(at, cell(row, at), true, self.known);
        }
        Reason::Heading
    }

    /// A sum by its words, the tax, or administration.
    fn named(
        &mut self,
        seen: &Seen,
        row: &Row<'_>,
        reason: Reason,
        outcome: Outcome,
    ) -> Option<Reason> {
        self.carry.clear();
        if self.options.takes(reason, seen.index + 1) {
            self.line(seen, row);
            return None;
        }
        self.sums.push(totals::of(seen.index, reason, row, &seen.figures, outcome));
        Some(reason)
    }

    /// A row with figures: a line, unless it sums up others.
    fn figures(&mut self, seen: &Seen, row: &Row<'_>, outcome: Outcome) -> Option<Reason> {
        let is_kept = |reason| self.options.takes(reason, seen.index + 1);
        let reason = match outcome.found {
            Found::SumAbove => Some(Reason::Subtotal),
            Found::Repeated => Some(Reason::Repeated),
            Found::AsIs | Found::SumBelow => None,
        };
        if let Some(reason) = reason.filter(|reason| !is_kept(*reason)) {
            self.carry.clear();
            self.sums.push(totals::of(seen.index, reason, row, &seen.figures, outcome));
            return Some(reason);
        }
        let Some(first) = seen.labels.first().copied() else {
            if seen.figures.is_amount_only() && !is_kept(Reason::Subtotal) {
                // A sum that nobody has named.
                self.carry.clear();
                return Some(Reason::Subtotal);
            }
            self.take(seen, row, "");
            return None;
        };
        let is_heading = outcome.found == Found::SumBelow
            || (seen.labels.len() == 1
                && seen.figures.is_once()
                && self.is_heading(seen, row, first));
        if is_heading && !is_kept(Reason::Heading) {
            self.carry.enter(first, raw(row, first), true, self.known);
            return Some(Reason::Heading);
        }
        self.line(seen, row);
        None
    }

    /// Takes a row, with the category that its words or those above give it.
    fn line(&mut self, seen: &Seen, row: &Row<'_>) {
        let layout = self.layout(seen);
        let descriptions = layout.descriptions.clone();
        for at in &descriptions {
            self.carry.pass(*at, raw(row, *at), self.known);
        }
        self.enter(seen, row);
        let mut title = "";
        for at in seen.labels.iter().filter(|at| !descriptions.contains(at)) {
            let text = cell(row, *at);
            let names = matches!(self.known.name_or_hint(text), Naming::Category(_));
            title = if names { title } else { text };
        }
        self.take(seen, row, title);
    }

    /// The categories that a row's own cells name hold from there on, also where the row is left out.
    fn enter(&mut self, seen: &Seen, row: &Row<'_>) {
        let layout = self.layout(seen);
        let is_category =
            |at: &&usize| layout.categories.contains(at) && !layout.descriptions.contains(at);
        for at in seen.labels.iter().filter(is_category) {
            self.carry.enter(*at, cell(row, *at), false, self.known);
        }
    }

    fn layout(&self, seen: &Seen) -> Layout {
        self.plans.get(seen.plan).map(|plan| plan.layout.clone()).unwrap_or_default()
    }

    fn take(&mut self, seen: &Seen, row: &Row<'_>, title: &str) {
        let layout = self.layout(seen);
        let draft = |layout: &Layout, figures: Figures, year| {
            let mut draft = Draft::of(seen.index + 1, row, layout, figures, title, self.rules);
            draft.said.clone_from(&seen.said);
            draft.year = year;
            draft
        };
        let years = self.plans.get(seen.plan).map_or(&[][..], |plan| plan.years.as_slice());
        let mut drafts: Vec<Draft> = years
            .iter()
            .map(|(year, layout)| (*year, layout, Figures::of(row, layout)))
            // A year without costs says so by a zero.
            .filter(|(_, _, figures)| figures.has_value() && figures.ten_thousandths() != Some(0))
            .map(|(year, layout, figures)| draft(layout, figures, Some(year).filter(|y| *y > 1)))
            .collect();
        if drafts.is_empty() {
            drafts.push(draft(&layout, seen.figures.clone(), None));
        }
        let category = self.category(&layout, seen, row, drafts.first());
        for mut draft in drafts {
            draft.category = category;
            self.drafts.push(draft);
        }
    }

    fn category(
        &mut self,
        layout: &Layout,
        seen: &Seen,
        row: &Row<'_>,
        draft: Option<&Draft>,
    ) -> Option<usize> {
        // An adjustment of the whole, such as 端数調整, belongs to no category of the rows above it.
        let has_own = layout.categories.iter().any(|at| !cell(row, *at).is_empty());
        let is_below_zero = seen.figures.amount.number().is_some_and(|n| n.is_negative());
        if seen.figures.is_bare_amount() && is_below_zero && !has_own {
            return None;
        }
        if let Some(category) = self.carry.category(self.known) {
            return Some(category);
        }
        let is_open = layout.categories.is_empty() || self.carry.leaves_open();
        let named = draft.filter(|_| is_open).map(|draft| self.known.name(&draft.description));
        let Some(Naming::Category(own)) = named else { return self.sheet() };
        self.carry.has_named = true;
        Some(own)
    }

    /// The category that the sheet is called by.
    fn sheet(&mut self) -> Option<usize> {
        let named = self.options.sheet.as_deref().map(|name| self.known.name_in(name));
        let Some(Naming::Category(own)) = named else { return None };
        self.carry.has_named = true;
        Some(own)
    }

    /// A row without any figure: a heading, or a note.
    fn text(&mut self, row: &Row<'_>, seen: &Seen) -> Reason {
        let shown = row.iter().map(|text| text.trim()).find(|text| !text.is_empty());
        let shown = shown.unwrap_or_default();
        let is_long = shown.chars().count() > 40 && self.known.name(shown) == Naming::Unknown;
        let is_sentence = shown.ends_with(['。', '.']) || is_long;
        if seen.labels.is_empty() || is_sentence || label::is_note(shown) {
            return Reason::Note;
        }
        for at in &seen.labels {
            self.carry.enter(*at, raw(row, *at), true, self.known);
        }
        Reason::Heading
    }

    /// A row with the same price and amount, once, that adds up the rows below by its words and by figures.
    fn is_heading(&self, seen: &Seen, row: &Row<'_>, at: usize) -> bool {
        let half_text = half(cell(row, at));
        let (style, name) = outline::split(&half_text);
        let naming = self.known.name(name);
        if naming == Naming::Unknown {
            return false;
        }
        let layout = &self.layout(seen);
        let rows = self.rows.get(seen.index + 1..).unwrap_or_default();
        let Some(next) = rows.iter().find(|row| !is_blank(row)) else { return false };
        let Some(next_at) = seen::labels(next, layout).first().copied() else { return false };
        let is_sum = seen::special(next, layout, self.known).is_none()
            && self.adds_up(rows, &seen.figures, layout);
        if !is_sum || next_at != at {
            return is_sum && next_at > at;
        }
        let half_text = half(cell(next, at));
        let (next_style, next_name) = outline::split(&half_text);
        let outer = |style: &String| self.carry.has_style(at, style);
        if next_style.as_ref().is_some_and(|next| Some(next) == style.as_ref() || outer(next)) {
            return false;
        }
        let next = self.known.name(next_name);
        match naming {
            Naming::NoCategory => style.is_some() || matches!(next, Naming::Category(_)),
            _ => next == Naming::Unknown,
        }
    }

    /// The amounts of the rows that follow add up to that of a row.
    fn adds_up(&self, rows: &[Row<'_>], figures: &Figures, layout: &Layout) -> bool {
        let Some(sum) = figures.amount.number().map(Exact::from) else { return false };
        let mut rest = sum;
        for row in rows.iter().filter(|row| !is_blank(row)) {
            let part = Figures::of(row, layout).amount.number();
            rest = rest.minus(&part.map_or_else(Exact::zero, Exact::from));
            let done = rest.magnitude() <= figures.amount.step();
            let ends = || seen::special(row, layout, self.known).is_some();
            if done || !rest.is_positive() || ends() {
                return done;
            }
        }
        false
    }

    /// All lines. Where no text of the table names a category, the descriptions may.
    pub(super) fn lines(&mut self) -> Vec<TakenLine> {
        let named = self.carry.has_named;
        let finish = |mut draft: Draft| {
            if !named && draft.category.is_none() {
                draft.category = self.known.hint(&draft.description);
            }
            draft.finished(self.known, self.rules)
        };
        std::mem::take(&mut self.drafts).into_iter().map(finish).collect()
    }
}

/// A cell with the blanks before it, which tell of its level.
fn raw<'r>(row: &'r Row<'_>, at: usize) -> &'r str {
    row.get(at).map_or("", |text| text.as_ref())
}
