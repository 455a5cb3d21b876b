//! The command line program: parse, run, exit.

use std::process::ExitCode;

use clap::Parser;
use counterclaim::cli::Cli;

fn main() -> ExitCode {
    Cli::parse().run()
}
