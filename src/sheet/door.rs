//! Cost lines as text, for JavaScript: a request as JSON text in, the text out.

use super::own::Lang;
use super::refused::Refused;
use super::write as written;
use crate::json::Node;
use crate::rules::{Book, RuleSet};

/// Writes lines: `{"kind": "paste" | "csv", "lines": […], "lang": "ja" | "en", "rules"}` to the text
/// itself; the empty text where the request can't be read.
pub fn write(request: &str) -> String {
    let written = parsed(request).and_then(|request| {
        let rules = rules(&request)?;
        let lang = match request.get("lang").as_text() {
            Some("ja") => Lang::Ja,
            Some("en") => Lang::En,
            _ => return Err(Refused::BadRequest),
        };
        let lines = request.get("lines").elements();
        match request.get("kind").as_text() {
            Some("paste") => Ok(written::tsv(lines, lang, rules)),
            Some("csv") => Ok(written::csv(lines, lang, rules)),
            _ => Err(Refused::BadRequest),
        }
    });
    written.unwrap_or_default()
}

fn parsed(request: &str) -> Result<Node, Refused> {
    serde_json::from_str(request).map_err(|_| Refused::BadRequest)
}

fn rules(request: &Node) -> Result<&'static RuleSet, Refused> {
    let id = request.get("rules").as_text().ok_or(Refused::BadRequest)?;
    Book::shipped().rules(id).ok_or(Refused::UnknownRules)
}
