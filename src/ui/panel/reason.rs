//! Figures that say, when they are pressed, why they are what they are.

use yew::prelude::*;

use crate::ui::drawer;
use crate::ui::figure::Figures;

/// A figure as a button that opens its reason; `name` is what it belongs to.
pub(super) fn reason(figures: &Figures<'_>, path: &str, name: &str, figure: Html) -> Html {
    drawer::reason(figures.ctx, name, &format!("{}{path}", figures.prefix), "", figure)
}
