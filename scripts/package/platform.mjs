// The platforms that are packaged, in the words of each who names them.

/** A reason to stop that is one sentence for whoever packages. */
export class PackageError extends Error {}

/** `arch` is Go's word, which Grafana and Debian share; `npm` is Node's; `triple` is the toolchain's. */
export const PLATFORMS = [
  { arch: 'amd64', npm: 'x64', triple: 'x86_64-linux-gnu', loader: 'ld-linux-x86-64.so.2' },
  { arch: 'arm64', npm: 'arm64', triple: 'aarch64-linux-gnu', loader: 'ld-linux-aarch64.so.1' },
];
