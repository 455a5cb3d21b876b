//! The way between a rewritten text and its original.
//!
//! Only the pieces that run out of step are kept: between two of them both texts advance byte for
//! byte. Two maps compose by calling one after the other.

use std::ops::Range;

/// Where each byte of a rewritten text came from, kept only where the two run out of step.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct OffsetMap {
    pieces: Vec<Piece>,
}

/// A piece that was dropped, replaced, expanded or put in, in both texts.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Piece {
    original: Range<usize>,
    rewritten: Range<usize>,
}

impl OffsetMap {
    /// Records a piece that is out of step; an empty `rewritten` range says that it was dropped.
    /// Pieces come in order and do not overlap.
    pub fn push(&mut self, original: Range<usize>, rewritten: Range<usize>) {
        match self.pieces.last_mut() {
            // A run of dropped characters is one piece: vowelled text stays cheap.
            Some(last)
                if rewritten.is_empty()
                    && last.rewritten == rewritten
                    && last.original.end == original.start =>
            {
                last.original.end = original.end;
            }
            _ => self.pieces.push(Piece { original, rewritten }),
        }
    }

    /// The original bytes of a range of the rewritten text. A border inside a piece moves out to
    /// the piece's border; dropped bytes at either end stay outside.
    pub fn to_original(&self, rewritten: Range<usize>) -> Range<usize> {
        self.translate(rewritten, |piece| &piece.rewritten, |piece| &piece.original)
    }

    /// The rewritten bytes of a range of the original text; empty where all of it was dropped.
    pub fn to_rewritten(&self, original: Range<usize>) -> Range<usize> {
        self.translate(original, |piece| &piece.original, |piece| &piece.rewritten)
    }

    /// Forgets the pieces that end after `rewritten`, and gives the place, original and rewritten,
    /// from which both texts can be written anew. It lies before `rewritten` when that is inside
    /// a piece.
    pub(super) fn reopen(&mut self, rewritten: usize) -> (usize, usize) {
        let mut from = rewritten;
        while let Some(piece) = self.pieces.pop_if(|piece| piece.rewritten.end > from) {
            from = from.min(piece.rewritten.start);
        }
        (self.to_original(from..from).start, from)
    }

    fn translate(
        &self,
        span: Range<usize>,
        source: fn(&Piece) -> &Range<usize>,
        target: fn(&Piece) -> &Range<usize>,
    ) -> Range<usize> {
        // A start takes the last piece that begins at or before it, an end the last one that
        // begins before it: that is what leaves dropped bytes outside on both sides.
        let first = self.pieces.partition_point(|piece| source(piece).start <= span.start);
        let last = self.pieces.partition_point(|piece| source(piece).start < span.end);
        let start = match self.before(first) {
            Some(piece) if span.start < source(piece).end => target(piece).start,
            Some(piece) => target(piece).end + (span.start - source(piece).end),
            None => span.start,
        };
        let end = match self.before(last) {
            Some(piece) if span.end < source(piece).end => target(piece).end,
            Some(piece) => target(piece).end + (span.end - source(piece).end),
            None => span.end,
        };
        // An empty range at a dropped piece has its end before its start.
        start..end.max(start)
    }

    fn before(&self, index: usize) -> Option<&Piece> {
        index.checked_sub(1).and_then(|index| self.pieces.get(index))
    }
}
