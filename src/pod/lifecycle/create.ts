// The delivery of a pod as a chain of steps, in the order that the control plane and the kubelet keep (1.4):
//   admission · gated · scheduling · kubelet_ack · setup · per container … · readiness · readiness_gates
import type { ContainerSpec } from '../signal';
import { deduced } from './cause';
import type { Step } from './chain';
import { runsToCompletion } from './completion';
import { appCrashSteps, containerSteps, hasStarted, heldSince } from './container';
import { audited } from './evidence';
import type { History } from './history';
import { auditOf } from './history';
import { isVirtual, provisioned } from './provider';
import type { Pull, PullRates } from './pull';
import { containerPuller, goDurationMs, pullOf, volumePuller } from './pull';
import { readinessSteps } from './readiness';
import { gateSteps, schedulingSteps } from './scheduling';
import { acknowledgeSteps, setupSteps } from './setup';
import type { WatchLatency, World } from './world';

export interface CreateOptions {
  readonly latency: WatchLatency;
  readonly rates: PullRates;
  /** Init containers that somebody else injects: a dependency's, not the user's. */
  readonly injected: (container: string) => boolean;
}

/** Containers of the delivery in the order of their start. */
export function deliveredContainers(history: History): readonly ContainerSpec[] {
  const specs = history.first.containers.length > 0 ? history.first.containers : history.latest.containers;
  return specs.filter(({ role }) => role !== 'ephemeral');
}

/** All steps from the start on; those that nothing dates yet come last and undated. */
export function createSteps(history: History, world: World, options: CreateOptions): readonly Step[] {
  const { latency } = options;
  const clock = world.clockOf(history.node);
  const containers = deliveredContainers(history);
  const pulls = containers.map((spec) => ({ spec, pull: pullOf(history, containerPuller(history, spec), clock, options.rates, { from: -Infinity, started: hasStarted(history, spec.name) }) }));
  const started = containers.some(({ name }) => hasStarted(history, name));
  const volumes = history.first.volumes.filter(({ source }) => source === 'image').map((volume) => pullOf(history, volumePuller(history, volume), clock, options.rates, { from: -Infinity, started }));
  const allPulls = [...volumes, ...pulls.map(({ pull }) => pull)];
  const untilStarted = runsToCompletion(history.first);
  const context = { history, clock, latency, injected: options.injected };
  const steps = [
    ...admissionSteps(history),
    ...gateSteps(history, latency),
    ...schedulingSteps(history, world, latency),
    ...acknowledgeSteps(history, clock, latency),
    ...untilPull(setupSteps(history, world, clock, latency, allPulls[0]), allPulls[0]),
    ...volumes.flatMap((pull, i) => untilPull(pull.steps, allPulls[i + 1])),
    ...pulls.flatMap(({ spec, pull }, i) => {
      const next = pulls[i + 1]?.pull;
      const steps = containerSteps(context, spec, pull, next);
      return steps.at(-1)?.name === 'create' ? untilPull(steps, next) : steps;
    }),
    ...(untilStarted ? [] : appCrashSteps(context, containers)),
  ];
  const path = isVirtual(history.latest, world.node(history.latest.nodeName ?? '')) ? provisioned(steps) : steps;
  return untilStarted ? path : [...path, ...readinessSteps({ history, clock, latency, from: -Infinity, heldSince: heldSince(steps) }, containers)];
}

/** What lies before a real pull belongs to the phase before it (1.10.8); before a cached image it is the creation's. */
function untilPull(steps: readonly Step[], pull: Pull | undefined): readonly Step[] {
  const last = steps.at(-1);
  return last?.evidence === undefined || pull?.begin === undefined || pull.cached ? steps : [...steps, { ...last, end: 'B10', inner: true, evidence: pull.begin }];
}

const WEBHOOKS = ['apiserver.latency.k8s.io/mutating-webhook', 'apiserver.latency.k8s.io/validating-webhook'];
const WEBHOOK_SLOW_MS = 1000;

/** B0 to B1: seen in audit records only. */
function admissionSteps(history: History): readonly Step[] {
  const audit = auditOf(history, ['create'], undefined);
  if (audit === undefined) {
    return [];
  }
  const webhooksMs = WEBHOOKS.reduce((sum, name) => sum + (goDurationMs(audit.annotations[name] ?? '') ?? 0), 0);
  const tookMs = audit.completedAt - audit.receivedAt;
  const explained = webhooksMs > tookMs / 2;
  const cause = explained && tookMs >= WEBHOOK_SLOW_MS ? deduced('CREATE_WEBHOOK_SLOW', {
    confidence: 0.95, params: { webhooks: `${webhooksMs / 1000}s` },
  }) : undefined;
  return [{ name: 'admission', owner: explained ? 'dependency' : 'platform', end: 'B1', evidence: audited(audit.completedAt, history.clocks.apiServer, 'audit of the create'), ...(cause === undefined ? {} : { cause }) }];
}
