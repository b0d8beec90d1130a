//! Goes down the rows of a table: each is a line, or is left out with a reason.

use super::carry::Carry;
use super::category::{Categories, Naming};
use super::column::{Column, Head};
use super::figures::Figures;
use super::fold::half;
use super::grid::{Row, cell, is_blank};
use super::layout::Layout;
use super::line::{Draft, TakenLine};
use super::taken::{Options, Reason};
use super::{count, header, label, money, outline, scale};
use crate::quantity::Exact;
use crate::rules::RuleSet;

/// What is known on the way down.
pub(super) struct Reader<'a> {
    pub rows: &'a [Row<'a>],
    pub rules: &'a RuleSet,
    pub known: Categories,
    pub layout: Layout,
    pub carry: Carry,
    pub remarks: Head,
    pub options: &'a Options,
    pub drafts: Vec<Draft>,
}

impl Reader<'_> {
    /// A row above the header. It may name the category of a table that is of one only.
    pub(super) fn title(&mut self, row: &Row<'_>) -> Reason {
        let mut filled = (0..row.len()).filter(|at| !cell(row, *at).is_empty());
        if let (Some(at), None) = (filled.next(), filled.next())
            && matches!(self.known.name(cell(row, at)), Naming::Category(_))
        {
            self.carry.enter(at, cell(row, at), true, &self.known);
        }
        Reason::Heading
    }

    /// Takes a row as a line, or says why it is none.
    pub(super) fn row(&mut self, index: usize, row: &Row<'_>) -> Option<Reason> {
        if let Some(reason) = self.special(row) {
            self.carry.clear();
            return Some(reason);
        }
        if !self.layout.has_money() {
            return Some(Reason::Note);
        }
        let figures = Figures::of(row, &self.layout);
        if !figures.has_value() && self.is_repeated_header(index, row) {
            return Some(Reason::Header);
        }
        let labels = self.labels(row);
        if figures.is_empty() {
            return Some(self.text(row, &labels));
        }
        let Some(first) = labels.first().copied() else {
            if figures.is_amount_only() {
                // A sum that nobody has named.
                self.carry.clear();
                return Some(Reason::Subtotal);
            }
            self.take(index, row, figures, "");
            return None;
        };
        if labels.len() == 1 && self.is_heading(index, row, first, &figures) {
            self.carry.enter(first, cell(row, first), true, &self.known);
            return Some(Reason::Heading);
        }
        for at in &self.layout.descriptions {
            self.carry.pass(*at, cell(row, *at), &self.known);
        }
        let mut title = "";
        for at in labels.iter().filter(|at| !self.layout.descriptions.contains(at)) {
            let text = cell(row, *at);
            if self.layout.categories.contains(at) {
                self.carry.enter(*at, text, false, &self.known);
            }
            let names = matches!(self.known.name_or_hint(text), Naming::Category(_));
            title = if names { title } else { text };
        }
        self.take(index, row, figures, title);
        None
    }

    /// The columns whose texts say what the row is; failing these, one that is not taken.
    fn labels(&self, row: &Row<'_>) -> Vec<usize> {
        let labels = self.layout.labels().filter(|at| !cell(row, *at).is_empty());
        let labels: Vec<usize> = labels.collect();
        if !labels.is_empty() {
            return labels;
        }
        let is_word = |at: &usize| {
            let text = cell(row, *at);
            let ignored = self.layout.columns.get(*at) == Some(&Column::Ignored);
            let number = count::read(text).value().is_some();
            ignored && !number && text.contains(char::is_alphabetic)
        };
        (0..row.len()).find(is_word).into_iter().collect()
    }

    fn take(&mut self, index: usize, row: &Row<'_>, figures: Figures, title: &str) {
        let mut draft = Draft::of(index + 1, row, &self.layout, figures, title, self.rules);
        draft.category = self.carry.category(&self.known);
        let open = self.layout.categories.is_empty() || self.carry.leaves_open();
        if draft.category.is_none()
            && open
            && let Naming::Category(own) = self.known.name(&draft.description)
        {
            self.carry.has_named = true;
            draft.category = Some(own);
        }
        self.drafts.push(draft);
    }

    /// A sum, tax or administration. Its label may stand anywhere but among the notes.
    fn special(&self, row: &Row<'_>) -> Option<Reason> {
        let mut reasons =
            self.layout.labels().filter_map(|at| label::reason(cell(row, at), &self.known));
        if let Some(reason) = reasons.next() {
            return Some(reason);
        }
        let price = self.layout.prices.iter().map(|price| money::read(cell(row, price.at)));
        if price.into_iter().any(|price| price.value().is_some()) {
            return None;
        }
        let is_note = |at: &usize| {
            self.layout
                .columns
                .get(*at)
                .is_some_and(|column| matches!(column, Column::Note | Column::Breakdown))
        };
        let described = self.layout.descriptions.iter().any(|at| !cell(row, *at).is_empty());
        let others = (0..row.len()).filter(|at| !described && !is_note(at));
        others.into_iter().find_map(|at| label::reason(cell(row, at), &self.known))
    }

    /// The header once more, or that of another table, whose columns then hold.
    fn is_repeated_header(&mut self, index: usize, row: &Row<'_>) -> bool {
        let Some(heads) = header::repeated(row) else { return false };
        if self.options.columns.is_none() {
            let below = self.rows.get(index + 1..).unwrap_or_default();
            let below = below.get(..below.len().min(200)).unwrap_or_default();
            let mut layout = Layout::of(&heads, below, &self.remarks, &self.known);
            if layout.has_money() {
                scale::settle(&mut layout, below, self.options.unit_factor);
                self.layout = layout;
            }
        }
        true
    }

    /// A row without any figure: a heading, or a note.
    fn text(&mut self, row: &Row<'_>, labels: &[usize]) -> Reason {
        let shown = row.iter().map(|text| text.trim()).find(|text| !text.is_empty());
        let shown = shown.unwrap_or_default();
        let is_sentence = shown.ends_with(['。', '.']) || shown.chars().count() > 40;
        if labels.is_empty() || is_sentence || label::is_note(shown) {
            return Reason::Note;
        }
        for at in labels {
            self.carry.enter(*at, cell(row, *at), true, &self.known);
        }
        Reason::Heading
    }

    /// A row with nothing but a name and an amount sums up the rows below, if they are its parts.
    fn is_heading(&self, index: usize, row: &Row<'_>, at: usize, figures: &Figures) -> bool {
        if !(figures.is_amount_only() || figures.is_once()) {
            return false;
        }
        let half_text = half(cell(row, at));
        let (style, name) = outline::split(&half_text);
        let naming = self.known.name(name);
        let is_once = !figures.is_amount_only();
        if naming == Naming::Unknown && (style.is_none() || is_once) {
            return false;
        }
        let rows = self.rows.get(index + 1..).unwrap_or_default();
        let Some(next) = rows.iter().find(|row| !is_blank(row)) else { return false };
        let Some(next_at) = self.labels(next).first().copied() else { return false };
        if self.special(next).is_some() || (is_once && !self.adds_up(rows, figures)) {
            return false;
        }
        if next_at != at {
            return next_at > at;
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
    fn adds_up(&self, rows: &[Row<'_>], figures: &Figures) -> bool {
        let Some(sum) = figures.amount.number().map(Exact::from) else { return false };
        let mut rest = sum;
        for row in rows.iter().filter(|row| !is_blank(row)) {
            let part = Figures::of(row, &self.layout).amount.number();
            rest = rest.minus(&part.map_or_else(Exact::zero, Exact::from));
            let done = rest.magnitude() <= figures.amount.step();
            if done || !rest.is_positive() || self.special(row).is_some() {
                return done;
            }
        }
        false
    }

    /// All lines. Where no text of the table names a category, the descriptions may.
    pub(super) fn lines(self) -> Vec<TakenLine> {
        let (known, rules, named) = (self.known, self.rules, self.carry.has_named);
        let finish = |mut draft: Draft| {
            if !named && draft.category.is_none() {
                draft.category = known.hint(&draft.description);
            }
            draft.finished(&known, rules)
        };
        self.drafts.into_iter().map(finish).collect()
    }
}
