//! A happening in the short form it is compared in: names, places and kinds as numbers, days as counts.
//! Every pair is weighed on these, so nothing is looked up or copied for a pair.

/// A number that stands for a place, a name, a word or a figure within one run.
pub type Number = u32;

/// A stretch of days, counted from a fixed day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stretch {
    /// First day.
    pub start: i32,
    /// Last day.
    pub end: i32,
    /// Whether the text names the date itself.
    pub firm: bool,
    /// Whether it went on all the time.
    pub through: bool,
}

impl Stretch {
    /// How many days it takes in.
    pub fn days(&self) -> i32 {
        self.end - self.start + 1
    }

    /// Days between two stretches; 0 when they touch.
    pub fn gap(&self, other: &Stretch) -> i32 {
        (other.start - self.end).max(self.start - other.end).max(0)
    }

    /// Days between a stretch and a day; 0 when it takes the day in.
    pub fn gap_to(&self, day: i32) -> i32 {
        (day - self.end).max(self.start - day).max(0)
    }
}

/// A happening in its short form. Lists are sorted.
#[derive(Debug, Clone, Default)]
pub struct Profile {
    /// Index of the document.
    pub document: usize,
    /// Whether it is what the article is about.
    pub main: bool,
    /// Row of the kind in [`Atlas`]; 0 when it is unknown.
    pub kind: usize,
    /// Where.
    pub places: Vec<Number>,
    /// The countries of these places; a place without one country stands for itself.
    pub roots: Vec<Number>,
    /// Those of the places that lie below a country.
    pub inner: Vec<Number>,
    /// Places that only their names tell, by what is heard of these.
    pub spots: Vec<Number>,
    /// Who took part.
    pub actors: Vec<Number>,
    /// When, if the article tells.
    pub moment: Option<Stretch>,
    /// A day it came after.
    pub after: Option<i32>,
    /// The day of publication, for what an article is about.
    pub seen: Option<i32>,
    /// The day of publication of the article that tells of it.
    pub told: Option<i32>,
    /// Proper names.
    pub names: Vec<Number>,
    /// Whether these are of Latin letters only, so that two languages spell them alike.
    pub latin: bool,
    /// The event a desk has named that it calls itself by.
    pub pin: Option<Number>,
    /// Whether it is counted as an earlier one of its kind.
    pub ordinal: bool,
    /// Whether a time is told that cannot be placed without the day of publication.
    pub relative: bool,
    /// Rare words of title and lead.
    pub words: Vec<Number>,
    /// Figures that two articles hardly share by chance.
    pub figures: Vec<Number>,
}

impl Profile {
    /// Whether nothing tells when it was.
    pub fn undated(&self) -> bool {
        self.moment.is_none() && self.seen.is_none()
    }

    /// The day it is sorted by.
    pub fn day(&self) -> Option<i32> {
        self.moment.map(|moment| moment.start).or(self.seen)
    }
}
