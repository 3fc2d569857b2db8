"""Text from outside, made fit for a header, a log or a row."""

_JOINERS = "\u200c\u200d"
"""Not printable, but a part of words: Persian parts a word with the first, the second makes one
picture of several. Neither can end a line or a header."""


def one_line(text: str) -> str:
    """Without control characters and line breaks, every run of blanks a single space."""
    kept = (c if c.isprintable() or c in _JOINERS else " " for c in text)
    return " ".join("".join(kept).split())


def header_text(text: str) -> str:
    """Names come from people: nothing in them may end a header, or be decoded into what does."""
    return one_line(text).replace("=?", "= ?")
