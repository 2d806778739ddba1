#!/usr/bin/env bash
# postgres.sh start DIR: a PostgreSQL of our own in DIR, on a free loopback port; prints its connection string. postgres.sh stop DIR.
set -euo pipefail
dir=$2
bin=$(dirname "$(ls /usr/lib/postgresql/*/bin/initdb | sort -V | tail -n 1)")
as() { if [ "$(id -u)" -eq 0 ]; then su postgres -c "$1"; else bash -c "$1"; fi; }
case $1 in
  start)
    [ "$(id -u)" -ne 0 ] || chown postgres "$dir"
    chmod 700 "$dir"
    port=$(node -e 'const s = require("net").createServer(); s.listen(0, "127.0.0.1", () => { console.log(s.address().port); s.close(); });')
    as "$bin/initdb -D $dir/data -U postgres -A trust -E UTF8 --locale=C.UTF-8" >/dev/null
    as "$bin/pg_ctl -D $dir/data -w -l $dir/log -o '-p $port -c listen_addresses=127.0.0.1 -k $dir -c fsync=off -c max_connections=200' start" >/dev/null
    echo "Host=127.0.0.1;Port=$port;Username=postgres;Database=postgres"
    ;;
  stop)
    as "$bin/pg_ctl -D $dir/data -m immediate stop" >/dev/null 2>&1 || true
    rm -rf "$dir"
    ;;
esac
