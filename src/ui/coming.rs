//! A step whose chunk is on its way, or could not be had.

use yew::platform::spawn_local;
use yew::prelude::*;

use super::ctx::Ctx;
use super::later;
use super::lazy::{failed, waiting};

/// What it needs.
#[derive(Clone, PartialEq, Properties)]
pub(super) struct Props {
    /// What every part of the page needs.
    pub ctx: Ctx,
    /// The step.
    pub id: &'static str,
}

/// Asks for the chunk, once more where somebody wants it.
#[component]
pub(super) fn Coming(props: &Props) -> Html {
    let Props { ctx, id } = props;
    let tries = use_state_eq(|| 0_u32);
    let is_lost = use_state_eq(|| false);
    {
        let is_lost = is_lost.setter();
        use_effect_with(*tries, move |_| {
            is_lost.set(false);
            spawn_local(async move { is_lost.set(!later::come().await) });
        });
    }
    html! {
        <>
            <h2 id={format!("{id}-title")} tabindex="-1">{ctx.t(id)}</h2>
            if *is_lost {
                {failed(ctx, Callback::from(move |_: MouseEvent| tries.set(tries.wrapping_add(1))))}
            } else {
                {waiting(ctx)}
            }
        </>
    }
}
