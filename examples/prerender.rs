//! Prints the page as it is painted first: `cargo run --features prerender --example prerender -- ja`.

#![allow(clippy::print_stdout, reason = "this is a program for the command line")]

fn main() {
    let lang = std::env::args().nth(1).unwrap_or_default();
    println!("{}", pollster::block_on(c3p_calculator::prerender(&lang)));
}
