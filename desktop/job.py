"""A job of Windows: what limits a process there from outside, and ends with us.

Elsewhere the process limits itself, and this does nothing.
"""

import sys
from subprocess import Popen

if sys.platform == "win32":
    import ctypes
    from ctypes import wintypes

    from forms.composition.imports.__main__ import CPU_SECONDS, MEMORY

    _EXTENDED_LIMITS = 9
    _PROCESS_TIME, _DIE_UNSEEN, _JOB_MEMORY, _END_WITH_US = 0x2, 0x400, 0x200, 0x2000
    _TENTH_MICROSECONDS = 10_000_000

    class _Basic(ctypes.Structure):
        _fields_ = (
            ("PerProcessUserTimeLimit", ctypes.c_int64),
            ("PerJobUserTimeLimit", ctypes.c_int64),
            ("LimitFlags", wintypes.DWORD),
            ("MinimumWorkingSetSize", ctypes.c_size_t),
            ("MaximumWorkingSetSize", ctypes.c_size_t),
            ("ActiveProcessLimit", wintypes.DWORD),
            ("Affinity", ctypes.c_size_t),
            ("PriorityClass", wintypes.DWORD),
            ("SchedulingClass", wintypes.DWORD),
        )

    class _Extended(ctypes.Structure):
        _fields_ = (
            ("Limits", _Basic),
            ("IoCounters", ctypes.c_uint64 * 6),
            ("ProcessMemoryLimit", ctypes.c_size_t),
            ("JobMemoryLimit", ctypes.c_size_t),
            ("PeakProcessMemoryUsed", ctypes.c_size_t),
            ("PeakJobMemoryUsed", ctypes.c_size_t),
        )

    class Job:
        """Takes in *child* before it is told anything; what it starts is in it too.

        Raises ``OSError`` if it cannot be limited: then it must not read.
        """

        def __init__(self, child: Popen[bytes]) -> None:
            kernel = ctypes.WinDLL("kernel32", use_last_error=True)
            kernel.CreateJobObjectW.restype = wintypes.HANDLE
            self._close = kernel.CloseHandle
            self._close.argtypes = (wintypes.HANDLE,)
            self._job = kernel.CreateJobObjectW(None, None)
            limits = _Extended()
            limits.Limits.LimitFlags = (
                _PROCESS_TIME | _DIE_UNSEEN | _JOB_MEMORY | _END_WITH_US
            )
            limits.Limits.PerProcessUserTimeLimit = CPU_SECONDS * _TENTH_MICROSECONDS
            limits.JobMemoryLimit = MEMORY
            is_set = kernel.SetInformationJobObject(
                wintypes.HANDLE(self._job),
                _EXTENDED_LIMITS,
                ctypes.byref(limits),
                ctypes.sizeof(limits),
            )
            handle = wintypes.HANDLE(int(vars(child)["_handle"]))
            if not is_set or not kernel.AssignProcessToJobObject(
                wintypes.HANDLE(self._job), handle
            ):
                raise ctypes.WinError(ctypes.get_last_error())

        def close(self) -> None:
            """End the job, and whatever still runs in it."""
            self._close(self._job)

else:

    class Job:
        """Nothing: the child set its own limits before it opened a file."""

        def __init__(self, child: Popen[bytes]) -> None:
            del child

        def close(self) -> None:
            """Leave everything as it is."""
