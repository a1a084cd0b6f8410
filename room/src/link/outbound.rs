//! What waits to be sent on a connection: a queue for each channel, the more urgent first, and no more at once than the
//! browser passes on soon.
//!
//! A browser holds what it cannot send yet; what lies there can no longer be overtaken, and too much of it closes the
//! channel. So each channel has a window: bytes handed over since the browser last said that it is nearly empty.
//! Bulk goes only while nothing more urgent waits.

use std::collections::VecDeque;

use crate::wire::Channel;

use super::LinkCommand;

/// Channels by urgency: what is sent first.
const ORDER: [Channel; 6] = [
    Channel::Control,
    Channel::CodeSync,
    Channel::AiStream,
    Channel::CursorPos,
    Channel::Presence,
    Channel::Files,
];
/// Most that waits on a reliable channel, in bytes: some windows of history. Who reads slower than that gets a new
/// connection and is told anew what is missing.
const QUEUE_LEN_MAX: usize = 8 * 1024 * 1024;
/// Most that waits on a channel without retransmission: what is older than that is of no more use.
const STALE_LEN_MAX: usize = 64 * 1024;

/// Bytes a channel may have on their way through the browser. Half a megabyte keeps a fast network busy; bulk gets less,
/// because what is urgent may have to wait for it.
fn window(channel: Channel) -> usize {
    match channel {
        Channel::Control | Channel::CodeSync | Channel::AiStream => 512 * 1024,
        Channel::CursorPos | Channel::Presence => 64 * 1024,
        Channel::Files => 256 * 1024,
    }
}

/// The queues of one connection.
#[derive(Debug, Default)]
pub struct Outbound {
    lanes: [Lane; 6],
}

#[derive(Debug, Default)]
struct Lane {
    queue: VecDeque<Vec<u8>>,
    queued: usize,
    /// Handed over since the browser last said that it is nearly empty.
    on_the_way: usize,
    /// How much of that is covered once it says so again; 0 while it was not asked.
    asked: usize,
}

/// A reliable channel has more waiting than it may: the other does not read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Overflow(pub Channel);

impl Outbound {
    /// Puts a frame into its queue. On a channel without retransmission the oldest make room.
    pub fn push(&mut self, channel: Channel, frame: Vec<u8>) -> Result<(), Overflow> {
        let Some(lane) = self.lanes.get_mut(channel as usize) else {
            return Ok(());
        };
        lane.queued += frame.len();
        lane.queue.push_back(frame);
        if channel.reliable() {
            return if lane.queued <= QUEUE_LEN_MAX { Ok(()) } else { Err(Overflow(channel)) };
        }
        while lane.queued > STALE_LEN_MAX
            && let Some(stale) = lane.queue.pop_front()
        {
            lane.queued -= stale.len();
        }
        Ok(())
    }

    /// Bytes that wait here for their channel.
    pub fn queued(&self, channel: Channel) -> usize {
        self.lanes.get(channel as usize).map_or(0, |lane| lane.queued)
    }

    /// Bytes handed over, on all channels, since the browser last said that they are nearly empty.
    pub fn on_the_way(&self) -> usize {
        self.lanes.iter().map(|lane| lane.on_the_way).sum()
    }

    /// The browser has passed on what it was asked about.
    pub fn on_drained(&mut self, channel: Channel) {
        if let Some(lane) = self.lanes.get_mut(channel as usize) {
            lane.on_the_way -= std::mem::take(&mut lane.asked).min(lane.on_the_way);
        }
    }

