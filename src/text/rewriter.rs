//! Writes a text anew from an original and keeps the map between the two.

use std::ops::Range;

use super::{Folded, OffsetMap};

/// Rewrites a text piece by piece, in order; what is not touched is copied. Folding uses it, and
/// any later stage that masks or replaces parts of a folded sentence can.
#[derive(Debug)]
pub struct Rewriter<'a> {
    original: &'a str,
    read: usize,
    text: String,
    map: OffsetMap,
}

impl<'a> Rewriter<'a> {
    /// Starts at the beginning of `original`.
    pub fn new(original: &'a str) -> Self {
        let text = String::with_capacity(original.len());
        Rewriter { original, read: 0, text, map: OffsetMap::default() }
    }

    /// Puts `with` in the place of the bytes `range` of the original; an empty `with` drops them.
    /// A range that begins before the end of the one before it, or that is not on character
    /// borders, is passed over.
    pub fn replace(&mut self, range: Range<usize>, with: &str) {
        let Some(replaced) = self.original.get(range.clone()) else { return };
        if range.start < self.read {
            return;
        }
        self.copy_until(range.start);
        let start = self.text.len();
        self.text.push_str(with);
        if replaced != with {
            self.map.push(range.clone(), start..self.text.len());
        }
        self.read = range.end;
    }

    /// Copies the rest and hands over the rewritten text with its map.
    pub fn finish(mut self) -> Folded {
        self.copy_until(self.original.len());
        Folded { text: self.text, map: self.map }
    }

    /// Puts one character in the place of one other; it needs no entry in the map where both are
    /// of one length.
    pub(super) fn substitute(&mut self, at: usize, old: char, new: char) {
        self.copy_until(at);
        let start = self.text.len();
        self.text.push(new);
        self.read = at + old.len_utf8();
        if old.len_utf8() != new.len_utf8() {
            self.map.push(at..self.read, start..self.text.len());
        }
    }

    /// What has been written for the original up to `until`.
    pub(super) fn written(&mut self, until: usize) -> &str {
        self.copy_until(until);
        &self.text
    }

    /// Takes back what was written from `from` on, to be written anew: gives where that begins in
    /// the original, and the text taken back.
    pub(super) fn take_back(&mut self, from: usize) -> (usize, String) {
        let (original, from) = self.map.reopen(from);
        self.read = original;
        (original, self.text.split_off(from))
    }

    fn copy_until(&mut self, until: usize) {
        self.text.push_str(self.original.get(self.read..until).unwrap_or_default());
        self.read = self.read.max(until);
    }
}
