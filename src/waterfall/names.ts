// Words for phases, their parts and their owners. Kubernetes' own names (kubernetes-lifecycle 1.10) stay in the frames.
import { t } from './t';
import type { DatedBy, Owner, Row } from './rows';

/** Colour is never the only sign. */
export const LETTER: Readonly<Record<Owner, string>> = { platform: 'P', dependency: 'D', user: 'U', unknown: '?' };

export function ownerName(owner: Owner): string {
  switch (owner) {
    case 'platform':
      return t('waterfall.owner.platform', 'platform');
    case 'dependency':
      return t('waterfall.owner.dependency', 'dependency');
    case 'user':
      return t('waterfall.owner.user', 'user');
    case 'unknown':
      return t('waterfall.owner.unknown', 'unknown');
  }
}

export function operationName(operation: string): string {
  switch (operation) {
    case 'create':
      return t('waterfall.operation.create', 'Delivery');
    case 'delete':
      return t('waterfall.operation.delete', 'Deletion');
    case 'upgrade':
      return t('waterfall.operation.upgrade', 'Upgrade in place');
    case 'resize':
      return t('waterfall.operation.resize', 'Resize');
    case 'restart':
      return t('waterfall.operation.restart', 'Restart');
    case 'rollout':
      return t('waterfall.operation.rollout', 'Rollout, end to end');
    default:
      return operation;
  }
}

/** Phases that nothing separates are one row of several names: `pull+create`. */
export function phaseName(name: string, short: boolean): string {
  return name.split('+').map((one) => (short ? shortName(one) : fullName(one))).join(' + ');
}

function fullName(name: string): string {
  switch (name) {
    case 'admission':
      return t('waterfall.phase.admission', 'Admission');
    case 'gated':
      return t('waterfall.phase.gated', 'Held by a scheduling gate');
    case 'scheduling':
      return t('waterfall.phase.scheduling', 'Scheduling');
    case 'kubelet_ack':
      return t('waterfall.phase.ack', 'Node accepts');
    case 'setup':
      return t('waterfall.phase.setup', 'Set up sandbox, volumes');
    case 'volumes':
      return t('waterfall.phase.volumes', 'Volumes');
    case 'sandbox':
      return t('waterfall.phase.sandbox', 'Sandbox and network');
    case 'pull':
      return t('waterfall.phase.pull', 'Pull image');
    case 'create':
      return t('waterfall.phase.create', 'Create and start');
    case 'poststart':
      return t('waterfall.phase.poststart', 'PostStart hook');
    case 'run':
      return t('waterfall.phase.run', 'Run to its end');
    case 'handoff':
      return t('waterfall.phase.handoff', 'Hand over');
    case 'startup':
      return t('waterfall.phase.startup', 'Start up');
    case 'crash':
      return t('waterfall.phase.crash', 'Crash and restart');
    case 'readiness':
      return t('waterfall.phase.readiness', 'Become ready');
    case 'readiness_gates':
      return t('waterfall.phase.gates', 'Readiness gates');
    case 'signal':
      return t('waterfall.phase.signal', 'Node notices');
    case 'notice':
      return t('waterfall.phase.notice', 'Node notices the change');
    case 'grace':
      return t('waterfall.phase.grace', 'Stop within grace period');
    case 'stop':
      return t('waterfall.phase.stop', 'Stop');
    case 'teardown':
      return t('waterfall.phase.teardown', 'Tear down');
    case 'finalizers':
      return t('waterfall.phase.finalizers', 'Finalizers');
    case 'prepare':
      return t('waterfall.phase.prepare', 'Prepare');
    case 'allocate':
      return t('waterfall.phase.allocate', 'Find room on the node');
    case 'actuate':
      return t('waterfall.phase.actuate', 'Apply to the container');
    case 'backoff':
      return t('waterfall.phase.backoff', 'Back off and start again');
    default:
      return operationName(name).replaceAll('_', ' ');
  }
}

function shortName(name: string): string {
  switch (name) {
    case 'gated':
      return t('waterfall.short.gated', 'Gated');
    case 'setup':
      return t('waterfall.short.setup', 'Set up');
    case 'sandbox':
      return t('waterfall.short.sandbox', 'Sandbox');
    case 'create':
      return t('waterfall.short.create', 'Create, start');
    case 'run':
      return t('waterfall.short.run', 'Run');
    case 'crash':
      return t('waterfall.short.crash', 'Crashes');
    case 'notice':
      return t('waterfall.short.notice', 'Notice');
    case 'grace':
      return t('waterfall.short.grace', 'Stop');
    case 'allocate':
      return t('waterfall.short.allocate', 'Find room');
    case 'actuate':
      return t('waterfall.short.actuate', 'Apply');
    case 'backoff':
      return t('waterfall.short.backoff', 'Back off');
    default:
      return fullName(name);
  }
}

