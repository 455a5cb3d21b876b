//! Pieces of sentences that each tell of one happening, and what they tell of it.

use std::collections::BTreeSet;
use std::ops::Range;

use jiff::civil::Date;

use super::gazette::Places;
use super::moment::Moment;
use super::rules::EventRules;
use super::vocabulary::{Sense, Word};
use crate::claim::reading::{Reading, SentenceReading};
use crate::document::Document;
use crate::place::PlaceMention;
use crate::text::Span;
use crate::time::Relation;

/// Paragraphs that may begin with a dateline.
const LEAD: usize = 3;
/// Bytes of day and agency in a dateline at most.
const DATELINE: usize = 40;
/// Marks that end a dateline.
const DASHES: [char; 4] = ['-', '\u{2013}', '\u{2014}', '\u{2212}'];

/// A word of happening in a piece.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Told {
    /// The kind it tells.
    pub kind: String,
    /// Whether it only refers back.
    pub anaphoric: bool,
}

/// A piece of a sentence.
#[derive(Debug, Clone, Default)]
pub struct Piece {
    /// Index of its sentence in the document.
    pub sentence: usize,
    /// Index of its paragraph.
    pub paragraph: usize,
    /// Its bytes in the document's text.
    pub span: Span,
    /// Words of happening, in order.
    pub told: Vec<Told>,
    /// Proper names.
    pub names: BTreeSet<String>,
    /// The first of them.
    pub name: Option<String>,
    /// Times it names.
    pub moments: Vec<Moment>,
    /// Whether it names a time that cannot be placed.
    pub relative: bool,
    /// Whether such a time lies years back.
    pub years_ago: bool,
    /// Places and peoples it names.
    pub places: Vec<PlaceMention>,
    /// What is heard of the places it names by names that no place has.
    pub spots: BTreeSet<String>,
    /// Whether a cue says that it tells of another, earlier happening.
    pub background: bool,
    /// Whether a cue says that it tells of one that was not told of yet.
    pub another: bool,
    /// Whether a cue says that it tells of another one if it names what and where.
    pub beside: bool,
    /// Whether it takes up its sentence again after an aside.
    pub returns: bool,
    /// Whether it counts an earlier one of its kind.
    pub ordinal: bool,
}

impl Piece {
    /// The first kind that is told and does not merely refer back, else the first of all.
    pub fn kind(&self) -> Option<&Told> {
        self.told.iter().find(|told| !told.anaphoric).or(self.told.first())
    }

    fn tells_what_and_where(&self) -> bool {
        let what = self.kind().is_some_and(|told| !told.anaphoric);
        what && self.places.iter().any(|mention| !mention.people)
    }

    /// Whether it names no place, no time and no other happening's name.
    pub fn only_tells(&self) -> bool {
        self.places.is_empty() && self.moments.is_empty() && self.names.is_empty() && !self.relative
    }

    fn call(&mut self, name: String) {
        self.name.get_or_insert_with(|| name.clone());
        self.names.insert(name);
    }

    /// Whether it refers back and tells no kind itself.
    pub fn anaphoric(&self) -> bool {
        self.kind().is_some_and(|told| told.anaphoric)
    }
}

/// The pieces of a document, in order.
pub fn pieces(document: &Document, reading: &Reading, rules: &EventRules, places: &dyn Places) -> Vec<Piece> {
    let sentences = reading.sentences.iter().enumerate();
    let cut = |(index, sentence)| cut(document, reading.published, index, sentence, rules);
    let mut all: Vec<Piece> = sentences.flat_map(cut).collect();
    all.iter_mut().for_each(|piece| report_from(piece, &document.text, places));
    all
}

/// An article's dateline tells where it was written: of that the country counts, and not the town.
fn report_from(piece: &mut Piece, text: &str, places: &dyn Places) {
    let opens = |mention: &PlaceMention| {
        let before = text.get(piece.span.start..mention.span.start).unwrap_or_default();
        let after = text.get(mention.span.end..piece.span.end).unwrap_or_default();
        let dash = after.char_indices().find(|(_, c)| DASHES.contains(c)).map(|(at, _)| at);
        let between = dash.and_then(|at| after.get(..at)).map(str::trim);
        let dateline = between.is_some_and(|words| {
            words.is_empty() || (words.len() <= DATELINE && words.starts_with([',', '(', '\u{60c}', '.']))
        });
        before.trim().is_empty() && dateline && after.starts_with([' ', ',', '.', '(', '\u{60c}'])
    };
    if let Some(first) = piece.places.first()
        && opens(first)
        && piece.paragraph < LEAD
    {
        let root = places.root(&first.place);
        piece.places.iter_mut().take(1).for_each(|mention| mention.place = root.clone());
    }
}

fn cut(
    document: &Document,
    published: Option<Date>,
    index: usize,
    reading: &SentenceReading,
    rules: &EventRules,
) -> Vec<Piece> {
    let folded = &reading.sentence.folded;
    let vocabulary = rules.vocabulary(&reading.sentence.language);
    let words = vocabulary.map_or(Vec::new(), |words| words.find(&folded.text));
    let offset = reading.sentence.span.start;
    let original = |range: Range<usize>| {
        let range = folded.original(range);
        offset + range.start..offset + range.end
    };
    let bounds = bounds(&folded.text, &words, |at| {
        let at = original(at.clone());
        reading.times.iter().any(|time| at.start <= time.span.start && time.span.end <= at.end)
    });
    let mut all = Vec::new();
    for (range, opening) in bounds {
        let mut piece = Piece {
            sentence: index,
            paragraph: reading.sentence.paragraph,
            span: original(range.clone()),
            background: opening == Opening::Cue,
            returns: opening == Opening::Return,
            ..Piece::default()
        };
        let inside = words.iter().filter(|word| range.contains(&word.span.start));
        inside.clone().for_each(|word| note(&mut piece, word, &folded.text));
        inside.clone().for_each(|word| turn(&mut piece, word));
        let from = inside.clone().find(|word| word.sense == Sense::From);
        let from = from.map(|word| original(word.span.clone()).start);
        place_and_time(&mut piece, reading, &document.text, published, from);
        if piece.beside && piece.tells_what_and_where() {
            (piece.background, piece.another) = (true, true);
        }
        all.push(piece);
    }
    all
}

