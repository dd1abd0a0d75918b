"""Every slip an author can make is told once, on its line, with what to do about it."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from app.storage.worksheet_files import built_in_elsewhere, check_file, read_worksheet
from tests.storage.sheet_texts import EVERY_KIND, line_of, with_change


@dataclass(frozen=True)
class Slip:
    """`old` becomes `new`; the fault stands on the line of `at` (else of `new`) and says `what` and `mend`."""

    old: str
    new: str
    what: str
    mend: str
    at: str = ""


SHAPE = [
    Slip("kind: money_range", "kind: mony_range", "There is no kind “mony_range”", "“money_range”"),
    Slip("kind: percent\n", "kind: zzz\n", "There is no kind “zzz”", "Choose one of: computed"),
    Slip("    kind: percent\n", "", "“kind” is missing", "kind: short_text", at="id: part"),
    Slip("quick: true", "quck: true", "“quck” is not known here", "“quick”"),
    Slip("    hint: {en", "    help: {en", "“help” is not known here", "“hint”"),
    Slip("    advice_chars: 120", "    max_chars: 120", "“max_chars” is not known here", "“advice_chars”"),
    Slip("    advice_words: 80", "    advice_items: 8", "does not go with the kind “long_text”", "choose another kind"),
    Slip('    prompt: {en: "Say more', '    promt: {en: "Say more', "“promt” is not known here", "“prompt”"),
    Slip('    prompt: {en: "Say more about it."}\n', "", "“prompt” is missing here", "Add prompt:", at="id: lines"),
    Slip('{en: "Say more about it."}', '{es: "Más"}', "“prompt” has no English text", "Add en:"),
    Slip('{en: "Say more about it."}', "Say more about it.", "“prompt” does not say its language", "{en:"),
    Slip('{en: "Say more about it."}', '{en: "  "}', "is empty", "Write the text"),
    Slip('{en: "Say more about it."}', "{en: Say, EN: more}", "not a language code", "en, es or ht"),
    Slip('{en: "Say more about it."}', '{en: "' + "x" * 401 + '"}', "longer than 400", "shorter"),
    Slip("advice_chars: 120", 'advice_chars: "120"', "has to be a whole number", "without quotes"),
    Slip("advice_chars: 120", "advice_chars: 12.5", "has to be a whole number", "without quotes"),
    Slip("advice_chars: 120", "advice_chars: 99999", "is too large", "5000 or less"),
    Slip("minutes: 1.5\n", "minutes: long\n", "has to be a number", "without quotes"),
    Slip("required: true", "required: yes", "has to be true or false", "without quotes"),
    Slip("required: true", "required:", "Nothing stands after “required:”", "take the line out"),
    Slip("exclusive: [none]", "exclusive: none", "“exclusive” has to be a list", "dash"),
    Slip("sharing: private_to_me", "sharing: private_for_me", "cannot stand at “sharing”", "“private_to_me”"),
    Slip("unit: weeks", "unit: week", "cannot stand at “unit”", "“weeks”"),
    Slip("id: lines", "id: The Lines", "cannot be a name", "small letters"),
    Slip("format: 1", "format: 2", "“2” cannot stand at “format”", "Choose one of: 1"),
    Slip("edition: 3", "edition: 0", "is too small", "1 or more"),
    Slip("suggest: longer_break", "suggest: long_break", "cannot stand at “suggest”", "“longer_break”"),
    Slip("op: lte, value: 3", "op: lt, value: 3", "cannot stand at “op”", "“lte”"),
    Slip("op: lte, value: 3", "op: lte, value: {a: 1}", "does not fit here", "a number"),
    Slip("causes: [misunderstandings]", "causes: [misunderstanding]", "cannot stand at", "“misunderstandings”"),
    Slip("{case: safety_flag", "{case: saftey_flag", "cannot stand at “case”", "“safety_flag”"),
]

RULES = [
    Slip("{question: line, op", "{question: lin, op", "There is no question “lin”", "“line”"),
    Slip("{question: line, op", "{question: day, op", "waits for “day”, which comes later", "Move “day” up"),
    Slip("{question: line, op", "{question: lines, op", "waits for its own answer", "earlier question"),
    Slip("op: answered}", "op: answered, value: 3}", "takes no value", "Take the value out"),
    Slip("op: lte, value: 3", "op: lte", "“lte” needs a value", "Add value:"),
    Slip("op: in, value: [receive, pay]", "op: in, value: receive", "needs a list", "square brackets"),
    Slip("op: equals, value: false", "op: equals, value: [a]", "takes one value", "Use in"),
    Slip("value: [receive, pay]", "value: [recieve, pay]", "“recieve” is not a choice of “way”", "“receive”"),
    Slip("value: [money, mixed]", "value: [money, mony]", "no type of issue “mony”", "“money”"),
    Slip("type, of: which", "type, of: way", "does not ask for an issue", "case.issues"),
    Slip("question: level, op: lte", "question: line, op: lte", "does not answer with a number", "another op"),
    Slip("question: level, op: lte, value: 3", "question: picks, op: equals, value: food", "several answers", "includes"),
    Slip("sharing_max: may_share_with_other_side", "sharing_max: private_to_me\n    sharing_min: mediator_only",
         "tighter than its tightest lock", "sharing_min", at="sharing_min: mediator_only"),
    Slip("    sharing_max: mediator_only\n", "    sharing_max: private_to_me\n", "wider than its widest", "sharing_max"),
    Slip("    sharing_min: mediator_only\n    alert: {when", "    alert: {when", "can be kept from the mediator",
         "Add sharing_min: mediator_only", at="alert: {when"),
    Slip('alert: {when: ["yes"]', 'alert: {when: ["yess"]', "“yess” is not a choice of “pick”", "“yes”"),
    Slip("alert: {gte: 7, suggest: longer_break}", "alert: {suggest: longer_break}", "either when or gte", "Keep one"),
    Slip('alert: {when: ["yes"],', "alert: {gte: 1,", "gte never fits", "Use when"),
    Slip("nudge: {when: quiet, to: pick}", "nudge: {when: quiet, to: pik}", "no question “pik”", "“pick”"),
    Slip("nudge: {when: quiet, to: pick}", "nudge: {when: quite, to: pick}", "“quite” is not a choice", "“quiet”"),
    Slip("options_from: picks\n    skip", "options_from: piks\n    skip", "no question “piks”", "“picks”"),
    Slip("exclusive: [none]", "exclusive: [nothing]", "“nothing” is not a choice of “picks”", "Add it to the options"),
    Slip("skip_if_single: picks", "skip_if_single: pick", "another question than options_from", "the same question"),
    Slip("unlocks: ideas", "unlocks: idea", "no question “idea”", "“ideas”"),
    Slip("recalls: amount", "recalls: parts", "which does not come before it", "Move “parts” up"),
    Slip("leans_on: way", "leans_on: wy", "no question “wy”", "“way”"),
    Slip("  - id: lines", "  - id: line", "“line” is used twice; the first is on line", "another name",
         at='- id: line\n    prompt: {en: "Say'),
    Slip("{value: food,", "{value: quiet,", "“quiet” is used twice", "another name", at='{value: quiet, label: {en: "Food'),
    Slip("{id: theirs,", "{id: mine,", "“mine” is used twice", "another name", at='{id: mine, label: {en: "Theirs'),
    Slip("    items_from: case.issues\n", "", "“order” has nothing to choose from", "items_from", at="- id: order"),
    Slip("constraint: {column: of_ten", "constraint: {column: of_tin", "no column “of_tin”", "“of_ten”"),
    Slip("constraint: {column: of_ten", "constraint: {column: said", "does not hold whole numbers", "scale"),
    Slip('- {step: {en: "Papers"}}', '- {stap: {en: "Papers"}}', "no column “stap”", "“step”"),
    Slip("    starter_rows:\n", "    fixed_rows: [{id: a, label: {en: A}}]\n    starter_rows:\n", "has both", "Keep one",
         at="starter_rows:\n    - {step"),
    Slip('low, label: {en: "Low"}, kind: money}', "low, label: {en: L}, kind: single_choice, options_from: which}",
         "takes choices from", "one place", at="id: back"),
    Slip("    max: 10\n    step: 1", "    max: 0\n    step: 1", "max is not larger", "Swap"),
    Slip("    step: 1\n", "    step: 3\n", "do not end at max", "another step"),
    Slip("usual: 4", "usual: 99", "outside min and max", "between them"),
    Slip("id: ideas_by_lower_score", "id: ideas_by_low_score", "no sum “ideas_by_low_score”", "“ideas_by_lower_score”"),
    Slip("    items_from: ob_ideas", "    items_from: ideas_x", "no question “ideas_x”", "“ideas”"),
    Slip("What matters to {other}?", "What matters to {othr}?", "“{othr}” stands for nothing", "“other”"),
    Slip('{en: "Every kind"', '{en: "Like {other}"', "cannot stand in the title", "plain words"),
    Slip("quick_minutes: 6", "quick_minutes: 60", "takes longer than the full form", "Swap"),
    Slip("    options_from: case.issues\n    quick: true", "    options: [{value: a, label: {en: A}}]\n    quick: true",
         "no question asks for the issue", "case.issues", at="repeat_per"),
    Slip("shows: {worksheet: perspective_swap", "shows: {worksheet: perspectiv_swap", "no worksheet “perspectiv_swap”",
         "“perspective_swap”"),
    Slip("shows: {worksheet: perspective_swap, question: ps_statement", "shows: {worksheet: perspective_swap, question: x",
         "has no question “x”", "Look up its id"),
]  # fmt: skip


@pytest.mark.parametrize("slip", [*SHAPE, *RULES], ids=lambda slip: f"{slip.new.strip()[:40]}")
def test_a_slip_is_told_on_its_line_with_its_mend(slip: Slip) -> None:
    text = with_change(slip.old, slip.new)
    faults = [fault for fault in check_file(text, built_in_elsewhere()).faults if not fault.warning]
    told = [fault for fault in faults if slip.what in fault.what and slip.mend in fault.mend]
    assert told, faults
    assert told[0].line == line_of((slip.at or slip.new).strip(), text)
    if slip not in _KNOCK_ON:
        assert len(faults) == 1, faults


_KNOCK_ON = [
    slip
    for slip in [*SHAPE, *RULES]
    # A question that loses its id, its issue or its list takes with it what others build on; both are told.
    if slip.new in ("id: The Lines", "  - id: line", "    items_from: ideas_x") or "options: [{value: a" in slip.new
]


def test_a_sheet_without_a_slip_has_no_fault() -> None:
    assert check_file(EVERY_KIND, built_in_elsewhere()).faults == ()


def test_two_questions_that_wait_for_each_other_are_named() -> None:
    text = with_change("    kind: short_text\n", "    kind: short_text\n    show_if: {question: lines, op: answered}\n")
    faults = check_file(text).faults
    assert [fault.what for fault in faults] == ["“line” and “lines” wait for each other."]


def test_all_faults_of_a_file_are_told_at_once_in_the_order_of_the_lines() -> None:
    text = with_change("kind: money_range", "kind: mony_range")
    text = with_change("required: true", "requred: true", text)
    text = with_change("{question: line, op", "{question: lin, op", text)
    text = with_change('{en: "By which day?"}', '{es: "¿Cuándo?"}', text)
    faults = check_file(text).faults
    assert [fault.line for fault in faults] == sorted(
        line_of(part, text) for part in ("requred", "{question: lin,", "mony_range", "¿Cuándo")
    )
    assert all(fault.mend for fault in faults)


def test_what_stands_below_a_misspelt_name_is_looked_at_too() -> None:
    text = with_change(
        '    options:\n    - {value: "yes", label: {en: "Yes"}', '    optoins:\n    - {value: "yes", label: {es: "Sí"}'
    )
    faults = check_file(text).faults
    assert [fault.what for fault in faults] == ["“optoins” is not known here.", "“label” has no English text."]


def test_a_sum_needs_the_questions_it_is_worked_out_from() -> None:
    text = with_change("{id: ideas_by_lower_score,", "{id: no_deal_all_in,")
    assert [fault.what for fault in check_file(text).faults] == [
        "“no_deal_all_in” is worked out from “br_endings”, which is not here."
    ]
    text = with_change("{id: ideas_by_lower_score,", "{id: their_costs_expected,")
    assert [fault.what for fault in check_file(text).faults] == [
        "“their_costs_expected” is worked out from “br_their_costs”, which is not here."
    ]


def test_a_sheet_without_short_form_is_told_so() -> None:
    text = EVERY_KIND.replace("    quick: true\n", "")
    assert [fault.what for fault in check_file(text).faults] == [
        "No question is marked quick, so the short form is empty."
    ]


@pytest.mark.parametrize(
    ("prompt", "what"),
    [
        ("Which sum should you take?", "“should” sounds like advice."),
        ("What if the court will not hear you?", "“the court will” sounds like a prediction."),
        ("Who is to blame?", "“blame” sounds like blame."),
        ("Please say which day.", "“Please” puts pressure on a person."),
        ("Which day and/or hour?", "“and/or” is hard to read."),
        ("Is it like 1 in 10?", "“1 in 10” is hard to picture."),
        ("What is your BATNA?", "“BATNA” is a mediator's word."),
        ("What is your social security number?", "This asks for “social security”, which a worksheet may not ask."),
        ("Do you want this day? Do you want that one?", "This seems to ask two things, with one place to answer."),
        ("Could you come on this day, or on that day, or on any day that week, or in the week after that one?",
         "A sentence here has 23 words."),
        ("Which administrative determination necessitates immediate reconsideration regarding rescheduling procedures?",
         "This question reads like grade"),
    ],
)  # fmt: skip
def test_wording_is_warned_about_and_the_sheet_can_still_be_used(prompt: str, what: str) -> None:
    text = with_change("By which day?", prompt)
    checked = check_file(text)
    assert [fault.what[: len(what)] for fault in checked.faults] == [what]
    assert checked.faults[0].warning
    assert checked.can_be_used
    assert read_worksheet(text).question("day").prompt["en"] == prompt


def test_what_only_the_mediator_reads_is_not_warned_about() -> None:
    text = with_change('{en: "With people."}', '{en: "When a party should not be asked."}')
    assert check_file(text).faults == ()
