//! Lines and columns, for people and editors.

/// Characters are counted once a block, so that a column costs no more than one block even where
/// a whole file is one line.
const BLOCK: usize = 1024;

/// Tells line and column of a byte offset.
#[derive(Debug)]
pub struct LineIndex<'a> {
    text: &'a str,
    /// Where each line starts.
    starts: Vec<usize>,
    /// How many characters start before each block.
    characters: Vec<usize>,
}

impl<'a> LineIndex<'a> {
    /// Indexes a text. A line ends with CR LF, LF or CR.
    pub fn new(text: &'a str) -> Self {
        let mut sum = 0;
        let characters = text.as_bytes().chunks(BLOCK).map(|block| {
            let before = sum;
            sum += count(block);
            before
        });
        let characters = characters.collect();
        LineIndex { text, starts: line_starts(text), characters }
    }

    /// Line and column of the character at `offset`, both from 1, the column in characters. An
    /// offset past the end is taken as the end.
    pub fn line_column(&self, offset: usize) -> (usize, usize) {
        let mut offset = offset.min(self.text.len());
        while !self.text.is_char_boundary(offset) {
            offset -= 1;
        }
        let line = self.starts.partition_point(|start| *start <= offset);
        let start = line.checked_sub(1).and_then(|index| self.starts.get(index)).copied().unwrap_or(0);
        (line, self.characters_before(offset) - self.characters_before(start) + 1)
    }

    fn characters_before(&self, offset: usize) -> usize {
        let block = offset / BLOCK;
        let rest = self.text.as_bytes().get(block * BLOCK..offset).unwrap_or_default();
        let total = || self.characters.last().map_or(0, |sum| sum + count(self.last_block()));
        self.characters.get(block).copied().unwrap_or_else(total) + count(rest)
    }

    fn last_block(&self) -> &[u8] {
        self.text.as_bytes().chunks(BLOCK).next_back().unwrap_or_default()
    }
}

fn line_starts(text: &str) -> Vec<usize> {
    let bytes = text.as_bytes();
    let ends = bytes.iter().enumerate().filter(|(at, byte)| match byte {
        b'\n' => true,
        b'\r' => bytes.get(at + 1) != Some(&b'\n'),
        _ => false,
    });
    std::iter::once(0).chain(ends.map(|(at, _)| at + 1)).collect()
}

/// How many characters start in these bytes: all bytes but the continuing ones.
fn count(bytes: &[u8]) -> usize {
    bytes.iter().filter(|byte| (**byte & 0xC0) != 0x80).count()
}
