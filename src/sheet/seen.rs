//! The first way down a table: what each row holds, and what its words say of it. Which rows sum up
//! others can be told only once all are known.

use super::category::{Categories, Naming};
use super::column::Column;
use super::figures::Figures;
use super::fold::half;
use super::grid::{Row, cell, is_blank};
use super::header::Header;
use super::layout::Layout;
use super::plan::{Plan, Table};
use super::reason::Reason;
use super::said::Said;
use super::sums::{Kind, Level, Unit};
use super::taken::Options;
use super::{count, dots, header, label, money, outline, scale};

/// What the first look at a row tells.
#[derive(Clone, Debug)]
pub(super) struct Seen {
    /// Its place among the rows.
    pub index: usize,
    /// Which of the plans holds for it.
    pub plan: usize,
    pub what: What,
    /// The columns whose texts say what it is.
    pub labels: Vec<usize>,
    pub figures: Figures,
    pub said: Vec<Said>,
}

/// What a row looks like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum What {
    /// Nothing to take, by its words or place.
    Skip(Reason),
    /// A row above the header.
    Title,
    /// Words without any figure: a heading, or a note.
    Text,
    /// A sum, tax or administration by its words.
    Named(Reason),
    /// A cost, or the sum of some.
    Figures,
}

/// Looks at all rows.
pub(super) struct Looker<'t, 'a> {
    pub rows: &'t [Row<'a>],
    pub header: Option<&'t Header>,
    pub known: &'t Categories,
    pub remarks: &'t super::column::Head,
    pub options: &'t Options,
    /// Somewhere points part thousands for sure.
    pub has_dots: bool,
    /// The plan of the first header, and of those that come later.
    pub plans: Vec<Plan>,
}

impl Looker<'_, '_> {
    /// What each row looks like.
    pub(super) fn look(&mut self) -> Vec<Seen> {
        let rows = self.rows;
        let mut all: Vec<Seen> = Vec::with_capacity(rows.len());
        for (index, row) in rows.iter().enumerate() {
            let mut seen = self.row(index, row);
            let is_below_header =
                all.last().is_some_and(|last| last.what == What::Skip(Reason::Header));
            let is_open = !matches!(seen.what, What::Skip(_) | What::Named(_));
            if is_below_header && is_open && !seen.figures.has_value() && header::goes_on(row) {
                seen.what = What::Skip(Reason::Header);
            }
            all.push(seen);
        }
        all
    }

    fn row(&mut self, index: usize, row: &Row<'_>) -> Seen {
        let plan = self.plans.len().saturating_sub(1);
        let mut seen = Seen {
            index,
            plan,
            what: What::Text,
            labels: Vec::new(),
            figures: Figures::default(),
            said: Vec::new(),
        };
        if is_blank(row) {
            seen.what = What::Skip(Reason::Blank);
            return seen;
        }
        if let Some(header) = self.header.filter(|header| index < header.rows.end) {
            let is_header = index >= header.rows.start;
            seen.what = if is_header { What::Skip(Reason::Header) } else { What::Title };
            return seen;
        }
        let layout = self.plans.last().map(|plan| plan.layout.clone()).unwrap_or_default();
        if let Some(reason) = special(row, &layout, self.known) {
            seen.figures = Figures::of(row, &layout);
            seen.said.extend(dots::settle(&mut seen.figures, None, self.has_dots));
            let left_out = self.options.leaves_out(index + 1);
            seen.what = left_out.map_or(What::Named(reason), What::Skip);
            return seen;
        }
        if !layout.has_money() {
            seen.what = What::Skip(Reason::Note);
            return seen;
        }
        let mut figures = Figures::of(row, &layout);
        if !figures.has_value() && self.is_repeated_header(index, row) {
            seen.what = What::Skip(Reason::Header);
            return seen;
        }
        let rate = layout.exchange_rate.and_then(|at| crate::proposal::normalised(cell(row, at)));
        seen.said.extend(dots::settle(&mut figures, rate, self.has_dots));
        seen.labels = labels(row, &layout);
        seen.figures = figures;
        let is = |says: fn(&str) -> bool| seen.labels.iter().any(|at| says(cell(row, *at)));
        seen.what = if seen.figures.is_empty() {
            What::Text
        } else if is(label::is_part) {
            What::Skip(Reason::Parts)
        } else if is(label::is_optional) {
            What::Skip(Reason::Optional)
        } else {
            What::Figures
        };
        if let What::Skip(reason) = seen.what
            && self.options.takes(reason, index + 1)
        {
            seen.what = What::Figures;
        }
        if seen.what == What::Figures {
            let row = index + 1;
            seen.said.extend(self.options.is_partly_struck(row).then_some(Said::PartlyStruck));
            seen.what = self.options.leaves_out(row).map_or(What::Figures, What::Skip);
        }
        seen
    }

