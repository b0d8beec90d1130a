//! Between a spreadsheet's numbers, which are floats, and plain decimals. Nothing here computes.

use crate::quantity::Number;

/// A float's decimal with the 15 significant digits that spreadsheets show: `0.1 + 0.2` is `0.3`.
pub(super) fn plain(value: f64) -> String {
    let scientific = format!("{value:.14e}");
    let Some((mantissa, exponent)) = scientific.split_once('e') else { return scientific };
    let Ok(exponent) = exponent.parse::<i32>() else { return scientific };
    let (sign, mantissa) = match mantissa.strip_prefix('-') {
        Some(mantissa) => ("-", mantissa),
        None => ("", mantissa),
    };
    let digits = mantissa.replacen('.', "", 1);
    let digits = digits.trim_end_matches('0');
    if digits.is_empty() {
        return "0".to_owned();
    }
    // The point stands behind this many digits.
    let whole = exponent.saturating_add(1);
    match usize::try_from(whole) {
        Err(_) => format!("{sign}0.{}{digits}", "0".repeat(whole.unsigned_abs() as usize)),
        Ok(0) => format!("{sign}0.{digits}"),
        Ok(places) if places >= digits.len() => {
            format!("{sign}{digits}{}", "0".repeat(places - digits.len()))
        }
        Ok(places) => {
            let (whole, fraction) = digits.split_at(places);
            format!("{sign}{whole}.{fraction}")
        }
    }
}

/// The same with a zero behind three decimals, where a reader of texts could take the point for one that parts
/// thousands.
pub(super) fn undoubted(plain: String) -> String {
    let is_doubtful = plain.split_once('.').is_some_and(|(whole, fraction)| {
        fraction.len() == 3 && whole.trim_start_matches('-').len() <= 3
    });
    if is_doubtful { plain + "0" } else { plain }
}

/// The float a spreadsheet holds for a number, where it holds it to the last digit.
pub(super) fn float(number: Number) -> Option<f64> {
    let text = number.to_string();
    let value: f64 = text.parse().ok()?;
    (plain(value) == text).then_some(value)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn floats_become_the_decimals_that_were_meant() {
        let cases = [
            (0.1 + 0.2, "0.3"),
            (1200.5, "1200.5"),
            (-0.0, "0"),
            (-2.5, "-2.5"),
            (1e15, "1000000000000000"),
            (123_456_789_012_345.0, "123456789012345"),
            (1e-10, "0.0000000001"),
            (0.05, "0.05"),
            (0.5, "0.5"),
            (1e21, "1000000000000000000000"),
            (19_999_999.999_999_999_9, "20000000"),
        ];
        for (value, text) in cases {
            assert_eq!(plain(value), text);
        }
        assert_eq!(plain(f64::NAN), "NaN");
    }

    #[test]
    fn three_decimals_are_no_thousands() {
        for (plain, undoubted) in [
            ("170.701", "170.7010"),
            ("-5.125", "-5.1250"),
            ("1234.567", "1234.567"),
            ("5.5", "5.5"),
        ] {
            assert_eq!(super::undoubted(plain.to_owned()), undoubted);
        }
    }

    #[test]
    fn numbers_that_a_float_cannot_hold_are_told_apart() {
        let float = |text| Number::parse(text).and_then(float);
        assert_eq!(float("1200.50"), Some(1200.5));
        assert_eq!(float("999999999999999"), Some(999_999_999_999_999.0));
        assert_eq!(float("999999999999999.9"), None);
    }
}
