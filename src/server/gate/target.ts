// What `--watch` names: a workload, a job, a pod, or a selection of pods by label.
import type { Result } from '../../base/result';
import { fail, ok } from '../../base/result';

export type WorkloadKind = 'Deployment' | 'StatefulSet' | 'DaemonSet' | 'Job';

/** One term of a label selector; `value` absent: the key exists (or, with `not`, is absent). */
export interface Requirement {
  readonly key: string;
  readonly not: boolean;
  readonly value?: string;
}

export type Target =
  | { readonly kind: WorkloadKind | 'Pod'; readonly name: string }
  | { readonly kind: 'selector'; readonly terms: readonly Requirement[] };

const KINDS: Readonly<Record<string, WorkloadKind | 'Pod'>> = {
  deploy: 'Deployment', deployment: 'Deployment', deployments: 'Deployment', sts: 'StatefulSet', statefulset: 'StatefulSet', statefulsets: 'StatefulSet',
  ds: 'DaemonSet', daemonset: 'DaemonSet', daemonsets: 'DaemonSet', job: 'Job', jobs: 'Job', po: 'Pod', pod: 'Pod', pods: 'Pod',
};

const NAME = /^[a-z0-9]([-a-z0-9.]*[a-z0-9])?$/;
const TERM = /^(!?)([A-Za-z0-9][-A-Za-z0-9_./]*)(?:(!=|==?)([-A-Za-z0-9_.]*))?$/;

/** `deploy/web`, `job/migrate`, `pod/web-1`, or a selector: `app=web,tier!=db`. The error is a sentence. */
export function parseTarget(text: string): Result<Target> {
  const [kindText = '', name = '', ...more] = text.split('/');
  const kind = KINDS[kindText.toLowerCase()];
  if (kind !== undefined && more.length === 0) {
    return NAME.test(name) ? ok({ kind, name }) : fail(`"${name}" is no name of a ${kind}.`);
  }
  const terms = text.split(',').map(termOf);
  const wrong = terms.findIndex((term) => term === undefined);
  if (wrong >= 0 || !/[=!]/.test(text)) {
    return fail(`"${text}" names nothing that can be watched: give deploy/NAME, sts/NAME, ds/NAME, job/NAME, pod/NAME, or a selector such as app=web,tier!=db.`);
  }
  return ok({ kind: 'selector', terms: terms.filter((term) => term !== undefined) });
}

function termOf(text: string): Requirement | undefined {
  const [, bang, key, operator, value] = TERM.exec(text.trim()) ?? [];
  if (key === undefined || (bang === '!' && operator !== undefined)) {
    return undefined;
  }
  return { key, not: bang === '!' || operator === '!=', ...(operator === undefined ? {} : { value: value ?? '' }) };
}

/** Whether labels fit every term; an absent key fits `!=`, as in Kubernetes. */
export function fits(terms: readonly Requirement[], labels: Readonly<Record<string, string>>): boolean {
  return terms.every(({ key, not, value }) => (value === undefined ? key in labels : labels[key] === value) !== not);
}

export const nameOf = (target: Target): string =>
  target.kind === 'selector'
    ? target.terms.map(({ key, not, value }) => (value === undefined ? `${not ? '!' : ''}${key}` : `${key}${not ? '!=' : '='}${value}`)).join(',')
    : `${target.kind}/${target.name}`;
