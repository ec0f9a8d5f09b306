//! One thing that a prompt asks for.

use super::color::Rgb;

/// What is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A number, an angle or a share of a whole.
    Number,
    /// A colour, by name or by value.
    Color,
    /// What a function, a buffer or a field is to be called.
    Name,
}

impl Kind {
    /// "number", "color" or "name".
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Number => "number",
            Self::Color => "color",
            Self::Name => "name",
        }
    }
}

/// One thing that a prompt asks for.
#[derive(Debug, Clone, PartialEq)]
pub struct Item {
    /// What it is.
    pub kind: Kind,
    /// As the prompt has it; of a name the name alone.
    pub text: String,
    /// Magnitudes that count as the number asked for.
    pub numbers: Vec<f64>,
    /// Readings of the colour.
    pub colors: Vec<Rgb>,
}

impl Item {
    pub(super) fn number(text: &str, numbers: Vec<f64>) -> Self {
        Self { kind: Kind::Number, text: text.to_owned(), numbers, colors: Vec::new() }
    }

    pub(super) fn color(text: &str, colors: Vec<Rgb>) -> Self {
        Self { kind: Kind::Color, text: text.to_owned(), numbers: Vec::new(), colors }
    }

    pub(super) fn name(text: &str) -> Self {
        Self { kind: Kind::Name, text: text.to_owned(), numbers: Vec::new(), colors: Vec::new() }
    }
}
