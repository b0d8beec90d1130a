//! Texts of which a part is struck through, as people do who show what they changed: the struck part is no longer
//! said, so 「~~32~~40」 is 40 and not 3240.

use std::collections::HashMap;
use std::io::BufRead;

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use super::Refused;
use super::parts::{attribute, entity};

/// Most bytes that are kept of a text, a few times the characters that are taken of a cell.
const MOST_BYTES: usize = 200_000;
/// Most texts of which a part is struck.
const MOST_TEXTS: usize = 100_000;

/// A text while it is read.
#[derive(Default)]
pub(super) struct Runs {
    kept: String,
    has_struck: bool,
    /// Of the run that is being read.
    is_struck: bool,
    is_text: bool,
    /// Inside of how a text is pronounced.
    is_aside: bool,
}

impl Runs {
    pub(super) fn start(&mut self, start: &BytesStart<'_>) {
        match start.local_name().as_ref() {
            "r" => self.is_struck = false,
            "strike" => {
                let value = attribute(start, "val");
                self.is_struck = !matches!(value.as_deref(), Some("0" | "false"));
            }
            "rPh" => self.is_aside = true,
            "t" => self.is_text = true,
            _ => {}
        }
    }

    pub(super) fn end(&mut self, name: &str) {
        match name {
            "t" => self.is_text = false,
            "rPh" => self.is_aside = false,
            "r" => self.is_struck = false,
            _ => {}
        }
    }

    pub(super) fn text(&mut self, text: &str) {
        if !self.is_text || self.is_aside {
            return;
        }
        if self.is_struck {
            self.has_struck |= !text.trim().is_empty();
        } else if self.kept.len() < MOST_BYTES {
            self.kept.push_str(text);
        }
    }

    /// What is left of the text; none where nothing of it is struck.
    pub(super) fn left(self) -> Option<String> {
        self.has_struck.then_some(self.kept)
    }
}

/// The texts that cells share of which a part is struck, by their places: what is left of each.
pub(super) fn shared(part: impl BufRead) -> Result<HashMap<usize, String>, Refused> {
    let mut part = Reader::from_reader(part);
    let config = part.config_mut();
    (config.check_end_names, config.expand_empty_elements) = (false, true);
    let (mut all, mut runs, mut at) = (HashMap::new(), Runs::default(), 0_usize);
    let mut buffer = Vec::new();
    loop {
        buffer.clear();
        match part.read_event_into(&mut buffer).map_err(|_| Refused::Damaged)? {
            Event::Start(start) if start.local_name().as_ref() == "si" => runs = Runs::default(),
            Event::Start(start) => runs.start(&start),
            Event::Text(text) => runs.text(&text),
            Event::GeneralRef(name) => runs.text(&entity(&name)),
            Event::End(end) if end.local_name().as_ref() == "si" => {
                let left = std::mem::take(&mut runs).left();
                if let Some(left) = left.filter(|_| all.len() < MOST_TEXTS) {
                    all.insert(at, left);
                }
                at += 1;
            }
            Event::End(end) => runs.end(end.local_name().as_ref()),
            Event::Eof => return Ok(all),
            _ => {}
        }
    }
}

/// The same of a text by the fonts of its parts: where each begins, in letters of two bytes, and which fonts
/// strike through. None where nothing is struck.
pub(super) fn by_fonts(text: &str, parts: &[(usize, usize)], fonts: &[bool]) -> Option<String> {
    let is_struck = |font: usize| fonts.get(font).copied().unwrap_or_default();
    if !parts.iter().any(|(_, font)| is_struck(*font)) {
        return None;
    }
    let (mut runs, mut at) = (Runs { is_text: true, ..Runs::default() }, 0);
    let mut next = parts.iter().peekable();
    let mut letter = [0; 4];
    for c in text.chars() {
        while let Some((_, font)) = next.next_if(|(start, _)| *start <= at) {
            runs.is_struck = is_struck(*font);
        }
        runs.text(c.encode_utf8(&mut letter));
        at += c.len_utf16();
    }
    runs.left()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn struck_parts_are_left_out() {
        let texts = "<sst><si><t>32</t></si>\
            <si><r><rPr><strike/></rPr><t>32</t></r><r><rPr><b/></rPr><t>40 &amp; &#x4EBA;</t></r></si>\
            <si><r><rPr><strike val=\"0\"/></rPr><t>5</t></r></si>\
            <si><r><rPr><strike val=\"1\"/></rPr><t>all</t></r><rPh><t>ruby</t></rPh></si></sst>";
        let found = shared(texts.as_bytes()).expect("texts");
        let of = |at| found.get(&at).map(String::as_str);
        assert_eq!([of(0), of(1), of(2), of(3)], [None, Some("40 & 人"), None, Some("")]);
    }

    #[test]
    fn fonts_tell_the_same() {
        let left = |text: &str, parts: &[(usize, usize)]| by_fonts(text, parts, &[false, true]);
        assert_eq!(left("3240", &[(0, 1), (2, 0)]).as_deref(), Some("40"));
        assert_eq!(left("𠮷3240", &[(2, 1), (4, 0)]).as_deref(), Some("𠮷40"));
        assert_eq!(left("3240", &[(2, 7)]), None);
        assert_eq!(left("3240", &[(0, 1)]).as_deref(), Some(""));
        assert_eq!(left("3240", &[(2, 0), (0, 1)]).as_deref(), Some("32"));
    }
}
