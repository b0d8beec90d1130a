//! One estimate of a draft, with what is needed to ask the engine about changes of it.

use std::rc::Rc;

use crate::domain::answer::Answer;
use crate::domain::assessment::{Budget, BudgetLine, Status};
use crate::domain::budget::{assess_budget, assess_line};
use crate::domain::found::Problems;
use crate::domain::input::{BudgetFrame, Line};
use crate::engine::{Engine, FileError};
use crate::proposal::{Node, budget_frame, budget_line};
use crate::quantity::Yen;
use crate::rules::{Group, RuleSet};

use super::price::Price;

/// An estimate as it stands in a draft, and the engine's answer to it.
pub struct Estimate<'e, 'b> {
    pub(super) engine: &'e Engine<'b>,
    pub(super) rules: &'b RuleSet,
    pub(super) draft: Node,
    pub(super) path: String,
    pub(super) frame: BudgetFrame,
    budget: Rc<Budget>,
}

/// A line whose price can be changed: it has yen, and counts in a category.
pub(super) struct Priced {
    pub position: usize,
    pub category: usize,
    /// The line without what its amount does not depend on.
    line: Line,
    /// Its price as typed.
    pub price: Price,
    /// Its yen as typed.
    pub amount: Yen,
}

impl<'e, 'b> Estimate<'e, 'b> {
    /// The estimate at a path of a draft, such as `budget` or `years[0].budget`. An engine that has
    /// just assessed this draft knows it already.
    ///
    /// # Errors
    /// When the draft asks for rules that the engine does not have.
    pub fn read(engine: &'e Engine<'b>, draft: &Node, path: &str) -> Result<Self, FileError> {
        let rules = engine.rules(draft)?;
        let budget = engine.budget(draft, path)?;
        let frame = budget_frame(draft.at(path), engine.reading(), rules, &mut Problems::default());
        Ok(Self { engine, rules, draft: draft.clone(), path: path.to_owned(), frame, budget })
    }

    /// The engine's answer to the estimate as it stands.
    pub fn budget(&self) -> &Rc<Budget> {
        &self.budget
    }

    /// The same, where nothing is missing that the total needs.
    pub(super) fn known(&self) -> Option<&Budget> {
        Some(&*self.budget).filter(|budget| budget.complete)
    }

    /// Yen by category, in the order of the rules.
    pub(super) fn sums(&self) -> Vec<Yen> {
        self.budget.by_category.iter().map(|(_, yen)| *yen).collect()
    }

    /// The engine's answer to other sums of the categories.
    pub(super) fn with_sums(&self, sums: &[Yen]) -> Budget {
        self.with_frame(&self.frame, sums)
    }

    /// The same for another frame. One line stands for all of its category, since the engine adds up
    /// lines before anything else; ten thousand need not be added up at each try.
    pub(super) fn with_frame(&self, frame: &BudgetFrame, sums: &[Yen]) -> Budget {
        let lines = sums.iter().enumerate().map(|(category, yen)| {
            Rc::new(BudgetLine {
                id: None,
                amount: Some(*yen),
                category: Some(category),
                silent: false,
                misplaced: false,
                work: Vec::new(),
                problems: Vec::new(),
            })
        });
        let lines = Rc::new(lines.collect());
        assess_budget(frame, &lines, &Rc::default(), self.rules, &mut Problems::default())
    }

    /// Positions in the rules of the categories of a group.
    pub(super) fn categories(&self, group: Group) -> Vec<usize> {
        let categories = self.rules.budget.categories.iter().enumerate();
        let of_group = categories.filter(|(_, category)| category.value.group == group);
        of_group.map(|(index, _)| index).collect()
    }

    /// Positions of the lines that are of one of these categories.
    pub(super) fn lines_of(&self, categories: &[usize]) -> Vec<usize> {
        self.lines_where(|line| line.category.is_some_and(|own| categories.contains(&own)))
    }

    /// Positions of the lines of which something holds.
    pub(super) fn lines_where(&self, holds: impl Fn(&BudgetLine) -> bool) -> Vec<usize> {
        let lines = self.budget.lines.iter().enumerate().filter(|(_, line)| holds(line));
        lines.map(|(position, _)| position).collect()
    }

    /// Where the lines stand in the draft.
    pub(super) fn lines_path(&self) -> String {
        format!("{}.lines", self.path)
    }

    /// The line at a position, if it has yen to change.
    pub(super) fn priced(&self, lines: &[Node], position: usize) -> Option<Priced> {
        let (category, amount, line) = self.counted(lines, position)?;
        let price = Price::typed(lines.get(position)?.get("unit_price"), line.unit_price.given()?)?;
        Some(Priced { position, category, line, price, amount })
    }

    /// The category and the yen of the line at a position, and the line without what its amount does not
    /// depend on; none of a line that counts nothing.
    pub(super) fn counted(&self, lines: &[Node], position: usize) -> Option<(usize, Yen, Line)> {
        let assessed = self.budget.lines.get(position)?;
        let (category, amount) = (assessed.category?, assessed.amount?);
        let node = lines.get(position).filter(|_| amount > Yen::ZERO)?;
        let line = budget_line(node, self.engine.reading(), self.rules).0?;
        Some((category, amount, Line { id: None, work: Vec::new(), ..line }))
    }
}

impl Priced {
    /// The yen of the line at a price of so many steps; none where there is no such price, or its
    /// product has too many digits.
    pub(super) fn amount_at(&mut self, steps: i128, rules: &RuleSet) -> Option<Yen> {
        self.line.unit_price = Answer::Given(self.price.number(steps)?);
        assess_line(&self.line, rules, Vec::new()).amount
    }
}

/// The total is known, and at most so many yen.
pub(super) fn at_most(budget: &Budget, total: Yen) -> bool {
    budget.complete && budget.total <= total
}

/// Outsourcing is within its limit by the strict reading.
pub(super) fn strictly_outsourced(budget: &Budget) -> bool {
    budget.complete && budget.outsourcing == Status::Pass
}
