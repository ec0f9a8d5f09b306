//! Damage to a weights file, wherever it is and whatever the file holds: refused with one short error, never loaded.

mod tiny_model;

use proptest::prelude::*;
use proptest::sample::Index;
use rust_core::engine::{Dtype, Engine, ModelConfig};
use safetensors::{Dtype as Stored, SafeTensors, serialize, tensor::TensorView};
use serde_json::Value;
use std::fs;
use std::sync::LazyLock;
use tiny_model::folder_of;

/// A tensor: name, dtype, shape, bytes.
type Part = (String, Stored, Vec<usize>, Vec<u8>);

/// A model whose matrices are stored as `stored`.
struct Folder {
    config: ModelConfig,
    parts: Vec<Part>,
    stored: Stored,
}

/// Both architectures, in every dtype a file may hold.
static FOLDERS: LazyLock<Vec<Folder>> = LazyLock::new(|| {
    let folders = ["tiny_model", "tiny_minilm"].into_iter();
    folders.flat_map(|name| [Stored::F32, Stored::BF16, Stored::I8].map(|stored| folder(name, stored))).collect()
});

fn folder(name: &str, stored: Stored) -> Folder {
    let bytes = fs::read(folder_of(name).join("model.safetensors")).unwrap();
    let config = ModelConfig::load(&folder_of(name).join("config.json")).unwrap();
    let file = SafeTensors::deserialize(&bytes).unwrap();
    let mut parts = Vec::new();
    for (name, view) in file.iter() {
        let (shape, data) = (view.shape().to_vec(), view.data().to_vec());
        let is_matrix = shape.len() == 2 && view.dtype() == Stored::F32;
        let mut add =
            |name: &str, dtype, shape: &[usize], data| parts.push((name.to_owned(), dtype, shape.to_vec(), data));
        match stored {
            Stored::BF16 if is_matrix => {
                add(name, stored, &shape, data.chunks(4).flat_map(|number| [number[2], number[3]]).collect());
            }
            Stored::I8 if is_matrix => {
                add(&format!("{name}.scale"), Stored::F32, &shape[..1], vec![0; 4 * shape[0]]);
                add(name, stored, &shape, data.chunks(4).map(|number| number[2] | 1).collect());
            }
            _ => add(name, view.dtype(), &shape, data),
        }
    }
    Folder { config, parts, stored }
}

fn joined(parts: &[Part]) -> Vec<u8> {
    let views =
        parts.iter().map(|(name, dtype, shape, data)| (name, TensorView::new(*dtype, shape.clone(), data).unwrap()));
    serialize(views, None).unwrap()
}

/// The file with its header changed.
fn with_header(bytes: &[u8], change: impl Fn(&mut serde_json::Map<String, Value>)) -> Vec<u8> {
    let end = 8 + u64::from_le_bytes(bytes[..8].try_into().unwrap()) as usize;
    let mut header = serde_json::from_slice(&bytes[8..end]).unwrap();
    change(&mut header);
    let text = serde_json::to_vec(&header).unwrap();
    [&(text.len() as u64).to_le_bytes()[..], &text, &bytes[end..]].concat()
}

#[derive(Debug, Clone)]
enum Damage {
    /// A number that is none.
    Poison(Index, f32),
    /// Another dtype, with as many bytes as it takes.
    Dtype(Stored),
    Transposed,
    Wider(bool),
    Missing,
    LeftOver(Vec<usize>),
    /// Moves an end of its bytes.
    Offset(usize, i64),
    HugeShape(u64),
    Cut(Index),
    Longer(usize),
    HeaderLength(u64),
}

fn damage() -> impl Strategy<Value = Damage> {
    let dtypes = [Stored::F16, Stored::F64, Stored::U8, Stored::I32, Stored::I64, Stored::BOOL];
    prop_oneof![
        (any::<Index>(), prop::sample::select(vec![f32::NAN, f32::INFINITY, f32::NEG_INFINITY]))
            .prop_map(|(at, number)| Damage::Poison(at, number)),
        prop::sample::select(dtypes.to_vec()).prop_map(Damage::Dtype),
        Just(Damage::Transposed),
        any::<bool>().prop_map(Damage::Wider),
        Just(Damage::Missing),
        prop::collection::vec(0_usize..4, 0..4).prop_map(Damage::LeftOver),
        (0_usize..2, prop_oneof![-9_i64..0, 1_i64..9, Just(i64::MAX), Just(1 << 40)])
            .prop_map(|(end, by)| Damage::Offset(end, by)),
        prop_oneof![Just(u64::MAX), Just(1 << 62), Just(1 << 31)].prop_map(Damage::HugeShape),
        any::<Index>().prop_map(Damage::Cut),
        (1_usize..50).prop_map(Damage::Longer),
        prop_oneof![Just(u64::MAX), Just(1 << 40), 0_u64..300].prop_map(Damage::HeaderLength),
    ]
}

