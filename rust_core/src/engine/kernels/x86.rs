//! AVX2 + FMA and AVX-512: two vector types, and the bodies of `vector.rs` compiled for each.

use super::Kernels;
use super::path::{intrinsic, kernels};
use super::product_int4::NibbleVector;
use super::product_int8::{IntegerVector, SIGNS};
use super::vector::Vector;
use std::arch::x86_64::*;

/// The paths this CPU can run, the fastest last.
pub(super) fn available() -> Vec<&'static Kernels> {
    let mut paths = Vec::new();
    if is_x86_feature_detected!("avx2") && is_x86_feature_detected!("fma") {
        paths.push(&avx2::KERNELS);
        if is_x86_feature_detected!("avx512f")
            && is_x86_feature_detected!("avx512bw")
            && is_x86_feature_detected!("avx512vnni")
        {
            paths.push(&avx512::KERNELS);
        }
    }
    paths
}

impl Vector for __m256 {
    const LANES: usize = 8;
    const REGISTERS: usize = 16;

    #[inline(always)]
    unsafe fn splat(value: f32) -> Self {
        intrinsic!(_mm256_set1_ps(value))
    }
    #[inline(always)]
    unsafe fn load(from: *const f32) -> Self {
        intrinsic!(_mm256_loadu_ps(from))
    }
    #[inline(always)]
    unsafe fn load_bf16(from: *const u16) -> Self {
        intrinsic!({
            let halves = _mm256_cvtepu16_epi32(_mm_loadu_si128(from.cast()));
            _mm256_castsi256_ps(_mm256_slli_epi32::<16>(halves))
        })
    }
    #[inline(always)]
    unsafe fn load_part(from: *const f32, count: usize) -> Self {
        intrinsic!(_mm256_maskload_ps(from, avx2_mask(count)))
    }
    #[inline(always)]
    unsafe fn store(self, to: *mut f32) {
        intrinsic!(_mm256_storeu_ps(to, self))
    }
    #[inline(always)]
    unsafe fn store_part(self, to: *mut f32, count: usize) {
        intrinsic!(_mm256_maskstore_ps(to, avx2_mask(count), self))
    }
    #[inline(always)]
    unsafe fn add(self, other: Self) -> Self {
        intrinsic!(_mm256_add_ps(self, other))
    }
    #[inline(always)]
    unsafe fn sub(self, other: Self) -> Self {
        intrinsic!(_mm256_sub_ps(self, other))
    }
    #[inline(always)]
    unsafe fn mul(self, other: Self) -> Self {
        intrinsic!(_mm256_mul_ps(self, other))
    }
    #[inline(always)]
    unsafe fn div(self, other: Self) -> Self {
        intrinsic!(_mm256_div_ps(self, other))
    }
    #[inline(always)]
    unsafe fn mul_add(self, factor: Self, addend: Self) -> Self {
        intrinsic!(_mm256_fmadd_ps(self, factor, addend))
    }
    #[inline(always)]
    unsafe fn max(self, other: Self) -> Self {
        intrinsic!(_mm256_max_ps(self, other))
    }
    #[inline(always)]
    unsafe fn below(self, limit: Self, then: Self, otherwise: Self) -> Self {
        intrinsic!(_mm256_blendv_ps(otherwise, then, _mm256_cmp_ps::<_CMP_LT_OQ>(self, limit)))
    }
    #[inline(always)]
    unsafe fn round(self) -> Self {
        intrinsic!(_mm256_round_ps::<{ _MM_FROUND_TO_NEAREST_INT | _MM_FROUND_NO_EXC }>(self))
    }
    #[inline(always)]
    unsafe fn exp2_integer(self) -> Self {
        intrinsic!({
            let exponent = _mm256_add_epi32(_mm256_cvtps_epi32(self), _mm256_set1_epi32(127));
            _mm256_castsi256_ps(_mm256_slli_epi32::<23>(exponent))
        })
    }
    #[inline(always)]
    unsafe fn sum(self) -> f32 {
        intrinsic!({
            let half = _mm_add_ps(_mm256_castps256_ps128(self), _mm256_extractf128_ps::<1>(self));
            let quarter = _mm_add_ps(half, _mm_movehl_ps(half, half));
            _mm_cvtss_f32(_mm_add_ss(quarter, _mm_movehdup_ps(quarter)))
        })
    }
    #[inline(always)]
    unsafe fn highest(self) -> f32 {
        intrinsic!({
            let half = _mm_max_ps(_mm256_castps256_ps128(self), _mm256_extractf128_ps::<1>(self));
            let quarter = _mm_max_ps(half, _mm_movehl_ps(half, half));
            _mm_cvtss_f32(_mm_max_ss(quarter, _mm_movehdup_ps(quarter)))
        })
    }
}

