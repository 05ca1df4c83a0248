#!/usr/bin/env bash
# assemble.sh TARGET: makes TARGET a Spark home (jars/, bin/, conf/) out of Maven's jars.
#
# submit.sh calls it under its lock. The home is put together in a temporary directory beside
# TARGET and renamed when it is complete, so an interrupted assembly leaves nothing that could be
# taken for a Spark. STRIDE_MAVEN_OPTIONS (split on blanks) goes to Maven.
set -euo pipefail

here=$(cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")" && pwd)
target=$1
parent=$(dirname "$target")
read -r -a maven_options <<<"${STRIDE_MAVEN_OPTIONS:-}"

mkdir -p "$parent"
# Under the lock nobody else assembles: these are left over from a killed run.
rm -rf "$parent"/.assembling.*
work=$(mktemp -d "$parent/.assembling.XXXXXX")
trap 'rm -rf "$work"' EXIT

# stdout is the job's; Maven speaks on stderr.
mvn -q -B -ntp ${maven_options[@]+"${maven_options[@]}"} -f "$here/pom.xml" \
  org.apache.maven.plugins:maven-dependency-plugin:copy-dependencies \
  -DincludeScope=runtime "-DoutputDirectory=$work/jars" </dev/null >&2

cp -R "$here/bin" "$here/conf" "$work/"
chmod 755 "$work" "$work"/bin/*
# What it was made from; submit.sh assembles anew when that changes.
cat "$here/pom.xml" "$here"/bin/* "$here"/conf/* | cksum >"$work/ORIGIN"
rm -rf "$target"
mv "$work" "$target"
