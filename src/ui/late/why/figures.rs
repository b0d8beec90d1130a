//! Which figures stand at a place of the assessment, and what they are called.

use crate::ui::words::Lang;

/// The figures of a part, in the order to explain them. A place that is none of these is a figure itself.
const PARTS: [(&str, &[&str]); 15] = [
    ("score", &["expected", "expected_max", "low", "high", "unrated_max", "unrated"]),
    ("score.items.*", &["expected", "low", "high", "max"]),
    ("gates.*", &["status"]),
    ("gate_counts", &["pass", "fail", "check", "unknown"]),
    (
        "budget",
        &[
            "total",
            "tax",
            "subtotal",
            "general_administration",
            "operating",
            "headroom",
            "over",
            "cap_percent",
            "complete",
        ],
    ),
    ("budget.checks.cap", &["status"]),
    ("budget.checks.outsourcing", &["status", "amount", "limit", "headroom", "percent"]),
    ("budget.checks.required_work", &["status", "missing"]),
    ("budget.checks.equipment_threshold", &["status", "lines"]),
    (
        "co2",
        &[
            "subsidy_yen_per_tonne",
            "lifetime_tonnes",
            "annual_tonnes",
            "subsidy",
            "capital_cost",
            "capital_yen_per_tonne",
            "public_yen_per_tonne",
            "energy_origin_annual_tonnes",
            "energy_origin_lifetime_tonnes",
            "energy_origin_subsidy_yen_per_tonne",
            "threshold",
        ],
    ),
    (
        "co2.measures",
        &[
            "annual_tonnes",
            "lifetime_tonnes",
            "subsidy",
            "subsidy_yen_per_tonne",
            "capital_yen_per_tonne",
            "subsidy_share",
            "threshold",
        ],
    ),
    ("history", &["completed_years", "remaining_years", "restarted"]),
    ("reviews.items.*", &["mean", "low", "high", "spread"]),
    ("reviews.total", &["mean", "low", "high", "spread"]),
    ("score.judged", &["max", "low", "expected", "expected_max", "high"]),
];

/// Parts whose entries the rules name.
const NAMED: [&str; 3] = ["score.items.", "gates.", "reviews.items."];

/// The figures at a place.
pub(in super::super) fn figures(about: &str) -> Vec<String> {
    let own = pattern(about);
    match PARTS.iter().find(|(part, _)| *part == own) {
        Some((_, keys)) => keys.iter().map(|key| format!("{about}.{key}")).collect(),
        None => vec![about.to_owned()],
    }
}

/// The figures of a place and of what it belongs to, which it may be computed from.
pub(super) fn kin(about: &str) -> Vec<String> {
    let ends = about.match_indices(['.', '[']).map(|(end, _)| end).chain([about.len()]);
    let places = ends.filter_map(|end| about.get(..end));
    let parts = places.filter(|place| PARTS.iter().any(|(part, _)| *part == pattern(place)));
    let mut kin: Vec<String> = parts.flat_map(figures).collect();
    // The total is checked by both.
    if let Some((budget, _)) = about.split_once(".checks.") {
        kin.extend(figures(&format!("{budget}.checks.outsourcing")));
    }
    kin
}

/// What a figure is called; the place itself where it has no name.
pub(in super::super) fn name(lang: Lang, figure: &str) -> String {
    let pattern = pattern(figure);
    let pattern = pattern.replacen("budget.by_category.", "budget.by_category*", 1);
    let key = match pattern.split_once('*') {
        Some(("budget.by_category", _)) => "figure.budget.by_category".to_owned(),
        _ => format!("figure.{pattern}"),
    };
    lang.find(&key).unwrap_or(figure).to_owned()
}

/// The place with its variant left out and its entries alike: `scenarios[0].score.items.wlb.low` is
/// `score.items.*.low`.
fn pattern(place: &str) -> String {
    let own = ["scenarios[", "years["].iter().find_map(|list| {
        let (_, rest) = place.strip_prefix(list)?.split_once("].")?;
        Some(rest)
    });
    let mut pattern = String::new();
    let mut is_index = false;
    for sign in own.unwrap_or(place).chars() {
        match sign {
            '[' => is_index = true,
            ']' => is_index = false,
            sign if !is_index => pattern.push(sign),
            _ => {}
        }
    }
    for part in NAMED {
        if let Some(rest) = pattern.strip_prefix(part) {
            let (_, key) = rest.split_once('.').unwrap_or((rest, ""));
            let pattern = format!("{part}*.{key}");
            return pattern.trim_end_matches('.').to_owned();
        }
    }
    pattern
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_part_has_figures_and_a_figure_is_one() {
        let cases = [
            ("gates.consortium", vec!["gates.consortium.status"]),
            (
                "scenarios[1].budget.checks.required_work",
                vec![
                    "scenarios[1].budget.checks.required_work.status",
                    "scenarios[1].budget.checks.required_work.missing",
                ],
            ),
            ("budget.lines[3].amount", vec!["budget.lines[3].amount"]),
        ];
        for (about, expected) in cases {
            assert_eq!(figures(about), expected, "{about}");
        }
        assert_eq!(figures("years[0].budget").len(), 9);
        assert_eq!(figures("co2.measures[2]").len(), 7);
    }

    #[test]
    fn every_part_has_named_figures() {
        for (part, keys) in PARTS {
            for key in keys {
                let figure = format!("{part}.{key}");
                for lang in Lang::ALL {
                    assert_ne!(name(lang, &figure), figure);
                }
            }
        }
        assert_eq!(name(Lang::En, "budget.by_category.rental"), "Sum of the category");
    }
}
