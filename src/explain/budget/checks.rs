//! Behind the checks of an estimate.

use super::Estimate;
use crate::domain::budget::{CONSUMABLES, EQUIPMENT};
use crate::explain::build::{
    all, all_known, at_most, difference, ids_where, is_at_least, is_below, is_unknown, list,
    missing_from, none_listed, product, sum, truncate,
};
use crate::explain::line;
use crate::explain::operation::Operation;
use crate::explain::tree::{Tree, Value};
use crate::proposal::Node;
use crate::quantity::Exact;
use crate::rules::Group;

impl Estimate<'_> {
    /// A figure of a check.
    pub(super) fn check(&self, figure: &str) -> Option<Tree> {
        Some(match figure {
            "cap.status" => at_most(self.total(), self.cap()),
            "outsourcing.status" => self.outsourcing_status(),
            "outsourcing.limit" => self.outsourcing_limit(),
            "outsourcing.amount" => self.group(Group::Outsourcing),
            "outsourcing.headroom" => {
                difference(vec![self.outsourcing_limit(), self.group(Group::Outsourcing)])
                    .in_unit("yen")
            }
            "outsourcing.percent" => {
                self.percent(self.group(Group::Outsourcing), self.outsourcing_limit())
            }
            "required_work.missing" => self.missing_work(),
            "required_work.status" => none_listed(self.missing_work()),
            "equipment_threshold.lines" => self.misplaced(),
            "equipment_threshold.status" => none_listed(self.misplaced()),
            _ => return None,
        })
    }

    fn outsourcing_limit(&self) -> Tree {
        truncate(self.outsourcing_allowed(false))
    }

    /// Share × base; by the loose reading outsourcing itself belongs to the base.
    fn outsourcing_allowed(&self, loose: bool) -> Tree {
        let base = &self.rules.budget.outsourcing_base.value;
        let mut parts: Vec<Tree> = base
            .iter()
            .map(|group| match group {
                Group::GeneralAdministration => self.administration(),
                group => self.group(*group),
            })
            .collect();
        if loose {
            parts.push(self.group(Group::Outsourcing));
        }
        let share = &self.rules.budget.outsourcing_share;
        product(vec![sum(parts).in_unit("yen"), Tree::rule(share, share.value)]).in_unit("yen")
    }

    fn outsourcing_status(&self) -> Tree {
        let strict = self.outsourcing_allowed(false);
        let loose = self.outsourcing_allowed(true);
        let outsourced = self.group(Group::Outsourcing);
        let exact = |tree: &Tree| match &tree.value {
            Value::Exact(value) => value.clone(),
            _ => Exact::zero(),
        };
        let status = match exact(&outsourced) {
            outsourced if outsourced <= exact(&strict) => "pass",
            outsourced if outsourced <= exact(&loose) => "depends",
            _ => "fail",
        };
        Tree::new(Operation::ShareCheck, status.into(), vec![outsourced, strict, loose])
    }

    fn missing_work(&self) -> Tree {
        let tasks = &self.rules.budget.required_work;
        let wanted = tasks.iter().map(|task| Tree::rule(task, task.value.as_str()));
        let codes = |work: &[usize]| {
            let known = work.iter().filter_map(|task| tasks.get(*task));
            Value::List(known.map(|task| task.value.as_str().into()).collect())
        };
        let tagged = self.lines().filter(|(_, line)| !line.work.is_empty()).map(|(index, line)| {
            Tree::input(self.path(&format!("lines[{index}].work")), codes(&line.work))
        });
        let without_cost = match self.budget.node.get("work_without_cost") {
            Node::List(_) => codes(&self.budget.frame.work_without_cost),
            _ => Value::Unknown,
        };
        let untagged = Tree::input(self.path("work_without_cost"), without_cost);
        missing_from(list(wanted.collect()), list(tagged.chain([untagged]).collect()))
    }

    /// Lines in the wrong one of equipment and consumables.
    fn misplaced(&self) -> Tree {
        let threshold = &self.rules.budget.equipment_threshold;
        let limit = || Tree::rule(threshold, threshold.value).in_unit("yen");
        let judged = self.lines().filter_map(|(index, line)| {
            let category = self.rules.budget.categories.get(line.category.given()?)?;
            let path = self.path(&format!("lines[{index}]"));
            let price = line::price(line, &path, self.rules);
            let tree = match category.value.code.as_str() {
                CONSUMABLES => {
                    let exception = line.consumable_exception.then(|| {
                        self.budget.node.at(&format!("lines[{index}].consumable_exception"))
                    });
                    let code = exception.and_then(Node::as_text);
                    let input = Tree::input(format!("{path}.consumable_exception"), code);
                    all(vec![is_at_least(price, limit()), is_unknown(input)])
                }
                EQUIPMENT => is_below(price, limit()),
                _ => return None,
            };
            Some(match &line.id {
                Some(id) => tree.called(&**id),
                None => tree,
            })
        });
        ids_where(Operation::IdsWhereTrue, judged.collect())
    }

    /// Nothing is missing that the total needs.
    pub(super) fn complete(&self) -> Tree {
        let mut needed = vec![self.charged()];
        if self.budget.frame.lines_unreadable {
            needed.push(Tree::input(self.path("lines"), Value::Unknown));
        }
        for (index, line) in self.budget.lines.iter().enumerate() {
            if line.as_ref().is_some_and(line::is_silent) {
                continue;
            }
            needed.push(self.amount(index, line.as_ref()));
            if let Some(line) = line {
                let category = line.category.given();
                let rule = category.and_then(|index| self.rules.budget.categories.get(index));
                let code = rule.map(|rule| rule.value.code.as_str());
                let path = self.path(&format!("lines[{index}].category"));
                needed.push(Tree::input(path, code));
            }
        }
        all_known(needed)
    }
}
