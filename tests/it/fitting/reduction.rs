//! By how much costs must fall, to the yen; and what to reduce.

use c3p_calculator::domain::assessment::{Budget, Reduction, Status};
use c3p_calculator::fitting::{Estimate, Reduced};
use c3p_calculator::proposal::{Node, normalised};
use c3p_calculator::quantity::Yen;
use serde_json::{Value, json};

use super::budgets::{draft, of, plain};
use super::{ask, assessed, check, figures, fits, new_engine, yen};
use crate::generate::tree;

/// An estimate of some yen by category.
fn costs(sums: &[(&str, i128)], administration: &Value, tax_mode: &str) -> Node {
    let line = |(category, yen): &(&str, i128)| json!({"category": category, "unit_price": yen.to_string(), "quantity": "1"});
    let lines: Vec<Value> = sums.iter().map(line).collect();
    let budget =
        json!({"lines": lines, "general_administration": administration, "tax_mode": tax_mode});
    tree(&json!({"rules": "2026-1", "budget": budget}))
}

fn reduction(
    sums: &[(&str, i128)],
    administration: &Value,
    tax_mode: &str,
) -> Option<[Option<i128>; 2]> {
    let reduction = assessed(&costs(sums, administration, tax_mode), "budget").reduction;
    reduction.map(|Reduction { charged, uncharged }| {
        [charged, uncharged].map(|yen| yen.map(|yen| yen.0))
    })
}

#[test]
fn worked_out_by_hand() {
    let ten = json!({"rate": "10"});
    let costs = [("personnel", 10_127_300), ("overseas_travel", 6_734_719)];
    // 16,862,019 with 1,686,201 and 1,854,822 are 20,403,042; 18,181,819 is the most before tax, and
    // 16,528,927 with 1,652,892 are just these.
    assert_eq!(reduction(&costs, &ten, "standard"), Some([Some(333_092), None]));
    // Of a consultant's 45 lines: 14,680,200 that ten percent are charged on, and outsourcing. 14,347,109 with
    // 1,434,710 and 2,400,000 are just the most.
    let consultant = [
        ("personnel", 10_127_300),
        ("overseas_travel", 2_271_500),
        ("domestic_travel", 314_400),
        ("honoraria", 185_000),
        ("rental", 660_000),
        ("meetings", 40_000),
        ("communication", 57_000),
        ("printing", 113_000),
        ("miscellaneous_services", 912_000),
        ("outsourcing", 2_400_000),
    ];
    assert_eq!(reduction(&consultant, &ten, "standard"), Some([Some(333_091), Some(366_401)]));
    // Without tax it fits; and what fits says nothing.
    assert_eq!(reduction(&costs, &ten, "none"), None);
    // What is not charged on has to fall by all of it: 18,548,220 to 18,181,819.
    let more = [("personnel", 13_862_019), ("outsourcing", 3_000_000)];
    let all_charged = json!({"rate": "10", "base": ["personnel", "operating", "outsourcing"]});
    assert_eq!(reduction(&more, &all_charged, "standard"), Some([Some(333_092), None]));
    assert_eq!(
        reduction(&more, &json!({"amount": "1686201"}), "standard"),
        Some([None, Some(366_401)])
    );
    assert_eq!(reduction(&more, &json!({"rate": "10", "base": []}), "standard"), None);
    let none = json!({"rate": "10", "base": []});
    assert_eq!(reduction(&[("personnel", 18_181_820)], &none, "standard"), Some([None, Some(1)]));
    assert_eq!(reduction(&[("personnel", 18_181_819)], &none, "standard"), None);
    // 13,862,019 with 1,386,201 and 3,000,000 are 18,248,220, which is 66,401 too many before tax.
    assert_eq!(reduction(&more, &ten, "standard"), Some([Some(60_365), Some(66_401)]));
    // Neither does it alone.
    let both = [("personnel", 20_000_000), ("outsourcing", 20_000_000)];
    assert_eq!(reduction(&both, &ten, "standard"), Some([None, None]));
    // An administration that is over the cap by itself can't be helped by costs.
    assert_eq!(reduction(&both, &json!({"amount": "30000000"}), "none"), Some([None, None]));
}

#[test]
fn what_is_not_known_counts_as_the_total_counts_it() {
    let costs = [("personnel", 18_181_821)];
    for administration in [
        json!(null),
        json!({}),
        json!({"rate": "x"}),
        json!({"amount": "x", "rate": "10"}),
        json!({"rate": "10", "base": "x"}),
    ] {
        assert_eq!(
            reduction(&costs, &administration, "standard"),
            Some([None, Some(2)]),
            "{administration}"
        );
    }
}

