//! Notices as sentences: what happened, to what, and what to do.

use i18n::t;
use room::{Notice, PeerId, Person};

/// A notice as a sentence. Whoever is named is told apart by their fingerprint.
pub fn notice_words(notice: &Notice, people: &[Person], fingerprint: &dyn Fn(PeerId) -> String) -> String {
    let who = |peer| who(peer, people, fingerprint(peer));
    match notice {
        Notice::ServerRefused(why) => t::notice_server_refused(why),
        Notice::SeatTaken => t::notice_seat_taken(),
        Notice::PeerMisbehaved { peer, reason } => t::notice_misbehaved(&who(*peer), reason),
        Notice::Forked { peer } => t::notice_forked(&who(*peer)),
        Notice::OwnFork => t::notice_own_fork(),
        Notice::NothingStored(why) => t::notice_nothing_stored(why),
        Notice::StoringFailed(why) => t::notice_storing_failed(why),
        Notice::StoringWorks => t::notice_storing_works(),
    }
}

/// Whether a notice can wait until the person looks, so that nothing is interrupted for it.
pub fn notice_calm(notice: &Notice) -> bool {
    matches!(notice, Notice::StoringWorks)
}

/// Somebody by name and fingerprint, or by that alone once they are gone.
fn who(peer: PeerId, people: &[Person], short: String) -> String {
    match people.iter().find(|person| person.peer == peer) {
        Some(person) => format!("{} ({short})", person.name),
        None => short,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn somebody_who_is_there_is_named() {
        let peer = PeerId([1; 32]);
        let ada = Person {
            peer,
            user: None,
            name: "Ada".to_owned(),
            standing: room::Standing::In(room::Role::Member),
            link: room::LinkStatus::Connected,
            path: None,
            latency_ms: None,
        };
        let notice = Notice::Forked { peer };
        let short = peer.short();
        assert!(
            notice_words(&notice, &[ada], &|peer| peer.short())
                .starts_with(&format!("Ada ({short}) signed two different"))
        );
        assert!(
            notice_words(&notice, &[], &|peer| peer.short())
                .starts_with(&format!("{short} signed two different"))
        );
    }

    #[test]
    fn a_reason_is_told_as_it_came() {
        let why = || "the disk is full".to_owned();
        for notice in [
            Notice::ServerRefused(why()),
            Notice::PeerMisbehaved { peer: PeerId([1; 32]), reason: why() },
            Notice::NothingStored(why()),
            Notice::StoringFailed(why()),
        ] {
            assert!(
                notice_words(&notice, &[], &|peer| peer.short()).ends_with(": the disk is full"),
                "{notice:?}"
            );
            assert!(!notice_calm(&notice));
        }
    }

    #[test]
    fn what_endangers_messages_interrupts_and_good_news_does_not() {
        assert!(!notice_calm(&Notice::OwnFork));
        assert!(notice_words(&Notice::OwnFork, &[], &|peer| peer.short()).contains("no longer counts"));
        assert!(notice_calm(&Notice::StoringWorks));
        assert_eq!(notice_words(&Notice::StoringWorks, &[], &|peer| peer.short()), "Storing works again.");
    }
}
