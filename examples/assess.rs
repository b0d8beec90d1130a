//! The command line: `assess FILE…` prints one assessment a line; `assess -` reads one proposal a
//! line from standard input and answers line by line.

#![allow(clippy::print_stderr, reason = "it speaks to a terminal")]

use std::env;
use std::fs;
use std::io::{self, BufRead, Write};
use std::process::ExitCode;

use c3p_calculator::engine::assess_bytes;

fn main() -> ExitCode {
    let arguments: Vec<String> = env::args().skip(1).collect();
    if arguments.is_empty() {
        eprintln!("usage: assess FILE…   or   assess -   (one proposal a line on standard input)");
        return ExitCode::FAILURE;
    }
    match arguments.iter().try_for_each(|argument| answer(argument)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("assess: {error}");
            ExitCode::FAILURE
        }
    }
}

fn answer(argument: &str) -> io::Result<()> {
    let mut out = io::stdout().lock();
    if argument != "-" {
        let bytes = fs::read(argument)
            .map_err(|error| io::Error::new(error.kind(), format!("{argument}: {error}")))?;
        return writeln!(out, "{}", assess_bytes(&bytes));
    }
    let mut input = io::stdin().lock();
    let mut line = Vec::new();
    while input.read_until(b'\n', &mut line)? > 0 {
        let text = line.strip_suffix(b"\n").unwrap_or(&line);
        writeln!(out, "{}", assess_bytes(text.strip_suffix(b"\r").unwrap_or(text)))?;
        out.flush()?;
        line.clear();
    }
    Ok(())
}
