#!/bin/sh
# Installs the photographs that our own networks learn from and are judged by: free ones, from Debian packages, by name.
#   photos.sh DIR     fills DIR/train, DIR/validation and DIR/test, and writes DIR/photos.tsv
# The list beside this script says for each photograph which package and file it is, its licence as the package's copyright
# file states it, its author, its SHA-256, and which split it belongs to. A photograph of another content is refused.
set -eu

list=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)/photos.tsv
target=${1:?where to put the photographs?}

missing=$(tail -n +2 "$list" | cut -f 2 | sort -u | while read -r package; do
    dpkg -s "$package" >/dev/null 2>&1 || printf '%s ' "$package"
done)
if [ -n "$missing" ]; then
    # shellcheck disable=SC2086 # a list of packages
    apt-get install -y --no-install-recommends $missing
fi

mkdir -p "$target/train" "$target/validation" "$target/test"
tail -n +2 "$list" | while IFS="$(printf '\t')" read -r split package file licence author sha256; do
    found=$(sha256sum <"$file" | cut -d ' ' -f 1)
    if [ "$found" != "$sha256" ]; then
        echo "photos.sh: $file of $package ($licence, $author) has the SHA-256 $found instead of $sha256" >&2
        exit 1
    fi
    name=$(printf '%s' "${file#/usr/share/}" | tr / -)
    cp -L "$file" "$target/$split/$name"
done
cp "$list" "$target/photos.tsv"
echo "$(find "$target/train" -type f | wc -l) to learn from, $(find "$target/validation" -type f | wc -l) to validate by, $(find "$target/test" -type f | wc -l) to test with"
