//! What the page remembers, and every change to it.

use std::rc::Rc;

use yew::Reducible;

use super::action::Action;
use super::drawer::Drawer;
use super::over::Stage;
use super::pages::Pages;
use super::undo::Past;
use super::unsure::{Course, is_unsure, marked};
use super::{entry, step};
use crate::proposal::{Node, UNSURE};
use crate::ui::words::Lang;

/// All that is not derived.
#[derive(Clone, Debug)]
pub(in crate::ui) struct State {
    /// The proposal, exactly as typed.
    pub draft: Node,
    /// The language the page speaks.
    pub lang: Lang,
    /// The step that is shown.
    pub step: &'static str,
    /// All steps are shown below each other.
    pub is_whole: bool,
    /// Where the focus goes next; each change of a list is a new one.
    pub focus: Option<Rc<Focus>>,
    /// The question that guided mode is at.
    pub guide: Option<Rc<str>>,
    /// What can be undone.
    pub past: Past,
    /// More than the first figure needs is there.
    pub has_more: bool,
    /// What is shown over the page.
    pub over: Stage,
    /// What stands beside the step.
    pub drawer: Option<Drawer>,
    /// Which entries of long lists are shown.
    pub pages: Rc<Pages>,
}

/// A place on the page that takes the focus.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::ui) struct Focus {
    /// The path of an input, of an entry whose first input is meant, or a step behind `#`.
    pub path: String,
    /// The button of this action at the path, instead of an input.
    pub action: Option<&'static str>,
}

impl State {
    /// A blank proposal by the rules of a call.
    pub(in crate::ui) fn blank(rules: &str, lang: Lang) -> Self {
        let entries = [
            ("format", Node::text("c3p-proposal")),
            ("version", Node::Number(1.into())),
            ("rules", Node::text(rules)),
        ];
        let draft = Node::object(entries.map(|(key, value)| (Rc::from(key), value)));
        Self {
            draft,
            lang,
            step: step::STEPS[0],
            is_whole: false,
            focus: None,
            guide: None,
            past: Past::default(),
            has_more: false,
            over: Stage::default(),
            drawer: None,
            pages: Rc::default(),
        }
    }

    /// The state after an action.
    pub(in crate::ui) fn apply(&self, action: Action) -> Self {
        let place = action.place();
        let is_typing = matches!(&action, Action::Set(_, Node::Text(_) | Node::Null));
        let course = Course::of(&self.draft, &action);
        let mut next = self.changed(action);
        if let Some(course) = course
            && !next.draft.is_same(&self.draft)
        {
            next.draft = course.followed(&self.draft, &next.draft);
        }
        if let Some(place) = place
            && !next.draft.is_same(&self.draft)
        {
            next.past.note((&self.draft, self.past.number()), &place, is_typing);
        }
        if !next.draft.is_same(&self.draft) && next.drawer == self.drawer {
            let drawer = next.drawer.take();
            next.drawer = drawer.and_then(|drawer| drawer.after(&self.draft, &next.draft));
        }
        next
    }

