// npm run recordings -- [DIR]: every file of a folder laid out as ../shared/data goes through `explain`, and what outside
// sources say of the same pods is compared: kube-state-metrics, kubelet patches, kube-burner, merged audit records.
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { explain } from '../../src/server/explain/explain';
import { auditOracle } from './audit';
import { expectedOracle } from './expected';
import { kubeBurnerOracle } from './kube-burner';
import { kubeStateMetricsOracle } from './kube-state-metrics';
import { patchesOracle } from './patches';

export interface Verdict {
  readonly name: string;
  readonly good: boolean;
  readonly said: string;
}

const folder = process.argv.slice(2).find((arg) => !arg.startsWith('--')) ?? join('..', 'shared', 'data');

function filesOf(path: string): readonly string[] {
  return existsSync(path) ? readdirSync(path).sort().flatMap((name) => (statSync(join(path, name)).isDirectory() ? filesOf(join(path, name)) : [join(path, name)])) : [];
}

// Kubernetes is younger than this: what claims to be older comes from an empty stamp.
const OLDEST_MS = Date.UTC(2014, 0, 1);
const SECOND_MS = 1000;

/** No crash, and no duration that is negative, unordered, no number, from the epoch or longer than the dump can know. */
function walked(file: string): Verdict {
  try {
    const { pods, strayFindings, workloads, ignored, takenAt } = explain(file);
    const invented = pods.flatMap(({ name, records }) => records.flatMap(({ lifecycle, sums }) => {
      const spans = [sums.total, sums.sli, ...lifecycle.phases.map(({ length }) => length)];
      const dated = lifecycle.phases.length === 0 || (lifecycle.start.est > OLDEST_MS && lifecycle.end.est <= (takenAt ?? Infinity) + SECOND_MS);
      return dated && spans.every(({ loMs, estMs, hiMs }) => Number.isFinite(estMs) && loMs >= 0 && loMs <= estMs + 0.001 && estMs <= hiMs + 0.001) ? [] : [name];
    }));
    const said = `${pods.length} pods, ${workloads.length} workloads, ${strayFindings.length} found by Events alone${ignored.length === 0 ? '' : `; ${ignored.length} remarks: ${ignored[0] ?? ''}`}`;
    return { name: file, good: invented.length === 0, said: invented.length === 0 ? said : `impossible durations of ${invented.join(', ')}` };
  } catch (error) {
    return { name: file, good: false, said: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}

if (!existsSync(folder)) {
  console.error(`There is no folder ${folder}: name one that is laid out as pods/, events/, watch/, audit/, podlatency/.`);
}
const verdicts = [
  ...['pods', 'events', 'watch', 'audit'].flatMap((kind) => filesOf(join(folder, kind)).map(walked)),
  ...kubeStateMetricsOracle(folder), ...patchesOracle(folder), ...kubeBurnerOracle(folder), ...auditOracle(folder), ...expectedOracle(folder),
];
for (const { name, good, said } of verdicts) {
  console.log(`${good ? 'ok' : 'FAILED'}  ${name}: ${said.slice(0, 400)}`);
}
const passed = verdicts.filter(({ good }) => good).length;
console.log(`${passed} passed, ${verdicts.length - passed} failed`);
process.exitCode = passed === verdicts.length && passed > 0 ? 0 : 1;
