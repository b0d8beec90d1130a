//! How the cells of a workbook that is read look: their number formats, and whether they are struck through.

use std::collections::HashMap;
use std::rc::Rc;

use calamine::Style;

use super::format::Format;

/// How a cell looks.
#[derive(Clone, Debug, Default)]
pub(super) struct CellLook {
    /// Its number format, where it is known.
    pub format: Option<Rc<Format>>,
    /// It is struck through.
    pub is_struck: bool,
}

/// What the reader gives for formats that it does not know.
const GENERAL: &str = "General";

/// All looks of a workbook; many have the same format.
pub(super) fn looks<'s>(styles: &'s [Style]) -> Vec<CellLook> {
    let mut known: HashMap<&'s str, Option<Rc<Format>>> = HashMap::new();
    let look = |style: &'s Style| {
        let format = style.number_format.as_ref().and_then(|format| {
            let own = format.format_code.as_str();
            let built_in = format.format_id.filter(|_| own == GENERAL).and_then(Format::built_in);
            let code = built_in.unwrap_or(own);
            known.entry(code).or_insert_with(|| Format::read(code).map(Rc::new)).clone()
        });
        let is_struck = style.font.as_ref().is_some_and(|font| font.strikethrough);
        CellLook { format, is_struck }
    };
    styles.iter().map(look).collect()
}
