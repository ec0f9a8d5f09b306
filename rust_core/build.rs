//! Lists `../configs/*.toml`, `../data/*.toml` and the files of `model/` for `src/bundled.rs`, and makes the parser
//! tables of `src/constrain/grammar/wgsl.grammar`.

use std::path::Path;
use std::{env, fs, io};

/// The generator of the tables: sources of the crate that only this script compiles.
#[path = "src/constrain/grammar"]
mod grammar {
    pub(crate) mod emission;
    pub(crate) mod lalr;
    pub(crate) mod notation;
}

fn main() -> io::Result<()> {
    let crate_root = env::var("CARGO_MANIFEST_DIR").map_err(io::Error::other)?;
    let root = Path::new(&crate_root).join("..");
    let out = env::var("OUT_DIR").map_err(io::Error::other)?;
    let configs = table("CONFIGS", &root.join("configs"))?;
    let data = table("DATA", &root.join("data"))?;
    let model = model(&Path::new(&crate_root).join("model"))?;
    fs::write(Path::new(&out).join("bundled.rs"), configs + &data + &model)?;
    fs::write(Path::new(&out).join("grammar_tables.rs"), grammar_tables(Path::new(&crate_root))?)
}

/// The parser tables as Rust source. A conflict is an error that shows its state.
fn grammar_tables(crate_root: &Path) -> io::Result<String> {
    let folder = crate_root.join("src/constrain/grammar");
    for name in ["wgsl.grammar", "notation.rs", "lalr.rs", "emission.rs"] {
        println!("cargo::rerun-if-changed={}", folder.join(name).display());
    }
    let text = fs::read_to_string(folder.join("wgsl.grammar"))?;
    let grammar =
        grammar::notation::read(&text).map_err(|message| io::Error::other(format!("wgsl.grammar: {message}")))?;
    let states = grammar::lalr::build(&grammar).map_err(|message| {
        // The returned error is printed in one line; this is what a person reads.
        eprintln!("wgsl.grammar: {message}");
        io::Error::other("wgsl.grammar is not LALR(1)")
    })?;
    Ok(grammar::emission::source(&grammar, &states))
}

/// The weights in `folder` as a Rust item; none without the feature `bundled-model`. A file that is missing ends the build.
fn model(folder: &Path) -> io::Result<String> {
    let mut model = "None".to_owned();
    if env::var_os("CARGO_FEATURE_BUNDLED_MODEL").is_some() {
        let mut fields = String::new();
        for (field, include, name) in [
            ("weights", "include_bytes", "model.safetensors"),
            ("config", "include_str", "config.json"),
            ("tokenizer", "include_str", "tokenizer.json"),
        ] {
            let path = folder.join(name);
            println!("cargo::rerun-if-changed={}", path.display());
            if !path.is_file() {
                println!("cargo::error={MISSING_MODEL} (missing: model/{name})");
                break;
            }
            let path = path.canonicalize()?.display().to_string();
            fields += &format!("    {field}: {include}!({path:?}),\n");
        }
        let ngrams = folder.join("ngrams.bin");
        println!("cargo::rerun-if-changed={}", ngrams.display());
        fields += &match ngrams.canonicalize() {
            Ok(path) => format!("    ngrams: Some(include_bytes!({:?})),\n", path.display().to_string()),
            Err(_) => "    ngrams: None,\n".to_owned(),
        };
        model = format!("Some(ModelFiles {{\n{fields}}})");
    }
    Ok(format!("static MODEL: Option<ModelFiles> = {model};\n"))
}

const MISSING_MODEL: &str = "feature `bundled-model` compiles in the weights of rust_core/model: put model.safetensors, \
    config.json and tokenizer.json there, as `wgsl-train export RUN DIR --dtype int8` writes them, or build without it: \
    `cargo build --no-default-features --features cli`, or `--features python` for the Python module";

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
