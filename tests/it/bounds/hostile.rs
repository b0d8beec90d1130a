//! Files of wrong values only: as many as a file may hold, at every place that takes many. What comes of
//! them is counted: what an answer lists, and how long it is.

use c3p_calculator::assess;
use c3p_calculator::domain::found::MOST_PROBLEMS;
use serde_json::Value;

/// The bytes that a file may have.
const MOST_BYTES: usize = 10_000_000;
/// The values that it may hold; those around the wrong ones need some.
const MOST_VALUES: usize = 1_000_000 - 2_000;
/// The longest answer: as many problems as are listed, each with its messages, and as much again.
const MOST_ANSWER: usize = 120_000_000;

/// A place that takes many values, filled with wrong ones.
pub struct Kind {
    pub name: &'static str,
    before: &'static str,
    /// One of them, by its number.
    element: fn(usize) -> String,
    after: &'static str,
    /// The values that one of them is.
    values: usize,
}

const fn kind(
    name: &'static str,
    before: &'static str,
    element: fn(usize) -> String,
    after: &'static str,
    values: usize,
) -> Kind {
    Kind { name, before, element, after, values }
}

fn zero(_: usize) -> String {
    "0".to_owned()
}

fn key(n: usize) -> String {
    format!(r#""{n}":[]"#)
}

fn line(_: usize) -> String {
    r#"{"category":0,"unit_price":"x","quantity":"x","currency":0,"exchange_rate":"x","quantity2":"x"}"#.to_owned()
}

fn measure(_: usize) -> String {
    let fields = [
        "name",
        "route",
        "method",
        "energy_origin",
        "annual_reduction",
        "annual_energy_mwh",
        "capacity_kw",
        "yield_kwh_per_kw",
        "grid_factor",
        "project_energy_mwh",
        "ratio",
        "reference_emissions",
        "project_emissions",
        "reference_fuel_gj",
        "reference_factor",
        "project_fuel_gj",
        "project_factor",
        "project_power_mwh",
        "useful_life_years",
        "capital_cost",
        "subsidy_rate",
        "subsidy",
        "sources",
    ];
    let fields: Vec<String> = fields.iter().map(|field| format!(r#""{field}":[]"#)).collect();
    format!("{{{}}}", fields.join(","))
}

fn lined_year(_: usize) -> String {
    let line = r#"{"unit_price":"x"},"#;
    format!(r#"{{"year":"x","budget":{{"lines":[{}0]}}}}"#, line.repeat(4_500))
}

/// All of them.
pub const KINDS: [Kind; 20] = [
    kind("anything", r#""x":["#, zero, "]", 1),
    kind("keys", r#""x":{"#, key, "}", 1),
    kind("cities", r#""application":{"partner_cities":["#, zero, "]}", 1),
    kind("governments", r#""application":{"governments":["#, zero, "]}", 1),
    kind("years carried out", r#""application":{"participation_years":["#, zero, "]}", 1),
    kind("certificates", r#""organisation":{"wlb":["#, zero, "]}", 1),
    kind("ratings", r#""ratings":{"#, key, "}", 1),
    kind("no lines", r#""budget":{"lines":["#, zero, "]}", 1),
    kind("wrong lines", r#""budget":{"lines":["#, line, "]}", 7),
    kind("tasks", r#""budget":{"work_without_cost":["#, zero, "]}", 1),
    kind("tasks of a line", r#""budget":{"lines":[{"work":["#, zero, "]}]}", 1),
    kind("base", r#""budget":{"general_administration":{"base":["#, zero, "]}}", 1),
    kind("no measures", r#""co2":{"measures":["#, zero, "]}", 1),
    kind("wrong measures", r#""co2":{"measures":["#, measure, "]}", 24),
    kind("sources", r#""co2":{"measures":[{"sources":{"#, key, "}}]}", 1),
    kind("later years", r#""years":["#, zero, "]", 1),
    kind("lines of later years", r#""years":["#, lined_year, "]", 9_004),
    kind("variants", r#""ratings":{"x":0,"y":[1,1,1]},"scenarios":["#, zero, "]", 1),
    kind("reviewers", r#""reviewers":["#, zero, "]", 1),
    kind("ratings of a reviewer", r#""reviewers":[{"ratings":{"#, key, "}}]", 1),
];

impl Kind {
    /// The text of a file with so many of them at most, and how many there are.
    pub fn text(&self, most: usize) -> (String, usize) {
        let head = r#"{"format":"c3p-proposal","version":1,"rules":"2026-1","#;
        let mut text = format!("{head}{}", self.before);
        let most = most.min(MOST_VALUES / self.values);
        let mut count = 0;
        while count < most {
            let element = (self.element)(count);
            if text.len() + element.len() + self.after.len() + 2 > MOST_BYTES {
                break;
            }
            if count > 0 {
                text.push(',');
            }
            text.push_str(&element);
            count += 1;
        }
        text.push_str(self.after);
        text.push('}');
        (text, count)
    }
}

#[test]
fn an_answer_lists_so_many_problems_and_counts_the_rest() {
    for kind in &KINDS {
        let (text, _) = kind.text(MOST_PROBLEMS + 20_000);
        let text = assess(&text);
        assert!(text.len() < MOST_ANSWER, "{}: {} bytes", kind.name, text.len());
        let answer: Value = serde_json::from_str(&text).expect("JSON");
        assert!(answer.get("error").is_none(), "{}: {}", kind.name, answer["error"]);
        let listed = answer["problems"].as_array().expect("a list").len();
        // What says that a list is too long is always listed.
        assert!(listed <= MOST_PROBLEMS + 10, "{}: {listed}", kind.name);
    }
}

#[test]
fn none_of_many_problems_goes_uncounted() {
    for (name, each) in [("ratings", 1), ("sources", 1), ("ratings of a reviewer", 1)] {
        let kind = KINDS.iter().find(|kind| kind.name == name).expect("a kind");
        let (text, count) = kind.text(MOST_PROBLEMS + 20_000);
        let answer: Value = serde_json::from_str(&assess(&text)).expect("JSON");
        let listed = answer["problems"].as_array().expect("a list").len();
        let beyond: usize =
            answer["problems_beyond"].as_str().expect(name).parse().expect("a number");
        // The kind of the proposal and its administration are missing as well.
        let others = answer["problems"].as_array().expect("a list").iter();
        let others = others.filter(|one| one["code"] == "missing").count();
        assert_eq!(listed, MOST_PROBLEMS, "{name}");
        assert!((count * each + others..=count * each + 2).contains(&(listed + beyond)), "{name}");
    }
    let kind = KINDS.iter().find(|kind| kind.name == "ratings").expect("a kind");
    let answer: Value = serde_json::from_str(&assess(&kind.text(10).0)).expect("JSON");
    assert_eq!(answer.get("problems_beyond"), None, "few problems are all listed");
}

#[test]
fn a_variant_repeats_all_that_is_wrong_and_all_variants_together_so_much() {
    let head =
        r#"{"format":"c3p-proposal","version":1,"rules":"2026-1","application":{"kind":"new"}"#;
    let listed = |text: &str| -> Vec<(usize, usize)> {
        let answer: Value = serde_json::from_str(&assess(text)).expect("JSON");
        let scenarios = answer["scenarios"].as_array().expect("a list").iter();
        let count = |one: &Value| {
            let beyond = one["problems_beyond"].as_str().unwrap_or("0").parse().expect("a number");
            (one["problems"].as_array().expect("a list").len(), beyond)
        };
        [&answer].into_iter().chain(scenarios).map(count).collect()
    };
    let lines = vec![r#"{"category":"x","unit_price":"x","quantity":"x"}"#; 400].join(",");
    let budget = format!(r#""general_administration":{{"rate":"10"}},"lines":[{lines}]"#);
    let one =
        format!(r#"{head},"budget":{{{budget}}},"scenarios":[{{"co2":{{"measures":[]}}}}]}}"#);
    assert_eq!(listed(&one), [(1_200, 0), (1_200, 0)]);
    // A measure with more tonnes and more yen than can be computed: two problems each, a hundred times.
    let measure = r#"{"method":"direct","annual_reduction":"9999999999999999","capital_cost":"9999999999999999999999999","subsidy_rate":"33.333333"}"#;
    let measures = vec![measure; 1_000].join(",");
    let rate = r#""budget":{"general_administration":{"rate":"10"}}"#;
    let variants = vec!["{}"; 100].join(",");
    let many =
        format!(r#"{head},{rate},"co2":{{"measures":[{measures}]}},"scenarios":[{variants}]}}"#);
    let counts = listed(&many);
    assert_eq!(counts.first(), Some(&(2_000, 0)));
    let of_variants = || counts.iter().skip(1);
    assert_eq!(of_variants().map(|(listed, _)| listed).sum::<usize>(), MOST_PROBLEMS);
    assert!(of_variants().all(|(listed, beyond)| listed + beyond == 2_000));
}
