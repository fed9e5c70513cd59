"""Adapter for the runner of the public WASI testsuite.

    WAXWING=path/to/waxwing ./run-tests --runtime-adapter path/to/waxwing.py

WAXWING may carry options after the path; without it, `waxwing` is looked for on PATH.
"""

import os
import shlex
import subprocess
from typing import Dict, List, Optional, Tuple

WAXWING = shlex.split(os.getenv("WAXWING", "waxwing"))


def get_name() -> str:
    return "waxwing"


def get_version() -> str:
    printed = subprocess.run([WAXWING[0], "--version"], check=True, capture_output=True, encoding="UTF-8").stdout
    return printed.split()[-1]


def get_wasi_versions() -> List[str]:
    return ["wasm32-wasip1"]


def get_wasi_worlds() -> List[str]:
    return ["wasi:cli/command"]


def get_timeout_seconds() -> float:
    # A debug build compiles the largest program in some seconds, when its cache is empty.
    return 60.0


def compute_argv(test_path: str,
                 args_env_root: Tuple[List[str], Dict[str, str], Optional[str]],
                 _proposals: List[str],
                 _wasi_world: str,
                 _wasi_version: str) -> List[str]:
    args, env, root = args_env_root
    argv = list(WAXWING)
    for name, value in env.items():
        argv += ["--env", f"{name}={value}"]
    if root:
        argv += ["--dir", f"{root}::/"]
    return argv + ["--", test_path] + list(args)
