//! `cargo run -p xtask -- numerals CLDR_DIR` and `verify CLDR_DIR`.

use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Parser, Subcommand};
use xtask::failure::Failure;
use xtask::languages::{Language, languages};
use xtask::{numerals, verify};

/// Makes number words from the spell-out rules of Unicode CLDR
#[derive(Parser)]
#[command(version)]
struct Cli {
    #[command(subcommand)]
    command: Command,
    /// Only the language of this code; may be given more than once
    #[arg(long, global = true)]
    language: Vec<String>,
}

#[derive(Subcommand)]
enum Command {
    /// Write rules/<language>/numerals.toml and tests/quantity/spelled/<language>.tsv
    Numerals {
        /// The unpacked npm package cldr-rbnf
        cldr: PathBuf,
    },
    /// Spell random numbers and tell how many of them are read right
    Verify {
        /// The unpacked npm package cldr-rbnf
        cldr: PathBuf,
        /// How many numbers of each language
        #[arg(long, default_value_t = 20_000)]
        count: usize,
    },
}

fn main() -> ExitCode {
    match run(&Cli::parse()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            eprintln!("error: {failure}");
            ExitCode::FAILURE
        }
    }
}

fn run(cli: &Cli) -> Result<(), Failure> {
    let chosen = |language: &Language| cli.language.is_empty() || cli.language.contains(&language.code);
    for language in languages()?.iter().filter(|language| chosen(language)) {
        println!("{}", line(&cli.command, language)?);
    }
    Ok(())
}

fn line(command: &Command, language: &Language) -> Result<String, Failure> {
    match command {
        Command::Numerals { cldr } => numerals::make(language, cldr),
        Command::Verify { cldr, count } => Ok(verify::verify(language, cldr, *count)?.to_string()),
    }
}
