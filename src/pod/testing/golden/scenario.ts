// A golden scenario as read: what exists, the signals in order of arrival, the answers. The language is described in
// docs/golden.md. Times are milliseconds after T0 = 2026-01-01T00:00:00Z.
import type { Owner } from '../../code/code';
import type { Operation } from '../../lifecycle/lifecycle';
import type { Condition, ContainerRole, HeardResource, OwnerRef, ProbeSpec, Taint } from '../../signal';

export const OWNERS: readonly Owner[] = ['platform', 'dependency', 'user', 'unknown'];

export interface GivenContainer {
  readonly name: string;
  readonly role: ContainerRole;
  readonly facts: readonly Fact[];
}

export interface GivenPod {
  readonly word: string;
  readonly facts: readonly Fact[];
  readonly containers: GivenContainer[];
  readonly volumes: { readonly name: string; readonly facts: readonly Fact[] }[];
}

export interface Given {
  readonly name: string;
  readonly facts: readonly Fact[];
}

export type Exit = { readonly reason: string; readonly exit: number; readonly from: number | undefined; readonly to: number; readonly text?: string };

/** What a status says of one container; what is not named stays. */
export interface StatusWords {
  readonly waiting?: { readonly reason: string; readonly text?: string };
  readonly running?: number;
  readonly terminated?: Exit;
  readonly last?: Exit;
  readonly started?: true;
  readonly ready?: true;
  readonly notready?: true;
  readonly restarts?: number;
  readonly imageID?: string;
  readonly cpu?: number;
  readonly memory?: number;
}

/** One fact: `key value` as the tables of the language give them. */
export type Fact =
  | { readonly key: 'condition'; readonly condition: Condition | { readonly type: string; readonly gone: true } }
  | { readonly key: 'status'; readonly container: string; readonly words: StatusWords }
  | { readonly key: 'taint'; readonly taint: Taint; readonly since: number }
  | { readonly key: 'untaint'; readonly taint: Taint }
  | { readonly key: 'clock'; readonly offsetMs: number; readonly errorMs: number }
  | { readonly key: 'owner'; readonly owner: OwnerRef }
  | { readonly key: 'probe'; readonly probe: 'startupProbe' | 'readinessProbe' | 'livenessProbe'; readonly spec: ProbeSpec }
  | { readonly key: 'deletion'; readonly at: number; readonly graceS: number }
  | { readonly key: 'spec'; readonly container: string; readonly what: 'image' | 'cpu' | 'memory'; readonly value: string | number }
  | { readonly key: 'annotation'; readonly name: string; readonly text: string }
  | { readonly key: 'word'; readonly name: string; readonly value: string }
  | { readonly key: 'number'; readonly name: string; readonly value: number }
  | { readonly key: 'list'; readonly name: string; readonly value: readonly string[] }
  | { readonly key: 'flag'; readonly name: string };

export type Verb = 'added' | 'modified' | 'deleted' | 'listed';
export type GoldenKind = 'pod' | 'node' | 'pvc' | 'attachment' | 'claim' | 'workload' | 'lease';

export type GoldenSignal =
  | { readonly kind: GoldenKind; readonly at: number; readonly name: string; readonly verb: Verb; readonly facts: readonly Fact[] }
  | {
      readonly kind: 'event'; readonly at: number; readonly object: string; readonly reason: string; readonly stamp: number; readonly by?: string; readonly id?: string;
      readonly count?: number; readonly listed: boolean; readonly type?: 'Normal' | 'Warning'; readonly text: string;
    }
  | { readonly kind: 'again'; readonly at: number; readonly id: string; readonly stamp: number; readonly count?: number }
  | { readonly kind: 'gone'; readonly at: number; readonly id: string }
  | { readonly kind: 'gap' | 'relist'; readonly at: number; readonly resources: readonly HeardResource[] }
  | { readonly kind: 'audit'; readonly at: number; readonly verb: string; readonly subresource?: string; readonly pod: string; readonly facts: readonly Fact[] };

export interface ExpectedPhase {
  readonly line: number;
  readonly name: string;
  readonly from: number;
  readonly to: number;
  readonly ms: number;
  readonly bounds?: readonly [number, number];
  readonly owner: string;
  readonly open: boolean;
  readonly code?: string;
}

export interface ExpectedCode {
  readonly line: number;
  readonly role: 'code' | 'also' | 'alt' | 'root' | 'never';
  readonly code: string;
  readonly owner?: string;
  readonly params: Readonly<Record<string, string>>;
}

export interface ExpectedNumber {
  readonly line: number;
  /** Undefined: `none`. */
  readonly value: number | undefined;
  readonly bounds?: readonly [number, number];
}

export interface ExpectedRecord {
  readonly line: number;
  readonly operation: Operation | 'cause';
  readonly object: string;
  readonly phases: ExpectedPhase[];
  readonly codes: ExpectedCode[];
  readonly numbers: Map<string, ExpectedNumber>;
  readonly words: Map<string, { readonly line: number; readonly value: string }>;
  readonly blind: string[];
  readonly gaps: { readonly line: number; readonly from: number; readonly to: number }[];
}

export interface Answer {
  readonly at: number;
  readonly records: ExpectedRecord[];
  readonly skews: { readonly line: number; readonly node: string; readonly skewMs: number; readonly bounds: readonly [number, number] }[];
  readonly incidents: { readonly line: number; readonly node: string; readonly code: string; readonly pods: readonly string[] }[];
}

export interface Scenario {
  readonly name: string;
  readonly rateMiBPerS?: number;
  readonly nodes: readonly Given[];
  readonly claims: readonly Given[];
  readonly workloads: readonly Given[];
  readonly pods: readonly GivenPod[];
  readonly signals: readonly GoldenSignal[];
  readonly answers: readonly Answer[];
}
