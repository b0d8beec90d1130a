//! From a text to a proposal, or to the one reason why it is none.

use crate::coded::coded;
use crate::json::Unread;
use crate::proposal::{MOST_VALUES, Node};
use crate::rules::{Book, RuleSet};
use crate::text::Text;

/// Most bytes a file may have.
pub const MOST_BYTES: usize = 10_000_000;
const FORMAT: &str = "c3p-proposal";
const VERSION: &str = "1";

coded! {
    /// Why a text is no proposal.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub enum FileError {
        /// More bytes or values than are read.
        TooLarge => "too_large",
        /// No JSON.
        NotJson => "not_json",
        /// JSON, but no proposal.
        NotAProposal => "not_a_proposal",
        /// A proposal in a version of the format that is not known.
        UnknownVersion => "unknown_version",
        /// A proposal by rules that are not here.
        UnknownRules => "unknown_rules",
    }
}

impl FileError {
    /// What happened and what to do.
    pub fn message(self) -> Text {
        match self {
            Self::TooLarge => Text::new(
                "10MBまたは値100万個を超えるファイルは読み込めません。保存した企画書ファイルか確かめてください。",
                "A file of over 10 MB, or of over a million values, can't be read. Check that it is a saved proposal.",
            ),
            Self::NotJson => Text::new(
                "ファイルの形式（JSON）が壊れています。保存し直すか、別の控えを開いてください。",
                "The file is damaged: it is not JSON. Save it again, or open another copy.",
            ),
            Self::NotAProposal => Text::new(
                "このツールの企画書ファイルではありません。拡張子が.c3p.jsonのファイルを開いてください。",
                "This is not a proposal of this tool. Open a file that ends in .c3p.json.",
            ),
            Self::UnknownVersion => Text::new(
                "この版では扱えない形式のファイルです。新しい版のページで開いてみてください。",
                "The file's version is not known here. Open it with a newer version of this page.",
            ),
            Self::UnknownRules => Text::new(
                "この企画書が使う公募のルールがここにはありません。ルールの番号（rules）を確かめてください。",
                "The rules this proposal names are not here. Check its rules id.",
            ),
        }
    }
}

impl From<Unread> for FileError {
    fn from(unread: Unread) -> Self {
        match unread {
            Unread::NotJson => Self::NotJson,
            Unread::TooMany => Self::TooLarge,
        }
    }
}

/// The text of a file's bytes; what is no UTF-8 is no JSON either.
pub(super) fn text(bytes: &[u8]) -> Result<&str, FileError> {
    let no_text = if bytes.len() > MOST_BYTES { FileError::TooLarge } else { FileError::NotJson };
    str::from_utf8(bytes).map_err(|_| no_text)
}

/// Reads a proposal and finds its rules.
///
/// # Errors
/// The first reason, in the order of [`FileError`], why the text can't be assessed.
pub fn open<'b>(book: &'b Book, text: &str) -> Result<(Node, &'b RuleSet), FileError> {
    if text.len() > MOST_BYTES {
        return Err(FileError::TooLarge);
    }
    let json = text.strip_prefix('\u{feff}').unwrap_or(text);
    let proposal = Node::read(json, MOST_VALUES)?;
    let rules = known(book, &proposal)?;
    Ok((proposal, rules))
}

/// The rules of what says that it is a proposal of a version that is known.
pub(super) fn known<'b>(book: &'b Book, proposal: &Node) -> Result<&'b RuleSet, FileError> {
    if proposal.get("format").as_text() != Some(FORMAT) {
        return Err(FileError::NotAProposal);
    }
    match proposal.get("version") {
        Node::Number(version) if version.as_str() == VERSION => {}
        _ => return Err(FileError::UnknownVersion),
    }
    rules_of(book, proposal)
}

/// The rules a proposal asks for.
pub(super) fn rules_of<'b>(book: &'b Book, proposal: &Node) -> Result<&'b RuleSet, FileError> {
    let id = proposal.get("rules").as_text();
    id.and_then(|id| book.rules(id)).ok_or(FileError::UnknownRules)
}
