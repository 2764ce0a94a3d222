// `Started` events against what the kubelet itself patched: the container's startedAt, within two seconds.
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { readInputs } from '../../src/server/explain/input';
import { recognise } from '../../src/server/explain/recognise';
import { signalsOf } from '../../src/server/explain/signals';
import type { Signal } from '../../src/pod/signal';
import type { Verdict } from './run';

const WITHIN_MS = 2000;

const signalsIn = (file: string): readonly Signal[] => signalsOf(readInputs(file).texts.flatMap((text) => recognise(text).seen)).signals;

export function patchesOracle(folder: string): readonly Verdict[] {
  const logs = join(folder, 'watch', 'gangmuk-kubelet');
  const events = join(folder, 'events', 'gangmuk');
  if (!existsSync(logs) || !existsSync(events)) {
    return [];
  }
  const starts = new Map<string, number[]>();
  for (const name of readdirSync(logs)) {
    for (const signal of signalsIn(join(logs, name))) {
      for (const { name: container, state } of signal.kind === 'pod' ? signal.pod.statuses : []) {
        if (signal.kind === 'pod' && state.kind === 'running' && state.startedAt !== undefined) {
          const key = `${signal.pod.uid} ${container}`;
          starts.set(key, [...(starts.get(key) ?? []), state.startedAt]);
        }
      }
    }
  }
  const differences: number[] = [];
  const beyond: string[] = [];
  for (const name of readdirSync(events)) {
    for (const text of readInputs(join(events, name)).texts) {
      for (const event of signalsOf(recognise(text).seen).strayEvents) {
        const known = starts.get(`${event.subject.uid ?? ''} ${event.subject.container ?? ''}`);
        const at = event.namedAt;
        if (event.reason === 'Started' && known !== undefined && at !== undefined) {
          const nearest = Math.min(...known.map((start) => Math.max(0, start - at, at - start - 1000)));
          differences.push(nearest);
          if (nearest > WITHIN_MS) {
            beyond.push(`${event.subject.name} ${nearest} ms`);
          }
        }
      }
    }
  }
  differences.sort((a, b) => a - b);
  const at = (q: number): string => `${Math.round(differences[Math.min(differences.length - 1, Math.floor(q * differences.length))] ?? NaN)}`;
  return [{
    name: 'Started events against kubelet patches', good: differences.length > 0 && beyond.length === 0,
    said: `${differences.length} starts; beyond the stamped second by: p50 ${at(0.5)} ms, p90 ${at(0.9)} ms, p99 ${at(0.99)} ms, max ${at(1)} ms${beyond.length === 0 ? '' : `; over 2 s: ${beyond.slice(0, 5).join(', ')}`}`,
  }];
}
