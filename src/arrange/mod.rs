//! Cost lines in another order than they were entered in, some of them only, and changes of many at once.
//! The proposal keeps the order they were entered in.

mod bulk;
mod order;

pub use bulk::{Edit, Ticked, edited, fill, set, tick, ticked};
pub use order::{Arrangement, Criteria, Filter, Group, Sort, Sum, arrange, described, sum_of};
