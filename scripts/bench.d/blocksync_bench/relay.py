"""A long way to a TCP port: every byte arrives so much later than it was sent."""

import collections
import socket
import threading
import time

PIECE = 1 << 18


class Relay:
    """Listens on 127.0.0.1 and hands on to (address, port), `delay` seconds later each way."""

    def __init__(self, target, delay):
        self.target, self.delay = target, delay
        self.listener = socket.create_server(("127.0.0.1", 0))
        self.port = self.listener.getsockname()[1]
        threading.Thread(target=self._accept, daemon=True).start()

    def _accept(self):
        while True:
            try:
                near, _ = self.listener.accept()
            except OSError:
                return
            far = socket.create_connection(self.target)
            for one in (near, far):
                one.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            self._way(near, far)
            self._way(far, near)

    def _way(self, source, sink):
        queue, ready = collections.deque(), threading.Semaphore(0)
        threading.Thread(target=self._take, args=(source, queue, ready), daemon=True).start()
        threading.Thread(target=self._give, args=(sink, queue, ready), daemon=True).start()

    def _take(self, source, queue, ready):
        data = b"more"
        while data:
            try:
                data = source.recv(PIECE)
            except OSError:
                data = b""
            queue.append((time.monotonic() + self.delay, data))
            ready.release()

    @staticmethod
    def _give(sink, queue, ready):
        try:
            while True:
                ready.acquire()
                due, data = queue.popleft()
                time.sleep(max(0, due - time.monotonic()))
                if not data:
                    sink.shutdown(socket.SHUT_WR)
                    return
                sink.sendall(data)
        except OSError:
            sink.close()

    def close(self):
        """Takes no further connections."""
        self.listener.close()
