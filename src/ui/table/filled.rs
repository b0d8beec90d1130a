//! What a block of cells that was pasted in a cell has come to: what was filled, and what did not fit.

use yew::prelude::*;

use crate::proposal::most_of;
use crate::text::grouped;
use crate::ui::ctx::Ctx;
use crate::ui::model::cells::Outcome;
use crate::ui::words::{filled, filled_all};

/// Columns that are named, and characters of each.
const NAMED: usize = 5;
const MOST_CHARACTERS: usize = 20;

/// The sentences.
pub(super) fn said(ctx: &Ctx, outcome: &Outcome) -> Html {
    let Outcome { cells, lines, columns, rows } = outcome;
    let most = grouped(&most_of("lines").to_string());
    let count = columns.len().to_string();
    html! {
        <p class="note" data-import="filled">
            {filled(ctx.t("filled"), &cells.to_string())}
            if *lines > 0 {
                {filled(ctx.t("filled.lines"), &lines.to_string())}
            }
            if !columns.is_empty() {
                {filled_all(ctx.t("filled.columns"), &[&count, &named(columns, ctx.t("comma"))])}
            }
            if *rows > 0 {
                {filled_all(ctx.t("filled.rows"), &[&rows.to_string(), &most])}
            }
        </p>
    }
}

/// What stands first in the columns, cut where it is long.
fn named(columns: &[String], comma: &str) -> String {
    let cut = |text: &String| {
        let start: String = text.chars().take(MOST_CHARACTERS).collect();
        if start.len() < text.len() { format!("{start}…") } else { start }
    };
    let mut names: Vec<String> = columns.iter().take(NAMED).map(cut).collect();
    names.extend((columns.len() > NAMED).then(|| "…".to_owned()));
    names.join(comma)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_texts_and_many_columns_are_cut() {
        let columns =
            |texts: &[&str]| texts.iter().map(|text| (*text).to_owned()).collect::<Vec<_>>();
        assert_eq!(named(&columns(&["1,000", "備考"]), "、"), "1,000、備考");
        assert_eq!(named(&columns(&[&"あ".repeat(21)]), "、"), format!("{}…", "あ".repeat(20)));
        assert_eq!(named(&columns(&["1", "2", "3", "4", "5", "6"]), ", "), "1, 2, 3, 4, 5, …");
    }
}
