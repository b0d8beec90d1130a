//! Below an estimate's lines: totals by category, administration, tax, and the call's checks.

use super::below::{Below, LEFT, MIDDLE, RIGHT};
use super::columns::{AMOUNT, PLACE, STATE, position};
use super::constants::{GROUPS, group_name};
use super::estimate::{Lines, Year};
use super::look::WHOLE;
use super::page::{Done, Page, at, down, pinned};
use super::shown::{BETWEEN, is_too_long, number};
use crate::domain::answer::Answer;
use crate::domain::found::Problems;
use crate::domain::input::Administration;
use crate::json::Node;
use crate::proposal::{Reading, budget_frame};
use crate::quantity::Yen;
use crate::rules::Group;

/// Writes everything below the lines; the cell of the total.
pub(super) fn sums(page: &mut Page<'_>, year: &Year<'_>, lines: &Lines) -> Done<String> {
    let frame = budget_frame(year.node, Reading::File, page.pen.rules, &mut Problems::default());
    let top = lines.last + 2;
    let mut sums = Below { page, year, lines, frame, row: top, block: LEFT };
    let categories = sums.categories()?;
    let below = sums.row + 1;
    (sums.row, sums.block) = (top, RIGHT);
    let charged = sums.administration(&categories)?;
    let total = sums.total(&categories, &charged)?;
    (sums.row, sums.block) = (below, LEFT);
    sums.outsourcing(&categories, &charged)?;
    (sums.row, sums.block) = (top, MIDDLE);
    sums.work()?;
    Ok(total)
}

/// Where the totals by category stand.
struct Categories {
    amounts: String,
    /// Each group's sum, as a formula.
    groups: Vec<(Group, String)>,
}

impl Categories {
    fn of(&self, group: Group) -> String {
        let found = self.groups.iter().find(|(known, _)| *known == group);
        found.map_or_else(|| "0".to_owned(), |(_, sum)| sum.clone())
    }
}

/// Where the administration stands, and the condition that it is known.
struct Charged {
    amount: String,
    known: String,
}

impl Below<'_, '_> {
    fn categories(&mut self) -> Done<Categories> {
        self.section("sums.categories")?;
        let (pen, budget) = (self.page.pen, self.year.budget);
        let (group, name) = self.block.label;
        let first = self.row;
        for (rule, (code, amount)) in pen.rules.budget.categories.iter().zip(&budget.by_category) {
            let looks = pen.looks;
            self.page.text(self.row, group, group_name(&pen, rule.value.group), &looks.text)?;
            self.page.text(self.row, name, pen.language.pick(&rule.title), &looks.text)?;
            self.page.fit(self.row, [(pen.language.pick(&rule.title), 26)])?;
            let formula = format!(
                "=SUMIFS({},{},{})",
                self.lines.column(AMOUNT),
                self.lines.column(position("category")),
                at(self.row, name),
            );
            self.amount(&formula, &format!("by_category.{code}"), *amount)?;
        }
        let last = self.row.saturating_sub(1).max(first);
        let amounts = down(first, last, self.block.value);
        let groups = GROUPS.iter().map(|(of, _)| {
            let name = group_name(&pen, *of);
            (*of, format!("SUMIFS({amounts},{},\"{name}\")", down(first, last, group)))
        });
        let categories = Categories { groups: groups.collect(), amounts: amounts.clone() };
        self.label("budget.operating", true)?;
        let operating = format!("={}", categories.of(Group::Operating));
        self.total_amount(&operating, "operating", budget.operating)?;
        Ok(categories)
    }

    fn administration(&mut self, categories: &Categories) -> Done<Charged> {
        self.section("sums.administration")?;
        let given = self.year.node.get("general_administration");
        let rate = self.input_number("budget.rate", given.get("rate"), "rate")?;
        let base = self.base(categories)?;
        let amount = self.input_number("budget.amount", given.get("amount"), "amount")?;
        let value = self.year.budget.general_administration;
        let can = format!("AND(ISNUMBER({rate}),{rate}>=0,{rate}<=100)");
        let known = format!("IF({amount}=\"\",{can},AND(ISNUMBER({amount}),{amount}>=0))");
        let formula = format!(
            "=IF({amount}=\"\",IF({can},TRUNC(ROUND({base}*{rate}/100,6)),0),\
             IF(AND(ISNUMBER({amount}),{amount}>=0),TRUNC({amount}),0))"
        );
        self.label("budget.general_administration", true)?;
        let cell = self.cell();
        let unknown = self.page.pen.language.word("budget.administration_unknown");
        let remark = if self.year.budget.administration_known { "" } else { unknown };
        let (row, column) = (self.row, self.block.remark);
        let look = self.page.pen.looks.note.clone();
        if self.is_administration_live(given) {
            let says = format!("=IF({known},\"\",\"{unknown}\")");
            self.page.formula(row, column, &says, remark, &look)?;
            self.total_amount(&formula, "general_administration", value)?;
        } else {
            self.page.text(row, column, remark, &look)?;
            let look = self.page.pen.looks.total(WHOLE);
            self.fixed("general_administration", &value.to_string(), &look)?;
        }
        Ok(Charged { amount: cell, known: format!("{}=\"\"", pinned(row, column)) })
    }

