//! The cost lines looked through: found, filtered, sorted and grouped, and many changed at once. The
//! table itself stays the page's; this tells it which rows to show, and what to change.
//!
//! The request has `budget` as typed and `chosen`, the names of the lines that are ticked. Told are
//! `arranged` with `order`, `known` and `headings`; `choose`, `repeat` and `remove` with `chosen`; `edit`
//! with `edits` of `[name, key, value]`.

mod bulk;
mod controls;

use std::cell::RefCell;
use std::collections::{HashMap, HashSet};
use std::rc::Rc;

use gloo::timers::callback::Timeout;
use yew::prelude::*;

use super::desk::{Desk, Props};
use crate::arrange::{Arrangement, Criteria, Edit, Sum, arrange, described, edited};
use crate::domain::assessment::Budget;
use crate::engine::Engine;
use crate::json::Node;
use crate::proposal::Reading;
use crate::rules::{Book, RuleSet};
use crate::ui::model::names::names;
use crate::ui::shown::{Unit, shown};
use crate::ui::slot::request as object;
use crate::ui::words::filled;

/// Milliseconds after which a change is shown.
const SHOWN: u32 = 400;

/// Lines and what is known about them.
pub(super) struct Known {
    /// What every view needs.
    pub desk: Desk,
    /// The rules of the draft's call.
    pub rules: &'static RuleSet,
    /// The lines as typed.
    pub nodes: Rc<[Node]>,
    /// The same with what was done here since: the page takes a moment to show it.
    latest: RefCell<Vec<Node>>,
    /// What follows from them.
    pub estimate: Rc<Budget>,
    /// What the lines are told apart by.
    pub names: Vec<Rc<str>>,
    /// The names of those that are ticked.
    pub chosen: Vec<Rc<str>>,
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
    let known = use_memo(props.clone(), |props| known(&props.desk, &props.request));
    let kept = use_mut_ref(|| None::<Kept>);
    let arranged = (*known).as_ref().map(|known| {
        let mut kept = kept.borrow_mut();
        // Rows as entered stand as the page has them, wherever one was added or moved.
        let stays = |kept: &Kept| kept.criteria == *criteria && *criteria != Criteria::default();
        let arranged = kept
            .take()
            .filter(stays)
            .map(|kept| again(known, &kept))
            .unwrap_or_else(|| arrange(&known.nodes, &known.estimate, known.rules, &criteria));
        let name = |place: &usize| known.names.get(*place).cloned();
        let shown = arranged.order.iter().filter_map(name).collect();
        *kept = Some(Kept { criteria: (*criteria).clone(), all: known.names.clone(), shown });
        arranged
    });
    let told = match (&*known, &arranged) {
        (Some(known), Some(arranged)) => told(known, &criteria, arranged),
        _ => Node::Null,
    };
    {
        let desk = desk.clone();
        use_effect_with(told, move |told| {
            let part = |key| (key, told.get(key).clone());
            desk.tell("arranged", [part("order"), part("known"), part("headings")]);
        });
    }
    let (Some(known), Some(arranged)) = (&*known, &arranged) else { return Html::default() };
    // In the order they are seen in; what is not seen is not to be changed.
    let chosen: HashSet<&str> = known.chosen.iter().map(|name| &**name).collect();
    let is_chosen =
        |place: &&usize| known.names.get(**place).is_some_and(|name| chosen.contains(&**name));
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

/// Yen in words, and how many lines are without.
pub(super) fn sum(desk: &Desk, sum: &Sum) -> String {
    let amount = shown(desk.lang, &sum.amount.to_string(), Unit::Yen);
    match sum.unknown {
        0 => amount,
        unknown if unknown == sum.lines => desk.t("arrange.none_known").into(),
        unknown => amount + &filled(desk.t("arrange.unknown"), &unknown.to_string()),
    }
}

fn known(desk: &Desk, request: &Node) -> Option<Rc<Known>> {
    let rules = desk.rules?;
    let budget = request.get("budget");
    let draft = object([("rules", Node::text(&rules.id)), ("budget", budget.clone())]);
    let assessed = Engine::new(Book::shipped(), Reading::Draft).assess(&draft).ok()?;
    let chosen = request.get("chosen").elements().iter();
    let lines = budget.get("lines").elements();
    Some(Rc::new(Known {
        desk: desk.clone(),
        rules,
        names: names(lines),
        nodes: lines.into(),
        latest: RefCell::new(lines.to_vec()),
        estimate: assessed.budget,
        chosen: chosen.filter_map(|name| name.as_text().map(Rc::from)).collect(),
    }))
}

/// Which rows the page is to show; no order where it is all of them as they were entered.
fn told(known: &Known, criteria: &Criteria, arranged: &Arrangement) -> Node {
    let is_plain = *criteria == Criteria::default();
    let order = if is_plain { Node::Null } else { known.named(&arranged.order) };
    let headings = arranged.groups.iter().map(|group| {
        let rule = group.category.and_then(|index| known.rules.budget.categories.get(index));
        let name = rule.map_or(known.desk.t("unanswered"), |rule| known.desk.pick(&rule.title));
        let lines = filled(known.desk.t("arrange.group"), &group.sum.lines.to_string());
        object([
            ("start", Node::text(&group.start.to_string())),
            ("name", Node::text(name)),
            ("sum", Node::text(&(lines + &sum(&known.desk, &group.sum)))),
        ])
    });
    let all = known.names.iter().map(|name| Node::text(name));
    let known = if is_plain { Node::Null } else { Node::list(all) };
    object([("order", order), ("known", known), ("headings", Node::list(headings))])
}

impl Known {
    /// Tells the page to change lines, as these say that are not shown yet.
    pub(super) fn change(self: &Rc<Self>, edits: impl FnOnce(&[Node]) -> Vec<Edit>) {
        let mut latest = self.latest.borrow_mut();
        let edits = edits(&latest);
        *latest = edited(&latest, &edits);
        let edit = |edit: &Edit| {
            let name = self.names.get(edit.line).map_or(Node::Null, |name| Node::text(name));
            Node::list([name, Node::text(edit.key), edit.value.clone()])
        };
        let edits = Node::list(edits.iter().map(edit));
        drop(latest);
        self.desk.tell("edit", [("edits", edits)]);
        // By then the page shows it, in another view of the lines; or it was undone, and this one stays.
        let known = Rc::clone(self);
        Timeout::new(SHOWN, move || known.latest.replace(known.nodes.to_vec()).clear()).forget();
    }

    /// The names of lines at some positions.
    pub(super) fn named(&self, places: &[usize]) -> Node {
        let name = |place: &usize| self.names.get(*place).map(|name| Node::text(name));
        Node::list(places.iter().filter_map(name))
    }
}
