"""Read aloud, with the computer's own voice. Where there is none there is no button.

The words may quote what the party answered before. So they go into the voice's standard input and nowhere else: other
people's programs may see what a program was started with. A voice is given one line at a time, so that it falls silent
soon even where the system does not end it when this process is killed.
"""

from __future__ import annotations

from PySide6.QtCore import QObject, QProcess, Slot

from ui.party.voices import Voice, voice_for

_ENDING_MS = 1000


class Speech(QObject):
    """Says one text at a time. Voices are looked for when one is first asked about, never before."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._voices: dict[str, Voice | None] = {}
        self._voice: Voice | None = None
        self._lines: list[str] = []
        self._process = QProcess(self)
        # What the voice itself prints may be the words again.
        self._process.setStandardOutputFile(QProcess.nullDevice())
        self._process.setStandardErrorFile(QProcess.nullDevice())
        self._process.finished.connect(self._line_said)

    def can_speak(self, language: str) -> bool:
        """Whether there is a voice for this language."""
        return self._voice_for(language) is not None

    def say(self, words: str, language: str) -> None:
        """Say this now, in place of whatever is being said."""
        self.stop()
        self._voice = self._voice_for(language)
        self._lines = [line for line in words.splitlines() if line.strip()]
        self._say_next()

    def stop(self) -> None:
        """Silence at once."""
        self._lines = []
        if self._process.state() is QProcess.ProcessState.NotRunning:
            return
        self._process.kill()
        self._process.waitForFinished(_ENDING_MS)
        if self._voice is not None and self._voice.silencer:
            program, *options = self._voice.silencer
            QProcess.startDetached(program, options)

    def _voice_for(self, language: str) -> Voice | None:
        if language not in self._voices:
            self._voices[language] = voice_for(language)
        return self._voices[language]

    def _say_next(self) -> None:
        if self._voice is None or not self._lines:
            return
        self._process.start(self._voice.program, list(self._voice.options))
        # The space: a line that begins with "!-!" would be a command to `spd-say`.
        self._process.write(f" {self._lines.pop(0)}\n".encode())
        self._process.closeWriteChannel()

    @Slot(int, QProcess.ExitStatus)
    def _line_said(self, code: int, status: QProcess.ExitStatus) -> None:
        """The next line follows; a voice that fails is not asked again."""
        if code == 0 and status is QProcess.ExitStatus.NormalExit:
            self._say_next()
