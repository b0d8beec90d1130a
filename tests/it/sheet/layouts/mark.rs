//! Numbers and signs before categories and descriptions.

use super::digits::wide;

/// A way of numbering.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Mark {
    None,
    Plain,
    Dot,
    Brackets,
    WideBrackets,
    Circle,
    Roman,
    Letter,
    Chapter,
    Kanji,
    Parts,
    Points,
    Code,
    Half,
    SmallLetter,
    Bullet,
}

impl Mark {
    /// The mark before a text: the number of its group, and its own in there.
    pub fn of(self, group: usize, own: usize) -> String {
        let nth = |first: u32, at: usize| {
            char::from_u32(first + u32::try_from(at - 1).expect("small")).expect("a sign")
        };
        let kanji = ["一", "二", "三", "四", "五", "六", "七", "八", "九", "十"];
        match self {
            Self::None => String::new(),
            Self::Circle if own <= 20 => format!("{} ", nth(0x2460, own)),
            Self::Roman if own <= 10 => format!("{}　", nth(0x2160, own)),
            Self::Letter if own <= 26 => format!("{}. ", nth(0x41, own)),
            Self::SmallLetter if own <= 26 => format!("{}) ", nth(0x61, own)),
            Self::Kanji if own <= 10 => format!("{}、", kanji[own - 1]),
            Self::Plain => format!("{own} "),
            Self::Brackets => format!("({own}) "),
            Self::WideBrackets => format!("（{}）", wide(&own.to_string())),
            Self::Chapter => format!("第{own} "),
            Self::Parts => format!("{group}-{own} "),
            Self::Points => format!("{group}.{own} "),
            Self::Code => format!("{} ", 5300 + own),
            Self::Half => format!("{own}) "),
            Self::Bullet => "・".to_owned(),
            _ => format!("{own}. "),
        }
    }
}
