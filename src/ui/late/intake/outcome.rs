//! What a table that was taken over has come to: the total, what is over the cap or left, and what is missing.

use yew::prelude::*;

use crate::domain::assessment::Budget;
use crate::engine::Engine;
use crate::proposal::{Node, Reading};
use crate::quantity::Yen;
use crate::rules::Book;
use crate::ui::late::desk::Desk;
use crate::ui::shown::{Unit, shown};
use crate::ui::words::{filled, filled_all};

/// One sentence of it, once the proposal is no longer `before`.
pub(super) fn outcome(desk: &Desk, before: &Node, list: &str) -> Html {
    if desk.draft.is_same(before) {
        return Html::default();
    }
    let path = list.trim_end_matches(".lines");
    let engine = Engine::new(Book::shipped(), Reading::Draft);
    // A proposal that was just begun names no rules yet.
    let rules = desk.rules.map_or(Node::Null, |rules| Node::text(&rules.id));
    let draft = desk.draft.with("rules", rules);
    let Ok(budget) = engine.budget(&draft, path) else { return Html::default() };
    let given = desk.draft.at(path).get("general_administration");
    let yen = |amount: Yen| shown(desk.lang, &amount.to_string(), Unit::Yen);
    let total = filled(desk.t("intake.outcome"), &yen(budget.total));
    let is_over = budget.over > Yen(0);
    let (key, amount) = if is_over {
        ("intake.outcome_over", budget.over)
    } else {
        ("intake.outcome_left", budget.headroom)
    };
    let left = filled(desk.t(key), &yen(amount));
    let missing = missing(desk, &budget, given);
    html! {
        <p class="note" data-import="outcome" data-severity={is_over.then_some("error")}>
            {total}{left}
            if !missing.is_empty() {
                {filled(desk.t("intake.outcome_missing"), &missing.join(desk.t("comma")))}
            }
        </p>
    }
}

/// What the total still lacks, and the required work that no line names.
fn missing(desk: &Desk, budget: &Budget, given: &Node) -> Vec<String> {
    let open = budget.lines.iter().filter(|line| line.is_unfinished()).count();
    let is_given = !given.get("rate").is_unanswered() || !given.get("amount").is_unanswered();
    let work = budget.missing_work.len();
    let mut missing = Vec::new();
    if open > 0 {
        missing.push(filled(desk.t("intake.missing_lines"), &open.to_string()));
    }
    if !is_given {
        missing.push(desk.t("intake.missing_administration").to_owned());
    }
    if work > 0 {
        missing.push(filled_all(desk.t("intake.missing_work"), &[&work.to_string()]));
    }
    missing
}
