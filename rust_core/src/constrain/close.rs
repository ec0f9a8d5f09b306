//! close(P): the shortest ending that makes a module of what has been accepted.

use super::block::{Blocks, Kind};

/// Closes the innermost block: its ending as WGSL, and nothing where none is open.
///
/// A function that could fall through returns the zero value of its type, a `switch` gets its `default`, a loop that
/// nothing leads out of a `break`.
pub(super) fn close_innermost(blocks: &mut Blocks) -> Option<String> {
    let block = blocks.innermost()?;
    let ending = match (block.kind, &block.return_type) {
        (Kind::Function, Some(return_type)) if !block.returns => format!("return {return_type}(); }}"),
        (Kind::Switch, _) if !block.has_last_part => "default: { } }".to_owned(),
        (Kind::Loop, _) if !block.has_exit && !block.has_last_part && block.stops => {
            "continuing { break if true; } }".to_owned()
        }
        (Kind::Loop, _) if !block.has_exit && !block.has_last_part => "break; }".to_owned(),
        (Kind::Continuing, _) if !blocks.loop_has_exit() => "break if true; }".to_owned(),
        _ => "}".to_owned(),
    };
    blocks.close();
    Some(ending)
}

/// close(P) for the blocks that P has left open.
pub(super) fn close(blocks: &Blocks) -> String {
    let mut blocks = blocks.clone();
    let mut text = String::new();
    while let Some(ending) = close_innermost(&mut blocks) {
        text += &ending;
    }
    text
}
