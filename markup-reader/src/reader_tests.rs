//! What becomes of each mark, and of those who mean no good.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

use std::time::Instant;

use markup::{Piece, addresses, is_plain};
use proptest::prelude::*;

use super::*;

/// A tree in short: who reads a test should see it at once.
fn short(blocks: &[Block]) -> String {
    let blocks = blocks.iter().map(|block| match block {
        Block::Paragraph(lines) => format!("p({})", line(lines)),
        Block::Heading(level, lines) => format!("h{level}({})", line(lines)),
        Block::Quote(blocks) => format!("q[{}]", short(blocks)),
        Block::List { start, items } => {
            let items = items.iter().map(|item| {
                let done = item.done.map_or("", |done| if done { "x " } else { "o " });
                format!("{done}{}", short(&item.blocks))
            });
            let start = start.map_or(String::new(), |start| start.to_string());
            format!("l{start}[{}]", items.collect::<Vec<_>>().join("; "))
        }
        Block::Code { language, pieces } => {
            format!("c{language}({})", pieces.iter().map(|(_, text)| text.as_str()).collect::<String>())
        }
        Block::Table { columns, rows } => {
            let row =
                |row: &Vec<Vec<Inline>>| row.iter().map(|cell| line(cell)).collect::<Vec<_>>().join(",");
            format!("t{}[{}]", columns.len(), rows.iter().map(row).collect::<Vec<_>>().join("; "))
        }
        Block::Rule => "-".to_owned(),
    });
    blocks.collect::<Vec<_>>().join(" ")
}

fn line(lines: &[Inline]) -> String {
    let lines = lines.iter().map(|inline| match inline {
        Inline::Text(text) => text.clone(),
        Inline::Code(code) => format!("`{code}`"),
        Inline::Emphasis(lines) => format!("i({})", line(lines)),
        Inline::Strong(lines) => format!("b({})", line(lines)),
        Inline::Strike(lines) => format!("s({})", line(lines)),
        Inline::Link(to, lines) => format!("<{to}>({})", line(lines)),
    });
    lines.collect()
}

#[track_caller]
fn reads(text: &str, tree: &str) {
    assert_eq!(short(&read(text)), tree, "{text:?}");
}

#[test]
fn marks_of_a_line() {
    reads("*a* **b** ~~c~~ `d` ***e***", "p(i(a) b(b) s(c) `d` i(b(e)))");
    reads("snake_case_name and 2 * 3 * 4", "p(snake_case_name and 2 * 3 * 4)");
    reads(r"\*a\*", "p(*a*)");
    reads("*open", "p(*open)");
}

#[test]
fn lines_stay_lines() {
    reads("a\nb  \nc", "p(a\nb\nc)");
    reads("a\n\nb", "p(a) p(b)");
}

#[test]
fn marks_of_blocks() {
    reads("# a\n\n### b", "h1(a) h3(b)");
    reads("> a\n> > b", "q[p(a) q[p(b)]]");
    reads("- a\n- b\n  - c", "l[p(a); p(b) l[p(c)]]");
    reads("3. a\n4. b", "l3[p(a); p(b)]");
    reads("- [x] a\n- [ ] b", "l[x p(a); o p(b)]");
    reads("a\n\n---\n\nb", "p(a) - p(b)");
    reads("```rust\nfn x\n```", "crust(fn x)");
    reads("```\nno end", "c(no end)");
    reads("| a | b |\n|--|-:|\n| 1 | *2* |", "t2[a,b; 1,i(2)]");
}

#[test]
fn code_has_its_language_and_pieces() {
    let tree = read("```rust,ignore\nlet a = 1;\n```");
    let Some(Block::Code { language, pieces }) = tree.first() else { panic!("{tree:?}") };
    assert_eq!(language, "rust");
    assert_eq!(pieces[0], (Piece::Word, "let".to_owned()));
}

#[test]
fn links_and_addresses() {
    reads("[a *b*](https://c.example)", "p(<https://c.example>(a i(b)))");
    reads("see https://c.example/a_b_c.", "p(see <https://c.example/a_b_c>(https://c.example/a_b_c).)");
    reads("**https://c.example**", "p(b(<https://c.example>(https://c.example)))");
    reads("- https://c.example", "l[p(<https://c.example>(https://c.example))]");
    reads(
        "<https://c.example> <a@b.example>",
        "p(<https://c.example>(https://c.example) <mailto:a@b.example>(a@b.example))",
    );
    reads("a@b.example", "p(<mailto:a@b.example>(a@b.example))");
    reads("`https://c.example`", "p(`https://c.example`)");
}

