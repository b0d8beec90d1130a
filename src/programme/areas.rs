//! The list of decarbonisation leading areas, as its file has it.

use std::sync::OnceLock;

use serde::Deserialize;

use super::about::{About, shipped};
use crate::text::Text;

/// All that is listed.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Leading {
    /// What the list is.
    pub about: About,
    /// Proposals selected.
    pub selected: usize,
    /// Proposals withdrawn since.
    pub withdrawn: usize,
    /// The list by part of the country.
    pub blocks: Vec<Block>,
}

/// A part of the country.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Block {
    /// Its name.
    pub name: Text,
    /// Proposals it is said to have.
    pub proposals: usize,
    /// Prefectures that are said to take part themselves.
    pub prefectures_taking_part: usize,
    /// Municipalities that are said to take part.
    pub municipalities: usize,
    /// Its prefectures.
    pub prefectures: Vec<Prefecture>,
}

/// A prefecture's proposals.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Prefecture {
    /// Its name.
    pub name: Text,
    /// What was selected there.
    pub proposals: Vec<Selected>,
}

/// A proposal that was selected.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Selected {
    /// The governments it names.
    pub names: Vec<Text>,
    /// Municipalities it has beside these, without saying which.
    #[serde(default)]
    pub unnamed: usize,
    /// What is doubtful about it.
    pub doubt: Option<String>,
}

impl Leading {
    /// The list that comes with this build.
    pub fn shipped() -> &'static Self {
        static SHIPPED: OnceLock<Leading> = OnceLock::new();
        SHIPPED.get_or_init(|| {
            shipped(include_str!(concat!(env!("OUT_DIR"), "/programme/leading-areas.json")))
        })
    }

    /// Municipalities of the list that it does not name.
    pub fn unnamed(&self) -> usize {
        let prefectures = self.blocks.iter().flat_map(|block| &block.prefectures);
        prefectures.flat_map(|prefecture| &prefecture.proposals).map(|one| one.unnamed).sum()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_blocks_add_up_to_what_was_selected_less_what_was_withdrawn() {
        assert_eq!(
            (
                Leading::shipped().selected,
                Leading::shipped().withdrawn,
                Leading::shipped().unnamed()
            ),
            (102, 3, 27)
        );
        let mut all = 0;
        for block in &Leading::shipped().blocks {
            let proposals: Vec<&Selected> =
                block.prefectures.iter().flat_map(|prefecture| &prefecture.proposals).collect();
            assert_eq!(proposals.len(), block.proposals, "{}", block.name.ja);
            let is_prefecture =
                |name: &&Text| block.prefectures.iter().any(|own| own.name == **name);
            let names = proposals.iter().flat_map(|proposal| &proposal.names);
            let (prefectures, municipalities): (Vec<&Text>, Vec<&Text>) =
                names.partition(|name| is_prefecture(name));
            let mut each: Vec<&str> = prefectures.iter().map(|name| name.ja.as_str()).collect();
            each.sort_unstable();
            each.dedup();
            assert_eq!(each.len(), block.prefectures_taking_part, "{}", block.name.ja);
            let unnamed: usize = proposals.iter().map(|proposal| proposal.unnamed).sum();
            assert_eq!(municipalities.len() + unnamed, block.municipalities, "{}", block.name.ja);
            all += proposals.len();
        }
        assert_eq!(all, 99);
    }
}
