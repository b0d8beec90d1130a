//! Letters of interest: from whom, and how far each is.

use super::PREPARATION;
use super::day::Day;
use super::name::plain;
use crate::domain::answer::Answer;
use crate::json::Node;

/// Who writes a letter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sender {
    /// A Japanese government that takes part.
    Government,
    /// A partner city; its letter needs a Japanese translation.
    PartnerCity,
    /// Anyone else. Such letters support the proposal, and need a translation where they are not in
    /// Japanese.
    Other,
}

/// How far a letter is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// It has been asked for.
    Requested,
    /// It is there.
    Received,
}

/// A letter that is needed, or that someone noted.
#[derive(Clone, Debug)]
pub struct Letter {
    /// Who writes it.
    pub from: Sender,
    /// Their name; empty where it is not answered.
    pub name: String,
    /// Where the proposal keeps what is known of it, among `preparation.letters`.
    pub place: Option<usize>,
    /// How far it is.
    pub state: Answer<State>,
    /// There is a Japanese translation.
    pub translated: Answer<bool>,
    /// The day it is expected or was received.
    pub date: Answer<Day>,
    /// It was noted for someone who no longer takes part.
    pub is_left_over: bool,
}

impl Sender {
    const ALL: [(Self, &'static str); 3] = [
        (Self::Government, "government"),
        (Self::PartnerCity, "partner_city"),
        (Self::Other, "other"),
    ];

    /// Its code in proposals.
    pub fn code(self) -> &'static str {
        Self::ALL.iter().find(|(from, _)| *from == self).map_or("", |(_, code)| code)
    }

    fn of(code: &Node) -> Option<Self> {
        let known = Self::ALL.iter().find(|(_, known)| Some(*known) == code.as_text());
        known.map(|(from, _)| *from)
    }
}

impl State {
    /// All of them, with their codes in proposals.
    pub const ALL: [(Self, &'static str); 2] =
        [(Self::Requested, "requested"), (Self::Received, "received")];
}

impl Letter {
    /// It needs a translation: certainly that of a partner city.
    pub fn needs_translation(&self) -> bool {
        self.from == Sender::PartnerCity
    }

    /// Nothing is left to do about it.
    pub fn is_complete(&self) -> bool {
        self.state.is(&State::Received) && (!self.needs_translation() || self.translated.is(&true))
    }
}

/// Every letter: those of the governments, of the partner cities, then those noted of others.
pub fn letters(proposal: &Node) -> Vec<Letter> {
    let application = proposal.get("application");
    let noted = proposal.get(PREPARATION).get("letters").elements();
    let mut used = vec![false; noted.len()];
    let governments = application.get("governments").elements().iter();
    let governments = governments.map(|row| (Sender::Government, row.get("name")));
    let cities = application.get("partner_cities").elements().iter();
    let needed = governments.chain(cities.map(|city| (Sender::PartnerCity, city)));
    let mut letters: Vec<Letter> = Vec::new();
    for (from, name) in needed {
        let name = name.as_text().unwrap_or_default().trim();
        let place =
            noted.iter().zip(&used).position(|(note, used)| !used && is_of(note, from, name));
        if let Some(used) = place.and_then(|place| used.get_mut(place)) {
            *used = true;
        }
        letters.push(letter(from, name, place, place.and_then(|place| noted.get(place)), false));
    }
    for (place, note) in
        noted.iter().enumerate().filter(|(place, _)| used.get(*place) == Some(&false))
    {
        let from = Sender::of(note.get("from"));
        let name = note.get("name").as_text().unwrap_or_default();
        let is_left_over = from != Some(Sender::Other);
        letters.push(letter(
            from.unwrap_or(Sender::Other),
            name,
            Some(place),
            Some(note),
            is_left_over,
        ));
    }
    letters
}

fn is_of(note: &Node, from: Sender, name: &str) -> bool {
    let noted = note.get("name").as_text().unwrap_or_default();
    !name.is_empty() && Sender::of(note.get("from")) == Some(from) && plain(noted) == plain(name)
}

fn letter(
    from: Sender,
    name: &str,
    place: Option<usize>,
    note: Option<&Node>,
    is_left_over: bool,
) -> Letter {
    let get = |key| note.map(|note| note.get(key)).filter(|node| !node.is_unanswered());
    let state = |node: &Node| {
        let known = State::ALL.iter().find(|(_, code)| node.as_text() == Some(code));
        known.map_or(Answer::Unreadable, |(state, _)| Answer::Given(*state))
    };
    let flag = |node: &Node| match node {
        Node::Bool(flag) => Answer::Given(*flag),
        _ => Answer::Unreadable,
    };
    Letter {
        from,
        name: name.to_owned(),
        place,
        state: get("state").map_or(Answer::Missing, state),
        translated: get("translated").map_or(Answer::Missing, flag),
        date: day(get("date").unwrap_or(&Node::Null)),
        is_left_over,
    }
}

/// The day a place of a proposal holds.
pub(super) fn day(node: &Node) -> Answer<Day> {
    match node.as_text().and_then(Day::parse) {
        Some(day) => Answer::Given(day),
        None if node.is_unanswered() => Answer::Missing,
        None => Answer::Unreadable,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(json: &str) -> Vec<Letter> {
        letters(&serde_json::from_str(json).expect("JSON"))
    }

    const APPLICATION: &str = r#""application":{"governments":[{"name":"北九州市"},{"name":"福岡県"},{}],"partner_cities":["ハイフォン市"]}"#;

    #[test]
    fn each_that_takes_part_writes_one() {
        let letters = of(&format!("{{{APPLICATION}}}"));
        let from: Vec<(Sender, &str)> =
            letters.iter().map(|letter| (letter.from, letter.name.as_str())).collect();
        let expected = [
            (Sender::Government, "北九州市"),
            (Sender::Government, "福岡県"),
            (Sender::Government, ""),
            (Sender::PartnerCity, "ハイフォン市"),
        ];
        assert_eq!(from, expected);
        assert!(letters.iter().all(|letter| !letter.is_complete() && letter.state.is_missing()));
        assert!(of("{}").is_empty());
    }

    #[test]
    fn what_is_noted_goes_to_whom_it_is_of() {
        let letters = of(&format!(
            r#"{{{APPLICATION},"preparation":{{"letters":[
                {{"from":"partner_city","name":"ハイフォン市 ","state":"received","translated":false,"date":"2026-01-20"}},
                {{"from":"government","name":"神戸市","state":"requested"}},
                {{"from":"other","name":"商工会議所","state":7,"date":"soon"}},
                {{"from":"government","name":"福岡県","state":"received"}}]}}}}"#
        ));
        let places: Vec<Option<usize>> = letters.iter().map(|letter| letter.place).collect();
        assert_eq!(places, [None, Some(3), None, Some(0), Some(1), Some(2)]);
        assert!(letters[1].is_complete());
        assert!(!letters[3].is_complete(), "its translation is missing");
        assert_eq!(
            letters[3].date.given().map(|day| day.to_string()).as_deref(),
            Some("2026-01-20")
        );
        assert!(letters[4].is_left_over && !letters[5].is_left_over);
        assert_eq!((letters[5].state, letters[5].date), (Answer::Unreadable, Answer::Unreadable));
    }
}