/** The part of a phase; empty for all of it. A transfer that the user owns is what the image's size costs. */
export function sliceName({ slice, owner }: Pick<Row, 'slice' | 'owner'>, short: boolean): string {
  switch (slice) {
    case '':
      return '';
    case 'queue':
      return t('waterfall.slice.queue', 'queue');
    case 'transfer':
      if (owner !== 'user') {
        return t('waterfall.slice.transfer', 'transfer');
      }
      return short ? t('waterfall.short.size', 'image size') : t('waterfall.slice.size', "transfer, image's size");
    case 'failing':
      return t('waterfall.slice.failing', 'failing');
    case 'attempt':
      return t('waterfall.slice.attempt', 'attempt');
    case 'unschedulable':
      return t('waterfall.slice.unschedulable', 'no node fits');
    case 'scale-up':
      return t('waterfall.slice.scaleUp', 'new node on its way');
    case 'preemption':
      return t('waterfall.slice.preemption', 'others make room');
    case 'prebind':
      return t('waterfall.slice.prebind', 'volume provisioning');
    case 'attach':
      return t('waterfall.slice.attach', 'attach');
    case 'mount+sandbox':
      return t('waterfall.slice.mount', 'mount, then sandbox');
    case 'not_due':
      return t('waterfall.slice.notDue', 'probe not due');
    case 'absent':
      return t('waterfall.slice.absent', 'not reported yet');
    case 'not_true':
      return t('waterfall.slice.notTrue', 'not true yet');
    default:
      return slice.replaceAll('_', ' ');
  }
}

/** Why the time belongs to its owner; empty where the phase alone says it all. */
export function ownerRule({ name, slice, owner, code }: Pick<Row, 'name' | 'slice' | 'owner' | 'code'>): string {
  if (owner === undefined) {
    return '';
  }
  if (owner === 'unknown') {
    return t('waterfall.rule.unknown', 'nothing tells who owns it');
  }
  if (code !== '' || slice === 'failing') {
    return t('waterfall.rule.cause', 'whoever has to remove the cause');
  }
  switch (name) {
    case 'scheduling':
    case 'kubelet_ack':
      return t('waterfall.rule.core', "the cluster's own work");
    case 'pull':
      return pullRule(slice, owner);
    case 'run':
      return owner === 'user' ? t('waterfall.rule.init', 'an init container of your own') : t('waterfall.rule.injected', 'an init container that was injected');
    case 'readiness':
    case 'startup':
      return owner === 'user' ? t('waterfall.rule.probe', 'your program and its probe') : t('waterfall.rule.noProbe', 'no probe: the node has to report it');
    case 'crash':
      return t('waterfall.rule.crash', 'your program ended');
    case 'grace':
    case 'stop':
      return t('waterfall.rule.grace', 'your program takes its time to stop');
    case 'volumes':
      return t('waterfall.rule.volumes', 'the storage behind the volume');
    case 'gated':
    case 'readiness_gates':
    case 'finalizers':
      return t('waterfall.rule.gate', 'whoever set the gate has to lift it');
    default:
      return owner === 'platform' ? t('waterfall.rule.node', "the node's own work") : '';
  }
}

function pullRule(slice: string, owner: Owner): string {
  if (slice === 'queue') {
    return t('waterfall.rule.queue', 'waiting in line on the node');
  }
  return owner === 'user' ? t('waterfall.rule.size', 'the image is larger than its allowance') : t('waterfall.rule.registry', "the registry's share of the transfer");
}

/** What dated an end, in the reader's language. Names of Kubernetes stay as they are. */
export function sourceText({ kind, what }: DatedBy): string {
  const event = /^(\w+) event/.exec(what)?.[1];
  if (event !== undefined && what !== `${event} event`) {
    return t('waterfall.source.derived', '{{event}} event and the duration it tells', { event });
  }
  if (event !== undefined) {
    return kind === 'eventTime' ? t('waterfall.source.eventTime', 'time of the {{event}} event', { event }) : t('waterfall.source.event', 'name of the {{event}} event', { event });
  }
  switch (kind) {
    case 'audit':
      return t('waterfall.source.audit', 'audit record');
    case 'list':
      return t('waterfall.source.list', 'seen in a list, not when it happened');
    case 'field':
      return t('waterfall.source.field', '{{field}} has whole seconds', { field: phraseOf(what) });
    case 'arrival':
      return t('waterfall.source.arrival', 'arrival of {{what}}', { what: phraseOf(what) });
    default:
      return phraseOf(what);
  }
}

/** Sources that are no name of Kubernetes but a phrase of the collector. */
function phraseOf(what: string): string {
  switch (what) {
    case 'first version':
      return t('waterfall.source.first', 'the first version of the pod');
    case 'gates removed':
      return t('waterfall.source.gates', 'the version without gates');
    case 'new image in the spec':
      return t('waterfall.source.image', 'the new image');
    case 'new resources in the spec':
      return t('waterfall.source.resources', 'the new resources');
    case 'image size at the expected rate':
      return t('waterfall.source.size', "the image's size at the expected rate");
    case 'last failed mount plus its back-off':
      return t('waterfall.source.mount', 'the last failed mount and its back-off');
    default:
      return what;
  }
}

/** What happens next by itself. */
export function nextName(what = ''): string {
  switch (what) {
    case 'restart':
      return t('waterfall.next.restart', 'next run');
    case 'pull':
      return t('waterfall.next.pull', 'next pull');
    case 'tolerationEnd':
      return t('waterfall.next.toleration', 'toleration ends');
    case 'progressDeadline':
    case 'deadline':
      return t('waterfall.next.deadline', 'deadline');
    case 'graceEnd':
      return t('waterfall.next.grace', 'grace period ends');
    default:
      return t('waterfall.next.attempt', 'next attempt');
  }
}
