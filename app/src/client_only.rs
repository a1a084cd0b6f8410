//! Views that are built in the browser and never served.
//!
//! Every view type brings code that finds its nodes in the server's HTML. An open room is never in that HTML, so for its
//! views that code would be dead weight: a fifth of the page's WebAssembly.

use leptos::prelude::*;
use leptos::tachys::html::attribute::any_attribute::AnyAttribute;
use leptos::tachys::hydration::Cursor;
use leptos::tachys::view::{Position, PositionState};

/// Turns a view into an [`AnyView`] that can be built but not hydrated. On the server it is nothing.
pub trait ClientOnly: Render + Send + Sized + 'static {
    /// For views that appear once the page is hydrated.
    fn client_only(self) -> AnyView {
        Built(self).into_any()
    }
}

impl<V: Render + Send + 'static> ClientOnly for V {}

struct Built<V>(V);

impl<V: Render> Render for Built<V> {
    type State = V::State;

    fn build(self) -> Self::State {
        self.0.build()
    }

    fn rebuild(self, state: &mut Self::State) {
        self.0.rebuild(state);
    }
}

impl<V: Render + Send + 'static> AddAnyAttr for Built<V> {
    type Output<SomeNewAttr: leptos::attr::Attribute> = Self;

    fn add_any_attr<NewAttr: leptos::attr::Attribute>(self, _attr: NewAttr) -> Self::Output<NewAttr> {
        self
    }
}

impl<V: Render + Send + 'static> RenderHtml for Built<V> {
    type AsyncOutput = Self;
    type Owned = Self;
    const MIN_LENGTH: usize = 0;

    fn dry_resolve(&mut self) {}

    async fn resolve(self) -> Self::AsyncOutput {
        self
    }

    fn to_html_with_buf(
        self,
        _buf: &mut String,
        _position: &mut Position,
        _escape: bool,
        _mark_branches: bool,
        _extra_attrs: Vec<AnyAttribute>,
    ) {
    }

    /// There is nothing to find: what was not served is built.
    fn hydrate<const FROM_SERVER: bool>(self, _cursor: &Cursor, _position: &PositionState) -> Self::State {
        self.build()
    }

    fn into_owned(self) -> Self::Owned {
        self
    }
}
