//! What stands above the lines of a table: titles, remarks, the names of columns.

use super::random::WORDS;
use super::sheet::{Row, Sheet};
use super::style::{self, Column, Mode, Named};
use super::truth::{Scale, Shape};

fn row(cells: Vec<(Column, String)>) -> Row {
    Row { cells, ..Row::default() }
}

/// Titles and remarks; the row of a total that stands above, if there is one.
pub fn titles(sheet: &mut Sheet) -> Option<usize> {
    let first = sheet.columns[0];
    if sheet.may("title", 450) {
        for list in ["title", "second"].into_iter().take(sheet.random.between(1, 2)) {
            let text = sheet.random.word(&WORDS.notes[list], sheet.english).to_owned();
            sheet.push(row(vec![(first, text)]));
        }
        if sheet.random.chance(300) {
            sheet.blank();
        }
    }
    let mut top = None;
    if sheet.scale == Scale::Yen && sheet.may("total on top", 40) {
        let text = sheet.random.word(&WORDS.sums["top"], sheet.english).to_owned();
        let at = if first == Column::Margin { sheet.columns[1] } else { first };
        top = Some(sheet.push(row(vec![(at, text)])));
        sheet.blank();
    }
    let told = sheet
        .header
        .iter()
        .flat_map(|row| &row.cells)
        .any(|(_, text)| text.contains("千円") || text.contains("thousand"));
    let thousands = sheet.scale != Scale::Yen;
    let gross = sheet.features.iter().any(|feature| feature == "tax in prices said above");
    if (thousands && !told) || gross || sheet.may("remark on the unit", 150) {
        let text = match (thousands, sheet.english) {
            _ if gross && sheet.english => "(Unit: JPY, incl. tax)",
            _ if gross => "（単位：円、税込）",
            (true, false) => sheet.random.pick(&["（単位：千円）", "単位：千円", "(単位:千円)"]),
            (false, false) => sheet.random.pick(&["（単位：円）", "単位：円"]),
            (true, true) => sheet.random.pick(&[
                "(Unit: thousand yen)",
                "Amounts in thousand yen",
                "(in JPY thousand)",
            ]),
            (false, true) => sheet.random.pick(&["(Unit: JPY)", "Amounts in yen"]),
        };
        let last = *sheet.columns.last().expect("columns");
        let last = if last == Column::Margin { first } else { last };
        sheet.push(row(vec![(last, text.to_owned())]));
    }
    top
}

