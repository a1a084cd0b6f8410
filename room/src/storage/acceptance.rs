//! What every store must do, in one suite that each of them runs.
