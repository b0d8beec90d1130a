//! What is left: yen that can still be added, by category.

use std::rc::Rc;

use yew::prelude::*;

use super::known::Known;
use crate::fitting::{CategoryRoom, Room};
use crate::ui::late::desk::scrolled;
use crate::ui::words::filled;

/// What remains, and what each category alone could still take.
pub(super) fn room(known: &Rc<Known>, room: &Room) -> Html {
    let desk = &known.desk;
    let row = |category: &CategoryRoom| {
        html! {
            <tr data-fit-room={category.code.clone()}>
                <th scope="row">{known.category(&category.code)}</th>
                <td class="digits">{known.yen(category.yen)}</td>
            </tr>
        }
    };
    html! {
        <section>
            <h4>{filled(desk.t("fit.room"), &known.yen(room.with_tax))}</h4>
            <p>{filled(desk.t("fit.before_tax"), &known.yen(room.before_tax_and_administration))}</p>
            <p>{filled(desk.t("fit.outsourcing_allowed"), &known.yen(room.outsourcing.allowed))}</p>
            <details class="explanation">
                <summary>{desk.t("fit.by_category")}</summary>
                <p>{desk.t("fit.by_category_lead")}</p>
                {scrolled(desk.t("fit.by_category"), html! {
                    <table class="fit-table">
                        <thead><tr>
                            <th scope="col">{desk.t("fit.category")}</th>
                            <th scope="col" class="digits">{desk.t("fit.can_add")}</th>
                        </tr></thead>
                        <tbody>{ for room.categories.iter().map(row) }</tbody>
                    </table>
                })}
            </details>
        </section>
    }
}
