//! The calculator as a WebAssembly module, and nothing else.
//!
//! Link-time optimisation leaves out a package that is a library for others as well, and the page
//! would be a fifth larger: so the module is a package of its own.

extern crate c3p_calculator as _;