/// The same costs with so many yen less in a category that has enough.
fn less(draft: &Node, path: &str, category: &str, yen: Yen) -> Budget {
    let budget = assessed(draft, path);
    let lines = budget.by_category.iter().map(|(code, sum)| {
        let sum = if code == category { *sum - yen } else { *sum };
        tree(&json!({"category": code, "unit_price": sum.to_string(), "quantity": "1"}))
    });
    let lines = Node::list(lines.collect::<Vec<_>>());
    (*assessed(&draft.with(&format!("{path}.lines"), lines), path)).clone()
}

const GROUPS: [(&str, &[&str]); 4] = [
    ("personnel", &["personnel"]),
    ("operating", &["overseas_travel", "printing", "consumables", "miscellaneous_services"]),
    ("outsourcing", &["outsourcing"]),
    ("joint_implementation", &["joint_implementation"]),
];

/// Taken from the categories one after the other, so many yen of those costs and not one less bring the total
/// to the cap.
fn is_least(draft: &Node, path: &str, groups: &[&str], cut: Yen) {
    let within = |mut left: Yen| {
        let budget = assessed(draft, path);
        let own =
            GROUPS.iter().filter(|(group, _)| groups.contains(group)).flat_map(|(_, own)| *own);
        let mut lines = draft.clone();
        let mut sums: Vec<(String, Yen)> = budget.by_category.clone();
        for category in own {
            let (_, sum) = sums.iter_mut().find(|(code, _)| code == category).expect("a category");
            let taken = (*sum).min(left);
            (*sum, left) = (*sum - taken, left - taken);
        }
        assert_eq!(left, Yen::ZERO, "there are not so many");
        let rows = sums.iter().map(|(code, sum)| {
            tree(&json!({"category": code, "unit_price": sum.to_string(), "quantity": "1"}))
        });
        lines = lines.with(&format!("{path}.lines"), Node::list(rows.collect::<Vec<_>>()));
        fits(&assessed(&lines, path))
    };
    assert!(within(cut), "{cut} of {groups:?} is not enough");
    assert!(!within(cut - yen(1)), "{cut} of {groups:?} is more than enough");
}

#[test]
fn the_engine_answers_to_the_least_cut_that_it_fits_and_to_a_yen_less_that_it_does_not() {
    check(draft(), |draft| {
        ask(&draft, |estimate, path| {
            let budget = estimate.budget();
            let Some(Reduction { charged, uncharged }) = budget.reduction else {
                assert_eq!(budget.within_cap, Status::Pass);
                return;
            };
            assert!(budget.over > Yen::ZERO);
            let administration = draft.at(&format!("{path}.general_administration"));
            let is_rate = administration.get("amount").is_unanswered();
            let base = administration.get("base");
            let named: Vec<&str> = match base {
                _ if !is_rate => Vec::new(),
                Node::List(groups) => groups.iter().filter_map(Node::as_text).collect(),
                _ => vec!["personnel", "operating"],
            };
            let others: Vec<&str> = GROUPS
                .iter()
                .map(|(group, _)| *group)
                .filter(|group| !named.contains(group))
                .collect();
            for (groups, cut) in [(&named, charged), (&others, uncharged)] {
                match cut {
                    Some(cut) => is_least(&draft, path, groups, cut),
                    None => {
                        let own = GROUPS.iter().filter(|(group, _)| groups.contains(group));
                        let mut all = draft.clone();
                        for category in own.flat_map(|(_, own)| *own) {
                            let sum = budget.by_category.iter().find(|(code, _)| code == category);
                            let after = less(&all, path, category, sum.expect("a category").1);
                            let rows = after.by_category.iter().map(|(code, sum)| {
                                tree(&json!({"category": code, "unit_price": sum.to_string(), "quantity": "1"}))
                            });
                            all = all.with(
                                &format!("{path}.lines"),
                                Node::list(rows.collect::<Vec<_>>()),
                            );
                        }
                        assert!(!fits(&assessed(&all, path)), "without {groups:?} it fits");
                    }
                }
            }
        });
    });
}

/// A change leads where it says, changes only these fields, and leaves outsourcing no worse.
fn kept(change: &c3p_calculator::fitting::Change, draft: &Node, path: &str) -> Budget {
    let applied = change.apply(draft);
    let by_edits = change.edits.iter().fold(draft.clone(), |node, (at, part)| {
        assert!(at.starts_with(&format!("{path}.lines[")), "{at}");
        assert_ne!(node.at(at), part, "an edit that changes nothing");
        node.with(at, part.clone())
    });
    assert_eq!(applied, by_edits);
    let after = assessed(&applied, path);
    assert_eq!(figures(&after), figures(&change.budget));
    assert!(fits(&after));
    let before = assessed(draft, path);
    let rank = |budget: &Budget| {
        ["pass", "depends", "fail"].iter().position(|code| *code == budget.outsourcing.code())
    };
    assert!(rank(&after) <= rank(&before), "outsourcing is worse");
    assert!(
        before.outsourcing == Status::Pass
            || after.outsourcing_headroom >= before.outsourcing_headroom
    );
    (*after).clone()
}

