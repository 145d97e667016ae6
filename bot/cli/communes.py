"""A commune as an operator types it."""

from bot.errors import BotError
from knowledge.places import City, Commune


def the_one(city: City, typed: str) -> Commune:
    """The unit a name, old or new, or a code means.

    Raises:
        BotError: It is no unit, or may be several.
    """
    unit = city.commune(typed.strip())
    if unit is not None:
        return unit
    answer = city.find(typed)
    exact = [f.commune for f in answer.found if f.because is None]
    units = (
        {f.commune.code: f.commune for f in answer.found}
        if len(exact) != 1
        else {exact[0].code: exact[0]}
    )
    if len(units) == 1:
        return next(iter(units.values()))
    if units:
        names = "; ".join(f"{u.full_name} ({u.code})" for u in units.values())
        raise BotError(f"'{typed}' may be several units: {names}. Give the code.")
    raise BotError(f"'{typed}' is no unit of {city.name}. Give today's name, or its code.")
