//! Types by name, and the entries of objects as they are gathered.

use std::marker::PhantomData;

use super::{Described, Entry, Shape};

/// A type with a name.
#[derive(Clone, Debug, PartialEq)]
pub struct Definition {
    /// Its name.
    pub name: String,
    /// What it is, in words; may be empty.
    pub about: String,
    /// What it looks like.
    pub shape: Shape,
}

/// The types with names that were met so far, in the order they were met.
#[derive(Clone, Debug, Default)]
pub struct Known(Vec<Definition>);

impl Known {
    /// A type by its name; what it looks like is worked out once.
    pub fn named(
        &mut self,
        name: &str,
        about: &str,
        shape: impl FnOnce(&mut Self) -> Shape,
    ) -> Shape {
        if !self.0.iter().any(|known| known.name == name) {
            let place = self.0.len();
            // It is known from here on, since it may hold others of its kind.
            self.define(name, about, Shape::Null);
            let shape = shape(self);
            if let Some(definition) = self.0.get_mut(place) {
                definition.shape = shape;
            }
        }
        Shape::Named(name.to_owned())
    }

    /// Adds a type.
    pub fn define(&mut self, name: &str, about: &str, shape: Shape) {
        let about = about.trim().to_owned();
        self.0.push(Definition { name: name.to_owned(), about, shape });
    }

    /// All of them.
    pub fn all(&self) -> &[Definition] {
        &self.0
    }

    /// What a name stands for.
    pub fn get(&self, name: &str) -> Option<&Shape> {
        self.0.iter().find(|known| known.name == name).map(|known| &known.shape)
    }
}

/// The entries of an object, as they are gathered.
#[derive(Debug)]
pub struct Entries<'k> {
    known: &'k mut Known,
    entries: Vec<Entry>,
}

/// What an expression writes: nothing but its type.
#[derive(Debug)]
pub struct Written<V: ?Sized>(PhantomData<V>);

impl<V: ?Sized> Written<V> {
    /// The type is this one's.
    pub fn is(&mut self, _: &V) {}
}

impl<'k> Entries<'k> {
    /// No entries yet.
    pub fn new(known: &'k mut Known) -> Self {
        Self { known, entries: Vec::new() }
    }

    /// An entry that looks like what this expression writes of `T`. The expression is never run:
    /// only its type counts, so that no second list of keys and types could differ from the first.
    pub fn written<T: 'static, V: Described>(
        self,
        key: &str,
        about: &str,
        _expression: impl Fn(&'static T, &mut Written<V>),
    ) -> Self {
        self.of::<V>(key, about)
    }

    /// An entry of a type.
    pub fn of<V: Described + ?Sized>(self, key: &str, about: &str) -> Self {
        let shape = V::shape(self.known);
        self.shaped(key, about, shape)
    }

    /// An entry that looks so.
    pub fn shaped(mut self, key: &str, about: &str, shape: Shape) -> Self {
        let (key, about) = (key.to_owned(), about.trim().to_owned());
        self.entries.push(Entry { key, about, required: true, shape });
        self
    }

    /// The last entry is not always there.
    pub fn sometimes(mut self) -> Self {
        if let Some(last) = self.entries.last_mut() {
            last.required = false;
        }
        self
    }

    /// The object.
    pub fn object(self) -> Shape {
        Shape::Object(self.entries)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A type that holds others of its kind.
    struct Twig;

    impl Described for Twig {
        fn shape(known: &mut Known) -> Shape {
            known.named("Twig", " A twig.", |known| {
                let twigs = |_: &'static Twig, twigs: &mut Written<Vec<Twig>>| twigs.is(&vec![]);
                Entries::new(known)
                    .written("twigs", "", twigs)
                    .of::<Option<bool>>("leaf", " Is there one?")
                    .sometimes()
                    .object()
            })
        }
    }

    #[test]
    fn types_are_described_once_even_within_themselves() {
        let mut known = Known::default();
        let twig = Shape::Named("Twig".to_owned());
        assert_eq!(<[Twig; 2]>::shape(&mut known), twig.clone().list());
        let [Definition { name, about, shape: Shape::Object(entries) }] = known.all() else {
            panic!("{known:?}");
        };
        assert_eq!((name.as_str(), about.as_str()), ("Twig", "A twig."));
        let entry = |key: &str, about: &str, required, shape| Entry {
            key: key.to_owned(),
            about: about.to_owned(),
            required,
            shape,
        };
        let expected = [
            entry("twigs", "", true, twig.list()),
            entry("leaf", "Is there one?", false, Shape::Boolean.or_null()),
        ];
        assert_eq!(*entries, expected);
    }
}
