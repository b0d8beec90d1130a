//! Which inputs move the subsidy per tonne most: a chart, and the same as a table.

use web_sys::HtmlSelectElement;
use yew::prelude::*;

use super::known::Known;
use crate::planning::co2::{Moved, sensitivity, thousandths};
use crate::quantity::Exact;
use crate::ui::control::option;
use crate::ui::late::desk::Shared;
use crate::ui::shown::Unit;
use crate::ui::words::filled;

/// Inputs that are drawn; the table has all.
const DRAWN: usize = 8;
/// Units of the chart from one input to the next.
const ROW: usize = 44;

/// What it needs.
#[derive(Clone, PartialEq, Properties)]
pub(super) struct Props {
    /// What is known.
    pub known: Shared<Known>,
}

/// Inputs that move the amount of one measure, or of all.
#[component]
pub(super) fn Sensitivity(props: &Props) -> Html {
    let known = &props.known.0;
    let desk = &known.desk;
    let of = use_state(|| None::<usize>);
    let count = known.co2.measures.len();
    let chosen = (*of).filter(|place| *place < count);
    let answer = use_memo((props.known.clone(), chosen), |(Shared(known), chosen)| {
        let mut engine = known.desk.engine().borrow().clone();
        let percent = known.desk.rules.planning.sensitivity.value;
        sensitivity(&mut engine, &known.desk.draft, *chosen, percent).unwrap_or_default()
    });
    let (now, moved) = &*answer;
    let onchange = {
        let of = of.setter();
        Callback::from(move |event: Event| {
            let select: HtmlSelectElement = event.target_unchecked_into();
            of.set(
                usize::try_from(select.selected_index())
                    .ok()
                    .and_then(|place| place.checked_sub(1)),
            );
        })
    };
    let rule = &known.desk.rules.planning.sensitivity;
    let measures = (0..count)
        .map(|place| option(&place.to_string(), &known.measure(place), chosen == Some(place)));
    html! {
        <section>
            <h4>{desk.pick(&rule.title)}</h4>
            <p>{desk.pick(&rule.explanation)}</p>
            <p class="basis"><strong>{desk.t("basis.convention")}</strong>{rule.why.as_ref().map(|why| html! { <>{desk.t("list.of")}{desk.pick(why)}</> })}</p>
            if count > 1 {
                <label class="written">
                    <span>{desk.t("reach.of")}</span>
                    <select data-reach="of" {onchange}>{option("", desk.t("reach.all"), chosen.is_none())}{ for measures }</select>
                </label>
            }
            {match now {
                Some(now) if !moved.is_empty() => html! { <>{drawn(known, now, moved)}{table(known, moved)}</> },
                Some(_) | None => html! { <p class="note" role="status">{desk.t("reach.unknown")}</p> },
            }}
        </section>
    }
}

/// What an input is called; of several measures, whose it is too.
fn name(known: &Known, input: &Moved, measure: &str) -> String {
    let desk = &known.desk;
    let field = desk.lang.find(&format!("field.{}", input.field)).unwrap_or_default();
    if known.co2.measures.len() == 1 {
        return field.to_owned();
    }
    format!("{measure}{}{field}", desk.t("list.of"))
}

/// The same where there is little room: the measure's number alone.
fn brief(known: &Known, input: &Moved) -> String {
    name(known, input, &(input.position + 1).to_string())
}

/// The same in full.
fn full(known: &Known, input: &Moved) -> String {
    name(known, input, &known.measure(input.position))
}

/// A bar for each of the first inputs, between what less and what more of it leads to; a line where the
/// amount is now.
fn drawn(known: &Known, now: &Exact, moved: &[Moved]) -> Html {
    let desk = &known.desk;
    let bars =
        moved.iter().filter_map(|input| Some((input, input.less.as_ref()?, input.more.as_ref()?)));
    let bars: Vec<(&Moved, &Exact, &Exact)> = bars.take(DRAWN).collect();
    let ends = || bars.iter().flat_map(|(_, less, more)| [*less, *more]).chain([now]);
    let (Some(least), Some(most)) = (ends().min(), ends().max()) else { return Html::default() };
    let place = |value: &Exact| thousandths(value, least, most).unwrap_or_default();
    let percent = |place: i128| format!("{}.{}%", place / 10, place % 10);
    let height = bars.len() * ROW + 30;
    let top = |row: usize| row * ROW + 30;
    let bar = |(row, (_, less, more)): (usize, &(&Moved, &Exact, &Exact))| {
        let (from, to) = (place(less.min(more)), place(less.max(more)));
        html! {
            <rect
                key={row}
                class="chart-bar"
                x={percent(from)}
                y={(top(row) + 18).to_string()}
                width={percent((to - from).max(2))}
                height="14"
            />
        }
    };
    let text = |(row, (input, ..)): (usize, &(&Moved, &Exact, &Exact))| {
        html! { <text key={row} class="chart-name" x="0" y={(top(row) + 12).to_string()}>{brief(known, input)}</text> }
    };
    let at = percent(place(now));
    let names: Vec<String> = bars.iter().map(|(input, ..)| full(known, input)).collect();
    let names = names.join(desk.t("comma"));
    // In percent of the width, so that names keep their size whatever it is.
    html! {
        <figure class="chart">
            <figcaption>{filled(desk.t("reach.chart"), &known.desk.said(Some(now), Unit::YenPerTonne))}</figcaption>
            <svg role="img" aria-label={filled(desk.t("reach.chart_said"), &names)} width="100%" height={height.to_string()}>
                { for bars.iter().enumerate().map(bar) }
                <line class="chart-now" x1={at.clone()} x2={at} y1="20" y2={height.to_string()} />
                { for bars.iter().enumerate().map(text) }
            </svg>
        </figure>
    }
}

fn table(known: &Known, moved: &[Moved]) -> Html {
    let desk = &known.desk;
    let row = |input: &Moved| {
        html! {
            <tr data-moved={input.field}>
                <th scope="row">{full(known, input)}</th>
                <td class="digits" data-label={desk.t("reach.input")}>{known.desk.said(Some(input.given), Unit::Bare)}</td>
                <td class="digits" data-label={desk.t("reach.less")}>{known.desk.said(input.less.as_ref(), Unit::YenPerTonne)}</td>
                <td class="digits" data-label={desk.t("reach.more")}>{known.desk.said(input.more.as_ref(), Unit::YenPerTonne)}</td>
            </tr>
        }
    };
    html! {
        <table class="fit-table reach-table">
            <thead><tr>
                <th scope="col">{desk.t("reach.what")}</th>
                <th scope="col" class="digits">{desk.t("reach.input")}</th>
                <th scope="col" class="digits">{desk.t("reach.less")}</th>
                <th scope="col" class="digits">{desk.t("reach.more")}</th>
            </tr></thead>
            <tbody>{ for moved.iter().map(row) }</tbody>
        </table>
    }
}
