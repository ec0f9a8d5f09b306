//! The configs and examples that travel inside every build, so that an installed wheel or binary finds them with no
//! path to search. `build.rs` lists the files: one dropped into `configs/` or `data/` is in the next build.

include!(concat!(env!("OUT_DIR"), "/bundled.rs"));

/// (file name, text) of every bundled config, sorted.
pub fn configs() -> &'static [(&'static str, &'static str)] {
    CONFIGS
}

/// (file name, text) of every bundled data file, sorted.
pub fn data() -> &'static [(&'static str, &'static str)] {
    DATA
}
