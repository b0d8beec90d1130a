//! What the tree's JSON looks like, where its writing alone does not say so.

use super::operation::{Operation, Reason};
use super::tree::{RuleRef, Tree, Value};
use crate::rules::{Basis, Source};
use crate::shape::{Described, Entries, Known, Shape, described, described_codes};

described!(
    /// A value, and how it came about.
    Tree as "Explanation",
    |known| {
        Entries::new(known)
            .written("value", "What comes out.", |tree: &Tree, is| is.is(&tree.value))
            .written("unit", "Its unit, where it has one.", |tree: &Tree, is| is.is(&tree.unit))
            .of::<Operation>("operation", "How the value comes out of the children.")
            .written("children", "What it comes out of, in order.", |tree: &Tree, is| {
                is.is(&tree.children)
            })
            .of::<String>("path", "Operation `input`: the field of the proposal.")
            .sometimes()
            .of::<RuleRef>("rule", "Operation `rule`: the rule; others may cite one, too.")
            .sometimes()
            .of::<String>("id", "Which entry of a list this is.")
            .sometimes()
            .written("not_counted", "What was there and did not count.", |tree: &Tree, is| {
                is.is(&tree.not_counted)
            })
            .sometimes()
            .object()
    }
);

described_codes!(
    /// How a value comes out of the children's.
    Operation,
    /// Why something did not count.
    Reason,
    /// Whether the guidebook says so, or this tool had to decide.
    Basis,
);

impl Described for Value {
    fn shape(known: &mut Known) -> Shape {
        let about = "A plain decimal, a ratio \"dividend/divisor\" that is not rounded yet, a code, \
            true or false, a list, a table by answer, or null for what can't be known.";
        known.named("Value", about, |known| {
            let value = Self::shape(known);
            let (list, table) = (value.clone().list(), Shape::Map(Box::new(value)));
            Shape::Any(vec![Shape::Text(None), Shape::Boolean, list, table, Shape::Null])
        })
    }
}

described!(
    /// A place in a document.
    Source as "Source",
    |known| {
        Entries::new(known)
            .written("document", "The document's id.", |source: &Source, is| {
                is.is(&source.document)
            })
            .of::<String>("table", "Table number, where it stands in a table.")
            .sometimes()
            .written("section", "Section number.", |source: &Source, is| is.is(&source.section))
            .object()
    }
);
