//! Which inputs move the subsidy per tonne most: each by itself a share down and up, all else as it is.

use std::cmp::Reverse;

use crate::engine::{Engine, FileError};
use crate::proposal::{FIELDS, Kind, Node, number_typed};
use crate::quantity::{Exact, Number, Yen, truncate_quotient};

const FIELD: &str = "co2.measures[].";

/// An input that moves the amount per tonne.
#[derive(Clone, Debug)]
pub struct Moved {
    /// The measure's position.
    pub position: usize,
    /// The field in the table of fields.
    pub field: &'static str,
    /// What is given now.
    pub given: Number,
    /// Yen per tonne with less of it; none where that can't be known.
    pub less: Option<Exact>,
    /// Yen per tonne with more of it.
    pub more: Option<Exact>,
}

impl Moved {
    /// How far apart both are.
    pub fn swing(&self) -> Option<Exact> {
        Some(self.more.as_ref()?.minus(self.less.as_ref()?).magnitude())
    }
}

/// The subsidy per tonne as it is, and every input that moves it by so many percent of itself, the one that
/// moves it most first: of one measure, or of all together.
///
/// # Errors
/// When the draft asks for rules that the engine does not have.
pub fn sensitivity(
    engine: &mut Engine<'_>,
    draft: &Node,
    of: Option<usize>,
    percent: Number,
) -> Result<(Option<Exact>, Vec<Moved>), FileError> {
    let mut answer = |draft: &Node| -> Result<Option<Exact>, FileError> {
        let co2 = engine.assess(draft)?.co2;
        Ok(match of {
            Some(position) => {
                let measure = co2.measures.into_iter().nth(position);
                measure.and_then(|measure| measure.subsidy_yen_per_tonne)
            }
            None => co2.subsidy_yen_per_tonne,
        })
    };
    let now = answer(draft)?;
    let mut moved = Vec::new();
    if now.is_none() {
        return Ok((now, moved));
    }
    let count = draft.at("co2.measures").elements().len();
    let positions = (0..count).filter(|position| of.is_none_or(|own| own == *position));
    let fields = || FIELDS.iter().filter(|field| field.kind == Kind::Quantity);
    for position in positions {
        for field in
            fields().filter_map(|field| field.path.strip_prefix(FIELD).map(|key| (field.path, key)))
        {
            let (path, key) = field;
            let place = format!("co2.measures[{position}].{key}");
            let Some(given) = number_typed(draft.at(&place)) else { continue };
            let mut with = |percent: Number| match moved_by(given, percent) {
                Some(value) => answer(&draft.with(&place, Node::text(&value.to_string()))),
                None => Ok(None),
            };
            let (less, more) = (with(Number(-percent.0))?, with(percent)?);
            if less != now || more != now {
                moved.push(Moved { position, field: path, given, less, more });
            }
        }
    }
    moved.sort_by_key(|input| Reverse(input.swing()));
    Ok((now, moved))
}

/// Where a value stands between two others, in thousandths of the way; none where they are no way apart.
pub fn thousandths(value: &Exact, from: &Exact, to: &Exact) -> Option<i128> {
    let way = to.minus(from);
    let gone = value.minus(from).shifted_right(-3);
    if way.is_positive() { truncate_quotient(&gone, &way).map(|Yen(whole)| whole) } else { None }
}

/// A number and so many percent of it; none beyond what a file can hold.
fn moved_by(given: Number, percent: Number) -> Option<Number> {
    let share = Exact::from(100).plus(&percent.into());
    Number::parse(&share.scaled(given).shifted_right(2).to_string())
}
