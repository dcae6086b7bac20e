"""`python -m tools.run`: Convenor in demo mode and a chat to try it in, until Ctrl-C."""

import os
import signal
import sys
import time
from types import FrameType
from typing import NoReturn

from tools.demo import demo
from tools.node import FOLDER, Failed
from tools.processes import Program

WELCOME = """
Convenor is running in demo mode: everybody in it is invented.

  Chat with it    http://localhost:{page}
  The bot itself  http://127.0.0.1:{bot}/health/ready

Type one of these first:

  refer           write a referral
  help            what you can do here
  demo as chair   see it as the chair does
  demo children   bring in two children, one of them on the next agenda
  demo +7d        a week goes by: whatever falls due on the way arrives

Ctrl-C stops both. What they print is kept in {logs}/."""


def main() -> int:
    """Runs until Ctrl-C (0), or until something stops it, which is said in words (1)."""
    for ending in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(ending, _as_ctrl_c)
    try:
        _run(int(os.environ.get("PORT", "3978")), int(os.environ.get("PLAYGROUND_PORT", "56150")))
    except KeyboardInterrupt:
        print("\nStopped.")
        return 0
    except Failed as problem:
        print(f"\n{problem}", file=sys.stderr)
        return 1


def _run(port: int, playground_port: int) -> NoReturn:
    with demo(port, playground_port, {}) as programs:
        print(WELCOME.format(page=playground_port, bot=port, logs=FOLDER), flush=True)
        while True:
            _must_still_run(programs)
            time.sleep(0.5)


def _must_still_run(programs: list[Program]) -> None:
    for program in programs:
        if program.stopped():
            raise Failed(
                f"{program.name} has stopped by itself, so the rest was stopped too. It said:\n\n{program.last_words()}"
            )


def _as_ctrl_c(number: int, frame: FrameType | None) -> None:
    raise KeyboardInterrupt


if __name__ == "__main__":
    sys.exit(main())
