//! What is known about the estimates.

use std::rc::Rc;

use super::Status;
use crate::domain::problem::Problem;
use crate::quantity::{Exact, Number, Yen};

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
    /// Yen to cut; zero under the cap.
    pub over: Yen,
    /// The total in percent of the cap, half up at the decimals of the rules; none of no cap at all.
    pub cap_percent: Option<Exact>,
    /// The total fits under the cap.
    pub within_cap: Status,
    /// Outsourcing is small enough.
    pub outsourcing: Status,
    /// Most outsourcing by the strict reading.
    pub outsourcing_limit: Yen,
    /// Outsourcing there is.
    pub outsourcing_amount: Yen,
    /// Yen that remain below the limit; negative when over.
    pub outsourcing_headroom: Yen,
    /// Outsourcing in percent of the limit, rounded like the cap's; none of a limit of zero.
    pub outsourcing_percent: Option<Exact>,
    /// Required tasks that nothing names.
    pub missing_work: Vec<String>,
    /// Positions of lines in the wrong one of equipment and consumables.
    pub misplaced_lines: Vec<usize>,
    /// Positions of lines that are begun and lack an amount or a category.
    pub unfinished_lines: Vec<usize>,
    /// Positions of lines with an error.
    pub faulty_lines: Vec<usize>,
    /// General administration is given or can be computed.
    pub administration_known: bool,
    /// By how much costs must fall; none within the cap.
    pub reduction: Option<Reduction>,
}

/// The least whole yen by which costs must fall for the total to be within the cap.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reduction {
    /// Of costs that administration is charged on, which falls with them; none where there are none, or where
    /// all of them together would not do.
    pub charged: Option<Yen>,
    /// Of all other costs alone; none alike. All costs are, where the administration is an amount.
    pub uncharged: Option<Yen>,
}

impl Budget {
    /// Some line is filled in.
    pub fn is_begun(&self) -> bool {
        self.lines.iter().any(|line| !line.silent)
    }

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

impl BudgetLine {
    /// It is begun and lacks what the total needs.
    pub fn is_unfinished(&self) -> bool {
        !self.silent && (self.amount.is_none() || self.category.is_none())
    }

    /// Something in it can't be used as it is.
    pub fn is_faulty(&self) -> bool {
        self.problems.iter().any(Problem::is_error)
    }
}

/// A later year.
#[derive(Clone, Debug)]
pub struct Year {
    /// Which year of the plan.
    pub year: Option<Number>,
    /// Its estimate; none for a row that is no year at all.
    pub budget: Option<Rc<Budget>>,
}
