//! The parts of a WebAssembly module, as far as builds change them: the names of what it imports, and where
//! its texts begin.

use std::collections::HashMap;
use std::ops::Range;

use anyhow::{Context as _, Result, bail, ensure};

/// The sections' numbers in the format.
const CUSTOM: u8 = 0;
const IMPORTS: u8 = 2;
const CODE: u8 = 10;
const DATA: u8 = 11;
/// The part of the names that is about functions.
const FUNCTIONS: u8 = 1;

/// Where a module's texts begin.
pub fn data(wasm: &[u8]) -> Result<usize> {
    let data = sections(wasm)?.into_iter().find(|section| section.number == DATA);
    Ok(data.context("a module without texts")?.whole.start)
}

/// A module whose imports have names of few letters, and the new names by the old.
///
/// What wasm-bindgen calls them says what they do and ends in a fingerprint: none of it is asked for.
pub fn with_short_imports(wasm: &[u8]) -> Result<(Vec<u8>, HashMap<String, String>)> {
    let mut names = HashMap::new();
    let mut out = wasm.get(..8).context("a module that ends too early")?.to_vec();
    for section in sections(wasm)? {
        if section.number == IMPORTS {
            let imports = renamed(&wasm[section.content], &mut names)?;
            out.push(IMPORTS);
            write(&mut out, imports.len());
            out.extend(imports);
        } else {
            out.extend(&wasm[section.whole]);
        }
    }
    Ok((out, names))
}

/// A script with other names.
pub fn with_names(script: &str, names: &HashMap<String, String>) -> String {
    let is_sign = |sign: char| sign.is_ascii_alphanumeric() || sign == '_' || sign == '$';
    let mut out = String::with_capacity(script.len());
    let mut rest = script;
    while let Some(start) = rest.find(is_sign) {
        let (before, from) = rest.split_at(start);
        let (word, after) = from.split_at(from.find(|sign| !is_sign(sign)).unwrap_or(from.len()));
        out.push_str(before);
        out.push_str(names.get(word).map_or(word, String::as_str));
        rest = after;
    }
    out + rest
}

/// How many bytes the functions of each part of the sources have, and the texts, the most first. The module
/// must still have its names.
pub fn composition(wasm: &[u8]) -> Result<Vec<(String, usize)>> {
    let mut names: HashMap<usize, String> = HashMap::new();
    let mut found: HashMap<String, usize> = HashMap::new();
    let (mut sizes, mut imported) = (Vec::new(), 0);
    for section in sections(wasm)? {
        let mut reader = Reader { bytes: &wasm[section.content.clone()], at: 0 };
        match section.number {
            IMPORTS => imported = functions_imported(&mut reader)?,
            CODE => {
                for _ in 0..reader.number()? {
                    let size = reader.number()?;
                    reader.take(size)?;
                    sizes.push(size);
                }
            }
            DATA => *found.entry("data".into()).or_default() += section.content.len(),
            CUSTOM if reader.name()? == b"name" => {
                while reader.at < reader.bytes.len() {
                    let (part, length) = (reader.byte()?, reader.number()?);
                    let end = reader.at + length;
                    if part == FUNCTIONS {
                        for _ in 0..reader.number()? {
                            let index = reader.number()?;
                            names.insert(
                                index,
                                String::from_utf8_lossy(reader.name()?).into_owned(),
                            );
                        }
                    }
                    reader.at = end;
                }
            }
            _ => {}
        }
    }
    ensure!(!names.is_empty(), "the module has lost its names");
    for (index, size) in sizes.into_iter().enumerate() {
        let name = names.get(&(imported + index)).map_or("", String::as_str);
        *found.entry(part(name)).or_default() += size;
    }
    let mut found: Vec<_> = found.into_iter().collect();
    found.sort_by(|(left, most), (right, least)| least.cmp(most).then(left.cmp(right)));
    Ok(found)
}

/// How many functions are imported, which come first in their count.
fn functions_imported(reader: &mut Reader<'_>) -> Result<usize> {
    let mut count = 0;
    for _ in 0..reader.number()? {
        reader.name()?;
        reader.name()?;
        match reader.byte()? {
            0 => {
                reader.number()?;
                count += 1;
            }
            1 => {
                reader.byte()?;
                limits(reader)?;
            }
            2 => limits(reader)?,
            3 => {
                reader.byte()?;
                reader.byte()?;
            }
            kind => bail!("an import of a kind {kind}"),
        }
    }
    Ok(count)
}

fn limits(reader: &mut Reader<'_>) -> Result<()> {
    let has_most = reader.byte()? & 1 == 1;
    reader.number()?;
    if has_most {
        reader.number()?;
    }
    Ok(())
}

/// Where a function stands: of this package's the module, of others the package.
fn part(name: &str) -> String {
    // Of `<type as trait>::name` the type says it.
    let path = name.trim_start_matches(['<', '&', '[', '(']);
    let path = path.strip_prefix("dyn ").or(path.strip_prefix("mut ")).unwrap_or(path);
    let path = path.split(" as ").next().unwrap_or_default();
    let mut parts =
        path.split("::").map(|part| part.split(['<', '[', '{', '>']).next().unwrap_or_default());
    let first = parts.next().unwrap_or_default();
    if first != "c3p_calculator" {
        let is_package = name.contains("::") && !first.is_empty();
        return if is_package { first.to_owned() } else { "glue".to_owned() };
    }
    let modules = parts.take_while(|part| part.starts_with(|sign: char| sign.is_ascii_lowercase()));
    let modules: Vec<&str> = modules.take(2).collect();
    modules.join("::")
}

