#!/bin/sh
# A PostgreSQL for the tests: a cluster of its own at 127.0.0.1:5439, so that no other one of this machine is touched.
# Debian 12; as root, or where sudo asks nothing. Quick when it runs already.
set -eu
as_root() { if [ "$(id -u)" = 0 ]; then "$@"; else sudo -n "$@"; fi; }
as_postgres() { (cd / && as_root setpriv --reuid=postgres --regid=postgres --init-groups "$@"); }
port=5439
ready() { command -v psql >/dev/null && PGPASSWORD=recourse_test PGCONNECT_TIMEOUT=5 psql -qAtX -h 127.0.0.1 -p $port -U recourse_test -c 'SELECT 1' recourse_test >/dev/null 2>&1; }
ready && exit 0
if ! ls /usr/lib/postgresql/*/bin/postgres >/dev/null 2>&1; then
    as_root apt-get update -q
    as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends postgresql-15
fi
version=$(ls /usr/lib/postgresql | sort -n | tail -1)
if ! pg_lsclusters -h | grep -q "^$version *recourse "; then
    as_root pg_createcluster "$version" recourse --port $port --start-conf manual
fi
as_root pg_ctlcluster "$version" recourse start || [ $? = 2 ] # 2: it runs already
for _ in $(seq 50); do
    as_postgres psql -qAtX -p $port -c 'SELECT 1' >/dev/null 2>&1 && break
    sleep 0.1
done
as_postgres psql -qAtX -v ON_ERROR_STOP=1 -p $port >/dev/null <<'SQL'
DO $$ BEGIN CREATE ROLE recourse_test LOGIN PASSWORD 'recourse_test'; EXCEPTION WHEN duplicate_object THEN NULL; END $$;
SELECT 'CREATE DATABASE recourse_test OWNER recourse_test' WHERE NOT EXISTS (SELECT FROM pg_database WHERE datname = 'recourse_test') \gexec
SQL
ready || { echo "PostgreSQL does not answer at 127.0.0.1:$port; see /var/log/postgresql/postgresql-$version-recourse.log"; exit 1; }
