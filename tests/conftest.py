"""What holds in every test: Qt draws off screen, and nothing reaches the network."""

import os
import socket
import sys

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")


def refuse_the_network(event: str, arguments: tuple[object, ...]) -> None:
    """Raise when a test is about to look up a name or to open a connection."""
    if event == "socket.getaddrinfo":
        raise AssertionError(f"A test looked up {arguments[0]!r} in the network.")
    if event not in {"socket.connect", "socket.sendto"}:
        return
    # The session's own bus (key ring, accessibility) is no network.
    door = arguments[0]
    if isinstance(door, socket.socket) and door.family != socket.AF_UNIX:
        raise AssertionError(f"A test connected to {arguments[1]!r} in the network.")


sys.addaudithook(refuse_the_network)
