"""One helper thread for disk and documents.

Work is done in the order it was given, one piece at a time, so that one thread alone ever holds the files. It gets
values and returns values; it never touches a window. `done` and `failed` are called in the window's thread.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtCore import QObject, Qt, Signal, Slot

from app.domain.language import _
from app.domain.trouble import Trouble

if TYPE_CHECKING:  # the first paint does not wait for it
    from concurrent.futures import Future, ThreadPoolExecutor

T = TypeVar("T")
Failed = Callable[[Trouble], None]


@dataclass(slots=True)
class _Errand:
    """A piece of work under way and whom to tell."""

    done: Callable[[Any], None]
    failed: Failed
    wanted: Callable[[], bool]
    left_behind: Failed


def _always() -> bool:
    return True


def _nobody(_trouble: Trouble) -> None:
    """Whoever asked is gone and named nobody else."""


class Background(QObject):
    """`crashed` is told of everything that is not `Trouble`: that is a mistake of ours, for the crash window."""

    _ended = Signal(object, object)

    def __init__(self, crashed: Callable[[BaseException], None], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._crashed = crashed
        self._thread: ThreadPoolExecutor | None = None
        self._under_way = 0
        self._ended.connect(self._tell, Qt.ConnectionType.QueuedConnection)

    def run(
        self,
        work: Callable[[], T],
        done: Callable[[T], None],
        failed: Failed,
        wanted: Callable[[], bool] = _always,
        left_behind: Failed = _nobody,
    ) -> None:
        """Do `work`, then call `done` with what it gave, or `failed` with the trouble it raised.

        The work itself is always done. Once `wanted` says no, `done` and `failed` are not called any more, and trouble
        goes to `left_behind`. A mistake of ours reaches `crashed`, and `failed` too, so that a page that waits stops
        waiting.
        """
        errand = _Errand(done, failed, wanted, left_behind)

        def ended(future: Future[T]) -> None:
            self._ended.emit(errand, future)

        self._under_way += 1
        self._helper().submit(work).add_done_callback(ended)

    def _helper(self) -> ThreadPoolExecutor:
        if self._thread is None:
            from concurrent.futures import ThreadPoolExecutor

            self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="background")
        return self._thread

    def is_busy(self) -> bool:
        """Whether something that was given is not told of yet. Asked in the window's thread."""
        return self._under_way > 0

    @Slot(object, object)
    def _tell(self, errand: _Errand, future: Future[Any]) -> None:
        self._under_way -= 1
        error = future.exception()
        if error is not None and not isinstance(error, Trouble):
            self._crashed(error)
            error = Trouble(
                _("Something in Recess did not work."),
                _("Try it once more. If it happens again, copy the details and tell whoever looks after Recess."),
                _("Everything that was marked “Saved” is safe."),
            )
        if isinstance(error, Trouble):
            (errand.failed if errand.wanted() else errand.left_behind)(error)
        elif errand.wanted():
            errand.done(future.result())

    def part(self, left_behind: Failed = _nobody) -> Part:
        """The same thread for one page, which can stop listening. What fails after that is told to `left_behind`: a
        change made just before a page was left must not be lost in silence."""
        return Part(self, left_behind)

    def wait(self, seconds: float) -> bool:
        """Wait so long at most until all that was given is done; whether it is. Nobody is told of it meanwhile."""
        from concurrent.futures import wait

        return not wait([self._helper().submit(_nothing)], seconds).not_done

    def close(self) -> None:
        """Wait until all that was given is done, and end the thread. Nobody is told of anything any more."""
        self._ended.disconnect(self._tell)
        if self._thread is not None:
            self._thread.shutdown(wait=True)


def _nothing() -> None:
    """Comes when its turn comes."""


class Part:
    """What one page uses of the helper thread. After `close` its work is still done, but the page is not told."""

    def __init__(self, background: Background, left_behind: Failed = _nobody) -> None:
        self._background = background
        self._left_behind = left_behind
        self._open = True

    def run(self, work: Callable[[], T], done: Callable[[T], None], failed: Failed) -> None:
        """As `Background.run`."""
        self._background.run(work, done, failed, self._is_open, self._left_behind)

    def _is_open(self) -> bool:
        return self._open

    def close(self) -> None:
        self._open = False
