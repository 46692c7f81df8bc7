"""An address that the user named goes in, its bytes come out: public hosts only, bounded in size and time, nothing sent along."""

from __future__ import annotations

import contextlib
import http.client
import ipaddress
import socket
import ssl
import threading
import time
import zlib
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urljoin, urlsplit

from newsdiff.errors import ReadError
from newsdiff.release import VERSION

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from urllib.parse import SplitResult

MOST = 10 * 1024 * 1024
"""Most bytes of an answer, unpacked."""
REDIRECTS = 5
CONNECT, WALL = 10.0, 30.0
"""Seconds to connect, and for the whole of an answer; a server that drips is cut off."""
_CHUNK = 64 * 1024
_NOW = "save the page and give the file"


@dataclass(frozen=True)
class Fetched:
    """What an address gave: the address that answered at last, the content type it named, and the bytes."""

    url: str
    kind: str
    body: bytes


def fetch(url: str, *, resolve: Callable[[str, int], Sequence[str]] | None = None) -> Fetched:
    """Fetch an address over http or https.

    Each host is resolved once, every address of it must be public (RFC 6890), and that same address is connected to, so no second
    look-up can lead elsewhere; so too for each of at most `REDIRECTS` redirects, none of which leads from https to http.
    Certificates are verified. No cookies, names or passwords are sent, proxies of the environment are not used.

    Raises:
        ReadError: it cannot be fetched within these bounds; it says why.
    """
    end = time.monotonic() + WALL
    here = url
    for _ in range(REDIRECTS + 1):
        parts = _checked(here, url)
        address = _address(parts.hostname or "", parts.port or _port(parts.scheme), url, resolve or _resolved)
        try:
            with _asked(parts, address, end) as answer:
                if answer.status in {301, 302, 303, 307, 308}:
                    here = _onward(here, answer.getheader("Location"), url)
                    continue
                if answer.status != 200:
                    raise ReadError(url, f"answered {answer.status} {answer.reason[:60]}", _NOW)
                return Fetched(here, answer.getheader("Content-Type") or "", b"".join(_body(answer, url, end)))
        except (OSError, http.client.HTTPException, ValueError, zlib.error) as error:
            said = " ".join(str(error).split())[:120] or type(error).__name__
            raise ReadError(url, f"cannot be fetched ({said})", _NOW) from error
    raise ReadError(url, f"leads on more than {REDIRECTS} times", _NOW)


def _checked(here: str, url: str) -> SplitResult:
    try:
        parts = urlsplit(here)
        port = parts.port
    except ValueError as error:
        raise ReadError(url, "no address that can be read", "check it") from error
    if parts.scheme not in {"http", "https"} or not parts.hostname or port == 0:
        raise ReadError(url, "only http:// and https:// are fetched", _NOW)
    if parts.username or parts.password:
        raise ReadError(url, "an address with a name or password in it", "leave them out")
    if any(character <= " " or character == "\x7f" for character in here):
        raise ReadError(url, "an address with white space or control characters in it", "check it")
    return parts


def _port(scheme: str) -> int:
    return 443 if scheme == "https" else 80


def _resolved(host: str, port: int) -> list[str]:
    return list(dict.fromkeys(str(found[4][0]) for found in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)))


def _address(host: str, port: int, url: str, resolve: Callable[[str, int], Sequence[str]]) -> str:
    """The address to connect to; every one of the host must be public."""
    try:
        found = resolve(host, port)
    except (OSError, UnicodeError) as error:
        raise ReadError(url, "its host is not known", "check the address") from error
    if not found:
        raise ReadError(url, "its host is not known", "check the address")
    if not all(map(is_public, found)):
        raise ReadError(url, "its host is not on the public internet", _NOW)
    return found[0]


def is_public(address: str) -> bool:
    """Whether an IP address is a public host's: not private, loopback, link-local, shared, reserved or multicast, nor one of these in IPv6."""
    try:
        found = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return False
    if isinstance(found, ipaddress.IPv6Address):
        inner = found.ipv4_mapped or found.sixtofour or (found.teredo[1] if found.teredo else None)
        if inner is None and found in _NAT64:
            inner = ipaddress.IPv4Address(int(found) & 0xFFFFFFFF)
        if inner is not None:
            return is_public(str(inner))
        if found in _COMPATIBLE:
            return False
    return found.is_global and not (
        getattr(found, "is_site_local", False) or found.is_multicast or found.is_reserved or found.is_unspecified
    )


_NAT64 = ipaddress.ip_network("64:ff9b::/96")
_COMPATIBLE = ipaddress.ip_network("::/96")


@contextlib.contextmanager
def _asked(parts: SplitResult, address: str, end: float) -> Iterator[http.client.HTTPResponse]:
    """The answer of a host at an address, whose line is closed afterwards, whatever came over it."""
    host, port = parts.hostname or "", parts.port or _port(parts.scheme)
    line: socket.socket = socket.create_connection(
        (address, port), timeout=max(0.1, min(CONNECT, end - time.monotonic()))
    )
    guard = None
    try:
        if parts.scheme == "https":
            line = ssl.create_default_context().wrap_socket(line, server_hostname=host)
        line.settimeout(max(0.1, min(CONNECT, end - time.monotonic())))
        connection = http.client.HTTPConnection(host, port)
        connection.sock = line
        path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
        guard = threading.Timer(max(0.1, end - time.monotonic()), _cut, (line,))  # a server may drip byte by byte
        guard.daemon = True
        guard.start()
        connection.request(
            "GET",
            path,
            headers={"User-Agent": f"newsdiff/{VERSION}", "Accept-Encoding": "gzip, identity", "Connection": "close"},
        )
        with connection.getresponse() as answer:
            yield answer
    finally:
        if guard is not None:
            guard.cancel()
        line.close()


def _cut(line: socket.socket) -> None:
    with contextlib.suppress(OSError):
        line.shutdown(socket.SHUT_RDWR)


def _onward(here: str, location: str | None, url: str) -> str:
    if not location:
        raise ReadError(url, "leads on without saying where", _NOW)
    onward = urljoin(here, location)
    if here.startswith("https:") and not onward.startswith("https:"):
        raise ReadError(url, "leads from https to an address that is not", _NOW)
    return onward


def _body(answer: http.client.HTTPResponse, url: str, end: float) -> Iterator[bytes]:
    """The bytes of an answer, unpacked, up to `MOST` and until `end`."""
    packed = (answer.getheader("Content-Encoding") or "").strip().lower()
    if packed not in {"", "identity", "gzip", "x-gzip"}:
        raise ReadError(url, f"answered in an encoding that was not asked for ({packed[:20]})", _NOW)
    member = zlib.decompressobj(wbits=31) if packed.endswith("gzip") else None
    length = 0
    while raw := answer.read1(_CHUNK):
        part = member.decompress(raw, MOST + 1) if member else raw
        length += len(part)
        if length > MOST or (member and member.unconsumed_tail):
            raise ReadError(url, f"larger than {MOST >> 20} MB", _NOW)
        yield part
    if time.monotonic() >= end:
        raise ReadError(url, f"took longer than {WALL:.0f} seconds", _NOW)
    if answer.length:
        raise ReadError(url, "was cut short", _NOW)
