//! Cost lines in another order, some of them, and many changed at once.

use c3p_calculator::arrange::{
    Arrangement, Criteria, Edit, Filter, Sort, Ticked, arrange, edited, fill, set, tick, ticked,
};
use c3p_calculator::engine::Engine;
use c3p_calculator::proposal::{Node, Reading};
use c3p_calculator::quantity::Yen;
use c3p_calculator::rules::{Book, RuleSet};
use serde_json::{Value, json};

use crate::generate::{story, tree};

fn rules() -> &'static RuleSet {
    Book::shipped().newest().expect("rules")
}

fn lines() -> Value {
    json!([
        {"id": "a", "category": "overseas_travel", "description": "ﾋﾞｻﾞ取得", "unit_price": "20000", "quantity": "3", "work": ["field_survey"]},
        {"id": "b", "category": "personnel", "description": "主任研究員", "unit_price": "50000", "quantity": "10"},
        {"id": "c", "category": "overseas_travel", "description": "Hotel", "unit_price": "15000", "quantity": "4", "note": "通訳も同宿"},
        {"id": "d", "description": "未定", "unit_price": "9"},
        {"id": "e", "category": "personnel", "description": "補助", "unit_price": "60000", "quantity": "1"},
    ])
}

fn arranged(lines: &Value, criteria: &Criteria) -> Arrangement {
    let draft = tree(&json!({"rules": rules().id, "budget": {"lines": lines}}));
    let assessed = Engine::new(Book::shipped(), Reading::Draft).assess(&draft).expect("rules");
    arrange(draft.at("budget.lines").elements(), &assessed.budget, rules(), criteria)
}

fn position(code: &str) -> Option<usize> {
    let found = rules().budget.categories.iter().position(|rule| rule.value.code == code);
    Some(found.unwrap_or_else(|| panic!("no category {code}")))
}

fn check(criteria: Criteria, expected: &[usize]) {
    let arranged = arranged(&lines(), &criteria);
    assert_eq!(arranged.order, expected, "{criteria:?}");
    assert_eq!(arranged.sum.lines, expected.len());
}

#[test]
fn lines_are_found_by_what_they_say_in_any_width_and_case() {
    let find = |text: &str| Criteria { find: text.into(), ..Criteria::default() };
    check(find("ビザ"), &[0]);
    check(find("ｈｏｔｅｌ"), &[2]);
    check(find("通訳"), &[2]);
    check(find("人件費"), &[1, 4]);
    check(find("nothing of the kind"), &[]);
    check(find("　"), &[0, 1, 2, 3, 4]);
}

#[test]
fn lines_are_filtered() {
    let only = |filter| Criteria { filter, ..Criteria::default() };
    check(only(Filter::Category(position("overseas_travel"))), &[0, 2]);
    check(only(Filter::Category(None)), &[3]);
    check(only(Filter::Problems), &[3]);
    check(only(Filter::Work(None)), &[1, 2, 3, 4]);
    let task = rules().budget.required_work.iter().position(|rule| rule.value == "field_survey");
    check(only(Filter::Work(task)), &[0]);
}

#[test]
fn lines_are_sorted_and_keep_their_order_where_they_are_alike() {
    let by = |sort| Criteria { sort, ..Criteria::default() };
    check(by(Sort::Entered), &[0, 1, 2, 3, 4]);
    check(by(Sort::Dearest), &[1, 0, 2, 4, 3]);
    check(by(Sort::Cheapest), &[0, 2, 4, 1, 3]);
    check(by(Sort::Category), &[1, 4, 0, 2, 3]);
}

#[test]
fn groups_hold_what_the_engine_says_of_a_category() {
    let criteria = Criteria { grouped: true, sort: Sort::Cheapest, ..Criteria::default() };
    let arranged = arranged(&lines(), &criteria);
    assert_eq!(arranged.order, [4, 1, 0, 2, 3]);
    let groups: Vec<_> = arranged
        .groups
        .iter()
        .map(|group| (group.start, group.category, group.sum.amount, group.sum.unknown))
        .collect();
    let expected = [
        (0, position("personnel"), Yen(560_000), 0),
        (2, position("overseas_travel"), Yen(120_000), 0),
        (4, None, Yen(0), 1),
    ];
    assert_eq!(groups, expected);
}

/// For any proposal: whatever is shown is a line, once, and the subtotals of all lines are the engine's.
#[test]
fn any_lines_can_be_arranged() {
    crate::laws::check(story(), |story| {
        let draft = story.end();
        let Ok(assessed) = Engine::new(Book::shipped(), Reading::Draft).assess(&draft) else {
            return;
        };
        let id = draft.get("rules").as_text().unwrap_or_default();
        let Some(rules) = Book::shipped().rules(id) else { return };
        let nodes = draft.at("budget.lines").elements();
        for sort in [Sort::Entered, Sort::Dearest, Sort::Cheapest, Sort::Description] {
            let criteria = Criteria { sort, grouped: true, ..Criteria::default() };
            let arranged = arrange(nodes, &assessed.budget, rules, &criteria);
            let mut seen = arranged.order.clone();
            seen.sort_unstable();
            assert_eq!(seen, (0..nodes.len()).collect::<Vec<_>>());
            for group in arranged.groups {
                let Some(category) = group.category else { continue };
                let (_, amount) = &assessed.budget.by_category[category];
                assert_eq!(group.sum.amount, *amount);
            }
        }
    });
}

#[test]
fn many_lines_get_the_same_answer() {
    let nodes = tree(&lines());
    let nodes = nodes.elements();
    let edit = |line, key, value| Edit { line, key, value };
    assert_eq!(
        set(&[1, 3], "category", &Node::text("fees")),
        [edit(1, "category", Node::text("fees")), edit(3, "category", Node::text("fees"))]
    );
    assert_eq!(fill(nodes, &[1, 3], "unit_price"), [edit(3, "unit_price", Node::text("50000"))]);
    assert_eq!(fill(nodes, &[3, 1], "quantity"), [edit(1, "quantity", Node::Null)]);
    assert_eq!(fill(nodes, &[], "quantity"), []);
}

#[test]
fn required_work_is_ticked_at_many_lines() {
    let nodes = tree(&lines());
    let nodes = nodes.elements();
    let task = "field_survey";
    assert_eq!(ticked(nodes, &[0], task), Ticked::All);
    assert_eq!(ticked(nodes, &[0, 1], task), Ticked::Some);
    assert_eq!(ticked(nodes, &[1, 9], task), Ticked::None);
    let on = tick(nodes, &[0, 1], task, true);
    assert_eq!(on, [Edit { line: 1, key: "work", value: Node::list([Node::text(task)]) }]);
    let off = tick(nodes, &[0, 1], task, false);
    assert_eq!(off, [Edit { line: 0, key: "work", value: Node::Null }]);
    // A second sign before the first is shown goes by what the first made of the lines.
    let second = tick(&edited(nodes, &on), &[1], "workshop", true);
    let both = [Node::text(task), Node::text("workshop")];
    assert_eq!(second, [Edit { line: 1, key: "work", value: Node::list(both) }]);
}
