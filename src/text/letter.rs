//! The one spelling that each character folds to.
//!
//! The table is worked out once, so that no character is looked up in Unicode's tables while
//! articles are read: normalising each character takes ten times as long as copying it.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use icu_normalizer::ComposingNormalizerBorrowed;

use super::digit::digit_value;

/// What a character folds to.
pub(super) enum Spelling<'a> {
    /// To itself.
    Same,
    /// To one other character.
    One(char),
    /// To several.
    Many(&'a str),
    /// To nothing.
    Dropped,
    /// It is a mark that joins with the letter before it.
    Mark,
}

/// The spelling of every character.
pub(super) struct Letters {
    /// A code for each character of the basic plane: the character itself, or one of the signs.
    plane: Vec<u16>,
    /// Ligatures and their letters.
    expansions: BTreeMap<char, String>,
}

// Signs in the plane: surrogates, which no character is.
const DROPPED: u16 = 0xD800;
const MARK: u16 = 0xD801;
const MANY: u16 = 0xD802;

static LETTERS: LazyLock<Letters> = LazyLock::new(Letters::new);

impl Letters {
    /// The table, built at its first use.
    pub(super) fn get() -> &'static Self {
        &LETTERS
    }

    /// What `c` folds to.
    #[inline]
    pub(super) fn spelling(&self, c: char) -> Spelling<'_> {
        match self.plane.get(c as usize) {
            Some(code) if u32::from(*code) == u32::from(c) => Spelling::Same,
            Some(code) => self.other(c, *code),
            None => beyond_plane(c),
        }
    }

    fn new() -> Self {
        let mut letters = Letters { plane: Vec::with_capacity(0x1_0000), expansions: BTreeMap::new() };
        for code in 0..=u16::MAX {
            let entry = char::from_u32(u32::from(code)).map_or(code, |c| letters.entry(c));
            letters.plane.push(entry);
        }
        letters
    }

    fn entry(&mut self, c: char) -> u16 {
        if dropped(c) {
            return DROPPED;
        }
        if joining_mark(c) {
            return MARK;
        }
        let spelling = if compatibility_form(c) { expand(c) } else { single(c).to_string() };
        let mut chars = spelling.chars();
        match (chars.next(), chars.next()) {
            (None, _) => DROPPED,
            (Some(one), None) => u16::try_from(u32::from(one)).unwrap_or(MANY),
            (Some(_), Some(_)) => {
                self.expansions.insert(c, spelling);
                MANY
            }
        }
    }

    #[cold]
    fn expansion(&self, c: char) -> Spelling<'_> {
        self.expansions.get(&c).map_or(Spelling::Same, |letters| Spelling::Many(letters))
    }

    fn other(&self, c: char, code: u16) -> Spelling<'_> {
        match code {
            DROPPED => Spelling::Dropped,
            MARK => Spelling::Mark,
            MANY => self.expansion(c),
            code => char::from_u32(u32::from(code)).map_or(Spelling::Same, Spelling::One),
        }
    }
}

/// Whether the character is one of the two spaces that folded text knows.
#[inline]
pub(super) fn is_space(c: char) -> bool {
    c == ' ' || c == '\u{A0}'
}

/// Whether a mark stays in folded text where it joins with no letter.
pub(super) fn is_kept_mark(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36F}')
}

fn beyond_plane(c: char) -> Spelling<'static> {
    if ('\u{E0100}'..='\u{E01EF}').contains(&c) {
        return Spelling::Dropped;
    }
    let folded = single(c);
    if folded == c { Spelling::Same } else { Spelling::One(folded) }
}

/// Marks that have letters of their own with what they stand on: Latin, Greek and Cyrillic
/// accents, and the Arabic hamza and madda.
fn joining_mark(c: char) -> bool {
    is_kept_mark(c) || matches!(c, '\u{653}'..='\u{655}')
}

