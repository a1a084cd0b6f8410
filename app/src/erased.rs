//! What is computed anew and what is done again, by the type of the value alone: the library's own functions make their code once for
//! each closure, of which the page has some two hundred.

use leptos::prelude::*;

type Compute<T> = dyn Fn(Option<&T>) -> T + Send + Sync;

/// A value that is computed anew when what it reads changes. Gets what it was.
pub fn memo<T: PartialEq + Send + Sync + 'static>(
    compute: impl Fn(Option<&T>) -> T + Send + Sync + 'static,
) -> Memo<T> {
    let compute: Box<Compute<T>> = Box::new(compute);
    Memo::new(compute)
}

/// Does something, and again when what it reads changes, for as long as its owner lives. Gets what it gave back before.
pub fn effect<T: 'static>(act: impl FnMut(Option<T>) -> T + 'static) {
    let act: Box<dyn FnMut(Option<T>) -> T> = Box::new(act);
    Effect::new(act);
}
