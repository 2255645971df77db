"""The parts of a mail (.eml, .mht): its text and its attachments."""

from __future__ import annotations

import email
import email.policy
from collections.abc import Iterator
from email.message import EmailMessage, Message
from typing import Any

from vanthu.errors import ReadError

_ENDINGS = {"text/plain": "txt", "text/html": "html", "message/rfc822": "eml"}
_MAX_PARTS = 10_000
_MAX_HEADER = 4_000  # characters: a long file name, encoded, has 2,000; Python's parser takes time with the square


class _Policy(email.policy.EmailPolicy):
    """Headers as Python reads them; one that is longer than any of ours or nested without end is cut or left out."""

    def header_fetch_parse(self, name: str, value: str) -> Any:
        try:
            return super().header_fetch_parse(name, value[:_MAX_HEADER])
        except (RecursionError, LookupError):
            return self.header_factory(name, "")


def parts_of(data: bytes) -> Iterator[tuple[str, bytes | ReadError]]:
    """(name, bytes) of the text (`body.txt`, else `body.html`) and of every attachment; raises ReadError when it holds nothing.

    >>> [name for name, _ in parts_of(b"Subject: x\\nFrom: a@b.vn\\n\\nNoi dung")]
    ['body.txt']
    """
    try:
        yield from _parts_of(data)
    except RecursionError as error:
        raise ReadError("hostile", "The mail nests its parts deeper than any mail does; it was not read.") from error


def _parts_of(data: bytes) -> Iterator[tuple[str, bytes | ReadError]]:
    message = email.message_from_bytes(data, policy=_Policy())
    if not isinstance(message, EmailMessage):
        raise ReadError("corrupt", "The mail cannot be read.")
    body = _body(message)
    empty = True
    if body is not None:
        content = _content(body)
        if isinstance(content, ReadError) or content.strip():
            empty = False
            yield f"body.{_ENDINGS.get(body.get_content_type(), 'txt')}", content
    for number, part in enumerate(_attachments(message, body), 1):
        empty = False
        yield _name(part, number), _content(part)
    if empty:
        raise ReadError("empty", "The mail has neither text nor attachments.")


def _body(message: EmailMessage) -> Message | None:
    """The plain text; the HTML form where it has tables, which plain text loses."""
    try:
        plain, html = message.get_body(preferencelist=("plain",)), message.get_body(preferencelist=("html",))
        source = html.get_payload(decode=True) if html is not None else b""
        if html is not None and (plain is None or (isinstance(source, bytes) and b"<table" in source.lower())):
            return html
    except (KeyError, AttributeError, ValueError, LookupError):
        return None
    return plain


def _attachments(message: Message, body: Message | None) -> Iterator[Message]:
    """Leaves of the tree that are not the text: everything with a name, and mails sent along."""
    waiting: list[Message] = [message]
    for _ in range(_MAX_PARTS):
        if not waiting:
            return
        part = waiting.pop(0)
        if part.get_content_type() == "message/rfc822" and part is not message:
            yield part
        elif part.is_multipart():
            waiting = [*part.get_payload(), *waiting]
        elif part is not body and _is_document(part):
            yield part


def _is_document(part: Message) -> bool:
    """Not the other form of the text, nor what the text shows inside itself (pictures, styles of a saved web page)."""
    if part.get_filename():
        return not (
            part.get_content_maintype() == "image" and part.get("Content-ID") and part.get_content_disposition() != "attachment"
        )
    if part.get_content_disposition() == "attachment":
        return True
    inside = part.get("Content-ID") or part.get("Content-Location")
    return not inside and part.get_content_maintype() not in ("text", "image", "multipart")


def _name(part: Message, number: int) -> str:
    try:
        name = part.get_filename()
    except (ValueError, LookupError, IndexError):
        name = None
    return name or f"attachment-{number}.{_ENDINGS.get(part.get_content_type(), 'bin')}"


def _content(part: Message) -> bytes | ReadError:
    try:
        if part.get_content_type() == "message/rfc822":
            inner = part.get_payload(0)
            return inner.as_bytes() if isinstance(inner, Message) else b""
        data = part.get_payload(decode=True)
        if not isinstance(data, bytes):
            return ReadError("corrupt", "This part of the mail cannot be decoded.")
        return _as_utf8(data, part) if part.get_content_maintype() == "text" else data
    except (ValueError, LookupError, AssertionError, TypeError, AttributeError):
        return ReadError("corrupt", "This part of the mail cannot be decoded.")


def _as_utf8(data: bytes, part: Message) -> bytes:
    """Text in the charset that the mail names, as UTF-8 where that charset is a Unicode or Vietnamese one."""
    charset = (part.get_content_charset() or "utf-8").lower()
    if charset in ("utf-8", "us-ascii", "iso-8859-1", "windows-1252"):
        return data  # the text reader tells old encodings from these by their letters
    try:
        return data.decode(charset).encode()
    except (LookupError, UnicodeDecodeError):
        return data
