"""What a request brings, read as SQL arguments: its body, query, path and headers."""

import json
from collections.abc import Iterable
from typing import Any
from urllib.parse import parse_qsl

from starlette.requests import Request

from api.problems import Problem
from api.shapes import (
    GUEST_TOKEN,
    IDEMPOTENCY_KEY,
    IF_MATCH,
    REFERENCE,
    RUN,
    Fault,
    Field,
    Shape,
    ShapeError,
    quotable,
)

BODY_MAX = 64 * 1024

Arguments = dict[str, object]


async def body_arguments(request: Request, shape: Shape) -> Arguments:
    """The JSON body as arguments; no body is an empty object. Raises Problem or ShapeError."""
    body = await _read(request)
    return shape.read(_parse(request, body) if body else {})


async def form_values(request: Request) -> dict[str, str]:
    """The fields of a form as a browser sends them; raises Problem."""
    try:
        fields = parse_qsl(
            (await _read(request)).decode(), True, errors="strict", max_num_fields=50
        )
    except ValueError:
        raise Problem("RS100", "the form cannot be read") from None
    # Browsers end lines in their own way.
    return {name: value.replace("\r\n", "\n") for name, value in fields}


def query_arguments(request: Request, shape: Shape) -> Arguments:
    """The query as arguments; raises ShapeError, also for a field that is given twice."""
    pairs = request.query_params.multi_items()
    values = dict(pairs)
    if len(values) < len(pairs):
        raise ShapeError(*_repeated(name for name, _ in pairs))
    return shape.read(values)


def reference_argument(request: Request) -> Arguments:
    """The reference in the path."""
    return {REFERENCE.parameter: REFERENCE.read(request.path_params["reference"])}


def link_argument(request: Request) -> Arguments:
    """The token of a guest's link in the path; what no text can be opens nothing."""
    return {GUEST_TOKEN.parameter: request.path_params["token"].replace("\0", "\ufffd")}


def run_argument(request: Request) -> Arguments:
    """The optimiser's run in the path."""
    return {RUN.parameter: RUN.read(request.path_params["run"])}


def key_argument(request: Request) -> Arguments:
    """The idempotency key, when the request carries one."""
    return _header_argument(request, IDEMPOTENCY_KEY)


def version_argument(request: Request) -> Arguments:
    """The version that the caller believes to be the present one, when it says so."""
    return _header_argument(request, IF_MATCH)


def required_version_argument(request: Request) -> Arguments:
    """The version that the caller saw; raises Problem 428 when it does not say."""
    argument = version_argument(request)
    if not argument:
        raise Problem("RS233")
    return argument


def token_argument(request: Request) -> Arguments:
    """The token of a guest's link, when the request carries one."""
    return _header_argument(request, GUEST_TOKEN)


def _header_argument(request: Request, field: Field) -> Arguments:
    values = request.headers.getlist(field.name)
    if len(values) > 1:
        raise ShapeError(*_repeated([field.name, field.name]))
    return {field.parameter: field.read(values[0])} if values else {}


def _repeated(names: Iterable[str]) -> Iterable[Fault]:
    seen = set()
    for name in names:
        if name in seen:
            yield Fault(quotable(name), "is given more than once", "Give it once.")
        seen.add(name)


async def _read(request: Request) -> bytes:
    """At most BODY_MAX bytes; what exceeds them is refused before it is held in memory."""
    body = bytearray()
    async for chunk in request.stream():
        body += chunk
        if len(body) > BODY_MAX:
            raise Problem("RS101")
    return bytes(body)


def _parse(request: Request, body: bytes) -> dict[str, Any]:
    media_type = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if media_type != "application/json" or "content-encoding" in request.headers:
        raise Problem("RS102")
    try:
        document = json.loads(
            body.decode(), parse_constant=_refuse_constant, object_pairs_hook=_unique
        )
    except json.JSONDecodeError as error:
        where = f"line {error.lineno}, column {error.colno}"
        raise Problem("RS100", f"the body is not JSON at {where}") from None
    except (ValueError, RecursionError):
        # Not UTF-8, a number of thousands of digits, brackets thousands deep.
        raise Problem("RS100") from None
    if not isinstance(document, dict):
        raise Problem("RS100", "the body is JSON, but not an object")
    return document


def _refuse_constant(word: str) -> object:
    raise Problem("RS100", f"{word} is not JSON")


def _unique(pairs: list[tuple[str, object]]) -> dict[str, object]:
    repeated = [fault.field for fault in _repeated(name for name, _ in pairs)]
    if repeated:
        raise Problem("RS100", f"the key {repeated[0]} is repeated", errors={"field": repeated[0]})
    return dict(pairs)
