//! Lines that stand ordered by their categories: what each category comes to stands above its lines.

use crate::domain::assessment::Budget;
use crate::proposal::Node;
use crate::ui::ctx::Ctx;
use crate::ui::model::arranged::Heading;
use crate::ui::model::by_id;
use crate::ui::words::filled;

/// In longer tables nobody sees where a category begins.
const LONGEST: usize = 500;

/// What stands above the lines; nothing where those of one category stand apart, or there is only one.
pub(super) fn groups(ctx: &Ctx, lines: &[Node], estimate: &Budget) -> Vec<Heading> {
    if lines.len() > LONGEST {
        return Vec::new();
    }
    let runs = runs(lines);
    let is_apart = |(place, run): (usize, &Run<'_>)| {
        runs.iter().take(place).any(|other| other.category == run.category)
    };
    if runs.len() < 2 || runs.iter().enumerate().any(is_apart) {
        return Vec::new();
    }
    let heading = |run: &Run<'_>| {
        let rule = run.category.and_then(|code| by_id(&ctx.rules.budget.categories, code));
        let name = rule.map_or(ctx.t("lines.no_category"), |rule| ctx.pick(&rule.title));
        let mut sums = estimate.by_category.iter();
        let figure = sums.find(|(code, _)| Some(code.as_str()) == run.category).cloned();
        let count = filled(ctx.t("lines.group"), &run.count.to_string());
        let sum = if figure.is_some() { count } else { count + "—" };
        Heading { start: run.start, name: name.to_owned(), sum, figure }
    };
    runs.iter().map(heading).collect()
}

/// Lines of one category, one after another.
struct Run<'a> {
    category: Option<&'a str>,
    start: usize,
    count: usize,
}

fn runs(lines: &[Node]) -> Vec<Run<'_>> {
    let mut runs: Vec<Run<'_>> = Vec::new();
    for (start, line) in lines.iter().enumerate() {
        let category = line.get("category").as_text();
        match runs.last_mut() {
            Some(run) if run.category == category => run.count += 1,
            _ => runs.push(Run { category, start, count: 1 }),
        }
    }
    runs
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::engine::Engine;
    use crate::proposal::Reading;
    use crate::rules::Book;
    use crate::ui::tests::rules;
    use crate::ui::words::Lang;

    fn check(categories: &[Option<&str>], expected: &[(usize, &str, &str)]) {
        let line = |category: &Option<&str>| match category {
            Some(code) => {
                format!(r#"{{"category": "{code}", "unit_price": "1000", "quantity": "2"}}"#)
            }
            None => "{}".to_owned(),
        };
        let lines = categories.iter().map(line).collect::<Vec<_>>().join(",");
        let draft = format!(
            r#"{{"format": "c3p-proposal", "version": 1, "rules": "{}", "budget": {{"lines": [{lines}]}}}}"#,
            rules().id
        );
        let draft: Node = serde_json::from_str(&draft).expect("JSON");
        let assessed = Engine::new(Book::shipped(), Reading::Draft).assess(&draft);
        let estimate = assessed.expect("a proposal").budget;
        let ctx = Ctx::new(Lang::Ja, rules(), None, false, false, yew::Callback::noop());
        let found = groups(&ctx, draft.at("budget.lines").elements(), &estimate);
        let yen = |head: &Heading| head.figure.as_ref().map(|(_, yen)| yen.to_string());
        let found: Vec<(usize, &str, String)> = found
            .iter()
            .map(|head| {
                (head.start, head.name.as_str(), head.sum.clone() + &yen(head).unwrap_or_default())
            })
            .collect();
        let expected: Vec<_> =
            expected.iter().map(|(start, name, sum)| (*start, *name, (*sum).to_owned())).collect();
        assert_eq!(found, expected, "{categories:?}");
    }

    #[test]
    fn subtotals_stand_above_lines_that_are_ordered_by_category() {
        let (people, travel) = (Some("personnel"), Some("overseas_travel"));
        check(
            &[people, people, travel, None],
            &[
                (0, "人件費", "2行、小計4000"),
                (2, "外国旅費", "1行、小計2000"),
                (3, "区分なし", "1行、小計—"),
            ],
        );
        check(&[people, travel, people], &[]);
        check(&[people, people], &[]);
        check(&[], &[]);
    }
}
