//! A link that carries a whole proposal in its fragment, which is sent to no server: the rules' id and the
//! digest of the result, then the file, compressed and in letters that addresses keep.

use std::io::{Read as _, Write as _};

use base64::Engine as _;
use base64::alphabet::URL_SAFE;
use base64::engine::DecodePaddingMode;
use base64::engine::general_purpose::{GeneralPurpose, GeneralPurposeConfig, URL_SAFE_NO_PAD};
use flate2::Compression;
use flate2::read::DeflateDecoder;
use flate2::write::DeflateEncoder;

use super::digest::digest_of;
use crate::domain::assessment::Assessment;
use crate::engine::{FileError, assess_file, open};
use crate::json::Node;
use crate::proposal::to_file;
use crate::rules::Book;

/// White space as addresses write it.
const SPACES: [&str; 6] = ["%0A", "%0a", "%0D", "%0d", "%09", "%20"];
/// What a fragment with a proposal begins with: its version is part of it.
const START: &str = "p=1.";
/// The same as some programs write it.
const ESCAPED: [&str; 2] = ["p%3D1.", "p%3d1."];
/// The most bytes that a link may unfold to.
const MOST_BYTES: usize = 2_000_000;
/// The most letters that so many bytes are packed into, however badly.
const MOST_LETTERS: usize = 2 * MOST_BYTES;
/// Letters as they are written, whatever the last of them leaves over.
const LETTERS: GeneralPurpose = GeneralPurpose::new(
    &URL_SAFE,
    GeneralPurposeConfig::new()
        .with_decode_allow_trailing_bits(true)
        .with_decode_padding_mode(DecodePaddingMode::RequireNone),
);

/// What a link holds.
#[derive(Clone, Debug)]
pub struct Linked {
    /// The proposal.
    pub proposal: Node,
    /// The digest of the result that its sender saw.
    pub digest: String,
    /// The digest of what comes out here and now.
    pub own: String,
    /// What comes out here and now.
    pub assessment: Assessment,
}

/// Why a link can't be opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LinkError {
    /// It carries no proposal at all.
    None,
    /// It is cut off or changed on its way.
    Damaged,
    /// It unfolds to more than is read.
    TooLarge,
    /// What it holds can't be opened.
    File(FileError),
}

/// The fragment for a draft, without `#`; none where it would be refused for its size.
pub fn to_link(draft: &Node) -> Option<String> {
    let proposal = to_file(draft).with("saved", Node::Null);
    let rules = proposal.get("rules").as_text().unwrap_or_default().to_owned();
    let text = serde_json::to_string(&proposal).unwrap_or_default();
    if text.len() > MOST_BYTES {
        return None;
    }
    let digest = digest_of(&assess_file(&proposal));
    let mut encoder = DeflateEncoder::new(Vec::new(), Compression::best());
    // Writing to memory does not fail.
    let _written = encoder.write_all(text.as_bytes());
    let packed = URL_SAFE_NO_PAD.encode(encoder.finish().unwrap_or_default());
    Some(format!("{START}{rules}.{digest}.{packed}"))
}

/// What a fragment holds, with or without its `#`.
///
/// # Errors
/// When it holds no proposal that can be opened.
pub fn from_link(fragment: &str) -> Result<Linked, LinkError> {
    let fragment = fragment.strip_prefix('#').unwrap_or(fragment);
    let mut starts = [START].into_iter().chain(ESCAPED);
    let rest = starts.find_map(|start| fragment.strip_prefix(start)).ok_or(LinkError::None)?;
    let mut parts = rest.splitn(3, '.');
    let (Some(_rules), Some(digest_then), Some(packed)) =
        (parts.next(), parts.next(), parts.next())
    else {
        return Err(LinkError::Damaged);
    };
    let bytes = unpacked(&letters(packed)?)?;
    let text = String::from_utf8(bytes).map_err(|_| LinkError::Damaged)?;
    let linked = from_text(&text).map_err(|error| match error {
        // What was packed was a proposal's text: this is the part of it that arrived.
        LinkError::File(FileError::NotJson) => LinkError::Damaged,
        error => error,
    })?;
    Ok(Linked { digest: digest_then.to_owned(), ..linked })
}

/// The letters of the proposal. White space is passed over, for programs break long links; what else stands
/// behind them is none of the link: the end of a sentence, a bracket, what mail programs add. Letters that
/// follow without such a sign do no harm, as what is packed says itself where it ends.
fn letters(packed: &str) -> Result<String, LinkError> {
    let mut letters = String::new();
    let mut rest = packed;
    while let Some(sign) = rest.chars().next() {
        let escaped = rest.get(..3).filter(|code| SPACES.contains(code));
        if sign.is_ascii_alphanumeric() || matches!(sign, '-' | '_') {
            letters.push(sign);
        } else if !sign.is_whitespace() && escaped.is_none() {
            break;
        }
        rest = rest.get(escaped.map_or(sign.len_utf8(), str::len)..).unwrap_or_default();
        if letters.len() > MOST_LETTERS {
            return Err(LinkError::TooLarge);
        }
    }
    // One letter alone holds no byte.
    if letters.len() % 4 == 1 {
        letters.pop();
    }
    Ok(letters)
}

/// What letters hold. It is unpacked up to the most that a link may hold, and no further.
fn unpacked(letters: &str) -> Result<Vec<u8>, LinkError> {
    let packed = LETTERS.decode(letters).map_err(|_| LinkError::Damaged)?;
    let mut bytes = Vec::new();
    let most = u64::try_from(MOST_BYTES + 1).unwrap_or(u64::MAX);
    let mut decoder = DeflateDecoder::new(&*packed).take(most);
    decoder.read_to_end(&mut bytes).map_err(|_| LinkError::Damaged)?;
    if bytes.len() > MOST_BYTES { Err(LinkError::TooLarge) } else { Ok(bytes) }
}

