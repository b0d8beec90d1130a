//! What a person changed in a workbook's inputs, as edits of the proposal.

use std::collections::{HashMap, HashSet};

use serde::Serialize;

use super::inputs::{LIST, MEASURES};
use super::page::NO_NUMBER;
use super::shown::{Kind, read};
use crate::json::Node;
use crate::proposal::ADMINISTRATION_BASE;
use crate::rules::RuleSet;

/// An edit of the proposal.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Change {
    /// Where; an index past the end of a list adds an entry.
    pub path: String,
    /// What stands there now.
    pub value: Node,
    /// The id of the measure it is about, as it was when the workbook was written.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    /// The number of the measure it is about among those that were added in the workbook.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub added: Option<usize>,
}

/// A row of the hidden table.
#[derive(Clone, Copy)]
struct Input<'a> {
    path: &'a str,
    now: &'a str,
    written: &'a str,
}

impl Input<'_> {
    /// What its cell says.
    fn text(&self) -> &str {
        self.now.strip_prefix(NO_NUMBER).unwrap_or(self.now)
    }
}

/// The rows, and the first of each path: there may be as many as a file likes.
struct Inputs<'a> {
    all: Vec<Input<'a>>,
    first: HashMap<&'a str, Input<'a>>,
}

impl<'a> Inputs<'a> {
    fn of(rows: &'a [Vec<String>]) -> Self {
        let all = rows.iter().filter_map(|row| match row.as_slice() {
            [path, now, written, ..] => Some(Input { path, now, written }),
            _ => None,
        });
        let all: Vec<Input<'a>> = all.collect();
        let mut first = HashMap::new();
        for input in &all {
            first.entry(input.path).or_insert(*input);
        }
        Self { all, first }
    }
}

/// The edits that a table of inputs amounts to.
pub(super) fn changes(rows: &[Vec<String>], rules: &RuleSet) -> Vec<Change> {
    let inputs = Inputs::of(rows);
    let measures = inputs.first.get(MEASURES);
    let mut numbers = Numbers {
        there: measures.and_then(|input| input.written.parse().ok()).unwrap_or(0),
        added: HashMap::new(),
    };
    let mut changes: Vec<Change> = Vec::new();
    let mut known = HashSet::new();
    for input in inputs.all.iter().filter(|input| input.now != input.written) {
        let change = change(input, &inputs, rules, &mut numbers);
        changes.extend(change.filter(|change| known.insert(change.path.clone())));
    }
    changes
}

/// The first year's administration and tax mode as they stand in the table.
pub(super) fn settings(rows: &[Vec<String>], rules: &RuleSet) -> (Node, Node) {
    let inputs = Inputs::of(rows);
    let own = |path: &str| {
        let input = inputs.first.get(path);
        input.map_or(Node::Null, |input| read(Kind::Text, input.text(), rules))
    };
    const ADMINISTRATION: &str = "budget.general_administration";
    let [rate, amount] = ["rate", "amount"].map(|key| own(&format!("{ADMINISTRATION}.{key}")));
    let is_open = rate.is_unanswered() && amount.is_unanswered();
    let base = chosen(&format!("{ADMINISTRATION}.base"), &inputs, rules);
    let administration = if is_open {
        Node::Null
    } else {
        Node::object([("rate".into(), rate), ("base".into(), base), ("amount".into(), amount)])
    };
    let tax = match read(Kind::Flag, own("budget.tax_mode").as_text().unwrap_or_default(), rules) {
        Node::Bool(false) => Node::text("none"),
        Node::Bool(true) => Node::text("standard"),
        _ => Node::Null,
    };
    (administration, tax)
}

fn change(
    input: &Input<'_>,
    inputs: &Inputs<'_>,
    rules: &RuleSet,
    numbers: &mut Numbers,
) -> Option<Change> {
    let path = input.path;
    let value = |kind| read(kind, input.text(), rules);
    // Several cells say yes or no to the codes of one list.
    for list in ["general_administration.base", "work_without_cost"] {
        if let Some((before, _)) = path.split_once(&format!(".{list}.")) {
            let list = format!("{before}.{list}");
            let value = chosen(&list, inputs, rules);
            return Some(Change { path: list, value, id: None, added: None });
        }
    }
    let field = path.rsplit('.').next().unwrap_or(path);
    let value = match field {
        "tax_mode" => match value(Kind::Flag) {
            Node::Bool(false) => Node::text("none"),
            _ => Node::text("standard"),
        },
        "energy_origin" => value(Kind::Flag),
        "route" => value(Kind::Route),
        "method" => value(Kind::Method),
        "length" => return None,
        _ => value(Kind::Text),
    };
    let (path, added) = numbers.renumbered(path);
    let id = path.split_once(']').map(|(entry, _)| format!("{entry}].id"));
    let id = id.and_then(|id| inputs.first.get(id.as_str()));
    Some(Change { id: id.map(|input| input.written.to_owned()), path, value, added })
}

