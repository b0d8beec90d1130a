//! Names of places as people write them: full or half width, with or without spaces and the word for
//! what the place is.

use crate::text::{Text, folded};

/// What a place is, at the end of its English name.
const ENGLISH_KINDS: [&str; 14] = [
    "city",
    "ward",
    "town",
    "village",
    "prefecture",
    "province",
    "state",
    "region",
    "regency",
    "district",
    "capital",
    "metropolis",
    "municipality",
    "division",
];

/// A name in half width and small letters, without spaces and signs.
pub(super) fn plain(name: &str) -> String {
    let is_kept = |c: &char| !c.is_whitespace() && !"・･.,、，'’-‐–()（）".contains(*c);
    folded(name).chars().filter(is_kept).collect()
}

/// A plain name without the word for what the place is; the whole name where nothing would be left.
pub(super) fn stem(plain: &str) -> &str {
    let is_left = |stem: &&str| !stem.is_empty();
    // 京都 and the like are no 京 that is a 都.
    let is_long = |stem: &&str| stem.chars().count() > 1;
    let english = || ENGLISH_KINDS.iter().find_map(|kind| plain.strip_suffix(kind));
    let town = plain.strip_suffix(['市', '区', '町', '村']).filter(is_left);
    let larger = || plain.strip_suffix(['県', '府', '都', '省', '州']).filter(is_long);
    town.or_else(larger).or_else(|| english().filter(is_long)).unwrap_or(plain)
}

/// Whether someone who writes this means that place: its whole name, or its name without the word for
/// what it is. A word for something else is another place: 北広島市 is not 北広島町.
pub(super) fn means(written: &str, place: &Text) -> bool {
    let written = plain(written);
    // 県庁 and the like are the office of the place.
    let written = written.strip_suffix('庁').unwrap_or(&written);
    let is = |name: &str| {
        let name = plain(name);
        written == name || written == stem(&name)
    };
    !written.is_empty() && (is(&place.ja) || is(&place.en))
}

/// Whether a part of what is written names the place whole, as in "ベトナム・ホーチミン市", or what is
/// written is a part of its name that is a place, as バンドン県 is of 西ジャワ州バンドン県.
pub(super) fn names(written: &str, place: &Text) -> bool {
    let written = plain(written);
    let is_place = stem(&written) != written;
    means(&written, place)
        || [&place.ja, &place.en].into_iter().any(|name| {
            let name = plain(name);
            let is_part = name.starts_with(&written) || name.ends_with(&written);
            (name.chars().count() > 2 && written.contains(&name)) || (is_place && is_part)
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn width_spaces_and_the_kind_of_place_do_not_matter() {
        let place = Text::new("北広島町", "Kitahiroshima Town");
        for written in [
            "北広島町",
            "北広島",
            " 北広島　町 ",
            "Kitahiroshima",
            "ＫＩＴＡＨＩＲＯＳＨＩＭＡ　ＴＯＷＮ",
            "kita-hiroshima town",
        ] {
            assert!(means(written, &place), "{written}");
        }
        for written in ["北広島市", "広島", "", " ", "Hiroshima", "北広島町役場", "市"]
        {
            assert!(!means(written, &place), "{written}");
        }
    }

    #[test]
    fn what_ends_like_a_kind_is_a_name_all_the_same() {
        for (written, expected) in [
            ("京都", "京都"),
            ("京都市", "京都"),
            ("京都府", "京都"),
            ("堺市", "堺"),
            ("市", "市"),
            ("city", "city"),
        ] {
            assert_eq!(stem(written), expected);
        }
    }

    #[test]
    fn a_place_may_stand_in_a_longer_text() {
        let place = Text::new("ホーチミン市", "Ho Chi Minh City");
        for written in [
            "ベトナム・ホーチミン市",
            "ホーチミン",
            "Ho Chi Minh City, Viet Nam",
            "ホーチミン市人民委員会",
        ] {
            assert!(names(written, &place), "{written}");
        }
        for written in ["", "市", "ホー", "Minh"] {
            assert!(!names(written, &place), "{written}");
        }
        let place = Text::new("西ジャワ州バンドン県", "Bandung Regency (West Java Province)");
        for (written, expected) in [
            ("バンドン県", true),
            ("西ジャワ州", true),
            ("バンドン市", false),
            ("Bandung Regency", true),
        ] {
            assert_eq!(names(written, &place), expected, "{written}");
        }
    }
}
