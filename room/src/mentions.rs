//! What a mention is: `@` and a name.

/// Whether a text mentions somebody of this name: `@Name`, in whatever case, where no word goes on before or after it.
pub fn mentions(text: &str, name: &str) -> bool {
    let name = name.trim().to_lowercase();
    if name.is_empty() || !text.contains('@') {
        return false;
    }
    let text = text.to_lowercase();
    text.match_indices('@').any(|(at, _)| {
        let (before, after) = (text.get(..at).unwrap_or_default(), text.get(at + 1..).unwrap_or_default());
        let rest = after.strip_prefix(name.as_str());
        !before.ends_with(in_word) && rest.is_some_and(|rest| !rest.starts_with(in_word))
    })
}

fn in_word(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    #[cfg(target_arch = "wasm32")]
    use wasm_bindgen_test::wasm_bindgen_test as test;

    use super::*;

    #[test]
    fn a_name_after_an_at_sign_mentions() {
        for text in ["@Bo", "hello @bo!", "(@BO)", "@bo's tea", "a @bob and @bo", "@@bo", "one\n@Bo,two"] {
            assert!(mentions(text, "Bo"), "{text}");
        }
        for text in ["Bo", "@ Bo", "@Bob", "@Bo_1", "@Böll", "ada@bo.example", "", "@"] {
            assert!(!mentions(text, "Bo"), "{text}");
        }
    }

    #[test]
    fn names_may_have_spaces_and_letters_of_any_script() {
        assert!(mentions("see @ada lovelace there", "Ada Lovelace"));
        assert!(!mentions("see @ada lovelaces", "Ada Lovelace"));
        assert!(mentions("привет @АННА", "Анна"));
        assert!(mentions("@ÉMILE", "Émile"));
        assert!(!mentions("@", " "));
    }

    proptest! {
        #[test]
        fn no_text_breaks_it(text in any::<String>(), name in any::<String>()) {
            let _ = mentions(&text, &name);
        }

        #[test]
        fn a_mention_is_found_wherever_it_stands(before in "[a-z ]{0,20}", name in "[A-Za-z]{1,10}", after in "[a-z ]{0,20}") {
            let text = format!("{before} @{name} {after}");
            prop_assert!(mentions(&text, &name));
        }
    }
}