#[test]
fn a_label_does_not_pose_as_another_address() {
    reads("[https://bank.example](https://evil.example)", "p(<https://evil.example>(https://evil.example))");
    reads("[](https://evil.example)", "p(<https://evil.example>(https://evil.example))");
    reads("[https://a.example](https://a.example)", "p(<https://a.example>(https://a.example))");
}

#[test]
fn other_schemes_stay_as_they_were_written() {
    for text in [
        "[click](javascript:alert(1))",
        "[click](JaVaScRiPt:alert(1))",
        "[click](data:text/html,x)",
        "[click](/room)",
        "![x](javascript:alert(1))",
        "[**a** b](vbscript:x)",
        "<javascript:alert(1)>",
    ] {
        reads(text, &format!("p({text})"));
    }
    reads("[a][b]\n\n[b]: javascript:alert(1)", "p([a][b])");
}

#[test]
fn a_picture_is_a_link_to_it() {
    reads("![a cat](https://c.example/cat.png)", "p(<https://c.example/cat.png>(a cat))");
    reads("![](https://c.example/cat.png)", "p(<https://c.example/cat.png>(https://c.example/cat.png))");
}

#[test]
fn html_is_text() {
    for text in [
        "<script>alert(1)</script>",
        "<img src=x onerror=\"alert(1)\">",
        "a <b id=\"x\">bold</b> &amp;&lt; &#x41;",
        "<!-- a -->",
        "</p></article>",
    ] {
        reads(text, &format!("p({text})"));
    }
    reads("<div>\n**a**\n</div>", "p(<div>\n**a**\n</div>)");
}

#[test]
fn nothing_is_ever_left_of_nothing() {
    for text in ["", "[a]: https://a.example", " ", "\u{0}"] {
        assert!(!read(text).is_empty(), "{text:?}");
    }
}

/// How deep a tree is.
fn depth(blocks: &[Block]) -> usize {
    let deep = blocks.iter().map(|block| match block {
        Block::Paragraph(lines) | Block::Heading(_, lines) => line_depth(lines),
        Block::Quote(blocks) => depth(blocks),
        Block::List { items, .. } => {
            items.iter().map(|item| depth(&item.blocks)).max().unwrap_or_default() + 1
        }
        Block::Table { rows, .. } => {
            rows.iter().flatten().map(|cell| line_depth(cell)).max().unwrap_or_default() + 2
        }
        Block::Code { .. } | Block::Rule => 0,
    });
    1 + deep.max().unwrap_or_default()
}

fn line_depth(lines: &[Inline]) -> usize {
    let deep = lines.iter().map(|inline| match inline {
        Inline::Text(_) | Inline::Code(_) => 0,
        Inline::Emphasis(lines) | Inline::Strong(lines) | Inline::Strike(lines) | Inline::Link(_, lines) => {
            line_depth(lines)
        }
    });
    1 + deep.max().unwrap_or_default()
}

/// How many parts a tree has.
fn parts(blocks: &[Block]) -> usize {
    let parts = blocks.iter().map(|block| match block {
        Block::Paragraph(lines) | Block::Heading(_, lines) => line_parts(lines),
        Block::Quote(blocks) => parts(blocks),
        Block::List { items, .. } => items.iter().map(|item| 1 + parts(&item.blocks)).sum(),
        Block::Table { rows, .. } => rows.iter().flatten().map(|cell| 1 + line_parts(cell)).sum(),
        Block::Code { pieces, .. } => pieces.len(),
        Block::Rule => 0,
    });
    blocks.len() + parts.sum::<usize>()
}

fn line_parts(lines: &[Inline]) -> usize {
    let parts = lines.iter().map(|inline| match inline {
        Inline::Text(_) | Inline::Code(_) => 0,
        Inline::Emphasis(lines) | Inline::Strong(lines) | Inline::Strike(lines) | Inline::Link(_, lines) => {
            line_parts(lines)
        }
    });
    lines.len() + parts.sum::<usize>()
}

#[track_caller]
fn bounded(text: &str) {
    let tree = read(text);
    assert!(depth(&tree) <= DEPTH_MAX + 4, "{} deep", depth(&tree));
    // Addresses found in a text come on top, each with some bytes of it.
    assert!(parts(&tree) <= 3 * PARTS_MAX + text.len() / 4, "{} parts", parts(&tree));
    assert!(!tree.is_empty());
}