/// Without a dot-product instruction: 16-bit sums of two products, which |x| <= 127 and |w| <= 127 cannot overflow.
impl IntegerVector for __m256 {
    type Sums = __m256i;
    /// (|x|, x), both signed.
    type Four = (__m256i, __m256i);
    type Weights = __m256i;

    #[inline(always)]
    unsafe fn start(_: *const i32) -> __m256i {
        intrinsic!(_mm256_setzero_si256())
    }
    #[inline(always)]
    unsafe fn load_four(x: *const u8) -> (__m256i, __m256i) {
        intrinsic!({
            let x = _mm256_set1_epi32(x.cast::<i32>().read_unaligned() ^ SIGNS);
            (_mm256_abs_epi8(x), x)
        })
    }
    #[inline(always)]
    unsafe fn load_weights(from: *const i8) -> __m256i {
        intrinsic!(_mm256_loadu_si256(from.cast()))
    }
    #[inline(always)]
    unsafe fn add_products(sums: __m256i, weights: __m256i, (magnitude, x): Self::Four) -> __m256i {
        intrinsic!({
            let signed = _mm256_sign_epi8(weights, x);
            let pairs = _mm256_maddubs_epi16(magnitude, signed);
            _mm256_add_epi32(sums, _mm256_madd_epi16(pairs, _mm256_set1_epi16(1)))
        })
    }
    #[inline(always)]
    unsafe fn to_floats(sums: __m256i) -> Self {
        intrinsic!(_mm256_cvtepi32_ps(sums))
    }
    #[inline(always)]
    unsafe fn store_values(self, to: *mut u8) {
        intrinsic!({
            let values = _mm256_add_epi32(_mm256_cvtps_epi32(self), _mm256_set1_epi32(128));
            let halves = _mm_packus_epi32(_mm256_castsi256_si128(values), _mm256_extracti128_si256::<1>(values));
            _mm_storel_epi64(to.cast(), _mm_packus_epi16(halves, halves));
        })
    }
}

/// Sums of two products in 16 bits, which nibbles and |x| <= 127 cannot overflow.
impl NibbleVector for __m256 {
    type Nibbles = __m256i;
    type SignedFour = __m256i;

    #[inline(always)]
    unsafe fn splat_sum(sum: i32) -> __m256i {
        intrinsic!(_mm256_set1_epi32(sum))
    }
    #[inline(always)]
    unsafe fn load_nibbles(from: *const u8) -> (__m256i, __m256i) {
        intrinsic!({
            let (bytes, low) = (_mm256_loadu_si256(from.cast()), _mm256_set1_epi8(0xF));
            (_mm256_and_si256(bytes, low), _mm256_and_si256(_mm256_srli_epi16::<4>(bytes), low))
        })
    }
    #[inline(always)]
    unsafe fn load_signed_four(x: *const u8) -> __m256i {
        intrinsic!(_mm256_set1_epi32(x.cast::<i32>().read_unaligned() ^ SIGNS))
    }
    #[inline(always)]
    unsafe fn add_nibble_products(sums: __m256i, nibbles: __m256i, four: __m256i) -> __m256i {
        intrinsic!({
            let pairs = _mm256_maddubs_epi16(nibbles, four);
            _mm256_add_epi32(sums, _mm256_madd_epi16(pairs, _mm256_set1_epi16(1)))
        })
    }
}

/// All bits set in the first `count` lanes.
///
/// # Safety
/// The CPU has AVX2.
#[inline(always)]
unsafe fn avx2_mask(count: usize) -> __m256i {
    intrinsic!(_mm256_cmpgt_epi32(_mm256_set1_epi32(count as i32), _mm256_setr_epi32(0, 1, 2, 3, 4, 5, 6, 7)))
}

impl Vector for __m512 {
    const LANES: usize = 16;
    const REGISTERS: usize = 32;

