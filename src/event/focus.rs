//! Which happening each piece of an article tells of: the article's own, or another it recalls.

use super::gazette::Places;
use super::happening::Happening;
use super::kind::{Fit, Kinds, sum_of};
use super::moment::Moment;
use super::piece::Piece;

/// Days from an article's happening, and from its publication, beyond which a date is of another one.
const FAR: i64 = 60;
/// The same where such happenings follow one another.
const NEXT: i64 = 3;
/// Days a month takes in at most.
const MONTH: i64 = 31;
/// Days from which on a stretch ("in 2020", "last autumn") is no date of news.
const LONG: i64 = 28;
/// Days from which on a kind of happening has stages of its own.
const SEASON: i64 = 300;
/// Days from which on a kind of happening lasts, so that others may be its parts.
const LASTING: i64 = 365;

/// The happenings of a document, its own first, and for each piece the index of the one it tells of.
pub fn follow(
    main: Happening,
    pieces: &[Piece],
    kinds: &Kinds,
    places: &dyn Places,
) -> (Vec<Happening>, Vec<usize>) {
    let mut focus = Focus { all: vec![main], kinds, places, last: 0, last_piece: None };
    let at = pieces.iter().map(|piece| focus.take(piece)).collect();
    (focus.all, at)
}

struct Focus<'a> {
    all: Vec<Happening>,
    kinds: &'a Kinds,
    places: &'a dyn Places,
    /// The happening of the piece before.
    last: usize,
    /// Sentence and paragraph of the piece before.
    last_piece: Option<(usize, usize)>,
}

