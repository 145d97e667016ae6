"""The steps one really takes: the shared flow with the procedure's own steps in their place."""

from knowledge.library import Library
from knowledge.model import Procedure

_OWN = "{own}"
_THEN = "{then}"


def filing_steps(procedure: Procedure, library: Library) -> tuple[str, ...]:
    """All steps in order, the flow's gaps filled; none for an imported entry, which has no flow."""
    flow = library.flows.get(procedure.flow)
    places = {_OWN: procedure.steps, _THEN: procedure.steps_after}
    steps: list[str] = []
    for step in flow.steps if flow else ():
        if step in places:
            steps += places[step]
        else:
            steps.append(_filled(step, procedure, library.city.name))
    return tuple(steps)


def _filled(step: str, procedure: Procedure, city: str) -> str:
    gaps = {"{name}": procedure.name.rstrip("."), "{agency}": procedure.agency, "{city}": city}
    for gap, value in gaps.items():
        step = step.replace(gap, value)
    return step
