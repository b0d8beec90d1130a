//! The sheet that says what the workbook is and how to use it.

use super::page::{Done, Page, Pen};

/// Writes the sheet. The date is the caller's: nothing here reads a clock.
pub(super) fn about<'a>(pen: Pen<'a>, title: &str, date: Option<&str>) -> Done<Page<'a>> {
    let language = pen.language;
    let mut page = Page::new(pen, language.word("sheet.about"), false)?;
    page.widths([20, 90])?;
    let title = if title.is_empty() { language.word("about.untitled") } else { title };
    let call = format!("{}（{}）", language.pick(&pen.rules.title), pen.rules.id);
    let mut rows = vec![("about.title", title.to_owned()), ("about.rules", call)];
    if let Some(date) = date {
        rows.push(("about.date", date.to_owned()));
    }
    let uses = ["about.use.1", "about.use.2", "about.use.3", "about.use.4"];
    let uses = uses.map(|key| ("about.use", language.word(key).to_owned()));
    rows.extend(uses);
    for document in &pen.rules.documents {
        let title = language.pick(&document.title);
        rows.push(("about.documents", format!("{title}, {}", document.published)));
    }
    rows.push(("about.notice", language.pick(&pen.rules.notice).to_owned()));
    page.word(0, 0, "sheet.about", &pen.looks.title)?;
    let mut before = "";
    for (row, (key, text)) in (2..).zip(&rows) {
        if *key != before {
            page.word(row, 0, key, &pen.looks.section)?;
        }
        before = key;
        page.text(row, 1, text, &pen.looks.text)?;
        page.fit(row, [(text.as_str(), 90)])?;
    }
    Ok(page)
}
