//! What proposals look like: the table of fields, the rest of the format, and the rules' codes.

use crate::domain::score::item_id;
use crate::proposal::{
    ADMINISTRATION_BASE, BUDGET_FIELDS, BUDGETS, Codes, FIELDS, Field, IDENTIFIED, Kind,
    MOST_VARIANTS, RATING_BOUNDS, SECTIONS, SIGNED, SOURCES, UNSURE, most_of,
};
use crate::rules::{Book, GateRule, Rule, RuleSet, Scored};
use crate::shape::{Entry, Known, Shape};

/// A plain decimal of zero or more; minus zero is zero.
const QUANTITY: &str = "^([0-9]{1,15}([.][0-9]{1,10})?|-0{1,15}([.]0{1,10})?)$";
/// A plain decimal.
const SIGNED_QUANTITY: &str = "^-?[0-9]{1,15}([.][0-9]{1,10})?$";
/// An ISO 3166-1 alpha-3 code.
const COUNTRY: &str = "^[A-Z]{3}$";
/// Greatest whole number of as many digits as a quantity may have.
const GREATEST: i64 = 999_999_999_999_999;

/// A part of the format while it is put together: its entries by key, `[]` after that of a list.
#[derive(Debug, Default)]
struct Part {
    shape: Option<Shape>,
    entries: Vec<(String, Part)>,
}

/// What proposals by the rules of a book look like. Codes are those of every rule set.
pub(super) fn proposal(book: &Book, known: &mut Known) -> Shape {
    let nothing = Shape::Any(vec![Shape::Null, Shape::codes([""])]);
    known.define(
        "NotAnswered",
        "`null`, \"\" or no key: never the same as zero or \"no\".",
        nothing,
    );
    let about = "A plain decimal as a text, or a whole number.";
    known.define("Quantity", about, quantity(QUANTITY, 0));
    let mut root = parts(book, known);
    let variant = root.take("scenarios[]");
    root.entries.sort_by_key(|(key, _)| SECTIONS.iter().position(|section| *section == plain(key)));
    let mut entries = root.entries(known, "");
    let is_section = |entry: &Entry| SECTIONS.contains(&entry.key.as_str());

    // The sections that a variant may replace look like the proposal's.
    let mut replaced = variant.entries(known, "Scenario");
    replaced.retain(|entry| !is_section(entry));
    replaced.extend(entries.iter().filter(|entry| is_section(entry)).cloned());
    let about = "A variant: each section given replaces that section of the proposal.";
    let scenario = known.named("Scenario", about, |_| Shape::Object(replaced));
    let rows = Shape::List(Box::new(or_nothing(scenario)), Some(MOST_VARIANTS));
    entries.push(optional("scenarios", rows));

    let about = "A proposal file. Unknown keys are allowed and kept.";
    known.named("Proposal", about, |_| {
        let ids = book.all().iter().map(|rules| rules.id.as_str());
        let head = [
            ("format", "", Shape::codes(["c3p-proposal"])),
            ("version", "", Shape::Whole(1, 1)),
            ("rules", "Id of the rule set.", Shape::codes(ids)),
        ];
        let head = head.map(|(key, about, shape)| Entry {
            key: key.to_owned(),
            about: about.to_owned(),
            required: true,
            shape,
        });
        Shape::Object(head.into_iter().chain(entries).collect())
    })
}

