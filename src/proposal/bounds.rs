//! How much of a proposal is read, by the file format. Each list is answered at length, so that a small file
//! with millions of entries would outgrow any memory.

/// Cost lines of an estimate.
pub const MOST_LINES: usize = 20_000;
/// Measures that cut CO₂.
const MOST_MEASURES: usize = 1_000;
/// Local governments, and partner cities.
const MOST_PLACES: usize = 500;
/// Later years, variants, and reviewers.
pub const MOST_VARIANTS: usize = 100;
/// Codes of a list, fiscal years of a pair, and places that are being checked.
pub const MOST_CODES: usize = 200;
/// JSON values of a file in all.
pub const MOST_VALUES: usize = 1_000_000;

/// The most entries that are read of a list, by its key.
pub fn most_of(list: &str) -> usize {
    match list {
        "lines" => MOST_LINES,
        "measures" => MOST_MEASURES,
        "governments" | "partner_cities" => MOST_PLACES,
        "reviewers" | "years" | "scenarios" => MOST_VARIANTS,
        // Codes, fiscal years, places.
        _ => MOST_CODES,
    }
}
