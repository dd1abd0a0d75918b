"""A printer for CUPS that keeps in a folder what it is sent: `python -m tests.ipp_printer FOLDER [refuses]`.

It says on its first line at which port it listens; a program sees it where CUPS_SERVER is 127.0.0.1 and that port. It speaks
as much of IPP as libcups asks of a server: one printer called "Virtual"; a job is made, gets its document, or is cancelled.
A job's document is `job-N`, and `cancelled-N` says that it was cancelled. One that `refuses` takes no jobs.
"""

from __future__ import annotations

import os
import shutil
import struct
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

TOP = Path(__file__).resolve().parents[1]
NAME = "Virtual"
_CREATE_JOB, _SEND, _CANCEL = 0x0005, 0x0006, 0x0008
_NOT_ACCEPTING = 0x0506
_OPERATION, _JOB, _END, _PRINTER = 1, 2, 3, 4
_INTEGER, _BOOLEAN, _ENUM, _TEXT, _NAME, _WORD, _URI, _CHARSET, _LANGUAGE, _FORMAT = (
    0x21, 0x22, 0x23, 0x41, 0x42, 0x44, 0x45, 0x47, 0x48, 0x49,
)  # fmt: skip


def _attribute(tag: int, name: str, value: bytes) -> bytes:
    return struct.pack(">BH", tag, len(name)) + name.encode() + struct.pack(">H", len(value)) + value


def _number(value: int) -> bytes:
    return struct.pack(">i", value)


def _printer(port: int) -> bytes:
    uri = f"ipp://127.0.0.1:{port}/printers/{NAME}".encode()
    return bytes([_PRINTER]) + b"".join((
        _attribute(_NAME, "printer-name", NAME.encode()),
        _attribute(_URI, "printer-uri-supported", uri),
        _attribute(_TEXT, "printer-info", NAME.encode()),
        _attribute(_TEXT, "printer-make-and-model", b"Keeps what it is sent"),
        _attribute(_ENUM, "printer-state", _number(3)),
        _attribute(_ENUM, "printer-type", _number(4)),
        _attribute(_BOOLEAN, "printer-is-accepting-jobs", b"\x01"),
        _attribute(_FORMAT, "document-format-supported", b"application/pdf"),
    ))  # fmt: skip


def _after_attributes(body: bytes) -> bytes:
    """The document that follows the attributes of a request."""
    at = 8
    while body[at] != _END:
        if body[at] < 0x10:
            at += 1
            continue
        at += 1
        for _each in ("name", "value"):
            (long,) = struct.unpack_from(">H", body, at)
            at += 2 + long
    return body[at + 1 :]


class Kept:
    """What the printer was sent, as files in a folder."""

    def __init__(self, folder: Path, *, refuses: bool) -> None:
        self.folder = folder
        self.refuses = refuses
        self.jobs = 0

    def answer(self, body: bytes, port: int) -> bytes:
        operation, number = struct.unpack_from(">HI", body, 2)
        status, more = 0, b""
        if operation == _CREATE_JOB and self.refuses:
            status = _NOT_ACCEPTING
        elif operation == _CREATE_JOB:
            self.jobs += 1
            more = bytes([_JOB]) + _attribute(_INTEGER, "job-id", _number(self.jobs))
        elif operation == _SEND:
            (self.folder / f"job-{self.jobs}").write_bytes(_after_attributes(body))
        elif operation == _CANCEL:
            (self.folder / f"cancelled-{self.jobs}").touch()
        else:
            more = _printer(port)
        head = struct.pack(">BBHIB", 1, 1, status, number, _OPERATION)
        charset = _attribute(_CHARSET, "attributes-charset", b"utf-8")
        return head + charset + _attribute(_LANGUAGE, "attributes-natural-language", b"en") + more + bytes([_END])


class Speaker(BaseHTTPRequestHandler):
    """One connection."""

    protocol_version = "HTTP/1.1"
    kept: Kept

    def do_GET(self) -> None:
        """Nobody has a description of this printer."""
        self.send_response(404)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def do_POST(self) -> None:
        """A request of IPP."""
        answer = self.kept.answer(self._body(), int(self.connection.getsockname()[1]))
        self.send_response(200)
        self.send_header("Content-Type", "application/ipp")
        self.send_header("Content-Length", str(len(answer)))
        self.end_headers()
        self.wfile.write(answer)

    def _body(self) -> bytes:
        if self.headers.get("Transfer-Encoding", "") != "chunked":
            return self.rfile.read(int(self.headers["Content-Length"]))
        parts = []
        while size := int(self.rfile.readline(), 16):
            parts.append(self.rfile.read(size))
            self.rfile.readline()
        self.rfile.readline()
        return b"".join(parts)

    def log_message(self, *_told: object) -> None:
        """Nothing is told."""


def can_be_had() -> bool:
    """Whether Qt can print to CUPS here."""
    found = subprocess.run(
        [sys.executable, "-c", "import ctypes; ctypes.CDLL('libcups.so.2')"], capture_output=True, check=False
    )
    return sys.platform == "linux" and found.returncode == 0


@contextmanager
def printer(folder: Path, *, refuses: bool = False) -> Iterator[dict[str, str]]:
    """The environment in which a child process finds the printer, for as long as it stands."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    arguments = [sys.executable, "-m", "tests.ipp_printer", str(folder), *(["refuses"] if refuses else [])]
    with subprocess.Popen(arguments, cwd=TOP, stdout=subprocess.PIPE, text=True) as server:
        try:
            assert server.stdout is not None
            yield {**os.environ, "CUPS_SERVER": f"127.0.0.1:{int(server.stdout.readline())}"}
        finally:
            server.kill()


def main() -> int:
    Speaker.kept = Kept(Path(sys.argv[1]), refuses="refuses" in sys.argv[2:])
    server = ThreadingHTTPServer(("127.0.0.1", 0), Speaker)
    sys.stdout.write(f"{server.server_address[1]}\n")
    sys.stdout.flush()
    server.serve_forever()
    return 0


if __name__ == "__main__":
    sys.exit(main())
