//! The codes a field offers, with the names people know them by.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use super::words::Lang;
use crate::proposal::{ADMINISTRATION_BASE, Codes};
use crate::rules::{GateRule, GateStatus, Rule, RuleSet, Standing};

/// Names of the countries without priority, in both languages (Unicode CLDR).
const OTHER_COUNTRIES: &str = include_str!("other_countries.json");

/// A code and its name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Code {
    /// As in the file.
    pub code: &'static str,
    /// As people know it.
    pub name: &'static str,
    /// The heading it stands under, where the codes are grouped.
    pub group: Option<&'static str>,
}

/// The codes of a field, in the order to offer them.
pub(super) fn of(path: &str, codes: Codes, lang: Lang, rules: &'static RuleSet) -> Vec<Code> {
    let budget = &rules.budget;
    let titled = |code: &'static str, title| Code { code, name: lang.pick(title), group: None };
    match codes {
        Codes::Format(codes) => named(path, lang, codes.iter().copied()),
        Codes::Gate => named(path, lang, gate_answers(path, rules).into_iter()),
        Codes::Ems => named(path, lang, rules.score.ems.value.keys().map(String::as_str)),
        Codes::AdministrationBase => named(path, lang, ADMINISTRATION_BASE.into_iter()),
        Codes::Certificates => {
            let rules = rules.score.certificates.iter();
            rules.map(|rule| titled(&rule.value.code, &rule.title)).collect()
        }
        Codes::Categories => {
            budget.categories.iter().map(|rule| titled(&rule.value.code, &rule.title)).collect()
        }
        Codes::Routes => {
            rules.co2.routes.iter().map(|rule| titled(&rule.value.code, &rule.title)).collect()
        }
        Codes::RequiredWork => plain(&budget.required_work, lang),
        Codes::ConsumableExceptions => plain(&budget.consumable_exceptions, lang),
        Codes::Methods => plain(&rules.co2.methods, lang),
        Codes::Countries => countries(lang, rules),
    }
}

/// The name of one code of a list of rules; the code itself where the rules don't have it.
pub(super) fn name_in<'a>(rules: &'static [Rule<String>], code: &'a str, lang: Lang) -> &'a str {
    rules.iter().find(|rule| rule.value == code).map_or(code, |rule| lang.pick(&rule.title))
}

fn plain(rules: &'static [Rule<String>], lang: Lang) -> Vec<Code> {
    let code = |rule: &'static Rule<String>| Code {
        code: &rule.value,
        name: lang.pick(&rule.title),
        group: None,
    };
    rules.iter().map(code).collect()
}

fn named(path: &str, lang: Lang, codes: impl Iterator<Item = &'static str>) -> Vec<Code> {
    let name = |code| lang.find(&format!("code.{path}.{code}")).unwrap_or(code);
    codes.map(|code| Code { code, name: name(code), group: None }).collect()
}

/// The answers of the gate that reads a field: those that pass first.
fn gate_answers(path: &str, rules: &'static RuleSet) -> Vec<&'static str> {
    let statuses = rules.gates.iter().find_map(|gate| match &gate.value {
        GateRule::Answer { path: read, statuses } if read == path => Some(statuses),
        _ => None,
    });
    let Some(statuses) = statuses else { return Vec::new() };
    let order = [GateStatus::Pass, GateStatus::Check, GateStatus::Fail];
    let of_status = |status| {
        let answers = statuses.iter().filter(move |(_, given)| **given == status);
        answers.map(|(code, _)| code.as_str())
    };
    order.into_iter().flat_map(of_status).collect()
}

fn countries(lang: Lang, rules: &'static RuleSet) -> Vec<Code> {
    let priority = rules.countries.countries.iter().map(|country| Code {
        code: &country.code,
        name: lang.pick(&country.name),
        group: Some(lang.word(match country.standing {
            Standing::Partner => "countries.partner",
            Standing::Candidate => "countries.candidate",
        })),
    });
    let listed = |code: &str| rules.countries.standing(code).is_some();
    let others = other_countries().iter().filter(|(code, _)| !listed(code));
    let others = others.map(|(code, [ja, en])| Code {
        code,
        name: if lang == Lang::Ja { ja } else { en },
        group: Some(lang.word("countries.other")),
    });
    let mut codes: Vec<Code> = priority.chain(others).collect();
    // Stable: groups stay together, and the order within is that of the names.
    codes.sort_by_key(|code| code.name);
    let groups = ["countries.partner", "countries.candidate", "countries.other"];
    codes.sort_by_key(|code| groups.iter().position(|key| code.group == Some(lang.word(key))));
    codes
}

fn other_countries() -> &'static BTreeMap<String, [String; 2]> {
    static OTHERS: OnceLock<BTreeMap<String, [String; 2]>> = OnceLock::new();
    // The tests prove that the table can be read.
    OTHERS.get_or_init(|| serde_json::from_str(OTHER_COUNTRIES).unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ui::tests::rules;

    #[test]
    fn answers_that_pass_come_first() {
        let codes = gate_answers("application.lead_applicant", rules());
        let expected = [
            "company",
            "research_institute",
            "university",
            "other_entity",
            "japanese_government",
            "partner_city",
        ];
        assert_eq!(codes, expected);
    }

    #[test]
    fn countries_stand_once_each_with_priority_first() {
        let codes = countries(Lang::En, rules());
        let mut seen: Vec<&str> = codes.iter().map(|code| code.code).collect();
        assert!(codes.len() > 200 && codes.iter().all(|code| code.code.len() == 3));
        seen.sort_unstable();
        seen.dedup();
        assert_eq!(seen.len(), codes.len());
        assert_eq!(codes.first().map(|code| code.code), Some("AZE"));
        assert!(codes.iter().any(|code| code.code == "USA"));
    }
}
