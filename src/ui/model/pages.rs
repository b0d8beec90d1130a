//! Which entries of a long list are shown: so many at a time, so that no list is too long to be there.

use std::ops::Range;
use std::rc::Rc;

use super::entry;
use crate::proposal::most_of;

/// Entries of a page.
const PAGE: usize = 50;
/// The same of lists whose entries hold lists themselves.
const FEW: usize = 5;

/// The pages that long lists are turned to, by the lists' paths.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(in crate::ui) struct Pages(Vec<(Rc<str>, usize)>);

impl Pages {
    /// The entries of a list that are shown, out of so many.
    pub(in crate::ui) fn shown(&self, list: &str, count: usize) -> Range<usize> {
        let size = size(list);
        let turned = self.0.iter().find(|(known, _)| **known == *list);
        let page = turned.map_or(0, |(_, page)| *page).min(count.saturating_sub(1) / size);
        page * size..count.min(page * size + size)
    }

    /// Turns every list on the way to a place to the page that holds it.
    pub(super) fn turn(&mut self, path: &str) {
        let ends = path.match_indices(']').map(|(end, _)| end + 1);
        for (list, place) in ends.filter_map(|end| entry::place_of(path.get(..end)?)) {
            let page = place / size(list);
            match self.0.iter_mut().find(|(known, _)| **known == *list) {
                Some((_, known)) => *known = page,
                None if page > 0 => self.0.push((list.into(), page)),
                None => {}
            }
        }
    }
}

/// How many entries of a list there are on the page at most. More than are read, so that what is one too many
/// can be looked at, but no more than twice as many: a file may hold a million.
pub(in crate::ui) fn most_shown(list: &str) -> usize {
    2 * most_of(list.rsplit('.').next().unwrap_or(list))
}

fn size(list: &str) -> usize {
    if list.ends_with("years") && !list.ends_with("participation_years") || list == "scenarios" {
        FEW
    } else {
        PAGE
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_shows_the_page_of_the_place_that_was_gone_to() {
        let mut pages = Pages::default();
        let measures = "scenarios[7].co2.measures";
        assert_eq!((pages.shown(measures, 0), pages.shown(measures, 3)), (0..0, 0..3));
        assert_eq!(pages.shown(measures, 51), 0..50);
        pages.turn("scenarios[7].co2.measures[130].name");
        assert_eq!(pages.shown(measures, 1000), 100..150);
        assert_eq!(pages.shown("scenarios", 9), 5..9);
        // What was shown is gone.
        assert_eq!((pages.shown(measures, 60), pages.shown(measures, 0)), (50..60, 0..0));
        pages.turn("scenarios[7].co2.measures[2]");
        assert_eq!(pages.shown(measures, 1000), 0..50);
        assert_eq!(pages.shown("application.participation_years", 60), 0..50);
        assert_eq!((most_shown(measures), most_shown("years")), (2_000, 200));
    }
}
