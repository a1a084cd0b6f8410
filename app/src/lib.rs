//! Pages, components and the store of Tincan. Compiled for server rendering (`ssr`) and for the browser (`hydrate`).

pub mod session;
pub mod store;
