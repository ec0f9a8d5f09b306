"""What Tint, the validator inside Chromium, says of modules that naga accepts.

Takes folders of `.wgsl` files, as `rust_core/tests/constrain_proof.rs` writes them, and of each the first modules that
are not hollow. Needs PyPI's `wgpudawn` (Dawn with Tint), which is no dependency of this project, in any environment;
naga is asked through `wgsl-infer`, so that nothing else has to be there.

    cargo build --release
    python tests/benchmarks/second_opinion.py target/release/wgsl-infer FOLDER...
"""

import importlib
import json
import os
import subprocess
import sys
from collections import Counter
from pathlib import Path

MOST_A_FOLDER = 250


def chosen(wgsl_infer: str, folder: Path) -> list[Path]:
    """The first files that naga accepts and that are not hollow."""
    files = sorted(folder.glob("*.wgsl"))
    if not files:
        sys.exit(f"{folder}: expected .wgsl files, found none")
    lines = subprocess.run(
        [wgsl_infer, "validate", "--json", *map(str, files)], capture_output=True, text=True, check=False
    ).stdout
    verdicts = [json.loads(line) for line in lines.splitlines()]
    kept = [file for file, verdict in zip(files, verdicts, strict=True) if verdict["valid"] and not verdict["hollow"]]
    return kept[:MOST_A_FOLDER]


def main(wgsl_infer: str, *folders: str) -> None:
    os.environ["WGPU_BACKEND_TYPE"] = "Null"
    wgpudawn = importlib.import_module("wgpudawn")

    device = wgpudawn.gpu.request_adapter_sync().request_device_sync()
    causes: Counter[str] = Counter()
    for folder in map(Path, folders):
        files, accepted = chosen(wgsl_infer, folder), 0
        for file in files:
            try:
                device.create_shader_module(code=file.read_text())
                accepted += 1
            except wgpudawn.GPUValidationError as error:
                message = next((line for line in str(error).splitlines() if " error: " in line), str(error))
                cause = message.split(" error: ")[-1].strip()
                causes[cause] += 1
                print(f"{file}: {cause}")
        print(f"{folder}: Tint accepts {accepted} of {len(files)} ({accepted / max(len(files), 1):.1%})")
    for cause, count in causes.most_common():
        print(f"{count:5} {cause}")


if __name__ == "__main__":
    main(*sys.argv[1:])
