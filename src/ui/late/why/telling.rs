//! A tree in words: every node with its name, its value, the sentence and the formula of its operation,
//! where it was entered or which rule gives it, and what did not count.

use super::named::{Named, code_in_words};
use crate::explain::{Operation, Tree, Value};
use crate::ui::shown::{Unit, shown};
use crate::ui::words::filled;

/// Terms that a formula writes out; of more it says how many there are.
const MOST_TERMS: usize = 6;

/// One node in words.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Told {
    /// What it is.
    pub name: String,
    /// What comes out, with its unit.
    pub value: String,
    /// How, as a sentence; nothing for what was entered and for rules.
    pub sentence: &'static str,
    /// How, in figures.
    pub formula: Option<String>,
    /// Where it was entered.
    pub path: Option<String>,
    /// Which rule gives or governs it.
    pub rule: Option<String>,
    /// Of several, this one decided.
    pub decides: bool,
    /// What it comes out of.
    pub children: Vec<Told>,
    /// What did not count, and why.
    pub left_out: Vec<(Told, String)>,
}

/// A tree in words.
pub(super) fn told(named: &Named<'_>, tree: &Tree) -> Told {
    told_in(named, tree, tree.unit)
}

/// How a figure comes out, in figures: the first step that has a formula, and what it is rounded to.
pub(in super::super) fn formula_of(named: &Named<'_>, tree: &Tree) -> Option<String> {
    rounded_formula(named, tree, None)
}

fn rounded_formula(named: &Named<'_>, tree: &Tree, unit: Option<&'static str>) -> Option<String> {
    let unit = tree.unit.or(unit);
    if tree.value == Value::Unknown {
        return None;
    }
    let inner = tree.children.first().filter(|child| !child.children.is_empty());
    match (tree.operation, inner) {
        (Operation::Same | Operation::FirstKnown, Some(inner)) => {
            rounded_formula(named, inner, unit)
        }
        (Operation::Truncate | Operation::RoundHalfUp, Some(inner)) => {
            let Some(exact) = rounded_formula(named, inner, unit) else {
                return formula(named, tree, unit);
            };
            let rounded = value(named, tree, unit);
            // Where nothing is rounded off, that is not said.
            let is_told = exact.ends_with(&format!(" {rounded}"));
            Some(if is_told { exact } else { format!("{exact} → {rounded}") })
        }
        _ => formula(named, tree, unit),
    }
}

/// A tree in words, in the unit of what it is a part of where it has none itself.
fn told_in(named: &Named<'_>, tree: &Tree, unit: Option<&'static str>) -> Told {
    let unit = tree.unit.or(unit);
    let own = unit.filter(|_| keeps_unit(tree.operation));
    // What only passes on says nothing of its own.
    if let (Operation::Same, [only], true) =
        (tree.operation, &*tree.children, tree.not_counted.is_empty() && tree.rule.is_none())
    {
        let told = told_in(named, only, unit);
        let own = tree.id.as_ref().map(|_| named.name(tree));
        return Told { name: own.unwrap_or(told.name), ..told };
    }
    let picks = matches!(tree.operation, Operation::Max | Operation::Min | Operation::FirstKnown);
    let decisive = picks
        .then(|| tree.children.iter().position(|child| child.value == tree.value))
        .flatten()
        .filter(|_| tree.children.len() > 1 && tree.value != Value::Unknown);
    let children = tree.children.iter().zip(0..).map(|(child, place)| Told {
        decides: decisive == Some(place),
        ..told_in(named, child, own.or(unit_at(tree.operation, place)))
    });
    let sentence = match tree.operation {
        Operation::Input | Operation::Rule => "",
        operation => named.lang.find(&format!("op.{}", operation.code())).unwrap_or_default(),
    };
    Told {
        name: named.name(tree),
        value: value(named, tree, unit),
        sentence,
        formula: formula(named, tree, unit),
        path: tree.path.clone(),
        rule: tree.rule.as_ref().map(|rule| rule.id.clone()),
        decides: false,
        children: children.collect(),
        left_out: tree
            .not_counted
            .iter()
            .map(|left| {
                (told_in(named, &left.tree, own), named.lang.pick(&left.reason.text()).to_owned())
            })
            .collect(),
    }
}

