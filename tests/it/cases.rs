//! Named situations: what is put in, what must come out, and where that expectation comes from.
//!
//! Each file of `tests/cases` holds cases of one subject. A case takes a proposal of `bases.json`,
//! changes it by its `patch` (path → value) and compares the figures it names in `expect` (path →
//! value; a key on a list names the entry with this id). `problems` are all problems as
//! `[path, code, severity]` in any order, none when it is not given; `problems_at_least` names some.
//! `scenario_problems` holds the same for each variant.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use serde::Deserialize;
use serde_json::Value;

use crate::tree;

const FOLDER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/cases");

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    name: String,
    source: String,
    base: String,
    #[serde(default)]
    patch: BTreeMap<String, Value>,
    #[serde(default)]
    expect: BTreeMap<String, Value>,
    #[serde(default)]
    absent: Vec<String>,
    #[serde(default)]
    problems: Vec<[String; 3]>,
    #[serde(default)]
    problems_at_least: Option<Vec<[String; 3]>>,
    #[serde(default)]
    scenario_problems: Vec<Vec<[String; 3]>>,
}

/// The proposals that cases start from, by name.
pub fn bases() -> BTreeMap<String, Value> {
    read(&Path::new(FOLDER).join("bases.json"))
}

fn read<T: for<'a> Deserialize<'a>>(path: &Path) -> T {
    let text = fs::read_to_string(path).expect("a case file can be read");
    serde_json::from_str(&text).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// Every case with the name of its file.
fn cases() -> Vec<(String, Case)> {
    let files = fs::read_dir(FOLDER)
        .expect("the folder of cases")
        .map(|entry| entry.expect("a file").path());
    let is_case = |path: &std::path::PathBuf| path.is_file() && !path.ends_with("bases.json");
    let mut files: Vec<_> = files.filter(is_case).collect();
    files.sort();
    let mut cases = Vec::new();
    for file in files {
        let subject = file.file_stem().expect("a name").to_string_lossy().into_owned();
        cases.extend(read::<Vec<Case>>(&file).into_iter().map(|case| (subject.clone(), case)));
    }
    cases
}

/// A problem list, ordered so that lists compare as multisets.
fn problems_of(assessment: &Value) -> Vec<[String; 3]> {
    let text = |problem: &Value, key: &str| problem[key].as_str().unwrap_or("?").to_owned();
    let rows = assessment["problems"].as_array().map(Vec::as_slice).unwrap_or_default();
    let mut problems: Vec<_> = rows
        .iter()
        .map(|row| [text(row, "path"), text(row, "code"), text(row, "severity")])
        .collect();
    problems.sort();
    problems
}

/// Messages that are not there in both languages.
fn wrong_messages(answer: &Value) -> Vec<String> {
    let japanese = |text: &str| text.chars().any(|c| matches!(c, 'ぁ'..='ヿ' | '一'..='鿿'));
    let mut wrong = Vec::new();
    tree::walk(answer, String::new(), &mut |path, value| {
        if path.ends_with(".message") {
            let (ja, en) = (
                value["ja"].as_str().unwrap_or_default(),
                value["en"].as_str().unwrap_or_default(),
            );
            if !japanese(ja) || en.is_empty() || japanese(en) {
                wrong.push(format!("{path} is {value}"));
            }
        }
    });
    wrong
}

fn sorted(mut problems: Vec<[String; 3]>) -> Vec<[String; 3]> {
    problems.sort();
    problems
}

/// What is wrong with the answer to a case; nothing when all is as expected.
fn differences(case: Case, bases: &BTreeMap<String, Value>) -> Vec<String> {
    let mut proposal =
        bases.get(&case.base).unwrap_or_else(|| panic!("no base {}", case.base)).clone();
    for (path, value) in case.patch {
        tree::put(&mut proposal, &path, value);
    }
    let answer: Value = serde_json::from_str(&c3p_calculator::assess(&proposal.to_string()))
        .expect("an answer is JSON");
    let mut wrong = wrong_messages(&answer);
    for (path, expected) in case.expect {
        match tree::at(&answer, &path) {
            Some(value) if *value == expected => {}
            Some(value) => wrong.push(format!("{path} is {value}, not {expected}")),
            None => wrong.push(format!("{path} is not there")),
        }
    }
    for path in case.absent.iter().filter(|path| tree::at(&answer, path).is_some()) {
        wrong.push(format!("{path} is there"));
    }
    let found = problems_of(&answer);
    match case.problems_at_least {
        Some(least) => {
            for problem in least.iter().filter(|problem| !found.contains(problem)) {
                wrong.push(format!("missing problem {problem:?} among {found:?}"));
            }
        }
        None => {
            let expected = sorted(case.problems);
            if found != expected {
                wrong.push(format!("problems are {found:?}, not {expected:?}"));
            }
        }
    }
    let variants = answer["scenarios"].as_array().map(Vec::as_slice).unwrap_or_default();
    let found: Vec<_> = variants.iter().map(problems_of).collect();
    let expected: Vec<_> = case.scenario_problems.into_iter().map(sorted).collect();
    if found != expected {
        wrong.push(format!("the variants' problems are {found:?}, not {expected:?}"));
    }
    wrong
}

#[test]
fn every_case_answers_as_expected() {
    let bases = bases();
    let mut failed = Vec::new();
    for (subject, case) in cases() {
        let name = format!("{subject}: {}", case.name);
        failed.extend(
            differences(case, &bases).into_iter().map(|wrong| format!("{name}\n    {wrong}")),
        );
    }
    assert!(failed.is_empty(), "{} differences\n{}", failed.len(), failed.join("\n"));
}

#[test]
fn every_case_has_its_own_name_and_says_where_its_expectation_comes_from() {
    let mut names = std::collections::BTreeSet::new();
    for (subject, case) in cases() {
        let name = format!("{subject}: {}", case.name);
        let known = ["guidebook 2025, ", "convention: ", "file format: "];
        assert!(
            known.iter().any(|start| case.source.starts_with(start)),
            "{name}: {}",
            case.source
        );
        let says_something = !case.expect.is_empty() || !case.problems.is_empty();
        assert!(says_something || case.problems_at_least.is_some(), "{name} expects nothing");
        assert!(names.insert(name.clone()), "two cases are called {name}");
    }
}

#[test]
fn the_comparison_notices_what_differs() {
    let text = r#"{"name":"n","source":"s","base":"quiet","expect":{"score.max":"1"},
        "absent":["budget"],"problems":[["title","missing","warning"]]}"#;
    let case: Case = serde_json::from_str(text).expect("a case");
    assert_eq!(differences(case, &bases()).len(), 3);
}
