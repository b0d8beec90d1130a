//! Workbooks on the command line: `workbook write FOLDER` reads one request a line from standard
//! input and writes `0.xlsx`, `1.xlsx` … with the places of their inputs and figures beside them, as
//! JSON; `workbook read FILE…` prints what each workbook holds, one a line.

#![allow(clippy::print_stderr, reason = "it speaks to a terminal")]

use std::env;
use std::error::Error;
use std::fs;
use std::io::{self, BufRead, Write};
use std::path::Path;
use std::process::ExitCode;

use c3p_calculator::workbook::door;

fn main() -> ExitCode {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let done = match words.as_slice() {
        ["write", folder] => write(Path::new(folder)),
        ["read", files @ ..] if !files.is_empty() => read(files),
        _ => Err("usage: workbook write FOLDER   or   workbook read FILE…".into()),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("workbook: {error}");
            ExitCode::FAILURE
        }
    }
}

fn write(folder: &Path) -> Result<(), Box<dyn Error>> {
    fs::create_dir_all(folder)?;
    for (number, request) in io::stdin().lock().lines().enumerate() {
        let written = door::write_with_places(&request?)?;
        fs::write(folder.join(format!("{number}.xlsx")), written.bytes)?;
        let places = serde_json::to_string(&written.places)?;
        fs::write(folder.join(format!("{number}.json")), places)?;
    }
    Ok(())
}

fn read(files: &[&str]) -> Result<(), Box<dyn Error>> {
    let mut out = io::stdout().lock();
    for file in files {
        writeln!(out, "{}", door::read(&fs::read(file)?))?;
    }
    Ok(())
}
