//! A plan after a cut, whatever the plan.

use c3p_calculator::domain::assessment::{Budget, BudgetLine};
use c3p_calculator::fitting::Convention;
use c3p_calculator::quantity::Yen;

use super::budgets::draft;
use super::{ask, assessed, check, kept};

const WORK: [&str; 6] =
    ["deliverables", "monthly_report", "debriefing", "field_survey", "conference", "coordination"];

fn sum(budget: &Budget, holds: impl Fn(&BudgetLine) -> bool) -> Yen {
    budget.lines.iter().filter(|line| holds(line)).filter_map(|line| line.amount).sum()
}

#[test]
fn a_cut_reaches_its_target_and_required_work_last() {
    check(draft(), |draft| {
        ask(&draft, |estimate, path| {
            let before = assessed(&draft, path);
            let cuts = estimate.scrutiny().expect("a complete estimate");
            let percents = &Convention::shipped().percents;
            assert!(cuts.iter().map(|cut| &cut.percent).eq(percents));
            for cut in &cuts {
                assert_eq!(before.total - cut.target, cut.cut);
                let percent = cut.percent.whole().expect("whole percents");
                let exact = before.total.0 * (100 - i128::from(percent));
                assert!(cut.target.0 * 100 <= exact && exact < (cut.target.0 + 1) * 100);
                let Some(plan) = &cut.plan else {
                    let administration = before.general_administration;
                    assert!(administration > Yen::ZERO, "prices alone can do it");
                    continue;
                };
                let after = kept(&plan.change, &draft, path);
                assert!(after.total <= cut.target && after.complete);
                let others = |line: &BudgetLine| line.work.is_empty();
                let tagged = |line: &BudgetLine| !line.work.is_empty();
                assert_eq!(plan.cut_of_work, sum(&before, tagged) - sum(&after, tagged));
                assert_eq!(plan.cut_of_others, sum(&before, others) - sum(&after, others));
                assert!(plan.cut_of_work == Yen::ZERO || sum(&after, others) == Yen::ZERO);
                assert!(plan.work.iter().map(|work| work.code.as_str()).eq(WORK));
                for (index, work) in plan.work.iter().enumerate() {
                    let names = |line: &BudgetLine| line.work.contains(&index);
                    assert_eq!(work.before, sum(&before, names));
                    assert_eq!(work.after, sum(&after, names));
                    let named = !after.missing_work.contains(&work.code);
                    let lost = work.before > Yen::ZERO && work.after == Yen::ZERO;
                    assert_eq!(work.covered, named && !lost);
                }
            }
        });
    });
}
