//! JSON as a tree that keeps everything it holds: in from text and out again, places, and edits there.

mod node;
mod path;
mod text;

pub use node::Node;
