//! The formulas of the sheet of CO₂, written like the contract of the file format.

use super::page::{at, pinned};
use super::words::Language;

/// Where each row stands.
pub(super) struct Rows {
    pub name: u32,
    pub route: u32,
    pub method: u32,
    pub energy_origin: u32,
    numbers: Vec<(&'static str, u32)>,
    pub threshold_given: u32,
    pub results: u32,
    pub code: u32,
    pub annual: u32,
    pub lifetime: u32,
    pub energy_annual: u32,
    pub energy_lifetime: u32,
    pub subsidy: u32,
    pub capital: u32,
    pub subsidy_cost: u32,
    pub energy_cost: u32,
    pub capital_cost: u32,
    pub public_cost: u32,
    pub share: u32,
    pub threshold: u32,
}

impl Rows {
    /// Rows one below the other, these numbers among them.
    pub(super) fn from(first: u32, numbers: impl IntoIterator<Item = &'static str>) -> Self {
        let mut rows = first..;
        let mut next = || rows.next().unwrap_or(first);
        Self {
            name: next(),
            route: next(),
            method: next(),
            energy_origin: next(),
            numbers: numbers.into_iter().map(|field| (field, next())).collect(),
            threshold_given: next(),
            results: next(),
            code: next(),
            annual: next(),
            lifetime: next(),
            energy_annual: next(),
            energy_lifetime: next(),
            subsidy: next(),
            capital: next(),
            subsidy_cost: next(),
            energy_cost: next(),
            capital_cost: next(),
            public_cost: next(),
            share: next(),
            threshold: next(),
        }
    }

    /// The row of a number.
    pub(super) fn of(&self, field: &str) -> u32 {
        self.numbers.iter().find(|(known, _)| *known == field).map_or(self.name, |(_, row)| *row)
    }
}

/// The method's code, by its name.
pub(super) fn code(method: &str) -> String {
    format!(
        "=IF(ISNUMBER(MATCH({method},Methods,0)),INDEX(MethodCodes,MATCH({method},Methods,0)),\"\")"
    )
}

/// A formula of a column that shows nothing while the column is empty.
pub(super) fn unless_empty(rows: &Rows, column: u16, formula: &str) -> String {
    let inputs = format!("{}:{}", at(rows.name, column), at(rows.threshold_given - 1, column));
    format!("=IF(COUNTA({inputs})=0,\"\",{})", formula.trim_start_matches('='))
}

/// Tonnes a year by the method chosen.
pub(super) fn annual(rows: &Rows, column: u16) -> String {
    let cell = |field: &str| at(rows.of(field), column);
    // All of these are numbers and none is below zero: then the value, else nothing.
    let known = |fields: &[&str], value: String| {
        let cells = fields.iter().map(|field| cell(field)).collect::<Vec<_>>().join(",");
        format!("IF(AND(COUNT({cells})={},MIN({cells})>=0),{value},\"\")", fields.len())
    };
    let (given, energy, power) =
        (cell("annual_reduction"), cell("annual_energy_mwh"), cell("project_power_mwh"));
    let grid = cell("grid_factor");
    let (capacity, per_kw) = (cell("capacity_kw"), cell("yield_kwh_per_kw"));
    let displaced = format!(
        "IF({energy}<>\"\",{},{})",
        known(&["annual_energy_mwh", "grid_factor"], format!("{energy}*{grid}")),
        known(
            &["capacity_kw", "yield_kwh_per_kw", "grid_factor"],
            format!("{capacity}*{per_kw}*{grid}/1000")
        ),
    );
    let (used, ratio) = (cell("project_energy_mwh"), cell("ratio"));
    let better = known(
        &["project_energy_mwh", "ratio", "grid_factor"],
        format!("{used}*({ratio}-1)*{grid}"),
    );
    let (reference, project) = (cell("reference_emissions"), cell("project_emissions"));
    let difference =
        known(&["reference_emissions", "project_emissions"], format!("{reference}-{project}"));
    let fuels = ["reference_fuel_gj", "reference_factor", "project_fuel_gj", "project_factor"];
    let saved = format!(
        "({}*{}-{}*{})/1000",
        cell("reference_fuel_gj"),
        cell("reference_factor"),
        cell("project_fuel_gj"),
        cell("project_factor")
    );
    let with_power = [fuels.as_slice(), &["project_power_mwh", "grid_factor"]].concat();
    let fuel = format!(
        "IF({power}=\"\",{},{})",
        known(&fuels, saved.clone()),
        known(&with_power, format!("{saved}-{power}*{grid}")),
    );
    let code = at(rows.code, column);
    format!(
        "=IF({code}=\"direct\",IF(ISNUMBER({given}),{given},\"\"),\
         IF({code}=\"displaced_power\",{displaced},\
         IF({code}=\"efficiency_ratio\",{better},\
         IF({code}=\"reference_project\",{difference},\
         IF({code}=\"fuel\",{fuel},\"\")))))"
    )
}

/// Tonnes over the useful life.
pub(super) fn lifetime(rows: &Rows, column: u16) -> String {
    let (annual, years) = (at(rows.annual, column), at(rows.of("useful_life_years"), column));
    format!(
        "=IF(AND(ISNUMBER({annual}),ISNUMBER({years}),MIN({years},0)>=0),{annual}*{years},\"\")"
    )
}

/// The subsidy given, else the rate's share of the cost.
pub(super) fn subsidy(rows: &Rows, column: u16) -> String {
    let cell = |field: &str| at(rows.of(field), column);
    let (given, rate, cost) = (cell("subsidy"), cell("subsidy_rate"), cell("capital_cost"));
    format!(
        "=IF({given}<>\"\",IF(AND(ISNUMBER({given}),MIN({given},0)>=0),TRUNC({given}),\"\"),\
         IF(AND(COUNT({rate},{cost})=2,MIN({rate},{cost})>=0,{rate}<=100),\
         TRUNC(ROUND({cost}*{rate}/100,6)),\"\"))"
    )
}

/// Cost over tonnes, where both are known and there are tonnes.
pub(super) fn per_tonne(cost: &str, tonnes: &str) -> String {
    format!(
        "=IF(AND(COUNT({cost},{tonnes})=2,MIN({cost},0)>=0,MAX({tonnes},0)>0),\
         ROUND({cost}/{tonnes},YenPerTonneDecimals),\"\")"
    )
}

/// Whether the subsidy's share of the cost is small enough.
pub(super) fn share(rows: &Rows, column: u16, language: Language) -> String {
    let word = |key| language.word(key);
    let (route, subsidy) = (at(rows.route, column), at(rows.subsidy, column));
    let cost = at(rows.of("capital_cost"), column);
    let known = format!("ISNUMBER(MATCH({route},Routes,0))");
    let limited = format!("INDEX(RouteLimits,MATCH({route},Routes,0))=YesWord");
    let judged = format!(
        "IF(AND(COUNT({subsidy},{cost})=2,MIN({cost},0)>=0),\
         IF({subsidy}<=ROUND({cost}*SubsidyShare,6),\"{}\",\"{}\"),\"{}\")",
        word("status.pass"),
        word("status.fail"),
        word("status.unknown"),
    );
    format!(
        "=IF({route}=\"\",{judged},IF({known},IF({limited},{judged},\"{}\"),\"{}\"))",
        word("status.not_applicable"),
        word("status.unknown"),
    )
}

/// A measure's cost against the threshold.
pub(super) fn threshold(rows: &Rows, column: u16, language: Language) -> String {
    against(&at(rows.subsidy, column), &at(rows.lifetime, column), rows, language)
}

/// A cost against tonnes at the threshold.
fn against(cost: &str, tonnes: &str, rows: &Rows, language: Language) -> String {
    let threshold = pinned(rows.threshold_given, super::co2::TOTAL);
    let word = |key| language.word(key);
    format!(
        "=IF(AND(COUNT({cost},{tonnes},{threshold})=3,MAX({tonnes},0)>0,MIN({threshold},0)>=0),\
         IF({cost}<=ROUND({tonnes}*{threshold},6),\"{}\",\"{}\"),\"{}\")",
        word("status.pass"),
        word("status.fail"),
        word("status.unknown"),
    )
}

/// What stands in a row over all measures.
pub(super) struct Totals<'a> {
    pub rows: &'a Rows,
    pub first: u16,
    pub last: u16,
    /// The cell of the first year's total.
    pub budget_total: &'a str,
}

