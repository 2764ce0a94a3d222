// A writer that is killed amid its writes: what it acknowledged is there once, and the next writer may begin.
import { execFileSync, spawn } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { epochMs } from '../../../base/time';
import { openSqliteReader } from './reader';
import { DEFAULT_RETENTION, openSqliteWriter } from './writer';

const CHILD = `
import { writeSync } from 'node:fs';
import { epochMs } from './src/base/time';
import { podRecord, podSignal } from './src/pod/testing/samples';
import { DEFAULT_RETENTION, openSqliteWriter } from './src/server/store/sqlite/writer';
const writer = openSqliteWriter(process.argv[2], DEFAULT_RETENTION);
async function run() {
  for (let n = 0; ; n++) {
    const start = epochMs(1_000_000 + n);
    await writer.write({
      settled: [{ record: podRecord({ uid: 'u' + n, start, revision: 1 }), evidence: [] }],
      heard: [{ uid: 'open' as PodUid, signals: [podSignal('open', start)] }], open: [podRecord({ uid: 'open', start, revision: 0 })],
      closed: [], gaps: [], marks: { byResource: { pods: String(n) }, heardAt: start },
    });
    writeSync(1, n + '\\n');
  }
}
void run();
`;

/** Runs the child until it acknowledged so many batches, kills it, and gives the last acknowledged number. */
function killedAfter(script: string, folder: string, acknowledged: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [script, folder], { stdio: ['ignore', 'pipe', 'inherit'] });
    let said = '';
    child.stdout.on('data', (part) => {
      said += String(part);
      if (said.split('\n').length > acknowledged) {
        child.kill('SIGKILL');
      }
    });
    child.on('error', reject);
    child.on('close', () => resolve(Number(said.split('\n').at(-2))));
  });
}

test('nothing that a killed writer acknowledged is lost or doubled', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'lunettes-kill-'));
  const script = join(folder, 'child.cjs');
  execFileSync(join('node_modules', '.bin', 'esbuild'), ['--bundle', '--platform=node', '--format=cjs', '--loader=ts', `--outfile=${script}`, '--log-level=error'], { input: CHILD });
  const data = join(folder, 'data');
  const last = await killedAfter(script, data, 50);
  expect(last).toBeGreaterThanOrEqual(49);
  const writer = openSqliteWriter(data, DEFAULT_RETENTION);
  const reader = openSqliteReader(data);
  const { records } = await reader.records({ from: epochMs(0), to: epochMs(8e15), openAtFrom: true, openOnly: false, operation: 'create', limit: 100_000 }, new AbortController().signal);
  const uids = records.map(({ key }) => key.uid as string);
  expect(new Set(uids).size).toBe(uids.length);
  expect(Array.from({ length: last + 1 }, (_, n) => `u${n}`).filter((uid) => !uids.includes(uid))).toEqual([]);
  const { marks, journals } = await reader.resume();
  const marked = Number(marks?.byResource['pods']);
  expect(marked).toBeGreaterThanOrEqual(last);
  // Marks and journal are of one transaction: as many signals as batches.
  expect(journals.map(({ signals }) => signals.length)).toEqual([marked + 1]);
  await reader.close();
  await writer.close();
}, 30_000);
