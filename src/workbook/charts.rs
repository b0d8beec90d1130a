//! Charts on the cells of a sheet; bars are told apart by patterns, for paper without colours.

use rust_xlsxwriter::{
    Chart, ChartFormat, ChartLegendPosition, ChartLine, ChartPatternFill, ChartPatternFillType,
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
    /// Hollow: not settled, or a limit.
    Hollow,
}

impl Series {
    /// Of points: facts, the own rating, what is open.
    pub(super) const PARTS: [Self; 3] = [Self::Full, Self::Hatched, Self::Hollow];
    /// An amount and its limit.
    pub(super) const LIMITED: [Self; 2] = [Self::Full, Self::Hollow];
    /// One column alone.
    pub(super) const ONE: [Self; 1] = [Self::Full];

    fn format(self) -> ChartFormat {
        let filled = |color| ChartSolidFill::new().set_color(color).clone();
        let mut format = ChartFormat::new();
        format.set_border(ChartLine::new().set_color(DARK));
        match self {
            Self::Full => format.set_solid_fill(&filled(MIDDLE)),
            Self::Hollow => format.set_solid_fill(&filled(Color::White)),
            Self::Hatched => format.set_pattern_fill(
                ChartPatternFill::new()
                    .set_pattern(ChartPatternFillType::DiagonalStripesWideUpwards)
                    .set_foreground_color(DARK)
                    .set_background_color(Color::White),
            ),
        };
        format
    }
}

/// Pixels of a row, of what a chart has above and below its bars, and of a bar with its name.
const ROW: u32 = 20;
const FRAME: u32 = 130;
const BAR: u32 = 22;
/// Bars beyond which a chart grows no more.
const MOST_BARS: u32 = 40;

/// Pixels that a chart of so many rows is high, and rows of the sheet that it covers.
pub(super) fn height(rows: u32) -> (u32, u32) {
    let pixels = rows.min(MOST_BARS) * BAR + FRAME;
    (pixels, pixels.div_ceil(ROW))
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
    chart.x_axis().set_num_format("#,##0");
    let (pixels, _) = height(last.saturating_sub(head));
    chart.set_width(560).set_height(pixels);
    chart
}
