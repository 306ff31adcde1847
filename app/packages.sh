# Sourced by app/run.sh and tests/run.sh: the one list of packages, and how what is missing gets installed.
# The names are Debian 12's. README.md says what each is for.

packages=(
    # to build
    g++ cmake ninja-build mold ccache qt6-base-dev qt6-tools-dev qt6-l10n-tools
    qtkeychain-qt6-dev libssl-dev libcpp-httplib-dev libcurl4-openssl-dev nlohmann-json3-dev
    libminizip-dev
    # to run
    libqt6sql6-sqlite qt6-translations-l10n fonts-noto-cjk ca-certificates
    # to test, and to run where there is no display
    libyaml-cpp-dev libtest-json-schema-acceptance-perl libxlsxwriter-dev librapidcheck-dev xvfb xauth
)

installed() {
    [ "$(dpkg-query --show --showformat='${db:Status-Status}' "$1" 2>/dev/null)" = installed ]
}

# Installs what is missing; does nothing, and asks for nothing, when all is there.
install_packages() {
    local missing=() package as_root=()
    if ! command -v apt-get >/dev/null; then
        echo "This is no Debian or Ubuntu. Needed, by their Debian names: ${packages[*]}" >&2
        return 0
    fi
    for package in "${packages[@]}"; do
        installed "$package" || missing+=("$package")
    done
    [ ${#missing[@]} -gt 0 ] || return 0

    if [ "$(id -u)" -ne 0 ]; then
        if ! command -v sudo >/dev/null; then
            echo "Missing: ${missing[*]}. Run this as root, or install sudo." >&2
            return 1
        fi
        as_root=(sudo)
    fi
    echo "Installing: ${missing[*]}"
    as_root+=(env DEBIAN_FRONTEND=noninteractive apt-get -o DPkg::Lock::Timeout=300 -o Acquire::Retries=3)
    "${as_root[@]}" -q update
    "${as_root[@]}" -q install --yes --no-install-recommends "${missing[@]}"
}

# One compiler per processor, but not more than memory has room for (1 GB each).
compilers() {
    local processors gigabytes
    processors=$(nproc)
    gigabytes=$(awk '/MemAvailable/ { print int($2 / 1048576) }' /proc/meminfo 2>/dev/null)
    [ "${gigabytes:-0}" -ge 1 ] || gigabytes=1
    echo $((processors < gigabytes ? processors : gigabytes))
}

# build_tree PRESET FOLDER [TARGET…]: configures once (ninja repeats it when needed) and builds.
build_tree() {
    local preset=$1 folder=$2
    shift 2
    [ -e "$folder/build.ninja" ] || cmake --preset "$preset" || return
    cmake --build "$folder" --parallel "$(compilers)" ${1:+--target "$@"}
}
