//! Signs that stand for the choices of a list, where their names are too long.

/// Signs of the choices of a list, in its order, however long it is.
pub(super) fn signs() -> impl Iterator<Item = String> {
    ('①'..='⑳').map(String::from).chain((21..).map(|number: u32| format!("({number})")))
}
