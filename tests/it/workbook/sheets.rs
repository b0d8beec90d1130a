//! Workbooks made by hand, part by part.

use std::io::{Cursor, Read as _, Write as _};

use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

/// An archive of these parts.
pub fn archive(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, contents) in parts {
        zip.start_file(*name, SimpleFileOptions::default()).expect("a part");
        zip.write_all(contents).expect("its contents");
    }
    zip.finish().expect("an archive").into_inner()
}

/// The space of names of all parts.
const SPACE: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

/// A sheet given as XML.
pub struct Given<'a> {
    pub name: &'a str,
    /// As the workbook says it: `visible`, `hidden`.
    pub state: &'a str,
    pub rows: String,
    /// What follows the rows.
    pub more: &'a str,
}

/// A workbook of one sheet whose rows are given as XML, and the texts its cells share.
pub fn workbook(rows: &str, texts: &str) -> Vec<u8> {
    let styles = r#"<cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="22"/></cellXfs>"#;
    let sheet = Given { name: "Costs", state: "visible", rows: rows.to_owned(), more: "" };
    book(&[sheet], styles, texts, "")
}

/// A workbook of several sheets with styles of its own; `properties` are attributes of the workbook.
pub fn book(sheets: &[Given<'_>], styles: &str, texts: &str, properties: &str) -> Vec<u8> {
    let styles = format!(r#"<styleSheet xmlns="{SPACE}">{styles}</styleSheet>"#);
    let rels = |entries: &str| {
        format!(
            r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{entries}</Relationships>"#
        )
    };
    let kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let root = rels(&format!(
        r#"<Relationship Id="rId1" Type="{kind}/officeDocument" Target="xl/workbook.xml"/>"#
    ));
    let (mut links, mut listed) = (String::new(), String::new());
    let mut parts = vec![("_rels/.rels".to_owned(), root)];
    for (number, sheet) in (1..).zip(sheets) {
        let path = format!("worksheets/sheet{number}.xml");
        links +=
            &format!(r#"<Relationship Id="rId{number}" Type="{kind}/worksheet" Target="{path}"/>"#);
        let Given { name, state, rows, more } = sheet;
        listed += &format!(
            r#"<sheet name="{name}" sheetId="{number}" state="{state}" r:id="rId{number}"/>"#
        );
        parts.push((
            format!("xl/{path}"),
            format!(
                r#"<worksheet xmlns="{SPACE}"><dimension ref="A1:XFD1048576"/><sheetData>{rows}</sheetData>{more}</worksheet>"#
            ),
        ));
    }
    let book = format!(
        r#"<workbook xmlns="{SPACE}" xmlns:r="{kind}"><workbookPr {properties}/><sheets>{listed}</sheets></workbook>"#
    );
    parts.push(("xl/workbook.xml".to_owned(), book));
    parts.push(("xl/_rels/workbook.xml.rels".to_owned(), rels(&links)));
    parts.push(("xl/styles.xml".to_owned(), styles));
    parts.push(("xl/sharedStrings.xml".to_owned(), texts.to_owned()));
    let parts: Vec<(&str, &[u8])> =
        parts.iter().map(|(name, text)| (name.as_str(), text.as_bytes())).collect();
    archive(&parts)
}

/// A part of an archive, as text.
pub fn part(bytes: &[u8], name: &str) -> String {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).expect("an archive");
    let mut text = String::new();
    archive.by_name(name).expect("the part").read_to_string(&mut text).expect("a text");
    text
}
