//! A sign that the program is at work, where somebody is looking and it takes long.

use std::io::{self, IsTerminal};
use std::time::Duration;

use indicatif::{ProgressBar, ProgressStyle};

use crate::document::Document;

/// The sign; it goes away when this is dropped.
pub struct Progress(Option<ProgressBar>);

/// Bytes of text that are read in about a second.
const LONG: usize = 1_000_000;

impl Progress {
    /// Starts the sign where the output is a terminal and there is much to read.
    pub fn start(documents: &[Document], told: String) -> Self {
        let bytes: usize = documents.iter().map(|document| document.text.len()).sum();
        let watched = io::stdout().is_terminal() && io::stderr().is_terminal();
        Progress((watched && bytes > LONG).then(|| bar(told)))
    }
}

fn bar(told: String) -> ProgressBar {
    let bar = ProgressBar::new_spinner().with_message(told);
    if let Ok(style) = ProgressStyle::with_template("{spinner} {msg} {elapsed}") {
        bar.set_style(style);
    }
    bar.enable_steady_tick(Duration::from_millis(200));
    bar
}

impl Drop for Progress {
    fn drop(&mut self) {
        if let Some(bar) = &self.0 {
            bar.finish_and_clear();
        }
    }
}
