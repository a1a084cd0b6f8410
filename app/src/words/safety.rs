//! Keys and names as sentences: who is verified, who may not be who they seem, and what a scanned code says.

use i18n::t;
use room::Scanned;

use crate::names::{Doubt, Standing};

/// The few words that stand beside a doubtful name, wherever it stands.
pub fn doubt_mark(doubt: &Doubt) -> String {
    match doubt {
        Doubt::Impostor { name, .. } => t::safety_mark_impostor(name),
        Doubt::Renamed(name) => t::safety_mark_renamed(name),
        Doubt::OtherKey(_) => t::safety_mark_other_key(),
    }
}

/// What the list of people says below a name, if there is something to say.
pub fn standing_sentence(standing: &Standing, name: &str) -> Option<String> {
    Some(match &standing.doubt {
        Some(Doubt::Impostor { name: verified, fingerprint }) => {
            t::safety_impostor(&standing.fingerprint, verified, fingerprint)
        }
        Some(Doubt::Renamed(verified)) => t::safety_renamed(verified),
        Some(Doubt::OtherKey(before)) => t::safety_other_key(before),
        None if standing.shared => t::safety_shared(name),
        None => return None,
    })
}

/// What a scanned code says about somebody.
pub fn scanned_words(scanned: Scanned, name: &str) -> String {
    match scanned {
        Scanned::Match => t::safety_match(name),
        Scanned::SeesAnotherMe => t::safety_sees_another_me(name),
        Scanned::AnotherPerson => t::safety_another_person(name),
        Scanned::OfOthers => t::safety_of_others(name),
        Scanned::Own => t::safety_own(name),
        Scanned::NoCode => t::safety_no_code(),
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