/// The file so damaged; None where that is no damage to this tensor.
fn damaged(folder: &Folder, which: Index, damage: &Damage) -> Option<Vec<u8>> {
    let mut parts = folder.parts.clone();
    let part = which.index(parts.len());
    let (name, dtype, shape, data) = &mut parts[part];
    let (name, whole) = (name.clone(), joined(&folder.parts));
    let count: usize = shape.iter().product();
    match damage {
        Damage::Poison(at, number) if *dtype == Stored::F32 => {
            data[4 * at.index(count)..][..4].copy_from_slice(&number.to_le_bytes());
        }
        Damage::Poison(at, number) if *dtype == Stored::BF16 => {
            data[2 * at.index(count)..][..2].copy_from_slice(&number.to_le_bytes()[2..]);
        }
        Damage::Poison(at, _) => data[at.index(count)] = 128,
        Damage::Dtype(other) => {
            *dtype = *other;
            data.resize(count * other.bitsize() / 8, 0);
        }
        Damage::Transposed if shape.first() != shape.last() => shape.reverse(),
        Damage::Transposed => return None,
        Damage::Wider(is_last) => {
            let size = if *is_last { shape.last_mut()? } else { shape.first_mut()? };
            *size += 1;
            data.resize(shape.iter().product::<usize>() * dtype.bitsize() / 8, 0);
        }
        Damage::Missing => drop(parts.remove(part)),
        Damage::LeftOver(shape) => {
            parts.push(("left.over".into(), Stored::F32, shape.clone(), vec![0; 4 * shape.iter().product::<usize>()]));
        }
        Damage::Offset(end, by) => {
            return Some(with_header(&whole, |header| {
                let offset = &mut header[&name]["data_offsets"][*end];
                *offset = offset.as_i64().unwrap().saturating_add(*by).into();
            }));
        }
        Damage::HugeShape(size) => {
            return Some(with_header(&whole, |header| header[&name]["shape"][0] = (*size).into()));
        }
        Damage::Cut(at) => return Some(whole[..at.index(whole.len())].to_vec()),
        Damage::Longer(by) => return Some([&whole[..], &vec![0; *by]].concat()),
        Damage::HeaderLength(len) => return Some([&len.to_le_bytes()[..], &whole[8..]].concat()),
    }
    Some(joined(&parts))
}

#[test]
fn undamaged_folders_load() {
    for folder in FOLDERS.iter() {
        for dtype in [Dtype::Auto, Dtype::F32, Dtype::Bf16, Dtype::Int8, Dtype::Int4] {
            let engine = Engine::from_bytes_as(&joined(&folder.parts), folder.config.clone(), dtype);
            engine.unwrap_or_else(|error| panic!("{:?}: {error}", folder.stored));
        }
    }
}

proptest! {
    #[test]
    fn damage_is_refused(of in any::<Index>(), which in any::<Index>(), damage in damage(), dtype in 0_usize..4) {
        let folder = &FOLDERS[of.index(FOLDERS.len())];
        let dtype = [Dtype::Auto, Dtype::F32, Dtype::Bf16, Dtype::Int8, Dtype::Int4][dtype];
        if let Some(bytes) = damaged(folder, which, &damage) {
            let refused = Engine::from_bytes_as(&bytes, folder.config.clone(), dtype).err().map(|error| error.to_string());
            let message = refused.ok_or_else(|| TestCaseError::fail("it loads"))?;
            prop_assert!(message.starts_with("model.safetensors: ") && message.len() < 400, "{}", message);
        }
    }
}

/// Finite in the file, and not in the numbers they would become.
#[test]
fn numbers_that_overflow_are_refused() {
    let name = "lm_head.weight";
    let error = |stored, dtype, change: &dyn Fn(&mut Part)| {
        let mut folder = folder("tiny_model", stored);
        folder.parts.iter_mut().for_each(change);
        Engine::from_bytes_as(&joined(&folder.parts), folder.config, dtype).err().map(|error| error.to_string())
    };
    let largest = |part: &mut Part| {
        if part.0 == name {
            part.3[8..12].copy_from_slice(&(-f32::MAX).to_le_bytes());
        }
    };
    assert_eq!(error(Stored::F32, Dtype::F32, &largest), None);
    let refusal = format!(
        "model.safetensors: tensor `{name}`: expected numbers within the range of bf16, found -3.4028235e38 at 2"
    );
    assert_eq!(error(Stored::F32, Dtype::Bf16, &largest), Some(refusal));
    let scaled = |part: &mut Part| {
        if part.0 == format!("{name}.scale") {
            part.3[4..8].copy_from_slice(&(f32::MAX / 100.0).to_le_bytes());
        }
    };
    for dtype in [Dtype::Auto, Dtype::F32] {
        let refusal = "tensor `lm_head.weight.scale`: expected numbers within +-2.6793887e36, found 3.4028236e36 at 1";
        assert_eq!(error(Stored::I8, dtype, &scaled), Some(format!("model.safetensors: {refusal}")));
    }
}
