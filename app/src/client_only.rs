//! Views that are built in the browser and never served.
//!
//! Every view type brings code that finds its nodes in the server's HTML. An open room is never in that HTML, so for its
//! views that code would be dead weight: a fifth of the page's WebAssembly. All of them are of one type for the renderer, so what it
//! brings for each type is there once.
//!
//! The gallery of development builds (`components/gallery/`) is the exception: there the server draws them.

use std::any::Any;
use std::marker::PhantomData;

use leptos::prelude::*;
use leptos::tachys::html::attribute::any_attribute::AnyAttribute;
use leptos::tachys::hydration::Cursor;
use leptos::tachys::renderer::types::{Element, Node};
use leptos::tachys::view::{Mountable, Position, PositionState};

/// What a view has to be.
#[cfg(not(all(feature = "ssr", debug_assertions)))]
pub trait Drawable: Render + Send + 'static {}
#[cfg(not(all(feature = "ssr", debug_assertions)))]
impl<V: Render + Send + 'static> Drawable for V {}

/// What a view has to be where the gallery may serve it.
#[cfg(all(feature = "ssr", debug_assertions))]
pub trait Drawable: RenderHtml + Send + 'static {}
#[cfg(all(feature = "ssr", debug_assertions))]
impl<V: RenderHtml + Send + 'static> Drawable for V {}

/// Turns a view into an [`AnyView`] that can be built but not hydrated. On the server it is nothing, but in the gallery.
pub trait ClientOnly: Drawable + Sized {
    /// For views that appear once the page is hydrated.
    fn client_only(self) -> AnyView {
        #[cfg(all(feature = "ssr", debug_assertions))]
        if use_context::<crate::components::gallery::Drawn>().is_some() {
            return self.into_any();
        }
        Built(Box::new(Some(self))).into_any()
    }
}

impl<V: Drawable> ClientOnly for V {}

/// A view of whatever type.
struct Built(Box<dyn View>);

/// A view that is in the page.
struct Shown(Box<dyn State>);

/// What a view can do once it is in a box. It is taken out by the first call.
trait View: Send {
    fn build(&mut self) -> Option<Box<dyn State>>;

    /// Answers whether what is in the page was of the same view.
    fn rebuild(&mut self, state: &mut dyn State) -> bool;
}

trait State: Mountable + Any {
    fn as_any(&mut self) -> &mut dyn Any;
}

/// The state of a view of this type: others may have the same state, and yet be others.
struct StateOf<V: Render>(V::State, PhantomData<fn() -> V>);

impl<V: Render + Send + 'static> View for Option<V> {
    fn build(&mut self) -> Option<Box<dyn State>> {
        Some(Box::new(StateOf::<V>(self.take()?.build(), PhantomData)))
    }

    fn rebuild(&mut self, state: &mut dyn State) -> bool {
        let Some(StateOf(state, _)) = state.as_any().downcast_mut::<StateOf<V>>() else { return false };
        if let Some(view) = self.take() {
            view.rebuild(state);
        }
        true
    }
}

impl<V: Render + 'static> State for StateOf<V> {
    fn as_any(&mut self) -> &mut dyn Any {
        self
    }
}

impl<V: Render> Mountable for StateOf<V> {
    fn unmount(&mut self) {
        self.0.unmount();
    }

    fn mount(&mut self, parent: &Element, marker: Option<&Node>) {
        self.0.mount(parent, marker);
    }

    fn insert_before_this(&self, child: &mut dyn Mountable) -> bool {
        self.0.insert_before_this(child)
    }

    fn elements(&self) -> Vec<Element> {
        self.0.elements()
    }
}

impl Mountable for Shown {
    fn unmount(&mut self) {
        self.0.unmount();
    }

    fn mount(&mut self, parent: &Element, marker: Option<&Node>) {
        self.0.mount(parent, marker);
    }

    fn insert_before_this(&self, child: &mut dyn Mountable) -> bool {
        self.0.insert_before_this(child)
    }

    fn elements(&self) -> Vec<Element> {
        self.0.elements()
    }
}

impl Render for Built {
    type State = Shown;

    fn build(mut self) -> Self::State {
        // It is built once.
        Shown(self.0.build().unwrap_or_else(|| Box::new(StateOf::<()>(().build(), PhantomData))))
    }

    fn rebuild(mut self, state: &mut Self::State) {
        if self.0.rebuild(&mut *state.0) {
            return;
        }
        let mut other = self.build();
        state.insert_before_this(&mut other);
        state.unmount();
        *state = other;
    }
}

impl AddAnyAttr for Built {
    type Output<SomeNewAttr: leptos::attr::Attribute> = Self;

    fn add_any_attr<NewAttr: leptos::attr::Attribute>(self, _attr: NewAttr) -> Self::Output<NewAttr> {
        self
    }
}

impl RenderHtml for Built {
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

    async fn hydrate_async(self, _cursor: &Cursor, _position: &PositionState) -> Self::State {
        self.build()
    }

    fn into_owned(self) -> Self::Owned {
        self
    }
}
