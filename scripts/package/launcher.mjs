/** What Grafana starts: an `sh` script that becomes the private runtime, so that the process id stays the one Grafana ends. */
export function launcherOf(arch) {
  return `#!/bin/sh
# Starts the backend on its private runtime: Node behind a bundled glibc loader, because Grafana's default image has neither.
# [plugin.lunettes-delivery-datasource] node = FILE in grafana.ini names another Node 24.
here=$(dirname "$(readlink -f "$0")")
runtime="$here/runtime/linux_${arch}"
set -- --disable-warning=ExperimentalWarning --max-old-space-size=512 "$here/backend.cjs" "$@"
if [ -n "$GF_PLUGIN_NODE" ]; then
  exec "$GF_PLUGIN_NODE" "$@"
fi
if [ ! -x "$runtime/ld_linux_${arch}" ]; then
  echo "[ERROR] lunettes: $runtime/ld_linux_${arch} cannot be executed; unpack the plugin with its file modes, on a file system mounted without noexec" >&2
  exit 126
fi
# Libraries that the host preloads are made for its own libc.
unset LD_PRELOAD LD_LIBRARY_PATH
exec "$runtime/ld_linux_${arch}" --library-path "$runtime/lib" "$runtime/node" "$@"
`;
}
