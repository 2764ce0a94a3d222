// Names that a scenario's lines may use: what was given, and nodes that were heard. A name that nobody declared is an error at its place.
import type { GivenPod } from './scenario';
import type { LineReader } from './tokens';

const PHASES = new Set([
  'admission', 'gated', 'scheduling', 'kubelet_ack', 'volumes', 'sandbox', 'setup', 'provision', 'readiness', 'readiness_gates',
  'signal', 'teardown', 'finalizers', 'notice', 'prepare', 'allocate', 'actuate',
]);
const CONTAINER_PHASES = new Set(['pull', 'create', 'poststart', 'run', 'handoff', 'startup', 'crash', 'grace', 'stop', 'backoff']);
const SLICES = new Set(['attempt', 'failing', 'unschedulable', 'preemption', 'scale-up', 'prebind', 'attach', 'mount+sandbox', 'queue', 'transfer', 'not_due', 'absent', 'not_true']);

export class Declared {
  readonly pods: GivenPod[] = [];
  private readonly names = { node: new Set<string>(), pvc: new Set<string>(), workload: new Set<string>() };

  add(kind: 'node' | 'pvc' | 'workload', name: string): void {
    this.names[kind].add(name);
  }

  /** The next token is the name of a node, claim or workload; it is not taken. */
  check(line: LineReader, kind: 'node' | 'pvc' | 'workload', name = line.peek()): void {
    if (!this.names[kind].has(name)) {
      line.fail(`a declared ${kind}${listed([...this.names[kind]])}`);
    }
  }

  pod(line: LineReader, word: string): GivenPod {
    return this.pods.find((pod) => pod.word === word) ?? line.fail(`a declared pod${listed(this.pods.map((pod) => pod.word))}`);
  }

  /** The next token is POD or POD/CONTAINER; it is not taken. */
  part(line: LineReader): GivenPod {
    const [word = '', container] = line.peek().split('/');
    const pod = this.pod(line, word);
    if (container !== undefined && !containersOf(pod).includes(container)) {
      line.fail(`a container of ${word}${listed(containersOf(pod))}`);
    }
    return pod;
  }

  /** The next token is a phase: `pull(app)/queue`, `setup+create(app)`. */
  phase(line: LineReader, object: string): string {
    const pod = this.pods.find(({ word }) => word === object.split('/')[0]);
    const [names = '', slice] = parted(line.peek());
    const known = names.split('+').every((part) => {
      const [, name = '', container] = /^(\w+)(?:\(([^()]+)\))?$/.exec(part) ?? [];
      return container === undefined ? PHASES.has(name) : CONTAINER_PHASES.has(name) && pod !== undefined && containersOf(pod).includes(container);
    });
    if (!known || (slice !== undefined && !SLICES.has(slice))) {
      line.fail('a phase, with its container and slice where it has one');
    }
    return line.word('a phase');
  }
}

export const containersOf = (pod: GivenPod): readonly string[] => (pod.containers.length === 0 ? ['app'] : pod.containers.map(({ name }) => name));

function parted(phase: string): readonly [string, string | undefined] {
  const at = phase.indexOf('/');
  return at < 0 ? [phase, undefined] : [phase.slice(0, at), phase.slice(at + 1)];
}

const listed = (names: readonly string[]): string => (names.length === 0 ? '' : ` (${names.join(', ')})`);
