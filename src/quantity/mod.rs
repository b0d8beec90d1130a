//! Numbers of the domain: exact decimals, whole yen, and the few roundings the rules name.

mod exact;
mod number;
mod rounding;
mod yen;

pub use exact::{Exact, TooManyDigits};
pub use number::{Number, plain};
pub use rounding::{
    down_quotient, half_up_at_tenth, half_up_quotient, most_within, truncate_quotient,
    truncate_share, truncate_to_yen, up_quotient,
};
pub use yen::Yen;
