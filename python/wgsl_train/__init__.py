"""Train small models that turn plain English into WGSL, and ship them as pure Rust."""

import rust_core

__version__: str = rust_core.__version__
