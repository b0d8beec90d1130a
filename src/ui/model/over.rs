//! What is shown over the page until it is closed.

use std::rc::Rc;

/// What is shown over the page now, and what was offered meanwhile.
#[derive(Clone, Debug, Default)]
pub(in crate::ui) struct Stage {
    /// What is shown.
    pub now: Option<Over>,
    /// What comes once that is closed.
    next: Option<Over>,
}

impl Stage {
    /// Shows something. What others offer takes the place of nothing that a person has open, here or beside it
    /// (`is_reading`); of several offers the last one waits. Who follows one link after another sees the last.
    pub(super) fn show(&mut self, over: Over, is_reading: bool) {
        let is_offer = |over: &Over| matches!(over, Over::Offered(_));
        let is_link = |over: &Over| matches!(over, Over::Offered(Offer::Link(_)));
        let gives_way = |now: &Over| !is_offer(&over) || (is_link(&over) && is_link(now));
        let is_free = self.now.as_ref().map_or(!is_reading || !is_offer(&over), gives_way);
        let place = if is_free { &mut self.now } else { &mut self.next };
        *place = Some(over);
    }

    /// What a person had open beside it is closed: what waited comes, unless something is shown.
    pub(super) fn resume(&mut self) {
        if self.now.is_none() {
            self.close();
        }
    }

    /// Closes what is shown, for what waits.
    pub(super) fn close(&mut self) {
        self.now = self.next.take();
    }
}

/// What is shown over the page.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::ui) enum Over {
    /// A proposal from elsewhere, before it is opened.
    Offered(Offer),
    /// Proposals of files beside the one that is worked on.
    Compared(Rc<[Given]>),
}

/// A proposal that a link or the page around this one brings.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::ui) enum Offer {
    /// The fragment of a link.
    Link(String),
    /// A file's text, and who offers it.
    Text(String, String),
}

/// A file that a person chose.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::ui) struct Given {
    /// Its name.
    pub name: String,
    /// What it holds; none where it was not read.
    pub text: Option<String>,
    /// It was too large to be read.
    pub is_large: bool,
}

impl Over {
    /// What it is called in the page's code.
    pub(in crate::ui) fn code(&self) -> &'static str {
        match self {
            Self::Offered(_) => "linked",
            Self::Compared(_) => "compared",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn offer(text: &str) -> Over {
        Over::Offered(Offer::Text(text.to_owned(), "host".to_owned()))
    }

    #[test]
    fn what_is_offered_waits_until_what_is_open_is_closed() {
        let why = Over::Compared(Rc::from([]));
        let mut stage = Stage::default();
        stage.show(why.clone(), false);
        stage.show(offer("a"), false);
        assert_eq!(stage.now, Some(why.clone()));
        stage.close();
        assert_eq!(stage.now, Some(offer("a")));
        // Of several only the last one waits; what a person asks for comes at once.
        stage.show(offer("b"), false);
        stage.show(offer("c"), false);
        assert_eq!(stage.now, Some(offer("a")));
        stage.show(why.clone(), false);
        assert_eq!(stage.now, Some(why));
        stage.close();
        assert_eq!(stage.now, Some(offer("c")));
        stage.close();
        assert_eq!(stage.now, None);
    }

    #[test]
    fn what_is_offered_waits_for_the_drawer_too() {
        let mut stage = Stage::default();
        stage.show(offer("a"), true);
        assert_eq!(stage.now, None);
        stage.show(Over::Compared(Rc::from([])), true);
        stage.resume();
        assert_eq!(stage.now, Some(Over::Compared(Rc::from([]))));
        stage.close();
        assert_eq!(stage.now, Some(offer("a")));
    }

    #[test]
    fn a_link_takes_the_place_of_a_link_only() {
        let link = |text: &str| Over::Offered(Offer::Link(text.to_owned()));
        let mut stage = Stage::default();
        stage.show(link("a"), false);
        stage.show(link("b"), false);
        assert_eq!(stage.now, Some(link("b")));
        stage.show(offer("host"), false);
        assert_eq!(stage.now, Some(link("b")));
        stage.close();
        stage.show(link("c"), false);
        assert_eq!(stage.now, Some(offer("host")));
        stage.close();
        assert_eq!(stage.now, Some(link("c")));
    }
}
