//! What the rules advise at a cost line: by its category, and by the words of its texts.

use crate::rules::{Advice, Rule};
use crate::text::folded;

/// The pieces of the known advice that a line calls for, in the order of the rules. One that names a category says
/// nothing at a line that is there already.
pub fn advice<'r>(
    category: Option<&str>,
    texts: &[&str],
    known: &'r [Rule<Advice>],
) -> Vec<&'r Rule<Advice>> {
    let texts: Vec<String> = texts.iter().map(|text| folded(text)).collect();
    let applies = |advice: &Advice| {
        let is_here = |code: &String| Some(code.as_str()) == category;
        let is_asked = |word: &String| texts.iter().any(|text| holds(text, word));
        (advice.categories.is_empty() || advice.categories.iter().any(is_here))
            && !advice.suggests.as_ref().is_some_and(is_here)
            && (advice.words.is_empty() || advice.words.iter().any(is_asked))
    };
    known.iter().filter(|rule| applies(&rule.value)).collect()
}

/// Whether a text holds a word; one of ASCII letters begins where a word of the text does, so that
/// `hall` is not found in "challenge", but in "halls".
fn holds(text: &str, word: &str) -> bool {
    let is_letter = |byte: Option<&u8>| byte.is_some_and(u8::is_ascii_alphanumeric);
    let bytes = text.as_bytes();
    let begins = |at: usize| {
        let before = at.checked_sub(1).and_then(|place| bytes.get(place));
        !(is_letter(before) && is_letter(bytes.get(at)))
    };
    text.match_indices(word).any(|(at, _)| begins(at))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_begin_where_words_begin() {
        for (text, word, expected) in [
            ("challenge", "hall", false),
            ("a challenge in two halls", "hall", true),
            ("town-hall", "hall", true),
            ("会場hall", "hall", true),
            ("市民会場", "会場", true),
            ("a会場", "会場", true),
            ("hall", "hall", true),
            ("hal", "hall", false),
            ("", "hall", false),
        ] {
            assert_eq!(holds(text, word), expected, "{text}: {word}");
        }
    }
}
