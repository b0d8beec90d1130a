//! Enums whose cases have codes in files: the code of each, and the list of all of them.

/// Declares such an enum.
macro_rules! coded {
    ($(#[$about:meta])* pub enum $name:ident {
        $($(#[$doc:meta])* $case:ident => $code:literal,)*
    }) => {
        $(#[$about])*
        pub enum $name { $($(#[$doc])* $case,)* }

        impl $name {
            /// Every one there is.
            pub const ALL: &'static [Self] = &[$(Self::$case),*];

            /// Its code in files.
            pub fn code(self) -> &'static str {
                match self { $(Self::$case => $code,)* }
            }
        }
    };
}
pub(crate) use coded;