/// Characters that say how text looks, is voiced or is laid out, and not which letters it has.
fn dropped(c: char) -> bool {
    matches!(c,
        // Soft hyphen, grapheme joiner, zero-width characters, marks of direction, byte-order mark.
        '\u{AD}' | '\u{34F}' | '\u{61C}' | '\u{180E}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}'
        | '\u{2060}'..='\u{2064}' | '\u{2066}'..='\u{206F}' | '\u{FEFF}'
        // Variation selectors.
        | '\u{180B}'..='\u{180D}' | '\u{FE00}'..='\u{FE0F}'
        // Arabic: tatweel, vowels, signs of recitation.
        | '\u{640}' | '\u{610}'..='\u{61A}' | '\u{64B}'..='\u{652}' | '\u{656}'..='\u{65F}' | '\u{670}'
        | '\u{6D6}'..='\u{6DC}' | '\u{6DF}'..='\u{6E4}' | '\u{6E7}' | '\u{6E8}' | '\u{6EA}'..='\u{6ED}'
        | '\u{8D3}'..='\u{8E1}' | '\u{8E3}'..='\u{8FF}'
        // Hebrew: accents and points.
        | '\u{591}'..='\u{5BD}' | '\u{5BF}' | '\u{5C1}' | '\u{5C2}' | '\u{5C4}' | '\u{5C5}' | '\u{5C7}')
}

/// Latin, Armenian, Hebrew and Arabic presentation forms, small, vertical, half- and full-width
/// forms: printers' shapes of other characters.
fn compatibility_form(c: char) -> bool {
    matches!(c, '\u{FB00}'..='\u{FDFF}' | '\u{FE10}'..='\u{FE1F}' | '\u{FE30}'..='\u{FEFC}' | '\u{FF01}'..='\u{FFEF}')
}

fn expand(c: char) -> String {
    let plain =
        ComposingNormalizerBorrowed::new_nfkc().normalize_iter(std::iter::once(c)).collect::<String>();
    // A mark that stands alone is normalised to a space that carries it.
    let marks = plain.strip_prefix(' ').filter(|rest| !rest.is_empty());
    if let Some(marks) = marks {
        let unseen = marks.chars().all(|mark| dropped(mark) || !is_kept_mark(mark) && joining_mark(mark));
        return if unseen { String::new() } else { c.to_string() };
    }
    plain.chars().filter(|c| !dropped(*c)).map(single).collect()
}

/// The one character that a character folds to.
fn single(c: char) -> char {
    if let Some(value) = digit_value(c) {
        return char::from(b'0' + value);
    }
    let mut lower = c.to_lowercase();
    match (lower.next(), lower.next()) {
        (Some(one), None) => variant(one),
        _ => variant(c),
    }
}

/// The chosen spelling among letters and signs that writers use for each other.
fn variant(c: char) -> char {
    match c {
        'ı' | 'İ' => 'i',
        'ё' => 'е',
        'ς' => 'σ',
        'أ' | 'إ' | 'آ' | 'ٱ' | 'ٲ' | 'ٳ' | 'ٵ' => 'ا',
        'ى' | 'ی' => 'ي',
        'ک' | 'ڪ' => 'ك',
        'ة' | 'ۀ' | 'ە' | 'ہ' | 'ۂ' | 'ۃ' | 'ھ' => 'ه',
        '٪' => '%',
        '،' => ',',
        '؛' => ';',
        '؟' => '?',
        '۔' => '.',
        '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{2E3A}' | '\u{2E3B}' | '\u{301C}' | '\u{5BE}' => '-',
        '«' | '»' | '“' | '”' | '„' | '‟' | '‹' | '›' | '″' | '〝' | '〞' | '〟' | '❝' | '❞' | '「'
        | '」' | '『' | '』' | '״' | '⹂' => '"',
        '‘' | '’' | '‚' | '‛' | '′' | '´' | 'ʹ' | 'ʻ' | 'ʼ' | '׳' | '❛' | '❜' => '\'',
        // One no-break space, for readers of numbers: it groups digits, a plain space may not.
        '\u{A0}' | '\u{202F}' | '\u{2007}' | '\u{2009}' => '\u{A0}',
        '\t'
        | '\n'
        | '\u{B}'
        | '\u{C}'
        | '\r'
        | '\u{85}'
        | '\u{1680}'
        | '\u{2000}'..='\u{200A}'
        | '\u{2028}'
        | '\u{2029}'
        | '\u{205F}'
        | '\u{3000}' => ' ',
        _ => c,
    }
}
