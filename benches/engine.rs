//! How long the engine takes, at 30, 1,000 and 10,000 cost lines: (a) a file's text to the text of
//! its assessment, (b) a keystroke in one line to the new assessment, as the page does it.

use std::hint::black_box;

use c3p_calculator::assess;
use c3p_calculator::engine::Engine;
use c3p_calculator::proposal::{Node, Reading};
use c3p_calculator::rules::Book;
use criterion::{BenchmarkId, Criterion, criterion_group, criterion_main};

const SIZES: [usize; 3] = [30, 1_000, 10_000];

/// A proposal with this many cost lines, every third of them in foreign currency.
fn proposal(lines: usize) -> String {
    let categories = ["personnel", "overseas_travel", "consumables", "outsourcing", "printing"];
    let lines = (0..lines).map(|index| {
        let category = categories.get(index % categories.len()).unwrap_or(&"personnel");
        let foreign = index % 3 == 0;
        serde_json::json!({
            "id": format!("L{index}"),
            "category": category,
            "description": "現地調査の旅費",
            "unit_price": format!("{}.5", 1_000 + index % 997),
            "currency": if foreign { "USD" } else { "JPY" },
            "exchange_rate": foreign.then_some("150.25"),
            "quantity": "2",
            "quantity2": "3",
            "price_includes_tax": index % 2 == 0,
            "work": ["field_survey"],
        })
    });
    let lines: Vec<_> = lines.collect();
    serde_json::json!({
        "format": "c3p-proposal", "version": 1, "rules": "2026-1",
        "application": {"kind": "new", "participation_years": []},
        "ratings": {"uniqueness": {"expected": "30"}},
        "budget": {"general_administration": {"rate": "10"}, "lines": lines},
        "co2": {"measures": [{
            "id": "M1", "method": "displaced_power", "annual_energy_mwh": "9000",
            "grid_factor": "0.402", "useful_life_years": "17", "capital_cost": "1500000000",
            "subsidy_rate": "40",
        }]},
    })
    .to_string()
}

fn text_to_text(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("text_to_text");
    for lines in SIZES {
        let text = proposal(lines);
        group.bench_function(BenchmarkId::from_parameter(lines), |bencher| {
            bencher.iter(|| assess(black_box(&text)));
        });
    }
    group.finish();
}

fn keystroke(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("keystroke");
    for lines in SIZES {
        let Ok(mut draft) = serde_json::from_str::<Node>(&proposal(lines)) else { continue };
        let mut engine = Engine::new(Book::shipped(), Reading::Draft);
        let path = format!("budget.lines[{}].unit_price", lines / 2);
        let mut price = 0_u64;
        group.bench_function(BenchmarkId::from_parameter(lines), |bencher| {
            bencher.iter(|| {
                price += 1;
                draft = draft.with(&path, Node::text(&price.to_string()));
                engine.assess(black_box(&draft)).is_ok()
            });
        });
    }
    group.finish();
}

criterion_group!(benches, text_to_text, keystroke);
criterion_main!(benches);
