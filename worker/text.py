"""Text from outside, made fit for a header, a log or a row."""


def one_line(text: str) -> str:
    """Without control characters and line breaks, every run of blanks a single space."""
    return " ".join("".join(c if c.isprintable() else " " for c in text).split())
