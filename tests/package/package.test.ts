// The zips as a user gets them: unpacked into an empty folder and started as Grafana does.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Started } from './started';
import { endAll, startAsGrafana } from './started';
import type { Entry } from './unzip';
import { readZip, unpack } from './unzip';

const ROOT = join(__dirname, '../..');
const APP = 'lunettes-delivery-app';
const MAKE_MAX_MS = 400_000;
// Grafana ends a plugin by force when it has not left two seconds after Shutdown.
const LEAVE_MAX_MS = 2000;

/** A test that needs a program of this machine: skipped, and said, where it is not there. */
function testWith(command: string): typeof test | typeof test.skip {
  if (spawnSync(command, ['--version'], { stdio: 'ignore' }).error === undefined) {
    return test;
  }
  console.log(`not tried: ${command} is not installed`);
  return test.skip;
}

/** Makes one platform's zip and unpacks it. */
function packaged(arch: string): { readonly zip: string; readonly entries: readonly Entry[]; readonly folder: string } {
  const made = spawnSync(process.execPath, [join(ROOT, 'scripts/package.mjs'), '--platform', arch], { cwd: ROOT, encoding: 'utf8' });
  if (made.status !== 0) {
    throw new Error(made.stderr);
  }
  const { version } = JSON.parse(readFileSync(join(ROOT, 'dist/plugin.json'), 'utf8')).info as { version: string };
  const zip = join(ROOT, 'out/package', `${APP}-${version}.linux_${arch}.zip`);
  const folder = mkdtempSync(join(tmpdir(), 'lunettes-package-'));
  const entries = readZip(zip);
  unpack(entries, folder);
  mkdirSync(join(folder, 'data'));
  return { zip, entries, folder };
}

async function leaves(started: Started, ask: () => unknown): Promise<{ readonly code: number | null; readonly afterMs: number }> {
  const from = performance.now();
  await ask();
  const { code } = await started.ended;
  return { code, afterMs: performance.now() - from };
}

afterEach(endAll);

const native = process.platform === 'linux' ? { x64: 'amd64', arm64: 'arm64' }[String(process.arch)] : undefined;
const onLinux = native === undefined ? describe.skip : describe;

