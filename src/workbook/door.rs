//! The workbook for JavaScript: plain types in and out.

use serde::{Deserialize, Serialize};

use super::results::results as write_results;
use super::{Language, NotWritten, Written, read as read_workbook, write as write_workbook};
use crate::engine::{Engine, open};
use crate::json::Node;
use crate::proposal::{Reading, to_file};
use crate::rules::Book;
use crate::text::Text;

/// What is to be written.
#[derive(Deserialize)]
struct Request {
    /// The proposal as its file has it.
    proposal: Node,
    /// It is as people type, not as files hold it.
    #[serde(default)]
    draft: bool,
    #[serde(default)]
    language: Language,
    /// The day of export, as it shall stand in the workbook.
    #[serde(default)]
    date: Option<String>,
}

/// Writes a workbook. The request is `{"proposal": {…}, "language": "ja" | "en", "date": …}`;
/// with `"draft": true` the proposal is as people type.
///
/// # Errors
/// JSON `{"code", "ja", "en"}` that says why not.
pub fn write(request_json: &str) -> Result<Vec<u8>, String> {
    write_with_places(request_json).map(|written| written.bytes)
}

/// The same, with where inputs and figures stand.
///
/// # Errors
/// As for [`write()`].
pub fn write_with_places(request_json: &str) -> Result<Written, String> {
    let request: Request = serde_json::from_str(request_json).map_err(|_| {
        refusal(
            "not_a_request",
            &Text::new("書き出しの指示が読めません。", "The request can't be read."),
        )
    })?;
    let proposal = if request.draft { to_file(&request.proposal) } else { request.proposal };
    let text = text(&proposal);
    let book = Book::shipped();
    let (proposal, rules) =
        open(book, &text).map_err(|error| refusal(error.code(), &error.message()))?;
    let mut engine = Engine::new(book, Reading::File);
    let assessment =
        engine.assess(&proposal).map_err(|error| refusal(error.code(), &error.message()))?;
    write_workbook(&proposal, &assessment, rules, request.language, request.date.as_deref())
        .map_err(|error| refusal(error.code(), &error.message()))
}

/// Reads a workbook: JSON `{"sheets": [{"name", "visible", "rows"}], "own"?}`, or
/// `{"refused": {"code", "ja", "en"}}`.
pub fn read(bytes: &[u8]) -> String {
    match read_workbook(bytes) {
        Ok(workbook) => text(&workbook),
        Err(refused) => {
            format!("{{\"refused\":{}}}", refusal(refused.code(), &refused.message()))
        }
    }
}

/// Writes a table of results: `{"kind": "csv" | "xlsx", "title", "language", "rules", "rows": [[…]]}`, cells being
/// texts and numbers, to the bytes of a file.
///
/// # Errors
/// As for [`write()`].
pub fn results(request_json: &str) -> Result<Vec<u8>, String> {
    let request: Node = serde_json::from_str(request_json).unwrap_or_default();
    let (title, rows) = (request.get("title").as_text().unwrap_or_default(), request.get("rows"));
    let language = match request.get("language").as_text() {
        Some("en") => Language::En,
        _ => Language::Ja,
    };
    match request.get("kind").as_text() {
        Some("xlsx") => request
            .get("rules")
            .as_text()
            .and_then(|id| Book::shipped().rules(id))
            .ok_or(NotWritten::Unwritable)
            .and_then(|rules| write_results((title, rows), rules, language))
            .map_err(|error| refusal(error.code(), &error.message())),
        _ => Ok(crate::sheet::results::csv(rows).into_bytes()),
    }
}

#[derive(Serialize)]
struct Refusal<'a> {
    code: &'a str,
    #[serde(flatten)]
    message: &'a Text,
}

fn refusal(code: &str, message: &Text) -> String {
    text(&Refusal { code, message })
}

/// JSON; these values always have one.
fn text(value: &impl Serialize) -> String {
    serde_json::to_string(value).unwrap_or_default()
}
