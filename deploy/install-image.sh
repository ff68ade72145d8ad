#!/bin/sh
# Loads the Docker image of this folder, with no network at all; then the original's commands work here:
#   ./install.sh && docker-compose up -d
set -eu
cd "$(dirname "$0")"
command -v docker >/dev/null 2>&1 || { echo "install.sh: there is no docker command here; the bundle without --image needs none" >&2; exit 1; }
sha256sum --check --quiet --strict SHA256SUMS || { echo "install.sh: the bundle is damaged: copy it again" >&2; exit 1; }
docker load --input image.tar.gz
echo "Next: docker-compose up -d    (or: docker compose up -d), then docker-compose ps" >&2
