# Sourced by tests/run: a PostgreSQL instance of its own, on loopback, gone when the run ends.

postgres_data=''

# Prints the folder of the newest PostgreSQL programs, or nothing.
postgres_binaries() {
    compgen -G '/usr/lib/postgresql/*/bin/initdb' | sort -V | tail -n 1 | xargs -r -d '\n' dirname
}

# initdb refuses root, so root runs PostgreSQL's programs as the user that Debian's package made.
as_postgres() {
    if [ "$(id -u)" -ne 0 ]; then
        (cd / && "$@")
    elif command -v runuser >/dev/null; then
        (cd / && runuser -u postgres -- "$@")
    else
        (cd / && su postgres -s /bin/sh -c '"$0" "$@"' -- "$@")
    fi
}

# The folder needs parents that the postgres user can search, and a path short enough for a socket (107 bytes).
make_postgres_folder() {
    local base folder
    for base in "${TMPDIR:-/tmp}" /tmp /var/tmp; do
        [ ${#base} -le 60 ] && as_postgres test -x "$base" || continue
        folder=$(mktemp -d "$base/disclosure-postgres.XXXXXX") || continue
        [ "$(id -u)" -ne 0 ] || chown postgres "$folder" || return 1
        echo "$folder"
        return 0
    done
    echo "No temporary folder that PostgreSQL can use" >&2
    return 1
}

free_port() {
    local port
    while :; do
        port=$((15000 + RANDOM % 15000))
        (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null || { echo "$port"; return; }
    done
}

# Starts the instance and exports OPENDISCLOSURE_TEST_POSTGRES. Durability is off: the data lives as long as the run.
start_postgres() {
    local bin port attempt
    bin=$(postgres_binaries)
    postgres_data=$(make_postgres_folder) || return 1
    as_postgres "$bin/initdb" -D "$postgres_data/data" -U postgres -A trust -E UTF8 --locale=C.UTF-8 --no-sync \
        >"$work/initdb.log" 2>&1 || { cat "$work/initdb.log"; return 1; }
    for attempt in 1 2 3 4 5; do
        port=$(free_port)
        as_postgres tee "$postgres_data/data/postgresql.auto.conf" >/dev/null <<SETTINGS
listen_addresses = '127.0.0.1'
port = $port
unix_socket_directories = '$postgres_data'
fsync = off
synchronous_commit = off
full_page_writes = off
max_connections = 200
SETTINGS
        if as_postgres "$bin/pg_ctl" -D "$postgres_data/data" -l "$postgres_data/log" -w -t 60 start >/dev/null; then
            export OPENDISCLOSURE_TEST_POSTGRES="Host=127.0.0.1;Port=$port;Username=postgres;Database=postgres"
            echo "PostgreSQL listens on 127.0.0.1:$port"
            return 0
        fi
    done
    as_postgres cat "$postgres_data/log"
    return 1
}

stop_postgres() {
    [ -n "$postgres_data" ] || return 0
    local bin
    bin=$(postgres_binaries)
    if [ -f "$postgres_data/data/postmaster.pid" ]; then
        as_postgres "$bin/pg_ctl" -D "$postgres_data/data" -m immediate -w stop >/dev/null 2>&1
    fi
    rm -rf -- "$postgres_data"
    postgres_data=''
}
