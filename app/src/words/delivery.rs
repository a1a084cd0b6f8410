//! How far an own message got: a mark, a word, and a sentence for those who ask.

use i18n::t;
use room::{Delivery, Trouble};

/// The value of `data-state` of an own message.
pub fn delivery_attribute(delivery: &Delivery) -> &'static str {
    match *delivery {
        Delivery::Saving => "saving",
        Delivery::Unsaved => "unsaved",
        Delivery::Saved => "saved",
        Delivery::Sent | Delivery::Delivered { have: 0, .. } => "sent",
        Delivery::Delivered { .. } | Delivery::Read { read: 0, .. } => "delivered",
        Delivery::Read { .. } => "read",
        Delivery::Attention(_) => "attention",
    }
}

/// How far an own message got, in a word or two.
pub fn delivery_word(delivery: &Delivery) -> String {
    match *delivery {
        Delivery::Saving => t::delivery_saving(),
        Delivery::Unsaved => t::delivery_unsaved(),
        Delivery::Saved => t::delivery_saved(),
        Delivery::Sent | Delivery::Delivered { have: 0, .. } => t::delivery_sent(),
        Delivery::Delivered { have, of } if have < of => t::delivery_some_have(of, have),
        Delivery::Delivered { .. } | Delivery::Read { read: 0, .. } => t::delivery_delivered(),
        Delivery::Read { read, of } if read < of => t::delivery_some_read(of, read),
        Delivery::Read { .. } => t::delivery_read(),
        Delivery::Attention(_) => t::delivery_attention(),
    }
}

/// The same in a sentence.
pub fn delivery_sentence(delivery: &Delivery) -> String {
    match delivery {
        Delivery::Saving => t::delivery_being_saved(),
        Delivery::Unsaved => t::delivery_cannot_save(),
        Delivery::Saved => t::delivery_saved_here(),
        Delivery::Sent | Delivery::Delivered { have: 0, .. } => t::delivery_on_its_way(),
        Delivery::Read { read: 0, .. } => t::delivery_nobody_read(),
        Delivery::Delivered { have, of } => t::delivery_have(*of, *have),
        Delivery::Read { read, of } => t::delivery_have_read(*of, *read),
        Delivery::Attention(Trouble::NotStored(why)) => t::delivery_not_stored(why),
        Delivery::Attention(Trouble::NotConfirmed) => t::delivery_not_confirmed(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_state_has_its_mark_and_its_word() {
        let not_stored = Delivery::Attention(Trouble::NotStored("the disk is full".to_owned()));
        for (delivery, attribute, word) in [
            (Delivery::Saving, "saving", "saving"),
            (Delivery::Unsaved, "unsaved", "not saved"),
            (Delivery::Saved, "saved", "saved"),
            (Delivery::Sent, "sent", "sent"),
            (Delivery::Delivered { have: 0, of: 2 }, "sent", "sent"),
            (Delivery::Delivered { have: 2, of: 5 }, "delivered", "2 of 5"),
            (Delivery::Delivered { have: 5, of: 5 }, "delivered", "delivered"),
            (Delivery::Read { read: 0, of: 5 }, "delivered", "delivered"),
            (Delivery::Read { read: 2, of: 5 }, "read", "read by 2 of 5"),
            (Delivery::Read { read: 5, of: 5 }, "read", "read"),
            (not_stored, "attention", "needs attention"),
            (Delivery::Attention(Trouble::NotConfirmed), "attention", "needs attention"),
        ] {
            assert_eq!((delivery_attribute(&delivery), &*delivery_word(&delivery)), (attribute, word));
        }
    }

    #[test]
    fn the_sentence_says_where_the_message_is() {
        let say = |delivery| delivery_sentence(&delivery);
        assert_eq!(say(Delivery::Saved), "Saved here. Goes out when somebody is there.");
        assert_eq!(say(Delivery::Delivered { have: 0, of: 1 }), say(Delivery::Sent));
        assert_eq!(say(Delivery::Delivered { have: 1, of: 1 }), "1 of 1 person has it.");
        assert_eq!(say(Delivery::Delivered { have: 1, of: 3 }), "1 of 3 people have it.");
        assert_eq!(say(Delivery::Read { read: 3, of: 3 }), "3 of 3 people have read it.");
        assert_eq!(
            say(Delivery::Attention(Trouble::NotStored("the disk is full".to_owned()))),
            "Not saved, so it is on this page only: the disk is full"
        );
        assert_eq!(
            say(Delivery::Attention(Trouble::NotConfirmed)),
            "Sent several times, and nobody confirmed it. It is saved here."
        );
    }
}
