//! What stands between the two products of a feed-forward block.

/// Element by element.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Activation {
    /// max(x, 0), part of the first product.
    Relu,
    /// x Phi(x), Phi the normal distribution.
    Gelu,
}
