//! The programme's own facts as data, each with its source, its date and what is doubtful about it, and
//! what follows from them for a proposal: who took part before, what a year asks for, which letters and
//! copies belong to it, what has to be done until when.
//!
//! What the facts do not name is unknown here, and never "no". What a proposal says beyond the fields
//! that are assessed stands in its section `preparation`, from which only this layer works anything out.

mod about;
mod areas;
mod attachments;
mod beginning;
mod calendar;
mod call;
mod countries;
mod day;
mod documents;
mod leading;
mod letters;
mod milestones;
mod name;
mod pairs;
mod plan;
mod related;
mod schemes;
mod timeline;
mod wordings;

pub use about::{About, Convention, Source};
pub use areas::Leading;
pub use attachments::{Attachment, Known, Proof, attachments};
pub use beginning::{Beginning, Facts, Group, Point, Step as FirstStep};
pub use calendar::{Event, calendar};
pub use call::{Call, Step, call};
pub use countries::CountryNotes;
pub use day::{Day, Month};
pub use documents::{Document, Documents, Evidence};
pub use leading::{Body, Kind, Listed, kind_by_name};
pub use letters::{Letter, Sender, State, letters};
pub use milestones::{KnownCall, Milestone, Milestones};
pub use pairs::{KnownYear, Pair, Pairs};
pub use plan::{Cover, Duties, Duty, Plan, Row, Spread, plan};
pub use related::{Relation, related};
pub use schemes::{Activity, Reach, Scheme, Schemes};
pub use timeline::{Timeline, Year, timeline};
pub use wordings::{Wording, Wordings};

/// The section of a proposal that holds what this layer asks for.
pub const PREPARATION: &str = "preparation";
