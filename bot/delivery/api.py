"""The Bot API through the library's request object: one method for every call, four outcomes."""

import json
from collections.abc import Mapping
from typing import Any

from telegram.error import TelegramError
from telegram.request import BaseRequest, RequestData

# RequestData is public, what it is made of is not; tests/telegram talks real HTTP and would notice.
from telegram.request._requestparameter import RequestParameter

_OK = 200
_SERVER_ERROR = 500
_FLOOD = 429


class ApiError(Exception):
    """Base of everything a call can bring instead of a result."""


class ApiUnreachableError(ApiError):
    """No answer, or one that makes no sense: worth another try."""


class ApiTroubleError(ApiUnreachableError):
    """The server answered that it could not; some answer so to every method they lack."""


class ApiFloodError(ApiError):
    """Telegram asks to wait.

    Attributes:
        seconds: For how long.
    """

    def __init__(self, seconds: float) -> None:
        super().__init__(f"retry after {seconds} s")
        self.seconds = seconds


class ApiRefusalError(ApiError):
    """Telegram understood and refused.

    Attributes:
        code: HTTP-like error code.
        description: Telegram's own words.
        migrated_to: The group's new id, where that is the reason.
    """

    def __init__(self, code: int, description: str, migrated_to: int | None = None) -> None:
        super().__init__(f"{code}: {description}")
        self.code = code
        self.description = description
        self.migrated_to = migrated_to


class BotApi:
    """Calls of one bot on one server."""

    def __init__(self, request: BaseRequest, server: str, token: str) -> None:
        self._request = request
        self._address = f"{server}/bot{token}"

    async def call(
        self,
        method: str,
        params: Mapping[str, Any] | None = None,
        *,
        patience: float = 20.0,
    ) -> Any:
        """The `result` of a call.

        Args:
            method: The Bot API method, e.g. "sendMessage".
            params: Its parameters as plain JSON values.
            patience: Seconds to wait for the answer.

        Raises:
            ApiUnreachableError, ApiFloodError, ApiRefusalError: See there.
        """
        parameters = [
            RequestParameter.from_input(key, value) for key, value in (params or {}).items()
        ]
        try:
            status, payload = await self._request.do_request(
                f"{self._address}/{method}", "POST", RequestData(parameters), read_timeout=patience
            )
        except TelegramError as error:
            raise ApiUnreachableError(type(error).__name__) from None
        return _result(status, payload)


def _result(status: int, payload: bytes) -> Any:
    try:
        answer = json.loads(payload)
    except ValueError:
        raise ApiUnreachableError(f"HTTP {status} without JSON") from None
    if not isinstance(answer, dict):
        raise ApiUnreachableError(f"HTTP {status} without an object")
    if status == _OK and answer.get("ok") is True and "result" in answer:
        return answer["result"]
    raise _failure(status, answer)


def _failure(status: int, answer: dict[str, Any]) -> ApiError:
    code = answer.get("error_code")
    code = code if isinstance(code, int) else status
    parameters = answer.get("parameters")
    parameters = parameters if isinstance(parameters, dict) else {}
    wait = parameters.get("retry_after")
    if code == _FLOOD or isinstance(wait, int | float):
        return ApiFloodError(float(wait) if isinstance(wait, int | float) else 1.0)
    if code == _OK or code >= _SERVER_ERROR:
        return ApiTroubleError(f"HTTP {status}")
    migrated_to = parameters.get("migrate_to_chat_id")
    return ApiRefusalError(
        code,
        str(answer.get("description", "")),
        migrated_to if isinstance(migrated_to, int) else None,
    )