/// What comes out of a node.
fn value(named: &Named<'_>, tree: &Tree, unit: Option<&str>) -> String {
    let unit = match tree.unit.or(unit) {
        Some("yen") => Unit::Yen,
        Some("points") => Unit::Points,
        Some("years") => Unit::Years,
        Some("percent") => Unit::Percent,
        Some("tCO2") => Unit::Tonnes,
        Some("yen_per_tonne") => Unit::YenPerTonne,
        _ => Unit::Bare,
    };
    in_words(named, &tree.value, unit, tree.path.as_deref())
}

fn in_words(named: &Named<'_>, value: &Value, unit: Unit, path: Option<&str>) -> String {
    let lang = named.lang;
    let bare = |value: String| shown(lang, &value, Unit::Bare);
    match value {
        Value::Unknown => lang.word("unknown").to_owned(),
        Value::Truth(truth) => shown(lang, &truth.to_string(), Unit::Flag),
        Value::Exact(number) => shown(lang, &number.to_string(), unit),
        Value::Ratio(dividend, divisor) => {
            format!("{} ÷ {}", bare(dividend.to_string()), bare(divisor.to_string()))
        }
        Value::Text(code) => code_in_words(named, code, path),
        Value::List(values) if values.is_empty() => lang.word("none").to_owned(),
        Value::List(values) => {
            let words: Vec<String> =
                values.iter().map(|value| in_words(named, value, unit, path)).collect();
            words.join(lang.word("comma"))
        }
        Value::Table(entries) => {
            let entry = |(answer, value): (&String, &Value)| {
                let answer = match answer.as_str() {
                    "null" => lang.word("unanswered").to_owned(),
                    "*" => lang.word("why.other").to_owned(),
                    code => code_in_words(named, code, path),
                };
                format!("{answer}{}{}", lang.word("list.of"), in_words(named, value, unit, path))
            };
            let words: Vec<String> = entries.iter().map(entry).collect();
            words.join(lang.word("comma"))
        }
    }
}

/// How a value comes out, in figures; nothing where a sentence says it better.
fn formula(named: &Named<'_>, tree: &Tree, unit: Option<&'static str>) -> Option<String> {
    let own = unit.filter(|_| keeps_unit(tree.operation));
    let values: Vec<String> = tree
        .children
        .iter()
        .zip(0..)
        .map(|(child, place)| value(named, child, own.or(unit_at(tree.operation, place))))
        .collect();
    let joined = |sign: &str| {
        let more = values.len().saturating_sub(MOST_TERMS);
        let mut terms: Vec<String> = values.iter().take(MOST_TERMS).cloned().collect();
        if more > 0 {
            terms.push(filled(named.lang.word("why.more_terms"), &more.to_string()));
        }
        terms.join(sign)
    };
    let [first, rest @ ..] = &*values else { return None };
    let second = rest.first();
    let third = rest.get(1);
    let left = match (tree.operation, second, third) {
        (Operation::Sum, Some(_), _) => joined(" + "),
        (Operation::Difference | Operation::Remaining, Some(_), _) => joined(" − "),
        (Operation::Product, Some(_), _) => joined(" × "),
        (Operation::LessOne, ..) => format!("{first} − 1"),
        (Operation::Thousandth, ..) => format!("{first} ÷ 1,000"),
        (Operation::PercentOf, Some(second), _) => format!("{first} × {second}"),
        (Operation::OnePlusPercent, ..) => format!("1 + {first}"),
        (Operation::Quotient, Some(second), _) => format!("{first} ÷ {second}"),
        (Operation::Percentage, Some(second), _) => format!("{first} ÷ {second} × 100"),
        (Operation::Truncate | Operation::RoundHalfUp, ..) => first.clone(),
        (Operation::Max, Some(_), _) => format!("max({})", joined(", ")),
        (Operation::Min, Some(_), _) => format!("min({})", joined(", ")),
        (Operation::Mean, Some(_), _) => format!("({}) ÷ {}", joined(" + "), values.len()),
        (Operation::AtMost | Operation::IsAtMost, Some(second), _) => format!("{first} ≤ {second}"),
        (Operation::BelowStatus | Operation::IsBelow, Some(second), _) => {
            format!("{first} < {second}")
        }
        (Operation::IsAtLeast, Some(second), _) => format!("{first} ≥ {second}"),
        (Operation::ShareCheck, Some(second), Some(third)) => {
            format!("{first} ≤ {second}, {third}")
        }
        _ => return None,
    };
    let sign = match tree.operation {
        Operation::Truncate | Operation::RoundHalfUp => "→",
        operation if is_test(operation) => "…",
        _ => "=",
    };
    // A quotient has no exact value that is better told than itself.
    if matches!(tree.value, Value::Ratio(..)) {
        return Some(left);
    }
    Some(format!("{left} {sign} {}", value(named, tree, unit)))
}

