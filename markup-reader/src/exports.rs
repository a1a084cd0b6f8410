//! What the page calls: it has the text's place told, writes there, has it read, and reads the tree from where it is.

use std::cell::RefCell;

use crate::read;

thread_local! {
    /// What is to be read, and then what was read.
    static TEXT: RefCell<Vec<u8>> = const { RefCell::new(Vec::new()) };
    static TREE: RefCell<Vec<u8>> = const { RefCell::new(Vec::new()) };
}

/// Makes room for a text of `len` bytes and tells where the page is to write it; 0 if it is too long.
#[allow(unsafe_code, reason = "an exported name; nothing else in it is unsafe")]
#[unsafe(no_mangle)]
pub extern "C" fn text(len: usize) -> usize {
    if len > markup::TEXT_LEN_MAX {
        return 0;
    }
    TEXT.with_borrow_mut(|text| {
        text.clear();
        text.resize(len, 0);
        text.as_mut_ptr() as usize
    })
}

/// Reads the text that was written there and tells how long its tree is, in bytes.
#[allow(unsafe_code, reason = "an exported name; nothing else in it is unsafe")]
#[unsafe(no_mangle)]
pub extern "C" fn tree_len() -> usize {
    let text = TEXT.take();
    let tree = markup::encode(&read(&String::from_utf8_lossy(&text)));
    let len = tree.len();
    TREE.set(tree);
    len
}

/// Tells where the tree is.
#[allow(unsafe_code, reason = "an exported name; nothing else in it is unsafe")]
#[unsafe(no_mangle)]
pub extern "C" fn tree() -> usize {
    TREE.with_borrow(|tree| tree.as_ptr() as usize)
}
