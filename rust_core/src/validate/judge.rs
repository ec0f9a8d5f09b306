//! naga's parser and validator on one text that the guard has let through.

use super::worker::quietly;
use super::{MAX_LOCATION, NAGA_VERSION, Stage, Verdict, location, report};
use crate::wgsl::Span;
use naga::front::wgsl::{Frontend, Options, ParseError};
use naga::valid::{Capabilities, ModuleInfo, ValidationError, ValidationFlags, Validator};
use naga::{Block, Expression, Function, Module, Statement, WithSpan};
use std::cell::RefCell;
use std::error::Error;
use std::panic::{AssertUnwindSafe, catch_unwind};

/// What every WebGPU device can do without asking for a feature: naga's own default is two of these; `quantizeToF16`,
/// `pack2x16float` and `texture_external` belong to the core of WGSL as well. Not f16, subgroups, clip distances,
/// dual source blending, nor anything that is wgpu's own.
const CAPABILITIES: Capabilities = Capabilities::MULTISAMPLED_SHADING
    .union(Capabilities::CUBE_ARRAY_TEXTURES)
    .union(Capabilities::SHADER_FLOAT16_IN_FLOAT32)
    .union(Capabilities::TEXTURE_EXTERNAL);

/// Both halves of naga keep their allocations from one text to the next.
struct Judge {
    frontend: Frontend,
    validator: Validator,
    /// How far the text at hand has come.
    stage: Stage,
}

thread_local! {
    static JUDGE: RefCell<Judge> = RefCell::new(Judge::new());
}

/// Judges on this thread, which needs a large stack.
pub(super) fn judge(code: &str) -> Verdict {
    accept(code, |module, _| Verdict::accepted(is_hollow(module))).unwrap_or_else(|refusal| refusal)
}

/// What `view` makes of the module, on this thread, which needs a large stack; the verdict where there is no module.
pub(super) fn accept<T>(code: &str, view: impl FnOnce(&Module, &ModuleInfo) -> T) -> Result<T, Verdict> {
    JUDGE.with_borrow_mut(|judge| {
        let accept = AssertUnwindSafe(|| judge.accept(code).map(|(module, info)| view(&module, &info)));
        quietly(|| catch_unwind(accept)).unwrap_or_else(|panic| {
            let stage = judge.stage;
            // A parser left in the middle of a text remembers how deep it was.
            *judge = Judge::new();
            let message = format!("naga {NAGA_VERSION} failed on this text: {}", panic_message(panic.as_ref()));
            Err(Verdict::refused(code, stage, message, None, None))
        })
    })
}

fn panic_message(panic: &(dyn std::any::Any + Send)) -> &str {
    let message = panic.downcast_ref::<&str>().copied();
    message.or_else(|| panic.downcast_ref::<String>().map(String::as_str)).unwrap_or("panic")
}

impl Judge {
    fn new() -> Self {
        let options = Options { parse_doc_comments: false, capabilities: CAPABILITIES };
        Self {
            frontend: Frontend::new_with_options(options),
            validator: Validator::new(ValidationFlags::all(), CAPABILITIES),
            stage: Stage::Parse,
        }
    }

    fn accept(&mut self, code: &str) -> Result<(Module, ModuleInfo), Verdict> {
        self.stage = Stage::Parse;
        let module = self.frontend.parse(code).map_err(|error| parse_verdict(code, &error))?;
        if let Some((location, span)) = location::beyond_limit(&module) {
            let message = format!("@location({location}): a location is at most {MAX_LOCATION}");
            return Err(Verdict::refused(code, Stage::Limit, message, span_within(code, span), None));
        }
        self.stage = Stage::Validate;
        let info = self.validator.validate(&module).map_err(|error| validation_verdict(code, &error))?;
        Ok((module, info))
    }
}

fn parse_verdict(code: &str, error: &ParseError) -> Verdict {
    let span = error.labels().find_map(|(span, _)| span_within(code, span));
    let report = report::is_renderable(code, error.labels().len()).then(|| error.emit_to_string(code));
    let mut parts = vec![error.message().to_owned()];
    parts.extend(error.labels().map(|(_, label)| label.to_owned()).take(1));
    parts.extend(report.as_deref().map(report::notes).unwrap_or_default());
    Verdict::refused(code, Stage::Parse, report::join(parts), span, report)
}

fn validation_verdict(code: &str, error: &WithSpan<ValidationError>) -> Verdict {
    // naga lists the whole function first, then ever smaller parts of it.
    let span = error.spans().filter_map(|(span, _)| span_within(code, *span)).min_by_key(ExactSizeIterator::len);
    let mut parts = vec![error.as_inner().to_string()];
    let mut source = error.as_inner().source();
    while let Some(cause) = source {
        parts.push(cause.to_string());
        source = cause.source();
    }
    let report = report::is_renderable(code, error.spans().len()).then(|| error.emit_to_string(code));
    Verdict::refused(code, Stage::Validate, report::join(parts), span, report)
}

fn span_within(code: &str, span: naga::Span) -> Option<Span> {
    span.to_range().filter(|range| range.start <= range.end && range.end <= code.len())
}

fn is_hollow(module: &Module) -> bool {
    let entry_points = module.entry_points.iter().map(|entry_point| &entry_point.function);
    module.functions.iter().map(|(_, function)| function).chain(entry_points).all(is_hollow_function)
}

/// A body of nothing, or of `return T();` alone. naga drops a `let` of a constant and adds a `return` where there is
/// none.
fn is_hollow_function(function: &Function) -> bool {
    function.local_variables.is_empty()
        && function.named_expressions.is_empty()
        && is_hollow_block(function, &function.body)
}

fn is_hollow_block(function: &Function, block: &Block) -> bool {
    block.iter().all(|statement| match statement {
        Statement::Return { value: None } => true,
        Statement::Return { value: Some(value) } => {
            matches!(function.expressions[*value], Expression::ZeroValue(_))
        }
        Statement::Block(inner) => is_hollow_block(function, inner),
        _ => false,
    })
}
