//! Writes the costs of a table as rows, under headings and with sums of their categories.

use super::mark::Mark;
use super::random::{CATEGORIES, WORDS};
use super::sheet::{Row, Sheet};
use super::style::{Column, Mode};
use super::truth::{Shape, is_plain};

/// How a table sums up its categories.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Sums {
    None,
    Below,
    /// On the heading, or in a row above that names the category.
    Above,
}

impl Sheet {
    /// All lines; the categories one after another, but for a ledger.
    pub fn write_lines(&mut self, sums: Sums) {
        if self.mode == Mode::Ledger {
            self.write_ledger();
            return;
        }
        let mut groups: Vec<Vec<usize>> = Vec::new();
        for at in 0..self.costs.len() {
            match groups.last_mut() {
                Some(group) if self.costs[group[0]].category == self.costs[at].category => {
                    group.push(at)
                }
                _ => groups.push(vec![at]),
            }
        }
        let operating = |sheet: &Self, group: &[usize]| {
            CATEGORIES[sheet.costs[group[0]].category].group == "operating"
        };
        let inner: Vec<bool> = groups.iter().map(|group| operating(self, group)).collect();
        let several = inner.iter().filter(|inner| **inner).count() > 1;
        let gaps = self.may("blank rows between categories", 80);
        let pages = groups.len() > 1
            && self.costs.len() > 5
            && matches!(self.mode, Mode::Each | Mode::Blank | Mode::Heading)
            && !matches!(self.shape, Shape::Change | Shape::Cells)
            && self.may("pages with sums carried over", 70);
        let turn = if pages { self.random.between(1, groups.len() - 1) } else { usize::MAX };
        let (mut outer, mut page, mut business) = (0, 0, None);
        for (nth, group) in groups.iter().enumerate() {
            if nth == turn {
                self.page(page);
                page = self.rows.len();
            } else if gaps && nth > 0 {
                self.blank();
            }
            let first = nth == 0 || !inner[nth - 1];
            outer += usize::from(!inner[nth] || first);
            let opens = inner[nth] && first && matches!(self.mode, Mode::Outline);
            if opens {
                let name = self.random.word(&WORDS.sums["operating_heading"], self.english);
                let text = format!("{}{name}", self.marks[0].of(0, outer));
                business = Some(
                    self.push(Row { cells: vec![(Column::Description, text)], ..Row::default() }),
                );
            }
            let own = inner[..nth].iter().filter(|inner| **inner).count() + 1;
            let number = if self.mode == Mode::Outline && inner[nth] { own } else { nth + 1 };
            let number = match self.marks[1] {
                Mark::Parts | Mark::Points => own,
                _ => number,
            };
            self.group(group, number, outer, inner[nth], sums, first);
            let last = inner[nth] && !inner.get(nth + 1).copied().unwrap_or(false);
            let parts: Vec<usize> = self.counted();
            let of_operating = |sheet: &Self, at: &usize| {
                sheet.rows[*at]
                    .cost
                    .is_some_and(|cost| CATEGORIES[sheet.costs[cost].category].group == "operating")
            };
            let parts: Vec<usize> = parts.into_iter().filter(|at| of_operating(self, at)).collect();
            if last && several {
                if let Some(at) = business.filter(|_| sums == Sums::Above) {
                    self.rows[at].parts = parts;
                } else if sums == Sums::Below && self.may("operating costs summed up", 500) {
                    let label = self.sum_word("operating", "", 2);
                    self.push_sum(label, parts);
                }
            }
        }
    }

    /// Lines in the order in which they came up.
    fn write_ledger(&mut self) {
        let mut present: Vec<usize> = self.costs.iter().map(|cost| cost.category).collect();
        present.dedup();
        let parts = matches!(self.marks[1], Mark::Parts | Mark::Points);
        present.retain(|at| !parts || CATEGORIES[*at].group == "operating");
        let sorted = self.costs.clone();
        for attempt in 0..20 {
            for at in (1..self.costs.len()).rev() {
                let other = self.random.below(at + 1);
                self.costs.swap(at, other);
            }
            if is_plain(&self.costs) {
                break;
            }
            if attempt == 19 {
                self.costs.clone_from(&sorted);
            }
        }
        for at in 0..self.costs.len() {
            let category = self.costs[at].category;
            let number = present.iter().position(|present| *present == category).unwrap_or(0) + 1;
            self.line(at, at + 1, true, number);
        }
    }

    /// The lines of one category.
    fn group(
        &mut self,
        group: &[usize],
        number: usize,
        outer: usize,
        inner: bool,
        sums: Sums,
        first: bool,
    ) {
        let category = self.costs[group[0]].category;
        let start = self.rows.len();
        let mut title = None;
        if self.mode.has_headings() {
            let at =
                if self.mode == Mode::Heading { Column::Category } else { Column::Description };
            let text = if self.mode == Mode::Outline && !inner {
                format!("{}{}", self.marks[0].of(0, outer), self.name(category))
            } else {
                self.category(category, number)
            };
            title = Some(self.push(Row { cells: vec![(at, text)], ..Row::default() }));
        } else if sums == Sums::Above && self.mode == Mode::Each {
            let text = self.category(category, number);
            let label = self.sum_word("category", "", number).replace("（）", "");
            let label = if label.trim().is_empty() { "計".to_owned() } else { label };
            title = Some(self.push(Row {
                cells: vec![(Column::Category, text), (Column::Description, label)],
                ..Row::default()
            }));
        }
        for (nth, at) in group.iter().enumerate() {
            let row = self.line(*at, nth + 1, nth == 0, number);
            if self.mode == Mode::Outer && nth == 0 && (!inner || first) {
                let name = if inner {
                    self.random.word(&WORDS.sums["operating_heading"], self.english).to_owned()
                } else {
                    self.name(category).to_owned()
                };
                let text = format!("{}{name}", self.marks[0].of(0, outer));
                self.rows[row].cells.push((Column::Outer, text));
            }
        }
        let parts: Vec<usize> =
            (start..self.rows.len()).filter(|at| self.rows[*at].counts).collect();
        let name = self.name(category).to_owned();
        match (title, sums) {
            (Some(at), Sums::Above) => self.rows[at].parts = parts,
            (_, Sums::Below) => {
                let plain = parts.len() > 1
                    && self.part_after.is_none()
                    && self.may("a sum under an unremarkable name", 60);
                let label = self.sum_word(if plain { "plain" } else { "category" }, &name, number);
                let at = self.push_sum(label, parts);
                if self.mode == Mode::Each && self.random.chance(400) {
                    let text = self.category(category, number);
                    let label = self.rows[at].cells[0].1.clone();
                    self.rows[at].cells =
                        vec![(Column::Category, text), (Column::Description, label)];
                }
            }
            _ => {}
        }
    }

    /// The sums at the end of a page, the header once more, and what is carried over.
    fn page(&mut self, start: usize) {
        let so_far = self.counted();
        let here = so_far.iter().copied().filter(|at| *at >= start).collect();
        if self.random.chance(700) {
            let label = self.sum_word("page", "", 1);
            self.push_sum(label, here);
        }
        let label = self.sum_word("carried", "", 1);
        self.push_sum(label, so_far.clone());
        if self.random.chance(300) {
            self.blank();
        }
        self.rows.extend(self.header.clone());
        let label = self.sum_word("brought", "", 1);
        self.push_sum(label, so_far);
    }
}
