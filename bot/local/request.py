"""Stands where HTTP stands: hands the library's calls to the server in this process."""

import json
from typing import Any

from telegram.request import BaseRequest, RequestData

from bot.local.checks import RefusedError
from bot.local.server import LocalServer


class LocalRequest(BaseRequest):
    """A request object of python-telegram-bot without a network."""

    def __init__(self, server: LocalServer) -> None:
        self._server = server

    @property
    def read_timeout(self) -> float | None:
        """Nothing times out."""
        return None

    async def initialize(self) -> None:
        """Nothing to open."""

    async def shutdown(self) -> None:
        """Nothing to close."""

    async def do_request(
        self,
        url: str,
        method: str,
        request_data: RequestData | None = None,
        *timeouts: Any,
        **more_timeouts: Any,
    ) -> tuple[int, bytes]:
        """Status and body, as HTTP would bring them."""
        del method, timeouts, more_timeouts
        params = request_data.parameters if request_data else {}
        try:
            result = await self._server.answer(url.rsplit("/", 1)[-1], params)
        except RefusedError as error:
            answer = {"ok": False, "error_code": error.code, "description": error.description}
            if error.parameters:
                answer["parameters"] = error.parameters
            return error.code, json.dumps(answer).encode()
        return 200, json.dumps({"ok": True, "result": result}).encode()
