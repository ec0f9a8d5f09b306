//! `@location`s that only a hostile text has. naga's validator keeps a bit for every location up to the highest of an
//! entry point and never gives them back: half a gigabyte for `@location(4294967295)`. Its parser keeps the number alone,
//! so the module is looked at in between, where constants and expressions have their values.

use super::MAX_LOCATION;
use naga::{Binding, Expression, Function, Module, Span, TypeInner};

/// A location beyond [`MAX_LOCATION`], and the place nearest to it that the module remembers.
pub(super) fn beyond_limit(module: &Module) -> Option<(u32, Span)> {
    let members = module.types.iter().flat_map(|(handle, ty)| {
        let members = match &ty.inner {
            TypeInner::Struct { members, .. } => members.as_slice(),
            _ => &[],
        };
        members.iter().map(move |member| (&member.binding, module.types.get_span(handle)))
    });
    let entry_points = module.entry_points.iter().map(|entry_point| &entry_point.function);
    let functions = module.functions.iter().map(|(_, function)| function).chain(entry_points);
    members.chain(functions.flat_map(bindings)).find_map(|(binding, span)| match binding {
        Some(Binding::Location { location, .. }) if *location > MAX_LOCATION => Some((*location, span)),
        _ => None,
    })
}

/// The bindings of a function's arguments, each with the argument's name, and of its result.
fn bindings(function: &Function) -> impl Iterator<Item = (&Option<Binding>, Span)> {
    let is_argument = |expression: &Expression| matches!(expression, Expression::FunctionArgument(_));
    let arguments = function.expressions.iter().filter(move |(_, expression)| is_argument(expression));
    let names = arguments.map(|(handle, _)| function.expressions.get_span(handle));
    let bindings = function.arguments.iter().map(|argument| &argument.binding);
    let arguments = bindings.zip(names.chain(std::iter::repeat(Span::UNDEFINED)));
    arguments.chain(function.result.iter().map(|result| (&result.binding, Span::UNDEFINED)))
}
