//! The masked view of a sentence: each quantity is one private-use character, so that a rule says
//! `{quantity}` and never repeats number syntax.

use std::ops::Range;

use super::reader::{Kind, Quantity};
use crate::text::{OffsetMap, Rewriter};

/// Stands for a quantity that a rule has claimed already.
pub const CLAIMED: char = '\u{E004}';

/// Stands for a quantity that a rule has excluded already; patterns skip it like a word.
pub const EXCLUDED: char = '\u{E0F0}';

/// What has become of a quantity when a sentence is masked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Settled {
    /// Nothing yet.
    Open,
    /// A rule has claimed it.
    Claimed,
    /// A rule has excluded it.
    Excluded,
}

const COUNT: char = '\u{E000}';
const ONE: char = '\u{E001}';
const ORDINAL: char = '\u{E002}';
const CODE: char = '\u{E003}';
/// The first unit kind; the others follow in the order of the lexicon.
const FIRST_UNIT: u32 = 0xE010;
/// The last character a mask may be.
const LAST: char = '\u{E0EF}';

/// The private-use characters of one language's quantities.
#[derive(Debug, Clone, Default)]
pub struct Masks {
    kinds: Vec<String>,
}

impl Masks {
    /// Masks for a count, a one, an ordinal, a code and these kinds of units.
    pub fn new(unit_kinds: Vec<String>) -> Self {
        Masks { kinds: unit_kinds }
    }

    /// The character of a kind of quantity.
    pub fn mask(&self, kind: &Kind) -> char {
        match kind {
            Kind::Count => COUNT,
            Kind::One => ONE,
            Kind::Ordinal => ORDINAL,
            Kind::Code => CODE,
            Kind::Unit(unit) => self.unit(unit).unwrap_or(CODE),
        }
    }

    /// The regular expression for a placeholder's name; none when it names no kind of quantity.
    pub fn class(&self, name: &str) -> Option<String> {
        let class = match name {
            "quantity" => COUNT.to_string(),
            "one" => ONE.to_string(),
            "number" => format!("[{COUNT}{ONE}]"),
            "ordinal" => ORDINAL.to_string(),
            "code" => CODE.to_string(),
            "any" => format!("[{COUNT}-{CODE}{}-{LAST}]", char::from_u32(FIRST_UNIT)?),
            unit => self.unit(unit)?.to_string(),
        };
        Some(class)
    }

    /// The name of what a character stands for, as patterns write it; none when it is no mask.
    pub fn name(&self, mask: char) -> Option<&str> {
        match mask {
            COUNT => Some("quantity"),
            ONE => Some("one"),
            ORDINAL => Some("ordinal"),
            CODE => Some("code"),
            CLAIMED => Some("claimed"),
            EXCLUDED => Some("excluded"),
            unit => {
                let index = u32::from(unit).checked_sub(FIRST_UNIT)?;
                self.kinds.get(usize::try_from(index).ok()?).map(String::as_str)
            }
        }
    }

    /// Masked text for people: each mask as its name in braces.
    pub fn readable(&self, masked: &str) -> String {
        let mut out = String::with_capacity(masked.len());
        for character in masked.chars() {
            match self.name(character) {
                Some(name) => out.extend(["{", name, "}"]),
                None => out.push(character),
            }
        }
        out
    }

    fn unit(&self, kind: &str) -> Option<char> {
        let index = self.kinds.iter().position(|known| known == kind)?;
        char::from_u32(FIRST_UNIT + u32::try_from(index).ok()?).filter(|mask| *mask <= LAST)
    }
}

/// A folded sentence with its quantities masked.
#[derive(Debug, Clone)]
pub struct Masked {
    /// The text rules run on; every space is a plain one.
    pub text: String,
    /// Where each quantity's mask stands in `text`, in order of the quantities.
    pub masks: Vec<usize>,
    map: OffsetMap,
}

impl Masked {
    /// Masks the quantities of a folded sentence, as far as they are settled.
    pub fn new(
        folded: &str,
        quantities: &[Quantity],
        masks: &Masks,
        settled: &dyn Fn(usize) -> Settled,
    ) -> Self {
        let mut rewriter = Rewriter::new(folded);
        for (span, with) in replacements(folded, quantities, masks, settled) {
            rewriter.replace(span, &with);
        }
        let masked = rewriter.finish();
        let start = |quantity: &Quantity| masked.map.to_rewritten(quantity.extent.clone()).start;
        let masks = quantities.iter().map(start).collect();
        Masked { masks, text: masked.text, map: masked.map }
    }

    /// The folded sentence's bytes for a range of the masked text.
    pub fn folded(&self, range: Range<usize>) -> Range<usize> {
        self.map.to_original(range)
    }

    /// Which quantity's mask stands at a byte of the masked text.
    pub fn quantity_at(&self, at: usize) -> Option<usize> {
        self.masks.iter().position(|mask| *mask == at)
    }
}

/// What takes the place of which bytes, in order: masks for quantities, nothing for bounds that
/// stand apart, plain spaces for no-break ones.
fn replacements(
    folded: &str,
    quantities: &[Quantity],
    masks: &Masks,
    settled: &dyn Fn(usize) -> Settled,
) -> Vec<(Range<usize>, String)> {
    let mut pieces: Vec<(Range<usize>, String)> = folded.char_indices().filter_map(plain).collect();
    for (index, quantity) in quantities.iter().enumerate() {
        let mask = match settled(index) {
            Settled::Open => masks.mask(&quantity.kind),
            Settled::Claimed => CLAIMED,
            Settled::Excluded => EXCLUDED,
        };
        let rest = folded.get(quantity.extent.end..).unwrap_or_default();
        let with = if starts_with_word(rest) { format!("{mask} ") } else { mask.to_string() };
        pieces.push((quantity.extent.clone(), with));
        pieces.extend(quantity.apart.clone().map(|apart| (with_space_before(folded, apart), String::new())));
    }
    // At one start the quantity goes before the space inside it.
    pieces.sort_by_key(|(span, _)| (span.start, std::cmp::Reverse(span.end)));
    pieces
}

/// How many letters make a word; fewer may be a sign of the number's unit.
const WORD: usize = 3;

/// Whether a word of a script without capitals, as Arabic, is written on to a number, the space left out.
fn starts_with_word(rest: &str) -> bool {
    let uncased = |c: &char| !c.is_ascii() && c.is_alphabetic() && !c.is_lowercase() && !c.is_uppercase();
    rest.chars().take_while(uncased).take(WORD).count() == WORD
}

/// What takes the place of a character that must not stand in masked text: a no-break space, and
/// an article's own character that would pass for a mask.
fn plain((at, c): (usize, char)) -> Option<(Range<usize>, String)> {
    let with = match c {
        '\u{a0}' => ' ',
        COUNT..=EXCLUDED => char::REPLACEMENT_CHARACTER,
        _ => return None,
    };
    Some((at..at + c.len_utf8(), with.to_string()))
}

fn with_space_before(folded: &str, span: Range<usize>) -> Range<usize> {
    let spaced = folded[..span.start].ends_with(' ');
    span.start - usize::from(spaced)..span.end
}
