//! Writes what stands below the lines of a table: sums, administration, tax, totals, notes.

use rust_decimal::Decimal;

use super::mark::Mark;
use super::random::{CATEGORIES, WORDS};
use super::sheet::{Row, Sheet};
use super::style::{Column, Mode};
use super::truth::{Scale, Shape, tax};

/// What administration is a share of.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Base {
    PersonnelAndOperating,
    All,
    WithoutOutsourcing,
}

impl Sheet {
    pub fn close(&mut self) {
        if self.may("blank row above the sums", 100) {
            self.blank();
        }
        let lines = self.counted();
        let odd = matches!(self.shape, Shape::Gross | Shape::Years | Shape::Change | Shape::Dotted);
        let adjusts =
            self.part_after.is_none() && self.is_ordinary() && self.may("negative adjustments", 10);
        let administration = !odd && !adjusts && self.may("administration", 450);
        let untaxed = matches!(self.shape, Shape::Gross | Shape::Change | Shape::Dotted);
        let taxed = !untaxed && !adjusts && self.may("tax row", 600);
        let direct = adjusts
            || self.may("direct costs summed up", if administration || taxed { 600 } else { 250 });
        if direct {
            let label = self.sum_word("direct", "", 1);
            self.push_sum(label, lines.clone());
        }
        if adjusts {
            self.demands = true;
            let label = self.random.word(&WORDS.sums["adjustment"], self.english).to_owned();
            let most =
                usize::try_from(self.total(&lines, Column::Amount).mantissa()).unwrap_or(9) / 20;
            let value = -Decimal::from(self.random.between(1, most.clamp(2, 90_000)));
            let cells = vec![(Column::Description, label)];
            let values = vec![(Column::Amount, value)];
            self.push(Row { cells, values, adjusts: true, counts: true, ..Row::default() });
        }
        if administration {
            self.administer(&lines);
        }
        if taxed {
            self.tax();
        }
        if self.is_ordinary() && !adjusts && self.may("optional rows", 10) {
            self.option(&lines);
        }
        // Of a heading and one line below it, both with the same amount and nothing else, a total says
        // which one counts.
        let doubtful = self.shape == Shape::Amounts && self.mode.has_headings();
        if self.shape == Shape::Gross {
            self.gross_totals(&lines);
        } else if taxed || administration || self.demands || doubtful || !self.may("no total", 120)
        {
            let list = if taxed && self.random.chance(300) { "total_taxed" } else { "total" };
            let label = self.sum_word(list, "", 1);
            let all = self.counted();
            let at = self.push_sum(label, all);
            self.totals = vec![Some(at)];
        }
        if self.may("notes at the end", 250) {
            if self.random.chance(500) {
                self.blank();
            }
            let notes = WORDS.notes["end"].of(self.english);
            let start = self.random.below(notes.len());
            for at in 0..self.random.between(1, 2) {
                let text = notes[(start + at) % notes.len()].clone();
                let first = self.columns[0];
                self.push(Row { cells: vec![(first, text)], ..Row::default() });
            }
        }
    }

    fn is_ordinary(&self) -> bool {
        self.shape == Shape::Columns && self.scale == Scale::Yen && !self.demands
    }

    /// The mark of a row beside the outermost headings.
    fn closing_mark(&mut self) -> String {
        let last = 6 + usize::from(self.taxed);
        if self.mode == Mode::Outline && self.marks[0] == Mark::Roman && self.random.chance(600) {
            self.marks[0].of(0, last)
        } else {
            String::new()
        }
    }

