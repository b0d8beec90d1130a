//! The years against their caps, and where reviewers differ.

use super::super::desk::Desk;
use super::grid::{Grid, Line, Shown, Worth};
use super::known::line;
use crate::domain::assessment::{Budget, Review, Spread, Year};
use crate::planning::disagreements;
use crate::ui::model::by_id;
use crate::ui::shown::Unit;
use crate::ui::words::{filled, filled_all};

/// Every year of the plan with its total and what is left; none where there is one year only.
pub(super) fn years(desk: &Desk) -> Option<Grid> {
    let later = desk.assessment().years.as_deref().filter(|years| !years.is_empty())?;
    let row = |name: String, budget: &Budget| {
        let yen = |yen| desk.cell(Some(yen), Unit::Yen);
        let status = desk.cell(Some(budget.within_cap.code()), Unit::Status);
        let cells = if budget.is_begun() {
            vec![yen(budget.total), yen(budget.cap), yen(budget.headroom), status]
        } else {
            let open = || Shown::text(desk.t("unanswered"));
            vec![open(), yen(budget.cap), open(), open()]
        };
        line(&name, &name, cells)
    };
    let of_year = |year: &Year| {
        let name = match year.year {
            Some(number) => filled(desk.t("cases.year"), &number.to_string()),
            None => desk.t("cases.year_unknown").to_owned(),
        };
        year.budget.as_ref().map(|budget| row(name, budget))
    };
    let first = row(filled(desk.t("cases.year"), "1"), &desk.assessment().budget);
    let head = ["cases.which_year", "plan.total", "cases.cap", "plan.headroom", "cases.state"];
    Some(Grid {
        code: "years",
        name: desk.t("cases.years").to_owned(),
        head: head.map(|key| desk.t(key).to_owned()).into(),
        rows: [first].into_iter().chain(later.iter().filter_map(of_year)).collect(),
    })
}

/// The items that reviewers see differently, and their sums, with what is said of them.
pub(super) fn reviewers(desk: &Desk) -> (&'static str, Option<Grid>) {
    let Some(reviews) = &desk.assessment().reviews else { return ("", None) };
    let apart = disagreements(reviews);
    let row = |code: &str, name: &str, spread: &Spread, is_sum| {
        let range = spread.low.zip(spread.high).map(|(low, high)| {
            let (low, high) = (low.to_string(), high.to_string());
            let text = filled_all(desk.t("sheet.open"), &[&low, &high]);
            Shown { text, worth: Worth::Range(low, high), differs: None }
        });
        let mean = desk.cell(spread.mean.as_ref(), Unit::Points);
        let range = range.unwrap_or_else(|| Shown::text(desk.t("unknown")));
        let spread = desk.cell(spread.spread, Unit::Points);
        Line { is_sum, ..line(code, name, vec![mean, range, spread]) }
    };
    let of_item = |review: &&Review| {
        let rule = by_id(&desk.rules.score.items, &review.id);
        let name = rule.map_or("", |rule| desk.pick(&rule.title));
        row(&review.id, name, &review.spread, false)
    };
    let whole = row("total", desk.t("cases.whole"), &reviews.total, true);
    let head = ["sheet.item", "reviews.mean", "cases.range", "reviews.spread"];
    let grid = Grid {
        code: "reviewers",
        name: desk.t("cases.reviewers").to_owned(),
        head: head.map(|key| desk.t(key).to_owned()).into(),
        rows: apart.iter().map(of_item).chain([whole]).collect(),
    };
    let is_rated = reviews.items.iter().any(|review| review.spread.spread.is_some());
    let said = match (apart.is_empty(), is_rated) {
        (false, _) => "cases.reviewers_lead",
        (true, true) => "cases.agree",
        (true, false) => "cases.unrated",
    };
    (said, Some(grid))
}
