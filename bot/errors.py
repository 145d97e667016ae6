"""What can stop the bot or a command, each with a sentence for the person who runs it."""


class BotError(Exception):
    """Base of all errors that are told in one plain sentence and no traceback."""


class SettingError(BotError):
    """A setting is wrong or missing."""

    def __init__(self, name: str, what: str, remedy: str) -> None:
        super().__init__(f"{name}: {what}. {remedy}.")
        self.name = name


class StoreError(BotError):
    """The data file cannot be used."""


class StoreBusyError(StoreError):
    """Another process is running on the same data folder."""


class TokenError(BotError):
    """Telegram does not know the token."""
