//! Large tables are read at once or refused at once.

use std::fmt::Write;
use std::time::{Duration, Instant};

use c3p_calculator::sheet::{Refused, clipboard, csv};

use super::pasted;

/// A cost table of so many lines, with headings and sums among them.
fn table(lines: usize) -> String {
    let mut text = "費目\t内容\t単価\t数量\t単位\t金額\t備考\r\n".to_owned();
    for line in 0..lines {
        let category = if line % 10 == 0 { "外国旅費" } else { "" };
        let (price, count) = (10_000 + line % 977, 2 + line % 7);
        let amount = price * count;
        writeln!(text, "{category}\t羽田⇔ハノイ 航空賃\t{price}円\t{count}名\t\t{amount}\t往復\r")
            .expect("a text grows");
    }
    text
}

#[test]
fn ten_thousand_lines_are_read_at_once() {
    let text = table(10_000);
    let start = Instant::now();
    let taken = pasted(&text);
    let took = start.elapsed();
    assert_eq!(taken.lines.len(), 10_000);
    assert!(taken.lines.iter().all(|line| line.mismatch == Some(false)));
    // An idle machine takes a tenth of it and less; the limit is for what grows with the square.
    let most = if cfg!(debug_assertions) { 30 } else { 2 };
    assert!(took < Duration::from_secs(most), "{took:?}");
}

#[test]
fn what_is_too_large_is_refused_at_once() {
    let start = Instant::now();
    let endless = "あ".repeat(1_000_000);
    let quotes = "\"\t".repeat(1_000_000);
    for (text, refused) in [
        ("1,2\t".repeat(2_500_000), Refused::TooLarge),
        (endless.clone(), Refused::CellTooLong),
        (format!("\"{endless}"), Refused::CellTooLong),
        ("x\r\n".repeat(1_000_000), Refused::TooManyRows),
        (quotes, Refused::TooManyCells),
    ] {
        assert_eq!(clipboard::read(&text), Err(refused));
        assert!(csv::read(&text).is_err());
    }
    assert!(start.elapsed() < Duration::from_secs(30), "{:?}", start.elapsed());
}

#[test]
fn hostile_tables_are_read_in_time() {
    let start = Instant::now();
    for cell in ["小計計計計計計計計計計計計計計計計", "１×２×３×４×５×６×７", "(((((((((("]
    {
        let row = [cell; 200].join("\t");
        pasted(&format!("費目\t単価\t数量\t金額\n{}", format!("{row}\n").repeat(60)));
        pasted(&format!("{row}\n").repeat(60));
    }
    let numbers = format!("人件費\t{}\n", ["7"; 300].join("\t"));
    pasted(&numbers.repeat(500));
    assert!(start.elapsed() < Duration::from_secs(60), "{:?}", start.elapsed());
}
