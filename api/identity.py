"""Who is calling: a guest, or staff by the static token of the environment."""

import hmac
from dataclasses import dataclass

from starlette.requests import Request

from api.problems import Problem
from runtime.settings import Settings


@dataclass(frozen=True, slots=True)
class Caller:
    """The database role that a request acts as, and whether it may see personal data."""

    role: str
    is_staff: bool


GUEST = Caller("holdfast_guest", is_staff=False)
STAFF = Caller("holdfast_staff", is_staff=True)


def identify(request: Request) -> Caller:
    """The caller of a public route; raises Problem 401 for a token that is not the right one."""
    header = request.headers.get("authorization")
    if header is None:
        return GUEST
    scheme, _, token = header.partition(" ")
    settings: Settings = request.app.state.settings
    expected = settings.staff_token or ""
    is_right = hmac.compare_digest(token.strip().encode(), expected.encode())
    if scheme.lower() != "bearer" or not expected or not is_right:
        raise _refused()
    return STAFF


def require_staff(request: Request) -> Caller:
    """The caller of a staff route; raises Problem 401, or 404 where no token is configured."""
    if request.app.state.settings.staff_token is None:
        raise Problem("RS103")
    caller = identify(request)
    if not caller.is_staff:
        raise _refused()
    return caller


def _refused() -> Problem:
    return Problem("RS105", headers={"WWW-Authenticate": 'Bearer realm="holdfast"'})
