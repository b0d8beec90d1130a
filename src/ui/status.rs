//! Says the result once typing pauses, for those who don't see the panel change.

use gloo::timers::callback::Timeout;
use yew::prelude::*;

/// Silence after the last change before the result is said.
const PAUSE_MS: u32 = 1200;

/// A text to be said.
#[derive(Clone, PartialEq, Properties)]
pub(super) struct Props {
    /// What is said.
    pub text: AttrValue,
}

/// A polite live region.
#[component]
pub(super) fn Status(props: &Props) -> Html {
    let said = use_state(AttrValue::default);
    {
        let said = said.clone();
        use_effect_with(props.text.clone(), move |text| {
            let text = text.clone();
            let timer = Timeout::new(PAUSE_MS, move || said.set(text));
            move || drop(timer)
        });
    }
    // The region stays, since only that is listened to; what is said in it is another element each time.
    html! {
        <p class="hidden" role="status" translate="no"><span key={said.to_string()}>{&*said}</span></p>
    }
}
