#!/usr/bin/env bash
# Everything that must hold, in the order a fault is cheapest to find: tools, format, build, tests on both databases, recipes.
set -euo pipefail
cd "$(dirname "$0")"

step() { printf '\n== %s\n' "$1"; }

step "Tools"
tests/tools/install.sh

step "Format"
dotnet restore --nologo --verbosity quiet
dotnet format whitespace --no-restore --verify-no-changes

step "Build, warnings are errors"
dotnet build --no-restore --nologo --verbosity quiet

step "A private PostgreSQL"
cluster=$(mktemp -d)
trap 'tests/tools/postgres.sh stop "$cluster"' EXIT
RESEAU50_TEST_POSTGRES=$(tests/tools/postgres.sh start "$cluster")
export RESEAU50_TEST_POSTGRES

step "Tests on SQLite and PostgreSQL, browser tests included"
dotnet test --no-build --nologo

step "Recipes: what set-up would do, twice, changes nothing the second time"
data=$(mktemp -d)
trap 'rm -rf "$data"; tests/tools/postgres.sh stop "$cluster"' EXIT
site() { RESEAU50_DATA="$data" ASPNETCORE_ENVIRONMENT=Development dotnet run --no-build --project src/Reseau50.Web -- "$@"; }
site recipe apply Reseau50.Demo | tail -n 1
site recipe verify Reseau50.Demo | tail -n 2
