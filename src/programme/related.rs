//! What the pairs so far mean for a proposal: who has been together before, and who else has worked with
//! the same city.

use super::name::{means, names};
use super::pairs::{Pair, Pairs};
use crate::json::Node;
use crate::text::Text;

/// How a pair that took part is related to a proposal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Relation {
    /// The same two, in the fiscal year that is marked: this suggests a continuing proposal.
    SameLately,
    /// The same two, in years that the source does not give: they have to be asked for.
    SameSometime,
    /// The same city with another Japanese partner: reviewers may ask what is different.
    SameCity,
    /// The same Japanese partner elsewhere in the country.
    SamePartner,
}

/// The pairs that concern a proposal, nearest first. That there is none says nothing: names may be
/// written otherwise.
pub fn related<'p>(pairs: &'p Pairs, proposal: &Node) -> Vec<(Relation, &'p Pair)> {
    let application = proposal.get("application");
    let country = application.get("partner_country").as_text().unwrap_or_default();
    let texts = |nodes: &[Node], key: Option<&str>| -> Vec<String> {
        let own = |node: &Node| key.map_or(node.clone(), |key| node.get(key).clone());
        nodes.iter().filter_map(|node| own(node).as_text().map(str::to_owned)).collect()
    };
    let cities = texts(application.get("partner_cities").elements(), None);
    let governments = texts(application.get("governments").elements(), Some("name"));
    let mut found: Vec<(Relation, &Pair)> = Vec::new();
    for pair in &pairs.pairs {
        let is_there = country.is_empty() || country == pair.country;
        let has_city = cities.iter().any(|city| pair.partners.iter().any(|one| names(city, one)));
        let has_partner =
            governments.iter().any(|own| pair.japan.iter().any(|one| is_body(own, one)));
        let relation = match (is_there && has_city, has_partner) {
            (true, true) if pair.in_2025 => Relation::SameLately,
            (true, true) => Relation::SameSometime,
            (true, false) => Relation::SameCity,
            (false, true) if country == pair.country => Relation::SamePartner,
            _ => continue,
        };
        found.push((relation, pair));
    }
    found.sort_by_key(|(relation, _)| *relation as u8);
    found
}

/// A government may be written with its prefecture before it: 福岡県北九州市. Then the prefecture is not
/// the one that is meant.
fn is_body(written: &str, body: &Text) -> bool {
    let ends = written.char_indices().filter(|(_, c)| matches!(c, '都' | '道' | '府' | '県'));
    let mut rests = ends.filter_map(|(at, c)| written.get(at + c.len_utf8()..).map(str::trim));
    means(written, body)
        || rests.any(|rest| rest.ends_with(['市', '区', '町', '村']) && means(rest, body))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(country: &str, cities: &[&str], governments: &[&str], expected: &[(Relation, &str)]) {
        let name = |name: &&str| Node::object([("name".into(), Node::text(name))]);
        let application = Node::object([
            ("partner_country".into(), Node::text(country)),
            ("partner_cities".into(), Node::list(cities.iter().map(|city| Node::text(city)))),
            ("governments".into(), Node::list(governments.iter().map(name))),
        ]);
        let proposal = Node::object([("application".into(), application)]);
        let found = related(Pairs::shipped(), &proposal);
        let found: Vec<(Relation, &str)> =
            found.iter().map(|(relation, pair)| (*relation, pair.japan[0].ja.as_str())).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn a_marked_pair_suggests_going_on_and_others_are_a_risk() {
        use Relation::{SameCity, SameLately, SamePartner, SameSometime};
        check(
            "VNM",
            &["ハイフォン"],
            &["兵庫県神戸市"],
            &[
                (SameLately, "神戸市"),
                (SameCity, "北九州市"),
                (SameCity, "滋賀県"),
                (SamePartner, "神戸市"),
                (SamePartner, "神戸市"),
            ],
        );
        check(
            "VNM",
            &["Ho Chi Minh City"],
            &["大阪"],
            &[(SameSometime, "大阪市"), (SamePartner, "堺市")],
        );
        check("", &["ダバオ市"], &[], &[(SameCity, "北九州市")]);
    }

    #[test]
    fn a_city_elsewhere_and_a_namesake_are_others() {
        check("KHM", &["ハイフォン市"], &["福岡県福岡市"], &[]);
        check("VNM", &["ハノイ市"], &["福岡県福岡市"], &[(Relation::SameCity, "福岡県")]);
        check("VNM", &[], &[], &[]);
    }
}
