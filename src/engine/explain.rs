//! From a proposal and the name of a figure to the tree behind it.

use serde::ser::{Serialize, SerializeMap, Serializer};

use super::{file, json, variants};
use crate::domain::assessment::Origin;
use crate::explain::{self, Facts, Tree};
use crate::proposal::{MOST_VARIANTS, Node, Reading};
use crate::rules::{Book, RuleSet};
use crate::text::Text;

/// Explains a figure of a proposal file's assessment: texts in, text out.
///
/// The answer is the tree behind the figure, or an `error` as for [`assess`](super::assess), with
/// code `unknown_figure` where the assessment has no such figure.
pub fn explain(proposal_json: &str, figure: &str) -> String {
    explain_with(Book::shipped(), proposal_json, figure)
}

/// The same for bytes that may be no text.
pub fn explain_bytes(proposal_json: &[u8], figure: &str) -> String {
    match file::text(proposal_json) {
        Ok(text) => explain(text, figure),
        Err(error) => json::text(&error),
    }
}

/// The same by the rule sets of a given book.
pub fn explain_with(book: &Book, proposal_json: &str, figure: &str) -> String {
    match file::open(book, proposal_json) {
        Ok((proposal, rules)) => match tree(&proposal, Reading::File, rules, figure) {
            Some(tree) => json::text(&tree),
            None => json::text(&UnknownFigure),
        },
        Err(error) => json::text(&error),
    }
}

/// The tree behind a figure of a proposal, or of one of its variants.
pub(super) fn tree(
    proposal: &Node,
    reading: Reading,
    rules: &RuleSet,
    figure: &str,
) -> Option<Tree> {
    let Some(rest) = figure.strip_prefix("scenarios") else {
        let facts = Facts::new(proposal, reading, rules);
        return explain::explain(&facts, figure);
    };
    let (index, figure) = explain::indexed(rest)?;
    let scenarios = proposal.get("scenarios").elements();
    let node = scenarios.get(index).filter(|_| index < MOST_VARIANTS)?;
    let (merged, origin) = variants::variant(proposal, node, format!("scenarios[{index}]"));
    let facts = Facts::new(&merged, reading, rules);
    let mut tree = explain::explain(&facts, figure)?;
    put_in_place(&mut tree, &origin);
    Some(tree)
}

/// Makes the paths of inputs those of the proposal file.
fn put_in_place(tree: &mut Tree, origin: &Origin) {
    if let Some(path) = &mut tree.path {
        *path = origin.path_of(path);
    }
    for child in &mut tree.children {
        put_in_place(child, origin);
    }
    for left_out in &mut tree.not_counted {
        put_in_place(&mut left_out.tree, origin);
    }
}

/// The answer to a question for a figure that is none.
pub(super) struct UnknownFigure;

impl UnknownFigure {
    /// Its code.
    pub(super) const CODE: &str = "unknown_figure";
}

impl Serialize for UnknownFigure {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let message = Text::new(
            "この名前の計算結果はありません。計算結果の中の場所（例：budget.total）を指定してください。",
            "There is no figure of this name. Give its place in the assessment, such as budget.total.",
        );
        let error = serde_json::json!({ "code": Self::CODE, "message": message });
        let mut map = serializer.serialize_map(Some(1))?;
        map.serialize_entry("error", &error)?;
        map.end()
    }
}
