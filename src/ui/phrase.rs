//! Sentences with figures in them: each language puts them where it needs them.

use yew::prelude::*;

/// The text with each `{name}` replaced by the part of that name.
pub(super) fn phrase(text: &str, parts: &[(&str, Html)]) -> Html {
    pieces(text)
        .map(|piece| match piece {
            Piece::Words(words) => html! { {words.to_owned()} },
            Piece::Place(name) => {
                let part = parts.iter().find(|(known, _)| *known == name);
                part.map(|(_, part)| part.clone()).unwrap_or_default()
            }
        })
        .collect()
}

/// Words, or the name of a place for a figure.
#[derive(Debug, PartialEq, Eq)]
enum Piece<'a> {
    Words(&'a str),
    Place(&'a str),
}

fn pieces(text: &str) -> impl Iterator<Item = Piece<'_>> {
    text.split('{').enumerate().flat_map(|(index, part)| {
        let (place, words) = match part.split_once('}') {
            Some((place, words)) if index > 0 => (Some(Piece::Place(place)), words),
            _ => (None, part),
        };
        place.into_iter().chain((!words.is_empty()).then_some(Piece::Words(words)))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_and_places_alternate() {
        let found: Vec<_> = pieces("{a}点中{b}点").collect();
        let expected =
            [Piece::Place("a"), Piece::Words("点中"), Piece::Place("b"), Piece::Words("点")];
        assert_eq!(found, expected);
        assert_eq!(pieces("plain").collect::<Vec<_>>(), [Piece::Words("plain")]);
    }
}