onLinux(`the zip for linux ${native}`, () => {
  const arch = native ?? '';
  let made: ReturnType<typeof packaged>;
  const entry = (name: string): Entry | undefined => made.entries.find((one) => one.name === `${APP}/${name}`);
  const json = (name: string): unknown => JSON.parse(String(entry(name)?.content));
  const launcher = (): string => join(made.folder, APP, `datasource/gpx_lunettes_linux_${arch}`);

  beforeAll(() => {
    made = packaged(arch);
  }, MAKE_MAX_MS);
  afterAll(() => rmSync(made.folder, { recursive: true, force: true }));

  test('holds the app with its two nested plugins, and the executable that the data source names', () => {
    expect(json('plugin.json')).toMatchObject({ id: APP, type: 'app' });
    expect(json('datasource/plugin.json')).toMatchObject({ id: 'lunettes-delivery-datasource', backend: true, executable: 'gpx_lunettes' });
    expect(json('panel/plugin.json')).toMatchObject({ id: 'lunettes-waterfall-panel', type: 'panel' });
    for (const name of ['module.js', 'datasource/module.js', 'panel/module.js', 'datasource/backend.cjs', 'datasource/backend.arrow.cjs']) {
      expect(entry(name)?.content.length).toBeGreaterThan(1000);
    }
    expect(made.entries.filter(({ name }) => name.includes('/gpx_')).map(({ name }) => name)).toEqual([`${APP}/datasource/gpx_lunettes_linux_${arch}`]);
  });

  test('keeps the modes of what is executed, and nothing else is executable', () => {
    const runtime = `datasource/runtime/linux_${arch}`;
    const executables = made.entries.filter(({ mode }) => (mode & 0o111) !== 0).map(({ name }) => name.slice(APP.length + 1));
    expect(executables.sort()).toEqual([`datasource/gpx_lunettes_linux_${arch}`, `${runtime}/ld_linux_${arch}`, `${runtime}/node`].sort());
  });

  test('carries the licences of everything inside', () => {
    const bundled = String(entry('THIRD_PARTY_LICENSES')?.content);
    for (const [name, sentence] of [
      ['@grpc/grpc-js', 'Apache License'], ['undici', 'Copyright (c) Matteo Collina'], ['@bufbuild/protobuf', 'Redistributions of source code'], ['protobufjs', 'Redistribution and use'],
      ['react-i18next', 'MIT'],
    ] as const) {
      const at = bundled.search(new RegExp(`^${name} \\d`, 'm'));
      expect({ name, at: at >= 0 }).toEqual({ name, at: true });
      expect(bundled.slice(at).split(/\n={100}\n/)[1]).toContain(sentence);
    }
    const licences = `datasource/runtime/linux_${arch}/LICENSES`;
    expect(String(entry('LICENSE')?.content)).toContain('Apache License');
    expect(String(entry(`${licences}/node.txt`)?.content)).toContain('Node.js is licensed for use as follows');
    expect(String(entry(`${licences}/libc6.txt`)?.content)).toContain('GNU C Library');
    expect(String(entry(`${licences}/libstdc++6.txt`)?.content)).toContain('Runtime Library Exception');
    expect(String(entry(`${licences}/LGPL-2.1.txt`)?.content)).toContain('GNU LESSER GENERAL PUBLIC LICENSE');
    expect(String(entry(`${licences}/NOTICE.txt`)?.content)).toMatch(/libc6 2\.\d+\S*, source package glibc 2\./);
  });

  testWith('unzip')('is read by another unzip without a complaint', () => {
    expect(spawnSync('unzip', ['-tq', made.zip], { encoding: 'utf8' }).stdout).toContain('No errors detected');
  });

  test('starts on its own runtime alone, serves, and leaves cleanly when Grafana asks', async () => {
    const started = await startAsGrafana(launcher(), join(made.folder, 'data'));
    expect(started.handshake).toMatch(/^1\|2\|unix\|[^|]+\|grpc(\||$)/);
    // HealthCheckResponse{status: SERVING}
    expect([...(await started.health())]).toEqual([0x08, 0x01]);
    // Every file that the process has mapped was in the zip: no Node and no library of this machine.
    const mapped = readFileSync(`/proc/${started.pid}/maps`, 'utf8').split('\n').flatMap((line) => /\s(\/.*)$/.exec(line)?.[1] ?? []);
    expect(mapped.filter((path) => !path.startsWith(made.folder) && !path.startsWith('/dev/'))).toEqual([]);
    expect(mapped.some((path) => path.endsWith('/lib/libc.so.6'))).toBe(true);
    const { code, afterMs } = await leaves(started, () => started.shutdown());
    expect(code).toBe(0);
    expect(afterMs).toBeLessThan(LEAVE_MAX_MS);
    expect(existsSync(started.socket)).toBe(false);
    // What it says on the way is for Grafana's log: hclog lines, all of them.
    for (const line of started.stderr().trim().split('\n').filter((text) => text !== '')) {
      expect(JSON.parse(line)).toMatchObject({ '@level': expect.any(String), '@message': expect.any(String) });
    }
  });

  test('the process that Grafana started is the one that ends on SIGTERM', async () => {
    const started = await startAsGrafana(launcher(), join(made.folder, 'data'));
    const { code, afterMs } = await leaves(started, () => started.kill('SIGTERM'));
    expect(code).toBe(0);
    expect(afterMs).toBeLessThan(LEAVE_MAX_MS);
    expect(existsSync(`/proc/${started.pid}`)).toBe(false);
  });

  test('a setting of Grafana names another Node', async () => {
    const started = await startAsGrafana(launcher(), join(made.folder, 'data'), { GF_PLUGIN_NODE: process.execPath });
    expect(readFileSync(`/proc/${started.pid}/maps`, 'utf8')).toContain(process.execPath);
    expect((await leaves(started, () => started.shutdown())).code).toBe(0);
  });

  test('a runtime that may not be executed is said in one line at error level', () => {
    const bare = join(made.folder, 'bare');
    mkdirSync(bare);
    writeFileSync(join(bare, 'launcher'), readFileSync(launcher()), { mode: 0o755 });
    const { status, stderr } = spawnSync(join(bare, 'launcher'), [], { encoding: 'utf8' });
    expect(status).toBe(126);
    expect(stderr).toMatch(/^\[ERROR\] lunettes: .* cannot be executed; .*\n$/);
  });
});

describe('the zip for linux arm64, emulated', () => {
  testWith('qemu-aarch64')('starts, serves and leaves', async () => {
    const { folder } = packaged('arm64');
    // Without binfmt the kernel does not start foreign programs: the launcher's last step goes through the emulator.
    const launcher = join(folder, APP, 'datasource/gpx_lunettes_linux_arm64');
    writeFileSync(launcher, readFileSync(launcher, 'utf8').replace(/^exec "\$runtime/m, 'exec qemu-aarch64 "$runtime'));
    const started = await startAsGrafana(launcher, join(folder, 'data'), { PATH: process.env['PATH'] ?? '' });
    expect(started.handshake).toMatch(/^1\|2\|unix\|[^|]+\|grpc(\||$)/);
    expect([...(await started.health())]).toEqual([0x08, 0x01]);
    expect((await leaves(started, () => started.shutdown())).code).toBe(0);
    rmSync(folder, { recursive: true, force: true });
  }, MAKE_MAX_MS);
});