/// All that the format has below its head.
fn parts(book: &Book, known: &mut Known) -> Part {
    let mut root = Part::default();
    for Field { path, kind } in FIELDS {
        root.put(path, held(book, known, path, *kind));
    }
    for Field { path, kind } in BUDGET_FIELDS {
        let path = format!("budget.{path}");
        root.put(&path, held(book, known, &path, *kind));
    }
    for budget in BUDGETS.into_iter().filter(|budget| *budget != "budget") {
        root.put(budget, Shape::Named("Budget".to_owned()));
    }
    for row in IDENTIFIED {
        let id = Part { shape: Some(Shape::Text(None)), entries: Vec::new() };
        root.at(row).entries.insert(0, ("id".to_owned(), id));
    }
    root.put(SOURCES, Shape::Map(Box::new(or_nothing(Shape::Text(None)))));
    root.put("reviewers[].comments", Shape::Map(Box::new(or_nothing(Shape::Text(None)))));
    let places = Shape::List(Box::new(Shape::Text(None)), Some(most_of(UNSURE)));
    root.put(UNSURE, Shape::Meant(Box::new(places)));
    let points = Shape::Named("Quantity".to_owned());
    let bounds = RATING_BOUNDS.map(|bound| optional(bound, points.clone()));
    let rating = known.named("Rating", "", |_| Shape::Object(bounds.to_vec()));
    let judged = |rules: &RuleSet| {
        let items = rules.score.items.iter();
        let judged = items.filter(|rule| rule.value.scored == Scored::Judged);
        judged.map(|rule| item_id(rule).to_owned()).collect()
    };
    for item in every(book, judged) {
        root.put(&format!("ratings.{item}"), rating.clone());
        root.put(&format!("reviewers[].ratings.{item}"), points.clone());
    }
    root
}

/// What a field holds.
fn held(book: &Book, known: &mut Known, path: &str, kind: Kind) -> Shape {
    match kind {
        Kind::Text | Kind::Note => Shape::Text(None),
        Kind::Quantity if SIGNED.contains(&path) => {
            let about = "A quantity that may be below zero.";
            known.named("SignedQuantity", about, |_| quantity(SIGNED_QUANTITY, -GREATEST))
        }
        Kind::Quantity => Shape::Named("Quantity".to_owned()),
        Kind::Boolean => Shape::Boolean,
        Kind::Choice(codes) => code(book, known, path, codes),
        Kind::Several(codes) => {
            let most = most_of(path.rsplit('.').next().unwrap_or(path));
            Shape::List(Box::new(or_nothing(code(book, known, path, codes))), Some(most))
        }
    }
}

fn quantity(pattern: &'static str, least: i64) -> Shape {
    Shape::Any(vec![Shape::Text(Some(pattern)), Shape::Whole(least, GREATEST)])
}

/// One of a field's codes.
fn code(book: &Book, known: &mut Known, path: &str, codes: Codes) -> Shape {
    let of = |known: &mut Known, name: &str, about: &str, codes: fn(&RuleSet) -> Vec<String>| {
        known.named(name, about, |_| Shape::codes(every(book, codes)))
    };
    match codes {
        Codes::Format(codes) => Shape::codes(codes.iter().copied()),
        Codes::Gate => Shape::codes(every(book, |rules| gate_answers(rules, path))),
        Codes::Countries => {
            known.named("Country", "An ISO 3166-1 alpha-3 code.", |_| Shape::Text(Some(COUNTRY)))
        }
        Codes::AdministrationBase => {
            let about = "Cost categories that administration may be charged on.";
            known.named("CategoryGroup", about, |_| Shape::codes(ADMINISTRATION_BASE))
        }
        Codes::Ems => of(known, "Ems", "State of the environmental management system.", |rules| {
            rules.score.ems.value.keys().cloned().collect()
        }),
        Codes::Certificates => {
            of(known, "Certificate", "A work-life balance certificate.", |rules| {
                rules.score.certificates.iter().map(|rule| rule.value.code.clone()).collect()
            })
        }
        Codes::Categories => of(known, "Category", "A cost category.", |rules| {
            rules.budget.categories.iter().map(|rule| rule.value.code.clone()).collect()
        }),
        Codes::RequiredWork => {
            of(known, "RequiredWork", "A task that every proposal must contain.", |rules| {
                values(&rules.budget.required_work)
            })
        }
        Codes::ConsumableExceptions => {
            let about = "Why a thing of the price of equipment is a consumable.";
            of(known, "ConsumableException", about, |rules| {
                values(&rules.budget.consumable_exceptions)
            })
        }
        Codes::Routes => of(known, "Route", "How a measure is financed.", |rules| {
            rules.co2.routes.iter().map(|rule| rule.value.code.clone()).collect()
        }),
        Codes::Methods => {
            of(known, "Method", "How tonnes are computed.", |rules| values(&rules.co2.methods))
        }
    }
}

