"""Draws and dispatches on a WebGPU adapter. Knows pipelines, bindings and bytes; nothing of what they mean.

A job is a dict (see ``jobs.py``). Its bindings become one explicit layout, so that bindings a shader declares and never
uses are allowed; its runs share one pipeline.
"""

from typing import Any

import wgpu
from wgpu import BufferUsage, ShaderStage, TextureUsage

REFUSALS = (wgpu.GPUError, ValueError)
"""What a job raises that the adapter or its validation turns down."""

LIMITS = {
    "max-compute-invocations-per-workgroup": 256,
    "max-compute-workgroup-size-x": 256,
    "max-compute-workgroup-size-y": 256,
    "max-compute-workgroup-size-z": 64,
    "max-compute-workgroup-storage-size": 16384,
}
"""What a shader gets from a default WebGPU device; native ones would give more."""

PICTURE_FORMAT = "rgba8unorm"

BYTES_A_TEXEL = {
    "rgba8unorm": 4,
    "rgba8snorm": 4,
    "rgba8uint": 4,
    "rgba8sint": 4,
    "rgba16uint": 8,
    "rgba16sint": 8,
    "rgba16float": 8,
    "r32uint": 4,
    "r32sint": 4,
    "r32float": 4,
    "rg32uint": 8,
    "rg32sint": 8,
    "rg32float": 8,
    "rgba32uint": 16,
    "rgba32sint": 16,
    "rgba32float": 16,
}
"""Formats a core WebGPU storage texture may have."""

# One triangle over the whole target. Location 0 is uv: (0, 0) top left, (1, 1) bottom right.
FULL_SCREEN = """
struct Corner {{ @builtin(position) position: vec4<f32>, @location(0) uv: vec2<f32> }}
@vertex fn full_screen(@builtin(vertex_index) i: u32) -> Corner {{
    let p = vec2<f32>(f32(i & 1u), f32(i >> 1u)) * 2.0;
    return Corner(vec4<f32>(p.x * 2.0 - 1.0, 1.0 - p.y * 2.0, 0.0, 1.0), p + vec2<f32>({0!r}, {1!r}));
}}
"""

VERTICES_OF_AN_OWN_VERTEX_SHADER = 6


class NoAdapterError(Exception):
    """There is no device to run shaders on."""


