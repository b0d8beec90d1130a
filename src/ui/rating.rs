//! One item of the evaluation as a row: its points, and the fields of its rating where it is judged.

use yew::prelude::*;

use super::control::{Control, control};
use super::drawer;
use super::evidence;
use super::guide;
use super::notes;
use super::shown::Unit;
use super::unsure;
use super::view::View;
use super::words::filled;
use crate::domain::assessment::{Item, ItemKind};
use crate::proposal::{Field as Spec, Kind, Node, RATING_BOUNDS};
use crate::rules::{ItemRule, Rule, Scored};

/// The bounds of a rating, as fields.
pub(super) const BOUNDS: &[Spec] = &[
    Spec { path: "ratings[].low", kind: Kind::Quantity },
    Spec { path: "ratings[].expected", kind: Kind::Quantity },
    Spec { path: "ratings[].high", kind: Kind::Quantity },
];

/// The columns between an item's name and its reason: each the key of its name.
pub(super) const COLUMNS: [&str; 5] =
    ["item.max", "item.low", "item.expected", "item.high", "item.kind"];

/// The id of a column's name.
pub(super) fn column_id(view: &View<'_>, key: &str) -> String {
    format!("{}:{key}", view.path("score"))
}

/// The row, and below it what is wrong and the buttons of guided mode, where it is there.
pub(super) fn row(view: &View<'_>, item: &Item, rule: &'static Rule<ItemRule>) -> Html {
    let ctx = view.ctx;
    let part = format!("ratings.{}", item.id);
    let path = view.path(&part);
    let rating = view.root.at(&part);
    let title = ctx.pick(&rule.title);
    // A rating that no longer counts stays in sight, for its warning to have a place.
    let is_asked = rule.value.scored == Scored::Judged
        && view.has("ratings")
        && (item.kind != ItemKind::NotApplicable || !rating.is_unanswered());
    let figures = view.figures(&format!("score.items.{}.", item.id));
    let written = evidence::written(view, &item.id);
    let points = [("low", Some(item.low)), ("expected", item.expected), ("high", Some(item.high))];
    let bound = |((spec, (key, value)), column): ((&Spec, (&str, Option<_>)), &&'static str)| {
        let bound = Bound {
            spec: *spec,
            path: format!("{path}.{key}").into(),
            named: format!("{} {path}:name", column_id(view, column)),
            column: ctx.t(column),
        };
        let figure = figures.one(key, value, Unit::Bare);
        if is_asked {
            asked(view, &bound, rating.get(key), figure)
        } else {
            html! { <td role="cell" data-name={bound.column}>{figure}</td> }
        }
    };
    let bounds = BOUNDS.iter().zip(points).zip(COLUMNS.iter().skip(1));
    let about = format!("score.items.{}", item.id);
    html! {
        <tbody role="rowgroup" id={path.clone()} data-kind={item.kind.code()} data-current={guide::mark(ctx, &path)}>
            <tr role="row">
                <th role="rowheader" scope="row">
                    <span class="named">
                        <span id={format!("{path}:name")}>{title}</span>
                        if is_asked {
                            {drawer::ask(ctx, title, &part)}
                        }
                    </span>
                </th>
                <td role="cell" data-name={ctx.t("item.max")}>{figures.one("max", Some(item.max), Unit::Bare)}</td>
                { for bounds.map(bound) }
                <td role="cell" class={classes!("kind", is_asked.then_some("unsure-here"), (written > 0).then_some("backed-up"))}>
                    {figures.one("kind", Some(item.kind.code()), Unit::Kind)}
                    if written > 0 {
                        <span class="backed">{filled(ctx.t("item.viewpoints"), &written.to_string())}</span>
                    }
                    if is_asked {
                        {unsure::button(ctx, &format!("{path}.expected"), title, rating.get("expected"))}
                    }
                </td>
                <td role="cell" class="reason">{reason(view, title, &about, &rule.id)}</td>
            </tr>
            {below(view, &path)}
        </tbody>
    }
}

/// The way to how figures came about, as short as a row needs it.
pub(super) fn reason(view: &View<'_>, name: &str, about: &str, rule: &str) -> Html {
    drawer::why(view.ctx, name, &view.path(about), rule, view.ctx.t("why.short"))
}

/// A field of a rating.
struct Bound {
    spec: Spec,
    path: AttrValue,
    named: String,
    column: &'static str,
}

/// The field; while nothing is entered, the figure that counts until then lies in it.
fn asked(view: &View<'_>, bound: &Bound, value: &Node, figure: Html) -> Html {
    let Bound { spec, path, named, column } = bound;
    // What is wrong with the three bounds together is wrong with each.
    let item = path.rsplit_once('.').map_or("", |(item, _)| item);
    let found = [path.as_str(), item].map(|place| (place, view.notes.at(place)));
    let is_wrong = found.iter().any(|(_, problems)| notes::is_invalid(problems));
    let is_empty = value.is_unanswered();
    let assumed = format!("{path}:assumed");
    let said = found.iter().filter_map(|(at, problems)| notes::described(at, &[], problems.len()));
    let ids: Vec<String> = is_empty
        .then(|| assumed.clone())
        .into_iter()
        .chain(said.map(|ids| ids.to_string()))
        .collect();
    let described = (!ids.is_empty()).then(|| ids.join(" ").into());
    let control = control(&Control {
        ctx: view.ctx,
        spec: *spec,
        path,
        value,
        labelled: Some(named.clone().into()),
        described,
        invalid: is_wrong.then_some("true"),
    });
    html! {
        <td role="cell" class="asked" data-name={*column}>
            <div class="points">
                {control}
                <span
                    class={if is_empty { "assumed" } else { "hidden" }}
                    id={is_empty.then_some(assumed)}
                    aria-hidden={(!is_empty).then_some("true")}
                >
                    {figure}
                </span>
            </div>
        </td>
    }
}

/// A row for what is said of an item, where anything is.
fn below(view: &View<'_>, path: &str) -> Html {
    let ctx = view.ctx;
    let places = RATING_BOUNDS.map(|bound| format!("{path}.{bound}"));
    let places = std::iter::once(path.to_owned()).chain(places);
    let said: Vec<Html> = places
        .map(|place| (view.notes.at(&place), place))
        .filter(|(problems, _)| !problems.is_empty())
        .map(|(problems, place)| notes::messages(ctx, &place, &problems))
        .collect();
    if said.is_empty() && guide::mark(ctx, path).is_none() {
        return Html::default();
    }
    html! {
        <tr role="row" class="below">
            <td role="cell" colspan="7">{ for said }{guide::controls(ctx, path)}</td>
        </tr>
    }
}
