//! The sound of a notification: two soft notes, made here, so that there is no file to load.

use wasm_bindgen::JsValue;
use web_sys::{AudioContext, OscillatorType};

use crate::browser;

/// Frequencies in Hz, and when each begins, in seconds: a fifth, like two taps on a string.
const NOTES: [(f32, f64); 2] = [(523.25, 0.0), (783.99, 0.14)];
/// Of 1.
const LOUD: f32 = 0.06;
/// How long a note rises and how long it fades, in seconds.
const RISE_S: f64 = 0.02;
const FADE_S: f64 = 0.5;

thread_local! {
    /// A page may make only a few of them.
    static CONTEXT: std::cell::RefCell<Option<AudioContext>> = const { std::cell::RefCell::new(None) };
}

/// Plays it, where the browser lets the page be heard: not before the person touched it.
pub fn play() {
    let touched = browser::window()
        .and_then(|window| browser::property(&window.navigator(), "userActivation"))
        .is_some_and(|activation| browser::flag(&activation, "hasBeenActive"));
    if touched {
        // Without sound the notification still shows.
        let _ = CONTEXT.with_borrow_mut(try_play);
    }
}

fn try_play(kept: &mut Option<AudioContext>) -> Result<(), JsValue> {
    let context = match kept {
        Some(context) => context.clone(),
        None => kept.insert(AudioContext::new()?).clone(),
    };
    // A context that the browser put to sleep wakes up in its own time.
    drop(context.resume()?);
    let now = context.current_time();
    for (frequency, after) in NOTES {
        let (at, note, gain) = (now + after, context.create_oscillator()?, context.create_gain()?);
        note.set_type(OscillatorType::Sine);
        note.frequency().set_value(frequency);
        let loudness = gain.gain();
        loudness.set_value_at_time(0.0, at)?;
        loudness.linear_ramp_to_value_at_time(LOUD, at + RISE_S)?;
        loudness.exponential_ramp_to_value_at_time(0.000_1, at + RISE_S + FADE_S)?;
        note.connect_with_audio_node(&gain)?.connect_with_audio_node(&context.destination())?;
        note.start_with_when(at)?;
        note.stop_with_when(at + RISE_S + FADE_S)?;
    }
    Ok(())
}
