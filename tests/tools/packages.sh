# Sourced by tests/run: the programs of Debian that the tests need beside the .NET SDK.

# Prints the package of each program that is not on this machine.
missing_packages() {
    [ -x "${OPENDISCLOSURE_TEST_BROWSER:-/usr/bin/chromium}" ] || echo chromium
    compgen -G '/usr/share/fonts/opentype/noto/NotoSansCJK*' >/dev/null || echo fonts-noto-cjk
    [ -n "$(postgres_binaries)" ] || echo postgresql
    command -v pdftotext >/dev/null || echo poppler-utils
    if [[ " ${suites[*]} " == *" Fault "* ]]; then
        compgen -G '/usr/lib/*/faketime/libfaketimeMT.so.1' >/dev/null || echo faketime
    fi
    if [[ " ${suites[*]} " == *" Browser "* ]]; then
        command -v java >/dev/null || echo default-jre-headless
        command -v npm >/dev/null || echo npm
    fi
    missing_reading_packages
}

# LibreOffice, Tesseract and ClamAV: the suite Integration alone needs them.
missing_reading_packages() {
    [[ " ${suites[*]:-} " == *" Integration "* ]] || return 0
    command -v soffice >/dev/null || echo libreoffice-writer-nogui libreoffice-calc-nogui libreoffice-impress-nogui
    command -v tesseract >/dev/null || echo tesseract-ocr
    compgen -G '/usr/share/tesseract-ocr/*/tessdata/chi_sim.traineddata' >/dev/null || echo tesseract-ocr-chi-sim
    command -v clamd >/dev/null || [ -x /usr/sbin/clamd ] || echo clamav-daemon
}

# Installs what is missing, or says what is missing and fails.
install_missing_packages() {
    local missing as_root=()
    mapfile -t missing < <(missing_packages | tr ' ' '\n')
    [ ${#missing[@]} -eq 0 ] && return 0
    echo "Missing on this machine: ${missing[*]}"
    if ! command -v apt-get >/dev/null; then
        echo "There is no apt-get here: install the packages above, then run this again."
        return 1
    fi
    if [ "$(id -u)" -ne 0 ]; then
        if ! command -v sudo >/dev/null; then
            echo "Neither root nor sudo is at hand: install the packages above, then run this again."
            return 1
        fi
        as_root=(sudo)
    fi
    echo "Installing: ${missing[*]}"
    "${as_root[@]}" apt-get update -q || echo "apt-get update failed; trying with the lists that are here"
    "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive \
        apt-get install -q -y --no-install-recommends "${missing[@]}" || true
    mapfile -t missing < <(missing_packages | tr ' ' '\n')
    [ ${#missing[@]} -eq 0 ] && return 0
    echo "Could not be installed: ${missing[*]}"
    return 1
}

# The checkers of markup, as the lock file pins them: npm compares each with its checksum and runs none of their scripts.
install_markup_checkers() {
    local folder=$root/tests/tools/markup
    [[ " ${suites[*]} " == *" Browser "* ]] || return 0
    [ "$folder/node_modules/.package-lock.json" -nt "$folder/package-lock.json" ] && return 0
    echo 'Installing the checkers of markup'
    npm ci --prefix "$folder" --ignore-scripts --no-audit --no-fund --loglevel=error
}
