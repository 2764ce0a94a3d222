// Google's audit records with the pod as it was after each record was merged: our merge must give the same pod.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { podFacts } from '../../src/server/kube/projection';
import type { Raw } from '../../src/server/explain/patch';
import { isRaw, patched } from '../../src/server/explain/patch';
import type { Verdict } from './run';

const rawIn = (file: string): Raw => {
  const value: unknown = parse(readFileSync(file, 'utf8'), { uniqueKeys: false });
  return isRaw(value) ? value : {};
};

/** What the record says of the pod: the answer where there is one, else the request as a patch on what was known. */
function after(before: Raw, record: Raw): Raw {
  const payload = isRaw(record['protoPayload']) ? record['protoPayload'] : {};
  const { response, request } = payload;
  if (isRaw(response) && isRaw(response['spec'])) {
    return response;
  }
  return isRaw(request) ? patched(before, request) : before;
}

export function auditOracle(folder: string): readonly Verdict[] {
  const home = join(folder, 'audit', 'gke-khi');
  if (!existsSync(home)) {
    return [];
  }
  let pod: Raw = {};
  return readdirSync(home).filter((name) => name.endsWith('.yaml') && !name.endsWith('_manifest.yaml')).sort().flatMap((name): readonly Verdict[] => {
    const manifest = join(home, name.replace('.yaml', '_manifest.yaml'));
    pod = after(/_1\.yaml$/.test(name) ? {} : pod, rawIn(join(home, name)));
    if (!existsSync(manifest)) {
      return [];
    }
    const mine = podFacts(pod);
    const theirs = podFacts(rawIn(manifest));
    // The records' own times were made uniform by whoever published them; the manifests' were not: times are left out.
    const withoutTimes = (key: string, value: unknown): unknown => (key.endsWith('At') ? undefined : value);
    // Phase and addresses stand in the manifests alone; an element of `$setElementOrder` without data left a condition without status.
    const shown = (facts: typeof mine): string => JSON.stringify(
      facts === undefined ? null : [facts.uid, facts.conditions.filter(({ status }) => status !== 'Unknown').sort((a, b) => (a.type < b.type ? -1 : 1)), facts.statuses], withoutTimes
    );
    return [{ name: manifest, good: shown(mine) === shown(theirs), said: shown(mine) === shown(theirs) ? 'the merged pod is the same' : `ours ${shown(mine).slice(0, 180)} theirs ${shown(theirs).slice(0, 180)}` }];
  });
}
