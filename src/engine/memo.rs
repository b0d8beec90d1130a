//! What is remembered of budgets between two assessments: a pure cache, keyed by its input.
//!
//! Lines are recognised by their address in the tree, so that a keystroke in one of ten thousand
//! computes one line and adds up the rest.

use std::mem;
use std::rc::Rc;

use crate::domain::assessment::{Budget, BudgetLine};
use crate::domain::budget::{assess_budget, assess_line};
use crate::domain::found::Problems;
use crate::domain::problem::repeated;
use crate::proposal::{MOST_LINES, Node, Reading, budget_frame, budget_line};
use crate::rules::RuleSet;

/// Budgets of the last assessment, by place.
#[derive(Clone, Default)]
pub(super) struct Memo {
    rules: String,
    last: Known,
    current: Known,
}

/// Few budgets by their places: a list is searched as fast as anything else.
type Known = Vec<(String, Remembered)>;

/// One budget as it was computed.
#[derive(Clone)]
struct Remembered {
    node: Node,
    lines: Lines,
    budget: Rc<Budget>,
    problems: Problems,
}

/// A list of lines as it was computed.
#[derive(Clone, Default)]
struct Lines {
    node: Node,
    lines: Rc<Vec<Rc<BudgetLine>>>,
    repeated_ids: Rc<Vec<usize>>,
}

impl Memo {
    /// Begins an assessment; other rules forget everything.
    pub(super) fn start(&mut self, rules: &str) {
        if self.rules != rules {
            rules.clone_into(&mut self.rules);
            self.last.clear();
        }
        self.current.clear();
    }

    /// Ends it; budgets that were not asked for are forgotten.
    pub(super) fn finish(&mut self) {
        self.last = mem::take(&mut self.current);
    }

    /// The budget at a place. `path` is where its problems stand in the proposal.
    pub(super) fn budget(
        &mut self,
        place: &str,
        path: &str,
        node: &Node,
        reading: Reading,
        rules: &RuleSet,
        problems: &mut Problems,
    ) -> Rc<Budget> {
        // A variant that keeps the proposal's budget shares what was just computed for it.
        let shared = at(&self.current, path).filter(|budget| budget.node.is_same(node)).cloned();
        let last = || {
            let known = self.last.iter().position(|(known, _)| known == place)?;
            Some(self.last.swap_remove(known).1)
        };
        let remembered = match shared.or_else(last) {
            Some(last) if last.node.is_same(node) => last,
            last => {
                let before = last.map(|last| last.lines).unwrap_or_default();
                let lines = before.updated(node.get("lines"), reading, rules);
                compute(node, lines, reading, rules)
            }
        };
        problems.extend(remembered.problems.iter().map(|problem| problem.under(path)));
        let budget = Rc::clone(&remembered.budget);
        self.current.push((place.to_owned(), remembered));
        budget
    }

    /// The budget that another node would give at a place; what is remembered stays as it is.
    pub(super) fn tried(
        &self,
        place: &str,
        node: &Node,
        reading: Reading,
        rules: &RuleSet,
    ) -> Rc<Budget> {
        match at(&self.last, place).filter(|_| self.rules == rules.id) {
            Some(last) if last.node.is_same(node) => Rc::clone(&last.budget),
            last => {
                let before = last.map(|last| last.lines.clone()).unwrap_or_default();
                let lines = before.updated(node.get("lines"), reading, rules);
                compute(node, lines, reading, rules).budget
            }
        }
    }
}

fn at<'k>(known: &'k Known, place: &str) -> Option<&'k Remembered> {
    known.iter().find(|(known, _)| known == place).map(|(_, budget)| budget)
}

fn compute(node: &Node, lines: Lines, reading: Reading, rules: &RuleSet) -> Remembered {
    let mut problems = Problems::default();
    let frame = budget_frame(node, reading, rules, &mut problems);
    let budget = assess_budget(&frame, &lines.lines, &lines.repeated_ids, rules, &mut problems);
    Remembered { node: node.clone(), lines, budget: Rc::new(budget), problems }
}

impl Lines {
    /// The lines of a list, computing only those that are not the same as before.
    fn updated(self, node: &Node, reading: Reading, rules: &RuleSet) -> Self {
        if self.node.is_same(node) {
            return self;
        }
        let read = |node: &Node| node.elements().len().min(MOST_LINES);
        let (old, new) = (self.node.elements(), node.elements());
        let (old, new) = (
            old.get(..read(&self.node)).unwrap_or_default(),
            new.get(..read(node)).unwrap_or_default(),
        );
        let same = |(left, right): &(&Node, &Node)| left.is_same(right);
        let head = old.iter().zip(new).take_while(same).count();
        let most = old.len().min(new.len()) - head;
        let tail = old.iter().rev().zip(new.iter().rev()).take(most).take_while(same).count();
        let changed = new.get(head..new.len() - tail).unwrap_or_default();
        let computed: Vec<_> = changed.iter().map(|line| assessed(line, reading, rules)).collect();
        let replaced = self.lines.get(head..self.lines.len() - tail).unwrap_or_default();
        let ids =
            |lines: &[Rc<BudgetLine>]| lines.iter().map(|line| line.id.clone()).collect::<Vec<_>>();
        let same_ids = ids(replaced) == ids(&computed);
        let mut lines = Vec::with_capacity(new.len());
        lines.extend(self.lines.iter().take(head).cloned());
        lines.extend(computed);
        lines.extend(self.lines.iter().skip(self.lines.len() - tail).cloned());
        let repeated_ids = if same_ids {
            self.repeated_ids
        } else {
            Rc::new(repeated(lines.iter().map(|line| line.id.as_deref())))
        };
        Self { node: node.clone(), lines: Rc::new(lines), repeated_ids }
    }
}

fn assessed(node: &Node, reading: Reading, rules: &RuleSet) -> Rc<BudgetLine> {
    let (line, problems) = budget_line(node, reading, rules);
    Rc::new(match line {
        Some(line) => assess_line(&line, rules, problems),
        None => BudgetLine {
            id: None,
            amount: None,
            category: None,
            silent: false,
            misplaced: false,
            work: Vec::new(),
            problems,
        },
    })
}
