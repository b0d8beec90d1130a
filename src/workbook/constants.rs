//! The sheet of the call's values: every formula takes them from here, by name.

use super::page::{Done, Page, Pen, down, on, pinned};
use super::shown::Shown;
use super::{FORMAT, digits};
use crate::domain::budget::{CONSUMABLES, EQUIPMENT};
use crate::quantity::Number;
use crate::rules::{About, Basis, Group};

/// Codes of the categories that the equipment threshold tells apart, and what formulas call them.
const TOLD_APART: [(&str, &str); 2] =
    [(CONSUMABLES, "ConsumablesName"), (EQUIPMENT, "EquipmentName")];
/// Groups that lines are added up in.
pub(super) const GROUPS: [(Group, &str); 4] = [
    (Group::Personnel, "personnel"),
    (Group::Operating, "operating"),
    (Group::Outsourcing, "outsourcing"),
    (Group::JointImplementation, "joint_implementation"),
];

/// The sheet and the names of its cells.
pub(super) struct Constants<'a> {
    pub page: Page<'a>,
    /// Name and formula.
    pub names: Vec<(String, String)>,
    row: u32,
}

/// The name of a group of categories.
pub(super) fn group_name<'a>(pen: &Pen<'a>, group: Group) -> &'a str {
    let code = GROUPS.iter().find(|(known, _)| *known == group).map_or("", |(_, code)| code);
    pen.language.word(match code {
        "personnel" => "group.personnel",
        "operating" => "group.operating",
        "outsourcing" => "group.outsourcing",
        _ => "group.joint_implementation",
    })
}

