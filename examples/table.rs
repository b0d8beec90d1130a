//! Tables on the command line: `table [--sheet NAME] [--take CODE]… [--before-change] FILE…` prints one JSON
//! object a file and line: what taking the table over would do. What a file is, its content says.

#![allow(clippy::print_stderr, reason = "it speaks to a terminal")]

use std::error::Error;
use std::io::{self, Write};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::process::ExitCode;
use std::{env, fs};

use c3p_calculator::json::Node;
use c3p_calculator::rules::Book;
use c3p_calculator::workbook::{Refused, open, taken};

/// What is asked besides the files.
#[derive(Default)]
struct Wanted {
    sheet: Option<String>,
    take: Vec<String>,
    before_change: bool,
    files: Vec<String>,
}

fn main() -> ExitCode {
    match wanted().and_then(|wanted| print(&wanted)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("table: {error}");
            ExitCode::FAILURE
        }
    }
}

fn wanted() -> Result<Wanted, Box<dyn Error>> {
    let mut wanted = Wanted::default();
    let mut arguments = env::args().skip(1);
    while let Some(argument) = arguments.next() {
        match argument.as_str() {
            "--sheet" => wanted.sheet = Some(arguments.next().ok_or("--sheet needs a name")?),
            "--take" => wanted.take.push(arguments.next().ok_or("--take needs a code")?),
            "--before-change" => wanted.before_change = true,
            _ => wanted.files.push(argument),
        }
    }
    if wanted.files.is_empty() {
        return Err("usage: table [--sheet NAME] [--take CODE] [--before-change] FILE…".into());
    }
    Ok(wanted)
}

fn print(wanted: &Wanted) -> Result<(), Box<dyn Error>> {
    let mut out = io::stdout().lock();
    for file in &wanted.files {
        let answer = Node::object([("file".into(), Node::text(file))]);
        let read = answered(&fs::read(file)?, wanted)?;
        let answer =
            read.entries().iter().fold(answer, |all, (key, value)| all.with(key, value.clone()));
        writeln!(out, "{}", serde_json::to_string(&answer)?)?;
    }
    Ok(())
}

fn answered(bytes: &[u8], wanted: &Wanted) -> Result<Node, Box<dyn Error>> {
    let rules = Book::shipped().newest().ok_or("no rules")?;
    let take = Node::list(wanted.take.iter().map(|code| Node::text(code)));
    let request = Node::object([
        ("rules".into(), Node::text(&rules.id)),
        ("take".into(), take),
        ("before_change".into(), Node::Bool(wanted.before_change)),
        ("sheet".into(), wanted.sheet.as_deref().map_or(Node::Null, Node::text)),
    ]);
    // Whatever comes of one file, the others are answered.
    let file = catch_unwind(AssertUnwindSafe(|| open(bytes))).unwrap_or(Err(Refused::Damaged));
    Ok(taken(&file, &request))
}
