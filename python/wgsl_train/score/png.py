"""Pictures as PNG files."""

import io

from PIL import Image

from wgsl_train.score.picture import Picture


def to_png(picture: Picture) -> bytes:
    """The bytes of a PNG file that shows ``picture`` on black, as a window would: alpha is not kept."""
    file = io.BytesIO()
    Image.fromarray(picture[..., :3]).save(file, "PNG")
    return file.getvalue()
