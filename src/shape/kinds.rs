//! The shapes there are, and those of plain Rust types.

use std::rc::Rc;

use super::Known;

/// What may stand somewhere.
#[derive(Clone, Debug, PartialEq)]
pub enum Shape {
    /// A type of its own: what it is stands among the [`Known`].
    Named(String),
    /// `null`.
    Null,
    /// `true` or `false`.
    Boolean,
    /// A whole JSON number from the first to the second.
    Whole(i64, i64),
    /// A text, of this pattern if there is one.
    Text(Option<&'static str>),
    /// One of these texts.
    Codes(Vec<String>),
    /// An object with these entries, and any others.
    Object(Vec<Entry>),
    /// An object with such values under any keys.
    Map(Box<Shape>),
    /// A list of these, and how many at most.
    List(Box<Shape>, Option<usize>),
    /// Any of these.
    Any(Vec<Shape>),
    /// This is meant; anything else is passed over.
    Meant(Box<Shape>),
}

/// An entry of an object.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    /// Its key.
    pub key: String,
    /// What it is, in words; may be empty.
    pub about: String,
    /// It is always there.
    pub required: bool,
    /// What stands there.
    pub shape: Shape,
}

/// Something that is written as JSON and can say what that looks like.
pub trait Described {
    /// What it looks like; types with a name of their own are put among those that are known.
    fn shape(known: &mut Known) -> Shape;
}

impl Shape {
    /// One of these codes.
    pub fn codes(codes: impl IntoIterator<Item = impl Into<String>>) -> Self {
        Self::Codes(codes.into_iter().map(Into::into).collect())
    }

    /// A list of these.
    pub fn list(self) -> Self {
        Self::List(Box::new(self), None)
    }

    /// This, or `null`.
    pub fn or_null(self) -> Self {
        match self {
            Self::Any(mut shapes) => {
                shapes.push(Self::Null);
                Self::Any(shapes)
            }
            shape => Self::Any(vec![shape, Self::Null]),
        }
    }
}

impl Described for bool {
    fn shape(_: &mut Known) -> Shape {
        Shape::Boolean
    }
}

impl Described for str {
    fn shape(_: &mut Known) -> Shape {
        Shape::Text(None)
    }
}

impl Described for String {
    fn shape(_: &mut Known) -> Shape {
        Shape::Text(None)
    }
}

impl<T: Described + ?Sized> Described for &T {
    fn shape(known: &mut Known) -> Shape {
        T::shape(known)
    }
}

impl<T: Described + ?Sized> Described for Rc<T> {
    fn shape(known: &mut Known) -> Shape {
        T::shape(known)
    }
}

impl<T: Described> Described for Option<T> {
    fn shape(known: &mut Known) -> Shape {
        T::shape(known).or_null()
    }
}

impl<T: Described> Described for Vec<T> {
    fn shape(known: &mut Known) -> Shape {
        T::shape(known).list()
    }
}

impl<T: Described, const N: usize> Described for [T; N] {
    fn shape(known: &mut Known) -> Shape {
        T::shape(known).list()
    }
}
