//! A bar that tells how many articles have been read, where somebody is looking and it takes long.

use std::io::{self, IsTerminal};
use std::time::Duration;

use indicatif::{ProgressBar, ProgressStyle};

use crate::document::Document;
use crate::report::Phrases;

/// The bar; it goes away when this is dropped.
pub struct Progress {
    bar: ProgressBar,
    /// What is said once all articles are read.
    comparing: String,
}

/// Bytes of text that are read in about a second.
const LONG: usize = 1_000_000;

impl Progress {
    /// Starts the bar where the output is a terminal and there is much to read; elsewhere it is never seen.
    pub fn start(documents: &[Document], phrases: &Phrases) -> Self {
        let bytes: usize = documents.iter().map(|document| document.text.len()).sum();
        let watched = io::stdout().is_terminal() && io::stderr().is_terminal();
        let (reading, comparing) = phrases.progress();
        let bar = if watched && bytes > LONG { bar(documents.len(), reading) } else { ProgressBar::hidden() };
        Progress { bar, comparing }
    }

    /// Tells that one more article has been read.
    pub fn read_one(&self) {
        self.bar.inc(1);
        if Some(self.bar.position()) == self.bar.length() {
            self.bar.set_message(self.comparing.clone());
        }
    }
}

fn bar(articles: usize, told: String) -> ProgressBar {
    let bar = ProgressBar::new(articles as u64).with_message(told);
    if let Ok(style) = ProgressStyle::with_template("{msg} {wide_bar} {pos}/{len} {elapsed}") {
        bar.set_style(style);
    }
    bar.enable_steady_tick(Duration::from_millis(200));
    bar
}

impl Drop for Progress {
    fn drop(&mut self) {
        self.bar.finish_and_clear();
    }
}
