//! What the JSON looks like that goes in and comes out, said once for people, programs and tests.
//!
//! Types that are written as JSON say here what they look like, where they can from the very
//! expressions that write them. Native builds have this always, the WebAssembly modules never: there
//! the macros say nothing.

#[cfg(not(target_arch = "wasm32"))]
mod kinds;
#[cfg(not(target_arch = "wasm32"))]
mod known;

#[cfg(not(target_arch = "wasm32"))]
pub use kinds::{Described, Entry, Shape};
#[cfg(not(target_arch = "wasm32"))]
pub use known::{Definition, Entries, Known, Written};

/// Lets a type say what it looks like under a name of its own.
macro_rules! described {
    ($(#[doc = $about:literal])* $type:ty as $name:expr, |$known:ident| $shape:expr) => {
        #[cfg(not(target_arch = "wasm32"))]
        impl $crate::shape::Described for $type {
            fn shape(known: &mut $crate::shape::Known) -> $crate::shape::Shape {
                known.named($name, concat!("", $($about),*), |$known| $shape)
            }
        }
    };
}
pub(crate) use described;

/// Lets enums with codes say what these are.
#[cfg(not(target_arch = "wasm32"))]
macro_rules! described_codes {
    ($($(#[doc = $about:literal])* $type:ident),* $(,)?) => {$(
        $crate::shape::described!(
            $(#[doc = $about])* $type as stringify!($type),
            |_known| $crate::shape::Shape::codes($type::ALL.iter().map(|case| case.code()))
        );
    )*};
}
#[cfg(not(target_arch = "wasm32"))]
pub(crate) use described_codes;

/// Writes an object with these entries, and lets it say so. What an entry looks like is known from
/// the type of what is written, unless another type is named after `=>`. What comes `sometimes` is left out
/// where it is none.
macro_rules! object {
    ($(#[doc = $about:literal])* $type:ty, $self:ident, {
        $($(#[doc = $doc:literal])* $key:literal: $value:expr $(=> $shape:ty)?),* $(,)?
    } $(, sometimes {
        $(#[doc = $may_doc:literal])* $may_key:literal: $may_value:expr => $may_shape:ty $(,)?
    })?) => {
        impl serde::ser::Serialize for $type {
            fn serialize<S: serde::ser::Serializer>(
                &self,
                serializer: S,
            ) -> Result<S::Ok, S::Error> {
                let $self = self;
                let mut map = serializer.serialize_map(None)?;
                $(serde::ser::SerializeMap::serialize_entry(&mut map, $key, &$value)?;)*
                $(if let Some(value) = &$may_value {
                    serde::ser::SerializeMap::serialize_entry(&mut map, $may_key, value)?;
                })?
                serde::ser::SerializeMap::end(map)
            }
        }
        $crate::shape::described!(
            $(#[doc = $about])* $type as $crate::shape::name_of(stringify!($type)),
            |known| {
                let entries = $crate::shape::Entries::new(known);
                $(let entries = $crate::shape::entry!(
                    entries, $key, concat!("", $($doc),*), $self, $type, $value $(=> $shape)?
                );)*
                $(let entries = entries
                    .of::<$may_shape>($may_key, concat!("", $($may_doc),*))
                    .sometimes();)?
                entries.object()
            }
        );
    };
}
pub(crate) use object;

/// One entry of an object.
#[cfg(not(target_arch = "wasm32"))]
macro_rules! entry {
    ($entries:ident, $key:literal, $about:expr, $self:ident, $type:ty, $value:expr => $shape:ty) => {
        $entries.of::<$shape>($key, $about)
    };
    ($entries:ident, $key:literal, $about:expr, $self:ident, $type:ty, $value:expr) => {
        $entries.written(
            $key,
            $about,
            |$self: &'static $type, written: &mut $crate::shape::Written<_>| written.is(&$value),
        )
    };
}
#[cfg(not(target_arch = "wasm32"))]
pub(crate) use entry;

/// A type's name without what it is generic over.
#[cfg(not(target_arch = "wasm32"))]
pub(crate) fn name_of(written: &'static str) -> &'static str {
    written.split('<').next().unwrap_or(written)
}
