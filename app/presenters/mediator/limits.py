"""What Recess cannot do, in plain words. The user's guide (docs/guide.md) says the same sentences; a test holds them
together."""

from __future__ import annotations

from app.domain.language import _


def limits() -> tuple[tuple[str, str], ...]:
    """A few words and what they mean, in the order in which a mediator meets them."""
    return (
        (
            _("An open vault is open"),
            _(
                "Whoever gets at the laptop while the vault is open can read it, and so can a harmful program on it. "
                "Recess cannot see a camera in the room, somebody looking over a shoulder, or pressure put on you."
            ),
        ),
        (
            _("The desktop is not locked"),
            _(
                "A party who leaves the program reaches the desktop behind it. Your cases stay encrypted, other files do not. "
                "Use a guest account of the computer with nothing else in it."
            ),
        ),
        (
            _("Pictures of the screen"),
            _("Recess does not stop other programs from taking pictures of the screen, and nothing stops a telephone."),
        ),
        (
            _("Sleep and hibernation"),
            _(
                "A computer that sleeps may write its memory to the disk. Recess locks itself before that, but cannot wipe "
                "every trace from memory. Turn on the disk encryption of your computer."
            ),
        ),
        (
            _("Documents go their own way"),
            _(
                "Once a document is with somebody, it is theirs. Print queues, printers, mail servers and other programs "
                "keep copies. This computer's print queue may keep what was printed for a day. "
                "A lock on a document is as good as the words that open it are kept."
            ),
        ),
        (
            _("Short codes can be guessed"),
            _(
                "“Only me” answers are closed with the party's own code. Somebody who has your passphrase and special "
                "tools could try all short codes. A longer code is a better one, and nobody can bring a forgotten one back."
            ),
        ),
        (
            _("There is no back door"),
            _(
                "Without the passphrase and without the recovery sheet nobody opens the vault: no support, no expert, "
                "and not the people who made Recess."
            ),
        ),
        (
            _("Destroying means the key"),
            _(
                "Recess deletes the key of a case, and then its files. A disk may keep old blocks for a while; without the "
                "key they cannot be read. Copies of the vault that were made before still hold the case and its key."
            ),
        ),
        (
            _("Everything put back at once"),
            _(
                "An old case file put back is noticed, and so is an old part of one. A whole vault put back as it was last "
                "week looks like last week, and so does the list of cases: keep the laptop where only you can reach it."
            ),
        ),
        (
            _("The law"),
            _(
                "Confidentiality has exceptions, and they differ by place. Recess shows the text of your rules and "
                "promises no more. It cannot tell you how long to keep a case, or when to hold one."
            ),
        ),
    )
