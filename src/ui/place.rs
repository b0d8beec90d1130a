//! What a place in the proposal is called, for people.

use super::model::by_id;
use super::words::{Lang, filled};
use crate::rules::RuleSet;

/// The names of the entries on the way and of the field, such as "Cost 3 › Unit price".
pub(super) fn name(lang: Lang, rules: &'static RuleSet, path: &str) -> String {
    let mut names: Vec<String> =
        entries(path).map(|(list, number)| filled(lang.word(list), &number.to_string())).collect();
    if let Some(item) = rated_item(path) {
        let rule = by_id(&rules.score.items, item);
        names.extend(rule.map(|rule| lang.pick(&rule.title).to_owned()));
    }
    let pattern = pattern(path);
    names.extend(lang.find(&format!("field.{pattern}")).map(str::to_owned));
    if names.is_empty() {
        return path.to_owned();
    }
    names.join(lang.word("then"))
}

/// The key of an entry's name and its number, for each list on the way.
fn entries(path: &str) -> impl Iterator<Item = (&'static str, usize)> {
    path.split('.').filter_map(|part| {
        let (list, place) = part.strip_suffix(']')?.split_once('[')?;
        let key = match list {
            "partner_cities" => "cities.entry",
            "participation_years" => "past_years.entry",
            "governments" => "governments.entry",
            "lines" => "lines.entry",
            "measures" => "measures.entry",
            "years" => "years.entry",
            "scenarios" => "scenarios.entry",
            "reviewers" => "reviewers.entry",
            _ => return None,
        };
        Some((key, place.parse::<usize>().ok()? + 1))
    })
}

fn rated_item(path: &str) -> Option<&str> {
    let rest = path.strip_prefix("ratings.").or_else(|| Some(path.split_once(".ratings.")?.1))?;
    rest.split('.').next()
}

/// The path as the table of fields has it.
pub(super) fn pattern(path: &str) -> String {
    let mut pattern = String::new();
    for part in path.split('.') {
        let (key, is_entry) = match part.split_once('[') {
            Some((key, _)) => (key, true),
            None => (part, false),
        };
        if !pattern.is_empty() {
            pattern.push('.');
        }
        pattern.push_str(key);
        pattern.push_str(if is_entry { "[]" } else { "" });
    }
    // Codes of a list stand in one field, and a rating's bounds are the same for every item.
    for (list, field) in [("organisation.wlb[]", "organisation.wlb"), ("work[]", "work")] {
        if let Some(start) = pattern.strip_suffix(list) {
            pattern = format!("{start}{field}");
        }
    }
    let own = pattern.strip_prefix("scenarios[].").filter(|rest| *rest != "name");
    let own = own.unwrap_or(&pattern);
    if let Some(item) = rated_item(own) {
        return own.replacen(&format!("ratings.{item}"), "ratings[]", 1);
    }
    let own = own.strip_prefix("years[].").filter(|rest| rest.starts_with("budget")).unwrap_or(own);
    own.strip_prefix("budget.").unwrap_or(own).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_the_field_of_a_path() {
        let cases = [
            ("application.kind", "application.kind"),
            ("budget.lines[3].unit_price", "lines[].unit_price"),
            ("years[0].budget.general_administration.rate", "general_administration.rate"),
            ("scenarios[1].budget.lines[0].work[2]", "lines[].work"),
            ("scenarios[1].name", "scenarios[].name"),
            ("years[0].year", "years[].year"),
            ("ratings.synergy.low", "ratings[].low"),
            ("reviewers[0].ratings.synergy", "reviewers[].ratings[]"),
            ("organisation.wlb[0]", "organisation.wlb"),
        ];
        for (path, expected) in cases {
            assert_eq!(pattern(path), expected, "{path}");
        }
    }

    #[test]
    fn counts_entries_from_one() {
        let found: Vec<_> = entries("years[1].budget.lines[0].unit").collect();
        assert_eq!(found, [("years.entry", 2), ("lines.entry", 1)]);
    }
}
