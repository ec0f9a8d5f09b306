//! The size of a workgroup: naga takes 16,384 invocations in each direction, a device by default 256 in all.

use naga::{EntryPoint, Expression, Handle, Literal, Module};

/// Invocations in x, y and z (WebGPU section 3.6.2, default limits).
const MAX_SIZE: [u32; 3] = [256, 256, 64];
const MAX_INVOCATIONS: u32 = 256;

/// Whether every workgroup of a module that naga accepts is within a device's default limits; None where one has a size
/// that is computed from an `override`, or left to whoever makes the pipeline.
pub(super) fn fits_device(module: &Module) -> Option<bool> {
    let fits = |entry_point| size(module, entry_point).map(is_within);
    let verdicts: Vec<Option<bool>> = module.entry_points.iter().map(fits).collect();
    if verdicts.contains(&Some(false)) {
        return Some(false);
    }
    verdicts.into_iter().collect::<Option<Vec<bool>>>().map(|_| true)
}

fn is_within(size: [u32; 3]) -> bool {
    let invocations = size.iter().try_fold(1_u32, |product, extent| product.checked_mul(*extent));
    size.iter().zip(MAX_SIZE).all(|(extent, most)| *extent <= most)
        && invocations.is_some_and(|invocations| invocations <= MAX_INVOCATIONS)
}

/// The size with every `override` at its default.
fn size(module: &Module, entry_point: &EntryPoint) -> Option<[u32; 3]> {
    let mut size = entry_point.workgroup_size;
    for (extent, written) in size.iter_mut().zip(entry_point.workgroup_size_overrides.unwrap_or_default()) {
        if let Some(written) = written {
            *extent = default(module, written)?;
        }
    }
    Some(size)
}

/// The default of an `override`, where it is a plain number.
fn default(module: &Module, expression: Handle<Expression>) -> Option<u32> {
    match module.global_expressions[expression] {
        Expression::Literal(Literal::U32(value)) => Some(value),
        Expression::Literal(Literal::I32(value)) => value.try_into().ok(),
        Expression::Override(named) => match module.global_expressions[module.overrides[named].init?] {
            Expression::Literal(Literal::U32(value)) => Some(value),
            Expression::Literal(Literal::I32(value)) => value.try_into().ok(),
            _ => None,
        },
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::validate::with_module;

    #[test]
    fn a_workgroup_that_no_device_has_to_run_is_told() {
        for (attributes, fits) in [
            ("@workgroup_size(256)", Some(true)),
            ("@workgroup_size(257)", Some(false)),
            ("@workgroup_size(1, 256)", Some(true)),
            ("@workgroup_size(1, 257)", Some(false)),
            ("@workgroup_size(1, 1, 64)", Some(true)),
            ("@workgroup_size(1, 1, 65)", Some(false)),
            ("@workgroup_size(8, 8, 4)", Some(true)),
            ("@workgroup_size(8, 8, 5)", Some(false)),
            ("@workgroup_size(16384, 16384, 16384)", Some(false)),
            ("@workgroup_size(SIDE * 4, SIDE)", Some(true)),
            ("@workgroup_size(SIDE * SIDE, SIDE)", Some(false)),
            ("@workgroup_size(1u << 10u)", Some(false)),
            ("@workgroup_size(SMALL)", Some(true)),
            ("@workgroup_size(SMALL, 2)", Some(false)),
            ("@workgroup_size(LARGE)", Some(false)),
            ("@workgroup_size(UNSET)", None),
            ("@workgroup_size(SMALL * 2)", None),
            ("@workgroup_size(UNSET, 1, 65)", None),
        ] {
            let code = format!(
                "const SIDE = 8; override SMALL = 256u; override LARGE: i32 = 257; override UNSET: u32; \
                 @compute @workgroup_size(1) fn first() {{}} @compute {attributes} fn second() {{}} @fragment fn third() {{}}"
            );
            assert_eq!(with_module(&code, |module, _| fits_device(module)), Ok(fits), "{attributes}");
        }
    }
}
