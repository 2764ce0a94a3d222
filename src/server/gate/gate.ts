// Watches one namespace until the target is delivered, has failed, or the time is up.
import { setTimeout as sleep } from 'node:timers/promises';
import type { Log } from '../../base/log';
import { epochMs } from '../../base/time';
import { ClusterSource } from '../kube/cluster-source';
import type { KubeConnection } from '../kube/connection';
import type { ReflectorStatus } from '../kube/reflector';
import type { Judgement } from './judge';
import { judge } from './judge';
import type { Ending, Report } from './report';
import { SceneBook } from './scene';
import type { Target } from './target';
import { nameOf } from './target';

export interface GateAsk {
  readonly connection: KubeConnection;
  readonly namespace: string;
  readonly target: Target;
  readonly timeoutMs: number;
  readonly log: Log;
  /** Hears each judgement that says something new. */
  readonly told: (elapsedMs: number, judgement: Judgement) => void;
}

/** The target is not there, or the cluster cannot be read: a sentence. */
export class GateError extends Error {}

const LOOK_EACH_MS = 250;
const FIRST_LIST_MAX_MS = 30_000;
// Every kind that a judgement reads: what is not listed yet must not look absent.
const JUDGED = ['pods', 'deployments', 'replicasets', 'statefulsets', 'daemonsets', 'jobs'];

/** @throws GateError */
export async function follow(ask: GateAsk): Promise<Report> {
  const { namespace, target, timeoutMs } = ask;
  const scene = new SceneBook();
  const cancel = new AbortController();
  const kept = { labels: target.kind === 'selector' ? target.terms.map(({ key }) => key) : [], annotations: [] };
  const source = new ClusterSource({ connection: ask.connection, kept, namespace, log: ask.log, hear: (signals) => scene.hear(signals), room: () => undefined, resume: {}, knownPods: [] });
  const watching = source.run(cancel.signal);
  const begun = performance.now();
  const elapsedMs = (): number => performance.now() - begun;
  const look = (): Judgement => judge(scene.at(epochMs(performance.timeOrigin + performance.now())), { namespace, target, now: epochMs(Date.now()) });
  const reportOf = (ending: Ending, judgement: Judgement): Report => ({
    target: nameOf(target), namespace, ending, elapsedMs: elapsedMs(), judgement, unheard: source.coverage().filter(({ state }) => state === 'forbidden' || state === 'broken').map(({ resource, message }) => `${resource}: ${message}`),
  });
  try {
    await firstLists(source, ask, elapsedMs);
    let said = '';
    for (;;) {
      const judgement = look();
      if (judgement.state === 'absent') {
        throw new GateError(`${judgement.why} Check the name and the namespace (-n).`);
      }
      const line = `${judgement.why} ${judgement.culprit?.code ?? ''}`;
      if (line !== said) {
        said = line;
        ask.told(elapsedMs(), judgement);
      }
      if (judgement.state === 'delivered' || judgement.state === 'failed') {
        return reportOf(judgement.state, judgement);
      }
      if (elapsedMs() >= timeoutMs) {
        return reportOf('timedOut', judgement);
      }
      await sleep(Math.min(LOOK_EACH_MS, Math.max(1, timeoutMs - elapsedMs())));
    }
  } finally {
    cancel.abort();
    await watching;
    ask.connection.close();
  }
}

/** Waits until everything that is judged was listed once. @throws GateError when pods cannot be read */
async function firstLists(source: ClusterSource, { timeoutMs }: GateAsk, elapsedMs: () => number): Promise<void> {
  const until = Math.min(timeoutMs, FIRST_LIST_MAX_MS);
  let waiting: readonly ReflectorStatus[] = [];
  do {
    waiting = source.coverage().filter(({ resource, state }) => JUDGED.includes(resource) && state !== 'watching' && state !== 'forbidden');
    const pods = source.coverage().find(({ resource }) => resource === 'pods');
    if (pods !== undefined && (pods.state === 'forbidden' || pods.state === 'broken')) {
      throw new GateError(pods.message);
    }
    if (waiting.length > 0) {
      await sleep(LOOK_EACH_MS);
    }
  } while (waiting.length > 0 && elapsedMs() < until);
  if (waiting.length > 0) {
    throw new GateError(`The cluster did not list ${waiting.map(({ resource }) => resource).join(', ')} in ${Math.round(until / 1000)} s: ${waiting[0]?.message || 'it did not answer'}`);
  }
}
