//! The cost lines looked through: found, filtered, sorted and grouped, and many changed at once. The
//! table itself stays the page's; this tells it which rows to show, and what to change.

mod bulk;
mod controls;
mod known;

use std::collections::{HashMap, HashSet};
use std::rc::Rc;

use yew::prelude::*;

use self::known::{Known, sum};
use super::desk::Desk;
use crate::arrange::{Arrangement, Criteria, arrange, described};
use crate::ui::asked::Lines;
use crate::ui::model::arranged::{Heading, Shown, Turn};
use crate::ui::words::filled;

/// What it needs.
#[derive(Clone, PartialEq, Properties)]
pub(super) struct Props {
    /// What every view needs.
    pub desk: Desk,
    /// The lines.
    pub lines: Lines,
}

/// An order that rows keep while someone types in them: what was asked, all lines there were then, and
/// those shown.
struct Kept {
    criteria: Criteria,
    all: Vec<Rc<str>>,
    shown: Vec<Rc<str>>,
}

/// The controls above the table.
#[component]
pub(super) fn Arrange(props: &Props) -> Html {
    let desk = &props.desk;
    let criteria = use_state(Criteria::default);
    let known =
        use_memo(props.clone(), |Props { desk, lines }| Known::of(desk, lines).map(Rc::new));
    let kept = use_mut_ref(|| None::<Kept>);
    let arranged = (*known).as_ref().map(|known| {
        let mut kept = kept.borrow_mut();
        // Rows as entered stand as the page has them, wherever one was added or moved.
        let stays = |kept: &Kept| kept.criteria == *criteria && *criteria != Criteria::default();
        let arranged =
            kept.take().filter(stays).map(|kept| again(known, &kept)).unwrap_or_else(|| {
                arrange(&known.nodes, &known.estimate, known.desk.rules, &criteria)
            });
        let name = |place: &usize| known.names.get(*place).cloned();
        let shown = arranged.order.iter().filter_map(name).collect();
        *kept = Some(Kept { criteria: (*criteria).clone(), all: known.names.clone(), shown });
        arranged
    });
    let told = match (&*known, &arranged) {
        (Some(known), Some(arranged)) => told(known, &criteria, arranged),
        _ => Shown::default(),
    };
    {
        let turn = props.lines.turn.clone();
        use_effect_with(told, move |told| turn.dispatch(Turn::Show(told.clone())));
    }
    let (Some(known), Some(arranged)) = (&*known, &arranged) else { return Html::default() };
    // In the order they are seen in; what is not seen is not to be changed.
    let chosen = &props.lines.chosen;
    let is_chosen =
        |place: &&usize| known.names.get(**place).is_some_and(|name| chosen.contains(name));
    let places: Rc<[usize]> = arranged.order.iter().filter(is_chosen).copied().collect();
    let lines = filled(desk.t("arrange.lines"), &arranged.sum.lines.to_string());
    html! {
        <div class="arrange" role="region" tabindex="-1" aria-label={desk.t("arrange.name")}>
            {controls::controls(known, &criteria)}
            <p class="arrange-sum">
                <span role="status">{lines}</span>{sum(desk, &arranged.sum)}{desk.t("arrange.before")}
            </p>
            {bulk::bulk(&bulk::Chosen { known: Rc::clone(known), places }, &arranged.order)}
        </div>
    }
}

/// The rows as they stood, the new ones last.
fn again(known: &Known, kept: &Kept) -> Arrangement {
    let places: HashMap<&str, usize> = known.names.iter().map(|name| &**name).zip(0..).collect();
    let all: HashSet<&str> = kept.all.iter().map(|name| &**name).collect();
    let stay = kept.shown.iter().filter_map(|name| places.get(&**name).copied());
    let added = known.names.iter().zip(0..).filter(|(name, _)| !all.contains(&***name));
    let order: Vec<usize> = stay.chain(added.map(|(_, place)| place)).collect();
    described(order, &known.estimate, kept.criteria.grouped)
}

/// Which rows the page is to show; no order where it is all of them as they were entered.
fn told(known: &Known, criteria: &Criteria, arranged: &Arrangement) -> Shown {
    let is_plain = *criteria == Criteria::default();
    let order = (!is_plain).then(|| [known.named(&arranged.order), known.names.clone()]);
    let desk = &known.desk;
    let headings = arranged.groups.iter().map(|group| {
        let rule = group.category.and_then(|index| desk.rules.budget.categories.get(index));
        let lines = filled(desk.t("arrange.group"), &group.sum.lines.to_string());
        Heading {
            start: group.start,
            name: rule.map_or(desk.t("unanswered"), |rule| desk.pick(&rule.title)).to_owned(),
            sum: lines + &sum(desk, &group.sum),
            figure: None,
        }
    });
    Shown { order, headings: headings.collect() }
}