/// The codes of a list whose cells say yes.
fn chosen(list: &str, inputs: &Inputs<'_>, rules: &RuleSet) -> Node {
    let tasks = rules.budget.required_work.iter().map(|task| task.value.as_str());
    let codes = ADMINISTRATION_BASE.into_iter().chain(tasks);
    let says_yes = |code: &str| {
        let path = format!("{list}.{code}");
        let input = inputs.first.get(path.as_str());
        input.is_some_and(|input| read(Kind::Flag, input.text(), rules) == Node::Bool(true))
    };
    Node::list(codes.filter(|code| says_yes(code)).map(Node::text))
}

/// Measures that were added in empty columns follow one another, also where a column was left out.
struct Numbers {
    there: usize,
    /// The number of each by the place of its column.
    added: HashMap<usize, usize>,
}

impl Numbers {
    /// The path with the place that the measure gets, and its number among those that were added.
    fn renumbered(&mut self, path: &str) -> (String, Option<usize>) {
        let rest = path.strip_prefix(LIST).and_then(|rest| rest.strip_prefix('['));
        let Some((index, rest)) = rest.and_then(|rest| rest.split_once(']')) else {
            return (path.to_owned(), None);
        };
        let Some(index) = index.parse().ok().filter(|index| *index >= self.there) else {
            return (path.to_owned(), None);
        };
        let count = self.added.len();
        let place = *self.added.entry(index).or_insert(count);
        (format!("{LIST}[{}]{rest}", self.there + place), Some(place))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::Book;

    fn changed(rows: &[[&str; 3]]) -> Vec<(String, String)> {
        let rules = Book::shipped().rules("2026-1").expect("the rules");
        let rows: Vec<Vec<String>> =
            rows.iter().map(|row| row.iter().map(|cell| (*cell).to_owned()).collect()).collect();
        let text = |node: &Node| serde_json::to_string(node).expect("JSON");
        changes(&rows, rules).into_iter().map(|change| (change.path, text(&change.value))).collect()
    }

    fn one(path: &str, value: &str) -> (String, String) {
        (path.to_owned(), value.to_owned())
    }

    #[test]
    fn what_was_not_touched_is_no_change() {
        assert_eq!(changed(&[["budget.tax_mode", ":はい", ":はい"], ["a", "12.5", "12.5"]]), []);
    }

    #[test]
    fn cells_become_answers_again() {
        let rows = [
            ["budget.general_administration.rate", "12.5", ":"],
            ["budget.tax_mode", ":no", ":Yes"],
            ["ratings.synergy.low", ":", "5"],
            ["co2.measures[0].energy_origin", ":いいえ", ":はい"],
            ["co2.measures[0].route", ":民間JCM", ":"],
            ["co2.measures[0].method", ":Better efficiency", ":"],
        ];
        let expected = [
            one("budget.general_administration.rate", "\"12.5\""),
            one("budget.tax_mode", "\"none\""),
            one("ratings.synergy.low", "null"),
            one("co2.measures[0].energy_origin", "false"),
            one("co2.measures[0].route", "\"jcm_private\""),
            one("co2.measures[0].method", "\"efficiency_ratio\""),
        ];
        let rows: Vec<[&str; 3]> =
            [["co2.measures.length", "1", "1"]].into_iter().chain(rows).collect();
        assert_eq!(changed(&rows), expected);
    }

    #[test]
    fn cells_of_one_list_are_one_change() {
        let base = |code: &str| format!("budget.general_administration.base.{code}");
        let (personnel, operating) = (base("personnel"), base("operating"));
        let rows =
            [[personnel.as_str(), ":はい", ":いいえ"], [operating.as_str(), ":はい", ":いいえ"]];
        let whole = one("budget.general_administration.base", r#"["personnel","operating"]"#);
        assert_eq!(changed(&rows), [whole]);
    }

    #[test]
    fn a_measure_is_known_by_its_id() {
        let rules = Book::shipped().rules("2026-1").expect("the rules");
        let rows = [
            ["co2.measures.length", "2", "2"],
            ["co2.measures[0].id", "M7", "M7"],
            ["co2.measures[0].name", ":風力", ":太陽光"],
            ["co2.measures[1].name", ":b", ":a"],
            ["co2.measures[4].name", ":c", ":"],
            ["application.kind", ":x", ":"],
        ];
        let rows: Vec<Vec<String>> =
            rows.iter().map(|row| row.iter().map(|cell| (*cell).to_owned()).collect()).collect();
        let changes = changes(&rows, rules);
        let about: Vec<_> =
            changes.iter().map(|change| (change.id.as_deref(), change.added)).collect();
        assert_eq!(about, [(Some("M7"), None), (None, None), (None, Some(0)), (None, None)]);
    }

    #[test]
    fn added_measures_follow_one_another() {
        let rows = [
            ["co2.measures.length", "2", "2"],
            ["co2.measures[3].name", ":PV", ":"],
            ["co2.measures[3].capital_cost", "5", ":"],
        ];
        let expected =
            [one("co2.measures[2].name", "\"PV\""), one("co2.measures[2].capital_cost", "\"5\"")];
        assert_eq!(changed(&rows), expected);
    }
}
