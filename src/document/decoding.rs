//! From the bytes of a file to text.

use std::ops::Range;

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_8};

use super::failure::Fault;

/// How many bytes, from the first that is not ASCII, the encoding is told from.
const SAMPLE: usize = 1 << 20;
/// A text in UTF-8 has at least so many characters of several bytes for one that is broken.
const SOUND_FOR_ONE_BROKEN: usize = 10;
/// More control characters than this, and more than one in `CHARACTERS_A_CONTROL`, are no text's.
const CONTROLS: usize = 4;
const CHARACTERS_A_CONTROL: usize = 50;

/// A text, and what had to be overlooked to read it.
#[derive(Debug)]
pub(super) struct Decoded {
    pub text: String,
    pub fault: Option<Fault>,
}

/// Decodes a file by its byte-order mark, which is removed, by its being valid UTF-8, or by a guess
/// from its bytes.
///
/// UTF-8 with few broken bytes (an article cut in the middle of a character) is read with U+FFFD in
/// their place, and that is told.
pub(super) fn decode(bytes: Vec<u8>) -> Result<Decoded, Fault> {
    let decoded = match Encoding::for_bom(&bytes) {
        Some((encoding, mark)) if encoding != UTF_8 => strictly(encoding, bytes.get(mark..))?,
        Some((_, mark)) => utf8_or_guess(without(bytes, mark))?,
        None => utf8_or_guess(bytes)?,
    };
    if is_binary(decoded.text.as_bytes()) { Err(not_text()) } else { Ok(decoded) }
}

/// Whether this is something else than text: NUL bytes, or many control characters.
pub(super) fn is_binary(bytes: &[u8]) -> bool {
    let controls = bytes.iter().filter(|byte| is_control(**byte)).count();
    bytes.contains(&0) || (controls > CONTROLS && controls > bytes.len() / CHARACTERS_A_CONTROL)
}

/// The fault of a file that is not text.
pub(super) fn not_text() -> Fault {
    Fault::new("is not text", "give the article as text in UTF-8")
}

fn is_control(byte: u8) -> bool {
    byte < b' ' && !matches!(byte, b'\t' | b'\n' | b'\r' | b'\x0c')
}

fn without(mut bytes: Vec<u8>, mark: usize) -> Vec<u8> {
    bytes.drain(..mark);
    bytes
}

fn utf8_or_guess(bytes: Vec<u8>) -> Result<Decoded, Fault> {
    match String::from_utf8(bytes) {
        Ok(text) => Ok(Decoded { text, fault: None }),
        Err(error) => not_quite_utf8(error.into_bytes()),
    }
}

fn not_quite_utf8(bytes: Vec<u8>) -> Result<Decoded, Fault> {
    if is_binary(&bytes) {
        return Err(not_text());
    }
    if let Some(fault) = broken_utf8(&bytes) {
        let text = String::from_utf8_lossy(&bytes).into_owned();
        return Ok(Decoded { text, fault: Some(fault) });
    }
    let decoded = strictly(guess(&bytes), Some(&bytes))?;
    // No newspaper writes the control characters U+0080 to U+009F: a wrong guess does.
    if decoded.text.contains(|one| matches!(one, '\u{80}'..='\u{9f}')) {
        Err(encoding_unknown())
    } else {
        Ok(decoded)
    }
}

/// The fault to tell when the bytes are UTF-8 but for a few.
fn broken_utf8(bytes: &[u8]) -> Option<Fault> {
    let (mut sound, mut broken, mut at, mut first) = (0, 0, 0, None);
    for chunk in bytes.utf8_chunks() {
        sound += chunk.valid().bytes().filter(|byte| *byte >= 0xC0).count();
        at += chunk.valid().len();
        if !chunk.invalid().is_empty() {
            broken += 1;
            first = first.or(Some(at));
        }
        at += chunk.invalid().len();
    }
    let line = bytes.get(..first?)?.iter().filter(|byte| **byte == b'\n').count() + 1;
    (sound >= broken * SOUND_FOR_ONE_BROKEN).then(|| replaced(broken).at(line))
}

fn replaced(broken: usize) -> Fault {
    Fault::new(
        format!("{broken} broken character(s) of UTF-8, the first in this line, read as U+FFFD"),
        "save the article anew from where it came; a number there may be incomplete",
    )
}

fn strictly(encoding: &'static Encoding, bytes: Option<&[u8]>) -> Result<Decoded, Fault> {
    let text = encoding.decode_without_bom_handling_and_without_replacement(bytes.unwrap_or_default());
    let text = text.ok_or_else(encoding_unknown)?.into_owned();
    Ok(Decoded { text, fault: None })
}

fn guess(bytes: &[u8]) -> &'static Encoding {
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Allow);
    let sample = sample(bytes);
    let whole = sample.end == bytes.len();
    detector.feed(bytes.get(sample).unwrap_or_default(), whole);
    detector.guess(None, Utf8Detection::Deny)
}

/// The part of the file that tells its encoding: a little before the first byte that is not ASCII, and on.
fn sample(bytes: &[u8]) -> Range<usize> {
    let start = bytes.iter().position(|byte| !byte.is_ascii()).unwrap_or(0).saturating_sub(SAMPLE / 4);
    start..bytes.len().min(start + SAMPLE)
}

fn encoding_unknown() -> Fault {
    Fault::new("is in an encoding that cannot be told", "save the article as UTF-8")
}