    /// What the driver does next, if anything.
    pub fn poll(&mut self) -> Option<LinkCommand> {
        for channel in ORDER {
            let lane = self.lanes.get_mut(channel as usize)?;
            let next = lane.queue.front().map(Vec::len);
            let full = lane.on_the_way > 0 && lane.on_the_way + next.unwrap_or(0) > window(channel);
            if lane.asked == 0 && (full || lane.on_the_way >= window(channel) / 2) {
                lane.asked = lane.on_the_way;
                return Some(LinkCommand::TellDrained(channel));
            }
            if next.is_none() {
                continue;
            }
            if full {
                // What is less urgent could only make it worse.
                return None;
            }
            let frame = lane.queue.pop_front()?;
            lane.queued -= frame.len();
            lane.on_the_way += frame.len();
            return Some(LinkCommand::Send(channel, frame));
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    #[cfg(target_arch = "wasm32")]
    use wasm_bindgen_test::wasm_bindgen_test as test;

    use super::*;

    fn drain(outbound: &mut Outbound) -> Vec<LinkCommand> {
        std::iter::from_fn(|| outbound.poll()).collect()
    }

    #[test]
    fn what_is_urgent_overtakes_bulk_that_waits() {
        let mut outbound = Outbound::default();
        for _ in 0..100 {
            outbound.push(Channel::Files, vec![0; 14_000]).unwrap();
        }
        let first = drain(&mut outbound);
        let sent = first.iter().filter(|command| matches!(command, LinkCommand::Send(..))).count();
        assert_eq!(sent, 256 * 1024 / 14_000, "one window");
        outbound.push(Channel::Control, vec![1]).unwrap();
        assert_eq!(drain(&mut outbound), [LinkCommand::Send(Channel::Control, vec![1])]);
    }

    #[test]
    fn bulk_waits_while_anything_urgent_does() {
        let mut outbound = Outbound::default();
        for _ in 0..100 {
            outbound.push(Channel::Control, vec![0; 14_000]).unwrap();
        }
        outbound.push(Channel::Files, vec![1]).unwrap();
        drain(&mut outbound);
        assert_eq!(outbound.queued(Channel::Files), 1);
        while outbound.queued(Channel::Control) > 0 {
            outbound.on_drained(Channel::Control);
            drain(&mut outbound);
        }
        assert_eq!(outbound.queued(Channel::Files), 0);
    }

    #[test]
    fn who_does_not_read_is_noticed() {
        let mut outbound = Outbound::default();
        let frames = (0..).find(|_| {
            let result = outbound.push(Channel::Control, vec![0; 14_000]);
            drain(&mut outbound);
            result == Err(Overflow(Channel::Control))
        });
        assert!(frames.is_some_and(|n| n * 14_000 < 2 * QUEUE_LEN_MAX));
    }

    #[test]
    fn what_is_stale_makes_room() {
        let mut outbound = Outbound::default();
        for n in 0..100_u32 {
            outbound.push(Channel::Presence, [n.to_le_bytes().to_vec(), vec![0; 8_000]].concat()).unwrap();
        }
        let sent = drain(&mut outbound);
        let numbers: Vec<u8> = sent
            .iter()
            .filter_map(|command| match command {
                LinkCommand::Send(_, frame) => frame.first().copied(),
                _ => None,
            })
            .collect();
        assert_eq!(numbers.last(), Some(&99));
        assert!(outbound.queued(Channel::Presence) <= STALE_LEN_MAX);
    }

    proptest! {
        /// Whatever is pushed and whenever the browser drains: each reliable channel keeps its order and loses nothing,
        /// and no window is exceeded.
        #[test]
        fn nothing_is_lost_and_no_window_is_exceeded(
            steps in prop::collection::vec((0usize..6, 1usize..60_000, any::<bool>()), 0..200)
        ) {
            let mut outbound = Outbound::default();
            let mut buffered = [0usize; 6];
            let mut asked = [false; 6];
            let (mut pushed, mut sent) = (vec![Vec::new(); 6], vec![Vec::new(); 6]);
            let mut pending = steps.len();
            let mut steps = steps.into_iter();
            loop {
                if let Some((lane, len, drained)) = steps.next() {
                    let channel = Channel::ALL[lane];
                    let mut frame = vec![0; len.max(4)];
                    frame[..4].copy_from_slice(&(pending as u32).to_le_bytes());
                    pending -= 1;
                    if outbound.push(channel, frame).is_ok() {
                        pushed[lane].push(pending + 1);
                    }
                    if !drained { continue }
                }
                for command in drain(&mut outbound) {
                    match command {
                        LinkCommand::Send(channel, frame) => {
                            let lane = channel as usize;
                            buffered[lane] += frame.len();
                            prop_assert!(buffered[lane] <= window(channel).max(frame.len()));
                            let bytes = [frame[0], frame[1], frame[2], frame[3]];
                            sent[lane].push(u32::from_le_bytes(bytes) as usize);
                        }
                        LinkCommand::TellDrained(channel) => asked[channel as usize] = true,
                        _ => unreachable!(),
                    }
                }
                for lane in 0..6 {
                    if std::mem::take(&mut asked[lane]) {
                        buffered[lane] = 0;
                        outbound.on_drained(Channel::ALL[lane]);
                    }
                }
                let waits = Channel::ALL.into_iter().any(|channel| outbound.queued(channel) > 0);
                if steps.len() == 0 && !waits { break }
            }
            for channel in Channel::ALL {
                if channel.reliable() {
                    prop_assert_eq!(&pushed[channel as usize], &sent[channel as usize]);
                }
            }
        }
    }
}
