//! The report: what was read, claimed, grouped and found, and the formats it is written in.
