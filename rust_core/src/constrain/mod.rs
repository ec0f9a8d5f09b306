//! Decoding that can only give valid WGSL.
//!
//! [`grammar`] says which tokens may come next so that the text stays WGSL's syntax, in our canonical subset.

pub mod grammar;