#[test]
fn hostile_texts_are_read_in_no_time() {
    let fill = |unit: &str| unit.repeat(TEXT_LEN_MAX / unit.len());
    for unit in [
        "[",
        "]",
        "(",
        "![",
        "[](",
        "[a](",
        "> ",
        ">",
        "- ",
        "* ",
        "*a_ ",
        "**",
        "_",
        "~~",
        "`",
        "``` ",
        "<",
        "<a ",
        "<!--",
        "&",
        "\\",
        "|",
        "|-|\n",
        "a|b\n",
        "[a]: b\n",
        "[a]: <",
        "# ",
        "1. ",
        "http://",
        "a@",
        "\t",
        "\n",
        "*a **a ",
        "[a][",
        "<?",
        "\u{0}",
        "```rust\n\"",
        "a*b_c~~",
        "![[]()",
        "_*",
        "\u{202e}",
        "é",
        "https://a.example ",
        "- [ ] ",
        "[x](y) ",
        "[^1] ",
        "$",
        "&lt;",
    ] {
        for text in [
            fill(unit),
            format!("{}a", fill(unit)),
            format!("{}\n|-|", fill(unit)),
            format!("```js\n{}", fill(unit)),
        ] {
            let start = Instant::now();
            bounded(&text);
            let took = start.elapsed();
            // Some ms where it is optimised; tests are not.
            assert!(took.as_millis() < 2_000, "{unit:?} took {took:?}");
        }
    }
    let nested: String = (0..400).map(|n| format!("{}- a\n", "  ".repeat(n))).collect();
    bounded(nested.get(..TEXT_LEN_MAX).unwrap_or(&nested));
}

#[test]
fn a_text_with_too_many_parts_is_shown_to_its_end() {
    let text = "*a* ".repeat(TEXT_LEN_MAX / 4);
    let tree = short(&read(&text));
    assert!(tree.starts_with("p(i(a) i(a)"), "{tree:.40}");
    assert!(tree.ends_with("*a* *a* )"), "{}", &tree[tree.len() - 40..]);
    assert_eq!(tree.matches('a').count(), TEXT_LEN_MAX / 4);
}

/// Texts made of marks, and of letters between them.
fn marked_text() -> impl Strategy<Value = String> {
    let token = prop::sample::select(vec![
        "a",
        "b ",
        " ",
        "\n",
        "\n\n",
        "*",
        "**",
        "_",
        "~~",
        "`",
        "```",
        "```rust\n",
        "# ",
        "> ",
        "- ",
        "1. ",
        "[",
        "]",
        "(",
        ")",
        "![",
        "](",
        "javascript:",
        "https://x.example",
        "<",
        ">",
        "<script>",
        "</",
        "&lt;",
        "|",
        "|-|-|\n",
        "[x] ",
        "\\",
        "    ",
        "\t",
        ":",
        "@",
        "a@b.example",
        "é",
        "👩🏽‍🚀",
        "ש",
        "---\n",
        "===\n",
        "\u{202e}",
        "\"",
        "'",
        "//",
        "/*",
    ]);
    prop::collection::vec(token, 0..60).prop_map(|tokens| tokens.concat())
}

proptest! {
    #[test]
    fn any_text_is_read_within_bounds_and_leads_nowhere_bad(text in marked_text()) {
        bounded(&text);
        let tree = read(&text);
        for to in addresses(&tree) {
            prop_assert!(["http://", "https://", "mailto:"].iter().any(|scheme| to.starts_with(scheme)), "{}", to);
        }
        prop_assert_eq!(markup::decode(&markup::encode(&read(&text))), Some(read(&text)));
    }

    #[test]
    fn what_needs_no_reader_says_the_same_with_one(text in "[a-z0-9 .,:;!?()@é'\"%&+=\n-]{0,60}") {
        prop_assume!(is_plain(&text));
        let mut said = String::new();
        for block in read(&text) {
            let Block::Paragraph(lines) = block else { panic!("{block:?}") };
            for inline in lines {
                let Inline::Text(text) = inline else { panic!("{inline:?}") };
                said.push_str(&text);
            }
            said.push('\n');
        }
        let words = |text: &str| text.split_whitespace().map(str::to_owned).collect::<Vec<_>>();
        prop_assert_eq!(words(&said), words(&text));
    }
}
