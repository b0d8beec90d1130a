//! What to do next, in full: every step in the order of what it changes, with its reason, its rule, and the
//! change it proposes.

mod known;
mod promise;
mod step;

use yew::prelude::*;

use self::known::Known;
use super::desk::Props;
use crate::rules::Rule;
use crate::ui::words::filled;

/// Steps of a group that are shown at once; the others unfold.
const FIRST: usize = 5;
/// Steps of a group that are shown at all; all are counted.
const MOST: usize = 100;

/// Every step, by groups.
#[component]
pub(super) fn Planning(props: &Props) -> Html {
    let known = &*use_memo(props.desk.clone(), Known::of);
    let desk = &known.desk;
    let groups = known.desk.rules.planning.ranks.iter().map(|rank| group(known, rank));
    html! {
        <div class="planning" role="region" tabindex="-1" aria-label={desk.t("plan.name")}>
            <p>{desk.t("plan.lead")}</p>
            if known.steps.is_empty() {
                <p>{desk.t("next.none")}</p>
            }
            { for groups }
            {convention(known)}
        </div>
    }
}

fn group(known: &Known, rank: &'static Rule<String>) -> Html {
    let desk = &known.desk;
    let all = known.steps.iter().filter(|step| step.rank.value == rank.value);
    let own: Vec<Html> = all.clone().take(MOST).map(|step| step::step(known, step)).collect();
    if own.is_empty() {
        return Html::default();
    }
    let count = all.count();
    let mut first = own;
    let others = first.split_off(FIRST.min(first.len()));
    html! {
        <section key={rank.value.as_str()} data-rank={rank.value.as_str()}>
            <h4>{desk.pick(&rank.title)}{" "}<span class="plan-soft">{filled(desk.t("plan.count"), &count.to_string())}</span></h4>
            <p class="plan-soft">{desk.pick(&rank.explanation)}</p>
            <ol class="plan-steps">{ for first }</ol>
            if !others.is_empty() {
                <details class="explanation">
                    <summary>{filled(desk.t("plan.others"), &(count - FIRST).to_string())}</summary>
                    if count > MOST {
                        <p>{filled(desk.t("plan.most"), &MOST.to_string())}</p>
                    }
                    <ol class="plan-steps" start={(FIRST + 1).to_string()}>{ for others }</ol>
                </details>
            }
        </section>
    }
}

/// On whose authority the steps stand in this order.
fn convention(known: &Known) -> Html {
    let desk = &known.desk;
    let why = known.desk.rules.planning.ranks.first().and_then(|rank| rank.why.as_ref());
    html! {
        <p class="basis">
            <strong>{desk.t("basis.convention")}</strong>
            {why.map(|why| html! { <>{desk.t("list.of")}{desk.pick(why)}</> })}
        </p>
    }
}
