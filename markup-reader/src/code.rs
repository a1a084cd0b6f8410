//! What the pieces of code are: words of the language, texts, numbers, comments. Not how it is built; that is enough to read it by.

use markup::Piece;

/// Most pieces of one block; what follows is shown without distinction.
const PIECES_MAX: usize = 2_000;

/// How a language looks from afar.
struct Look {
    names: &'static [&'static str],
    /// What begins a comment that ends with its line.
    line: &'static [&'static str],
    /// What begins and ends a longer one.
    block: Option<(&'static str, &'static str)>,
    /// What stands around texts.
    quotes: &'static [char],
    words: &'static [&'static str],
    /// Whether the language takes its words in capitals as well.
    any_case: bool,
}

const C_LIKE: Option<(&str, &str)> = Some(("/*", "*/"));

const LOOKS: &[Look] = &[
    Look {
        names: &["rust", "rs"],
        line: &["//"],
        block: C_LIKE,
        // A lone ' begins a lifetime more often than a character.
        quotes: &['"'],
        words: &[
            "as", "async", "await", "break", "const", "continue", "crate", "dyn", "else", "enum", "extern",
            "false", "fn", "for", "if", "impl", "in", "let", "loop", "match", "mod", "move", "mut", "pub",
            "ref", "return", "self", "Self", "static", "struct", "super", "trait", "true", "type", "unsafe",
            "use", "where", "while",
        ],
        any_case: false,
    },
    Look {
        names: &["javascript", "js", "jsx", "mjs", "typescript", "ts", "tsx"],
        line: &["//"],
        block: C_LIKE,
        quotes: &['"', '\'', '`'],
        words: &[
            "abstract",
            "as",
            "async",
            "await",
            "break",
            "case",
            "catch",
            "class",
            "const",
            "continue",
            "default",
            "delete",
            "do",
            "else",
            "enum",
            "export",
            "extends",
            "false",
            "finally",
            "for",
            "from",
            "function",
            "if",
            "implements",
            "import",
            "in",
            "instanceof",
            "interface",
            "let",
            "new",
            "null",
            "of",
            "private",
            "public",
            "readonly",
            "return",
            "static",
            "super",
            "switch",
            "this",
            "throw",
            "true",
            "try",
            "type",
            "typeof",
            "undefined",
            "var",
            "void",
            "while",
            "yield",
        ],
        any_case: false,
    },
    Look {
        names: &["python", "py"],
        line: &["#"],
        block: None,
        quotes: &['"', '\''],
        words: &[
            "and", "as", "assert", "async", "await", "break", "class", "continue", "def", "del", "elif",
            "else", "except", "False", "finally", "for", "from", "global", "if", "import", "in", "is",
            "lambda", "match", "case", "None", "nonlocal", "not", "or", "pass", "raise", "return", "self",
            "True", "try", "while", "with", "yield",
        ],
        any_case: false,
    },
    Look {
        names: &["go", "golang"],
        line: &["//"],
        block: C_LIKE,
        quotes: &['"', '\'', '`'],
        words: &[
            "break",
            "case",
            "chan",
            "const",
            "continue",
            "default",
            "defer",
            "else",
            "fallthrough",
            "false",
            "for",
            "func",
            "go",
            "goto",
            "if",
            "import",
            "interface",
            "map",
            "nil",
            "package",
            "range",
            "return",
            "select",
            "struct",
            "switch",
            "true",
            "type",
            "var",
        ],
        any_case: false,
    },
    Look {
        names: &[
            "c", "h", "cpp", "c++", "cc", "hpp", "java", "kotlin", "kt", "swift", "cs", "csharp", "c#",
            "php", "scala", "dart",
        ],
        line: &["//"],
        block: C_LIKE,
        quotes: &['"', '\''],
        words: &[
            "abstract",
            "auto",
            "bool",
            "boolean",
            "break",
            "byte",
            "case",
            "catch",
            "char",
            "class",
            "const",
            "continue",
            "default",
            "delete",
            "do",
            "double",
            "else",
            "enum",
            "extends",
            "extern",
            "false",
            "final",
            "finally",
            "float",
            "for",
            "foreach",
            "fun",
            "func",
            "function",
            "goto",
            "guard",
            "if",
            "implements",
            "import",
            "in",
            "int",
            "interface",
            "internal",
            "is",
            "let",
            "long",
            "namespace",
            "new",
            "nil",
            "null",
            "nullptr",
            "object",
            "override",
            "package",
            "private",
            "protected",
            "public",
            "return",
            "short",
            "signed",
            "sizeof",
            "static",
            "string",
            "struct",
            "super",
            "switch",
            "template",
            "this",
            "throw",
            "throws",
            "true",
            "try",
            "typedef",
            "typename",
            "union",
            "unsigned",
            "using",
            "val",
            "var",
            "virtual",
            "void",
            "volatile",
            "when",
            "where",
            "while",
        ],
        any_case: false,
    },
    Look {
        names: &["sh", "bash", "shell", "zsh", "fish", "console", "make", "makefile", "dockerfile"],
        line: &["#"],
        block: None,
        quotes: &['"', '\''],
        words: &[
            "alias",
            "break",
            "case",
            "cd",
            "continue",
            "do",
            "done",
            "echo",
            "elif",
            "else",
            "esac",
            "exit",
            "export",
            "fi",
            "for",
            "function",
            "if",
            "in",
            "local",
            "return",
            "set",
            "shift",
            "source",
            "sudo",
            "then",
            "trap",
            "unset",
            "until",
            "while",
            "FROM",
            "RUN",
            "COPY",
            "ENV",
            "CMD",
            "ENTRYPOINT",
            "WORKDIR",
            "EXPOSE",
        ],
        any_case: false,
    },
    Look {
        names: &["ruby", "rb", "elixir", "ex", "perl", "pl", "lua", "r"],
        line: &["#", "--"],
        block: None,
        quotes: &['"', '\''],
        words: &[
            "and",
            "begin",
            "break",
            "case",
            "class",
            "def",
            "defmodule",
            "do",
            "else",
            "elsif",
            "end",
            "ensure",
            "false",
            "fn",
            "for",
            "function",
            "if",
            "in",
            "local",
            "module",
            "my",
            "next",
            "nil",
            "not",
            "or",
            "repeat",
            "require",
            "rescue",
            "return",
            "self",
            "sub",
            "then",
            "true",
            "unless",
            "until",
            "use",
            "when",
            "while",
            "yield",
        ],
        any_case: false,
    },
    Look {
        names: &["sql", "sqlite", "postgres", "postgresql", "mysql"],
        line: &["--"],
        block: C_LIKE,
        quotes: &['\''],
        words: &[
            "add",
            "all",
            "alter",
            "and",
            "as",
            "asc",
            "begin",
            "between",
            "by",
            "case",
            "commit",
            "create",
            "delete",
            "desc",
            "distinct",
            "drop",
            "else",
            "end",
            "exists",
            "foreign",
            "from",
            "full",
            "group",
            "having",
            "in",
            "index",
            "inner",
            "insert",
            "into",
            "is",
            "join",
            "key",
            "left",
            "like",
            "limit",
            "not",
            "null",
            "offset",
            "on",
            "or",
            "order",
            "outer",
            "primary",
            "references",
            "returning",
            "right",
            "rollback",
            "select",
            "set",
            "table",
            "then",
            "union",
            "unique",
            "update",
            "values",
            "view",
            "when",
            "where",
            "with",
        ],
        any_case: true,
    },
    Look {
        names: &["json", "json5", "jsonc"],
        line: &["//"],
        block: C_LIKE,
        quotes: &['"'],
        words: &["false", "null", "true"],
        any_case: false,
    },
    Look {
        names: &["yaml", "yml", "toml", "ini", "conf", "env", "properties"],
        line: &["#", ";"],
        block: None,
        quotes: &['"', '\''],
        words: &["false", "no", "null", "off", "on", "true", "yes"],
        any_case: false,
    },
    Look {
        names: &["css", "scss", "less"],
        line: &[],
        block: C_LIKE,
        quotes: &['"', '\''],
        words: &[
            "@media",
            "@import",
            "@layer",
            "@supports",
            "@font-face",
            "@keyframes",
            "@use",
            "@mixin",
            "@include",
            "important",
        ],
        any_case: false,
    },
    Look {
        names: &["html", "xml", "svg", "vue", "svelte"],
        line: &[],
        block: Some(("<!--", "-->")),
        quotes: &['"'],
        words: &[],
        any_case: false,
    },
];

