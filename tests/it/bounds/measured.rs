//! How long hostile files take and how much memory, for people to read: times are no tests.
//! `cargo test --release --features prerender --test it -- --ignored --nocapture measured`

use std::fs;
use std::time::Instant;

use super::hostile::KINDS;
use c3p_calculator::assess;
use c3p_calculator::engine::open;
use c3p_calculator::rules::Book;
use c3p_calculator::saving::{changes, file, from_text};

/// The most memory this process has had since it was asked last, in megabytes; Linux alone tells.
fn peak() -> usize {
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    let kilobytes = line.and_then(|line| line.trim().split(' ').next()?.parse::<usize>().ok());
    // Begins anew.
    let _begun = fs::write("/proc/self/clear_refs", "5");
    kilobytes.unwrap_or_default() / 1_000
}

#[expect(clippy::print_stdout, reason = "what it prints is what it is for")]
#[test]
#[ignore = "prints times, for people to read"]
fn measured() {
    for kind in &KINDS {
        let (text, count) = kind.text(usize::MAX);
        peak();
        let start = Instant::now();
        let length = assess(&text).len();
        let assessed = (start.elapsed().as_millis(), peak());
        let start = Instant::now();
        let Ok((proposal, _)) = open(Book::shipped(), &text) else { continue };
        let opened = start.elapsed().as_millis();
        let start = Instant::now();
        let saved = file(&proposal);
        let changed = changes(&proposal).len();
        let filed = (start.elapsed().as_millis(), peak());
        drop(saved);
        let start = Instant::now();
        let linked = from_text(&text).is_ok();
        let from = (start.elapsed().as_millis(), peak());
        println!(
            "{:22} {count:8} of {:9} bytes: answer {length:10} bytes {assessed:?} ms/MB, opened {opened} ms, filed {filed:?} {changed}, linked {from:?} {linked}",
            kind.name,
            text.len(),
        );
    }
}
