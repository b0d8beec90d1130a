//! Decarbonisation leading areas: which Japanese governments are named in the list, and what choosing
//! one suggests.

use super::areas::{Leading, Selected};
use super::name::{means, plain, stem};
use crate::text::Text;

/// Level of a government.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// 都道府県.
    Prefecture,
    /// 市区町村.
    Municipality,
}

impl Kind {
    /// Its code in proposals.
    pub fn code(self) -> &'static str {
        match self {
            Self::Prefecture => "prefecture",
            Self::Municipality => "municipality",
        }
    }
}

/// A government of the list.
#[derive(Clone, Copy, Debug)]
pub struct Body<'a> {
    /// The prefecture it lies in, which tells it from its namesakes.
    pub prefecture: &'a Text,
    /// Its name.
    pub name: &'a Text,
    /// Municipality or prefecture.
    pub kind: Kind,
    /// The proposal that names it.
    pub proposal: &'a Selected,
}

/// What the list says of a name. There is no "not selected": the list leaves some out.
#[derive(Clone, Debug)]
pub enum Listed<'a> {
    /// It names exactly this one.
    One(Body<'a>),
    /// It names several that may be meant.
    Several(Vec<Body<'a>>),
    /// It does not name it.
    Unknown,
}

impl Leading {
    /// Every government it names, each as often as it is named.
    pub fn bodies(&self) -> impl Iterator<Item = Body<'_>> {
        let prefectures = self.blocks.iter().flat_map(|block| &block.prefectures);
        prefectures.flat_map(|prefecture| {
            prefecture.proposals.iter().flat_map(move |proposal| {
                proposal.names.iter().map(move |name| {
                    let is_prefecture = *name == prefecture.name;
                    let kind = if is_prefecture { Kind::Prefecture } else { Kind::Municipality };
                    Body { prefecture: &prefecture.name, name, kind, proposal }
                })
            })
        })
    }

    /// Every government it names, each once.
    pub fn named(&self) -> Vec<Body<'_>> {
        let mut named: Vec<Body<'_>> = Vec::new();
        for body in self.bodies() {
            if !named.iter().any(|known| known.is_same(&body)) {
                named.push(body);
            }
        }
        named
    }

    /// What it says of a name as someone wrote it.
    pub fn look_up(&self, written: &str) -> Listed<'_> {
        let mut found = self.named();
        found.retain(|body| body.is_meant(written));
        match found.as_slice() {
            [] => Listed::Unknown,
            [one] => Listed::One(*one),
            _ => Listed::Several(found),
        }
    }

    /// The governments whose names contain what is searched for, in either language.
    pub fn search(&self, wanted: &str) -> Vec<Body<'_>> {
        let wanted = plain(wanted);
        let mut found = self.named();
        found.retain(|body| {
            let own = [&body.name.ja, &body.name.en, &body.prefecture.ja];
            !wanted.is_empty() && own.into_iter().any(|name| plain(name).contains(&wanted))
                || body.is_meant(&wanted)
        });
        found
    }

    /// What is doubtful about a government of the list.
    pub fn doubts(&self, body: &Body<'_>) -> Vec<&Text> {
        let prefecture = (body.kind == Kind::Prefecture).then_some("prefecture");
        let codes = [prefecture, body.proposal.doubt.as_deref()];
        codes.into_iter().filter_map(|code| self.about.doubt(code)).collect()
    }
}

impl Body<'_> {
    /// `leading_area` of a proposal where this one is chosen. For a prefecture that stays open: whether
    /// being selected together with municipalities counts is not said.
    pub fn leading_area(&self) -> Option<bool> {
        (self.kind == Kind::Municipality).then_some(true)
    }

    fn is_same(&self, other: &Self) -> bool {
        self.prefecture == other.prefecture && self.name == other.name
    }

    /// Someone who writes this may mean it. The prefecture may stand before the name.
    fn is_meant(&self, written: &str) -> bool {
        let written = plain(written);
        let prefecture = plain(&self.prefecture.ja);
        let without = [prefecture.as_str(), stem(&prefecture)]
            .into_iter()
            .find_map(|start| written.strip_prefix(start).filter(|rest| rest.chars().count() > 1));
        means(&written, self.name) || without.is_some_and(|rest| means(rest, self.name))
    }
}

