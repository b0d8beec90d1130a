//! What stands beside the step while somebody wants to know more.

use super::entry::place_of;
use crate::proposal::Node;

/// What is shown in the drawer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::ui) struct Drawer {
    /// What it tells.
    pub tells: Tells,
    /// Whom or what it is about, for people; empty where what is told says so itself.
    pub name: String,
    /// It lies over the page, which hears nothing meanwhile.
    pub is_over: bool,
    /// How far from the top of a page in a frame it was asked for, in pixels.
    pub top: i32,
}

/// What a drawer tells.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::ui) enum Tells {
    /// Why figures are what they are.
    Why {
        /// Their place in the assessment.
        about: String,
        /// The id of the rule behind them; empty where there is none.
        rule: String,
    },
    /// What to enter, why, and which document proves it.
    Help {
        /// The question, by its path in the table of fields.
        question: String,
    },
    /// All of a cost line.
    Line {
        /// Its path.
        path: String,
    },
}

impl Tells {
    /// What it is called in the page's code.
    pub(in crate::ui) fn code(&self) -> &'static str {
        match self {
            Self::Why { .. } => "why",
            Self::Help { .. } => "help",
            Self::Line { .. } => "line",
        }
    }
}

impl Drawer {
    /// It shows this cost line.
    pub(in crate::ui) fn shows(&self, line: &str) -> bool {
        matches!(&self.tells, Tells::Line { path } if path == line)
    }

    /// It shows a cost line, and another one than this.
    pub(in crate::ui) fn follows(&self, line: &str) -> bool {
        matches!(&self.tells, Tells::Line { path } if path != line)
    }

    /// It would keep the focus from a place: it lies over the page, and the place is not in it.
    pub(in crate::ui) fn bars(&self, place: &str) -> bool {
        let holds = match &self.tells {
            Tells::Line { path } => place.starts_with(path.as_str()),
            _ => false,
        };
        self.is_over && !holds
    }

    /// It was opened in words of a language, and stays in that.
    pub(in crate::ui) fn is_in_words(&self) -> bool {
        !matches!(self.tells, Tells::Line { .. })
    }

    /// The same, showing this line.
    pub(in crate::ui) fn turned_to(self, line: String) -> Self {
        Self { tells: Tells::Line { path: line }, ..self }
    }

    /// The drawer once a draft has changed: it stays with its cost line wherever that goes, and closes once it is
    /// gone.
    pub(in crate::ui) fn after(self, before: &Node, now: &Node) -> Option<Self> {
        let Tells::Line { path } = &self.tells else { return Some(self) };
        let (list, place) = place_of(path)?;
        let lines = now.at(list).elements();
        let at = match before.at(path).get("id").as_text() {
            Some(id) => {
                let is_it = |line: &Node| line.get("id").as_text() == Some(id);
                let stays = lines.get(place).is_some_and(is_it);
                if stays { place } else { lines.iter().position(is_it)? }
            }
            None => place,
        };
        let line = format!("{list}[{at}]");
        lines.get(at).is_some().then(|| self.turned_to(line))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ui::model::action::Action;
    use crate::ui::model::state::State;
    use crate::ui::words::Lang;

    /// Three lines, and the drawer of the second.
    fn opened() -> State {
        let add = || Action::Add("budget.lines".into());
        let tells = Tells::Line { path: "budget.lines[1]".into() };
        let open = Action::Open(Drawer { tells, name: String::new(), is_over: false, top: 0 });
        let blank = State::blank("2026-1", Lang::Ja);
        [add(), add(), add(), open].into_iter().fold(blank, |state, action| state.apply(action))
    }

    fn shown(state: &State) -> Option<&str> {
        match &state.drawer.as_ref()?.tells {
            Tells::Line { path } => Some(path),
            _ => None,
        }
    }

    #[test]
    fn the_drawer_stays_with_its_line_and_closes_with_it() {
        let line = |place: usize| format!("budget.lines[{place}]");
        let open = opened();
        let up = open.apply(Action::Up(line(1).into()));
        assert_eq!(shown(&up), Some("budget.lines[0]"));
        assert_eq!(shown(&up.apply(Action::Undo)), Some("budget.lines[1]"));
        let down = open.apply(Action::Up(line(2).into()));
        assert_eq!(shown(&down), Some("budget.lines[2]"));
        assert_eq!(shown(&open.apply(Action::Remove(line(0).into()))), Some("budget.lines[0]"));
        assert_eq!(shown(&open.apply(Action::Remove(line(2).into()))), Some("budget.lines[1]"));
        let gone = open.apply(Action::Remove(line(1).into()));
        assert_eq!(gone.drawer, None);
        let typed = open.apply(Action::Set(format!("{}.note", line(1)).into(), Node::text("a")));
        assert_eq!(shown(&typed), Some("budget.lines[1]"));
    }

    #[test]
    fn the_copy_of_a_line_is_shown_in_its_place() {
        let open = opened();
        let copied = open.apply(Action::Duplicate("budget.lines[1]".into()));
        assert_eq!(shown(&copied), Some("budget.lines[2]"));
        // That of another one is not.
        let copied = open.apply(Action::Duplicate("budget.lines[0]".into()));
        assert_eq!(shown(&copied), Some("budget.lines[2]"), "it is the third by now");
    }

    #[test]
    fn what_lies_over_the_page_goes_where_somebody_goes_to_a_place_outside_of_it() {
        let gone_to = |is_over: bool, tells: Tells, place: &str| {
            let open = Action::Open(Drawer { tells, name: String::new(), is_over, top: 0 });
            opened().apply(open).apply(Action::Go(place.to_owned())).drawer.is_some()
        };
        let why = || Tells::Why { about: "budget".into(), rule: String::new() };
        let line = || Tells::Line { path: "budget.lines[1]".into() };
        assert!(!gone_to(true, why(), "budget.lines[0].quantity"));
        assert!(gone_to(false, why(), "budget.lines[0].quantity"));
        assert!(gone_to(true, line(), "budget.lines[1].quantity"));
        assert!(!gone_to(true, line(), "title"));
    }

    #[test]
    fn what_was_opened_in_one_language_closes_with_it() {
        let tells = Tells::Help { question: "title".into() };
        let open = Action::Open(Drawer { tells, name: "名前".into(), is_over: false, top: 0 });
        assert_eq!(opened().apply(open).apply(Action::Speak(Lang::En)).drawer, None);
        assert_eq!(shown(&opened().apply(Action::Speak(Lang::En))), Some("budget.lines[1]"));
    }

    #[test]
    fn the_drawer_follows_from_line_to_line_and_opens_for_none() {
        let follow = || Action::Follow("budget.lines[2]".into());
        assert_eq!(shown(&opened().apply(follow())), Some("budget.lines[2]"));
        let shut = opened().apply(Action::Shut);
        assert!(!shut.drawer.as_ref().is_some_and(|open| open.follows("budget.lines[2]")));
        assert!(!opened().drawer.as_ref().is_some_and(|open| open.follows("budget.lines[1]")));
    }
}
