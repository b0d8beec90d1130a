//! What a row's label says of it: a sum, the tax, general administration.
//!
//! A label is judged as a whole. 電力量計 ends like a sum and is an instrument; 業務費計 is a sum,
//! since all of it is made of words that sums are made of.

use super::category::Categories;
use super::fold::{bare, fold, half};
use super::outline;
use super::reason::Reason;
use super::words::{Words, has_any, starts_with_any, words};

/// Longest label of a row that is no cost; a longer text is something else.
const MOST_CHARACTERS: usize = 80;

/// The reason to leave a row out, by a label of it.
pub(super) fn reason(label: &str, categories: &Categories) -> Option<Reason> {
    if label.is_empty() || label.chars().nth(MOST_CHARACTERS).is_some() {
        return None;
    }
    let words = words();
    let whole = fold(label);
    if is_formula(&whole) {
        return Some(Reason::Subtotal);
    }
    if !whole.chars().any(|c| words.special_starts.contains(&c)) {
        return None;
    }
    let half = half(label);
    let unmarked = fold(outline::split(&half).1);
    let told = bare(&unmarked);
    if administration(&told, words) {
        return Some(Reason::GeneralAdministration);
    }
    if let Some(reason) =
        sum(&told, words, categories).or_else(|| sum(&bare(&whole), words, categories))
    {
        return Some(reason);
    }
    let tax = |text: &str| made_of(text, &words.tax_cores, &[&words.tax_fillers], &|_| Vec::new());
    (tax(&told) || tax(&unmarked)).then_some(Reason::Tax)
}

/// "(A+B)", "①＋②", "=(1)+(2)": nothing but the marks of what is added.
fn is_formula(folded: &str) -> bool {
    folded.contains('+')
        && folded.split('+').all(|part| {
            let mark = part.trim_matches(['(', ')', '=', '[', ']']);
            (1..=2).contains(&mark.chars().count()) && mark.chars().all(char::is_alphanumeric)
        })
}

/// The row is a part of the one above: うち, "of which".
pub(super) fn is_part(label: &str) -> bool {
    let half = half(label).to_ascii_lowercase();
    let text = half.trim_start_matches(['(', ' ', '・', '-']);
    words().parts.iter().any(|word| {
        let rest = match text.strip_prefix(word.as_str()) {
            Some(rest) => rest,
            None => {
                return fold(text).starts_with(word.as_str()) && word.len() > 6 && word.is_ascii();
            }
        };
        match word.as_str() {
            // うちわ is a fan, and 内訳 or 内装 are words of their own.
            "うち" => !rest.is_empty() && !rest.starts_with('わ'),
            "内" => rest.starts_with([' ', ':', '、', ')', '・', ',']),
            _ => !rest.is_empty(),
        }
    })
}

/// The row is not part of the estimate: for reference, or optional.
pub(super) fn is_optional(label: &str) -> bool {
    let half = half(label).to_ascii_lowercase();
    let text = half.trim_start_matches(['(', ' ', '・', '-', '※', '*', '<', '[']);
    words().optional.iter().any(|word| {
        let rest = text.strip_prefix(word.as_str());
        rest.is_some_and(|rest| {
            let next = rest.chars().next();
            // Behind a word in itself something else begins; 参考資料 goes on.
            next.is_none_or(|c| {
                c.is_numeric() || matches!(c, ' ' | ':' | ')' | '・' | '、' | '-' | '/' | ']' | '>')
            })
        })
    })
}

/// The text opens like a note below a table.
pub(super) fn is_note(label: &str) -> bool {
    starts_with_any(&words().note_starts, &fold(label))
}

fn administration(told: &str, words: &Words) -> bool {
    // All but administration is not administration.
    let excludes = |start: &String| told.contains(&format!("{start}を除"));
    if words.administration_starts.iter().any(excludes) {
        return false;
    }
    let adds_up = words.sum_cores.iter().any(|core| told.ends_with(core.as_str()));
    let named = starts_with_any(&words.administration_starts, told) && !told.contains("除");
    (named && !adds_up)
        || made_of(told, &words.administration_cores, &[&words.administration_fillers], &|_| {
            Vec::new()
        })
}

fn sum(told: &str, words: &Words, categories: &Categories) -> Option<Reason> {
    let (cores, fillers) = (&words.sum_cores, &words.sum_fillers);
    if !has_any(cores, told) || words.no_sum.iter().any(|word| told.ends_with(word.as_str())) {
        return None;
    }
    if made_of(told, &words.total_cores, &[&words.total_fillers], &|_| Vec::new()) {
        return Some(Reason::Total);
    }
    let named = words.sum_endings.iter().any(|ending| told.ends_with(ending.as_str()))
        || starts_with_any(&words.sum_starts, told);
    let category = |rest: &str| categories.starts(rest);
    let made =
        || made_of(told, cores, &[fillers, &words.total_fillers, &words.no_category], &category);
    (named || made()).then_some(Reason::Subtotal)
}

