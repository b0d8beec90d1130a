//! Cases side by side: the proposal and its variants, the years against their caps, reviewers, and the
//! proposals of files.

mod files;
mod grid;
mod known;
mod others;

use std::rc::Rc;

use yew::prelude::*;

use self::files::Files;
pub(super) use self::grid::{Grid, Line, Shown};
pub(super) use self::known::line;
use super::desk::{Desk, Props};
use crate::domain::assessment::Scenario;
use crate::planning::compare;
use crate::ui::model::over::Given;
use crate::ui::words::filled;

/// Files that are to be compared.
#[derive(Clone, PartialEq, Properties)]
pub(super) struct ComparedProps {
    /// What every view needs.
    pub desk: Desk,
    /// The files.
    pub files: Rc<[Given]>,
}

/// The proposals of files alone.
#[component]
pub(super) fn Compared(props: &ComparedProps) -> Html {
    let ComparedProps { desk, files } = props;
    use_memo(files.clone(), |given| files::take(given));
    html! { <div class="cases"><Files desk={desk.clone()} /></div> }
}

/// All of them.
#[component]
pub(super) fn Cases(props: &Props) -> Html {
    let desk = &props.desk;
    let part = |title, none, lead, grid: Option<Grid>| {
        html! {
            <section>
                <h3>{desk.t(title)}</h3>
                if grid.is_none() {
                    <p>{desk.t(none)}</p>
                } else {
                    <p>{desk.t(lead)}</p>
                    { for grid.map(|grid| grid.render(desk)) }
                }
            </section>
        }
    };
    let (differ, reviewers) = others::reviewers(desk);
    html! {
        <div class="cases" role="region" tabindex="-1" aria-label={desk.t("cases.name")}>
            {part("cases.scenarios", "cases.no_scenarios", "cases.scenarios_lead", scenarios(desk))}
            {part("cases.years", "cases.no_years", "cases.years_lead", others::years(desk))}
            {part("cases.reviewers", "cases.no_reviewers", differ, reviewers)}
            <Files desk={desk.clone()} />
        </div>
    }
}

/// The tables of all that there is to compare, for paper.
pub(super) fn grids(desk: &Desk) -> Vec<Grid> {
    let (_, reviewers) = others::reviewers(desk);
    let own = [scenarios(desk), others::years(desk), reviewers];
    own.into_iter().flatten().chain(files::grids(desk)).collect()
}

fn scenarios(desk: &Desk) -> Option<Grid> {
    let scenarios = desk.assessment().scenarios.as_deref().filter(|all| !all.is_empty())?;
    let name = |(place, scenario): (usize, &Scenario)| {
        let number = (place + 1).to_string();
        scenario.name.clone().unwrap_or_else(|| filled(desk.t("cases.case"), &number))
    };
    let head = [desk.t("cases.figure"), desk.t("cases.proposal")].map(str::to_owned);
    Some(Grid {
        code: "scenarios",
        name: desk.t("cases.scenarios").to_owned(),
        head: head.into_iter().chain(scenarios.iter().enumerate().map(name)).collect(),
        rows: compare(desk.assessment()).iter().map(|row| desk.line(row, true)).collect(),
    })
}
