//! Where a spelling may be cut in two: at spaces, hyphens and soft hyphens.

use counterclaim::quantity::Lexicon;
use counterclaim::text::fold::fold_word;

/// Characters between the words of a spelling; soft hyphens where they are written together.
pub fn is_gap(c: char) -> bool {
    matches!(c, ' ' | '-' | '\u{a0}' | '\u{ad}')
}

/// Every way to cut a spelling in two, the longest first part first. "And" between the parts
/// belongs to neither.
pub fn cuts<'a>(text: &'a str, lexicon: &Lexicon) -> Vec<(&'a str, &'a str)> {
    let gaps: Vec<usize> = text.char_indices().filter(|(_, c)| is_gap(*c)).map(|(at, _)| at).collect();
    let mut cuts = Vec::new();
    for at in gaps.into_iter().rev() {
        let (head, tail) = text.split_at(at);
        let (head, tail) = (head.trim_end_matches(is_gap), tail.trim_start_matches(is_gap));
        if is_joiner(tail, lexicon) || head.is_empty() {
            continue;
        }
        cuts.push((without_joiner(head, lexicon), tail));
        cuts.extend(without_clitic(tail, lexicon).map(|tail| (head, tail)));
    }
    cuts.retain(|(head, tail)| !head.is_empty() && !tail.is_empty());
    cuts
}

/// Whether the first word of a text is "and".
fn is_joiner(text: &str, lexicon: &Lexicon) -> bool {
    let first = text.split(is_gap).next().unwrap_or_default();
    lexicon.words.joiners.contains(&fold_word(first))
}

fn without_joiner<'a>(head: &'a str, lexicon: &Lexicon) -> &'a str {
    match head.rfind(is_gap) {
        Some(at) if is_joiner(head[at..].trim_start_matches(is_gap), lexicon) => {
            head[..at].trim_end_matches(is_gap)
        }
        _ => head,
    }
}

/// The text without an "and" that is written onto its front.
fn without_clitic<'a>(text: &'a str, lexicon: &Lexicon) -> Option<&'a str> {
    let glued = lexicon.words.clitics.iter().filter(|clitic| lexicon.words.joiners.contains(*clitic));
    glued.into_iter().find_map(|clitic| text.strip_prefix(clitic.as_str()))
}
