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

/// A workbook of one sheet whose rows are given as XML, and the texts its cells share.
pub fn workbook(rows: &str, texts: &str) -> Vec<u8> {
    const SPACE: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    let sheet = format!(
        r#"<worksheet xmlns="{SPACE}"><dimension ref="A1:XFD1048576"/><sheetData>{rows}</sheetData></worksheet>"#
    );
    let styles = format!(
        r#"<styleSheet xmlns="{SPACE}"><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="22"/></cellXfs></styleSheet>"#
    );
    let rels = |entries: &str| {
        format!(
            r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{entries}</Relationships>"#
        )
    };
    let kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let root = rels(&format!(
        r#"<Relationship Id="rId1" Type="{kind}/officeDocument" Target="xl/workbook.xml"/>"#
    ));
    let book_rels = rels(&format!(
        r#"<Relationship Id="rId1" Type="{kind}/worksheet" Target="worksheets/sheet1.xml"/>"#
    ));
    let book = format!(
        r#"<workbook xmlns="{SPACE}" xmlns:r="{kind}"><sheets><sheet name="Costs" sheetId="1" r:id="rId1"/></sheets></workbook>"#
    );
    archive(&[
        ("_rels/.rels", root.as_bytes()),
        ("xl/workbook.xml", book.as_bytes()),
        ("xl/_rels/workbook.xml.rels", book_rels.as_bytes()),
        ("xl/styles.xml", styles.as_bytes()),
        ("xl/sharedStrings.xml", texts.as_bytes()),
        ("xl/worksheets/sheet1.xml", sheet.as_bytes()),
    ])
}

/// A part of an archive, as text.
pub fn part(bytes: &[u8], name: &str) -> String {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).expect("an archive");
    let mut text = String::new();
    archive.by_name(name).expect("the part").read_to_string(&mut text).expect("a text");
    text
}