/// Writes the sheet.
pub(super) fn constants(pen: Pen<'_>) -> Done<Constants<'_>> {
    let page = Page::new(pen, pen.language.word("sheet.rules"), false)?;
    let mut sheet = Constants { page, names: Vec::new(), row: 0 };
    sheet.page.widths([52, 26, 22, 24])?;
    let looks = pen.looks;
    sheet.page.text(0, 0, pen.language.pick(&pen.rules.title), &looks.title)?;
    sheet.page.word(1, 0, "rules.lead", &looks.note)?;
    sheet.row = 3;
    sheet.values()?;
    sheet.lists()?;
    sheet.marks()?;
    Ok(sheet)
}

impl Constants<'_> {
    /// The numbers of the rules.
    fn values(&mut self) -> Done {
        self.head(&["rules.name", "rules.value", "rules.basis", "rules.source"])?;
        let (budget, co2) = (&self.page.pen.rules.budget, &self.page.pen.rules.co2);
        let places = |places: u32| Shown::Number(f64::from(places));
        let values = [
            ("Cap", &budget.cap.about, number(budget.cap.value)),
            ("TaxRate", &budget.tax_rate.about, number(budget.tax_rate.value)),
            (
                "OutsourcingShare",
                &budget.outsourcing_share.about,
                number(budget.outsourcing_share.value),
            ),
            (
                "EquipmentPrice",
                &budget.equipment_threshold.about,
                number(budget.equipment_threshold.value),
            ),
            (
                "PercentDecimals",
                &budget.percent_decimals.about,
                places(budget.percent_decimals.value),
            ),
            ("SubsidyShare", &co2.subsidy_share.about, number(co2.subsidy_share.value)),
            (
                "YenPerTonneDecimals",
                &co2.yen_per_tonne_decimals.about,
                places(co2.yen_per_tonne_decimals.value),
            ),
        ];
        for (name, about, value) in values {
            self.value(name, about, &value)?;
        }
        Ok(())
    }

    fn value(&mut self, name: &str, about: &About, value: &Shown) -> Done {
        let pen = self.page.pen;
        let looks = pen.looks;
        let basis = match about.basis {
            Basis::Guidebook => "rules.guidebook",
            Basis::Convention => "rules.convention",
        };
        let source = &about.source;
        let source = match &source.table {
            Some(table) => pen.language.filled("rules.table", &[table, &source.section]),
            None => pen.language.filled("rules.section", &[&source.section]),
        };
        self.page.text(self.row, 0, pen.language.pick(&about.title), &looks.text)?;
        let format = looks.number("#,##0.######");
        let whole = looks.number("#,##0");
        let is_whole = !value.as_text().contains('.');
        self.page.constant(self.row, 1, value, if is_whole { &whole } else { &format })?;
        self.page.word(self.row, 2, basis, &looks.text)?;
        self.page.text(self.row, 3, &source, &looks.text)?;
        self.name(name, pinned(self.row, 1));
        self.row += 1;
        Ok(())
    }

    /// The names that cells choose from, each with its code.
    fn lists(&mut self) -> Done {
        let (pen, rules) = (self.page.pen, self.page.pen.rules);
        let yes_or_no = |yes| pen.language.word(if yes { "yes" } else { "no" });
        let categories: Vec<Row<'_>> = rules
            .budget
            .categories
            .iter()
            .map(|rule| {
                let group = group_name(&pen, rule.value.group);
                (pen.language.pick(&rule.title), rule.value.code.as_str(), group)
            })
            .collect();
        let first = self.list("rules.categories", "rules.group", "Categories", &categories)?;
        for (code, name) in TOLD_APART {
            let place = (first..).zip(&categories).find(|(_, (_, known, _))| *known == code);
            if let Some((row, _)) = place {
                self.name(name, pinned(row, 0));
            }
        }
        let exceptions: Vec<Row<'_>> = rules
            .budget
            .consumable_exceptions
            .iter()
            .map(|rule| (pen.language.pick(&rule.title), rule.value.as_str(), ""))
            .collect();
        self.list("rules.exceptions", "", "Exceptions", &exceptions)?;
        let methods: Vec<Row<'_>> = rules
            .co2
            .methods
            .iter()
            .map(|rule| (pen.language.pick(&rule.title), rule.value.as_str(), ""))
            .collect();
        let first = self.list("rules.methods", "", "Methods", &methods)?;
        self.named_column("MethodCodes", first, methods.len(), 1);
        let routes: Vec<Row<'_>> = rules
            .co2
            .routes
            .iter()
            .map(|rule| {
                let limited = yes_or_no(rule.value.limits_subsidy);
                (pen.language.pick(&rule.title), rule.value.code.as_str(), limited)
            })
            .collect();
        let first = self.list("rules.routes", "rules.limited", "Routes", &routes)?;
        self.named_column("RouteLimits", first, routes.len(), 2);
        let words = [(yes_or_no(true), "true", ""), (yes_or_no(false), "false", "")];
        let first = self.list("rules.words", "", "YesOrNo", &words)?;
        self.name("YesWord", pinned(first, 0));
        Ok(())
    }

    /// One list; the row it begins in.
    fn list(&mut self, title: &str, third: &str, name: &str, rows: &[Row<'_>]) -> Done<u32> {
        self.row += 1;
        self.head(&[title, "rules.code", third])?;
        let first = self.row;
        let looks = self.page.pen.looks;
        for (text, code, beside) in rows {
            self.page.text(self.row, 0, text, &looks.text)?;
            self.page.text(self.row, 1, code, &looks.text)?;
            if !beside.is_empty() {
                self.page.text(self.row, 2, beside, &looks.text)?;
            }
            self.row += 1;
        }
        self.named_column(name, first, rows.len(), 0);
        Ok(first)
    }

    /// What tells this tool its own workbook.
    fn marks(&mut self) -> Done {
        self.row += 1;
        let looks = self.page.pen.looks;
        for (key, name, mark) in [
            ("about.format", "ProposalFormat", FORMAT),
            ("about.rules", "ProposalRules", self.page.pen.rules.id.as_str()),
        ] {
            self.page.word(self.row, 0, key, &looks.text)?;
            self.page.text(self.row, 1, mark, &looks.text)?;
            self.name(name, pinned(self.row, 1));
            self.row += 1;
        }
        Ok(())
    }

    fn head(&mut self, keys: &[&str]) -> Done {
        for (column, key) in (0..).zip(keys).filter(|(_, key)| !key.is_empty()) {
            self.page.word(self.row, column, key, &self.page.pen.looks.head)?;
        }
        self.row += 1;
        Ok(())
    }

    fn named_column(&mut self, name: &str, first: u32, count: usize, column: u16) {
        let last = first.saturating_add(u32::try_from(count).unwrap_or(0)).saturating_sub(1);
        self.name(name, down(first, last.max(first), column));
    }

    fn name(&mut self, name: &str, address: String) {
        self.names.push((name.to_owned(), format!("={}", on(&self.page.name, &address))));
    }
}

/// Name, code, and what stands beside them.
type Row<'a> = (&'a str, &'a str, &'a str);

/// A value of the rules; those of a rule file have few digits.
fn number(value: Number) -> Shown {
    digits::float(value).map_or_else(|| Shown::text(&value.to_string()), Shown::Number)
}
