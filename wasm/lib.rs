//! The calculator as a WebAssembly module, and nothing else.
//!
//! Link-time optimisation leaves out a package that is a library for others as well, and the page
//! would be a fifth larger: so a module is a package of its own. Each build is one, with this as its
//! only source, so that all of them share what they are made of and none overwrites another.

extern crate c3p_calculator as _;
