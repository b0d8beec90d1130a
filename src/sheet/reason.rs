//! Why a row of a table is no line.

/// Why a row is no line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reason {
    /// Nothing in it.
    Blank,
    /// Names of columns.
    Header,
    /// A title, or the heading of the rows below.
    Heading,
    /// A remark.
    Note,
    /// A sum of some lines.
    Subtotal,
    /// The sum of all.
    Total,
    /// A part of the row above.
    Parts,
    /// For reference, or optional.
    Optional,
    /// The amount of the one row above, once more.
    Repeated,
    /// Hidden by a filter, or by hand.
    Hidden,
    /// Struck through.
    Struck,
    /// Consumption tax.
    Tax,
    /// 一般管理費.
    GeneralAdministration,
}

impl Reason {
    /// All of them.
    pub const ALL: [Self; 13] = [
        Self::Blank,
        Self::Header,
        Self::Heading,
        Self::Note,
        Self::Subtotal,
        Self::Total,
        Self::Parts,
        Self::Optional,
        Self::Repeated,
        Self::Hidden,
        Self::Struck,
        Self::Tax,
        Self::GeneralAdministration,
    ];

    /// Its code.
    pub fn code(self) -> &'static str {
        match self {
            Self::Blank => "blank",
            Self::Header => "header",
            Self::Heading => "heading",
            Self::Note => "note",
            Self::Subtotal => "subtotal",
            Self::Total => "total",
            Self::Parts => "parts",
            Self::Optional => "optional",
            Self::Repeated => "repeated",
            Self::Hidden => "hidden",
            Self::Struck => "struck",
            Self::Tax => "tax",
            Self::GeneralAdministration => "general_administration",
        }
    }
}

impl Reason {
    /// The reason of a code.
    pub fn of(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|reason| reason.code() == code)
    }

    /// The code by which a row that is left out for this reason is taken after all; none for what has
    /// no amount, or a place of its own.
    pub fn taken_by(self, row: usize) -> Option<String> {
        match self {
            Self::Parts | Self::Optional | Self::Repeated | Self::Hidden | Self::Struck => {
                Some(self.code().to_owned())
            }
            Self::Subtotal | Self::Total => Some(format!("{}:{row}", self.code())),
            _ => None,
        }
    }
}