/// The text consists of nothing but these words, numbers and signs, with one of the cores among them.
fn made_of(
    text: &str,
    cores: &[String],
    fillers: &[&Vec<String>],
    other: &dyn Fn(&str) -> Vec<usize>,
) -> bool {
    if !has_any(cores, text) {
        return false;
    }
    // Where the text has been read to, and whether a core was among it; each only once.
    let mut seen = vec![[false; 2]; text.len() + 1];
    let mut open = vec![(0_usize, false)];
    while let Some((place, cored)) = open.pop() {
        let known = seen.get_mut(place).and_then(|ways| ways.get_mut(usize::from(cored)));
        let Some(rest) = text.get(place..) else { continue };
        if known.is_none_or(|known| std::mem::replace(known, true)) {
            continue;
        }
        if rest.is_empty() && cored {
            return true;
        }
        let starts = |word: &&String| !word.is_empty() && rest.starts_with(word.as_str());
        open.extend(cores.iter().filter(starts).map(|core| (place + core.len(), true)));
        let words = fillers.iter().flat_map(|list| list.iter());
        open.extend(words.filter(starts).map(|word| (place + word.len(), cored)));
        open.extend(other(rest).into_iter().map(|length| (place + length, cored)));
        let sign = rest.chars().next().filter(|c| is_sign(*c, text, place));
        open.extend(sign.map(|c| (place + c.len_utf8(), cored)));
    }
    false
}

/// A number, a sign, or a letter that stands alone, as in "A+B".
fn is_sign(c: char, text: &str, place: usize) -> bool {
    let letter = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphanumeric());
    if c.is_ascii_alphabetic() {
        let before = text.get(..place).and_then(|text| text.chars().next_back());
        let after = text.get(place + 1..).and_then(|text| text.chars().next());
        return !letter(before) && !letter(after);
    }
    c.is_ascii_punctuation()
        || c.is_numeric()
        || matches!(c, '・' | '～' | '~' | '×' | '÷' | '、' | '。' | '：')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::Book;

    #[test]
    fn labels_are_judged_as_a_whole() {
        let rules = Book::shipped().newest().expect("rules");
        let categories = Categories::of(rules);
        let cases: [(Option<Reason>, &[&str]); 5] = [
            (
                Some(Reason::Subtotal),
                &[
                    "小計",
                    "小　計",
                    "計",
                    "人件費計",
                    "業務費計",
                    "直接経費計",
                    "直　接　経　費　計",
                    "Ⅰ 小計",
                    "小計①",
                    "（１）＋（２）計",
                    "旅費小計",
                    "税抜計",
                    "印刷製本費計",
                    "A+B計",
                    "Subtotal personnel",
                    "Sub-total",
                    "Subtotal (A+B)",
                    "Direct costs total",
                    "Total direct costs",
                    "Personnel total",
                    "Total personnel costs",
                    "第1回渡航 小計",
                    "計（1）～（5）",
                    "【小計】",
                    "外注費 計",
                    "Total travel",
                ],
            ),
            (
                Some(Reason::Total),
                &[
                    "合計",
                    "合　　　計",
                    "総計",
                    "合計（税込）",
                    "税込合計",
                    "総合計",
                    "合計金額",
                    "Total",
                    "Grand total",
                    "TOTAL (JPY)",
                    "Total cost",
                    "見積金額合計",
                    "合計：",
                ],
            ),
            (
                Some(Reason::Tax),
                &[
                    "消費税",
                    "消費税（10%）",
                    "消費税及び地方消費税",
                    "消費税等",
                    "消費税10％",
                    "Ⅴ　消費税及び地方消費税",
                    "消費税相当額（10％）",
                    "うち消費税及び地方消費税（10％）",
                    "Consumption tax (10%)",
                    "VAT 10%",
                    "Tax",
                    "消費税額",
                    "（消費税）",
                ],
            ),
            (
                Some(Reason::GeneralAdministration),
                &[
                    "一般管理費",
                    "一般管理費（Ⅰ＋Ⅱ）",
                    "Ⅳ　一般管理費（Ⅰ＋Ⅱ）",
                    "一般管理費等",
                    "General administration (10%)",
                    "Overhead",
                    "Overhead 10%",
                    "G&A",
                    "一般管理費 （直接経費×10%）",
                    "General and administrative expenses",
                ],
            ),
            (
                None,
                &[
                    "温湿度計",
                    "電力量計",
                    "排出削減量推計",
                    "測量・設計",
                    "流量計",
                    "燃費計",
                    "消費計",
                    "会計",
                    "統計",
                    "Total station rental",
                    "Taxi",
                    "タクシー代",
                    "消費税対応作業",
                    "合計出力の算定",
                    "人件費",
                    "業務費",
                    "諸雑費",
                    "Summary report",
                    "O2計",
                    "pH計",
                    "一般管理費を除く額",
                    "管理",
                    "VAT advisory",
                    "",
                ],
            ),
        ];
        for (expected, labels) in cases {
            for label in labels {
                assert_eq!(reason(label, &categories), expected, "{label}");
            }
        }
        assert!(is_note("※ 税込") && is_note("注）") && is_note("Note: x") && !is_note("通訳"));
    }
}