    /// The header once more, or that of another table, whose columns then hold.
    fn is_repeated_header(&mut self, index: usize, row: &Row<'_>) -> bool {
        let Some(heads) = header::repeated(row) else { return false };
        let is_same = self.header.is_some_and(|header| {
            let named = |heads: &[super::column::Head]| {
                heads.iter().map(|head| head.named).collect::<Vec<_>>()
            };
            let known = named(&header.heads);
            let again = named(&heads);
            let width = known.len().min(again.len());
            known.get(..width) == again.get(..width)
        });
        if is_same || self.options.columns.is_some() {
            return true;
        }
        let below = self.rows.get(index + 1..).unwrap_or_default();
        let mut below = below.get(..below.len().min(200)).unwrap_or_default().to_vec();
        let of_its_own = Header { rows: 0..0, heads };
        let mut plan = Plan::of(&mut Table {
            rows: &mut below,
            header: Some(&of_its_own),
            remarks: self.remarks,
            known: self.known,
            rules: None,
            options: self.options,
        });
        if plan.layout.has_money() {
            scale::settle(&mut plan.layout, &below, self.options.unit_factor);
            self.plans.push(plan);
        }
        true
    }
}

/// A sum, tax or administration. Its label may stand anywhere but among the notes.
pub(super) fn special(row: &Row<'_>, layout: &Layout, known: &Categories) -> Option<Reason> {
    let mut reasons = layout.labels().filter_map(|at| label::reason(cell(row, at), known));
    if let Some(reason) = reasons.next() {
        return Some(reason);
    }
    let is_note = |at: &usize| {
        let column = layout.columns.get(*at);
        column.is_some_and(|column| matches!(column, Column::Note | Column::Breakdown))
    };
    let described = layout.descriptions.iter().any(|at| !cell(row, *at).is_empty());
    let others = (0..row.len()).filter(|at| !described && !is_note(at));
    let reason = others.into_iter().find_map(|at| label::reason(cell(row, at), known))?;
    let price = layout.prices.iter().map(|price| money::read(cell(row, price.at)));
    let is_priced = price.into_iter().any(|price| price.value().is_some());
    // Tax and administration show what they are taken of; a sum has no price.
    let has_base = matches!(reason, Reason::Tax | Reason::GeneralAdministration);
    (has_base || !is_priced).then_some(reason)
}

/// The columns whose texts say what the row is; failing these, one that is not taken.
pub(super) fn labels(row: &Row<'_>, layout: &Layout) -> Vec<usize> {
    let labels: Vec<usize> = layout.labels().filter(|at| !cell(row, *at).is_empty()).collect();
    if !labels.is_empty() {
        return labels;
    }
    let is_word = |at: &usize| {
        let text = cell(row, *at);
        let ignored = layout.columns.get(*at) == Some(&Column::Ignored);
        let number = count::read(text).value().is_some();
        ignored && !number && text.contains(char::is_alphabetic)
    };
    (0..row.len()).find(is_word).into_iter().collect()
}

/// The rows as far as sums go.
pub(super) fn units(seen: &[Seen], rows: &[Row<'_>], known: &Categories) -> Vec<Unit> {
    let mut units: Vec<Unit> = Vec::with_capacity(seen.len());
    for (place, one) in seen.iter().enumerate() {
        let kind = match one.what {
            What::Skip(_) | What::Title => Kind::Other,
            What::Text => Kind::Heading,
            What::Named(reason) => Kind::Named(reason),
            What::Figures if one.figures.is_bare_amount() => Kind::Open,
            What::Figures => Kind::Line,
        };
        let amount = one.figures.ten_thousandths();
        let level = if kind == Kind::Open {
            level(one, seen.get(place + 1..), rows, known)
        } else {
            Level::Line
        };
        units.push(Unit { amount, kind, level });
    }
    units
}

/// What a row's words make of it: the heading of at least one row or of several, if it adds them up.
fn level(one: &Seen, next: Option<&[Seen]>, rows: &[Row<'_>], known: &Categories) -> Level {
    let [at] = one.labels.as_slice() else { return Level::Line };
    let text = |seen: &Seen, at: usize| {
        rows.get(seen.index).map(|row| half(cell(row, at))).unwrap_or_default()
    };
    let own = text(one, *at);
    let (style, name) = outline::split(&own);
    let naming = known.name(&own);
    let next = next.into_iter().flatten().find(|next| next.what != What::Skip(Reason::Blank));
    let next = next.filter(|next| matches!(next.what, What::Figures | What::Text));
    let Some((next, next_at)) = next.and_then(|next| Some((next, next.labels.first()?))) else {
        return Level::Line;
    };
    let indent = |seen: &Seen, at: usize| {
        let text = rows.get(seen.index).and_then(|row| row.get(at));
        text.map_or(0, |text| text.chars().take_while(|c| c.is_whitespace()).count())
    };
    let is_outer = next_at > at || (next_at == at && indent(next, *at) > indent(one, *at));
    if style.is_none() && naming == Naming::Unknown && !is_outer {
        return Level::Line;
    }
    let below = text(next, *next_at);
    let (next_style, next_name) = outline::split(&below);
    let is_lower = is_outer
        || (style.is_some() && next_style.is_none())
        || (naming != Naming::Unknown
            && next.what == What::Figures
            && !next.figures.is_bare_amount())
        || (next_style != style || style.is_none()) && known.name(next_name) == Naming::Unknown
        || naming == Naming::NoCategory && next_style != style && !name.is_empty();
    if is_lower { Level::HeadingOfOne } else { Level::Heading }
}
