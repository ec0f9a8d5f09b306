//! Texture functions (WGSL section 17.7): what they take depends on the texture.

use super::basic::{Kind, Type, convertible_to};
use super::types::{Texels, Texture};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum TextureFunction {
    Sample,
    SampleBias,
    SampleLevel,
    SampleGrad,
    SampleCompare,
    SampleClamped,
    Gather,
    GatherCompare,
    Load,
    Store,
    Dimensions,
    /// `textureNumLayers` and its like.
    Count,
}

use TextureFunction as Tf;

pub(super) const FUNCTIONS: [(&str, TextureFunction); 15] = [
    ("textureSample", Tf::Sample),
    ("textureSampleBias", Tf::SampleBias),
    ("textureSampleLevel", Tf::SampleLevel),
    ("textureSampleGrad", Tf::SampleGrad),
    ("textureSampleCompare", Tf::SampleCompare),
    ("textureSampleCompareLevel", Tf::SampleCompare),
    ("textureSampleBaseClampToEdge", Tf::SampleClamped),
    ("textureGather", Tf::Gather),
    ("textureGatherCompare", Tf::GatherCompare),
    ("textureLoad", Tf::Load),
    ("textureStore", Tf::Store),
    ("textureDimensions", Tf::Dimensions),
    ("textureNumLayers", Tf::Count),
    ("textureNumLevels", Tf::Count),
    ("textureNumSamples", Tf::Count),
];

/// The sampler that comes after the texture.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sampler {
    None,
    Plain,
    Comparison,
}

/// The arguments after texture and sampler: sets of basic types.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Parameters {
    pub(super) sets: [u64; 6],
    pub(super) count: usize,
    /// How many of them must be given.
    pub(super) required: usize,
}

impl Parameters {
    fn push(&mut self, set: u64) {
        self.sets[self.count] = set;
        self.count += 1;
        self.required = self.count;
    }

    fn optional(&mut self, set: u64) {
        let required = self.required;
        self.push(set);
        self.required = required;
    }
}

impl TextureFunction {
    /// All basic types that it can give.
    pub(super) fn results(self) -> u64 {
        let kinds = [Kind::F32, Kind::I32, Kind::U32];
        let texels = kinds.iter().fold(0, |set, &kind| set | Type::vector(4, kind).bit());
        match self {
            Self::Store => 0,
            Self::Count => Type::U32.bit(),
            Self::Dimensions => (1..=3).fold(0, |set, rows| set | Type::vector(rows, Kind::U32).bit()),
            Self::SampleCompare => Type::F32.bit(),
            _ => texels | Type::F32.bit(),
        }
    }

    pub(super) fn result(self, texture: Texture) -> Type {
        match (self, texture.texels) {
            (Self::Count, _) => Type::U32,
            (Self::Dimensions, _) => Type::vector(if texture.is_cube { 2 } else { texture.dimensions }, Kind::U32),
            (Self::SampleCompare, _) => Type::F32,
            (Self::Gather | Self::GatherCompare, Texels::Depth) => Type::vector(4, Kind::F32),
            (_, Texels::Depth) => Type::F32,
            (_, Texels::Sampled(kind) | Texels::Storage(kind)) => Type::vector(4, kind),
            (_, Texels::External) => Type::vector(4, Kind::F32),
        }
    }

    /// Whether it takes such a texture.
    pub(super) fn takes(self, texture: Texture) -> bool {
        let is_stored = matches!(texture.texels, Texels::Storage(_));
        match self {
            Self::Store => is_stored,
            Self::Load => !texture.is_cube,
            Self::Dimensions | Self::Count => true,
            Self::SampleCompare | Self::GatherCompare => texture.texels == Texels::Depth && !texture.is_multisampled,
            Self::SampleClamped => !is_stored && !texture.is_multisampled,
            Self::Gather => !is_stored && !texture.is_multisampled && texture.texels != Texels::External,
            _ => !is_stored && !texture.is_multisampled && texture.texels != Texels::External,
        }
    }

    pub(super) fn sampler(self) -> Sampler {
        match self {
            Self::Load | Self::Store | Self::Dimensions | Self::Count => Sampler::None,
            Self::SampleCompare | Self::GatherCompare => Sampler::Comparison,
            _ => Sampler::Plain,
        }
    }

    /// What comes after texture and sampler.
    pub(super) fn parameters(self, texture: Texture) -> Parameters {
        let mut parameters = Parameters::default();
        let of = |rows, kind| convertible_to(Type::vector(rows, kind));
        let integers = |rows| of(rows, Kind::I32) | of(rows, Kind::U32);
        let rows = texture.dimensions;
        match self {
            Self::Count => return parameters,
            Self::Dimensions => {
                parameters.optional(integers(1));
                return parameters;
            }
            Self::Load | Self::Store => parameters.push(integers(rows)),
            _ => parameters.push(of(rows, Kind::F32)),
        }
        if texture.is_arrayed {
            parameters.push(integers(1));
        }
        let float = of(1, Kind::F32);
        match self {
            Self::SampleBias | Self::SampleCompare | Self::GatherCompare => parameters.push(float),
            Self::SampleLevel => {
                parameters.push(if texture.texels == Texels::Depth { integers(1) } else { float });
            }
            Self::SampleGrad => [0, 1].iter().for_each(|_| parameters.push(of(rows, Kind::F32))),
            Self::Load if !matches!(texture.texels, Texels::Storage(_) | Texels::External) => {
                parameters.push(integers(1))
            }
            Self::Store => match texture.texels {
                Texels::Storage(kind) => parameters.push(of(4, kind)),
                _ => parameters.push(u64::MAX),
            },
            _ => {}
        }
        if !matches!(self, Self::Load | Self::Store | Self::SampleClamped) {
            parameters.optional(of(if texture.is_cube { 3 } else { rows }, Kind::I32));
        }
        parameters
    }
}