    /// Which groups the rate applies to, and their sum.
    fn base(&mut self, categories: &Categories) -> Done<String> {
        let pen = self.page.pen;
        let nothing = Administration::default();
        let given = match &self.frame.administration {
            Answer::Given(given) => given,
            _ => &nothing,
        };
        let chosen = match &given.base {
            Answer::Given(groups) => groups.clone(),
            _ => pen.rules.budget.administration_base.value.clone(),
        };
        let mut terms = Vec::new();
        for (group, code) in GROUPS {
            let label = pen.language.filled("budget.base", &[group_name(&pen, group)]);
            self.labelled(&label, &pen.looks.label)?;
            let is_in = Node::Bool(chosen.contains(&group));
            self.flag(&is_in, &format!("general_administration.base.{code}"))?;
            terms.push(format!("IF({}=YesWord,{},0)", self.above(), categories.of(group)));
        }
        self.label("budget.base_sum", false)?;
        let base: Yen = chosen.iter().map(|group| self.group(*group)).sum();
        let formula = format!("={}", terms.join("+"));
        let look = pen.looks.number(WHOLE);
        self.page.formula(self.row, self.block.value, &formula, &base.to_string(), &look)?;
        self.row += 1;
        Ok(self.above())
    }

    fn total(&mut self, categories: &Categories, charged: &Charged) -> Done<String> {
        let budget = self.year.budget;
        self.label("budget.subtotal", true)?;
        let subtotal = self.cell();
        let formula = format!("=SUM({})+{}", categories.amounts, charged.amount);
        self.total_amount(&formula, "subtotal", budget.subtotal)?;
        self.label("budget.tax_mode", false)?;
        let taxed = self.cell();
        self.flag(&Node::Bool(!self.frame.untaxed), "tax_mode")?;
        self.label("budget.tax", false)?;
        let tax = self.cell();
        let no = self.page.pen.language.word("no");
        let formula = format!("=IF({taxed}=\"{no}\",0,TRUNC(ROUND({subtotal}*TaxRate/100,6)))");
        self.amount(&formula, "tax", budget.tax)?;
        self.label("budget.total", true)?;
        let total = self.cell();
        self.total_amount(&format!("={subtotal}+{tax}"), "total", budget.total)?;
        self.label("budget.cap", false)?;
        self.amount("=TRUNC(Cap)", "cap", budget.cap)?;
        self.label("budget.headroom", false)?;
        self.amount(&format!("=TRUNC(Cap)-{total}"), "headroom", budget.headroom)?;
        self.label("budget.over", false)?;
        self.amount(&format!("=MAX(0,{total}-TRUNC(Cap))"), "over", budget.over)?;
        self.label("budget.cap_percent", false)?;
        self.percent((&total, "TRUNC(Cap)"), "cap_percent", budget.cap_percent.as_ref())?;
        let met = self.met(&format!("{total}<=TRUNC(Cap)"));
        self.status("budget.checks.cap.status", &met, budget.within_cap)?;
        self.label("budget.complete", true)?;
        self.complete(charged)?;
        Ok(total)
    }

    /// Whether the total lacks anything.
    fn complete(&mut self, charged: &Charged) -> Done {
        let language = self.page.pen.language;
        let (yes, no) = (language.word("yes"), language.word("no"));
        let value = if self.year.budget.complete { yes } else { no };
        let look = self.page.pen.looks.status.clone();
        if self.frame.lines_unreadable {
            return self.fixed("complete", value, &look);
        }
        let states = self.lines.column(STATE);
        let open = ["state.amount", "state.category"]
            .map(|key| format!("COUNTIF({states},\"{}\")=0", language.word(key)))
            .join(",");
        let formula = format!("=IF(AND({},{open}),\"{yes}\",\"{no}\")", charged.known);
        self.figure(&formula, "complete", value, &look)
    }

