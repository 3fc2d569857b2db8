"""How a flow fails: always with a sentence, and with what to do about it."""


class FlowError(Exception):
    """The flow cannot go on.

    `message` says what happened, `hint` what the caller can do, both as sentences; `facts` are
    the further keys of the log line (never personal data or a token).
    """

    def __init__(self, message: str, hint: str, **facts: object) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint
        self.facts = facts


class TemporaryTrouble(FlowError):
    """It may work in a moment: a reading that fails like this does not end the polling."""

    def __init__(
        self, message: str, hint: str, *, retry_after_s: float = 0.0, **facts: object
    ) -> None:
        super().__init__(message, hint, **facts)
        self.retry_after_s = retry_after_s
