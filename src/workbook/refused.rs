//! Why a file is not read, in words that say what to do.

use crate::text::Text;

/// Why a file is not read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refused {
    /// More bytes than are read.
    TooLarge,
    /// No bytes at all.
    Empty,
    /// Protected by a password.
    Encrypted,
    /// A workbook of Excel 2003 or older.
    OldExcel,
    /// No `.xlsx` workbook.
    NotAWorkbook,
    /// Cut off, or not what it says it is.
    Damaged,
    /// It unpacks to more than any estimate holds.
    Bomb,
    /// More rows, columns or cells than are read.
    TooManyCells,
}

impl Refused {
    /// All of them.
    pub const ALL: [Self; 8] = [
        Self::TooLarge,
        Self::Empty,
        Self::Encrypted,
        Self::OldExcel,
        Self::NotAWorkbook,
        Self::Damaged,
        Self::Bomb,
        Self::TooManyCells,
    ];

    /// Its code.
    pub fn code(self) -> &'static str {
        match self {
            Self::TooLarge => "too_large",
            Self::Empty => "empty",
            Self::Encrypted => "encrypted",
            Self::OldExcel => "old_excel",
            Self::NotAWorkbook => "not_a_workbook",
            Self::Damaged => "damaged",
            Self::Bomb => "unpacks_too_large",
            Self::TooManyCells => "too_many_cells",
        }
    }

    /// What happened and what to do.
    pub fn message(self) -> Text {
        match self {
            Self::TooLarge => Text::new(
                "20MBを超えるExcelファイルは読み込めません。見積りのシートだけを新しいブックに写して保存し、それを開いてください。",
                "An Excel file over 20 MB can't be read. Copy the sheet with the estimate to a new workbook and open that.",
            ),
            Self::Empty => Text::new(
                "ファイルが空です。保存し直すか、別のファイルを選んでください。",
                "The file is empty. Save it again, or choose another.",
            ),
            Self::Encrypted => Text::new(
                "パスワードで保護されたファイルは読み込めません。Excelでパスワードを外して保存し直してください。",
                "The file is protected by a password. Remove it in Excel, save, and try again.",
            ),
            Self::OldExcel => Text::new(
                "古い形式（.xls）などのファイルは読み込めません。Excelで「.xlsx」として保存し直してください。",
                "Older files such as .xls can't be read. In Excel, save it as .xlsx.",
            ),
            Self::NotAWorkbook => Text::new(
                "Excelのファイル（.xlsx）ではありません。表計算ソフトで「.xlsx」として保存するか、表をコピーして貼り付けてください。",
                "This is no Excel file (.xlsx). Save it as .xlsx in your spreadsheet program, or copy the table and paste it.",
            ),
            Self::Damaged => Text::new(
                "ファイルが壊れているか、途中で切れています。元のファイルをExcelで開いて保存し直してください。",
                "The file is damaged or cut off. Open the original in Excel and save it again.",
            ),
            Self::Bomb => Text::new(
                "展開すると大きくなりすぎるファイルなので、読み込みません。見積りのシートだけを新しいブックに写してください。",
                "The file unpacks to far more than an estimate, so it is not read. Copy the sheet with the estimate to a new workbook.",
            ),
            Self::TooManyCells => Text::new(
                "行や列が多すぎて読み込めません。必要な範囲だけを新しいブックに写してください。",
                "There are too many rows or columns. Copy the part you need to a new workbook.",
            ),
        }
    }
}
