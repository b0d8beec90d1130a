//! The command line: `assess FILE…` prints one assessment a line; `assess -` reads one proposal a
//! line from standard input and answers line by line. With `--explain FIGURE` before, it answers with
//! the tree behind that figure.

#![allow(clippy::print_stderr, reason = "it speaks to a terminal")]

use std::env;
use std::fs;
use std::io::{self, BufRead, Write};
use std::process::ExitCode;

use c3p_calculator::engine::{assess_bytes, explain_bytes};

const USAGE: &str = "usage: assess [--explain FIGURE] FILE…   or   \
    assess [--explain FIGURE] -   (one proposal a line on standard input)";

fn main() -> ExitCode {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let (figure, files) = match words.as_slice() {
        ["--explain", figure, files @ ..] => (Some(*figure), files),
        files => (None, files),
    };
    if files.is_empty() {
        eprintln!("{USAGE}");
        return ExitCode::FAILURE;
    }
    let answer = |proposal: &[u8]| match figure {
        Some(figure) => explain_bytes(proposal, figure),
        None => assess_bytes(proposal),
    };
    // A file that can't be read does not stop the others.
    let mut code = ExitCode::SUCCESS;
    for file in files {
        if let Err(error) = print(file, answer) {
            eprintln!("assess: {error}");
            code = ExitCode::FAILURE;
        }
    }
    code
}

fn print(file: &str, answer: impl Fn(&[u8]) -> String) -> io::Result<()> {
    let mut out = io::stdout().lock();
    if file != "-" {
        let bytes = fs::read(file)
            .map_err(|error| io::Error::new(error.kind(), format!("{file}: {error}")))?;
        return writeln!(out, "{}", answer(&bytes));
    }
    let mut input = io::stdin().lock();
    let mut line = Vec::new();
    while input.read_until(b'\n', &mut line)? > 0 {
        let text = line.strip_suffix(b"\n").unwrap_or(&line);
        writeln!(out, "{}", answer(text.strip_suffix(b"\r").unwrap_or(text)))?;
        out.flush()?;
        line.clear();
    }
    Ok(())
}
