//! candle, decoding by hand: preallocated caches, 2-D activations. int8 and int4 are its `Q8_0` and `Q4_0`, blocks of 32
//! weights with a scale each, which is what its CPU kernels are made for.
//!
//! B batch, S source tokens, D d_model, H heads, K head_dim.

use crate::{Outcome, Peer};
use candle_core::quantized::{GgmlDType, QMatMul, QTensor};
use candle_core::{D, DType, Device, IndexOp, Module, Result, Tensor};
use candle_nn::kv_cache::KvCache;
use candle_nn::ops::{layer_norm, softmax_last_dim};
use std::collections::HashMap;
use std::fs;
use std::path::Path;

const NORM_EPS: f32 = 1e-5;

pub(crate) struct Candle {
    heads: usize,
    d_model: usize,
    encoder_layers: usize,
    decoder_layers: usize,
    embedding: Tensor,
    positions: Tensor,
    products: HashMap<String, Product>,
    norms: HashMap<String, (Tensor, Tensor)>,
    ids: Tensor,
    cross: Vec<(Tensor, Tensor)>,
    past: Vec<KvCache>,
}

/// x W^T + b.
struct Product {
    weight: Weight,
    bias: Tensor,
}

enum Weight {
    /// [in, out], a view of what is stored.
    Float(Tensor),
    Quantized(QMatMul),
}

impl Product {
    fn new(weight: &Tensor, bias: Tensor, dtype: Option<GgmlDType>) -> Result<Self> {
        let weight = match dtype {
            None => Weight::Float(weight.t()?),
            Some(dtype) => Weight::Quantized(QMatMul::from_qtensor(QTensor::quantize(weight, dtype)?)?),
        };
        Ok(Self { weight, bias })
    }

    fn of(&self, x: &Tensor) -> Result<Tensor> {
        match &self.weight {
            Weight::Float(weight) => x.matmul(weight),
            Weight::Quantized(weight) => weight.forward(x),
        }?
        .broadcast_add(&self.bias)
    }
}

impl Candle {
    pub(crate) fn load(folder: &Path, dtype: &str) -> Outcome<Self> {
        let quantized = match dtype {
            "f32" => None,
            "int8" => Some(GgmlDType::Q8_0),
            "int4" => Some(GgmlDType::Q4_0),
            other => return Err(format!("--dtype: expected f32, int8 or int4, found {other}").into()),
        };
        let config: serde_json::Value = serde_json::from_slice(&fs::read(folder.join("config.json"))?)?;
        let number =
            |key: &str| config[key].as_u64().map(|n| n as usize).ok_or_else(|| format!("config.json: no {key}"));
        let d_model = number("d_model")?;
        let mut tensors = candle_core::safetensors::load(folder.join("model.safetensors"), &Device::Cpu)?;
        let embedding = tensors.remove("embedding.weight").ok_or("no embedding.weight")?;
        let (mut products, mut norms) = (HashMap::new(), HashMap::new());
        let names: Vec<String> =
            tensors.keys().filter_map(|key| key.strip_suffix(".weight")).map(str::to_owned).collect();
        for name in names {
            let mut take =
                |part: &str| tensors.remove(&format!("{name}.{part}")).ok_or_else(|| format!("no {name}.{part}"));
            let (weight, bias) = (take("weight")?, take("bias")?);
            if weight.rank() == 1 {
                norms.insert(name, (weight, bias));
            } else {
                products.insert(name, Product::new(&weight, bias, quantized)?);
            }
        }
        Ok(Self {
            heads: number("nhead")?,
            d_model,
            encoder_layers: number("num_encoder_layers")?,
            decoder_layers: number("num_decoder_layers")?,
            embedding: (embedding * (d_model as f64).sqrt())?,
            positions: positions(number("max_seq_len")?, d_model)?,
            products,
            norms,
            ids: Tensor::zeros((0, 0), DType::U32, &Device::Cpu)?,
            cross: Vec::new(),
            past: Vec::new(),
        })
    }

    fn product(&self, x: &Tensor, name: &str) -> Result<Tensor> {
        self.products[name].of(x)
    }

    /// LayerNorm of x + update.
    fn add_norm(&self, x: &Tensor, update: &Tensor, name: &str) -> Result<Tensor> {
        let (weight, bias) = &self.norms[name];
        layer_norm(&(x + update)?, weight, bias, NORM_EPS)
    }

    fn feed_forward(&self, x: &Tensor, layer: &str, norm: &str) -> Result<Tensor> {
        let inner = self.product(x, &format!("{layer}.linear1"))?.relu()?;
        self.add_norm(x, &self.product(&inner, &format!("{layer}.linear2"))?, &format!("{layer}.{norm}"))
    }

