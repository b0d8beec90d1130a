//! Exact values as people read them. Nothing is computed or rounded here.

use super::words::{Lang, filled};
use crate::text::grouped;

/// What a figure counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Unit {
    /// Yen.
    Yen,
    /// Yen that are left; or by how many it is over.
    Left,
    /// Yen per tonne.
    YenPerTonne,
    /// Tonnes of CO₂.
    Tonnes,
    /// Points.
    Points,
    /// Years.
    Years,
    /// Percent.
    Percent,
    /// How many.
    Count,
    /// Whatever its name says: the number alone.
    Bare,
    /// A status, shown as a word.
    Status,
    /// What decides an item, shown as a word.
    Kind,
    /// Yes or no.
    Flag,
}

/// A value in words.
pub(super) fn shown(lang: Lang, value: &str, unit: Unit) -> String {
    let with_unit = |key| in_unit(value, lang.word(key));
    let named = |start| lang.find(&format!("{start}.{value}")).unwrap_or(value).into();
    match unit {
        Unit::Yen => with_unit("unit.yen"),
        Unit::Left => match value.strip_prefix('-') {
            Some(over) => filled(lang.word("over_by"), &in_unit(over, lang.word("unit.yen"))),
            None => with_unit("unit.yen"),
        },
        Unit::YenPerTonne => with_unit("unit.yen_per_tonne"),
        Unit::Tonnes => with_unit("unit.tonnes"),
        Unit::Points if value == "1" => with_unit("unit.point"),
        Unit::Points => with_unit("unit.points"),
        Unit::Years => with_unit("unit.years"),
        Unit::Percent => with_unit("unit.percent"),
        Unit::Count => with_unit("unit.count"),
        Unit::Bare => in_unit(value, "{}"),
        Unit::Status => named("status"),
        Unit::Kind => named("kind"),
        Unit::Flag => lang.word(if value == "true" { "yes" } else { "no" }).into(),
    }
}

fn in_unit(value: &str, unit: &str) -> String {
    let (sign, amount) = match value.strip_prefix('-') {
        Some(amount) => ("−", amount),
        None => ("", value),
    };
    format!("{sign}{}", filled(unit, &grouped(amount)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_sign_stands_before_the_unit() {
        assert_eq!(shown(Lang::En, "-312400", Unit::Yen), "−¥312,400");
        assert_eq!(shown(Lang::Ja, "-312400", Unit::Yen), "−312,400円");
        assert_eq!(shown(Lang::En, "-312400", Unit::Left), "Over by ¥312,400");
        assert_eq!(shown(Lang::En, "312400", Unit::Left), "¥312,400");
        assert_eq!(shown(Lang::Ja, "3618", Unit::Tonnes), "3,618 tCO₂");
    }
}
