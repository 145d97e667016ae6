"""Who may do what at the desk."""

from enum import StrEnum


class Level(StrEnum):
    """How near a team is to the citizen; what one cannot take falls to the next."""

    NEIGHBOURHOOD = "neighbourhood"
    COMMUNE = "commune"
    CITY = "city"


class Role(StrEnum):
    """What a member of a team may do."""

    VOLUNTEER = "volunteer"
    LEAD = "lead"
    EDITOR = "editor"
    OFFICE = "office"
    ADMIN = "admin"


RANKS = (Role.VOLUNTEER, Role.LEAD, Role.EDITOR, Role.OFFICE, Role.ADMIN)
"""What a higher invitation raises somebody to; nobody is lowered by one."""

OF_THE_CITY = (Role.EDITOR, Role.OFFICE, Role.ADMIN)
"""Roles that belong to the city's desk only."""

LEADS = (Role.LEAD, Role.OFFICE, Role.ADMIN)
"""Who is told when something waits too long, and may bind a group."""

ANSWERS_FOR_DATA = (Role.OFFICE, Role.ADMIN)
"""Who sees duties and reports of money being asked."""
