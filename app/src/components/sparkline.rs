//! Round trips as a line: the last minutes from left to right, a gap with a tick where nobody answered.

use i18n::t;
use leptos::prelude::*;

use crate::client_only::ClientOnly;

/// Round trips that the chart has room for: five minutes, one every two seconds.
const SLOTS: usize = 150;
/// The same in minutes.
const SLOTS_MINUTES: u32 = 5;
/// Units from one to the next.
const STEP: usize = 2;
/// Height of the chart.
const HEIGHT: u32 = 40;
/// The chart reaches at least so high, so that a quiet link is a quiet line, in milliseconds.
const TOP_MS_MIN: u32 = 20;

/// The chart of round trips in milliseconds, oldest first. The words beside it say the same, so it is decoration to a screen
/// reader.
pub(super) fn sparkline(latencies_ms: &[Option<u32>]) -> AnyView {
    let Chart { line, lost, top_ms } = chart(latencies_ms);
    view! {
        <div aria-hidden="true">
            <svg
                class="sparkline"
                viewBox=format!("0 0 {} {HEIGHT}", SLOTS * STEP)
                preserveAspectRatio="none"
                focusable="false"
            >
                <path class="sparkline-lost" vector-effect="non-scaling-stroke" d=lost />
                <path class="sparkline-line" vector-effect="non-scaling-stroke" d=line />
            </svg>
            <p class="sparkline-scale">
                <span>{t::link_details_chart_begin(SLOTS_MINUTES)}</span>
                <span>{t::link_details_chart_top(top_ms)}</span>
                <span>{t::link_details_chart_end()}</span>
            </p>
        </div>
    }
    .client_only()
}

/// What is drawn.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Chart {
    line: String,
    lost: String,
    top_ms: u32,
}

fn chart(latencies_ms: &[Option<u32>]) -> Chart {
    let shown = &latencies_ms[latencies_ms.len().saturating_sub(SLOTS)..];
    let top_ms = shown.iter().flatten().copied().max().unwrap_or(0).max(TOP_MS_MIN);
    let (mut line, mut lost) = (String::new(), String::new());
    let mut broken = true;
    for (index, latency) in shown.iter().enumerate() {
        // The newest at the right edge.
        let x = (SLOTS - shown.len() + index) * STEP + STEP / 2;
        match latency {
            Some(ms) => {
                let up = u64::from(HEIGHT - 4) * u64::from(*ms) / u64::from(top_ms);
                let y = u64::from(HEIGHT - 2) - up;
                // A lone one is a dot: a line of no length with round ends.
                let piece = if broken { format!("M{x} {y}h0") } else { format!("L{x} {y}") };
                line.push_str(&piece);
            }
            None => lost.push_str(&format!("M{x} {HEIGHT}v-8")),
        }
        broken = latency.is_none();
    }
    Chart { line, lost, top_ms }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_line_has_a_gap_and_a_tick_where_nobody_answered() {
        let chart = chart(&[Some(20), Some(0), None, Some(10)]);
        assert_eq!(chart.line, "M293 2h0L295 38M299 20h0");
        assert_eq!(chart.lost, "M297 40v-8");
        assert_eq!(chart.top_ms, 20);
    }

    #[test]
    fn it_grows_with_what_it_shows_and_shows_the_newest() {
        let mut long = vec![Some(5_000)];
        long.extend(vec![Some(400); SLOTS]);
        let drawn = chart(&long);
        assert_eq!(drawn.top_ms, 400, "the oldest has left the chart");
        assert!(drawn.line.starts_with("M1 2h0L3 2"));
        assert_eq!(chart(&[]), Chart { line: String::new(), lost: String::new(), top_ms: TOP_MS_MIN });
        // Nothing a peer can do with its answers makes the arithmetic overflow.
        assert_eq!(chart(&[Some(u32::MAX)]).top_ms, u32::MAX);
    }
}
