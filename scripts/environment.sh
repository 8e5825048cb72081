# Sourced by the scripts beside it: finds Python and makes the virtual environments of this checkout.

say() { printf '%s\n' "$*" >&2; }

fail() {
    say "$(basename "$0"): $*"
    exit 2
}

# Prints the command of a Python that is new enough.
find_python() {
    local candidate
    for candidate in python3 python3.14 python3.13 python3.12 python3.11 python; do
        if "$candidate" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
            echo "$candidate"
            return
        fi
    done
    fail "needs Python 3.11 or newer; found $(python3 --version 2>/dev/null || echo none). Install it and run this again."
}

# make_environment FOLDER: a virtual environment there, unless one that works is there already.
make_environment() {
    if ! "$1/bin/python" -m pip --version >/dev/null 2>&1; then
        local python
        python=$(find_python)
        say "making a virtual environment in $1"
        "$python" -m venv --clear "$1" >&2 ||
            fail "cannot make a virtual environment; on Debian and Ubuntu: apt install python3-venv"
    fi
}

# install_when_changed FOLDER FILES PIP-ARGUMENT...: pip installs into the environment, unless the contents of FILES
# (one word, blanks between the names) are those of the last time.
install_when_changed() {
    local folder=$1 files=$2 stamp
    shift 2
    # shellcheck disable=SC2086
    stamp="$* $("$folder/bin/python" scripts/fingerprint.py $files)"
    if [ "$stamp" != "$(cat "$folder/installed" 2>/dev/null)" ]; then
        say "installing into $folder (a minute or so, the first time)"
        "$folder/bin/python" -m pip install -qq --disable-pip-version-check "$@" >&2 ||
            fail "pip could not install $*; its message stands above"
        echo "$stamp" >"$folder/installed"
    fi
}
