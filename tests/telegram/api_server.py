"""A Bot API server over real HTTP, of the tests' own. It outlives the bot and keeps account."""

import json
import threading
import time
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs

TOKEN = "123:test"


@dataclass
class Account:
    """What happened on Telegram's side.

    Attributes:
        updates: Everything that ever happened, by id.
        acknowledged: The lowest id the bot may still ask for.
        delivered: (chat, method, text) of every call taken, in order.
        missing: Methods this server does not have.
        lack_is: How it says so: 404 as Telegram does, or 500 as some emulators do.
        refusals: Answers to give instead, by method, used up one by one.
    """

    updates: dict[int, dict[str, Any]] = field(default_factory=dict)
    acknowledged: int = 0
    fetched: int = 0
    delivered: list[tuple[int, str, dict[str, Any]]] = field(default_factory=list)
    missing: set[str] = field(default_factory=set)
    lack_is: int = 404
    refusals: dict[str, list[tuple[int, dict[str, Any]]]] = field(default_factory=dict)
    calls: list[str] = field(default_factory=list)
    next_message: int = 1


class ApiServer:
    """Serves one bot on a free port until closed."""

    def __init__(self) -> None:
        self.account = Account()
        self.lock = threading.Condition()
        outer = self

        class Handler(_Handler):
            server_of_tests = outer

        self._http = _QuietServer(("127.0.0.1", 0), Handler)
        self._thread = threading.Thread(target=self._http.serve_forever, args=(0.05,), daemon=True)
        self._thread.start()

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self._http.server_address[1]}"

    def close(self) -> None:
        self._http.shutdown()
        self._http.server_close()

    def happen(self, **content: Any) -> int:
        """Something the bot will fetch; returns its update id."""
        with self.lock:
            update_id = 1000 + len(self.account.updates)
            self.account.updates[update_id] = {"update_id": update_id, **content}
            self.lock.notify_all()
            return update_id

    def text(self, person: int, text: str, **more: Any) -> int:
        """A private message, without entities, as some servers send them."""
        return self.happen(message=message(person, text, **more))

    def press(self, person: int, data: str, message_id: int, chat: int | None = None) -> int:
        """A pressed button."""
        shown = message(person, "x", chat=chat) | {"message_id": message_id}
        return self.happen(
            callback_query={
                "id": f"press-{person}-{len(self.account.updates)}",
                "from": user(person),
                "chat_instance": "x",
                "message": shown,
                "data": data,
            }
        )

    def said_to(self, chat: int) -> list[str]:
        with self.lock:
            return [p.get("text", "") for c, _, p in self.account.delivered if c == chat]

    def button(self, chat: int, label: str) -> tuple[str, int]:
        """Data and message id of the newest button that holds the label."""
        with self.lock:
            for c, _, params in reversed(self.account.delivered):
                markup = json.loads(params.get("reply_markup") or "{}")
                for row in markup.get("inline_keyboard", []):
                    for shown in row:
                        if c == chat and label in shown["text"]:
                            return shown["callback_data"], params["message_id"]
        raise AssertionError(f"no button {label}")

    def wait(self, condition: Any, seconds: float = 20.0) -> None:
        """Until something is so on this side."""
        deadline = time.monotonic() + seconds
        with self.lock:
            while not condition():
                if not self.lock.wait(max(0.0, deadline - time.monotonic())):
                    raise AssertionError("it did not come about in time")


class _QuietServer(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, *_: Any) -> None:
        """A bot that was killed takes no answer; that is what the tests are about."""


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server_of_tests: ApiServer

    def do_POST(self) -> None:
        length = int(self.headers.get("Content-Length") or 0)
        form = parse_qs(self.rfile.read(length).decode(), keep_blank_values=True)
        params = {key: values[0] for key, values in form.items()}
        _, bot, method = self.path.split("/", 2)
        status, answer = self._answer(bot, method, params)
        body = json.dumps(answer).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: Any) -> None:
        return

    def _answer(self, bot: str, method: str, params: dict[str, str]) -> tuple[int, dict[str, Any]]:
        outer = self.server_of_tests
        with outer.lock:
            account = outer.account
            account.calls.append(method)
            if bot != f"bot{TOKEN}":
                return refusal(401, "Unauthorized")
            if method in account.missing:
                return refusal(account.lack_is, "Not Found")
            if account.refusals.get(method):
                return account.refusals[method].pop(0)
            result = self._result(method, params)
            outer.lock.notify_all()
        return 200, {"ok": True, "result": result}

    def _result(self, method: str, params: dict[str, str]) -> Any:
        if method == "getUpdates":
            return self._updates(int(params.get("offset", 0)), float(params.get("timeout", 0)))
        if method == "getMe":
            return {"id": 123, "is_bot": True, "first_name": "Bot", "username": "thu_bot"}
        if method in {"setMyCommands", "deleteWebhook"}:
            return True
        return self._delivered(method, params)

    def _updates(self, offset: int, seconds: float) -> list[dict[str, Any]]:
        outer = self.server_of_tests
        account = outer.account
        account.acknowledged = max(account.acknowledged, offset)
        deadline = time.monotonic() + min(seconds, 1.0)
        while True:
            waiting = [u for i, u in account.updates.items() if i >= account.acknowledged][:100]
            if waiting or not outer.lock.wait(max(0.0, deadline - time.monotonic())):
                account.fetched += len(waiting)
                return waiting

    def _delivered(self, method: str, params: dict[str, str]) -> Any:
        account = self.server_of_tests.account
        chat = int(params.get("chat_id", 0))
        shown: dict[str, Any] = dict(params)
        if method == "sendMessage":
            shown["message_id"] = account.next_message
            account.next_message += 1
        elif "message_id" in params:
            shown["message_id"] = int(params["message_id"])
        account.delivered.append((chat, method, shown))
        if method == "answerCallbackQuery":
            return True
        return {"message_id": shown["message_id"], "date": 0, "chat": {"id": chat, "type": "x"}}


def refusal(code: int, description: str, **parameters: Any) -> tuple[int, dict[str, Any]]:
    answer: dict[str, Any] = {"ok": False, "error_code": code, "description": description}
    return code, answer | ({"parameters": parameters} if parameters else {})


def user(person: int) -> dict[str, Any]:
    return {"id": person, "is_bot": False, "first_name": f"P{person}"}


def message(person: int, text: str, chat: int | None = None) -> dict[str, Any]:
    where = (
        {"id": person, "type": "private", "first_name": f"P{person}"}
        if chat is None
        else {"id": chat, "type": "supergroup", "title": "Tổ"}
    )
    return {"message_id": 1, "date": 1, "chat": where, "from": user(person), "text": text}
