//! 64-bit ARM: NEON, with and without the dot-product extension.
//!
//! Its properties (`tests.rs`) and the engine's own tests hold under emulation, on a CPU with and one without the extension:
//! `cargo test -p rust_core --lib --no-default-features --target aarch64-unknown-linux-gnu engine::`, with a cross linker and
//! `qemu-aarch64 -cpu max` (or `-cpu cortex-a53`) as the runner. It has not been timed on hardware.

use super::Kernels;
use super::path::{intrinsic, kernels};
use super::product_int4::NibbleVector;
use super::product_int8::{IntegerVector, SIGNS};
use super::vector::Vector;
use std::arch::aarch64::*;
use std::arch::{asm, is_aarch64_feature_detected};

/// The paths this CPU can run, the fastest last. None on a big-endian one, for which nothing here was written.
pub(super) fn available() -> Vec<&'static Kernels> {
    let mut paths = Vec::new();
    if cfg!(target_endian = "little") && is_aarch64_feature_detected!("neon") {
        paths.push(&neon::KERNELS);
        if is_aarch64_feature_detected!("dotprod") {
            paths.push(&dotprod::KERNELS);
        }
    }
    paths
}

/// Four f32; integer products by widening multiplications.
#[derive(Clone, Copy)]
pub(super) struct Neon(float32x4_t);

/// Four f32; integer products by `sdot`.
#[derive(Clone, Copy)]
pub(super) struct Dotprod(float32x4_t);

/// Both vectors, which differ in how they multiply integers.
macro_rules! vectors {
    ($vector:ident, $add_four_products:ident) => {
        impl Vector for $vector {
            const LANES: usize = 4;
            const REGISTERS: usize = 32;

            #[inline(always)]
            unsafe fn splat(value: f32) -> Self {
                Self(intrinsic!(vdupq_n_f32(value)))
            }
            #[inline(always)]
            unsafe fn load(from: *const f32) -> Self {
                Self(intrinsic!(vld1q_f32(from)))
            }
            #[inline(always)]
            unsafe fn load_bf16(from: *const u16) -> Self {
                Self(intrinsic!(vreinterpretq_f32_u32(vshll_n_u16::<16>(vld1_u16(from)))))
            }
            #[inline(always)]
            unsafe fn load_part(from: *const f32, count: usize) -> Self {
                let mut lanes = [0.0; 4];
                // SAFETY: the trait's contract: `count` numbers are there, fewer than four.
                unsafe {
                    from.copy_to_nonoverlapping(lanes.as_mut_ptr(), count);
                    Self::load(lanes.as_ptr())
                }
            }
            #[inline(always)]
            unsafe fn store(self, to: *mut f32) {
                intrinsic!(vst1q_f32(to, self.0))
            }
            #[inline(always)]
            unsafe fn store_part(self, to: *mut f32, count: usize) {
                let mut lanes = [0.0; 4];
                // SAFETY: as in `load_part`.
                unsafe {
                    self.store(lanes.as_mut_ptr());
                    to.copy_from_nonoverlapping(lanes.as_ptr(), count);
                }
            }
            #[inline(always)]
            unsafe fn add(self, other: Self) -> Self {
                Self(intrinsic!(vaddq_f32(self.0, other.0)))
            }
            #[inline(always)]
            unsafe fn sub(self, other: Self) -> Self {
                Self(intrinsic!(vsubq_f32(self.0, other.0)))
            }
            #[inline(always)]
            unsafe fn mul(self, other: Self) -> Self {
                Self(intrinsic!(vmulq_f32(self.0, other.0)))
            }
            #[inline(always)]
            unsafe fn div(self, other: Self) -> Self {
                Self(intrinsic!(vdivq_f32(self.0, other.0)))
            }
            #[inline(always)]
            unsafe fn mul_add(self, factor: Self, addend: Self) -> Self {
                Self(intrinsic!(vfmaq_f32(addend.0, self.0, factor.0)))
            }
            #[inline(always)]
            unsafe fn max(self, other: Self) -> Self {
                Self(intrinsic!(vbslq_f32(vcgtq_f32(self.0, other.0), self.0, other.0)))
            }
            #[inline(always)]
            unsafe fn below(self, limit: Self, then: Self, otherwise: Self) -> Self {
                Self(intrinsic!(vbslq_f32(vcltq_f32(self.0, limit.0), then.0, otherwise.0)))
            }
            #[inline(always)]
            unsafe fn round(self) -> Self {
                Self(intrinsic!(vrndnq_f32(self.0)))
            }
            #[inline(always)]
            unsafe fn exp2_integer(self) -> Self {
                Self(intrinsic!({
                    let exponent = vaddq_s32(vcvtnq_s32_f32(self.0), vdupq_n_s32(127));
                    vreinterpretq_f32_s32(vshlq_n_s32::<23>(exponent))
                }))
            }
            #[inline(always)]
            unsafe fn sum(self) -> f32 {
                intrinsic!(vaddvq_f32(self.0))
            }
            #[inline(always)]
            unsafe fn highest(self) -> f32 {
                intrinsic!(vmaxvq_f32(self.0))
            }
        }

        impl IntegerVector for $vector {
            type Sums = int32x4_t;
            /// Signed.
            type Four = int8x16_t;
            type Weights = int8x16_t;

            #[inline(always)]
            unsafe fn start(_: *const i32) -> int32x4_t {
                intrinsic!(vdupq_n_s32(0))
            }
            #[inline(always)]
            unsafe fn load_four(x: *const u8) -> int8x16_t {
                intrinsic!(vreinterpretq_s8_s32(vdupq_n_s32(x.cast::<i32>().read_unaligned() ^ SIGNS)))
            }
            #[inline(always)]
            unsafe fn load_weights(from: *const i8) -> int8x16_t {
                intrinsic!(vld1q_s8(from))
            }
            #[inline(always)]
            unsafe fn add_products(sums: int32x4_t, weights: int8x16_t, four: int8x16_t) -> int32x4_t {
                intrinsic!($add_four_products(sums, weights, four))
            }
            #[inline(always)]
            unsafe fn to_floats(sums: int32x4_t) -> Self {
                Self(intrinsic!(vcvtq_f32_s32(sums)))
            }
            #[inline(always)]
            unsafe fn store_values(self, to: *mut u8) {
                intrinsic!({
                    let values = vaddq_s32(vcvtnq_s32_f32(self.0), vdupq_n_s32(128));
                    let halves = vreinterpretq_u16_s16(vcombine_s16(vmovn_s32(values), vdup_n_s16(0)));
                    let four = vget_lane_u32::<0>(vreinterpret_u32_u8(vmovn_u16(halves)));
                    to.cast::<u32>().write_unaligned(four);
                })
            }
        }

        impl NibbleVector for $vector {
            type Nibbles = int8x16_t;
            type SignedFour = int8x16_t;

            #[inline(always)]
            unsafe fn splat_sum(sum: i32) -> int32x4_t {
                intrinsic!(vdupq_n_s32(sum))
            }
            #[inline(always)]
            unsafe fn load_nibbles(from: *const u8) -> (int8x16_t, int8x16_t) {
                intrinsic!({
                    let bytes = vld1q_u8(from);
                    let low = vandq_u8(bytes, vdupq_n_u8(0xF));
                    (vreinterpretq_s8_u8(low), vreinterpretq_s8_u8(vshrq_n_u8::<4>(bytes)))
                })
            }
            #[inline(always)]
            unsafe fn load_signed_four(x: *const u8) -> int8x16_t {
                intrinsic!(Self::load_four(x))
            }
            #[inline(always)]
            unsafe fn add_nibble_products(sums: int32x4_t, nibbles: int8x16_t, four: int8x16_t) -> int32x4_t {
                intrinsic!(Self::add_products(sums, nibbles, four))
            }
        }
    };
}

