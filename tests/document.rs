//! Reading articles: little trees of files, and what comes of them.

#[path = "document/corpus.rs"]
mod corpus;
#[path = "document/failures.rs"]
mod failures;
#[path = "document/identity.rs"]
mod identity;
#[path = "document/metadata.rs"]
mod metadata;
#[path = "document/places.rs"]
mod places;
#[path = "document/random.rs"]
mod random;
#[path = "document/tree.rs"]
mod tree;