/// What a file's text holds, as a link would.
///
/// # Errors
/// When it holds no proposal that can be opened.
pub fn from_text(text: &str) -> Result<Linked, LinkError> {
    let (proposal, _) = open(Book::shipped(), text).map_err(LinkError::File)?;
    let assessment = assess_file(&proposal).map_err(LinkError::File)?;
    let answer = Ok(assessment);
    let own = digest_of(&answer);
    let assessment = answer.map_err(LinkError::File)?;
    Ok(Linked { proposal, digest: own.clone(), own, assessment })
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
            let link = to_link(&draft).expect("a short proposal");
            assert!(link.chars().all(|sign| sign.is_ascii_alphanumeric() || "=._-".contains(sign)));
            let linked = from_link(&format!("#{link}")).expect("a link");
            assert_eq!(linked.proposal.get("title"), draft.get("title"));
            assert_eq!(linked.proposal.get("unknown"), draft.get("unknown"));
            assert_eq!(linked.digest, linked.own);
        }
    }

    #[test]
    fn what_is_no_link_is_refused() {
        let link = to_link(&draft("x")).expect("a short proposal");
        let cut = link.get(..link.len() - 4).expect("a longer link");
        assert_eq!(from_link("#budget").err(), Some(LinkError::None));
        assert_eq!(from_link("p=1.2026-1").err(), Some(LinkError::Damaged));
        assert_eq!(from_link(cut).err(), Some(LinkError::Damaged));
        assert_eq!(from_link("p=1.a.b.あ").err(), Some(LinkError::Damaged));
    }

    fn packed(text: impl Iterator<Item = Vec<u8>>) -> String {
        let mut encoder = DeflateEncoder::new(Vec::new(), Compression::best());
        for part in text {
            encoder.write_all(&part).expect("memory");
        }
        URL_SAFE_NO_PAD.encode(encoder.finish().expect("memory"))
    }

    #[test]
    fn a_link_that_unfolds_without_end_is_refused_and_not_unfolded() {
        let letters = packed((0..300).map(|_| vec![b' '; 1_000_000]));
        assert_eq!(from_link(&format!("p=1.2026-1.x.{letters}")).err(), Some(LinkError::TooLarge));
        // Reading ends with the bound: what is wrong behind it is not seen.
        let cut = letters.get(..letters.len() / 2).expect("letters");
        assert_eq!(from_link(&format!("p=1.2026-1.x.{cut}")).err(), Some(LinkError::TooLarge));
        let long = "A".repeat(MOST_LETTERS + 1);
        assert_eq!(from_link(&format!("p=1.2026-1.x.{long}")).err(), Some(LinkError::TooLarge));
    }

    #[test]
    fn a_link_holds_so_many_bytes_and_no_more() {
        let bare = serde_json::to_string(&to_file(&draft(""))).expect("JSON").len();
        let most = draft(&"x".repeat(MOST_BYTES - bare - r#","saved":null"#.len()));
        let link = to_link(&most).expect("a link");
        assert!(from_link(&link).is_ok());
        let more = format!("{}x", most.get("title").as_text().unwrap_or_default());
        assert_eq!(to_link(&draft(&more)), None);
        let text = serde_json::to_string(&draft(&more)).expect("JSON");
        let spaces = vec![b' '; MOST_BYTES + 1 - text.len()];
        let letters = packed([text.into_bytes(), spaces].into_iter());
        assert_eq!(from_link(&format!("p=1.2026-1.x.{letters}")).err(), Some(LinkError::TooLarge));
    }

    #[test]
    fn so_many_bytes_hold_no_more_values_than_are_read() {
        // No value takes fewer bytes than a digit and a comma.
        let head = r#"{"format":"c3p-proposal","version":1,"rules":"2026-1","x":["#;
        let values = "0,".repeat((MOST_BYTES - head.len() - "0]}".len()) / 2);
        let letters = packed([format!("{head}{values}0]}}").into_bytes()].into_iter());
        assert!(from_link(&format!("p=1.2026-1.x.{letters}")).is_ok());
    }

    #[test]
    fn what_stands_behind_a_link_or_breaks_it_does_no_harm() {
        for title in ["x", "xy", "xyz", "港の脱炭素"] {
            let draft = draft(title);
            let link = to_link(&draft).expect("a link");
            for behind in [
                "。",
                "、",
                "）",
                ")",
                "」",
                ">",
                ".",
                ",",
                "%",
                "%E3%80%82",
                "\n",
                "%0A",
                "%0D%0A",
                "\r\nRegards",
                " and so on",
                "&utm_source=mail",
                "&utm_medium=a%20b",
                "\u{200b}",
                "*",
                "_",
                "__",
                "\"",
            ] {
                let linked = from_link(&format!("#{link}{behind}")).expect(behind);
                assert_eq!(linked.proposal.get("title").as_text(), Some(title), "{behind}");
                assert_eq!(linked.digest, linked.own, "{behind}");
            }
            let (head, tail) = link.split_at(link.len() - 20);
            for broken in [
                format!("#{head}\n{tail}"),
                format!("#{head}%0D%0A {tail}."),
                link.replace("p=", "#p%3D"),
                link.replace("p=", "p%3d"),
            ] {
                let linked = from_link(&broken).expect("a link");
                assert_eq!(linked.proposal.get("title").as_text(), Some(title), "{broken}");
            }
        }
    }
}