impl Focus<'_> {
    fn take(&mut self, piece: &Piece) -> usize {
        let own = self.own(piece);
        let at = match () {
            () if !own && self.goes_on(piece) => self.last,
            () if !own => 0,
            () if piece.another => self.open(piece),
            () => self.known(piece).unwrap_or_else(|| self.open(piece)),
        };
        self.join(at, piece);
        (self.last, self.last_piece) = (at, Some((piece.sentence, piece.paragraph)));
        at
    }

    /// Whether a piece tells of another happening than the article's own.
    fn own(&self, piece: &Piece) -> bool {
        let Some(main) = self.all.first() else { return true };
        let lasts = self.kinds.days(main.kind.as_deref()) >= SEASON;
        let stage = lasts && main.undated() && piece.told.is_empty() && !self.own_place(piece, main);
        let far = piece.moments.iter().any(|moment| far(moment, main));
        let sum =
            self.tells_kind_of(piece, main) && piece.moments.iter().any(|moment| self.sums_up(moment, main));
        let old = piece.years_ago && !stage;
        if piece.background
            || piece.another
            || piece.ordinal
            || sum
            || old
            || (far && !stage)
            || (lasts && self.part(piece, main))
        {
            return true;
        }
        let Some(told) = piece.kind() else { return false };
        let again = self.kinds.recurs(main.kind.as_deref())
            && piece.moments.iter().any(|moment| moment.days() <= MONTH && next(moment, main));
        let fit = self.kinds.fit(Some(&told.kind), main.kind.as_deref());
        let other = fit < Fit::Like || (self.kinds.recurs(main.kind.as_deref()) && !piece.moments.is_empty());
        let follows = self.follows_from(&told.kind);
        again
            || (other && !follows && self.elsewhere(piece, main))
            || self.unlike(piece, &told.kind, told.anaphoric, main)
    }

    /// Whether a piece tells of the kind of a happening, and not of what follows from it.
    fn tells_kind_of(&self, piece: &Piece, happening: &Happening) -> bool {
        let told = piece.kind().filter(|told| !told.anaphoric);
        told.is_some_and(|told| self.kinds.fit(Some(&told.kind), happening.kind.as_deref()) >= Fit::Like)
    }

    /// Whether a stretch goes on for far longer than the article's happening can: what is counted since its
    /// start are all such happenings.
    fn sums_up(&self, moment: &Moment, main: &Happening) -> bool {
        moment.through && main.kind.is_some() && moment.days() > sum_of(self.kinds.days(main.kind.as_deref()))
    }

    /// Whether a piece tells of one day or month, in a place of its own, of what goes on for a season:
    /// that was a happening itself.
    fn part(&self, piece: &Piece, main: &Happening) -> bool {
        let news = |moment: &Moment| main.seen.is_some_and(|day| moment.gap_to(day) <= NEXT);
        let own = |moment: &Moment| moment.days() <= MONTH && !news(moment);
        let dated = piece.moments.iter().any(own) || (piece.relative && piece.moments.is_empty());
        dated && self.own_place(piece, main)
    }

    /// Whether a piece names places, and none of them lies in a country of the happening.
    fn elsewhere(&self, piece: &Piece, main: &Happening) -> bool {
        let mut named = piece.places.iter().filter(|mention| !mention.people).peekable();
        let roots = main.roots(self.places);
        named.peek().is_some()
            && !piece.anaphoric()
            && !main.places.is_empty()
            && named.all(|mention| {
                !roots.contains(&self.places.root(&mention.place))
                    && !main.places.iter().any(|place| self.places.related(place, &mention.place))
            })
    }

    /// Whether a piece tells of a kind that the article's happening is not: one that excludes it, one
    /// that it may be a part of and that lasts, or a part of it in a place of its own.
    fn unlike(&self, piece: &Piece, kind: &str, anaphoric: bool, main: &Happening) -> bool {
        let whole = main.kind.as_deref();
        // Other names may stand behind the first for comparison.
        let other = |name: &String| !main.names.is_empty() && !main.names.contains(name);
        let names_differ = piece.name.as_ref().is_some_and(other);
        match self.kinds.fit(Some(kind), whole) {
            Fit::Same if names_differ => true,
            Fit::Apart => !anaphoric && !self.follows_from(kind),
            Fit::WholeOf => self.kinds.days(Some(kind)) >= LASTING && self.kinds.days(whole) < LASTING,
            Fit::PartOf => !anaphoric && !self.follows_from(kind) && self.own_place(piece, main),
            _ => false,
        }
    }

    /// Whether a kind only ever follows from another.
    fn follows_from(&self, kind: &str) -> bool {
        self.kinds.get(kind).is_some_and(|kind| kind.part_of.len() > 5)
    }

    fn own_place(&self, piece: &Piece, main: &Happening) -> bool {
        let inner = main.inner(self.places);
        let mut named = piece.places.iter().filter(|m| !m.people && self.places.inner(&m.place));
        named.any(|mention| !inner.iter().any(|place| self.places.related(place, &mention.place)))
    }

    /// Whether a piece that brings nothing of its own goes on with the happening of the one before.
    fn goes_on(&self, piece: &Piece) -> bool {
        let Some((sentence, paragraph)) = self.last_piece else { return false };
        let Some(last) = self.all.get(self.last).filter(|last| !last.main) else { return false };
        let told = piece.kind();
        let fit = self.kinds.fit(told.map(|told| told.kind.as_str()), last.kind.as_deref());
        let fits = matches!(fit, Fit::Unknown | Fit::Like | Fit::Same);
        let then = |moment: &Moment| last.moment.is_none_or(|own| own.gap(moment) == 0);
        let near = piece.sentence <= sentence + 1 && !piece.returns && piece.moments.iter().all(then);
        let same = piece.paragraph == paragraph;
        near && fits
            && (piece.anaphoric()
                || (same && told.is_none() && !piece.relative && piece.moments.is_empty())
                || (piece.sentence == sentence && fit >= Fit::Like && piece.only_tells()))
    }

    /// The other happening already told of that a piece fits best: the last of those that fit.
    fn known(&self, piece: &Piece) -> Option<usize> {
        let others = self.all.iter().enumerate().skip(1).rev();
        others.into_iter().find(|(_, other)| self.fits(piece, other)).map(|(at, _)| at)
    }

    fn fits(&self, piece: &Piece, other: &Happening) -> bool {
        let kind = piece.kind().map(|told| told.kind.as_str());
        let fit = self.kinds.fit(kind, other.kind.as_deref());
        let moment = piece.moments.first();
        let placed = |moment: &Moment| {
            let sums = |moment: &Moment| self.sums_up(moment, other);
            other.moment.is_some_and(|own| own.gap(moment) == 0 && sums(&own) == sums(moment))
        };
        let time = match (moment, &other.moment) {
            (Some(moment), Some(_)) => placed(moment),
            (None, Some(_)) | (Some(_), None) => !piece.relative && !other.relative && fit >= Fit::Like,
            (None, None) => piece.relative == other.relative && fit >= Fit::Like,
        };
        let named: Vec<_> = piece.places.iter().filter(|mention| !mention.people).collect();
        let place = named.is_empty()
            || other.places.is_empty()
            || named.iter().any(|mention| {
                other.places.iter().any(|place| self.places.root(place) == self.places.root(&mention.place))
            });
        let names =
            piece.names.is_empty() || other.names.is_empty() || !piece.names.is_disjoint(&other.names);
        time && place && names && fit != Fit::Apart && piece.ordinal == other.ordinal
    }

    /// Opens another happening: where the piece names no place, it was where the article's own was.
    fn open(&mut self, piece: &Piece) -> usize {
        let main = self.all.first();
        let new = Happening {
            document: main.map_or(0, |main| main.document),
            kind: piece.kind().map(|told| told.kind.clone()).or(main.and_then(|main| main.kind.clone())),
            ordinal: piece.ordinal,
            relative: piece.relative && piece.moments.is_empty(),
            ..Happening::default()
        };
        self.all.push(new);
        let at = self.all.len() - 1;
        self.place(at, piece);
        at
    }

    fn place(&mut self, at: usize, piece: &Piece) {
        let named: Vec<_> = piece.places.iter().filter(|mention| !mention.people).collect();
        let people = piece.places.iter().filter(|mention| mention.people);
        let people: Vec<_> = people.map(|mention| self.places.root(&mention.place)).collect();
        let inherited = self.all.first().map(|main| main.places.clone()).unwrap_or_default();
        let Some(happening) = self.all.get_mut(at) else { return };
        happening.actors.extend(people.iter().cloned());
        happening.places.extend(named.iter().map(|mention| mention.place.clone()));
        if happening.places.is_empty() {
            happening.places.extend(if inherited.is_empty() {
                people.into_iter().collect()
            } else {
                inherited
            });
        }
    }

    fn join(&mut self, at: usize, piece: &Piece) {
        let Some(happening) = self.all.get_mut(at) else { return };
        happening.sentences.insert(piece.sentence);
        if happening.main {
            return;
        }
        happening.spots.extend(piece.spots.iter().cloned());
        happening.names.extend(piece.names.iter().cloned());
        // Dates of what lasts are dates of its stages: its truce, its offensives.
        let lasts = self.kinds.days(happening.kind.as_deref()) >= LASTING;
        for moment in &piece.moments {
            let both = |own: Moment| if lasts { own.widen(*moment) } else { own.narrow(*moment) };
            happening.moment = Some(happening.moment.map_or(*moment, both));
        }
    }
}

/// Whether a date is of another happening of a kind that recurs. Where the article's own has no
/// date, only a month that was over well before publication is of another.
fn next(moment: &Moment, main: &Happening) -> bool {
    match main.moment {
        Some(own) if moment.days() > NEXT => moment.end < own.start,
        Some(own) => own.gap(moment) > NEXT,
        None => moment.days() > NEXT && main.seen.is_some_and(|seen| moment.gap_to(seen) > MONTH / 2),
    }
}

/// Whether a stretch of days lies far from an article's happening and from its publication. In an
/// article without any date a whole year or season is not the news.
fn far(moment: &Moment, main: &Happening) -> bool {
    let from_own = main.moment.map(|own| own.gap(moment));
    let from_seen = main.seen.map(|day| moment.gap_to(day));
    match from_own.into_iter().chain(from_seen).min() {
        Some(gap) => gap > FAR,
        None => moment.days() >= LONG,
    }
}
