"""`motcua ask` and `motcua match`: what the understanding makes of questions."""

import json
from pathlib import Path
from typing import Annotated

import typer

from bot.cli.matching import Tally, match_line, questions_in
from bot.cli.options import (
    DATA,
    CatalogueOption,
    ConfigOption,
    DataOption,
    give,
    known,
    settings,
    tell,
)
from bot.clock import SystemClock, today
from bot.config import Config
from bot.local.html import plain
from bot.texts import Texts
from handlers.cards import answer_text
from knowledge import Library
from knowledge.understanding import Kind, Outcome, Understander
from knowledge.understanding.reasons import Word

_EXPLAINED = 4
_WORDS = 8


def register(app: typer.Typer) -> None:
    """Adds the commands."""

    @app.command()
    def ask(
        question: Annotated[str, typer.Argument(help="As a citizen would type it.")],
        as_json: Annotated[bool, typer.Option("--json", help="The outcome as JSON.")] = False,
        why: Annotated[bool, typer.Option("--why", help="Which words counted.")] = False,
        config: ConfigOption = None,
        catalogue: CatalogueOption = None,
        data: DataOption = DATA,
    ) -> None:
        """One question, one answer."""
        found = settings(config, catalogue)
        knowing = known(found, data)
        library, understander = knowing.library, knowing.understander
        outcome = understander.understand(question)
        shown = _shown(outcome, library, found)
        if as_json:
            give(json.dumps(shown, ensure_ascii=False) + "\n")
        else:
            give(f"{shown['text']}\n")
        if why:
            _explain(understander, question, outcome, library)

    @app.command()
    def match(
        questions: Annotated[Path, typer.Option("--in", help="JSON lines: id, question, codes.")],
        out: Annotated[Path, typer.Option("--out", help="Where the outcomes go, JSON lines.")],
        config: ConfigOption = None,
        catalogue: CatalogueOption = None,
        data: DataOption = DATA,
    ) -> None:
        """Many questions, for editors who want to know what the catalogue misses."""
        found = settings(config, catalogue)
        understander = known(found, data).understander
        tally = Tally()
        with out.open("w", encoding="utf-8") as file:
            for asked in questions_in(questions):
                outcome = understander.understand(asked.question)
                tally.count(asked, outcome)
                file.write(json.dumps(match_line(asked, outcome), ensure_ascii=False) + "\n")
        tell(str(tally))


def _shown(outcome: Outcome, library: Library, config: Config) -> dict[str, object]:
    procedure = library.procedure(outcome.procedure or "")
    guide = library.guide(outcome.guide or "")
    named = procedure or guide
    return {
        "kind": outcome.kind,
        "code": outcome.procedure,
        "name": named.name if named else None,
        "aspect": outcome.aspect,
        "candidates": [
            {"code": c.owner, "name": p.name, "score": round(100 * c.score, 1)}
            for c in outcome.candidates
            if (p := library.procedure(c.owner))
        ],
        "shown": list(outcome.shown),
        "text": plain(_text(outcome, library, config)),
    }


def _text(outcome: Outcome, library: Library, config: Config) -> str:
    """What the bot would say."""
    texts = Texts(team_name=config.team_name, support_phone=config.support_phone)
    procedure = library.procedure(outcome.procedure or "")
    guide = library.guide(outcome.guide or "")
    if outcome.kind is Kind.ANSWER and procedure:
        return answer_text(texts, library, procedure, outcome.aspect, today(SystemClock()))
    if outcome.kind is Kind.CHOOSE:
        offered = [p for p in map(library.procedure, outcome.shown) if p]
        lines = [f"• {p.choice_label} ({p.code})" for p in offered]
        return "\n".join([texts("answer/choose"), *lines])
    if outcome.kind is Kind.GUIDE and guide:
        return texts("answer/guide", guide=guide)
    matter = library.matter_elsewhere(outcome.elsewhere)
    return texts("answer/unknown", matter=matter, near=False)


def _explain(
    understander: Understander,
    question: str,
    outcome: Outcome,
    library: Library,
) -> None:
    tell(f"{100 * understander.chance(question):5.1f}  that a procedure answers at all")
    for candidate in outcome.candidates[:_EXPLAINED]:
        procedure = library.procedure(candidate.owner)
        reasons = understander.why(question, candidate.owner)
        tell(
            f"{100 * candidate.score:5.1f}  {candidate.owner}  "
            f"{procedure.short_name if procedure else ''}"
        )
        if reasons:
            tell(f"         words  {'; '.join(map(_word, reasons.words[:_WORDS]))}")
            tell(f"         adds   {'; '.join(f'{n} {v:+.1f}' for n, v in reasons.parts[:_WORDS])}")


def _word(word: Word) -> str:
    where = ", ".join(voice.name.lower() for voice in word.where) or "record"
    return f"{word.text} {word.weight:.1f} ({where})"
