//! Cost lines given away for a spreadsheet to take.

use super::keep;
use crate::json::Node;
use crate::rules::RuleSet;
use crate::sheet::{self, write};
use crate::ui::words::Lang;

/// Copies lines, or saves them as CSV. Answers whether that was done: a frame may not be allowed to copy, and
/// there is no clipboard without https.
pub(super) async fn give(lines: Node, lang: Lang, rules: &'static RuleSet, is_copy: bool) -> bool {
    let lang = match lang {
        Lang::Ja => sheet::Lang::Ja,
        Lang::En => sheet::Lang::En,
    };
    let lines = lines.elements();
    if is_copy {
        return keep::clip(&write::tsv(lines, lang, rules)).await.is_ok();
    }
    let csv = write::csv(lines, lang, rules);
    keep::download(&csv.into(), "text/csv;charset=utf-8", "c3p.csv").is_ok()
}