/// The names of the columns.
pub fn heads(sheet: &mut Sheet) {
    if sheet.features.iter().any(|feature| feature == "no header") {
        return;
    }
    let both = matches!(sheet.mode, Mode::Headed | Mode::Outline);
    let thousands = sheet.scale != Scale::Yen;
    let in_header = thousands && sheet.random.chance(600);
    let yen = if in_header || sheet.random.chance(200) {
        match (thousands, sheet.english) {
            (true, false) => sheet.random.pick(&["（千円）", "(千円)", "\n（千円）"]),
            (true, true) => sheet.random.pick(&[" (thousand yen)", " (JPY thousand)"]),
            (false, false) => sheet.random.pick(&["（円）", "(円)", "\n（円）", "/円"]),
            (false, true) => sheet.random.pick(&[" (JPY)", " (yen)"]),
        }
    } else {
        ""
    };
    let single = sheet.shape == Shape::Columns && !sheet.has(Column::Quantity2);
    let formula = single && sheet.may("letters of a formula in the header", 40);
    let letters = sheet.random.pick(&[&["①", "②", "③＝①×②"], &[" A", " B", " C=A×B"]]);
    let said_above = sheet.shape == Shape::Gross && sheet.may("tax in prices said above", 250);
    let mut cells = Vec::new();
    for column in sheet.columns.clone() {
        let named = Named {
            columns: &sheet.columns,
            english: sheet.english,
            both,
            shape: sheet.shape,
            units_within: sheet.units_within,
        };
        let name = style::name(&mut sheet.random, column, &named);
        let money = matches!(column, Column::Price | Column::Amount);
        let yen = if money && (column == Column::Amount || sheet.shape != Shape::Foreign) {
            yen
        } else {
            ""
        };
        let gross = if money && sheet.shape == Shape::Gross {
            if sheet.english {
                " (incl. tax)"
            } else {
                sheet.random.pick(&["（税込）", "(税込)"])
            }
        } else {
            ""
        };
        let yen = if gross.is_empty() { yen } else { "" };
        let gross = if said_above { "" } else { gross };
        let letter = match column {
            Column::Price if formula => letters[0],
            Column::Quantity if formula => letters[1],
            Column::Amount if formula => letters[2],
            _ => "",
        };
        let text = special(sheet, column).unwrap_or_else(|| format!("{name}{letter}{yen}{gross}"));
        cells.push((column, text));
    }
    if sheet.shape == Shape::Change {
        let groups = if sheet.english { ["Original", "Revised"] } else { ["当初", "変更後"] };
        let upper = [Column::Old(0), Column::Quantity].into_iter().zip(groups);
        let mut upper: Vec<_> = upper.map(|(column, text)| (column, text.to_owned())).collect();
        let is_figure = |column: &Column| {
            matches!(column, Column::Old(_) | Column::Quantity | Column::Price | Column::Amount)
        };
        let (lower, above): (Vec<_>, Vec<_>) =
            cells.into_iter().partition(|(column, _)| is_figure(column));
        upper.extend(above);
        sheet.header = vec![row(upper), row(lower)];
        return;
    }
    sheet.header = vec![row(cells)];
    let bare = yen.is_empty() && !thousands && sheet.shape == Shape::Columns;
    if bare && !sheet.english && sheet.may("yen in a second row of headers", 30) {
        let yen = |column| (column, "（円）".to_owned());
        sheet.header.push(row(vec![yen(Column::Price), yen(Column::Amount)]));
    }
}

/// Names that depend on what the column counts.
fn special(sheet: &mut Sheet, column: Column) -> Option<String> {
    let english = sheet.english;
    let both = |ja: &str, en: &str| if english { en.to_owned() } else { ja.to_owned() };
    Some(match (column, sheet.shape) {
        (Column::Year(at), _) if english => format!("FY{}", 2026 + at),
        (Column::Year(at), _) => {
            let way = sheet.columns.len() % 3;
            [
                format!("令和{}年度", 8 + at),
                format!("{}年度", 2026 + at),
                format!("R{}年度", 8 + at),
            ][way]
                .clone()
        }
        (Column::Month(at), _) if english => {
            ["Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec", "Jan", "Feb", "Mar"]
                [at % 12]
                .to_owned()
        }
        (Column::Month(at), _) => format!("{}月", (at + 3) % 12 + 1),
        (Column::Quantity, Shape::Months(_)) => both("計（日）", "Total days"),
        (Column::Amount, Shape::Months(_)) => both("金額", "Amount"),
        (Column::Amount, Shape::Years) => both("合計", "Total"),
        (Column::Abroad, _) => both("外貨額", "Amount (foreign currency)"),
        (Column::Old(at), _) => {
            [both("数量", "Qty"), both("単価", "Unit price"), both("金額", "Amount")][at].clone()
        }
        (Column::Quantity, Shape::Change) => both("数量", "Qty"),
        (Column::Price, Shape::Change) => both("単価", "Unit price"),
        (Column::Amount, Shape::Change) => both("金額", "Amount"),
        (Column::Difference, _) => both("増減額", "Difference"),
        (Column::Price, Shape::Cells) => both("積算内訳", "Calculation"),
        (Column::Quantity | Column::Unit | Column::Quantity2 | Column::Unit2, Shape::Cells) => {
            String::new()
        }
        _ => return None,
    })
}
