//! How much the page loads before it shows its first figure and for what is opened, what its main chunk is made
//! of, and how large the npm package is.

use anyhow::{Context as _, Result, ensure};
use serde_json::Value;
use xshell::cmd;

use crate::encode::{self, File};
use crate::module;
use crate::setup::Tools;

/// The most that the page may load before its first figure, in bytes as a host sends them with
/// brotli. On the slow mobile line that Lighthouse assumes (1.6 Mbit/s) these take 1.3 seconds,
/// which leaves as much again for connecting and starting until the 2.5 seconds within which
/// the largest part of a good page is painted.
const LIMIT: usize = 229_100;
/// The most that `embed.js` may have with gzip: other pages load it before anybody wants the calculator.
const EMBED_LIMIT: usize = 1_650;

/// The most bytes that the npm package may have as npm sends it: a gzipped archive.
const PACKAGE_LIMIT: usize = 150_000;

/// The most that the first view may load, whichever it is; that which says why figures are what they are; and
/// all chunks together with the main one.
const VIEW_LIMIT: usize = 480_000;
const WHY_LIMIT: usize = 300_000;
const CHUNKS_LIMIT: usize = 1_322_000;

/// Parts of the main chunk that are listed.
const LISTED: usize = 30;

/// Prints all sizes that are limited, and fails above a limit.
pub fn check(tools: &Tools) -> Result<()> {
    let sizes = [page(tools), chunks(tools), package(tools)];
    main_chunk(tools)?;
    sizes.into_iter().collect()
}

/// Prints the sizes of `index.html` and of everything it names, and fails above the limit.
fn page(tools: &Tools) -> Result<()> {
    let files = encode::packed(tools)?;
    let page = files
        .iter()
        .find(|file| file.path == "index.html")
        .context("dist/site has no index.html")?;
    let text = String::from_utf8_lossy(&page.plain);
    // Scripts, styles and the module are all named there, so that all load at once.
    let requested: Vec<&File> = files
        .iter()
        .filter(|file| file.path == page.path || text.contains(&format!("/{}\"", file.path)))
        .collect();

    let embed = files.iter().find(|file| file.path == "embed.js");
    let [_, embed, _] = sizes(embed.context("dist/site has no embed.js")?);
    ensure!(embed <= EMBED_LIMIT, "embed.js has {embed} bytes with gzip, more than {EMBED_LIMIT}");
    println!(
        "{:<40} {:>9} {:>9} {:>9}",
        "before the first figure, in bytes", "raw", "gzip", "brotli"
    );
    for file in &requested {
        row(&file.path, sizes(file));
    }
    let total = |place: usize| requested.iter().map(|file| sizes(file)[place]).sum();
    let totals = [0, 1, 2].map(total);
    row("total", totals);
    judge(totals[2])
}

/// Prints what views load, and fails above a limit.
fn chunks(tools: &Tools) -> Result<()> {
    let files = encode::packed(tools)?;
    let glue = files.iter().find(|file| file.path.starts_with("assets/page-"));
    let glue = String::from_utf8_lossy(&glue.context("dist/site has no glue")?.plain).into_owned();
    let is_chunk = |file: &&File| file.path.ends_with(".wasm");
    let chunks: Vec<&File> = files.iter().filter(is_chunk).collect();
    println!("{:<40} {:>9} {:>9} {:>9}", "chunks, in bytes", "raw", "gzip", "brotli");
    chunks.iter().for_each(|chunk| row(&chunk.path, sizes(chunk)));
    let sent = |names: &[String]| -> usize {
        let own = |file: &&&File| names.iter().any(|name| file.path.ends_with(name.as_str()));
        chunks.iter().filter(own).map(|file| sizes(file)[2]).sum()
    };
    let all: usize = chunks.iter().map(|file| sizes(file)[2]).sum();
    let of = |split: &str| -> Result<usize> {
        Ok(sent(&asked_for(&glue, split).with_context(|| format!("no chunk {split}"))?))
    };
    let judged = [
        ("the first view", of("views")?, VIEW_LIMIT),
        ("a table as the first view", of("intake")?, VIEW_LIMIT),
        ("\"why this result\" alone", of("why")?, WHY_LIMIT),
        ("all chunks", all, CHUNKS_LIMIT),
    ];
    for (what, sent, limit) in judged {
        println!("{sent} bytes: {what}; {limit} may be");
    }
    for (what, sent, limit) in judged {
        ensure!(
            sent <= limit,
            "{what}: {sent} bytes, {} more than the {limit} they may",
            sent - limit
        );
    }
    Ok(())
}