fn values(rules: &[Rule<String>]) -> Vec<String> {
    rules.iter().map(|rule| rule.value.clone()).collect()
}

/// The answers of the gate that reads a field.
fn gate_answers(rules: &RuleSet, field: &str) -> Vec<String> {
    let answers = rules.gates.iter().filter_map(|gate| match &gate.value {
        GateRule::Answer { path, statuses } if path == field => Some(statuses.keys().cloned()),
        _ => None,
    });
    answers.flatten().collect()
}

/// Codes of every rule set, each once.
fn every(book: &Book, of: impl Fn(&RuleSet) -> Vec<String>) -> Vec<String> {
    let mut all: Vec<String> = Vec::new();
    for code in book.all().iter().flat_map(of) {
        if !all.contains(&code) {
            all.push(code);
        }
    }
    all
}

impl Part {
    /// Puts something at a path.
    fn put(&mut self, path: &str, shape: Shape) {
        self.at(path).shape = Some(shape);
    }

    /// The part at a path, with what is missing on the way.
    fn at(&mut self, path: &str) -> &mut Self {
        path.split('.').fold(self, |part, key| {
            if !part.entries.iter().any(|(known, _)| known == key) {
                part.entries.push((key.to_owned(), Self::default()));
            }
            let found = part.entries.iter_mut().find(|(known, _)| known == key);
            match found {
                Some((_, entry)) => entry,
                None => unreachable!("{key} was just added"),
            }
        })
    }

    /// Takes an entry out.
    fn take(&mut self, key: &str) -> Self {
        let place = self.entries.iter().position(|(known, _)| known == key);
        place.map(|place| self.entries.remove(place).1).unwrap_or_default()
    }

    /// The entries of an object of this name.
    fn entries(self, known: &mut Known, name: &str) -> Vec<Entry> {
        let entries = self.entries.into_iter().map(|(key, part)| {
            let held = part.shape(known, &key, name);
            let most = Some(most_of(plain(&key)));
            let is_list = key.ends_with("[]");
            let held = if is_list { Shape::List(Box::new(or_nothing(held)), most) } else { held };
            optional(plain(&key), held)
        });
        entries.collect()
    }

    /// What stands here; an object is a type named after its key, and after what it is in where
    /// another is called so already.
    fn shape(self, known: &mut Known, key: &str, parent: &str) -> Shape {
        if let Some(shape) = self.shape {
            return shape;
        }
        let own = type_name(key.strip_suffix("s[]").unwrap_or(key));
        let name = if known.get(&own).is_some() { format!("{parent}{own}") } else { own };
        known.named(&name, "", |known| Shape::Object(self.entries(known, &name)))
    }
}

/// A key without the mark of lists.
fn plain(key: &str) -> &str {
    key.strip_suffix("[]").unwrap_or(key)
}

/// `general_administration` is the type `GeneralAdministration`.
fn type_name(key: &str) -> String {
    let word = |word: &str| {
        let (first, rest) = word.split_at(word.len().min(1));
        first.to_ascii_uppercase() + rest
    };
    key.split('_').map(word).collect()
}

/// An entry that may be absent or not answered.
fn optional(key: &str, shape: Shape) -> Entry {
    let shape = or_nothing(shape);
    Entry { key: key.to_owned(), about: String::new(), required: false, shape }
}

fn or_nothing(shape: Shape) -> Shape {
    Shape::Any(vec![shape, Shape::Named("NotAnswered".to_owned())])
}
