//! How much the page loads before it shows its first figure.

use anyhow::{Context as _, Result, ensure};

use crate::encode::{self, Encoded};
use crate::setup::Tools;

/// The most that the page may load before its first figure, in bytes as a host sends them with
/// brotli. On the slow mobile line that Lighthouse assumes (1.6 Mbit/s) these take 1.25 seconds,
/// which leaves as much again for connecting and starting until the 2.5 seconds within which
/// the largest part of a good page is painted.
const LIMIT: usize = 250_000;

/// Prints the sizes of `index.html` and of everything it names, and fails above the limit.
pub fn check(tools: &Tools) -> Result<()> {
    let files = encode::site(tools)?;
    let page = files
        .iter()
        .find(|file| file.path == "index.html")
        .context("dist/site has no index.html")?;
    let text = String::from_utf8_lossy(&page.plain);
    // Scripts, styles and the module are all named there, so that all load at once.
    let requested: Vec<&Encoded> = files
        .iter()
        .filter(|file| file.path == page.path || text.contains(&format!("/{}\"", file.path)))
        .collect();

    println!(
        "{:<40} {:>9} {:>9} {:>9}",
        "before the first figure, in bytes", "raw", "gzip", "brotli"
    );
    for file in &requested {
        row(&file.path, [file.plain.len(), file.gzip.len(), file.brotli.len()]);
    }
    let total = |size: fn(&Encoded) -> usize| requested.iter().map(|file| size(file)).sum();
    let sent = total(|file| file.brotli.len());
    row("total", [total(|file| file.plain.len()), total(|file| file.gzip.len()), sent]);
    judge(sent)
}

fn judge(sent: usize) -> Result<()> {
    ensure!(
        sent <= LIMIT,
        "the page loads {sent} bytes before its first figure, {} more than the {LIMIT} it may",
        sent - LIMIT
    );
    println!("{sent} bytes are loaded before the first figure; {LIMIT} may be");
    Ok(())
}

fn row(name: &str, [plain, gzip, brotli]: [usize; 3]) {
    println!("{name:<40} {plain:>9} {gzip:>9} {brotli:>9}");
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_limit_itself_is_allowed_and_a_byte_more_is_not() {
        assert!(judge(LIMIT).is_ok());
        let error = judge(LIMIT + 1).expect_err("above the limit").to_string();
        assert!(error.contains("250001 bytes") && error.contains("1 more"), "{error}");
    }
}
