//! JSON as a tree that keeps everything it holds: in from text and out again, places, and edits there.

mod digits;
mod node;
mod path;
mod text;

pub use digits::Digits;
pub use node::Node;
pub use text::Unread;
