"""The voices that come with a computer: which program speaks, and the words it is started with.

PySide6's own speech module is part of Addons, three times the size of everything else we need. Every system has a
program that speaks what it is given on its standard input; that is all we need.
"""

from __future__ import annotations

import re
import sys
from dataclasses import dataclass

from PySide6.QtCore import QProcess, QStandardPaths

_LIST_MS = 3000
"""How long the list of voices may take on a Mac."""

_WINDOWS = (
    "Add-Type -AssemblyName System.Speech;"
    "$in = New-Object IO.StreamReader([Console]::OpenStandardInput(), [Text.Encoding]::UTF8);"
    "$voice = New-Object System.Speech.Synthesis.SpeechSynthesizer;"
    "$fits = $voice.GetInstalledVoices() | Where-Object {{ $_.Enabled -and"
    " $_.VoiceInfo.Culture.TwoLetterISOLanguageName -eq '{language}' }} | Select-Object -First 1;"
    "if ($fits) {{ $voice.SelectVoice($fits.VoiceInfo.Name); $voice.Speak($in.ReadToEnd()) }}"
)
_MAC_LINE = re.compile(r"^(?P<name>\S.*?)\s+(?P<language>[a-z]{2,3})[_-]\w+\s+#")


@dataclass(frozen=True, slots=True)
class Voice:
    """A program that says what comes on its standard input, and ends. `silencer` is a command for what is said by
    somebody else in its place, and goes on when the program is ended."""

    program: str
    options: tuple[str, ...]
    silencer: tuple[str, ...] = ()


def voice_for(language: str, platform: str = sys.platform) -> Voice | None:
    """This computer's voice for a language; None if it has none."""
    if platform == "darwin":
        return _on_a_mac(language)
    if platform == "win32":
        found = _found("powershell")
        script = _WINDOWS.format(language=language)
        return Voice(found, ("-NoProfile", "-NonInteractive", "-Command", script)) if found else None
    return _on_linux(language)


def _on_linux(language: str) -> Voice | None:
    """A program that speaks by itself comes first: it is silent the moment it is ended. `spd-say` passes the words on
    to a speech server, line by line with these options, and the server has to be told."""
    for name in ("espeak-ng", "espeak"):
        found = _found(name)
        if found:
            return _bound_to_us(Voice(found, ("-b", "1", "-v", language, "--stdin")))
    found = _found("spd-say")
    if found:
        return _bound_to_us(Voice(found, ("--pipe-mode", "--wait", "--language", language), (found, "--cancel")))
    return None


def _bound_to_us(voice: Voice) -> Voice:
    """The kernel ends the voice with us, also when we are killed; where `setpriv` is missing it ends with its line."""
    binder = _found("setpriv")
    if not binder:
        return voice
    return Voice(binder, ("--pdeathsig", "KILL", voice.program, *voice.options), voice.silencer)


def _on_a_mac(language: str) -> Voice | None:
    found = _found("say")
    if not found:
        return None
    listing = QProcess()
    listing.start(found, ["-v", "?"])
    if not listing.waitForFinished(_LIST_MS):
        listing.kill()
        listing.waitForFinished(_LIST_MS)
        return None
    for line in bytes(listing.readAllStandardOutput().data()).decode(errors="replace").splitlines():
        voice = _MAC_LINE.match(line)
        if voice and voice["language"] == language:
            return Voice(found, ("-v", voice["name"], "-f", "-"))
    return None


def _found(name: str) -> str:
    return QStandardPaths.findExecutable(name)
