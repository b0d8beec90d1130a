//! What a person is told of a row, or of the whole table, before anything is taken.

use super::words::words;
use crate::text::Text;

/// Something worth knowing. Each has a text in `words.json`, in both languages.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Said {
    /// The line's category is open.
    CategoryOpen,
    /// The line has no amount: price or quantity is missing.
    AmountOpen,
    /// A number can't be read.
    Unreadable,
    /// A number has a lone comma after a zero, as a decimal point would stand.
    DecimalComma,
    /// Dots were taken as marks of thousands, since the row adds up that way.
    DottedThousands,
    /// Dots may be decimal points or marks of thousands, and the row does not tell.
    DottedOpen,
    /// The table's amount is not price times quantity.
    AmountDiffers,
    /// The table's amount can't be read.
    AmountUnreadable,
    /// Price or quantity is below zero, which a proposal does not take.
    Negative,
    /// The price is in another currency, without a rate.
    RateOpen,
    /// A sum that is not the sum of its rows.
    SumDiffers,
    /// The columns after the change were taken.
    AfterChange,
    /// The columns before the change were taken.
    BeforeChange,
    /// The quantity, or the amount, is the sum of columns of months.
    MonthsAdded,
    /// A column of quantities was left out, since rows add up without it.
    ColumnLeftOut,
    /// Years before that of the call were left out.
    PastYears,
    /// No column of prices or amounts is known.
    NoAmounts,
    /// There is no row that is a cost.
    NoLines,
    /// The table has tax at another rate.
    TaxRate,
    /// The administration row has neither a rate nor an amount that can be read.
    AdministrationOpen,
    /// The administration of later years is not taken over.
    AdministrationOfYears,
    /// The table's total is not what comes of its lines here.
    TotalsDiffer,
    /// A number had more decimals than a file holds, and was rounded at the tenth.
    Shortened,
    /// The amount was taken once, since its rounded factors would come to another.
    AmountTaken,
    /// A formula has no stored value.
    FormulaOpen,
    /// Every formula of the workbook has zero as its value: they are taken for formulas without one.
    FormulasZero,
    /// Some cells of the row are struck through.
    PartlyStruck,
    /// How cells look and which rows are hidden is not told by this kind of file.
    FormatsUnseen,
    /// The sheet is hidden.
    HiddenSheet,
    /// Other sheets have lines, too.
    OtherSheets,
    /// Several sheets were taken together.
    SheetsTogether,
    /// The total stands on another sheet.
    TotalElsewhere,
    /// Some letters of the text could not be read.
    LettersLost,
    /// Columns are parted by blanks only.
    BlankAligned,
    /// Rows seem to be broken where a cell has two paragraphs.
    BrokenRows,
}

impl Said {
    /// All of them.
    pub const ALL: [Self; 35] = [
        Self::CategoryOpen,
        Self::AmountOpen,
        Self::Unreadable,
        Self::DecimalComma,
        Self::DottedThousands,
        Self::DottedOpen,
        Self::AmountDiffers,
        Self::AmountUnreadable,
        Self::Negative,
        Self::RateOpen,
        Self::SumDiffers,
        Self::AfterChange,
        Self::BeforeChange,
        Self::MonthsAdded,
        Self::ColumnLeftOut,
        Self::PastYears,
        Self::NoAmounts,
        Self::NoLines,
        Self::TaxRate,
        Self::AdministrationOpen,
        Self::AdministrationOfYears,
        Self::TotalsDiffer,
        Self::Shortened,
        Self::AmountTaken,
        Self::FormulaOpen,
        Self::FormulasZero,
        Self::PartlyStruck,
        Self::FormatsUnseen,
        Self::HiddenSheet,
        Self::OtherSheets,
        Self::SheetsTogether,
        Self::TotalElsewhere,
        Self::LettersLost,
        Self::BlankAligned,
        Self::BrokenRows,
    ];

    /// Its code.
    pub fn code(self) -> &'static str {
        match self {
            Self::CategoryOpen => "category_open",
            Self::AmountOpen => "amount_open",
            Self::Unreadable => "unreadable",
            Self::DecimalComma => "decimal_comma",
            Self::DottedThousands => "dotted_thousands",
            Self::DottedOpen => "dotted_open",
            Self::AmountDiffers => "amount_differs",
            Self::AmountUnreadable => "amount_unreadable",
            Self::Negative => "negative",
            Self::RateOpen => "rate_open",
            Self::SumDiffers => "sum_differs",
            Self::AfterChange => "after_change",
            Self::BeforeChange => "before_change",
            Self::MonthsAdded => "months_added",
            Self::ColumnLeftOut => "column_left_out",
            Self::PastYears => "past_years",
            Self::NoAmounts => "no_amounts",
            Self::NoLines => "no_lines",
            Self::TaxRate => "tax_rate",
            Self::AdministrationOpen => "administration_open",
            Self::AdministrationOfYears => "administration_of_years",
            Self::TotalsDiffer => "totals_differ",
            Self::Shortened => "shortened",
            Self::AmountTaken => "amount_taken",
            Self::FormulaOpen => "formula_open",
            Self::FormulasZero => "formulas_zero",
            Self::PartlyStruck => "partly_struck",
            Self::FormatsUnseen => "formats_unseen",
            Self::HiddenSheet => "hidden_sheet",
            Self::OtherSheets => "other_sheets",
            Self::SheetsTogether => "sheets_together",
            Self::TotalElsewhere => "total_elsewhere",
            Self::LettersLost => "letters_lost",
            Self::BlankAligned => "blank_aligned",
            Self::BrokenRows => "broken_rows",
        }
    }

    /// What it says, and what to do.
    pub fn text(self) -> Option<&'static Text> {
        words().said.get(self.code())
    }
}
