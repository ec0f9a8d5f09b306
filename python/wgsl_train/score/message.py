"""What supervisor and worker say to each other: a JSON header and blobs of bytes, nothing that runs code when read."""

import json
from collections.abc import Sequence
from typing import Any

HEADER_LENGTH_BYTES = 4
MAX_MESSAGE_BYTES = 256 << 20


def pack(header: dict[str, Any], blobs: Sequence[bytes] = ()) -> bytes:
    """One message: the header's length, the header with the blobs' lengths in it, the blobs."""
    text = json.dumps({**header, "blob_lengths": [len(blob) for blob in blobs]}).encode()
    return b"".join([len(text).to_bytes(HEADER_LENGTH_BYTES, "little"), text, *blobs])


def unpack(message: bytes) -> tuple[dict[str, Any], list[bytes]]:
    """Header and blobs of one message; ``ValueError`` when it is not one."""
    start = HEADER_LENGTH_BYTES + int.from_bytes(message[:HEADER_LENGTH_BYTES], "little")
    header = json.loads(message[HEADER_LENGTH_BYTES:start])
    if not isinstance(header, dict):
        raise ValueError("message: expected a JSON object as header")
    blobs = []
    for length in header.pop("blob_lengths"):
        blobs.append(message[start : start + length])
        start += length
    if start != len(message):
        raise ValueError(f"message: expected {start} bytes, found {len(message)}")
    return header, blobs
