//! rten, on the graphs that `inference_peers/onnx_graph.py` writes. The caches of self-attention grow in place: they go in
//! as values of ours with room for every step, and come back out.

use crate::{Outcome, Peer};
use rten::{Model, ModelOptions, NodeId, Value, ValueOrView};
use rten_tensor::prelude::*;
use rten_tensor::{NdTensor, Tensor};
use std::path::Path;

pub(crate) struct Rten {
    encoder: Model,
    decoder: Model,
    ids: NdTensor<i32, 2>,
    /// Keys and values of every decoder layer [2L, B, H, S, K].
    cross: NdTensor<f32, 5>,
    past: Vec<Value>,
    steps: usize,
}

impl Rten {
    pub(crate) fn load(folder: &Path) -> Outcome<Self> {
        let load = |name: &str| ModelOptions::with_all_ops().prepack_weights(true).load_file(folder.join(name));
        Ok(Self {
            encoder: load("encoder.onnx")?,
            decoder: load("decoder.onnx")?,
            ids: NdTensor::zeros([0, 0]),
            cross: NdTensor::zeros([0; 5]),
            past: Vec::new(),
            steps: 0,
        })
    }

    fn input(&self, name: &str) -> Outcome<NodeId> {
        Ok(self.decoder.node_id(name)?)
    }
}

impl Peer for Rten {
    fn library(&self) -> &'static str {
        "rten"
    }

    fn start(&mut self, sources: &[Vec<u32>], steps: usize) -> Outcome<()> {
        let ids: Vec<i32> = sources.iter().flatten().map(|id| *id as i32).collect();
        self.ids = NdTensor::from_data([sources.len(), sources[0].len()], ids);
        self.steps = steps;
        Ok(())
    }

    fn encode(&mut self) -> Outcome<()> {
        let cross = self.encoder.run_one(self.ids.view().into(), None)?;
        self.cross =
            cross.into_tensor::<f32>().ok_or("cross: expected floats")?.try_into().map_err(|_| "cross: 5 axes")?;
        let [caches, batch, heads, _, head_dim] = self.cross.shape();
        let room = [batch, heads, self.steps, head_dim];
        self.past = (0..caches).map(|_| NdTensor::<f32, 4>::with_capacity(room, 2).into()).collect();
        Ok(())
    }

    fn step(&mut self, tokens: &[u32], position: usize) -> Outcome<Vec<u32>> {
        let token: Tensor<i32> = tokens.iter().map(|token| *token as i32).collect::<Vec<_>>().into();
        let position = position as i32;
        let last: Tensor<i32> = vec![position; tokens.len()].into();
        let at: Tensor<i32> = vec![position].into();
        let mut inputs: Vec<(NodeId, ValueOrView)> = vec![
            (self.input("token")?, token.into()),
            (self.input("position")?, at.into()),
            (self.input("last")?, last.into()),
            (self.input("length")?, Tensor::from(position + 1).into()),
        ];
        let mut outputs = vec![self.decoder.node_id("next")?];
        for (n, past) in std::mem::take(&mut self.past).into_iter().enumerate() {
            inputs.push((self.input(&format!("past.{n}"))?, past.into()));
            inputs.push((self.input(&format!("cross.{n}"))?, self.cross.slice(n).into()));
            outputs.push(self.decoder.node_id(&format!("present.{n}"))?);
        }
        let mut values = self.decoder.run(inputs, &outputs, None)?;
        self.past = values.split_off(1);
        let next = values.pop().and_then(|next| next.into_tensor::<i32>()).ok_or("next: expected integers")?;
        Ok(next.iter().map(|token| *token as u32).collect())
    }
}
