//! Shapes as TypeScript types. What TypeScript can't say, such as how a number is written, is left to
//! the JSON Schema.

use super::Document;
use crate::shape::{Definition, Entry, Shape};

/// The types of a document.
pub(super) fn text(document: &Document) -> String {
    let declarations = document.known.all().iter().map(declaration);
    let head =
        format!("// Written from the engine's own types: see {}.schema.json.\n", document.name);
    declarations.fold(head, |text, declaration| format!("{text}\n{declaration}"))
}

fn declaration(definition: &Definition) -> String {
    let Definition { name, about, shape } = definition;
    let about = comment(about, "");
    match shape {
        Shape::Object(entries) => {
            format!("{about}export interface {name} {}\n", object(entries, ""))
        }
        shape => format!("{about}export type {name} = {};\n", written(shape, "")),
    }
}

fn object(entries: &[Entry], margin: &str) -> String {
    let inner = format!("{margin}  ");
    let entries = entries.iter().map(|entry| {
        let Entry { key, about, required, shape } = entry;
        let mark = if *required { "" } else { "?" };
        format!("{}{inner}{key}{mark}: {};\n", comment(about, &inner), written(shape, &inner))
    });
    format!("{{\n{}{margin}}}", entries.collect::<String>())
}

fn written(shape: &Shape, margin: &str) -> String {
    match shape {
        Shape::Named(name) => name.clone(),
        Shape::Null => "null".to_owned(),
        Shape::Boolean => "boolean".to_owned(),
        Shape::Whole(least, most) if least == most => least.to_string(),
        Shape::Whole(..) => "number".to_owned(),
        Shape::Text(_) => "string".to_owned(),
        Shape::Codes(codes) => {
            let codes: Vec<_> = codes.iter().map(|code| format!("\"{code}\"")).collect();
            codes.join(" | ")
        }
        Shape::Object(entries) => object(entries, margin),
        Shape::Map(values) => format!("{{ [key: string]: {} }}", written(values, margin)),
        Shape::List(rows, _) => match &**rows {
            rows @ (Shape::Any(_) | Shape::Codes(_)) => format!("({})[]", written(rows, margin)),
            rows => format!("{}[]", written(rows, margin)),
        },
        Shape::Meant(shape) => written(shape, margin),
        Shape::Any(shapes) => {
            let shapes: Vec<_> = shapes.iter().map(|shape| written(shape, margin)).collect();
            shapes.join(" | ")
        }
    }
}

fn comment(about: &str, margin: &str) -> String {
    if about.is_empty() { String::new() } else { format!("{margin}/** {about} */\n") }
}
