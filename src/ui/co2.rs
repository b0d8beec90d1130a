//! The CO₂ that is cut, and what a tonne of it costs: a row a measure with what comes of it, and below that the
//! inputs of each, one of them unfolded.

use yew::prelude::*;

use super::eligibility::go;
use super::figure::facts;
use super::guide::question;
use super::list::{Entry, buttons, entries_of, heading, pages};
use super::measure;
use super::rating::reason;
use super::shown::Unit;
use super::view::View;
use super::words::filled;
use crate::proposal::Node;
use crate::quantity::Exact;

/// The columns of what comes of a measure, by the keys of their names.
pub(super) const COLUMNS: [&str; 7] = [
    "co2.col.annual_tonnes",
    "co2.col.lifetime_tonnes",
    "co2.col.subsidy",
    "co2.col.subsidy_yen_per_tonne",
    "co2.col.capital_yen_per_tonne",
    "co2.col.subsidy_share",
    "co2.col.threshold",
];

/// Measures with their figures; without their questions where a variant leaves them to its proposal.
pub(super) fn measures(view: &View<'_>) -> Html {
    let ctx = view.ctx;
    let list = view.path("co2.measures");
    if !view.has("co2") {
        return html! { <>{results(view)}{pages(ctx, &list, view.assessment.co2.measures.len())}</> };
    }
    let nodes = view.root.at("co2.measures").elements();
    let first = ctx.pages.shown(&list, nodes.len()).start;
    let body = |entry: Entry<'_>, node: &Node| {
        html! {
            <>
                <details class="measure" open={entry.index == first}>
                    <summary>{heading(entry.level, &named(view, entry.index))}</summary>
                    {measure::questions(ctx, view.notes, entry.path, node, entry.level + 1)}
                </details>
                {buttons(ctx, entry)}
            </>
        }
    };
    let names = ("measures.entry", "measures.add");
    let of_measures = html! {
        <>
            {results(view)}
            <div class="measures">{entries_of(ctx, &list, nodes, names, view.level, &body)}</div>
        </>
    };
    html! {
        <>
            {question(ctx, &list, of_measures)}
            {heading(view.level, ctx.t("threshold"))}
            <p class="help">{ctx.t("threshold.help")}</p>
            {view.fields("co2.threshold.")}
        </>
    }
}

/// What a measure is called: its number, and its name where it has one.
fn named(view: &View<'_>, index: usize) -> String {
    let number = filled(view.ctx.t("measures.entry"), &(index + 1).to_string());
    let node = view.root.at("co2.measures").elements().get(index);
    match node.and_then(|node| node.get("name").as_text()).map(str::trim) {
        Some(name) if !name.is_empty() => format!("{number} {name}"),
        _ => number,
    }
}

/// What comes of each measure, and of all together.
fn results(view: &View<'_>) -> Html {
    let ctx = view.ctx;
    let known = &view.assessment.co2.measures;
    let list = view.path("co2.measures");
    let shown = ctx.pages.shown(&list, known.len());
    let rows = known.iter().enumerate().skip(shown.start).take(shown.len());
    let row = |(index, known)| {
        let name = named(view, index);
        let title = if view.has("co2") {
            go(ctx, format!("{list}[{index}]"), &name, "")
        } else {
            html! { {name.clone()} }
        };
        let about = format!("co2.measures[{index}]");
        let cells = measure::figures(view, index, known).map(Some);
        line(view, title, cells, reason(view, &name, &about, ""))
    };
    let column = |key: &'static str| {
        html! { <th role="columnheader" scope="col">{ctx.t(key)}</th> }
    };
    html! {
        <>
            <div class="scroll" tabindex="0" role="region" aria-label={ctx.t("co2.results")}>
                <table class="dense co2" role="table" aria-label={ctx.t("co2.results")}>
                    <thead role="rowgroup">
                        <tr role="row">
                            <th role="columnheader" scope="col">{ctx.t("measures")}</th>
                            { for COLUMNS.into_iter().map(column) }
                            <th role="columnheader" scope="col">{ctx.t("item.why")}</th>
                        </tr>
                    </thead>
                    <tbody role="rowgroup">{ for rows.map(row) }</tbody>
                    <tfoot role="rowgroup">{totals(view)}</tfoot>
                </table>
            </div>
            {more(view)}
        </>
    }
}

/// A row of figures; a cell that has none stays empty.
fn line(view: &View<'_>, title: Html, cells: [Option<Html>; 7], why: Html) -> Html {
    let cell = |(key, figure): (&'static str, Option<Html>)| {
        let name = figure.is_some().then(|| view.ctx.t(key));
        html! { <td role="cell" data-name={name}>{figure.unwrap_or_default()}</td> }
    };
    html! {
        <tr role="row">
            <th role="rowheader" scope="row">{title}</th>
            { for COLUMNS.into_iter().zip(cells).map(cell) }
            <td role="cell" class="reason">{why}</td>
        </tr>
    }
}

/// All measures together, and those of them that cut energy-related CO₂.
fn totals(view: &View<'_>) -> Html {
    let ctx = view.ctx;
    let co2 = &view.assessment.co2;
    let figures = view.figures("co2.");
    let exact = |path, value: &Option<Exact>| Some(figures.one(path, value.as_ref(), Unit::Bare));
    let all = [
        exact("annual_tonnes", &co2.annual_tonnes),
        exact("lifetime_tonnes", &co2.lifetime_tonnes),
        Some(figures.one("subsidy", co2.subsidy, Unit::Bare)),
        exact("subsidy_yen_per_tonne", &co2.subsidy_yen_per_tonne),
        exact("capital_yen_per_tonne", &co2.capital_yen_per_tonne),
        None,
        Some(figures.one("threshold", Some(co2.threshold.code()), Unit::Status)),
    ];
    let of_energy = [
        exact("energy_origin_annual_tonnes", &co2.energy_origin_annual_tonnes),
        exact("energy_origin_lifetime_tonnes", &co2.energy_origin_lifetime_tonnes),
        None,
        exact("energy_origin_subsidy_yen_per_tonne", &co2.energy_origin_subsidy_yen_per_tonne),
        None,
        None,
        None,
    ];
    let title = ctx.t("co2.totals");
    html! {
        <>
            {line(view, html! { {ctx.t("co2.total")} }, all, reason(view, title, "co2", ""))}
            {line(view, html! { {ctx.t("co2.energy_origin")} }, of_energy, Html::default())}
        </>
    }
}

/// What stands in no column.
fn more(view: &View<'_>) -> Html {
    let co2 = &view.assessment.co2;
    let figures = view.figures("co2.");
    let t = |key| view.ctx.t(key);
    facts(vec![
        (t("co2.capital_cost"), figures.one("capital_cost", co2.capital_cost.as_ref(), Unit::Yen)),
        (
            t("co2.public_yen_per_tonne"),
            figures.one(
                "public_yen_per_tonne",
                co2.public_yen_per_tonne.as_ref(),
                Unit::YenPerTonne,
            ),
        ),
    ])
}