    fn administer(&mut self, lines: &[usize]) {
        let rate = Decimal::new(
            self.random.weighted(&[(100, 5), (80, 2), (150, 2), (125, 1), (50, 1), (200, 1)]),
            1,
        );
        let told = rate.normalize().to_string();
        let list = if self.random.chance(500) { "administration_rate" } else { "administration" };
        let mut label = self.random.word(&WORDS.sums[list], self.english).replace("{rate}", &told);
        let base = self.random.weighted(&[
            (Base::PersonnelAndOperating, 5),
            (Base::All, 3),
            (Base::WithoutOutsourcing, 1),
        ]);
        let base = if label.contains("人件費") {
            Base::PersonnelAndOperating
        } else if label.contains("直接") {
            Base::All
        } else {
            base
        };
        let name = match (base, self.english) {
            (Base::PersonnelAndOperating, false) => "人件費＋業務費",
            (Base::All, false) => "直接経費",
            (Base::WithoutOutsourcing, false) => "外注費を除く直接経費",
            (Base::PersonnelAndOperating, true) => "personnel and operating costs",
            (Base::All, true) => "direct costs",
            (Base::WithoutOutsourcing, true) => "direct costs excl. outsourcing",
        };
        label = label.replace("{base}", name);
        let taken = lines.iter().filter(|at| {
            let group = self.rows[**at]
                .cost
                .map(|cost| CATEGORIES[self.costs[cost].category].group.as_str());
            match base {
                Base::All => true,
                Base::PersonnelAndOperating => matches!(group, Some("personnel" | "operating")),
                Base::WithoutOutsourcing => group != Some("outsourcing"),
            }
        });
        let of = self.total(&taken.copied().collect::<Vec<_>>(), Column::Amount);
        let exact = (of * rate / Decimal::ONE_HUNDRED).trunc();
        let cut = self.scale != Scale::Yen || self.random.chance(120);
        let thousand = Decimal::from(1000);
        let yen = if cut { (exact / thousand).trunc() * thousand } else { exact };
        if yen.is_zero() {
            return;
        }
        if cut && yen != exact {
            self.note("administration cut to thousands");
        }
        let mark = self.closing_mark();
        let column = self.label_column();
        let mut cells = vec![(column, format!("{mark}{label}"))];
        if list == "administration" {
            self.note("rate of administration in cells of its own");
            self.rate_cells(&mut cells, of, &told);
        }
        self.administration = Some(yen);
        self.push(Row {
            cells,
            values: vec![(Column::Amount, yen)],
            counts: true,
            ..Row::default()
        });
    }

    fn tax(&mut self) {
        let before = self.counted();
        if self.administration.is_some() && self.may("sum before tax", 600) {
            let label = self.sum_word("before_tax", "", 1);
            self.push_sum(label, before.clone());
        }
        let columns = self.money_columns();
        let cut = |yen: Decimal| match self.scale {
            Scale::Thousands => (yen / Decimal::from(1000)).trunc() * Decimal::from(1000),
            _ => yen,
        };
        let taxes = columns.iter().map(|column| (*column, cut(tax(self.total(&before, *column)))));
        let values: Vec<(Column, Decimal)> = taxes.collect();
        self.taxed = true;
        let mark = self.closing_mark();
        let label = self.sum_word("tax", "", 1);
        let column = self.label_column();
        let mut cells = vec![(column, format!("{mark}{label}"))];
        if self.shape == Shape::Columns && !label.contains("10") && self.random.chance(250) {
            cells.push((Column::Quantity, "10%".to_owned()));
        }
        self.push(Row { cells, values, counts: true, ..Row::default() });
    }

    /// Totals of prices with tax say how much of it is tax.
    fn gross_totals(&mut self, lines: &[usize]) {
        let list = if self.random.chance(600) { "total_taxed" } else { "total" };
        let label = self.sum_word(list, "", 1);
        let at = self.push_sum(label, lines.to_vec());
        self.totals = vec![Some(at)];
        let gross = self.total(lines, Column::Amount);
        let net = super::truth::net(gross);
        for (name, list, value, often) in [
            ("tax within the total", "tax_within", gross - net, 500),
            ("net total", "net", net, 300),
        ] {
            if self.may(name, often) {
                let label = self.sum_word(list, "", 1);
                let column = self.label_column();
                let values = vec![(Column::Amount, value)];
                self.push(Row { cells: vec![(column, label)], values, ..Row::default() });
            }
        }
    }

    /// A cost that is mentioned and in no sum.
    fn option(&mut self, lines: &[usize]) {
        self.demands = true;
        let cost = self.rows[lines[0]].cost.map(|at| self.costs[at].clone()).expect("a line");
        let label = self.random.word(&WORDS.sums["option"], self.english).to_owned();
        let mut row = Row { cells: vec![(Column::Description, label)], ..Row::default() };
        self.figures(&mut row, &cost, None);
        row.values.retain(|(column, _)| *column == Column::Amount);
        self.push(row);
    }
}