    fn changed(&self, action: Action) -> Self {
        let mut next = self.clone();
        match action {
            Action::Set(path, value) => next.draft = self.draft.with(&path, value),
            Action::Tick(path, code, ticked) => {
                let codes = entry::ticked(self.draft.at(&path), &code, ticked);
                next.draft = self.draft.with(&path, codes);
            }
            Action::Add(path) => self.add(&path, &mut next),
            Action::Duplicate(path) => {
                self.change_list(&path, &mut next, |list, entries, place| {
                    let copy = entry::copy(list, entries, place);
                    entries.insert(place + 1, copy);
                    Some((place + 1, None))
                });
                next.show_copy(&path);
            }
            Action::Remove(path) => self.remove(&path, &mut next),
            Action::Unsure(path) => {
                let is_unsure = is_unsure(self.draft.get(UNSURE), &path);
                next.draft = marked(&self.draft, &path, !is_unsure);
            }
            Action::Take { list, lines, replaces, later, edits } => {
                let (draft, first) = entry::with_lines(&self.draft, &list, &lines, replaces);
                let draft = entry::with_years(&draft, &later, replaces);
                next.draft = entry::set_all(&draft, &edits);
                next.drawer = None;
                next.go(format!("{list}[{first}]"), None);
            }
            Action::Fill(path, from) => {
                next.draft = self.draft.with(&path, self.draft.at(&from).clone());
            }
            Action::FillCells(path, edits, lines) => self.fill(&path, (&edits, &lines), &mut next),
            Action::RemoveAll(list, names) => {
                next.draft = entry::without(&self.draft, &list, &names);
            }
            Action::RepeatAll(list, names) => {
                next.draft = self.draft.with_list(&list, |entries| {
                    let (chosen, _) = entry::split(entries, &names);
                    entries.extend(entry::with_ids(&list, entries, &chosen));
                });
            }
            Action::SetAll(edits) => next.draft = entry::set_all(&self.draft, &edits),
            Action::Change(list, edits) => {
                next.draft = entry::changed(&self.draft, &list, &edits);
            }
            Action::Up(path) => self.change_list(&path, &mut next, |_, entries, place| {
                let above = place.checked_sub(1)?;
                entries.swap(place, above);
                Some((above, Some("up")))
            }),
            Action::Down(path) => self.change_list(&path, &mut next, |_, entries, place| {
                let below = place + 1;
                if below == entries.len() {
                    return None;
                }
                entries.swap(place, below);
                Some((below, Some("down")))
            }),
            Action::Speak(lang) => {
                next.lang = lang;
                next.drawer.take_if(|drawer| drawer.is_in_words());
            }
            Action::Go(path) => {
                // What is over the page would keep the focus.
                next.over.close();
                next.drawer.take_if(|drawer| drawer.bars(&path));
                next.go(path, None);
            }
            Action::Move(step) => {
                next.over.close();
                next.drawer = None;
                next.step = step;
                next.focus = Some(Rc::new(Focus { path: format!("#{step}"), action: None }));
            }
            Action::Reveal(step) => next.step = step,
            Action::Whole(is_whole) => next.is_whole = is_whole,
            Action::Turn(path) => Rc::make_mut(&mut next.pages).turn(&path),
            Action::Load(draft) => {
                next.draft = draft;
                next.pages = Rc::default();
                next.guide = None;
                next.drawer = None;
                next.over.close();
                next.past.start();
            }
            Action::Leave => next.past.pause(),
            Action::Undo => {
                let step = next.past.undo(&self.draft);
                next.travel(step);
            }
            Action::Redo => {
                let step = next.past.redo(&self.draft);
                next.travel(step);
            }
            Action::Guide(turn) => self.guided(turn, &mut next),
            Action::HasMore => next.has_more = true,
            Action::Show(over) => next.over.show(over, self.drawer.is_some()),
            Action::Close => next.over.close(),
            Action::Open(drawer) => next.drawer = Some(drawer),
            Action::Shut => {
                next.drawer = None;
                next.over.resume();
            }
            Action::Follow(path) => {
                next.drawer = next.drawer.map(|drawer| drawer.turned_to(path));
            }
        }
        next
    }
}

impl Reducible for State {
    type Action = Action;

    fn reduce(self: Rc<Self>, action: Action) -> Rc<Self> {
        // What changes nothing that anyone could see: leaving a field where nothing was typed, going on in a line.
        let is_idle = match &action {
            Action::Leave => !self.past.is_typing(),
            Action::Follow(path) => !self.drawer.as_ref().is_some_and(|open| open.follows(path)),
            _ => false,
        };
        if is_idle { self } else { Rc::new(self.apply(action)) }
    }
}

#[cfg(test)]
mod tests {
    use super::super::action::Turn;
    use super::entry::NONE;
    use super::*;

    fn blank() -> State {
        State::blank("2026-1", Lang::Ja)
    }

    fn after(actions: impl IntoIterator<Item = Action>) -> State {
        actions.into_iter().fold(blank(), |state, action| state.apply(action))
    }

