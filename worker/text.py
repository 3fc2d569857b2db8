"""Text from outside, made fit for a header, a log or a row."""


def one_line(text: str) -> str:
    """Without control characters and line breaks, every run of blanks a single space."""
    return " ".join("".join(c if c.isprintable() else " " for c in text).split())


def header_text(text: str) -> str:
    """Names come from people: nothing in them may end a header, or be decoded into what does."""
    return one_line(text).replace("=?", "= ?")
