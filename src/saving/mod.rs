//! A proposal on its way out and back: the file with what was computed when it was saved, the link that
//! carries all of it, and the digest by which a result is told from another.

mod digest;
mod file;
mod link;

pub use digest::{digest, digest_of};
pub use file::{Change, changes, file, name};
pub use link::{LinkError, Linked, from_link, from_text, to_link};
