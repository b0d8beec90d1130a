//! How figures are written in a table.

use rust_decimal::Decimal;

use super::random::Random;
use super::truth::{Scale, Shape};

/// A text in full width.
pub fn wide(text: &str) -> String {
    let wide = |c| match c {
        '0'..='9' | ',' | '.' => char::from_u32(u32::from(c) + 0xfee0).expect("a sign"),
        c => c,
    };
    text.chars().map(wide).collect()
}

/// How figures are written.
#[derive(Clone, Copy, Debug)]
pub struct Digits {
    pub commas: bool,
    pub wide: bool,
    /// Before and after an amount.
    pub sign: (&'static str, &'static str),
    pub at: &'static str,
    pub scale: Scale,
    pub dots: bool,
    pub minus: &'static str,
}

impl Digits {
    pub fn of(random: &mut Random, shape: Shape, scale: Scale, english: bool) -> Self {
        let plain_signs = matches!(shape, Shape::Cells | Shape::Dotted) || scale != Scale::Yen;
        let sign = if plain_signs {
            ("", "")
        } else if english {
            random.weighted(&[(("", ""), 90), (("¥", ""), 7), (("JPY ", ""), 3)])
        } else {
            random.weighted(&[(("", ""), 80), (("", "円"), 8), (("¥", ""), 6), (("￥", ""), 4)])
        };
        Self {
            commas: shape == Shape::Dotted || random.chance(820),
            wide: !english && shape != Shape::Dotted && random.chance(60),
            sign,
            at: if shape != Shape::Dotted && random.chance(50) { "@" } else { "" },
            scale,
            dots: shape == Shape::Dotted,
            minus: random.pick(&["-", "▲", "△"]),
        }
    }

    /// A number with so many places, or as many as it needs.
    pub fn number(&self, value: Decimal, places: Option<u32>) -> String {
        let mut text = value.abs().normalize().to_string();
        if let Some(places) = places.filter(|places| *places > 0) {
            let have = text.split_once('.').map_or(0, |(_, fraction)| fraction.len());
            let more = usize::try_from(places).expect("small").saturating_sub(have);
            text = if have == 0 { format!("{text}.") } else { text } + &"0".repeat(more);
        }
        let (whole, fraction) = text.split_once('.').unwrap_or((&text, ""));
        let mut out = String::new();
        for (at, digit) in whole.chars().enumerate() {
            if self.commas && at > 0 && (whole.len() - at).is_multiple_of(3) {
                out.push(if self.dots { '.' } else { ',' });
            }
            out.push(digit);
        }
        if !fraction.is_empty() {
            out = format!("{out}.{fraction}");
        }
        let out = if self.wide { wide(&out) } else { out };
        if value.is_sign_negative() && !value.is_zero() {
            format!("{}{out}", self.minus)
        } else {
            out
        }
    }

    /// Yen, in the scale of the table.
    pub fn money(&self, yen: Decimal) -> String {
        let shown = if self.scale == Scale::Yen { yen } else { yen / Decimal::from(1000) };
        format!("{}{}{}", self.sign.0, self.number(shown, None), self.sign.1)
    }
}
