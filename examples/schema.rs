//! Writes what proposals, assessments and explanations look like, as JSON Schemas and TypeScript
//! types, into a folder: `cargo run --example schema -- FOLDER`.

use std::path::PathBuf;
use std::{env, fs, io};

use c3p_calculator::schema::Document;

fn main() -> io::Result<()> {
    let folder = env::args_os().nth(1).map(PathBuf::from);
    let folder = folder.ok_or_else(|| io::Error::other("usage: schema FOLDER"))?;
    for (name, text) in Document::all().iter().flat_map(Document::files) {
        fs::write(folder.join(name), text)?;
    }
    Ok(())
}
