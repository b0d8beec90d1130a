//! How much the page loads before it shows its first figure.

use anyhow::{Context as _, Result};

use crate::encode::{self, Encoded};
use crate::setup::Tools;

/// Prints the sizes of `index.html` and of everything it names.
pub fn print(tools: &Tools) -> Result<()> {
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
    row(
        "total",
        [
            total(|file| file.plain.len()),
            total(|file| file.gzip.len()),
            total(|file| file.brotli.len()),
        ],
    );
    Ok(())
}

fn row(name: &str, [plain, gzip, brotli]: [usize; 3]) {
    println!("{name:<40} {plain:>9} {gzip:>9} {brotli:>9}");
}
