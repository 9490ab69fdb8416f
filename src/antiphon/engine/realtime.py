"""Live fan-out: what was just committed, shown to whoever is looking. Nothing rests on it; who looks away reads the store.

In process by default; with a Redis address, between processes.
"""

import asyncio
import contextlib
import logging
import threading
from collections.abc import AsyncIterator, Callable
from typing import Any

BACKLOG = 256  # messages a slow listener may lag behind before older ones are dropped
log = logging.getLogger(__name__)
Listener = tuple[asyncio.AbstractEventLoop, "asyncio.Queue[bytes]"]


class Hub:
    """Channels with listeners in this process."""

    def __init__(self) -> None:
        self._listeners: dict[str, set[Listener]] = {}
        self._lock = threading.Lock()

    def publish(self, channel: str, message: bytes) -> None:
        """Show a message to everyone who listens; never waits, never fails. From any thread."""
        with self._lock:
            listeners = tuple(self._listeners.get(channel, ()))
        for loop, waiting in listeners:
            with contextlib.suppress(RuntimeError):  # the listener's loop has closed
                loop.call_soon_threadsafe(_offer, waiting, message)

    def has_listeners(self, channel: str) -> bool:
        """Whether building a message is worth the work."""
        return bool(self._listeners.get(channel))

    async def listen(self, channel: str) -> AsyncIterator[bytes]:
        """The messages of a channel from now on. A listener that lags loses the oldest, never slows the sender."""
        waiting: asyncio.Queue[bytes] = asyncio.Queue(BACKLOG)
        listener = (asyncio.get_running_loop(), waiting)
        with self._lock:
            self._listeners.setdefault(channel, set()).add(listener)
        try:
            while True:
                yield await waiting.get()
        finally:
            with self._lock:
                self._listeners[channel].discard(listener)

    def close(self) -> None:
        """Nothing to close in process."""


class RedisHub(Hub):
    """The same over Redis: a message reaches the listeners of every process. When Redis is away, those of this one."""

    def __init__(self, address: str) -> None:
        super().__init__()
        self._redis = _connect(address)
        self._pubsub = self._redis.pubsub(ignore_subscribe_messages=True)
        self._pubsub.psubscribe("antiphon.*")
        self._stopping = threading.Event()
        self._thread = threading.Thread(target=self._pump, name="realtime", daemon=True)
        self._thread.start()

    def publish(self, channel: str, message: bytes) -> None:
        """Through Redis, which hands it back to this process too."""
        try:
            self._redis.publish(f"antiphon.{channel}", message)
        except Exception:  # noqa: BLE001 - whatever Redis' client raises: the message still reaches this process
            log.warning("Redis is away; live messages stay in this process")
            super().publish(channel, message)

    def has_listeners(self, channel: str) -> bool:
        """Another process may be listening."""
        return True

    def _pump(self) -> None:
        while not self._stopping.is_set():
            try:
                message = self._pubsub.get_message(timeout=0.5)
            except Exception:  # noqa: BLE001 - reconnect after whatever Redis' client raises
                self._stopping.wait(1.0)
                continue
            if message and message["type"] == "pmessage":
                super().publish(message["channel"].decode().removeprefix("antiphon."), message["data"])

    def close(self) -> None:
        """Stop listening to Redis."""
        self._stopping.set()
        self._thread.join(timeout=2)
        self._pubsub.close()
        self._redis.close()


def _connect(address: str) -> Any:
    try:
        import redis
    except ImportError as error:
        message = "ANTIPHON_REDIS is set, but the Redis client is not installed. Type: pip install 'antiphon[redis]'"
        raise RuntimeError(message) from error
    client: Any = redis.Redis
    return client.from_url(address, socket_timeout=2, socket_connect_timeout=2)


def _offer(waiting: "asyncio.Queue[bytes]", message: bytes) -> None:
    if waiting.full():
        waiting.get_nowait()
    waiting.put_nowait(message)


def make_hub(address: str | None, make_redis: Callable[[str], Hub] = RedisHub) -> Hub:
    """The hub that the settings ask for."""
    return make_redis(address) if address else Hub()
