//! Charts on the cells of a sheet; bars are told apart by patterns, for paper without colours.

use rust_xlsxwriter::{
    Chart, ChartFormat, ChartLegendPosition, ChartPatternFill, ChartPatternFillType,
    ChartSolidFill, ChartType, Color,
};

const DARK: Color = Color::RGB(0x1A_1A_1C);
const MIDDLE: Color = Color::RGB(0x4D_5A_70);

/// How the bars of a column look.
#[derive(Clone, Copy)]
pub(super) enum Series {
    /// Filled.
    Full,
    /// Hatched.
    Hatched,
    /// Dotted: not settled, or a limit.
    Dotted,
}

impl Series {
    /// Of points: facts, the own rating, what is open.
    pub(super) const PARTS: [Self; 3] = [Self::Full, Self::Hatched, Self::Dotted];
    /// An amount and its limit.
    pub(super) const LIMITED: [Self; 2] = [Self::Full, Self::Dotted];
    /// One column alone.
    pub(super) const ONE: [Self; 1] = [Self::Full];

    fn format(self) -> ChartFormat {
        let mut format = ChartFormat::new();
        let pattern = match self {
            Self::Full => {
                return format.set_solid_fill(ChartSolidFill::new().set_color(MIDDLE)).clone();
            }
            Self::Hatched => ChartPatternFillType::DiagonalStripesWideUpwards,
            Self::Dotted => ChartPatternFillType::Dotted20Percent,
        };
        let fill = ChartPatternFill::new()
            .set_pattern(pattern)
            .set_foreground_color(DARK)
            .set_background_color(Color::White)
            .clone();
        format.set_pattern_fill(&fill).clone()
    }
}

/// A chart of a table whose head stands in the first of these rows, names first: a series a column.
pub(super) fn chart(
    (sheet, (head, last)): (&str, (u32, u32)),
    kind: ChartType,
    title: &str,
    series: &[Series],
) -> Chart {
    let mut chart = Chart::new(kind);
    for (column, look) in (1..).zip(series) {
        chart
            .add_series()
            .set_name((sheet, head, column))
            .set_categories((sheet, head + 1, 0, last, 0))
            .set_values((sheet, head + 1, column, last, column))
            .set_format(&mut look.format())
            .set_gap(40);
    }
    chart.title().set_name(title);
    chart.set_alt_text(title);
    // Read downwards, as the table is.
    chart.y_axis().set_reverse();
    if series.len() > 1 {
        chart.legend().set_position(ChartLegendPosition::Bottom);
    } else {
        chart.legend().set_hidden();
    }
    let rows = last.saturating_sub(head);
    chart.set_width(560).set_height(200 + 12 * rows.min(10));
    chart
}
