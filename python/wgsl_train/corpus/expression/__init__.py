"""The grammar of expressions that people type into prompts, with its WGSL beside it."""
