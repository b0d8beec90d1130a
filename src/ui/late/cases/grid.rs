//! A table of cases: shown, and given away as CSV or as a workbook.

use yew::platform::spawn_local;
use yew::prelude::*;

use super::super::desk::Desk;
use super::super::keep;
use crate::json::{Digits, Node};
use crate::ui::excel::excel;

/// A table with what stands on top of it.
pub(in super::super) struct Grid {
    /// What it is called in the page's code and in the names of files.
    pub code: &'static str,
    /// What it is called.
    pub name: String,
    /// What the columns are about, that of the rows' names first.
    pub head: Vec<String>,
    /// Its rows.
    pub rows: Vec<Line>,
}

/// A row.
pub(in super::super) struct Line {
    /// What it is called in the page's code.
    pub code: String,
    /// What it is about.
    pub name: String,
    /// What it says.
    pub cells: Vec<Shown>,
    /// It sums up the others.
    pub is_sum: bool,
}

/// What a cell says.
#[derive(Clone, Default)]
pub(in super::super) struct Shown {
    /// In words.
    pub text: String,
    /// In digits, where it is a number.
    pub worth: Worth,
    /// It is not what the first column has; by how much, where that is known.
    pub differs: Option<String>,
}

/// What a cell is worth to those who go on computing.
#[derive(Clone, Default)]
pub(in super::super) enum Worth {
    /// Its text.
    #[default]
    Text,
    /// A number.
    Number(String),
    /// From a number to another.
    Range(String, String),
}

impl Shown {
    /// A text.
    pub(in super::super) fn text(text: impl Into<String>) -> Self {
        Self { text: text.into(), ..Self::default() }
    }
}

impl Grid {
    /// The table, and how to take it away.
    pub(in super::super) fn render(&self, desk: &Desk) -> Html {
        html! {
            <>
                {self.table(desk)}
                <Save desk={desk.clone()} code={self.code} name={self.name.clone()} rows={self.told(desk)} />
            </>
        }
    }

    /// The table alone.
    pub(in super::super) fn table(&self, desk: &Desk) -> Html {
        let head = |(place, name): (usize, &String)| {
            html! { <th scope="col" key={place} class={(place > 0).then_some("digits")}>{name}</th> }
        };
        html! {
            <div class="cases-wide scroll" tabindex="0" role="group" aria-label={self.name.clone()}>
                <table class="fit-table" data-grid={self.code}>
                    <thead><tr>{ for self.head.iter().enumerate().map(head) }</tr></thead>
                    <tbody>{ for self.rows.iter().map(|line| row(desk, line)) }</tbody>
                </table>
            </div>
        }
    }

    /// The rows as a file is made of them, the head first: a column of ranges becomes two.
    fn told(&self, desk: &Desk) -> Node {
        let is_range = |place: usize| {
            let mut cells = self.rows.iter().filter_map(|line| line.cells.get(place));
            cells.any(|cell| matches!(cell.worth, Worth::Range(..)))
        };
        let mut head = Vec::new();
        for (at, name) in self.head.iter().enumerate() {
            if at.checked_sub(1).is_some_and(is_range) {
                let end = |key| Node::text(&format!("{name}{}{}", desk.t("list.of"), desk.t(key)));
                head.extend([end("reviews.low"), end("reviews.high")]);
            } else {
                head.push(Node::text(name));
            }
        }
        let line = |line: &Line| {
            let mut cells = vec![Node::text(&line.name)];
            for (place, cell) in line.cells.iter().enumerate() {
                match &cell.worth {
                    Worth::Range(low, high) => cells.extend([number(low), number(high)]),
                    Worth::Number(digits) => cells.push(number(digits)),
                    Worth::Text => cells.push(Node::text(&cell.text)),
                }
                if is_range(place) && !matches!(cell.worth, Worth::Range(..)) {
                    cells.push(Node::Null);
                }
            }
            Node::list(cells)
        };
        let rows = [Node::list(head)].into_iter().chain(self.rows.iter().map(line));
        Node::list(rows)
    }
}

