"""What a case and its template give a sheet before a party gets it."""

from __future__ import annotations

from dataclasses import dataclass

from app.domain.case import Case, Party, may_compare
from app.domain.kinds.base import Option, Terms
from app.domain.settling import Surroundings, settle
from app.domain.template import Frame, Template
from app.domain.wording import Text, plain_text
from app.domain.worksheet import Worksheet


@dataclass(frozen=True, slots=True)
class SettledFor:
    """For whom and about what a sheet is settled."""

    party: Party
    issue: str = ""
    towards: str = ""
    switched_off: tuple[str, ...] = ()


def settled_sheet(sheet: Worksheet, case: Case, template: Template, frame: Frame, wanted: SettledFor) -> Worksheet:
    """`sheet` for one party of this case: conditions on the case settled, lists and terms filled in."""
    starter = next((issue.template_issue for issue in case.issues if issue.id == wanted.issue), "")
    around = Surroundings(
        facts={
            "safety_flag": case.safety_flag,
            "template": case.template,
            "issue_count": len(case.issues),
            "blind_comparison": may_compare(case),
        },
        offered={"case.issues": issue_options(case), "template.criteria": template.bank(starter)},
        issue_types={issue.id: issue.type.value for issue in case.issues},
        terms=_terms(sheet, case, template, frame, wanted),
    )
    return settle(sheet, around, issue=wanted.issue, switched_off=wanted.switched_off)


def issue_options(case: Case) -> tuple[Option, ...]:
    """The issues of a case as options, in the order of the case."""
    return tuple(Option(issue.id, plain_text(issue.title)) for issue in case.issues)


def _terms(sheet: Worksheet, case: Case, template: Template, frame: Frame, wanted: SettledFor) -> Terms:
    others = len(case.parties) - 1
    towards = case.party(wanted.towards).name if wanted.towards else ""
    return frame.terms(template, sheet, others, towards)


def limits_text(frame: Frame, case: Case, language: str) -> tuple[str, ...]:
    """The exceptions text of the case's rules profile in one language, a string a paragraph."""
    paragraphs: tuple[Text, ...] = frame.profile(case.rules).exceptions
    return tuple(paragraph.get(language) or paragraph["en"] for paragraph in paragraphs)
