//! What can be added is the most that can be.

use c3p_calculator::domain::assessment::Status;
use c3p_calculator::proposal::Node;
use c3p_calculator::quantity::Yen;
use serde_json::json;

use super::budgets::draft;
use super::{ask, assessed, check, fits, strictly, yen};
use crate::generate::tree;

const OUTSOURCING: &str = "outsourcing";

/// The draft with one more line of so many yen.
fn with_line(draft: &Node, path: &str, category: &str, yen: Yen) -> Node {
    let line = json!({"category": category, "unit_price": yen.to_string(), "quantity": "1"});
    draft.with_list(&format!("{path}.lines"), |lines| lines.push(tree(&line)))
}

#[test]
fn what_is_left_can_be_added_and_one_yen_more_cannot() {
    check(draft(), |draft| {
        ask(&draft, |estimate, path| {
            let room = estimate.room().expect("a complete estimate");
            let before = assessed(&draft, path);
            assert_eq!(room.categories.len(), before.by_category.len());
            for (category, (code, _)) in room.categories.iter().zip(&before.by_category) {
                assert_eq!(category.code, *code);
                let allowed = |yen| {
                    let after = assessed(&with_line(&draft, path, code, yen), path);
                    fits(&after) && (code != OUTSOURCING || strictly(&after))
                };
                assert!(!allowed(category.yen + yen(1)), "{code}: {}", category.yen);
                if fits(&before) && (code != OUTSOURCING || strictly(&before)) {
                    assert!(allowed(category.yen), "{code}: {}", category.yen);
                } else {
                    assert_eq!(category.yen, Yen::ZERO, "{code}");
                }
            }
        });
    });
}

#[test]
fn what_is_left_whatever_the_category_is_the_least_of_them() {
    check(draft(), |draft| {
        ask(&draft, |estimate, path| {
            let room = estimate.room().expect("a complete estimate");
            let before = assessed(&draft, path);
            let others = room.categories.iter().filter(|category| category.code != OUTSOURCING);
            let least = others.map(|category| category.yen).min().expect("categories");
            assert_eq!(room.before_tax_and_administration, least);
            assert!(least <= room.before_tax && room.before_tax <= room.with_tax);
            assert_eq!(room.with_tax, before.headroom.max(Yen::ZERO));
            // As an amount the administration takes any yen there are, and does not grow by itself.
            let charged = |more: Yen| {
                let amount = Node::text(&(before.general_administration + more).to_string());
                let at = format!("{path}.general_administration");
                let administration = Node::object([("amount".into(), amount)]);
                assessed(&draft.with(&at, administration), path)
            };
            assert!(!fits(&charged(room.before_tax + yen(1))));
            assert!(!fits(&before) || fits(&charged(room.before_tax)));
        });
    });
}

#[test]
fn outsourcing_is_allowed_up_to_what_the_check_passes() {
    check(draft(), |draft| {
        ask(&draft, |estimate, path| {
            let room = estimate.room().expect("a complete estimate").outsourcing;
            let before = assessed(&draft, path);
            let others = draft.with_list(&format!("{path}.lines"), |lines| {
                lines.retain(|line| line.get("category").as_text() != Some(OUTSOURCING));
            });
            let outsourced = |yen| assessed(&with_line(&others, path, OUTSOURCING, yen), path);
            assert_eq!(outsourced(room.allowed).outsourcing, Status::Pass);
            assert_ne!(outsourced(room.allowed + yen(1)).outsourcing, Status::Pass);
            let over = before.outsourcing_amount - room.allowed;
            assert_eq!(room.to_cut, over.max(Yen::ZERO));
            assert_eq!(room.to_cut > Yen::ZERO, before.outsourcing != Status::Pass);
            assert!(room.to_add == Yen::ZERO || room.to_add <= Yen::ZERO - over);
        });
    });
}

#[test]
fn what_is_over_is_found_in_the_largest_lines() {
    check(draft(), |draft| {
        ask(&draft, |estimate, path| {
            let budget = assessed(&draft, path);
            let Some(excess) = estimate.excess() else {
                assert!(fits(&budget));
                return;
            };
            assert!(!fits(&budget) && excess.complete);
            assert_eq!(excess.over, budget.total - budget.cap);
            let mut amounts: Vec<Yen> =
                budget.lines.iter().filter_map(|line| line.amount).collect();
            amounts.sort_unstable_by(|left, right| right.cmp(left));
            amounts.truncate(5);
            assert_eq!(excess.largest.iter().map(|line| line.amount).collect::<Vec<_>>(), amounts);
            for line in &excess.largest {
                let at = format!("{path}.lines[{}].category", line.position);
                assert_eq!(draft.at(&at).as_text(), Some(line.category.as_str()));
                let apart = ["personnel", OUTSOURCING, "joint_implementation"];
                let operating = !apart.contains(&line.category.as_str());
                let known = operating && budget.operating > Yen::ZERO;
                assert_eq!(line.percent_of_operating.is_some(), known, "{line:?}");
            }
        });
    });
}