    /// Outsourcing against its limit, and below it what stands in the wrong place.
    fn outsourcing(&mut self, categories: &Categories, charged: &Charged) -> Done {
        self.section("sums.outsourcing")?;
        let (pen, budget) = (self.page.pen, self.year.budget);
        self.label("budget.outsourcing_amount", false)?;
        let amount = self.cell();
        let outsourced = format!("={}", categories.of(Group::Outsourcing));
        self.amount(&outsourced, "checks.outsourcing.amount", budget.outsourcing_amount)?;
        let parts = pen.rules.budget.outsourcing_base.value.iter().map(|group| match group {
            Group::GeneralAdministration => charged.amount.clone(),
            group => categories.of(*group),
        });
        let base = parts.collect::<Vec<_>>().join("+");
        let allowed = |base: &str| format!("ROUND(({base})*OutsourcingShare,6)");
        self.label("budget.limit", false)?;
        let limit = self.cell();
        let formula = format!("=TRUNC({})", allowed(&base));
        self.amount(&formula, "checks.outsourcing.limit", budget.outsourcing_limit)?;
        self.label("budget.outsourcing_headroom", false)?;
        let formula = format!("={limit}-{amount}");
        self.amount(&formula, "checks.outsourcing.headroom", budget.outsourcing_headroom)?;
        self.label("budget.outsourcing_percent", false)?;
        let percent = budget.outsourcing_percent.as_ref();
        self.percent((&amount, &limit), "checks.outsourcing.percent", percent)?;
        let word = |key| pen.language.word(key);
        let formula = format!(
            "=IF({amount}<={},\"{}\",IF({amount}<={},\"{}\",\"{}\"))",
            allowed(&base),
            word("status.pass"),
            allowed(&format!("{base}+{amount}")),
            word("status.depends"),
            word("status.fail"),
        );
        self.status("budget.checks.outsourcing.status", &formula, budget.outsourcing)?;

        let places = self.lines.column(PLACE);
        let wrong = ["place.equipment", "place.consumables"]
            .map(|key| format!("COUNTIF({places},\"{}\")", word(key)))
            .join("+");
        self.label("sums.equipment", false)?;
        let count = budget.misplaced_lines.len().to_string();
        let look = pen.looks.number(WHOLE);
        self.page.formula(self.row, self.block.value, &format!("={wrong}"), &count, &look)?;
        self.row += 1;
        let met = self.met(&format!("{}=0", self.above()));
        let key = "budget.checks.equipment_threshold.status";
        self.status(key, &met, budget.equipment_threshold())
    }

    /// The required tasks, each named by a line or done at no cost.
    fn work(&mut self) -> Done {
        self.section("sums.work")?;
        let (pen, budget) = (self.page.pen, self.year.budget);
        self.page.word(self.row, self.block.label.0, "sums.work.lead", &pen.looks.note)?;
        self.row += 1;
        let first = self.row;
        let named = self.lines.column(position("work"));
        let (covered, missing) =
            (pen.language.word("work.covered"), pen.language.word("work.missing"));
        for (index, task) in pen.rules.budget.required_work.iter().enumerate() {
            self.labelled(pen.language.pick(&task.title), &pen.looks.label)?;
            let without_cost = self.frame.work_without_cost.contains(&index);
            let given = if without_cost { Node::Bool(true) } else { Node::Null };
            let is_missing = budget.missing_work.contains(&task.value);
            let (label, cell) = (pinned(self.row, self.block.label.0), self.cell());
            // Marks on both sides, so that no task is found inside the name of another.
            let marked = |text: &str| format!("\"{BETWEEN}\"&{text}&\"{BETWEEN}\"");
            let found = format!("ISNUMBER(FIND({},{}))", marked(&label), marked(&named));
            let formula = format!(
                "=IF(OR({cell}=YesWord,SUMPRODUCT(--{found})>0),\"{covered}\",\"{missing}\")"
            );
            let value = if is_missing { missing } else { covered };
            self.page.formula(self.row, self.block.remark, &formula, value, &pen.looks.status)?;
            self.flag(&given, &format!("work_without_cost.{}", task.value))?;
        }
        let tasks = down(first, self.row.saturating_sub(1).max(first), self.block.remark);
        // The words do not fit the narrow column of values.
        (self.block.value, self.block.label.1) = (self.block.remark, self.block.value);
        let met = self.met(&format!("COUNTIF({tasks},\"{missing}\")=0"));
        self.status("budget.checks.required_work.status", &met, budget.required_work())
    }

    fn group(&self, group: Group) -> Yen {
        let rules = self.page.pen.rules.budget.categories.iter();
        let amounts = rules.zip(&self.year.budget.by_category);
        amounts.filter(|(rule, _)| rule.value.group == group).map(|(_, (_, amount))| *amount).sum()
    }

    /// Whether a formula gives what the engine gives: the administration can be read as far as its
    /// cells show it, they hold its numbers, and the engine did not refuse the product as too large.
    fn is_administration_live(&self, given: &Node) -> bool {
        let is_readable = match &self.frame.administration {
            Answer::Given(given) => {
                !matches!(given.base, Answer::Unreadable) || given.amount.is_given()
            }
            Answer::Missing => true,
            Answer::Unreadable => false,
        };
        let (rate, amount) = (given.get("rate"), given.get("amount"));
        let is_refused = !self.year.budget.administration_known
            && amount.is_unanswered()
            && number(rate).is_some_and(|rate| !rate.is_negative() && rate.0 <= 100.into());
        is_readable && !is_refused && !is_too_long(rate) && !is_too_long(amount)
    }
}
