//! Whether a block of cells is a table by itself, or just cells of one.

use super::category::{Categories, Naming};
use super::column::Column;
use super::grid::{Row, cell};
use super::{clean, content, header, own};
use crate::rules::RuleSet;

/// Rows looked at.
const LOOKED_AT: usize = 200;

/// A header names the columns of a block, or one of them holds categories.
pub fn is_table(rows: &[Row<'_>], rules: &RuleSet) -> bool {
    if rows.iter().any(own::is_header) {
        return true;
    }
    let known = Categories::of(rules);
    let rows = clean::cleaned(rows.get(..LOOKED_AT).unwrap_or(rows));
    if header::find(&rows).is_some() {
        return true;
    }
    let columns = content::columns(&rows, &known).unwrap_or_default();
    let mut categories =
        (0..).zip(columns).filter(|(_, column)| *column == Column::Category).map(|(at, _)| at);
    categories.any(|at| names_categories(&rows, at, &known))
}

/// Most cells of a column name a category or a group of them: 郵送料 alone is a description.
fn names_categories(rows: &[Row<'_>], at: usize, known: &Categories) -> bool {
    let texts = rows.iter().map(|row| cell(row, at)).filter(|text| !text.is_empty());
    let (named, all) = texts.fold((0, 0), |(named, all), text| {
        (named + usize::from(known.name(text) != Naming::Unknown), all + 1)
    });
    2 * named > all
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::Book;
    use crate::sheet::{Lang, clipboard, write};

    #[test]
    fn a_table_is_told_from_cells_of_one() {
        let rules = Book::shipped().newest().expect("rules");
        let check = |text: &str, expected: bool| {
            let rows = clipboard::read(text).expect("within limits");
            assert_eq!(is_table(&rows, rules), expected, "{text:?}");
        };
        for text in [
            "費目\t内容\t単価\t数量\n人件費\t調査\t1000\t3",
            "単価\t数量\t単位\n1000\t3\t人日",
            "Unit price\tQuantity\n1,000\t3",
            "人件費\t調査\t1000\t3\t人日",
            "人件費\t主任\t1000\t3\n\t補助\t500\t3\n外国旅費\t航空券\t500\t1",
            "旅費\t往復\t500\t1\n外国旅費\t航空券\t500\t1",
        ] {
            check(text, true);
        }
        for text in [
            "62500\t2\t人日\n48,800\t60\t人日",
            "¥1,200\t3\n¥500\t",
            "調査\t1000\t3\t人日",
            "現地調査\t1000\t3\t人日\n郵送料\t500\t1\t回\n資料の翻訳\t500\t1\t回",
            "通訳料\n印刷費\n会議費",
            "人日\n回\n式",
            "1\t式\n2\t回",
            "人\t回\n台\t月",
            "Flight\t1,000\t2\ttrip",
            "\"two\nlines\"\t5",
        ] {
            check(text, false);
        }
        check(&write::tsv(&[], Lang::En, rules), true);
    }
}
