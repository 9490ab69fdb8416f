"""A line to PostgreSQL that breaks at a chosen moment: before the server hears COMMIT, or after it has answered."""

import select
import socket
import threading
from types import TracebackType
from typing import Literal, Self

COMMIT = b"COMMIT\x00"
When = Literal["before", "after"]


class Line:
    """Listens on a free port and passes everything on to the server, one thread a connection."""

    def __init__(self, port: int) -> None:
        self._server = port
        self._listening = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._listening.getsockname()[1]
        self.cut: When | None = None  # cut once at the next COMMIT
        self.cuts = 0
        self._threads = [threading.Thread(target=self._accept)]

    def _accept(self) -> None:
        while True:
            try:
                client, _ = self._listening.accept()
            except OSError:
                return
            thread = threading.Thread(target=self._serve, args=(client,))
            self._threads.append(thread)
            thread.start()

    def _serve(self, client: socket.socket) -> None:
        with client, socket.create_connection(("127.0.0.1", self._server)) as server:
            deaf = False  # the caller will never hear what the server answers
            while True:
                for end in select.select([client, server], [], [])[0]:
                    data = end.recv(65_536)
                    if not data or (end is server and deaf):
                        return
                    if end is client and self.cut and COMMIT in data:
                        when, self.cut, self.cuts = self.cut, None, self.cuts + 1
                        if when == "before":
                            return
                        deaf = True
                    (server if end is client else client).sendall(data)

    def __enter__(self) -> Self:
        self._threads[0].start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._listening.shutdown(socket.SHUT_RDWR)  # wakes the thread that accepts
        self._listening.close()
        for thread in self._threads:
            thread.join()
