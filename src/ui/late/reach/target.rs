//! The most subsidy and the fewest tonnes for an amount per tonne that a person names.

use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::known::Known;
use crate::planning::co2::{OfMeasure, targets};
use crate::proposal::normalised;
use crate::quantity::Number;
use crate::ui::focus;
use crate::ui::late::desk::Shared;
use crate::ui::model::typed;
use crate::ui::shown::Unit;
use crate::ui::words::filled;

/// What it needs.
#[derive(Clone, PartialEq, Properties)]
pub(super) struct Props {
    /// What is known.
    pub known: Shared<Known>,
}

/// The amount, and what it asks for.
#[component]
pub(super) fn Target(props: &Props) -> Html {
    let known = &props.known.0;
    let desk = &known.desk;
    let wanted = use_state(|| None::<String>);
    // The proposal's own threshold is where one begins; whoever types here tries others.
    let own = typed(known.desk.draft.at("co2.threshold.yen_per_tonne"));
    let text = (*wanted).clone().unwrap_or(own);
    let amount = normalised(&text).filter(|amount| !amount.is_negative());
    let oninput = {
        let wanted = wanted.setter();
        Callback::from(move |event: InputEvent| {
            wanted.set(Some(event.target_unchecked_into::<HtmlInputElement>().value()));
        })
    };
    html! {
        <section>
            <h4>{desk.t("reach.target")}</h4>
            <p>{desk.t("reach.target_lead")}</p>
            <label class="written">
                <span>{desk.t("reach.amount")}</span>
                <input type="text" inputmode="decimal" autocomplete="off" data-reach="amount" value={text.clone()} {oninput} />
            </label>
            {match amount {
                Some(amount) => asked(known, amount),
                None if text.is_empty() => Html::default(),
                None => html! { <p class="note" role="status">{desk.t("reach.amount_wanted")}</p> },
            }}
        </section>
    }
}

fn asked(known: &Known, amount: Number) -> Html {
    let desk = &known.desk;
    let targets = targets(&known.given, &known.co2, amount, known.desk.rules);
    let rows = targets.measures.iter().enumerate().map(|(place, asked)| row(known, place, asked));
    let all = &targets.all;
    let decimals = &known.desk.rules.planning.tonnes_decimals;
    html! {
        <>
            <table class="fit-table reach-table">
                <caption>{filled(desk.t("reach.caption"), &known.desk.said(Some(amount), Unit::YenPerTonne))}</caption>
                <thead><tr>
                    <th scope="col">{desk.t("reach.measure")}</th>
                    <th scope="col" class="digits">{desk.t("reach.now")}</th>
                    <th scope="col" class="digits">{desk.t("reach.subsidy")}</th>
                    <th scope="col" class="digits">{desk.t("reach.annual")}</th>
                </tr></thead>
                <tbody>{ for rows }</tbody>
                <tfoot><tr data-reach-row="all">
                    <th scope="row">{desk.t("reach.all")}</th>
                    <td class="digits" data-label={desk.t("reach.now")}>{known.desk.said(known.co2.subsidy_yen_per_tonne.as_ref(), Unit::YenPerTonne)}</td>
                    <td class="digits" data-label={desk.t("reach.subsidy")}>{known.desk.said(all.subsidy, Unit::Yen)}</td>
                    <td class="digits" data-label={desk.t("reach.annual")}>{known.desk.said(all.annual_tonnes.as_ref(), Unit::Tonnes)}</td>
                </tr></tfoot>
            </table>
            <p class="plan-soft">{desk.t("reach.note")}{" "}{desk.pick(&decimals.explanation)}</p>
        </>
    }
}

fn row(known: &Known, place: usize, asked: &OfMeasure) -> Html {
    let desk = &known.desk;
    let now =
        known.co2.measures.get(place).and_then(|measure| measure.subsidy_yen_per_tonne.clone());
    let edits = asked
        .edits(place)
        .filter(|edits| edits.iter().any(|(path, value)| known.desk.draft.at(path) != value));
    let button = edits.map(|edits| {
        let desk = desk.clone();
        let name = desk.t("reach.apply");
        let onclick = Callback::from(move |event: MouseEvent| {
            focus::around(&event, "[role=region]");
            desk.set(edits.clone());
        });
        html! {
            <button type="button" class="plain" data-reach-apply={place.to_string()} {onclick}>
                {name}<span class="hidden">{known.desk.t("list.of")}{known.measure(place)}</span>
            </button>
        }
    });
    html! {
        <tr key={place} data-reach-row={place.to_string()}>
            <th scope="row">{known.measure(place)}</th>
            <td class="digits" data-label={desk.t("reach.now")}>{known.desk.said(now, Unit::YenPerTonne)}</td>
            <td class="digits" data-label={desk.t("reach.subsidy")}>{known.desk.said(asked.subsidy, Unit::Yen)}<br />{button}</td>
            <td class="digits" data-label={desk.t("reach.annual")}>{known.desk.said(asked.annual_tonnes.as_ref(), Unit::Tonnes)}</td>
        </tr>
    }
}
