//! Lists `../configs/*.toml` and `../data/*.toml` for `src/bundled.rs`.

use std::path::Path;
use std::{env, fs, io};

fn main() -> io::Result<()> {
    let root = Path::new(&env::var("CARGO_MANIFEST_DIR").map_err(io::Error::other)?).join("..");
    let out = Path::new(&env::var("OUT_DIR").map_err(io::Error::other)?).join("bundled.rs");
    let configs = table("CONFIGS", &root.join("configs"))?;
    let data = table("DATA", &root.join("data"))?;
    fs::write(out, configs + &data)
}

/// A Rust table of (file name, text). A crate taken out of its repository has no such folder: the table is empty.
fn table(name: &str, folder: &Path) -> io::Result<String> {
    println!("cargo::rerun-if-changed={}", folder.display());
    let mut rows = String::new();
    if folder.is_dir() {
        let mut paths: Vec<_> = fs::read_dir(folder)?.map(|entry| Ok(entry?.path())).collect::<io::Result<_>>()?;
        paths.retain(|path| path.extension().is_some_and(|extension| extension == "toml"));
        paths.sort();
        for path in paths {
            let path = path.canonicalize()?;
            let file = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
            rows += &format!("    ({file:?}, include_str!({:?})),\n", path.display().to_string());
        }
    }
    Ok(format!("static {name}: &[(&str, &str)] = &[\n{rows}];\n"))
}
