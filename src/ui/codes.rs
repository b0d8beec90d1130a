//! The codes a field offers, with the names people know them by.

use super::words::Lang;
use crate::proposal::{ADMINISTRATION_BASE, Codes, Node};
use crate::rules::{GateRule, GateStatus, Rule, RuleSet, Standing};

/// A code and its name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Code<'a> {
    /// As in the file.
    pub code: &'a str,
    /// As people know it.
    pub name: &'a str,
    /// The heading it stands under, where the codes are grouped.
    pub group: Option<&'static str>,
}

/// The codes of a field, in the order to offer them. Names of the countries without priority are
/// given, since they are not there from the start.
pub(super) fn of<'a>(
    path: &str,
    codes: Codes,
    lang: Lang,
    rules: &'static RuleSet,
    others: &'a Node,
) -> Vec<Code<'a>> {
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
        Codes::Countries => countries(lang, rules, others),
    }
}

/// The name of one code of a list of rules; the code itself where the rules don't have it.
pub(super) fn name_in<'a>(rules: &'static [Rule<String>], code: &'a str, lang: Lang) -> &'a str {
    rules.iter().find(|rule| rule.value == code).map_or(code, |rule| lang.pick(&rule.title))
}

fn plain(rules: &'static [Rule<String>], lang: Lang) -> Vec<Code<'static>> {
    let code = |rule: &'static Rule<String>| Code {
        code: &rule.value,
        name: lang.pick(&rule.title),
        group: None,
    };
    rules.iter().map(code).collect()
}

fn named(path: &str, lang: Lang, codes: impl Iterator<Item = &'static str>) -> Vec<Code<'static>> {
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

fn countries<'a>(lang: Lang, rules: &'static RuleSet, others: &'a Node) -> Vec<Code<'a>> {
    let priority = rules.countries.countries.iter().map(|country| Code {
        code: &country.code,
        name: lang.pick(&country.name),
        group: Some(lang.word(match country.standing {
            Standing::Partner => "countries.partner",
            Standing::Candidate => "countries.candidate",
        })),
    });
    let listed = |code: &str| rules.countries.standing(code).is_some();
    let others = others.entries().iter().filter(|(code, _)| !listed(code));
    let others = others.map(|(code, name)| Code {
        code,
        name: name.get(lang.code()).as_text().unwrap_or(code),
        group: Some(lang.word("countries.other")),
    });
    let mut codes: Vec<Code<'a>> = priority.chain(others).collect();
    // Groups stay together, and the order within is that of the names.
    let groups = ["countries.partner", "countries.candidate", "countries.other"];
    let rank = |code: &Code<'a>| groups.iter().position(|key| code.group == Some(lang.word(key)));
    codes.sort_unstable_by_key(|code| (rank(code), code.name));
    codes
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ui::more::tests::source;
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
        let others = source("countries");
        let codes = countries(Lang::En, rules(), &others);
        let mut seen: Vec<&str> = codes.iter().map(|code| code.code).collect();
        assert!(codes.len() > 200 && codes.iter().all(|code| code.code.len() == 3));
        seen.sort_unstable();
        seen.dedup();
        assert_eq!(seen.len(), codes.len());
        assert_eq!(codes.first().map(|code| code.code), Some("AZE"));
        assert!(codes.iter().any(|code| code.code == "USA"));
    }
}