/// A table to be taken away.
#[derive(Clone, PartialEq, Properties)]
struct SaveProps {
    desk: Desk,
    code: &'static str,
    name: String,
    rows: Node,
}

/// The buttons that save it as CSV or as a workbook.
#[component]
fn Save(props: &SaveProps) -> Html {
    let desk = &props.desk;
    let failed = use_state_eq(|| false);
    let button = |kind: &'static str, text: &'static str| {
        let (own, failed) = (props.clone(), failed.setter());
        let onclick = Callback::from(move |_: MouseEvent| {
            let (own, failed) = (own.clone(), failed.clone());
            spawn_local(async move { failed.set(save(&own, kind).await.is_none()) });
        });
        html! {
            <button type="button" data-results={kind} {onclick}>
                {desk.t(text)}<span class="hidden">{desk.t("list.of")}{&props.name}</span>
            </button>
        }
    };
    html! {
        <p class="cases-save">
            {button("csv", "cases.csv")}
            {button("xlsx", "cases.xlsx")}
            if *failed {
                <span role="alert">{desk.t("files.failed")}</span>
            }
        </p>
    }
}

async fn save(SaveProps { desk, code, name, rows }: &SaveProps, kind: &str) -> Option<()> {
    let file = format!("c3p-{code}.{kind}");
    if kind == "csv" {
        let text = crate::sheet::results::csv(rows);
        return keep::download(&text.into(), "text/csv;charset=utf-8", &file).ok();
    }
    let write = excel().await?.results;
    let bytes = write((name, rows), desk.rules, desk.lang.of_workbook()).ok()?;
    keep::download_workbook(&bytes, &file).ok()
}

/// A number with all its digits.
fn number(digits: &str) -> Node {
    Digits::read(digits).map_or_else(|| Node::text(digits), Node::Number)
}

fn row(desk: &Desk, line: &Line) -> Html {
    let cell = |(place, cell): (usize, &Shown)| {
        html! {
            <td
                key={place}
                class="digits"
                data-differs={cell.differs.is_some().to_string()}
                data-text={matches!(cell.worth, Worth::Text).to_string()}
            >
                if cell.differs.is_some() {
                    <span aria-hidden="true">{"≠ "}</span><span class="hidden">{desk.t("cases.differs")}{desk.t("list.of")}</span>
                }
                {&cell.text}
                if let Some(by) = cell.differs.as_ref().filter(|by| !by.is_empty()) {
                    <span class="cases-by">{by}</span>
                }
            </td>
        }
    };
    html! {
        <tr key={line.code.clone()} data-case={line.code.clone()} class={line.is_sum.then_some("cases-sum")}>
            <th scope="row">{&line.name}</th>
            { for line.cells.iter().enumerate().map(cell) }
        </tr>
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ui::late::desk::tests::desk;
    use crate::ui::words::Lang;

    #[test]
    fn a_column_of_ranges_becomes_two_and_numbers_keep_their_digits() {
        let range = |low: &str, high: &str| Shown {
            worth: Worth::Range(low.into(), high.into()),
            ..Shown::text("x")
        };
        let negative = Shown { worth: Worth::Number("-7".into()), ..Shown::text("−7円") };
        let line = |name: &str, cells: [Shown; 2]| Line {
            code: name.to_lowercase(),
            name: name.into(),
            cells: cells.into(),
            is_sum: false,
        };
        let grid = Grid {
            code: "test",
            name: "Test".into(),
            head: ["a", "b", "c"].map(str::to_owned).into(),
            rows: vec![
                line("R", [range("1", "2.50"), Shown::text("−")]),
                line("N", [Shown::text("none"), negative]),
            ],
        };
        let desk = desk(Lang::En, &Node::Null);
        let rows = serde_json::to_string(&grid.told(&desk)).expect("JSON");
        assert_eq!(
            rows,
            r#"[["a","b: Lowest","b: Highest","c"],["R",1,2.50,"−"],["N","none",null,-7]]"#
        );
    }
}