struct Section {
    number: u8,
    whole: Range<usize>,
    content: Range<usize>,
}

fn sections(wasm: &[u8]) -> Result<Vec<Section>> {
    // Behind the mark and the version.
    let mut reader = Reader { bytes: wasm, at: 8 };
    let mut found = Vec::new();
    while reader.at < wasm.len() {
        let start = reader.at;
        let number = reader.byte()?;
        let length = reader.number()?;
        let content = reader.at..reader.at + length;
        reader.take(length)?;
        found.push(Section { number, whole: start..reader.at, content });
    }
    Ok(found)
}

fn renamed(imports: &[u8], names: &mut HashMap<String, String>) -> Result<Vec<u8>> {
    let mut reader = Reader { bytes: imports, at: 0 };
    let mut out = Vec::new();
    let count = reader.number()?;
    write(&mut out, count);
    for place in 0..count {
        let module = reader.name()?;
        let name = std::str::from_utf8(reader.name()?)?;
        let short = letters(place);
        for name in [module, short.as_bytes()] {
            write(&mut out, name.len());
            out.extend(name);
        }
        // Functions are all that wasm-bindgen imports.
        ensure!(reader.byte()? == 0, "{name} is no function");
        out.push(0);
        write(&mut out, reader.number()?);
        names.insert(name.to_owned(), short);
    }
    Ok(out)
}

/// `A` to `Z`, then `BA`: JavaScript has no words of its own in capitals.
fn letters(mut number: usize) -> String {
    let mut letters = Vec::new();
    loop {
        letters.push(char::from(b"ABCDEFGHIJKLMNOPQRSTUVWXYZ"[number % 26]));
        number /= 26;
        if number == 0 {
            return letters.into_iter().rev().collect();
        }
    }
}

/// Seven bits a byte, the lowest first.
fn write(out: &mut Vec<u8>, mut number: usize) {
    loop {
        let bits = u8::try_from(number & 0x7f).unwrap_or_default();
        number >>= 7;
        if number == 0 {
            return out.push(bits);
        }
        out.push(bits | 0x80);
    }
}

struct Reader<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl<'a> Reader<'a> {
    fn take(&mut self, length: usize) -> Result<&'a [u8]> {
        let end = self.at + length;
        let taken = self.bytes.get(self.at..end).context("a module that ends too early")?;
        self.at = end;
        Ok(taken)
    }

    fn byte(&mut self) -> Result<u8> {
        Ok(self.take(1)?[0])
    }

    fn number(&mut self) -> Result<usize> {
        let mut number = 0;
        for shift in (0..35).step_by(7) {
            let byte = self.byte()?;
            number |= usize::from(byte & 0x7f) << shift;
            if byte & 0x80 == 0 {
                return Ok(number);
            }
        }
        bail!("a number that does not end")
    }

    fn name(&mut self) -> Result<&'a [u8]> {
        let length = self.number()?;
        self.take(length)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A module that imports two functions and has a text.
    fn module() -> Vec<u8> {
        let mut imports = vec![2];
        for name in ["__wbg_append_36625a90ebfd4d9b", "__wbindgen_throw"] {
            for name in ["./page_bg.js", name] {
                write(&mut imports, name.len());
                imports.extend(name.as_bytes());
            }
            imports.extend([0, 5]);
        }
        let mut wasm = b"\0asm\x01\0\0\0".to_vec();
        wasm.push(IMPORTS);
        write(&mut wasm, imports.len());
        wasm.extend(imports);
        wasm.extend([DATA, 3, 1, 2, 3]);
        wasm
    }

    #[test]
    fn imports_get_short_names_and_the_rest_stays() {
        let (short, names) = with_short_imports(&module()).expect("a module");
        assert_eq!(names["__wbg_append_36625a90ebfd4d9b"], "A");
        assert_eq!(names["__wbindgen_throw"], "B");
        let start = data(&short).expect("texts");
        assert_eq!(&short[start..], [DATA, 3, 1, 2, 3]);
        let (again, names) = with_short_imports(&short).expect("a module");
        assert_eq!((again, names["B"].as_str()), (short, "B"));
    }

    #[test]
    fn texts_begin_behind_the_code() {
        let mut module = vec![0; 8];
        module.extend([10, 0x81, 0x01]);
        module.extend([7; 129]);
        module.extend([DATA, 1, 0]);
        assert_eq!(data(&module).ok(), Some(8 + 3 + 129));
        assert!(data(&module[..140]).is_err());
        assert!(data(&module[..10]).is_err());
    }

    #[test]
    fn scripts_follow_by_whole_words() {
        let names = HashMap::from([("__wbg_a_1".to_owned(), "a".to_owned())]);
        let script = "x = { __wbg_a_1: f, __wbg_a_12: g }; // 円__wbg_a_1";
        assert_eq!(with_names(script, &names), "x = { a: f, __wbg_a_12: g }; // 円a");
    }

    #[test]
    fn letters_go_on() {
        assert_eq!([0, 25, 26, 700].map(letters), ["A", "Z", "BA", "BAY"].map(String::from));
    }

    #[test]
    fn a_module_that_ends_too_early_is_refused() {
        let whole = module();
        for end in 0..whole.len() - 1 {
            let cut = &whole[..end];
            assert!(with_short_imports(cut).is_err() || data(cut).is_err(), "{end}");
        }
    }
}
