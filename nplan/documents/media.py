"""What kind of picture a file is, which its first bytes tell."""

KINDS = {b"\x89PNG": "png", b"\xff\xd8": "jpg", b"GIF8": "gif", b"RIFF": "webp"}
MEDIA_TYPES = {"svg": "image/svg+xml", "jpg": "image/jpeg"}


def ending(picture: bytes) -> str:
    """The ending of a picture's file."""
    return next((kind for start, kind in KINDS.items() if picture.startswith(start)), "svg")


def media_type(picture: bytes) -> str:
    """What the web calls a picture's kind."""
    kind = ending(picture)
    return MEDIA_TYPES.get(kind, f"image/{kind}")