vectors!(Neon, add_four_products_widened);
vectors!(Dotprod, add_four_products_sdot);

/// Products of |x| <= 128 and |w| <= 127 fit 16 bits; neighbours are added in 32.
///
/// # Safety
/// The CPU has NEON.
#[inline(always)]
unsafe fn add_four_products_widened(sums: int32x4_t, a: int8x16_t, b: int8x16_t) -> int32x4_t {
    intrinsic!({
        let low = vpaddlq_s16(vmull_s8(vget_low_s8(a), vget_low_s8(b)));
        let high = vpaddlq_s16(vmull_high_s8(a, b));
        vaddq_s32(sums, vpaddq_s32(low, high))
    })
}

/// # Safety
/// The CPU has the dot-product extension.
#[inline(always)]
unsafe fn add_four_products_sdot(mut sums: int32x4_t, a: int8x16_t, b: int8x16_t) -> int32x4_t {
    // SAFETY: the caller's promise; registers only. The intrinsic is not stable in the oldest Rust that builds this.
    unsafe {
        asm!(
            "sdot {sums:v}.4s, {a:v}.16b, {b:v}.16b",
            sums = inout(vreg) sums, a = in(vreg) a, b = in(vreg) b,
            options(pure, nomem, nostack, preserves_flags)
        );
    }
    sums
}

kernels!(neon, crate::engine::kernels::neon::Neon, "neon");
kernels!(dotprod, crate::engine::kernels::neon::Dotprod, "neon,dotprod");
