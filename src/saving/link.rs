//! A link that carries a whole proposal in its fragment, which is sent to no server: the rules' id and the
//! digest of the result, then the file, compressed and in letters that addresses keep.

use std::io::{Read as _, Write as _};

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use flate2::Compression;
use flate2::read::DeflateDecoder;
use flate2::write::DeflateEncoder;

use super::digest::digest;
use crate::engine::{FileError, open};
use crate::json::Node;
use crate::proposal::to_file;
use crate::rules::Book;

/// What a fragment with a proposal begins with: its version is part of it.
const START: &str = "p=1.";
/// The most bytes that a link may unfold to: as much as a file may have.
const MOST_BYTES: u64 = 10_000_000;

/// What a link holds.
#[derive(Clone, Debug)]
pub struct Linked {
    /// The proposal.
    pub proposal: Node,
    /// The digest of the result that its sender saw.
    pub digest: String,
    /// The digest of what comes out here and now.
    pub own: String,
}

/// Why a link can't be opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LinkError {
    /// It carries no proposal at all.
    None,
    /// It is cut off or changed on its way.
    Damaged,
    /// What it holds can't be opened.
    File(FileError),
}

/// The fragment for a draft, without `#`.
pub fn to_link(draft: &Node) -> String {
    let proposal = to_file(draft).with("saved", Node::Null);
    let rules = proposal.get("rules").as_text().unwrap_or_default().to_owned();
    let text = serde_json::to_string(&proposal).unwrap_or_default();
    let digest = digest(&crate::engine::assess(&text));
    let mut encoder = DeflateEncoder::new(Vec::new(), Compression::best());
    // Writing to memory does not fail.
    let _written = encoder.write_all(text.as_bytes());
    let packed = URL_SAFE_NO_PAD.encode(encoder.finish().unwrap_or_default());
    format!("{START}{rules}.{digest}.{packed}")
}

/// What a fragment holds, with or without its `#`.
///
/// # Errors
/// When it holds no proposal that can be opened.
pub fn from_link(fragment: &str) -> Result<Linked, LinkError> {
    let fragment = fragment.strip_prefix('#').unwrap_or(fragment);
    let rest = fragment.strip_prefix(START).ok_or(LinkError::None)?;
    let mut parts = rest.splitn(3, '.');
    let (Some(_rules), Some(digest_then), Some(packed)) =
        (parts.next(), parts.next(), parts.next())
    else {
        return Err(LinkError::Damaged);
    };
    let packed = URL_SAFE_NO_PAD.decode(packed.trim()).map_err(|_| LinkError::Damaged)?;
    let mut bytes = Vec::new();
    let mut decoder = DeflateDecoder::new(&*packed).take(MOST_BYTES + 1);
    decoder.read_to_end(&mut bytes).map_err(|_| LinkError::Damaged)?;
    let text = String::from_utf8(bytes).map_err(|_| LinkError::Damaged)?;
    let linked = from_text(&text)?;
    Ok(Linked { digest: digest_then.to_owned(), ..linked })
}

/// What a file's text holds, as a link would.
///
/// # Errors
/// When it holds no proposal that can be opened.
pub fn from_text(text: &str) -> Result<Linked, LinkError> {
    let (proposal, _) = open(Book::shipped(), text).map_err(LinkError::File)?;
    let own = digest(&crate::engine::assess(text));
    Ok(Linked { proposal, digest: own.clone(), own })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn draft(title: &str) -> Node {
        let json = r#"{"format":"c3p-proposal","version":1,"rules":"2026-1","unknown":[null,1]}"#;
        let draft: Node = serde_json::from_str(json).expect("JSON");
        draft.with("title", Node::text(title))
    }

    #[test]
    fn a_link_comes_back_as_it_went() {
        for title in ["", "港の脱炭素 🚢 \u{0}\"<script>", &"長".repeat(5000)] {
            let draft = draft(title);
            let link = to_link(&draft);
            assert!(link.chars().all(|sign| sign.is_ascii_alphanumeric() || "=._-".contains(sign)));
            let linked = from_link(&format!("#{link}")).expect("a link");
            assert_eq!(linked.proposal.get("title"), draft.get("title"));
            assert_eq!(linked.proposal.get("unknown"), draft.get("unknown"));
            assert_eq!(linked.digest, linked.own);
        }
    }

    #[test]
    fn what_is_no_link_is_refused() {
        let link = to_link(&draft("x"));
        let cut = link.get(..link.len() - 4).expect("a longer link");
        assert_eq!(from_link("#budget").err(), Some(LinkError::None));
        assert_eq!(from_link("p=1.2026-1").err(), Some(LinkError::Damaged));
        assert!(from_link(cut).is_err());
        assert_eq!(from_link("p=1.a.b.あ").err(), Some(LinkError::Damaged));
    }

    #[test]
    fn a_link_that_unfolds_without_end_is_refused() {
        let mut encoder = DeflateEncoder::new(Vec::new(), Compression::best());
        for _ in 0..12 {
            encoder.write_all(&vec![b' '; 1_000_000]).expect("memory");
        }
        let packed = URL_SAFE_NO_PAD.encode(encoder.finish().expect("memory"));
        let error = from_link(&format!("p=1.2026-1.x.{packed}")).err();
        assert_eq!(error, Some(LinkError::File(FileError::TooLarge)));
    }
}
