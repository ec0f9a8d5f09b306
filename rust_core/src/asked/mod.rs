//! What a prompt asks for by value, and whether it stands in the live code of an answer: numbers in any spelling, colours,
//! names.
//!
//! ```
//! use rust_core::asked::{asked_items, live_code};
//!
//! let items = asked_items("a teal ring with a diameter of 40%");
//! assert_eq!(items.iter().map(|item| item.text.as_str()).collect::<Vec<_>>(), ["teal", "40%"]);
//! let live = live_code("fn ring(d: f32) -> f32 { let unused = 0.4; return step(d, 0.2); }", None);
//! assert_eq!(items.iter().map(|item| live.has(item)).collect::<Vec<_>>(), [false, true]);
//! ```
//!
//! Precise rather than complete. Left out is what right code may do without: 0 to 4 and a half, which stand in most
//! shaders anyway or are written out; black, white and plain grey; names of colours that are nouns as often (brick,
//! snow, rose); `red` where it means a channel; what is taken back ("blue, no, pink"); numbers of examples
//! ("9875 -> 29"), of bits, of standards.

mod color;
mod context;
mod fold;
mod item;
mod literal;
mod live;
mod pattern;
mod reading;
mod scan;
mod standing;
mod statement;

pub use color::{Rgb, named_colors};
pub use fold::Vector;
pub use item::{Item, Kind};
pub use live::{LiveCode, function_asked_for, live_code};
pub use scan::{MAX_PLACES, MAX_PROMPT_CHARACTERS, asked_items};