/// The pieces of some code, which put together are the code.
pub fn pieces(language: &str, code: &str) -> Vec<(Piece, String)> {
    let language = language.to_ascii_lowercase();
    if matches!(language.as_str(), "diff" | "patch") {
        return lines_of_diff(code);
    }
    let Some(look) = LOOKS.iter().find(|look| look.names.contains(&language.as_str())) else {
        return if code.is_empty() { Vec::new() } else { vec![(Piece::Plain, code.to_owned())] };
    };
    let mut pieces = Pieces(Vec::new());
    let mut rest = code;
    while !rest.is_empty() {
        if pieces.0.len() >= PIECES_MAX {
            pieces.push(Piece::Plain, rest);
            break;
        }
        let (piece, len) = next(look, rest);
        let (this, then) = rest.split_at(rest.floor_char_boundary(len.max(1)).max(first_len(rest)));
        pieces.push(piece, this);
        rest = then;
    }
    pieces.0
}

fn first_len(rest: &str) -> usize {
    rest.chars().next().map_or(0, char::len_utf8)
}

struct Pieces(Vec<(Piece, String)>);

impl Pieces {
    fn push(&mut self, piece: Piece, text: &str) {
        match self.0.last_mut() {
            Some((before, all)) if *before == piece => all.push_str(text),
            _ => self.0.push((piece, text.to_owned())),
        }
    }
}