/// The files that the page's script fetches for a part: its own chunk, and those it has in common with others.
fn asked_for(glue: &str, split: &str) -> Option<Vec<String>> {
    let start = format!("split_{split}-");
    let at = glue.find(&start)?;
    let own: String =
        glue[at..].chars().take_while(|sign| !matches!(sign, '"' | '`' | '\'')).collect();
    // Its loader names those of the chunks it needs: `load(own, [a, b])`.
    let rest = &glue[at..];
    let needed = rest
        .split_once('[')
        .and_then(|(_, rest)| rest.split_once(']'))
        .map_or("", |(needed, _)| needed);
    let chunk = |name: &str| -> Option<String> {
        let is_own = |at: &usize| {
            !glue[..*at].ends_with(|sign: char| sign.is_alphanumeric() || "_$".contains(sign))
        };
        let definition = format!("{name}=");
        let mut places = glue.match_indices(&definition).map(|(at, _)| at);
        let definition = &glue[places.find(is_own)?..];
        let at = definition.find("chunk_")?;
        Some(
            definition[at..].chars().take_while(|sign| !matches!(sign, '"' | '`' | '\'')).collect(),
        )
    };
    let needed = needed.split(',').map(str::trim).filter(|name| !name.is_empty()).filter_map(chunk);
    Some([own].into_iter().chain(needed).collect())
}

/// Prints what the main chunk is made of, before it is made small: what has no business there shows here.
fn main_chunk(tools: &Tools) -> Result<()> {
    let compiled = tools.wasm_target().join("out/wasm/page/page_bg.wasm");
    let wasm = std::fs::read(&compiled).with_context(|| {
        format!("{} is not there: build with `cargo xtask dist`", compiled.display())
    })?;
    println!("{:<40} {:>9}", "the main chunk by module, unoptimised", "raw");
    let parts = module::composition(&wasm)?;
    for (name, size) in parts.iter().take(LISTED) {
        println!("{name:<40} {size:>9}");
    }
    let rest: usize = parts.iter().skip(LISTED).map(|(_, size)| size).sum();
    println!("{:<40} {rest:>9}", "all others");
    Ok(())
}

/// How many bytes a file has as it is, with gzip and with brotli.
fn sizes(file: &File) -> [usize; 3] {
    let plain = file.plain.len();
    let packed = file.packed.as_ref();
    [
        plain,
        packed.map_or(plain, |packed| packed.gzip.len()),
        packed.map_or(plain, |packed| packed.brotli.len()),
    ]
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

/// Prints the size of the npm package, and fails above the limit.
fn package(tools: &Tools) -> Result<()> {
    let shell = tools.shell()?;
    shell.change_dir("dist/npm");
    let packed = cmd!(shell, "npm pack --dry-run --json").quiet().ignore_stderr().read()?;
    let sent = archive_size(&packed).context("npm does not say how large dist/npm is")?;
    judge_package(sent)
}

/// The size in what `npm pack --json` prints: a list of packages, or packages by name.
fn archive_size(printed: &str) -> Option<usize> {
    let printed: Value = serde_json::from_str(printed).ok()?;
    let package = match &printed {
        Value::Array(packages) => packages.first(),
        Value::Object(packages) => packages.values().next(),
        _ => None,
    };
    usize::try_from(package?["size"].as_u64()?).ok()
}

fn judge_package(sent: usize) -> Result<()> {
    ensure!(
        sent <= PACKAGE_LIMIT,
        "the npm package has {sent} bytes, {} more than the {PACKAGE_LIMIT} it may",
        sent - PACKAGE_LIMIT
    );
    println!("{sent} bytes are the npm package, gzipped; {PACKAGE_LIMIT} may be");
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
        assert!(
            error.contains(&format!("{} bytes", LIMIT + 1)) && error.contains("1 more"),
            "{error}"
        );
    }
    #[test]
    fn the_limit_of_the_package_is_kept_alike() {
        assert!(judge_package(PACKAGE_LIMIT).is_ok());
        assert!(judge_package(PACKAGE_LIMIT + 1).is_err());
    }

    #[test]
    fn npm_says_the_size_in_one_of_two_ways() {
        assert_eq!(archive_size(r#"[{"name": "x", "size": 5}]"#), Some(5));
        assert_eq!(archive_size(r#"{"x": {"name": "x", "size": 6}}"#), Some(6));
        assert_eq!(archive_size("[]"), None);
    }
}