/// The unit of what an operation takes at a place, where that is always the same.
fn unit_at(operation: Operation, place: usize) -> Option<&'static str> {
    match (operation, place) {
        (Operation::PercentOf, 1) | (Operation::OnePlusPercent, 0) => Some("percent"),
        _ => None,
    }
}

/// Whether what an operation answers counts what its children count.
fn keeps_unit(operation: Operation) -> bool {
    use Operation as Op;
    let is_choice =
        matches!(operation, Op::Max | Op::Min | Op::FirstKnown | Op::IfEqual | Op::Lookup);
    let is_sum =
        matches!(operation, Op::Same | Op::Sum | Op::Difference | Op::Remaining | Op::Truncate);
    let is_points = matches!(
        operation,
        Op::PointsIfAll | Op::PointsUnlessFailed | Op::PointsUnlessNone | Op::PointsIfAgreed
    );
    is_choice || is_sum || is_points
}

/// Whether an operation compares rather than computes.
fn is_test(operation: Operation) -> bool {
    matches!(
        operation,
        Operation::AtMost
            | Operation::IsAtMost
            | Operation::BelowStatus
            | Operation::IsBelow
            | Operation::IsAtLeast
            | Operation::ShareCheck
    )
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use proptest::prelude::*;
    use serde_json::Value as Json;

    use super::*;
    use crate::engine::Engine;
    use crate::proposal::{BUDGET_FIELDS, FIELDS, Node, Reading};
    use crate::rules::Book;
    use crate::ui::tests::rules;
    use crate::ui::words::Lang;

    const SAMPLES: [&str; 3] = [
        include_str!("../../more/samples/within-cap.json"),
        include_str!("../../more/samples/over-cap.json"),
        include_str!("../../more/samples/open.json"),
    ];

    /// All places of an assessment that may be figures.
    fn places(value: &Json, at: &str, found: &mut Vec<String>) {
        match value {
            Json::Object(entries) => entries.iter().for_each(|(key, value)| {
                let dot = if at.is_empty() { "" } else { "." };
                places(value, &format!("{at}{dot}{key}"), found);
            }),
            Json::Array(rows) => rows.iter().enumerate().for_each(|(index, row)| {
                let by_id = row["id"].as_str().filter(|_| !at.contains('['));
                match by_id
                    .filter(|_| ["items", "gates", "checks"].iter().any(|list| at.ends_with(list)))
                {
                    Some(id) => places(row, &format!("{at}.{id}"), found),
                    None => places(row, &format!("{at}[{index}]"), found),
                }
            }),
            _ => found.push(at.to_owned()),
        }
    }

    /// What a reader needs of a tree, gathered from the tree itself.
    fn check(tree: &Tree, told: &Told) {
        let mut tree = tree;
        while let (Operation::Same, [only]) = (tree.operation, &*tree.children) {
            if !tree.not_counted.is_empty() || tree.rule.is_some() {
                break;
            }
            tree = only;
        }
        assert!(!told.name.is_empty() && !told.value.is_empty(), "{told:?}");
        assert_eq!(told.path, tree.path);
        assert_eq!(told.rule, tree.rule.as_ref().map(|rule| rule.id.clone()));
        let is_leaf = matches!(tree.operation, Operation::Input | Operation::Rule);
        assert_eq!(told.sentence.is_empty(), is_leaf, "{:?}", tree.operation);
        if let Value::Exact(number) = &tree.value {
            let digits = |text: &str| text.chars().filter(char::is_ascii_digit).collect::<String>();
            let value = told.value.replace("tCO₂", "");
            assert_eq!(digits(&value), digits(&number.to_string()), "{told:?}");
        }
        for left in &told.left_out {
            assert!(!left.1.is_empty());
        }
        assert_eq!(told.children.len(), tree.children.len());
        for (told, tree) in told.children.iter().zip(&tree.children) {
            check(tree, told);
        }
    }

    fn explain_all(draft: &Node) -> usize {
        let engine = Engine::new(Book::shipped(), Reading::Draft);
        let assessment = Engine::new(Book::shipped(), Reading::Draft).assess(draft).expect("rules");
        let json = serde_json::to_value(&assessment).expect("JSON");
        let mut figures = Vec::new();
        places(&json, "", &mut figures);
        let trees = figures.iter().filter_map(|figure| engine.explain(draft, figure));
        let mut count = 0;
        for tree in trees {
            count += 1;
            for lang in Lang::ALL {
                let named = Named { lang, rules: rules(), draft, known: Vec::new() };
                check(&tree, &told(&named, &tree));
            }
        }
        count
    }

    #[test]
    fn every_figure_of_the_samples_is_told() {
        for sample in SAMPLES {
            let draft = serde_json::from_str(sample).expect("JSON");
            assert!(explain_all(&draft) > 120);
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..Default::default() })]

        #[test]
        fn every_figure_of_any_proposal_is_told(
            sample in 0..3_usize,
            edits in prop::collection::vec((0..200_usize, 0..4_usize, 0..9_usize), 1..12),
        ) {
            const VALUES: [&str; 9] = ["", "0", "1.5", "-3", "999999999999999", "x", "true", "new", "2"];
            let mut draft: Node = serde_json::from_str(SAMPLES[sample]).expect("JSON");
            for (field, entry, value) in edits {
                let fields: Vec<_> = FIELDS.iter().map(|field| field.path.to_owned())
                    .chain(BUDGET_FIELDS.iter().map(|field| format!("budget.{}", field.path)))
                    .collect();
                let path = fields[field % fields.len()].replace("ratings[]", "ratings.uniqueness");
                let path = path.replace("[]", &format!("[{entry}]"));
                let value = VALUES[value];
                draft = draft.with(&path, if value.is_empty() { Node::Null } else { Node::text(value) });
            }
            prop_assert!(explain_all(&draft) > 80);
        }
    }

    #[test]
    fn different_operations_read_differently() {
        for lang in Lang::ALL {
            let mut seen = HashSet::new();
            let source = include_str!("../../../explain/operation.rs");
            let (declared, _) = source.split_once("/// Declares the reasons").expect("both");
            let codes: Vec<&str> = declared
                .split(" => \"")
                .skip(1)
                .filter_map(|rest| rest.split('"').next())
                .filter(|code| !["input", "rule"].contains(code))
                .collect();
            assert!(codes.len() > 40);
            for code in codes {
                for kind in ["op", "noun"] {
                    let text = lang.find(&format!("{kind}.{code}"));
                    let text = text.unwrap_or_else(|| panic!("no words for {kind}.{code}"));
                    assert!(seen.insert(text), "{kind}.{code} reads like another");
                }
            }
        }
    }
}