/// What the end of a Japanese name says of its level; none where it says nothing.
pub fn kind_by_name(written: &str) -> Option<Kind> {
    let name = plain(written);
    if name == "北海道" || name.ends_with(['都', '府', '県']) && stem(&name) != name {
        return Some(Kind::Prefecture);
    }
    (name.ends_with(['市', '区', '町', '村']) && stem(&name) != name).then_some(Kind::Municipality)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn list() -> &'static Leading {
        Leading::shipped()
    }

    #[test]
    fn no_municipality_stands_twice() {
        let bodies: Vec<Body<'_>> = list().bodies().collect();
        let municipalities: Vec<&Body<'_>> =
            bodies.iter().filter(|body| body.kind == Kind::Municipality).collect();
        for (place, body) in municipalities.iter().enumerate() {
            assert!(!municipalities[..place].iter().any(|known| known.is_same(body)), "{body:?}");
        }
        let prefectures: usize =
            list().blocks.iter().map(|block| block.prefectures_taking_part).sum();
        assert_eq!(list().named().len(), municipalities.len() + prefectures);
    }

    fn one(written: &str) -> Option<(&'static str, &'static str, Option<bool>)> {
        match list().look_up(written) {
            Listed::One(body) => {
                Some((body.prefecture.ja.as_str(), body.name.ja.as_str(), body.leading_area()))
            }
            _ => None,
        }
    }

    #[test]
    fn names_are_found_as_people_write_them() {
        for written in [
            "北九州市",
            "北九州",
            "福岡県北九州市",
            "福岡 北九州市",
            " 北九州　市",
            "Kitakyushu",
            "ＫＩＴＡＫＹＵＳＨＵ city",
        ] {
            assert_eq!(one(written), Some(("福岡県", "北九州市", Some(true))), "{written}");
        }
        for (written, expected) in [
            ("大潟村", "大潟村"),
            ("梼原町", "梼原町"),
            ("名古屋市", "名古屋市"),
            ("知名町", "知名町"),
            ("池田町", "池田町"),
        ] {
            assert_eq!(one(written).map(|(_, name, _)| name), Some(expected));
        }
    }

    #[test]
    fn a_prefecture_stays_open() {
        assert_eq!(one("熊本県"), Some(("熊本県", "熊本県", None)));
        let Listed::One(body) = list().look_up("熊本県") else { panic!("not found") };
        assert_eq!(list().doubts(&body).len(), 2);
    }

    #[test]
    fn who_may_mean_several_is_asked() {
        let Listed::Several(found) = list().look_up("秋田") else { panic!("one or none") };
        assert_eq!(
            found.iter().map(|body| body.name.ja.as_str()).collect::<Vec<_>>(),
            ["秋田県", "秋田市"]
        );
    }

    #[test]
    fn what_is_not_named_is_unknown() {
        for written in ["湯梨浜町", "北広島市", "山口県", "大湯村", "", "市", "北海道"]
        {
            assert!(matches!(list().look_up(written), Listed::Unknown), "{written}");
        }
    }

    #[test]
    fn search_finds_parts_of_names() {
        let found = |wanted: &str| list().search(wanted).len();
        assert_eq!((found("北九州"), found("沖縄"), found("ナイ"), found("")), (1, 2, 0, 0));
        assert!(found("shi") > 5);
    }

    #[test]
    fn the_end_of_a_name_tells_its_level() {
        for (written, expected) in [
            ("大阪府", Some(Kind::Prefecture)),
            ("北海道", Some(Kind::Prefecture)),
            ("東京都", Some(Kind::Prefecture)),
            ("港区", Some(Kind::Municipality)),
            ("京都", None),
            ("東京一組", None),
            ("市", None),
            ("", None),
        ] {
            assert_eq!(kind_by_name(written), expected, "{written}");
        }
    }
}
