//! What a field of the proposal says, if anything.

/// An answer. "Not answered" and "can't be read" never turn into a value.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Answer<T> {
    /// Not answered.
    #[default]
    Missing,
    /// Something is there that can't be read.
    Unreadable,
    /// This.
    Given(T),
}

impl<T> Answer<T> {
    /// The value, where there is one.
    pub fn given(self) -> Option<T> {
        if let Self::Given(value) = self { Some(value) } else { None }
    }

    /// What follows from the value, where there is one.
    pub fn and_then<U>(self, follows: impl FnOnce(T) -> Answer<U>) -> Answer<U> {
        match self {
            Self::Missing => Answer::Missing,
            Self::Unreadable => Answer::Unreadable,
            Self::Given(value) => follows(value),
        }
    }

    /// The value made another, where there is one.
    pub fn map<U>(self, change: impl FnOnce(T) -> U) -> Answer<U> {
        self.and_then(|value| Answer::Given(change(value)))
    }

    /// The same by reference.
    pub fn as_ref(&self) -> Answer<&T> {
        match self {
            Self::Missing => Answer::Missing,
            Self::Unreadable => Answer::Unreadable,
            Self::Given(value) => Answer::Given(value),
        }
    }

    /// There is a value.
    pub fn is_given(&self) -> bool {
        matches!(self, Self::Given(_))
    }

    /// Nothing is there.
    pub fn is_missing(&self) -> bool {
        matches!(self, Self::Missing)
    }
}

impl<T: PartialEq> Answer<T> {
    /// Exactly this is given.
    pub fn is(&self, value: &T) -> bool {
        matches!(self, Self::Given(given) if given == value)
    }
}