/// What a piece begins with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Opening {
    /// A clause.
    Clause,
    /// A cue that it tells of another happening.
    Cue,
    /// The end of such an aside.
    Return,
}

/// Where the pieces of a sentence begin and end, and whether a cue opens them. What follows a cue goes
/// to the end of its clause: to a comma where all that stands before it is a time ("worst since 1999,").
fn bounds(text: &str, words: &[Word], timed: impl Fn(Range<usize>) -> bool) -> Vec<(Range<usize>, Opening)> {
    let mut marks = vec![(0, Opening::Clause)];
    let mut ranked = false;
    for (at, word) in words.iter().enumerate() {
        ranked |= word.sense == Sense::Superlative;
        match word.sense {
            Sense::Break => marks.push((word.span.start, Opening::Clause)),
            Sense::Since if !ranked => {}
            Sense::After | Sense::Since => {
                marks.push((word.span.start, Opening::Cue));
                let after = text.get(word.span.end..).unwrap_or_default();
                let comma = after.find([',', '\u{60c}']).map(|comma| word.span.end + comma);
                let mut rest = words.iter().skip(at + 1).filter(|word| word.sense != Sense::From);
                let next = rest.next().map_or(usize::MAX, |next| next.span.start);
                let closes = |comma: &usize| *comma < next && timed(word.span.end..*comma);
                marks.extend(comma.filter(closes).map(|comma| (comma, Opening::Return)));
            }
            _ => {}
        }
    }
    let ends = marks.iter().skip(1).map(|mark| mark.0).chain([text.len()]);
    let pairs = marks.iter().zip(ends).filter(|((start, _), end)| start < end);
    pairs.map(|((start, opening), end)| (*start..end, *opening)).collect()
}

fn note(piece: &mut Piece, word: &Word, text: &str) {
    let mut tell = |kind: &String, anaphoric| piece.told.push(Told { kind: kind.clone(), anaphoric });
    match &word.sense {
        Sense::Kind(kind) => tell(kind, false),
        Sense::Anaphor(kind) => tell(kind, true),
        Sense::Named(kind, name) => {
            tell(kind, false);
            piece.call(name.clone());
        }
        Sense::Name(_, not) => {
            name_after(text, word.span.end, not).into_iter().for_each(|name| piece.call(name));
        }
        Sense::NamedAfter(_, not) => {
            name_before(text, word.span.start, not).into_iter().for_each(|name| piece.call(name));
        }
        Sense::Within => piece.background = true,
        Sense::Beside => piece.beside = true,
        Sense::Another => (piece.background, piece.another) = (true, true),
        Sense::Ordinal => piece.ordinal = true,
        Sense::After | Sense::Superlative | Sense::Since | Sense::From => {}
        Sense::Break | Sense::GoesOn | Sense::Other | Sense::About(_) => {}
    }
}

/// Turns the kinds that what is spoken of gives another meaning.
fn turn(piece: &mut Piece, word: &Word) {
    let Sense::About(turns) = &word.sense else { return };
    for told in &mut piece.told {
        if let Some(kind) = turns.get(&told.kind) {
            told.kind = kind.clone();
        }
    }
}

fn name_before(text: &str, at: usize, not: &[String]) -> Option<String> {
    let rest = text.get(..at)?.strip_suffix(' ')?.trim_end_matches(['"', '\'', '»', '”']);
    let start = rest.char_indices().rev().take_while(|(_, c)| c.is_alphabetic()).last()?.0;
    let name = rest.get(start..)?;
    (name.chars().count() > 2 && !not.iter().any(|word| word == name)).then(|| name.to_owned())
}

fn name_after(text: &str, at: usize, not: &[String]) -> Option<String> {
    let rest = text.get(at..)?.strip_prefix(' ')?.trim_start_matches(['"', '\'', '«', '“']);
    let name: String = rest.chars().take_while(|c| c.is_alphabetic()).collect();
    (name.chars().count() > 2 && !not.contains(&name)).then_some(name)
}

/// `last` is the last day a time may reach, `from` where a word stands that lets times go on until then.
fn place_and_time(
    piece: &mut Piece,
    reading: &SentenceReading,
    text: &str,
    last: Option<Date>,
    from: Option<usize>,
) {
    let inside = |span: &Span| piece.span.start <= span.start && span.start < piece.span.end;
    for time in reading.times.iter().filter(|time| inside(&time.span)) {
        let behind = from.is_some_and(|from| from < time.span.start);
        let relation = match time.relation {
            // What is only recalled has an end of its own.
            Relation::Since if piece.background => Relation::At,
            Relation::At if behind && !piece.background => Relation::Since,
            relation => relation,
        };
        match Moment::read(time, text, last, relation) {
            Some(moment) => piece.moments.push(moment),
            None => {
                piece.relative = true;
                piece.years_ago |= time.years_ago;
            }
        }
    }
    let spots = reading.spots.iter().filter(|spot| inside(&spot.span));
    piece.spots = spots.map(|spot| spot.heard.clone()).collect();
    piece.places = reading.places.iter().filter(|place| inside(&place.span)).cloned().collect();
}
