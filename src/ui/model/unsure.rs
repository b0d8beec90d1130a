//! Places that are being checked: they follow the entries that they are about, and go once they are answered.

use super::action::Action;
use super::entry::{place_of, section_of_variant};
use super::names::names;
use crate::proposal::{MOST_CODES, Node, UNSURE, is_answered, is_question};

/// Whether a place is among those that are being checked.
pub(in crate::ui) fn is_unsure(places: &Node, path: &str) -> bool {
    places.elements().iter().take(MOST_CODES).any(|place| place.as_text() == Some(path))
}

/// The draft with a place among those that are being checked, or without it. One that is answered is not.
pub(super) fn marked(draft: &Node, path: &str, on: bool) -> Node {
    let places = draft.get(UNSURE);
    if on == is_unsure(places, path) || on && is_answered(draft.at(path)) {
        return draft.clone();
    }
    let mut places = places.elements().to_vec();
    if on {
        places.push(Node::text(path));
    } else {
        places.retain(|place| place.as_text() != Some(path));
    }
    with(draft, places)
}

fn with(draft: &Node, places: Vec<Node>) -> Node {
    draft.with(UNSURE, if places.is_empty() { Node::Null } else { Node::list(places) })
}

/// What an action does to places, beside what can be seen by comparing the lists before and after it.
#[derive(Default)]
pub(super) struct Course {
    /// What stands there goes, and its place with it.
    gone: Vec<String>,
    /// What stands at the first is repeated at the second.
    copied: Vec<(String, String)>,
}

impl Course {
    /// That of an action on a draft; none where no places follow.
    pub(super) fn of(draft: &Node, action: &Action) -> Option<Self> {
        let is_followed = action.place().is_some() && !matches!(action, Action::Load(_));
        if !is_followed || draft.get(UNSURE).elements().is_empty() {
            return None;
        }
        let mut course = Self::default();
        match action {
            Action::Remove(path) => course.gone.push(path.to_string()),
            Action::Duplicate(path) => {
                if let Some((list, place)) = place_of(path) {
                    course.copied.push((path.to_string(), format!("{list}[{}]", place + 1)));
                }
            }
            Action::Add(path) => {
                let copy = section_of_variant(path)
                    .map(|(_, section)| (section.to_owned(), path.to_string()));
                course.copied.extend(copy);
            }
            Action::RepeatAll(list, chosen) => {
                let entries = draft.at(list).elements();
                let positions = names(entries).into_iter().zip(0..);
                let chosen = positions.filter(|(name, _)| chosen.contains(name));
                course.copied.extend(chosen.zip(entries.len()..).map(|((_, place), copy)| {
                    (format!("{list}[{place}]"), format!("{list}[{copy}]"))
                }));
            }
            Action::Take { list, replaces: true, later, .. } => {
                course.gone.push(list.to_string());
                let years = draft.get("years").elements();
                let replaced = later.iter().filter_map(|(year, _)| {
                    let place = years.iter().position(|own| own.get("year") == year)?;
                    Some(format!("years[{place}].budget.lines"))
                });
                course.gone.extend(replaced);
            }
            _ => {}
        }
        Some(course)
    }

    /// The draft after the action, with its places where they belong now.
    pub(super) fn followed(&self, before: &Node, after: &Node) -> Node {
        let all = after.get(UNSURE).elements();
        // Nobody reads those beyond: they stay as they are.
        let (known, beyond) = all.split_at(all.len().min(MOST_CODES));
        let follow = |node: &Node| {
            let Some(place) = node.as_text() else { return Some(node.clone()) };
            if self.gone.iter().any(|gone| within(place, gone).is_some()) {
                return None;
            }
            let now = moved(place, before, after)?;
            Some(if now == place { node.clone() } else { Node::text(&now) })
        };
        let mut places: Vec<Node> = known.iter().filter_map(follow).collect();
        for (from, to) in &self.copied {
            let copies = places.iter().filter_map(|node| within(node.as_text()?, from));
            let copies: Vec<Node> = copies.map(|rest| Node::text(&format!("{to}{rest}"))).collect();
            places.extend(copies);
        }
        places.retain(|node| {
            let is_over = |place: &str| is_question(place) && is_answered(after.at(place));
            !node.as_text().is_some_and(is_over)
        });
        if places == known {
            return after.clone();
        }
        places.extend_from_slice(beyond);
        with(after, places)
    }
}