    #[inline(always)]
    unsafe fn splat(value: f32) -> Self {
        intrinsic!(_mm512_set1_ps(value))
    }
    #[inline(always)]
    unsafe fn load(from: *const f32) -> Self {
        intrinsic!(_mm512_loadu_ps(from))
    }
    #[inline(always)]
    unsafe fn load_bf16(from: *const u16) -> Self {
        intrinsic!({
            let halves = _mm512_cvtepu16_epi32(_mm256_loadu_si256(from.cast()));
            _mm512_castsi512_ps(_mm512_slli_epi32::<16>(halves))
        })
    }
    #[inline(always)]
    unsafe fn load_part(from: *const f32, count: usize) -> Self {
        intrinsic!(_mm512_maskz_loadu_ps(avx512_mask(count), from))
    }
    #[inline(always)]
    unsafe fn store(self, to: *mut f32) {
        intrinsic!(_mm512_storeu_ps(to, self))
    }
    #[inline(always)]
    unsafe fn store_part(self, to: *mut f32, count: usize) {
        intrinsic!(_mm512_mask_storeu_ps(to, avx512_mask(count), self))
    }
    #[inline(always)]
    unsafe fn add(self, other: Self) -> Self {
        intrinsic!(_mm512_add_ps(self, other))
    }
    #[inline(always)]
    unsafe fn sub(self, other: Self) -> Self {
        intrinsic!(_mm512_sub_ps(self, other))
    }
    #[inline(always)]
    unsafe fn mul(self, other: Self) -> Self {
        intrinsic!(_mm512_mul_ps(self, other))
    }
    #[inline(always)]
    unsafe fn div(self, other: Self) -> Self {
        intrinsic!(_mm512_div_ps(self, other))
    }
    #[inline(always)]
    unsafe fn mul_add(self, factor: Self, addend: Self) -> Self {
        intrinsic!(_mm512_fmadd_ps(self, factor, addend))
    }
    #[inline(always)]
    unsafe fn max(self, other: Self) -> Self {
        intrinsic!(_mm512_max_ps(self, other))
    }
    #[inline(always)]
    unsafe fn below(self, limit: Self, then: Self, otherwise: Self) -> Self {
        intrinsic!(_mm512_mask_blend_ps(_mm512_cmp_ps_mask::<_CMP_LT_OQ>(self, limit), otherwise, then))
    }
    #[inline(always)]
    unsafe fn round(self) -> Self {
        intrinsic!(_mm512_roundscale_ps::<{ _MM_FROUND_TO_NEAREST_INT | _MM_FROUND_NO_EXC }>(self))
    }
    #[inline(always)]
    unsafe fn exp2_integer(self) -> Self {
        intrinsic!({
            let exponent = _mm512_add_epi32(_mm512_cvtps_epi32(self), _mm512_set1_epi32(127));
            _mm512_castsi512_ps(_mm512_slli_epi32::<23>(exponent))
        })
    }
    #[inline(always)]
    unsafe fn sum(self) -> f32 {
        intrinsic!(_mm512_reduce_add_ps(self))
    }
    #[inline(always)]
    unsafe fn highest(self) -> f32 {
        intrinsic!(_mm512_reduce_max_ps(self))
    }
}

impl IntegerVector for __m512 {
    type Sums = __m512i;
    type Four = __m512i;
    type Weights = __m512i;

    #[inline(always)]
    unsafe fn start(starts: *const i32) -> __m512i {
        intrinsic!(_mm512_loadu_si512(starts.cast()))
    }
    #[inline(always)]
    unsafe fn load_four(x: *const u8) -> __m512i {
        intrinsic!(_mm512_set1_epi32(x.cast::<i32>().read_unaligned()))
    }
    #[inline(always)]
    unsafe fn load_weights(from: *const i8) -> __m512i {
        intrinsic!(_mm512_loadu_si512(from.cast()))
    }
    #[inline(always)]
    unsafe fn add_products(sums: __m512i, weights: __m512i, four: __m512i) -> __m512i {
        intrinsic!(_mm512_dpbusd_epi32(sums, four, weights))
    }
    #[inline(always)]
    unsafe fn to_floats(sums: __m512i) -> Self {
        intrinsic!(_mm512_cvtepi32_ps(sums))
    }
    #[inline(always)]
    unsafe fn store_values(self, to: *mut u8) {
        intrinsic!({
            let values = _mm512_add_epi32(_mm512_cvtps_epi32(self), _mm512_set1_epi32(128));
            _mm_storeu_si128(to.cast(), _mm512_cvtepi32_epi8(values));
        })
    }
}

impl NibbleVector for __m512 {
    type Nibbles = __m512i;
    type SignedFour = __m512i;

    #[inline(always)]
    unsafe fn splat_sum(sum: i32) -> __m512i {
        intrinsic!(_mm512_set1_epi32(sum))
    }
    #[inline(always)]
    unsafe fn load_nibbles(from: *const u8) -> (__m512i, __m512i) {
        intrinsic!({
            let (bytes, low) = (_mm512_loadu_si512(from.cast()), _mm512_set1_epi8(0xF));
            (_mm512_and_si512(bytes, low), _mm512_and_si512(_mm512_srli_epi16::<4>(bytes), low))
        })
    }
    #[inline(always)]
    unsafe fn load_signed_four(x: *const u8) -> __m512i {
        intrinsic!(_mm512_set1_epi32(x.cast::<i32>().read_unaligned() ^ SIGNS))
    }
    #[inline(always)]
    unsafe fn add_nibble_products(sums: __m512i, nibbles: __m512i, four: __m512i) -> __m512i {
        intrinsic!(_mm512_dpbusd_epi32(sums, nibbles, four))
    }
}

#[inline(always)]
fn avx512_mask(count: usize) -> __mmask16 {
    (1 << count) - 1
}

kernels!(avx2, std::arch::x86_64::__m256, "avx2,fma");
kernels!(avx512, std::arch::x86_64::__m512, "avx512f,avx512bw,avx512vnni");
