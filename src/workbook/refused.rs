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
    /// A workbook of Excel 2003 as XML.
    OldExcel,
    /// A web page, whatever it is called.
    WebPage,
    /// A file of Numbers.
    Numbers,
    /// A PDF.
    Pdf,
    /// A picture.
    Picture,
    /// What a spreadsheet program leaves beside a file that is open.
    LockFile,
    /// A text document or slides.
    Document,
    /// An archive with files in it.
    Archive,
    /// A proposal of this tool.
    Proposal,
    /// Neither a workbook nor a text.
    NoText,
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
    pub const ALL: [Self; 17] = [
        Self::TooLarge,
        Self::Empty,
        Self::Encrypted,
        Self::OldExcel,
        Self::WebPage,
        Self::Numbers,
        Self::Pdf,
        Self::Picture,
        Self::LockFile,
        Self::Document,
        Self::Archive,
        Self::Proposal,
        Self::NoText,
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
            Self::WebPage => "web_page",
            Self::Numbers => "numbers",
            Self::Pdf => "pdf",
            Self::Picture => "picture",
            Self::LockFile => "lock_file",
            Self::Document => "document",
            Self::Archive => "archive",
            Self::Proposal => "proposal",
            Self::NoText => "no_text",
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
                "古い形式（XMLスプレッドシート2003）のファイルは読み込めません。Excelで開き、「.xlsx」として保存し直してください。",
                "This is an XML spreadsheet of Excel 2003, which can't be read. Open it in Excel and save it as .xlsx.",
            ),
            Self::WebPage => Text::new(
                "名前は「.xls」などでも、中身はウェブページ（HTML）です。Excelで開き、「.xlsx」として保存し直してください。",
                "Whatever its name, this is a web page (HTML). Open it in Excel and save it as .xlsx.",
            ),
            Self::Numbers => Text::new(
                "Numbersのファイルは読み込めません。Numbersの「書き出す」で「Excel」を選び、できたファイルを開いてください。",
                "A file of Numbers can't be read. In Numbers, export it to Excel and open that file.",
            ),
            Self::Pdf => Text::new(
                "PDFからは表を読み込めません。元の表計算ファイルを選ぶか、PDFの表をコピーして表計算ソフトに貼り、列を整えてからコピーしてください。",
                "A table can't be read from a PDF. Choose the original spreadsheet, or copy the table into a spreadsheet, mend its columns, and copy it from there.",
            ),
            Self::Picture => Text::new(
                "画像からは表を読み込めません。元の表計算ファイルを選ぶか、表を入力し直してください。",
                "A table can't be read from a picture. Choose the original spreadsheet, or enter the table.",
            ),
            Self::LockFile => Text::new(
                "これは表計算ソフトがファイルを開いている間だけ作るファイル（~$など）で、表は入っていません。同じ名前の元のファイルを選んでください。",
                "This is a file that a spreadsheet program keeps while another is open (~$…); there is no table in it. Choose the file itself.",
            ),
            Self::Document => Text::new(
                "文書やスライドのファイルは読み込めません。その中の表をコピーして、ここに貼り付けてください。",
                "Text documents and slides can't be read. Copy the table in it and paste it here.",
            ),
            Self::Archive => Text::new(
                "圧縮されたファイルです。展開して、中の表計算ファイルを選んでください。",
                "This is an archive. Unpack it and choose the spreadsheet in it.",
            ),
            Self::Proposal => Text::new(
                "これは見積りではなく、このツールで保存した企画書です。「ファイルを開く」で開いてください。",
                "This is no estimate but a proposal saved by this tool. Open it by “Open file”.",
            ),
            Self::NoText => Text::new(
                "表計算ファイルでもテキストでもないため、読み込めません。表計算ソフトで「.xlsx」として保存したファイルを選んでください。",
                "This is neither a spreadsheet nor a text. Choose a file saved as .xlsx by a spreadsheet program.",
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
