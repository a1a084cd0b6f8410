//! Keys and names as sentences: who is verified, who may not be who they seem, and what a scanned code says.

use room::Scanned;

use crate::names::{Doubt, Standing};

/// The few words that stand beside a doubtful name, wherever it stands.
pub fn doubt_mark(doubt: &Doubt) -> String {
    match doubt {
        Doubt::Impostor { name, .. } => format!("not the {name} you verified"),
        Doubt::Renamed(name) => format!("verified as {name}"),
        Doubt::OtherKey(_) => "another key than before".to_owned(),
    }
}

/// What the list of people says below a name, if there is something to say.
pub fn standing_sentence(standing: &Standing, name: &str) -> Option<String> {
    Some(match &standing.doubt {
        Some(Doubt::Impostor { name: verified, fingerprint }) => format!(
            "This is not the {verified} you verified: another key ({}) uses the name. Yours has {fingerprint}.",
            standing.fingerprint
        ),
        Some(Doubt::Renamed(verified)) => format!("You verified this person as {verified}."),
        Some(Doubt::OtherKey(before)) => format!(
            "You met a {before} before, with another key. It may be somebody else: compare the safety code."
        ),
        None if standing.shared => {
            format!("Another person here is called {name} too. The letters beside the name tell them apart.")
        }
        None => return None,
    })
}

/// What a scanned code says about somebody.
pub fn scanned_words(scanned: Scanned, name: &str) -> String {
    match scanned {
        Scanned::Match => {
            format!("It matches: nobody stands between you and {name}. {name} is marked as verified.")
        }
        Scanned::SeesAnotherMe => format!(
            "It does not match. {name} shows this code to another key than yours: to somebody else, or to somebody \
             between you. Have {name} open your name and scan again."
        ),
        Scanned::AnotherPerson => format!(
            "It does not match. This code is of another key than the one called {name} here. If you scanned it from {name}'s \
             screen, somebody else uses the name here."
        ),
        Scanned::OfOthers => format!(
            "It does not match. This is a code between two other keys. Have {name} open your name and scan that."
        ),
        Scanned::Own => format!("This is the code on your own screen. Scan the one that {name} has."),
        Scanned::NoCode => "This QR code is no safety code.".to_owned(),
    }
}

/// What matters most of all that was found in one picture; `None` if there was no code.
pub fn most_telling(found: &[String], judge: impl Fn(&str) -> Scanned) -> Option<Scanned> {
    let weight = |scanned: &Scanned| match scanned {
        Scanned::Match => 0,
        Scanned::SeesAnotherMe | Scanned::AnotherPerson => 1,
        Scanned::OfOthers => 2,
        Scanned::Own => 3,
        Scanned::NoCode => 4,
    };
    found.iter().map(|text| judge(text)).min_by_key(weight)
}

#[cfg(test)]
mod tests {
    use room::PeerId;

    use super::*;
    use crate::names::Names;

    fn standing(shared: bool, doubt: Option<Doubt>) -> Standing {
        let mut standing = Names::default().get(PeerId([1; 32]));
        standing.fingerprint = "AbCdEfGh".to_owned();
        (standing.shared, standing.doubt) = (shared, doubt);
        standing
    }

    #[test]
    fn an_impostor_is_named_with_both_keys() {
        let doubt = Doubt::Impostor { name: "Ada".to_owned(), fingerprint: "QkQkQkQk".to_owned() };
        assert_eq!(doubt_mark(&doubt), "not the Ada you verified");
        let sentence = standing_sentence(&standing(true, Some(doubt)), "ADA").unwrap();
        assert_eq!(
            sentence,
            "This is not the Ada you verified: another key (AbCdEfGh) uses the name. Yours has QkQkQkQk."
        );
    }

    #[test]
    fn what_is_in_order_needs_no_words() {
        assert_eq!(standing_sentence(&standing(false, None), "Ada"), None);
        assert!(standing_sentence(&standing(true, None), "Ada").unwrap().contains("called Ada too"));
    }

    #[test]
    fn of_several_codes_the_one_that_matters_counts() {
        let found = ["poster", "match", "other"].map(str::to_owned);
        let judge = |text: &str| match text {
            "match" => Scanned::Match,
            "other" => Scanned::AnotherPerson,
            _ => Scanned::NoCode,
        };
        assert_eq!(most_telling(&found, judge), Some(Scanned::Match));
        assert_eq!(most_telling(&found[..1], judge), Some(Scanned::NoCode));
        assert_eq!(most_telling(&[], judge), None);
    }

    #[test]
    fn only_a_match_says_that_it_matches() {
        for scanned in [Scanned::SeesAnotherMe, Scanned::AnotherPerson, Scanned::OfOthers] {
            assert!(scanned_words(scanned, "Ada").starts_with("It does not match."), "{scanned:?}");
        }
        assert!(scanned_words(Scanned::Match, "Ada").starts_with("It matches"));
    }
}
