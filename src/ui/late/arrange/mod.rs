//! The cost lines looked through: found, filtered, sorted and grouped, and many changed at once. The
//! table itself stays the page's; this tells it which rows to show, and what to change.
//!
//! The request has `budget` as typed and `chosen`, the positions that are ticked. Told are `arranged` with
//! `order` and `headings`, `choose` with `chosen`, `edit` with `edits` of `[path, value]`, `lines`, `copies`.

mod bulk;
mod controls;

use std::collections::HashSet;
use std::rc::Rc;

use yew::prelude::*;

use super::desk::Desk;
use crate::arrange::{Arrangement, Criteria, arrange};
use crate::domain::assessment::Budget;
use crate::engine::Engine;
use crate::json::Node;
use crate::proposal::Reading;
use crate::rules::{Book, RuleSet};
use crate::ui::control::typed;
use crate::ui::shown::{Unit, shown};
use crate::ui::slot::request as object;
use crate::ui::words::{filled, filled_all};

/// The lines of an estimate.
#[derive(Clone, Properties)]
pub(super) struct Props {
    /// What every view needs.
    pub desk: Desk,
    /// What was asked.
    pub request: Rc<Node>,
}

impl PartialEq for Props {
    fn eq(&self, other: &Self) -> bool {
        self.desk == other.desk && Rc::ptr_eq(&self.request, &other.request)
    }
}

/// Lines and what is known about them.
#[derive(Clone)]
pub(super) struct Known {
    /// What every view needs.
    pub desk: Desk,
    /// The rules of the draft's call.
    pub rules: &'static RuleSet,
    /// The lines as typed.
    pub nodes: Rc<[Node]>,
    /// What follows from them.
    pub estimate: Rc<Budget>,
    /// The positions that are ticked.
    pub chosen: Rc<[usize]>,
}

/// The controls above the table.
#[component]
pub(super) fn Arrange(props: &Props) -> Html {
    let Props { desk, request } = props;
    let criteria = use_state(Criteria::default);
    let known = use_memo(Held(props.clone()), |Held(props)| {
        known(&props.desk, &props.request).map(Rc::new)
    });
    let given = (Held(props.clone()), (*criteria).clone());
    let arranged = {
        let known = Rc::clone(&known);
        use_memo(given, move |(_, criteria)| {
            let known = (*known).as_ref()?;
            Some(arrange(&known.nodes, &known.estimate, known.rules, criteria))
        })
    };
    let count = request.at("budget.lines").elements().len();
    let order = use_mut_ref(|| None::<(Criteria, usize, Vec<usize>)>);
    let told = match (&*known, &*arranged) {
        (Some(known), Some(arranged)) => {
            let mut order = order.borrow_mut();
            // While someone types, rows stay where they are; only their sums follow. New ones are last.
            let stays = |(of, lines, _): &(Criteria, usize, Vec<usize>)| {
                *of == *criteria && *lines <= count && !criteria.grouped
            };
            let held = order.take().filter(stays).map(|(_, lines, mut order)| {
                order.extend(lines..count);
                order
            });
            let shown = held.unwrap_or_else(|| arranged.order.clone());
            let told = told(known, &criteria, arranged, &shown);
            *order = Some(((*criteria).clone(), count, shown));
            told
        }
        _ => Node::Null,
    };
    {
        let desk = desk.clone();
        use_effect_with(told, move |told| {
            let part = |key| (key, told.get(key).clone());
            desk.tell("arranged", [part("order"), part("headings")]);
        });
    }
    let Some(known) = &*known else { return Html::default() };
    let Some(arranged) = &*arranged else { return Html::default() };
    // What is not shown is not to be changed unseen.
    let on_screen: HashSet<usize> =
        order.borrow().iter().flat_map(|(.., order)| order.iter().copied()).collect();
    let chosen = known.chosen.iter().filter(|row| on_screen.contains(row)).copied().collect();
    let known = &Rc::new(Known { chosen, ..(**known).clone() });
    html! {
        <div class="arrange" role="region" aria-label={desk.t("arrange.name")}>
            {controls::controls(known, &criteria)}
            <p role="status" class="arrange-sum">{sum(desk, "arrange.shown", &arranged.sum)}</p>
            {bulk::bulk(known, &arranged.order)}
        </div>
    }
}

/// Lines and yen in words.
pub(super) fn sum(desk: &Desk, key: &'static str, sum: &crate::arrange::Sum) -> String {
    let amount = shown(desk.lang, &sum.amount.to_string(), Unit::Yen);
    let text = filled_all(desk.t(key), &[&sum.lines.to_string(), &amount]);
    if sum.unknown == 0 {
        return text;
    }
    text + &filled(desk.t("arrange.unknown"), &sum.unknown.to_string())
}

fn known(desk: &Desk, request: &Node) -> Option<Known> {
    let rules = desk.rules?;
    let budget = request.get("budget");
    let draft = object([("rules", Node::text(&rules.id)), ("budget", budget.clone())]);
    let assessed = Engine::new(Book::shipped(), Reading::Draft).assess(&draft).ok()?;
    let chosen = request.get("chosen").elements().iter();
    let chosen = chosen.filter_map(|node| typed(node).parse().ok());
    Some(Known {
        desk: desk.clone(),
        rules,
        nodes: budget.get("lines").elements().into(),
        estimate: assessed.budget,
        chosen: chosen.collect(),
    })
}

/// Which rows the page is to show; no order where it is all of them as they were entered.
fn told(known: &Known, criteria: &Criteria, arranged: &Arrangement, order: &[usize]) -> Node {
    let is_plain = *criteria == Criteria::default();
    let order = if is_plain { Node::Null } else { positions(order) };
    let headings = arranged.groups.iter().map(|group| {
        let rule = group.category.and_then(|index| known.rules.budget.categories.get(index));
        let name = rule.map_or(known.desk.t("unanswered"), |rule| known.desk.pick(&rule.title));
        let sum = sum(&known.desk, "arrange.group", &group.sum);
        object([
            ("start", position(group.start)),
            ("name", Node::text(name)),
            ("sum", Node::text(&sum)),
        ])
    });
    object([("order", order), ("headings", Node::list(headings))])
}

/// Positions as a tree.
pub(super) fn positions(positions: &[usize]) -> Node {
    Node::list(positions.iter().map(|place| position(*place)))
}

fn position(place: usize) -> Node {
    Node::Number(u64::try_from(place).unwrap_or_default().into())
}

/// Properties as something to compare by what they were asked.
#[derive(Clone, PartialEq)]
struct Held(Props);
