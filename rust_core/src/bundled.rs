//! CONTRACT (room: dataset). configs/ and data/ compiled in (a build.rs lists the files).

/// (file name, text) of every bundled config, sorted.
pub fn configs() -> &'static [(&'static str, &'static str)] {
    todo!()
}
/// (file name, text) of every bundled data file, sorted.
pub fn data() -> &'static [(&'static str, &'static str)] {
    todo!()
}
