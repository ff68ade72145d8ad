#!/bin/sh
# Installs Hamzaban from this folder, with no network at all. Run it again from a newer bundle to upgrade.
#
#   sudo ./install.sh                       program, command `hamzaban`, service of systemd
#   ./install.sh --no-service --prefix DIR --bin DIR --home DIR      as a plain user: program and command only
#
#   --prefix DIR   where the program goes                     /opt/hamzaban
#   --bin DIR      where the commands go                      /usr/local/bin
#   --home DIR     the shops' data (with --no-service only)   /var/lib/hamzaban
#   --user NAME    whom the service runs as                   hamzaban
#   --no-service   no user, no unit, no /etc/hamzaban
set -eu
here=$(cd "$(dirname "$0")" && pwd)
prefix=/opt/hamzaban bin=/usr/local/bin home=/var/lib/hamzaban user=hamzaban service=yes

say() { printf '%s\n' "$*" >&2; }
fail() { say "install.sh: $*"; exit 1; }

while [ "$#" -gt 0 ]; do
  case "$1" in
    --prefix | --bin | --home | --user)
      [ "$#" -gt 1 ] || { say "install.sh: $1 needs a value"; exit 2; }
      case "$1" in --prefix) prefix=$2 ;; --bin) bin=$2 ;; --home) home=$2 ;; --user) user=$2 ;; esac
      shift 2 ;;
    --no-service) service=no; shift ;;
    -h | --help) sed -n '2,12s/^# \{0,1\}//p' "$0"; exit 0 ;;
    *) say "install.sh: unknown option $1 (see --help)"; exit 2 ;;
  esac
done
case "$prefix$bin$home" in *[!A-Za-z0-9/._-]*) say "install.sh: paths may hold letters, digits and / . _ - only"; exit 2 ;; esac
case "$prefix" in /*) ;; *) prefix=$PWD/$prefix ;; esac
case "$bin" in /*) ;; *) bin=$PWD/$bin ;; esac
case "$home" in /*) ;; *) home=$PWD/$home ;; esac
[ "$service" = no ] || [ "$(id -u)" = 0 ] || fail "run it with sudo, or with --no-service as a plain user (see --help)"
[ "$service" = no ] || [ "$home" = /var/lib/hamzaban ] || fail "--home goes with --no-service: the service keeps its data in /var/lib/hamzaban"

# 1. Is it whole, and for this machine?
platform="$(uname -s | tr '[:upper:]' '[:lower:]')-$(uname -m | sed 's/x86_64/x64/; s/aarch64/arm64/')"
version=$(sed -n 's/^version=//p' "$here/BUNDLE")
[ "$(sed -n 's/^platform=//p' "$here/BUNDLE")" = "$platform" ] || fail "this bundle is not for $platform"
say "Checking $(wc -l <"$here/SHA256SUMS") files …"
(cd "$here" && sha256sum --check --quiet --strict SHA256SUMS >&2) || fail "the bundle is damaged: copy it again"

# 2. The program, beside the versions before it; one link says which is in use.
id=$(sha256sum "$here/SHA256SUMS" | cut -c1-12)
target="$prefix/versions/$version-$id"
if [ ! -d "$target" ]; then
  mkdir -p "$prefix/versions"
  rm -rf "$target.part"
  mkdir "$target.part"
  cp -R "$here/." "$target.part/"
  [ "$(id -u)" != 0 ] || chown -R 0:0 "$target.part"
  chmod -R u=rwX,go=rX "$target.part"
  mv "$target.part" "$target"
fi
before=$(readlink "$prefix/current" 2>/dev/null || true)
ln -sfn "versions/$version-$id" "$prefix/current.new"
mv -T "$prefix/current.new" "$prefix/current"

# 3. Commands. As root they become the service's user first, so that no file of a shop ends up as root's.
mkdir -p "$bin"
write_command() {
  {
    echo '#!/bin/sh'
    echo "export HAMZABAN_HOME=\"\${HAMZABAN_HOME:-$home}\""
    if [ "$service" = yes ]; then
      echo 'if [ -r /etc/hamzaban/hamzaban.env ]; then set -a; . /etc/hamzaban/hamzaban.env; set +a; fi'
      echo "[ \"\$(id -u)\" != 0 ] || set -- runuser -u $user -- \"$prefix/current/node/bin/node\" \"$prefix/current/apps/hamzaban/src/$2\" \"\$@\""
      echo '[ "$(id -u)" = 0 ] && exec "$@"'
    fi
    echo "exec \"$prefix/current/node/bin/node\" \"$prefix/current/apps/hamzaban/src/$2\" \"\$@\""
  } >"$bin/$1.new"
  chmod 755 "$bin/$1.new"
  mv "$bin/$1.new" "$bin/$1"
}
write_command hamzaban hamzaban.ts
commands=hamzaban
# A real Rasa on this machine keeps its name.
if ! command -v rasa >/dev/null 2>&1 || [ "$(command -v rasa)" = "$bin/rasa" ]; then
  write_command rasa rasa.ts
  commands="$commands, rasa"
fi
say "Installed Hamzaban $version in $target; commands in $bin: $commands"

if [ "$service" = no ]; then
  mkdir -p "$home"
  say "Start it with: $bin/hamzaban serve   (data in $home)"
  exit 0
fi

# 4. The service.
if ! id "$user" >/dev/null 2>&1; then
  useradd --system --user-group --home-dir /var/lib/hamzaban --no-create-home --shell /usr/sbin/nologin "$user"
fi
mkdir -p /etc/hamzaban
if [ ! -e /etc/hamzaban/hamzaban.env ]; then
  cp "$here/hamzaban.env.example" /etc/hamzaban/hamzaban.env
  chown "root:$user" /etc/hamzaban/hamzaban.env
  chmod 640 /etc/hamzaban/hamzaban.env
fi
mkdir -p /var/lib/hamzaban
chown "$user:$user" /var/lib/hamzaban
chmod 750 /var/lib/hamzaban
sed "s|@PREFIX@|$prefix|g; s|@USER@|$user|g" "$here/deploy/hamzaban.service" >/etc/systemd/system/hamzaban.service
if [ -d /run/systemd/system ]; then
  systemctl daemon-reload
  systemctl enable --quiet hamzaban
  systemctl restart hamzaban
  say "The service runs: systemctl status hamzaban; journalctl -u hamzaban"
else
  say "systemd does not run here; the unit is in /etc/systemd/system/hamzaban.service"
fi
[ -z "$before" ] || [ "$before" = "versions/$version-$id" ] || say "The version before is still there: ln -sfn $before $prefix/current && systemctl restart hamzaban"
say "The key of the first shop: cat /var/lib/hamzaban/state/secrets/demo-shop.key (as root, after the first start)"