class Device:
    """The one device of a worker process."""

    def __init__(self) -> None:
        """Raises ``NoAdapterError``."""
        adapter = _choose_adapter()
        self.is_software: bool = adapter.info["adapter_type"] == "CPU"
        self.description = ", ".join(adapter.info[key] for key in ("device", "description", "backend_type"))
        self._device = adapter.request_device_sync(required_limits=LIMITS)
        self._full_screen: dict[tuple[float, float], Any] = {}

    def run(self, job: dict[str, Any], blobs: list[bytes]) -> list[bytes]:
        """All outputs of all runs: the picture of a draw, then every writable binding in the order of the job.

        Raises one of ``REFUSALS`` for a module or pipeline that is not accepted.
        """
        module = self._device.create_shader_module(code=job["code"])
        layouts = self._layouts(job)
        layout = self._device.create_pipeline_layout(bind_group_layouts=layouts)
        if job["kind"] == "draw":
            pipeline = self._render_pipeline(job, module, layout)
        else:
            compute = {"module": module, "entry_point": job["entry"]}
            pipeline = self._device.create_compute_pipeline(layout=layout, compute=compute)
        return [output for run in job["runs"] for output in self._run(job, run, blobs, layouts, pipeline)]

    def _layouts(self, job: dict[str, Any]) -> list[Any]:
        stages = ShaderStage.COMPUTE if job["kind"] == "dispatch" else ShaderStage.FRAGMENT
        groups: list[list[Any]] = [[] for _ in range(1 + max((b["group"] for b in job["bindings"]), default=-1))]
        for binding in job["bindings"]:
            visibility = stages
            if job["kind"] == "draw" and binding["kind"] != "read_write":
                visibility |= ShaderStage.VERTEX
            entry = {"binding": binding["binding"], "visibility": visibility, **_layout_entry(binding)}
            groups[binding["group"]].append(entry)
        return [self._device.create_bind_group_layout(entries=entries) for entries in groups]

    def _render_pipeline(self, job: dict[str, Any], module: Any, layout: Any) -> Any:
        vertex = {"module": module, "entry_point": job["vertex"]}
        if job["vertex"] is None:
            vertex = {"module": self._full_screen_module(*job["uv_offset"]), "entry_point": "full_screen"}
        fragment = {"module": module, "entry_point": job["entry"], "targets": [{"format": PICTURE_FORMAT}]}
        return self._device.create_render_pipeline(
            layout=layout, vertex=vertex, fragment=fragment, primitive={"topology": "triangle-list"}
        )

    def _full_screen_module(self, x: float, y: float) -> Any:
        if (x, y) not in self._full_screen:
            self._full_screen[x, y] = self._device.create_shader_module(code=FULL_SCREEN.format(x, y))
        return self._full_screen[x, y]

    def _run(
        self, job: dict[str, Any], run: dict[str, Any], blobs: list[bytes], layouts: list[Any], pipeline: Any
    ) -> list[bytes]:
        resources = [
            self._resource(binding, b"" if blob is None else blobs[blob], run["texture_size"])
            for binding, blob in zip(job["bindings"], run["blobs"], strict=True)
        ]
        groups = self._bind_groups(job, layouts, resources)
        encoder = self._device.create_command_encoder()
        picture = None
        if job["kind"] == "draw":
            picture = self._encode_draw(encoder, job, run, groups, pipeline)
        else:
            _encode_dispatch(encoder, run, groups, pipeline)
        self._device.queue.submit([encoder.finish()])
        outputs = [] if picture is None else [self._read_texture(picture, PICTURE_FORMAT)]
        for binding, resource in zip(job["bindings"], resources, strict=True):
            if binding["kind"] == "read_write":
                outputs.append(bytes(self._device.queue.read_buffer(resource)))
            elif binding["kind"] == "storage_texture":
                outputs.append(self._read_texture(resource, binding["format"]))
        return outputs

    def _resource(self, binding: dict[str, Any], data: bytes, texture_size: tuple[int, int]) -> Any:
        if binding["kind"] == "sampler":
            return self._device.create_sampler(mag_filter="linear", min_filter="linear")
        if binding["kind"] in ("texture", "storage_texture"):
            return self._texture(binding, data, texture_size)
        usage = BufferUsage.COPY_SRC | (BufferUsage.UNIFORM if binding["kind"] == "uniform" else BufferUsage.STORAGE)
        return self._device.create_buffer_with_data(data=data, usage=usage)

    def _texture(self, binding: dict[str, Any], data: bytes, size: tuple[int, int]) -> Any:
        is_storage = binding["kind"] == "storage_texture"
        usage = TextureUsage.COPY_DST | TextureUsage.COPY_SRC
        usage |= TextureUsage.STORAGE_BINDING if is_storage else TextureUsage.TEXTURE_BINDING
        width, height = size
        texture = self._device.create_texture(size=(width, height, 1), format=binding["format"], usage=usage)
        if data:
            layout = {"bytes_per_row": width * BYTES_A_TEXEL[binding["format"]], "rows_per_image": height}
            self._device.queue.write_texture({"texture": texture}, data, layout, (width, height, 1))
        return texture

    def _bind_groups(self, job: dict[str, Any], layouts: list[Any], resources: list[Any]) -> list[Any]:
        entries: list[list[Any]] = [[] for _ in layouts]
        for binding, resource in zip(job["bindings"], resources, strict=True):
            if binding["kind"] in ("texture", "storage_texture"):
                resource = resource.create_view()
            elif binding["kind"] != "sampler":
                resource = {"buffer": resource, "offset": 0, "size": resource.size}
            entries[binding["group"]].append({"binding": binding["binding"], "resource": resource})
        return [
            self._device.create_bind_group(layout=layout, entries=of_group)
            for layout, of_group in zip(layouts, entries, strict=True)
        ]

    def _encode_draw(
        self, encoder: Any, job: dict[str, Any], run: dict[str, Any], groups: list[Any], pipeline: Any
    ) -> Any:
        width, height = run["size"]
        usage = TextureUsage.RENDER_ATTACHMENT | TextureUsage.COPY_SRC
        picture = self._device.create_texture(size=(width, height, 1), format=PICTURE_FORMAT, usage=usage)
        attachment = {"view": picture.create_view(), "load_op": "clear", "store_op": "store"}
        attachment["clear_value"] = (0, 0, 0, 0)
        pass_ = encoder.begin_render_pass(color_attachments=[attachment])
        pass_.set_pipeline(pipeline)
        for index, group in enumerate(groups):
            pass_.set_bind_group(index, group)
        pass_.draw(3 if job["vertex"] is None else VERTICES_OF_AN_OWN_VERTEX_SHADER)
        pass_.end()
        return picture

    def _read_texture(self, texture: Any, format_: str) -> bytes:
        layout = {"bytes_per_row": texture.width * BYTES_A_TEXEL[format_], "rows_per_image": texture.height}
        return bytes(self._device.queue.read_texture({"texture": texture}, layout, texture.size))


def _choose_adapter() -> Any:
    """A software adapter where there is one: the same everywhere, and a hung shader hangs no display."""
    try:
        adapters = wgpu.gpu.enumerate_adapters_sync()
    except RuntimeError as error:
        raise NoAdapterError(str(error)) from None
    if not adapters:
        raise NoAdapterError("no graphics adapter found")
    return min(adapters, key=lambda one: (one.info["adapter_type"] != "CPU", one.info["backend_type"] != "Vulkan"))


def _layout_entry(binding: dict[str, Any]) -> dict[str, Any]:
    match binding["kind"]:
        case "uniform":
            return {"buffer": {"type": "uniform"}}
        case "read":
            return {"buffer": {"type": "read-only-storage"}}
        case "read_write":
            return {"buffer": {"type": "storage"}}
        case "sampler":
            return {"sampler": {"type": "filtering"}}
        case "texture":
            return {"texture": {"sample_type": "float", "view_dimension": "2d"}}
        case "storage_texture":
            access = {"read": "read-only", "write": "write-only", "read_write": "read-write"}[binding["access"]]
            storage = {"access": access, "format": binding["format"], "view_dimension": "2d"}
            return {"storage_texture": storage}
    raise ValueError(f"binding: expected a known kind, found {binding['kind']}")


def _encode_dispatch(encoder: Any, run: dict[str, Any], groups: list[Any], pipeline: Any) -> None:
    pass_ = encoder.begin_compute_pass()
    pass_.set_pipeline(pipeline)
    for index, group in enumerate(groups):
        pass_.set_bind_group(index, group)
    pass_.dispatch_workgroups(*run["groups"])
    pass_.end()