/// The rest of a place that is another, or lies in it.
fn within<'p>(place: &'p str, other: &str) -> Option<&'p str> {
    place.strip_prefix(other).filter(|rest| rest.is_empty() || rest.starts_with(['.', '[']))
}

/// Where a place is after a change: entries are known by their address, and one that was changed itself stands
/// where it stood. None where its entry went. Places without an entry stay as they are.
fn moved(place: &str, before: &Node, after: &Node) -> Option<String> {
    let (mut now, mut done) = (String::new(), 0);
    for (end, _) in place.match_indices(']') {
        let (Some(entry), Some(next)) = (place.get(..=end), place.get(done..=end)) else { break };
        let (Some((list, position)), Some((key, _))) = (place_of(entry), next.rsplit_once('['))
        else {
            return Some(place.to_owned());
        };
        now.push_str(key);
        let (old, new) = (before.at(list).elements(), after.at(&now).elements());
        let Some(own) = old.get(position) else { return Some(place.to_owned()) };
        let is_own = |node: &Node| node.is_same(own);
        let position = if new.get(position).is_some_and(is_own) {
            position
        } else {
            // Others may have been added in the same step.
            let is_changed = old.len() <= new.len();
            new.iter().position(is_own).or(is_changed.then_some(position))?
        };
        now.push_str(&format!("[{position}]"));
        done = end + 1;
    }
    now.push_str(place.get(done..).unwrap_or_default());
    Some(now)
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;
    use std::rc::Rc;

    use super::*;
    use crate::ui::model::action::Turn;
    use crate::ui::model::state::State;
    use crate::ui::words::Lang;

    fn node(json: &str) -> Node {
        serde_json::from_str(json).expect("JSON")
    }

    /// A draft with these places.
    fn checking(json: &str, places: &[&str]) -> State {
        let blank = State::blank("2026-1", Lang::Ja);
        let draft =
            node(json).with(UNSURE, Node::list(places.iter().map(|place| Node::text(place))));
        State { draft, ..blank }
    }

    fn check(state: &State, places: &[&str]) {
        let known = state.draft.get(UNSURE).elements().iter();
        let known: Vec<&str> = known.map(|place| place.as_text().unwrap_or("?")).collect();
        assert_eq!(known, places);
    }

    const THREE: &str = r#"{"budget": {"lines": [{"id": "L1"}, {"id": "L2"}, {"id": "L3"}]}}"#;
    const PLACES: [&str; 3] =
        ["budget.lines[0].unit_price", "budget.lines[2].quantity", "organisation.ems"];

    #[test]
    fn a_button_says_so_and_takes_it_back_and_an_answered_field_stays_answered() {
        let on = || Action::Unsure("organisation.ems".into());
        let state = State::blank("2026-1", Lang::Ja).apply(on());
        check(&state, &["organisation.ems"]);
        let off = state.apply(on());
        assert!(off.draft.get(UNSURE).is_unanswered());
        check(&off.apply(Action::Undo), &["organisation.ems"]);
        let answered = off.apply(Action::Set("organisation.ems".into(), Node::text("none")));
        let again = answered.apply(on());
        assert!(again.draft.is_same(&answered.draft), "an answer is nothing to check");
    }

    #[test]
    fn any_answer_takes_its_place_out_and_no_other() {
        let line = || node(r#"{"unit_price": "5"}"#);
        let take = |edits| Action::Take {
            list: "budget.lines".into(),
            lines: vec![line()],
            replaces: false,
            later: Vec::new(),
            edits,
        };
        let price = "budget.lines[0].unit_price";
        for (place, action) in [
            ("title", Action::Set("title".into(), Node::text("x"))),
            ("organisation.wlb", Action::Tick("organisation.wlb".into(), "[]".into(), true)),
            ("co2.measures", Action::Add("co2.measures".into())),
            (price, Action::Fill(price.into(), "budget.lines[1].unit_price".into())),
            (
                price,
                Action::Change(
                    "budget.lines".into(),
                    vec![("L1".into(), "unit_price".to_owned(), Node::text("3"))],
                ),
            ),
            (
                "budget.tax_mode",
                Action::SetAll(vec![("budget.tax_mode".into(), Node::text("none"))]),
            ),
            ("budget.tax_mode", take(vec![("budget.tax_mode".into(), Node::text("none"))])),
        ] {
            let draft = r#"{"budget": {"lines": [{"id": "L1"}, {"id": "L2", "unit_price": "7"}]}}"#;
            let state = checking(draft, &["no.such", place, "application.kind"]).apply(action);
            check(&state, &["no.such", "application.kind"]);
            check(&state.apply(Action::Undo), &["no.such", place, "application.kind"]);
            check(&state.apply(Action::Undo).apply(Action::Redo), &["no.such", "application.kind"]);
        }
        // What takes an answer back, or answers elsewhere, takes nothing out.
        let state = checking("{}", &["title"]);
        check(&state.apply(Action::Set("title".into(), Node::Null)), &["title"]);
        check(&state.apply(Action::Set("organisation.ems".into(), Node::text("x"))), &["title"]);
    }

    #[test]
    fn places_follow_their_entries() {
        let of = |names: &[&str]| {
            Rc::new(names.iter().map(|name| Rc::from(*name)).collect::<HashSet<_>>())
        };
        let [first, third, other] = PLACES;
        for (action, expected) in [
            (
                Action::Down("budget.lines[0]".into()),
                ["budget.lines[1].unit_price", third, other].as_slice(),
            ),
            (Action::Up("budget.lines[2]".into()), &[first, "budget.lines[1].quantity", other]),
            (Action::Up("budget.lines[0]".into()), &PLACES),
            (Action::Remove("budget.lines[1]".into()), &[first, "budget.lines[1].quantity", other]),
            (Action::Remove("budget.lines[0]".into()), &["budget.lines[1].quantity", other]),
            (
                Action::Duplicate("budget.lines[0]".into()),
                &[first, "budget.lines[3].quantity", other, "budget.lines[1].unit_price"],
            ),
            (Action::Add("budget.lines".into()), &PLACES),
            (
                Action::RemoveAll("budget.lines".into(), of(&["L1", "L2"])),
                &["budget.lines[0].quantity", other],
            ),
            (
                Action::RepeatAll("budget.lines".into(), of(&["L1", "L3"])),
                &[first, third, other, "budget.lines[3].unit_price", "budget.lines[4].quantity"],
            ),
        ] {
            let state = checking(THREE, &PLACES);
            let after = state.apply(action);
            check(&after, expected);
            check(&after.apply(Action::Undo), &PLACES);
        }
    }

    #[test]
    fn the_last_entry_takes_its_places_with_it() {
        let state =
            checking(r#"{"years": [{"year": "2"}]}"#, &["years[0].budget.tax_mode", "title"]);
        check(&state.apply(Action::Remove("years[0]".into())), &["title"]);
    }

    #[test]
    fn places_of_plain_rows_follow_too() {
        let draft = r#"{"application": {"governments": [{"name": "A"}, {"name": "B"}]}}"#;
        let level = |place: usize| format!("application.governments[{place}].level");
        let state = checking(draft, &[&level(0)]);
        let both = state.apply(Action::Duplicate("application.governments[0]".into()));
        check(&both, &[&level(0), &level(1)]);
        // Two that look alike are two all the same.
        let one = both.apply(Action::Set(level(1).into(), Node::text("other")));
        check(&one, &[&level(0)]);
        check(&one.apply(Action::Down("application.governments[0]".into())), &[&level(1)]);
        let alike = both.apply(Action::Unsure(level(0).into()));
        check(&alike.apply(Action::Up("application.governments[1]".into())), &[&level(0)]);
    }

    #[test]
    fn lines_that_are_replaced_take_their_places_with_them() {
        let line = |id: &str| Node::object([("id".into(), Node::text(id))]);
        let take = |replaces| Action::Take {
            list: "budget.lines".into(),
            lines: vec![line("L1"), line("L2"), line("L3")],
            replaces,
            later: vec![(Node::text("2"), vec![line("L1")])],
            edits: Vec::new(),
        };
        let draft = node(THREE)
            .with("years", node(r#"[{"year": "2", "budget": {"lines": [{"id": "L1"}]}}]"#));
        let draft = serde_json::to_string(&draft).expect("JSON");
        let places = [PLACES[0], "years[0].budget.lines[0].unit", "years[0].budget.tax_mode"];
        let state = checking(&draft, &places);
        check(&state.apply(take(false)), &places);
        let replaced = state.apply(take(true));
        check(&replaced, &["years[0].budget.tax_mode"]);
        check(&replaced.apply(Action::Undo), &places);
    }

    #[test]
    fn a_variant_takes_places_over_and_gives_them_back_with_its_sections() {
        let places = ["budget.lines[1].unit_price", "budget.tax_mode", "organisation.ems"];
        let state = checking(THREE, &places).apply(Action::Add("scenarios".into()));
        let copied = state.apply(Action::Add("scenarios[0].budget".into()));
        let copies = ["scenarios[0].budget.lines[1].unit_price", "scenarios[0].budget.tax_mode"];
        check(&copied, &[places.as_slice(), &copies].concat());
        check(&copied.apply(Action::Remove("scenarios[0].budget".into())), &places);
        let second = copied.apply(Action::Duplicate("scenarios[0]".into()));
        let first = second.apply(Action::Remove("scenarios[0]".into()));
        check(&first, &[places.as_slice(), &copies].concat());
        let moved = first.apply(Action::Remove("scenarios[0].budget.lines[0]".into()));
        check(
            &moved,
            &[&places, ["scenarios[0].budget.lines[0].unit_price", copies[1]].as_slice()].concat(),
        );
    }

    #[test]
    fn a_proposal_that_is_opened_keeps_what_it_says() {
        let draft =
            node(r#"{"title": "t", "unsure": ["title", "x.y", 5, "budget.lines[7].unit"]}"#);
        let state = checking("{}", &["organisation.ems"]).apply(Action::Load(draft.clone()));
        assert!(state.draft.is_same(&draft));
        let typed = state.apply(Action::Set("organisation.ems".into(), Node::text("none")));
        check(&typed, &["x.y", "?", "budget.lines[7].unit"]);
    }

    #[test]
    fn not_knowing_yet_is_an_answer_in_guided_mode() {
        let state = State::blank("2026-1", Lang::Ja).apply(Action::Guide(Turn::Start));
        let first = state.guide.clone().expect("a first question");
        let skipped = state.apply(Action::Guide(Turn::Skip));
        check(&skipped, &[&first]);
        assert!(skipped.apply(Action::Undo).draft.get(UNSURE).is_unanswered());
        let mut all = skipped;
        let mut count = 1;
        while all.guide.is_some() {
            all = all.apply(Action::Guide(Turn::Skip));
            count += 1;
        }
        let places = all.draft.get(UNSURE).elements();
        assert_eq!(places.len(), count);
        assert!(places.iter().all(|place| is_question(place.as_text().unwrap_or_default())));
        assert!(places.contains(&Node::text("ratings.synergy.expected")));
        let answered = all.apply(Action::Set(Rc::clone(&first), Node::text("company")));
        assert_eq!(answered.draft.get(UNSURE).elements().len(), count - 1);
    }
}
