//! What is known about the estimates.

use std::rc::Rc;

use super::Status;
use crate::domain::problem::Problem;
use crate::quantity::{Number, Yen};

/// One year's estimate.
#[derive(Clone, Debug)]
pub struct Budget {
    /// Every line, in the proposal's order.
    pub lines: Rc<Vec<Rc<BudgetLine>>>,
    /// Ids that stand at more than one line: positions of the later ones.
    pub repeated_ids: Rc<Vec<usize>>,
    /// Yen by category code, all categories in the order of the rules.
    pub by_category: Vec<(String, Yen)>,
    /// 業務費: the operating costs together.
    pub operating: Yen,
    /// Nothing is missing that the total needs.
    pub complete: bool,
    /// 一般管理費.
    pub general_administration: Yen,
    /// Everything before tax.
    pub subtotal: Yen,
    /// Consumption tax.
    pub tax: Yen,
    /// Everything.
    pub total: Yen,
    /// Most the call allows.
    pub cap: Yen,
    /// Yen that remain below the cap; negative when over.
    pub headroom: Yen,
    /// The total fits under the cap.
    pub within_cap: Status,
    /// Outsourcing is small enough.
    pub outsourcing: Status,
    /// Most outsourcing by the strict reading.
    pub outsourcing_limit: Yen,
    /// Required tasks that nothing names.
    pub missing_work: Vec<String>,
    /// Positions of lines in the wrong one of equipment and consumables.
    pub misplaced_lines: Vec<usize>,
}

impl Budget {
    /// Every required task is named.
    pub fn required_work(&self) -> Status {
        Status::of(self.missing_work.is_empty())
    }

    /// Every thing stands in the right one of equipment and consumables.
    pub fn equipment_threshold(&self) -> Status {
        Status::of(self.misplaced_lines.is_empty())
    }

    /// Ids of the lines in the wrong one of equipment and consumables.
    pub fn misplaced_ids(&self) -> Vec<Option<Rc<str>>> {
        let lines = self.misplaced_lines.iter().filter_map(|index| self.lines.get(*index));
        lines.map(|line| line.id.clone()).collect()
    }
}

/// One line of the estimate, as far as it says by itself.
#[derive(Clone, Debug)]
pub struct BudgetLine {
    /// Its id in the proposal.
    pub id: Option<Rc<str>>,
    /// Whole yen.
    pub amount: Option<Yen>,
    /// Position of its category in the rules.
    pub category: Option<usize>,
    /// Nothing is filled in yet: it neither counts nor complains.
    pub silent: bool,
    /// It stands in the wrong one of equipment and consumables.
    pub misplaced: bool,
    /// Positions in the rules of the required tasks it serves.
    pub work: Vec<usize>,
    /// Its problems; their paths start at the line.
    pub problems: Vec<Problem>,
}

/// A later year.
#[derive(Clone, Debug)]
pub struct Year {
    /// Which year of the plan.
    pub year: Option<Number>,
    /// Its estimate; none for a row that is no year at all.
    pub budget: Option<Rc<Budget>>,
}
