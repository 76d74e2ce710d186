# Sourced by app/run, tests/run: installs what is missing and builds, quietly unless it fails.
# Never asks anything. Everything it makes is under build/.

export LC_ALL=C.UTF-8
export DEBIAN_FRONTEND=noninteractive

root=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")/.." && pwd -P)
readonly root

say() { printf '%s\n' "$*" >&2; }

fail() {
    say "$*"
    exit 1
}

# quietly LOG WHAT COMMAND...: runs the command; only when it fails, shows the end of its output.
quietly() {
    local log=$1 what=$2
    shift 2
    if ! "$@" >"$log" 2>&1 </dev/null; then
        tail -n 60 -- "$log" >&2
        fail "$what failed; the whole output is in $log"
    fi
}

# wanted PURPOSE...: the packages of these purposes.
wanted() {
    local purpose
    for purpose in "$@"; do
        sed -n "s/^$purpose  *//p" "$root/app/packages.txt"
    done
}

# install_packages PURPOSE...: what of them is missing, with root's rights or sudo's.
install_packages() {
    local -a packages missing as_root=()
    mapfile -t packages < <(wanted "$@")
    if ! command -v dpkg-query >/dev/null; then
        say "This is not Debian: these packages must be there by another way: ${packages[*]}"
        return
    fi
    mapfile -t missing < <(printf '%s\n' "${packages[@]}" | sort | comm -23 - <(
        dpkg-query -W -f '${db:Status-Status} ${Package}\n' "${packages[@]}" 2>/dev/null \
            | sed -n 's/^installed //p' | sort))
    ((${#missing[@]})) || return 0

    if (($(id -u) != 0)); then
        command -v sudo >/dev/null && sudo -n true 2>/dev/null ||
            fail "These packages are missing: ${missing[*]}
Run as root, or install them first: apt-get install ${missing[*]}"
        as_root=(sudo -n --preserve-env=DEBIAN_FRONTEND,LC_ALL)
    fi
    say "Installing ${#missing[@]} packages ..."
    local -a apt=("${as_root[@]}" apt-get -q -y -o DPkg::Lock::Timeout=300 -o Dpkg::Use-Pty=0)
    quietly "$root/build/apt-update.log" "apt-get update" "${apt[@]}" update
    quietly "$root/build/apt-install.log" "apt-get install" \
        "${apt[@]}" install --no-install-recommends "${missing[@]}"
}

# As many compilers at once as there are cores and 1.5 GB pieces of free memory.
jobs_for_build() {
    local cores by_memory
    cores=$(nproc)
    by_memory=$(awk '/^MemAvailable/ { print int($2 / 1500000) }' /proc/meminfo)
    echo $((by_memory < 1 ? 1 : by_memory < cores ? by_memory : cores))
}

# build_preset PRESET [TARGET...]
build_preset() {
    local preset=$1 build="$root/build/$1"
    shift
    # Configuring again after an edit is ninja's business, except for the presets themselves.
    if [[ ! -e $build/build.ninja || $root/CMakePresets.json -nt $build/CMakeCache.txt ]]; then
        quietly "$root/build/configure.log" "Configuring" \
            env -C "$root" cmake --preset "$preset"
        touch -- "$build/CMakeCache.txt"
    fi
    local -a targets=()
    (($# == 0)) || targets=(--target "$@")
    if ! ninja -C "$build" -n "$@" 2>/dev/null | grep -q 'no work to do'; then
        say "Building (the first time takes some minutes) ..."
        quietly "$root/build/build.log" "Building" \
            cmake --build "$build" --parallel "$(jobs_for_build)" "${targets[@]}"
    fi
}

# One of these scripts at a time in one tree.
mkdir -p -- "$root/build"
exec 9>"$root/build/.lock"
command -v flock >/dev/null && flock 9