    fn check(state: &State, path: &str, json: &str) {
        let expected: Node = serde_json::from_str(json).expect("JSON");
        assert_eq!(state.draft.at(path), &expected, "{path}");
    }

    #[test]
    fn keeps_what_was_typed() {
        let state = after([Action::Set("organisation.employees".into(), Node::text("１,２００"))]);
        check(&state, "organisation.employees", r#""１,２００""#);
    }

    #[test]
    fn none_and_the_certificates_exclude_each_other() {
        let tick = |code: &str, on| Action::Tick("organisation.wlb".into(), code.into(), on);
        check(&after([tick("a", true), tick("b", true)]), "organisation.wlb", r#"["a","b"]"#);
        check(&after([tick("a", true), tick(NONE, true)]), "organisation.wlb", "[]");
        check(&after([tick(NONE, true), tick("a", true)]), "organisation.wlb", r#"["a"]"#);
        check(&after([tick("a", true), tick("a", false)]), "organisation.wlb", "null");
        check(&after([tick(NONE, true), tick(NONE, false)]), "organisation.wlb", "null");
    }

    #[test]
    fn entries_come_with_ids_of_their_own() {
        let add = || Action::Add("budget.lines".into());
        let state = after([add(), add(), Action::Duplicate("budget.lines[0]".into())]);
        check(&state, "budget.lines", r#"[{"id":"L1"},{"id":"L3"},{"id":"L2"}]"#);
        let state = state.apply(Action::Remove("budget.lines[2]".into())).apply(add());
        check(&state, "budget.lines", r#"[{"id":"L1"},{"id":"L3"},{"id":"L4"}]"#);
    }

    #[test]
    fn a_later_year_follows_the_last_one_as_it_was_typed() {
        let add = || Action::Add("years".into());
        let typed = Action::Set("years[0].year".into(), Node::text("１０年目"));
        check(&after([add(), typed, add()]), "years", r#"[{"year":"１０年目"},{"year":"2"}]"#);
        let typed = Action::Set("years[0].year".into(), Node::text("１０"));
        check(&after([add(), typed, add()]), "years", r#"[{"year":"１０"},{"year":"11"}]"#);
    }

    #[test]
    fn entries_move_and_stop_at_the_ends() {
        let add = || Action::Add("reviewers".into());
        let both = after([add(), add()]);
        let moved = both.apply(Action::Down("reviewers[0]".into()));
        check(&moved, "reviewers", r#"[{"id":"r2"},{"id":"r1"}]"#);
        check(&both.apply(Action::Up("reviewers[0]".into())), "reviewers[0].id", r#""r1""#);
        check(&both.apply(Action::Down("reviewers[1]".into())), "reviewers[1].id", r#""r2""#);
        check(&both.apply(Action::Remove("reviewers[7]".into())), "reviewers[1].id", r#""r2""#);
    }

    #[test]
    fn lines_from_elsewhere_get_ids_of_their_own() {
        let line = |id: &str| Node::object([("id".into(), Node::text(id))]);
        let take = |replaces| Action::Take {
            list: "budget.lines".into(),
            lines: [line("L1"), line("x")].into(),
            replaces,
            later: Vec::new(),
            edits: Vec::new(),
        };
        let state = after([Action::Add("budget.lines".into()), take(false)]);
        check(&state, "budget.lines", r#"[{"id":"L1"},{"id":"L2"},{"id":"L3"}]"#);
        let replaced = state.apply(take(true));
        check(&replaced, "budget.lines", r#"[{"id":"L1"},{"id":"L2"}]"#);
        assert_eq!(replaced.apply(Action::Undo).draft, state.draft);
    }

    #[test]
    fn a_field_is_filled_from_the_entry_above() {
        let set = |path: &str| Action::Set(path.into(), Node::text("km"));
        let fill = Action::Fill("budget.lines[1].unit".into(), "budget.lines[0].unit".into());
        let state = after([set("budget.lines[0].unit"), fill]);
        check(&state, "budget.lines[1].unit", r#""km""#);
    }

    #[test]
    fn several_entries_go_or_are_repeated() {
        let add = || Action::Add("budget.lines".into());
        let state = after([add(), add(), add()]);
        let of = |names: &[&str]| Rc::new(names.iter().map(|name| Rc::from(*name)).collect());
        let remove = |names| Action::RemoveAll("budget.lines".into(), of(names));
        let without = state.apply(remove(&["L1", "L3", "L9"]));
        check(&without, "budget.lines", r#"[{"id":"L2"}]"#);
        check(&without.apply(remove(&["L2"])), "budget.lines", "null");
        let repeated = without.apply(Action::RepeatAll("budget.lines".into(), of(&["L2"])));
        check(&repeated, "budget.lines", r#"[{"id":"L2"},{"id":"L3"}]"#);
    }

    #[test]
    fn a_list_without_entries_is_not_answered() {
        let path = "application.participation_years";
        let state = after([Action::Add(path.into()), Action::Remove(format!("{path}[0]").into())]);
        check(&state, path, "null");
        let focus = state.focus.as_deref().map(|focus| (focus.path.as_str(), focus.action));
        assert_eq!(focus, Some((path, Some("add"))));
    }

    #[test]
    fn every_change_can_be_undone_and_done_again() {
        let typed = |text: &str| Action::Set("title".into(), Node::text(text));
        let state = after([typed("a"), typed("ab"), Action::Leave, typed("abc")]);
        let state = state.apply(Action::Add("co2.measures".into()));
        let undone = state.apply(Action::Undo);
        check(&undone, "co2.measures", "null");
        assert_eq!(undone.focus.as_deref().map(|focus| focus.path.as_str()), Some("co2.measures"));
        let undone = undone.apply(Action::Undo);
        check(&undone, "title", r#""ab""#);
        let undone = undone.apply(Action::Undo).apply(Action::Undo);
        check(&undone, "title", "null");
        let again = undone.apply(Action::Redo).apply(Action::Redo).apply(Action::Redo);
        assert_eq!(again.draft, state.draft);
    }

    #[test]
    fn a_sample_takes_the_place_of_the_draft_and_can_be_undone() {
        let typed = after([Action::Set("title".into(), Node::text("mine"))]);
        let loaded = typed.apply(Action::Load(blank().draft));
        check(&loaded, "title", "null");
        check(&loaded.apply(Action::Undo), "title", r#""mine""#);
    }

    #[test]
    fn a_question_that_is_skipped_is_not_answered_again() {
        let state = after([Action::Guide(Turn::Start)]);
        let first = state.guide.clone().expect("a first question");
        let answered = state.apply(Action::Set(Rc::clone(&first), Node::text("company")));
        let skipped = answered.apply(Action::Guide(Turn::Skip));
        check(&skipped, &first, "null");
        assert_ne!(skipped.guide, Some(Rc::clone(&first)));
        assert_eq!(skipped.apply(Action::Guide(Turn::Back)).guide, Some(first));
        assert_eq!(skipped.apply(Action::Guide(Turn::End)).guide, None);
    }

    #[test]
    fn years_continue_the_plan() {
        let add = || Action::Add("years".into());
        check(&after([add(), add()]), "years", r#"[{"year":"2"},{"year":"3"}]"#);
    }

    #[test]
    fn the_step_follows_the_focus() {
        let state = after([Action::Move("rules"), Action::Add("co2.measures".into())]);
        assert_eq!(state.step, "co2");
        let state = state.apply(Action::Go("title".into()));
        assert_eq!(state.step, "basics");
        assert_eq!(state.apply(Action::Undo).step, "co2");
        assert_eq!(state.apply(Action::Reveal("rules")).focus, state.focus);
    }

    #[test]
    fn a_variant_starts_as_a_copy() {
        let state = after([
            Action::Set("budget.tax_mode".into(), Node::text("none")),
            Action::Add("scenarios".into()),
            Action::Add("scenarios[0].budget".into()),
        ]);
        check(&state, "scenarios", r#"[{"id":"s1","budget":{"tax_mode":"none"}}]"#);
        let without = state.apply(Action::Remove("scenarios[0].budget".into()));
        check(&without, "scenarios", r#"[{"id":"s1","budget":null}]"#);
    }
}