/// What comes next and how long it is, in bytes.
fn next(look: &Look, rest: &str) -> (Piece, usize) {
    let line_len = rest.find('\n').unwrap_or(rest.len());
    if look.line.iter().any(|begin| rest.starts_with(begin)) {
        return (Piece::Comment, line_len);
    }
    if let Some((begin, end)) = look.block
        && let Some(inside) = rest.strip_prefix(begin)
    {
        return (Piece::Comment, inside.find(end).map_or(rest.len(), |at| begin.len() + at + end.len()));
    }
    let Some(first) = rest.chars().next() else { return (Piece::Plain, 0) };
    if look.quotes.contains(&first) {
        return (Piece::Text, text_len(rest, first));
    }
    if first.is_ascii_digit() {
        let number = |c: char| c.is_ascii_alphanumeric() || c == '_' || c == '.';
        return (Piece::Number, rest.find(|c| !number(c)).unwrap_or(rest.len()));
    }
    if first.is_alphabetic() || first == '_' || first == '@' {
        let word = |c: char| c.is_alphanumeric() || c == '_' || (first == '@' && c == '-');
        let at = rest.char_indices().skip(1).find(|(_, c)| !word(*c)).map_or(rest.len(), |(at, _)| at);
        let word = rest.get(..at).unwrap_or_default();
        let known = look
            .words
            .iter()
            .any(|known| *known == word || (look.any_case && known.eq_ignore_ascii_case(word)));
        return (if known { Piece::Word } else { Piece::Plain }, at);
    }
    (Piece::Plain, first.len_utf8())
}

/// A text up to its closing quote, or to the end of its line where that is missing; only ` goes on over lines.
fn text_len(rest: &str, quote: char) -> usize {
    let mut escaped = false;
    for (at, c) in rest.char_indices().skip(1) {
        match c {
            '\n' if quote != '`' => return at,
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            c if c == quote => return at + c.len_utf8(),
            _ => {}
        }
    }
    rest.len()
}

fn lines_of_diff(code: &str) -> Vec<(Piece, String)> {
    let mut pieces = Pieces(Vec::new());
    for line in code.split_inclusive('\n') {
        let piece = match line.chars().next() {
            _ if pieces.0.len() >= PIECES_MAX => Piece::Plain,
            Some('+') => Piece::Added,
            Some('-') => Piece::Removed,
            Some('@') => Piece::Comment,
            _ => Piece::Plain,
        };
        pieces.push(piece, line);
    }
    pieces.0
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Each piece with a mark for its kind.
    fn marked(language: &str, code: &str) -> String {
        let mark = |piece| match piece {
            Piece::Plain => "",
            Piece::Word => "w",
            Piece::Text => "t",
            Piece::Number => "n",
            Piece::Comment => "c",
            Piece::Added => "+",
            Piece::Removed => "-",
        };
        let pieces = pieces(language, code);
        let marked = pieces.iter().map(|(piece, text)| match mark(*piece) {
            "" => text.clone(),
            mark => format!("‹{mark}:{text}›"),
        });
        marked.collect()
    }

    #[test]
    fn words_texts_numbers_and_comments_are_told_apart() {
        assert_eq!(
            marked("Rust", "fn a<'b>() -> u8 { 0x1f } // \"x\""),
            "‹w:fn› a<'b>() -> u8 { ‹n:0x1f› } ‹c:// \"x\"›"
        );
        assert_eq!(marked("js", "let s = `a\nb` + 'it\\'s'"), "‹w:let› s = ‹t:`a\nb`› + ‹t:'it\\'s'›");
        assert_eq!(marked("py", "def f(): # no\n  return 'x"), "‹w:def› f(): ‹c:# no›\n  ‹w:return› ‹t:'x›");
        assert_eq!(marked("sql", "SELECT 1 -- one\nfrom t"), "‹w:SELECT› ‹n:1› ‹c:-- one›\n‹w:from› t");
        assert_eq!(marked("c", "/* a\nb */ int x"), "‹c:/* a\nb */› ‹w:int› x");
        assert_eq!(marked("diff", "+a\n+b\n-c\n d"), "‹+:+a\n+b\n›‹-:-c\n› d");
    }

    #[test]
    fn an_unknown_language_is_left_as_it_is() {
        assert_eq!(marked("", "let x = 1"), "let x = 1");
        assert_eq!(marked("klingon", "let x = 1"), "let x = 1");
        assert_eq!(pieces("rust", ""), []);
    }

    #[test]
    fn there_are_never_more_pieces_than_the_bound() {
        let pieces = pieces("rust", &"let 1 ".repeat(10_000));
        assert!(pieces.len() <= PIECES_MAX + 1, "{}", pieces.len());
        assert_eq!(pieces.iter().map(|(_, text)| text.len()).sum::<usize>(), 60_000);
    }
}
