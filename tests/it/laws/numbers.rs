//! Numbers are read, written, multiplied and rounded exactly.

use c3p_calculator::proposal::normalised;
use c3p_calculator::quantity::{Exact, Number, Yen, half_up_quotient, truncate_quotient};
use num_bigint::BigInt;

use super::{check, known, scaled};
use crate::generate::{number_text, typed_text};

#[test]
fn a_number_reads_as_it_is_written() {
    check(number_text(), |text| {
        if let Some(number) = Number::parse(&text) {
            let written = number.to_string();
            assert_eq!(Number::parse(&written), Some(number));
            assert_eq!(Exact::from(number).to_string(), &*written);
            assert!(!written.contains('.') || !written.ends_with('0'), "{}", written);
            assert_eq!(scaled(&text.into()), scaled(&written.into()));
        }
    });
}

#[test]
fn a_product_is_exact_or_refused() {
    check((number_text(), number_text()), |(left, right)| {
        let (Some(a), Some(b)) = (Number::parse(&left), Number::parse(&right)) else { return };
        let digits =
            scaled(&left.into()).zip(scaled(&right.into())).map(|(a, b)| a * b).expect("both read");
        let significant = digits.magnitude().to_string().trim_end_matches('0').len();
        match Exact::from(a).times(b) {
            Ok(product) => {
                let shown = known(&product.to_string().into());
                assert_eq!(shown * BigInt::from(10).pow(90), digits);
                assert!(significant <= 28);
            }
            Err(_) => assert!(significant > 28),
        }
    });
}

#[test]
fn roundings_stay_within_their_last_place() {
    check((0_u64..10_u64.pow(15), 1_u64..10_u64.pow(9)), |(value, by)| {
        let exact = |n: u64| Exact::from(Yen(n.into()));
        let Yen(cut) = truncate_quotient(&exact(value), &exact(by)).expect("not by zero");
        assert_eq!(cut, i128::from(value / by));
        let rounded = half_up_quotient(&exact(value), &exact(by), 2).expect("above zero");
        let cents = (u128::from(value) * 200 + u128::from(by)) / (u128::from(by) * 2);
        assert_eq!(
            rounded,
            Exact::from(Yen(i128::try_from(cents).expect("fits"))).shifted_right(2)
        );
    });
}

#[test]
fn what_is_typed_is_read_as_the_file_holds_it_or_not_at_all() {
    check(typed_text(), |typed| {
        let read = normalised(&typed);
        if let Some(number) = read {
            let written = number.to_string();
            assert_eq!(Number::parse(&written), Some(number));
            assert_eq!(normalised(&written), Some(number));
        }
        if let Some(number) = Number::parse(&typed) {
            assert_eq!(read, Some(number));
        }
    });
}

#[test]
fn grouping_and_width_do_not_change_what_is_typed() {
    check(0_u64..10_u64.pow(15), |value| {
        let digits = value.to_string();
        let mut grouped = String::new();
        for (place, digit) in digits.chars().enumerate() {
            if place > 0 && (digits.len() - place).is_multiple_of(3) {
                grouped.push(',');
            }
            grouped.push(digit);
        }
        let wide: String = grouped
            .chars()
            .map(|c| char::from_u32(u32::from(c) + 0xFEE0).expect("a wide form"))
            .collect();
        for typed in [
            grouped.clone(),
            wide.clone(),
            format!("¥{grouped}"),
            format!("{wide}円"),
            format!(" {grouped} "),
        ] {
            assert_eq!(
                normalised(&typed).map(|number| number.to_string()),
                Some(digits.clone()),
                "{}",
                typed
            );
        }
    });
}
