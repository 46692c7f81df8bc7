"""Addresses: only public hosts are asked, the address that was checked is the one connected to, and answers are bounded."""

import gc
import gzip
import socket
import threading
import time

import pytest

from newsdiff.errors import ReadError
from newsdiff.reading import documents, fetching

REFUSED = [
    "127.0.0.1", "127.1.2.3", "10.0.0.1", "172.16.0.1", "172.31.255.255", "192.168.1.1", "169.254.169.254", "100.64.0.1", "100.127.255.255", "0.0.0.0",  # noqa: S104
    "0.1.2.3", "192.0.0.1", "192.0.2.1", "198.18.0.1", "198.51.100.1", "203.0.113.1", "224.0.0.1", "239.1.1.1", "240.0.0.1", "255.255.255.255",
    "::1", "::", "::ffff:127.0.0.1", "::ffff:10.0.0.1", "::ffff:169.254.169.254", "::7f00:1", "64:ff9b::7f00:1", "64:ff9b::a00:1", "2002:7f00:1::",
    "2002:a00:1::", "fc00::1", "fd12:3456::1", "fe80::1", "fe80::1%eth0", "fec0::1", "ff02::1", "2001:db8::1", "100::1", "2001:0:7f00:1::", "not an address",
]  # fmt: skip


@pytest.mark.parametrize("address", REFUSED)
def test_forty_addresses_that_are_not_public_are_refused(address):
    assert not fetching.is_public(address)


@pytest.mark.parametrize("address", ["93.184.216.34", "8.8.8.8", "2606:2800:220:1::1", "64:ff9b::808:808"])
def test_public_addresses_are_not(address):
    assert fetching.is_public(address)


@pytest.mark.parametrize(
    "url",
    [
        "http://127.0.0.1/", "http://0x7f.1/", "http://2130706433/", "http://0177.0.0.1/", "http://localhost:80/", "http://[::1]/", "http://[::ffff:7f00:1]/",
        "http://user:word@vell.example/", "http://vell.example:0/", "http://vell.example:99999/", "http:///a", "http://vell.example/a b", "ftp://vell.example/",
        "file:///etc/passwd",
    ],
)  # fmt: skip
def test_no_such_address_is_ever_asked(url, monkeypatch):
    monkeypatch.setattr(socket, "create_connection", lambda *_, **__: pytest.fail("it connected"))
    (error,) = documents([url])
    assert isinstance(error, ReadError)


def test_one_address_of_a_host_that_is_not_public_is_enough():
    with pytest.raises(ReadError, match="not on the public internet"):
        fetching.fetch("http://vell.example/", resolve=lambda *_: ["93.184.216.34", "10.0.0.1"])


@pytest.fixture
def server(monkeypatch):
    """Answers each request with the next of the given bytes; a list of bytes is sent piece by piece, a tenth of a second between."""
    line = socket.create_server(("127.0.0.1", 0))
    answers, asked = [], []

    def serve():
        while True:
            try:
                peer, _ = line.accept()
            except OSError:
                return
            with peer:
                asked.append(peer.recv(65536))
                answer = answers.pop(0)
                try:
                    for part in [answer] if isinstance(answer, bytes) else answer:
                        peer.sendall(part)
                        time.sleep(0 if isinstance(answer, bytes) else 0.1)
                except OSError:
                    pass

    thread = threading.Thread(target=serve, daemon=True)
    thread.start()
    monkeypatch.setattr(fetching, "is_public", lambda address: address == "127.0.0.1")
    monkeypatch.setattr(fetching, "_resolved", lambda *_: ["127.0.0.1"])
    yield f"http://vell.example:{line.getsockname()[1]}", answers, asked
    line.close()
    gc.collect()  # a line that was left open is told here, not in a test long after


def answer(body=b"Wall breaks\n\nThe wall broke.", status="200 OK", more=""):
    return f"HTTP/1.1 {status}\r\nContent-Type: text/plain\r\nContent-Length: {len(body)}\r\n{more}\r\n".encode() + body


def test_an_answer_is_read_as_a_file_would_be(server):
    url, answers, asked = server
    answers += [answer(), answer(gzip.compress(b"Wall breaks\n\nThe wall broke."), more="Content-Encoding: gzip\r\n")]
    for _ in range(2):
        (document,) = documents([f"{url}/wall?a=1"])
        assert [block.text for block in document.blocks] == ["Wall breaks", "The wall broke."]
        assert document.source.uri == f"{url}/wall?a=1"
    assert asked[0].startswith(b"GET /wall?a=1 HTTP/1.1\r\nHost: vell.example:")
    assert b"Cookie" not in asked[0]
    assert b"Authorization" not in asked[0]


def test_a_redirect_is_checked_again_and_few_are_followed(server, monkeypatch):
    url, answers, _ = server
    answers += [answer(status="302 Found", more="Location: /b\r\n"), answer()]
    assert len(list(documents([url + "/a"]))) == 1
    answers += [answer(status="302 Found", more="Location: http://10.0.0.1/\r\n")]
    monkeypatch.setattr(fetching, "_resolved", lambda host, _: [host if host[0].isdigit() else "127.0.0.1"])
    with pytest.raises(ReadError, match="not on the public internet"):
        fetching.fetch(url)
    answers += [answer(status="302 Found", more="Location: /again\r\n")] * 6
    with pytest.raises(ReadError, match="more than 5 times"):
        fetching.fetch(url)
    answers += [answer(status="302 Found", more="Location: file:///etc/passwd\r\n"), answer(status="302 Found")]
    for what in ("only http", "without saying where"):
        with pytest.raises(ReadError, match=what):
            fetching.fetch(url)


def test_nothing_leads_from_https_to_http():
    with pytest.raises(ReadError, match="from https"):
        fetching._onward("https://vell.example/a", "http://vell.example/b", "x")


def test_an_answer_is_bounded_in_size_and_time(server, monkeypatch):
    url, answers, _ = server
    monkeypatch.setattr(fetching, "MOST", 100_000)
    answers += [
        answer(b"a" * 100_001),
        answer(gzip.compress(b"a" * 9_000_000), more="Content-Encoding: gzip\r\n"),
        answer(status="404 Not Found"),
    ]
    for what in ("larger than", "larger than", "answered 404"):
        with pytest.raises(ReadError, match=what):
            fetching.fetch(url)
    answers.append(answer()[:-5])
    with pytest.raises(ReadError, match="cut short"):
        fetching.fetch(url)
    monkeypatch.setattr(fetching, "WALL", 0.5)
    for slow in (answer()[:60], answer(b"a" * 40)):
        answers.append([slow[at : at + 1] for at in range(len(slow))])
        begun = time.monotonic()
        with pytest.raises(ReadError):
            fetching.fetch(url)
        assert time.monotonic() - begun < 3