    /// Columns of [B x S, n D], part after part, each as [B, H, S, K].
    fn parts<const N: usize>(&self, x: &Tensor, batch: usize) -> Result<[Tensor; N]> {
        let x = x.reshape((batch, (), N, self.heads, self.d_model / self.heads))?.permute((2, 0, 3, 1, 4))?;
        let parts = (0..N).map(|part| x.i(part)?.contiguous()).collect::<Result<Vec<_>>>()?;
        parts.try_into().map_err(|_| candle_core::Error::Msg("parts".into()))
    }

    /// [B, H, S, K] over [B, H, T, K] -> [B x S, D].
    fn attend(&self, q: &Tensor, k: &Tensor, v: &Tensor) -> Result<Tensor> {
        let scale = 1.0 / ((self.d_model / self.heads) as f64).sqrt();
        let scores = (q * scale)?.matmul(&k.transpose(2, 3)?)?;
        softmax_last_dim(&scores)?.matmul(v)?.transpose(1, 2)?.reshape(((), self.d_model))
    }

    fn encode_ids(&self) -> Result<Vec<(Tensor, Tensor)>> {
        let (batch, length) = self.ids.dims2()?;
        let positions = self.positions.narrow(0, 0, length)?;
        let embedded = self.embedding.embedding(&self.ids.flatten_all()?)?.reshape((batch, length, self.d_model))?;
        let mut x = embedded.broadcast_add(&positions)?.reshape(((), self.d_model))?;
        for number in 0..self.encoder_layers {
            let layer = format!("encoder.layers.{number}");
            let [q, k, v] = self.parts(&self.product(&x, &format!("{layer}.self_attention.qkv_proj"))?, batch)?;
            let attended = self.product(&self.attend(&q, &k, &v)?, &format!("{layer}.self_attention.out_proj"))?;
            x = self.add_norm(&x, &attended, &format!("{layer}.norm1"))?;
            x = self.feed_forward(&x, &layer, "norm2")?;
        }
        let cross = (0..self.decoder_layers).map(|number| {
            let kv = self.product(&x, &format!("decoder.layers.{number}.cross_attention.kv_proj"))?;
            let [k, v] = self.parts(&kv, batch)?;
            Ok((k, v))
        });
        cross.collect()
    }

    fn decode(&mut self, tokens: &[u32], position: usize) -> Result<Vec<u32>> {
        let batch = tokens.len();
        let ids = Tensor::new(tokens, &Device::Cpu)?;
        let mut x = self.embedding.embedding(&ids)?.broadcast_add(&self.positions.narrow(0, position, 1)?)?;
        for number in 0..self.decoder_layers {
            let layer = format!("decoder.layers.{number}");
            let [q, k, v] = self.parts(&self.product(&x, &format!("{layer}.self_attention.qkv_proj"))?, batch)?;
            let (k, v) = self.past[number].append(&k, &v)?;
            let attended = self.product(&self.attend(&q, &k, &v)?, &format!("{layer}.self_attention.out_proj"))?;
            x = self.add_norm(&x, &attended, &format!("{layer}.norm1"))?;
            let [q] = self.parts(&self.product(&x, &format!("{layer}.cross_attention.q_proj"))?, batch)?;
            let (k, v) = &self.cross[number];
            let attended = self.product(&self.attend(&q, k, v)?, &format!("{layer}.cross_attention.out_proj"))?;
            x = self.add_norm(&x, &attended, &format!("{layer}.norm2"))?;
            x = self.feed_forward(&x, &layer, "norm3")?;
        }
        self.product(&x, "lm_head")?.argmax(D::Minus1)?.to_vec1()
    }
}

impl Peer for Candle {
    fn library(&self) -> &'static str {
        "candle-core"
    }

    fn start(&mut self, sources: &[Vec<u32>], steps: usize) -> Outcome<()> {
        let ids: Vec<u32> = sources.iter().flatten().copied().collect();
        self.ids = Tensor::from_vec(ids, (sources.len(), sources[0].len()), &Device::Cpu)?;
        self.past = (0..self.decoder_layers).map(|_| KvCache::new(2, steps)).collect();
        Ok(())
    }

    fn encode(&mut self) -> Outcome<()> {
        self.cross = self.encode_ids()?;
        Ok(())
    }

    fn step(&mut self, tokens: &[u32], position: usize) -> Outcome<Vec<u32>> {
        Ok(self.decode(tokens, position)?)
    }
}

/// The table of `wgsl_train.model.sinusoidal_positions`, [max_seq_len, D].
fn positions(length: usize, d_model: usize) -> Result<Tensor> {
    let value = |position: usize, column: usize| {
        let frequency = (-(10_000_f64.ln()) * (column - column % 2) as f64 / d_model as f64).exp();
        let angle = position as f64 * frequency;
        if column % 2 == 0 { angle.sin() as f32 } else { angle.cos() as f32 }
    };
    let table = (0..length).flat_map(|position| (0..d_model).map(move |column| value(position, column)));
    Tensor::from_vec(table.collect::<Vec<_>>(), (length, d_model), &Device::Cpu)
}