fn number(text: &str) -> c3p_calculator::quantity::Number {
    normalised(text).expect("a number")
}

fn one(reduced: &Reduced, draft: &Node, path: &str) {
    kept(&reduced.change, draft, path);
    let at = format!("{path}.lines[{}].{}", reduced.position, reduced.key);
    assert_eq!(reduced.change.edits.len(), 1);
    assert_eq!(reduced.change.edits[0].0, at);
    assert_eq!(number(draft.at(&at).as_text().expect("a text")), reduced.before);
    assert!(number("0") < reduced.after && reduced.after < reduced.before);
}

#[test]
fn what_is_proposed_fits_and_takes_no_more_than_it_must() {
    check(draft(), |draft| {
        ask(&draft, |estimate, path| {
            let reductions = estimate.reductions();
            if estimate.budget().within_cap == Status::Pass {
                assert!(reductions.is_none());
                return;
            }
            let reductions = reductions.expect("a complete estimate");
            for reduced in reductions.quantities.iter().chain(&reductions.prices) {
                one(reduced, &draft, path);
            }
            // A whole quantity by one more does not fit.
            for reduced in
                reductions.quantities.iter().filter(|reduced| reduced.after.whole().is_some())
            {
                let at = format!("{path}.lines[{}].{}", reduced.position, reduced.key);
                let more = reduced.after.whole().expect("a whole number") + 1;
                assert!(!fits(&assessed(&draft.with(&at, Node::text(&more.to_string())), path)));
            }
            if let Some(change) = &reductions.together {
                kept(change, &draft, path);
            }
            let amounts: Vec<_> = reductions
                .quantities
                .iter()
                .map(|reduced| estimate.budget().lines[reduced.position].amount)
                .collect();
            assert!(amounts.windows(2).all(|pair| pair[0] >= pair[1]), "the largest come first");
        });
    });
}

#[test]
fn the_largest_lines_give_first_and_quantities_before_prices() {
    // 10,000,000 + 9,000,000 + 2,000,000, without administration and tax.
    let lines: [(&str, &str, &str, &[&str]); 3] = [
        ("printing", "100000", "20", &[]),
        ("personnel", "500000", "20", &[]),
        ("rental", "9000000", "1", &[]),
    ];
    let draft = plain(&lines);
    let engine = new_engine();
    let estimate = Estimate::read(&engine, &draft, "budget").expect("rules that are there");
    let reductions = estimate.reductions().expect("over the cap");
    let said = |reduced: &[Reduced]| -> Vec<(usize, &str, String)> {
        reduced.iter().map(|one| (one.position, one.key, one.after.to_string())).collect()
    };
    assert_eq!(
        said(&reductions.quantities),
        [(1, "quantity", "18".to_owned()), (0, "quantity", "10".to_owned())]
    );
    assert_eq!(
        said(&reductions.prices),
        [
            (1, "unit_price", "450000".to_owned()),
            (2, "unit_price", "8000000".to_owned()),
            (0, "unit_price", "50000".to_owned()),
        ]
    );
    // One and one are 600,000, two and one more are 1,100,000: of these the smaller line's step is not needed.
    let together = reductions.together.expect("several lines");
    let edits: Vec<_> =
        together.edits.iter().map(|(at, part)| (at.as_str(), part.as_text())).collect();
    assert_eq!(edits, [("budget.lines[1].quantity", Some("18"))]);
    assert_eq!(together.budget.total, yen(20_000_000));
}

#[test]
fn what_would_make_outsourcing_worse_is_not_proposed() {
    // 7,000,000 of outsourcing are just half of the rest.
    let lines: [(&str, &str, &str, &[&str]); 2] =
        [("personnel", "1000000", "14", &[]), ("outsourcing", "1000000", "7", &[])];
    let draft = plain(&lines);
    let engine = new_engine();
    let estimate = Estimate::read(&engine, &draft, "budget").expect("rules that are there");
    let reductions = estimate.reductions().expect("over the cap");
    let positions: Vec<usize> = reductions.quantities.iter().map(|one| one.position).collect();
    assert_eq!(positions, [1]);
    assert!(estimate.reductions().is_some());
    let incomplete =
        of(&json!({"lines": [{"category": "personnel", "unit_price": "30000000"}]}), &json!(null));
    let estimate = Estimate::read(&engine, &incomplete, "budget").expect("rules that are there");
    assert!(estimate.reductions().is_none());
}