impl Totals<'_> {
    /// The formula of a total.
    pub(super) fn formula(&self, field: &str) -> String {
        let rows = self.rows;
        let sum = |row| format!("=SUM({})", self.across(row));
        let of_energy = |row| {
            format!("=SUMIFS({},{},YesWord)", self.across(row), self.across(rows.energy_origin))
        };
        let capital = rows.of("capital_cost");
        match field {
            "annual_tonnes" => sum(rows.annual),
            "lifetime_tonnes" => sum(rows.lifetime),
            "energy_origin_annual_tonnes" => of_energy(rows.annual),
            "energy_origin_lifetime_tonnes" => of_energy(rows.lifetime),
            "subsidy" => sum(rows.subsidy),
            "capital_cost" => format!("=SUMIFS({0},{0},\">=0\")", self.across(capital)),
            "subsidy_yen_per_tonne" => self.cost(rows.subsidy, "", None),
            "energy_origin_subsidy_yen_per_tonne" => {
                let energy = format!(",--({}=YesWord)", self.across(rows.energy_origin));
                self.cost(rows.subsidy, &energy, None)
            }
            "capital_yen_per_tonne" => {
                let counts = format!(",--({}>=0)", self.across(capital));
                self.cost(capital, &counts, None)
            }
            _ => self.cost(rows.subsidy, "", Some(self.budget_total)),
        }
    }

    /// The subsidies against the tonnes they are for, at the threshold.
    pub(super) fn threshold(&self, language: Language) -> String {
        let (cost, tonnes) = self.known(self.rows.subsidy, "");
        against(&cost, &tonnes, self.rows, language)
    }

    /// Cost per tonne over the measures for which both are known.
    fn cost(&self, row: u32, wanted: &str, more: Option<&str>) -> String {
        let (cost, tonnes) = self.known(row, wanted);
        let more = more.map_or_else(String::new, |cell| format!("+{cell}"));
        format!("=IF({tonnes}>0,ROUND(({cost}{more})/{tonnes},YenPerTonneDecimals),\"\")")
    }

    /// Cost and tonnes of the measures for which both are known.
    fn known(&self, row: u32, wanted: &str) -> (String, String) {
        let (cost, tonnes) = (self.across(row), self.across(self.rows.lifetime));
        let both = format!("--ISNUMBER({cost}),--ISNUMBER({tonnes}){wanted}");
        (format!("SUMPRODUCT({both},{cost})"), format!("SUMPRODUCT({both},{tonnes})"))
    }

    fn across(&self, row: u32) -> String {
        format!("{}:{}", pinned(row, self.first), pinned(row, self.last))
    }
}
