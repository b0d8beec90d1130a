//! How fields are worded in the list of adopted projects.

use yew::prelude::*;

use super::parts::head;
use crate::programme::{Wording, Wordings};
use crate::ui::late::desk::Desk;
use crate::ui::words::Lang;

/// The wordings.
pub(super) fn fields(desk: &Desk) -> Html {
    let list = Wordings::shipped();
    let wording = |wording: &'static Wording| {
        // Applications are in Japanese, so those are the words to use.
        let official = desk.lang != Lang::Ja;
        html! {
            <li data-wording={wording.code.clone()}>
                {desk.pick(&wording.name)}
                if official {
                    <span class="programme-kind" lang="ja">{&wording.name.ja}</span>
                }
            </li>
        }
    };
    html! {
        <section>
            {head(desk, &list.about)}
            <ul class="bullets">{ for list.wordings.iter().map(wording) }</ul>
        </section>
    }
}
