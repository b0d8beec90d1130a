//! Changes lead where they say, as near as prices allow.

use c3p_calculator::domain::assessment::{Budget, Status};
use c3p_calculator::fitting::Change;
use c3p_calculator::proposal::{Node, normalised};
use c3p_calculator::quantity::{Exact, Yen};
use proptest::prelude::*;
use proptest::sample::{Index, select};

use super::budgets::draft;
use super::{ask, assessed, check, fits, kept, one_step_higher, priced, steps, strictly};

/// No price that was changed could be a step higher, and none is above the one typed.
fn as_high_as_can_be(change: &Change, draft: &Node, path: &str, fits: impl Fn(&Budget) -> bool) {
    let applied = change.apply(draft);
    let number = |node: &Node| normalised(node.as_text().expect("a text")).expect("a number");
    for (at, price) in &change.edits {
        assert!(number(price) < number(draft.at(at)), "{at} is higher than typed");
        if let Some(higher) = one_step_higher(&applied, draft, at) {
            assert!(!fits(&assessed(&higher, path)), "{at} could be higher than {price:?}");
        }
    }
}

/// No line gave up more than its part: at the share of the one that gave up most, and a step more
/// for each, the chosen lines would not fit.
fn proportional(change: &Change, draft: &Node, positions: &[usize], path: &str) {
    assert!(change.lines.iter().all(|line| positions.contains(&line.position)));
    let before = assessed(draft, path);
    let applied = change.apply(draft);
    let with_yen = positions.iter().filter(|at| {
        before.lines.get(**at).and_then(|line| line.amount).is_some_and(|yen| yen > Yen::ZERO)
    });
    let prices: Vec<(String, i128, i128)> = with_yen
        .map(|position| {
            let at = format!("{path}.lines[{position}].unit_price");
            let (typed, now) = (steps(draft, draft, &at), steps(&applied, draft, &at));
            (at, typed, now)
        })
        .collect();
    let most_given = prices.iter().min_by(|(_, typed, now), (_, other, other_now)| {
        ((now + 1) * other).cmp(&((other_now + 1) * typed))
    });
    let (_, whole, part) = most_given.expect("lines with yen");
    let higher = prices.iter().fold(draft.clone(), |draft, (at, typed, _)| {
        let steps = (typed * (part + 1) / whole + 1).min(*typed);
        priced(&draft, &draft, at, steps)
    });
    assert!(!fits(&assessed(&higher, path)), "{change:?}");
}

#[test]
fn trimming_ends_at_the_cap_as_near_as_prices_allow() {
    let lines = proptest::collection::vec(any::<Index>(), 1..5);
    check((draft(), lines), |(draft, lines)| {
        ask(&draft, |estimate, path| {
            let before = assessed(&draft, path);
            let count = before.lines.len();
            let positions: Vec<usize> = match count {
                0 => vec![0, 7],
                _ => lines.iter().map(|index| index.index(count)).collect(),
            };
            let without = positions.iter().fold(draft.clone(), |draft, position| {
                match draft.at(&format!("{path}.lines")).element(*position) {
                    Node::Null => draft,
                    _ => {
                        draft.with(&format!("{path}.lines[{position}].unit_price"), Node::text("0"))
                    }
                }
            });
            match estimate.trim(&positions) {
                None => assert!(fits(&before) || !fits(&assessed(&without, path))),
                Some(change) => {
                    assert!(!fits(&before));
                    assert!(fits(&kept(&change, &draft, path)));
                    as_high_as_can_be(&change, &draft, path, fits);
                    proportional(&change, &draft, &positions, path);
                    let again = estimate.trim(&positions).expect("the same change");
                    assert_eq!(again.edits, change.edits);
                }
            }
        });
    });
}

#[test]
fn the_greatest_percentage_fits_and_the_next_does_not() {
    let categories = select(vec!["personnel", "printing", "outsourcing", "overseas_travel"]);
    check((draft(), categories), |(draft, category)| {
        ask(&draft, |estimate, path| {
            let before = assessed(&draft, path);
            let own = before.by_category.iter().find(|(code, _)| code == category);
            if own.is_none_or(|(_, yen)| *yen == Yen::ZERO) {
                assert!(estimate.greatest_percent(category).is_none());
                assert!(estimate.scale(category, 90).is_none());
                return;
            }
            let scaled = |percent| {
                let change = estimate.scale(category, percent).expect("a price to change");
                fits(&kept(&change, &draft, path))
            };
            match estimate.greatest_percent(category) {
                None => assert!(!scaled(0)),
                Some(percent) => {
                    assert!(scaled(percent), "{percent}");
                    assert!(!scaled(percent + 1), "{percent}");
                    assert_eq!(percent >= 100, fits(&before));
                }
            }
        });
    });
}

#[test]
fn scaled_prices_are_cut_to_the_decimals_typed() {
    check((draft(), 0_u32..300), |(draft, percent)| {
        ask(&draft, |estimate, path| {
            let Some(change) = estimate.scale("personnel", percent) else { return };
            kept(&change, &draft, path);
            for (at, price) in &change.edits {
                let number = |node: &Node| {
                    Exact::from(normalised(node.as_text().expect("a text")).expect("a number"))
                };
                let (new, old) = (number(price), number(draft.at(at)));
                let whole = old.scaled_by(&Exact::from(percent)).shifted_right(2);
                let lost = whole.minus(&new);
                assert!(!Exact::zero().minus(&lost).is_positive() && lost < Exact::from(1), "{at}");
                if !draft.at(at).as_text().expect("a text").contains('.') {
                    assert!(!price.as_text().expect("a text").contains('.'), "{at}");
                }
            }
            assert_eq!(percent == 100, percent == 100 && change.is_empty());
        });
    });
}

#[test]
fn outsourcing_ends_at_its_limit() {
    check(draft(), |draft| {
        ask(&draft, |estimate, path| {
            let before = assessed(&draft, path);
            let both = |budget: &Budget| strictly(budget) && fits(budget);
            let Some(change) = estimate.outsourcing_to_limit() else {
                // Nothing to bring there, or nothing that may be brought there.
                let none = before.outsourcing_amount == Yen::ZERO;
                let room = estimate.room().expect("a complete estimate").outsourcing;
                assert!(none || !fits(&before) || room.to_add < Yen(1_000_000), "{room:?}");
                assert!(none || before.outsourcing == Status::Pass);
                return;
            };
            let after = kept(&change, &draft, path);
            if strictly(&before) {
                assert!(both(&before) && both(&after));
                assert!(after.outsourcing_amount >= before.outsourcing_amount);
                for (at, price) in &change.edits {
                    let yen = |node: &Node| normalised(node.as_text().expect("a text"));
                    assert!(yen(price) > yen(draft.at(at)));
                }
            } else {
                assert!(strictly(&after));
                as_high_as_can_be(&change, &draft, path, strictly);
            }
            let own = |position: usize| format!("{path}.lines[{position}].category");
            for line in &change.lines {
                assert_eq!(draft.at(&own(line.position)).as_text(), Some("outsourcing"));
            }
        });
    });
}
