//! From a vector type to a path: the bodies of the other files compiled for one CPU feature.

/// One line of intrinsics inside a `Vector` method.
macro_rules! intrinsic {
    ($call:expr) => {
        // SAFETY: the trait's contract: the CPU has the feature, pointers are valid for what is read or written.
        unsafe { $call }
    };
}

/// The bodies of the other files for one vector type: a module of the path's name with its table.
macro_rules! kernels {
    ($path:ident, $vector:ty, $features:literal) => {
        mod $path {
            use crate::engine::kernels::{Epilogue, Int4Panels, Int8Panels, Kernels, Panels, QuantisedRows, Rows, RowsMut};
            use crate::engine::kernels::path::kernels;
            use crate::engine::kernels::{gelu, product, product_int4, product_int8, vector};
            use crate::engine::packed::Bf16;

            pub(in crate::engine::kernels) static KERNELS: Kernels = Kernels {
                name: stringify!($path),
                product_f32,
                product_bf16,
                product_int8,
                product_int4,
                quantise,
                add_layer_norm,
                softmax,
                gelu,
                sum,
            };

            kernels!(@kernel $features, product::product::<$vector, f32>,
                product_f32(x: Rows, w: Panels<f32>, epilogue: Epilogue, y: RowsMut));
            kernels!(@kernel $features, product::product::<$vector, Bf16>,
                product_bf16(x: Rows, w: Panels<Bf16>, epilogue: Epilogue, y: RowsMut));
            kernels!(@kernel $features, product_int8::product_int8::<$vector>,
                product_int8(x: QuantisedRows, w: Int8Panels, epilogue: Epilogue, y: RowsMut));
            kernels!(@kernel $features, product_int4::product_int4::<$vector>,
                product_int4(x: QuantisedRows, w: Int4Panels, epilogue: Epilogue, y: RowsMut));
            kernels!(@kernel $features, product_int8::quantise::<$vector>,
                quantise(x: &[f32], values: &mut [u8]) -> f32);
            kernels!(@kernel $features, vector::add_layer_norm::<$vector>,
                add_layer_norm(x: &mut [f32], residual: &[f32], weight: &[f32], bias: &[f32], eps: f32));
            kernels!(@kernel $features, vector::softmax::<$vector>, softmax(x: &mut [f32], scale: f32));
            kernels!(@kernel $features, gelu::gelu::<$vector>, gelu(x: &mut [f32]));
            kernels!(@kernel $features, vector::sum::<$vector>, sum(x: &[f32]) -> f32);
        }
    };
    (@kernel $features:literal, $body:expr, $name:ident($($argument:ident: $type:ty),*) $(-> $result:ty)?) => {
        fn $name($($argument: $type),*) $(-> $result)? {
            #[target_feature(enable = $features)]
            fn compiled($($argument: $type),*) $(-> $result)? {
                // SAFETY: this function is compiled for the vector's feature; the slices are checked in the body.
                unsafe { $body($($argument),*) }
            }
            // SAFETY: the table is handed out only by `available`, which has found the features on this CPU.
            unsafe { compiled($($argument),*) }
        }
    };
}

pub(super) use {intrinsic, kernels};
