// What the board says in sentences. Each is whole: nothing is put together from halves.
import { config } from '@grafana/runtime';
import type { CodeTexts } from '../../../contract/codes';
import { durationText, exactly, sliText } from '../../../waterfall/numbers';
import { t } from '../../../waterfall/t';
import type { NextAttempt } from '../../parts/next';
import type { Answer } from './model/answer';
import type { Group, OpenPod } from './model/board';

/** What holds a group, in the reader's language. */
export function sentenceOfGroup({ code, params, sentence }: Pick<Group, 'code' | 'params' | 'sentence'>, texts: CodeTexts | undefined): string {
  if (code === '') {
    return t('now.late', 'Late, cause unknown');
  }
  const own = texts?.sentenceOf(code, params);
  return own === undefined || own === code ? sentence || code : own;
}

type Held = Extract<Answer, { readonly group: Group }>;

/** The verdict first. `ours`: the words are about the reader's own namespace or workload. */
export function verdictOf({ group }: Held, texts: CodeTexts | undefined, ours: boolean): string {
  const sentence = sentenceOfGroup(group, texts);
  if (group.owner === 'unknown' || group.code === '') {
    return t('now.verdict.unknown', 'We cannot tell yet: {{sentence}}', { sentence });
  }
  if (group.owner === 'user') {
    return ours ? t('now.verdict.you', 'You, not the platform: {{sentence}}', { sentence }) : t('now.verdict.user', 'It is not the platform: {{sentence}}', { sentence });
  }
  if (ours) {
    return t('now.verdict.notYou', 'Not you: {{sentence}}', { sentence });
  }
  if (group.owner === 'platform') {
    return t('now.verdict.platform', 'It is the platform: {{sentence}}', { sentence });
  }
  return group.dimension === 'registry' && group.value !== ''
    ? t('now.verdict.registry', 'It is registry {{registry}}: {{sentence}}', { registry: group.value, sentence })
    : t('now.verdict.dependency', 'It is a dependency: {{sentence}}', { sentence });
}

/** How many, and who else must act; short sentences, the largest party first. */
export function othersOf({ group, rest }: Held, onTheirWay: number): readonly string[] {
  const users = rest.filter(({ owner }) => owner === 'user');
  const names = [...new Set(users.map(({ value, worst }) => value || worst.pod))];
  const pods = (groups: readonly Group[]): number => groups.reduce((sum, one) => sum + one.pods, 0);
  const of = (owner: Group['owner']): number => pods(rest.filter((one) => one.owner === owner));
  const said: string[] = [t('now.others.held', '{{count}} pods wait for that.', { count: group.pods, defaultValue_one: 'One pod waits for that.', defaultValue_other: '{{count}} pods wait for that.' })];
  if (names.length > 0) {
    said.push(names.length <= NAMED_MAX
      ? t('now.others.user', 'Yours, if you own {{workloads}}: {{count}} pods are held by their own doing.', { workloads: listText(names), count: pods(users), defaultValue_one: 'Yours, if you own {{workloads}}: one pod is held by its own doing.', defaultValue_other: 'Yours, if you own {{workloads}}: {{count}} pods are held by their own doing.' })
      : t('now.others.users', '{{count}} pods of {{number}} workloads are held by their own doing.', { count: pods(users), number: names.length, defaultValue_one: 'One pod is held by its own doing.', defaultValue_other: '{{count}} pods of {{number}} workloads are held by their own doing.' }));
  }
  if (of('platform') > 0) {
    said.push(t('now.others.platform', '{{count}} more wait for the platform.', { count: of('platform'), defaultValue_one: 'One more waits for the platform.', defaultValue_other: '{{count}} more wait for the platform.' }));
  }
  if (of('dependency') > 0) {
    said.push(t('now.others.dependency', '{{count}} more wait for a dependency.', { count: of('dependency'), defaultValue_one: 'One more waits for a dependency.', defaultValue_other: '{{count}} more wait for a dependency.' }));
  }
  if (of('unknown') > 0) {
    said.push(t('now.others.unknown', 'Of {{count}} more we do not know the cause.', { count: of('unknown'), defaultValue_one: 'Of one more we do not know the cause.', defaultValue_other: 'Of {{count}} more we do not know the cause.' }));
  }
  if (onTheirWay > 0 && rest.length === 0) {
    said.push(t('now.others.way', '{{count}} are on their way, nothing wrong.', { count: onTheirWay, defaultValue_one: 'One is on its way, nothing wrong.', defaultValue_other: '{{count}} are on their way, nothing wrong.' }));
  }
  return said;
}

// More names than these are not read.
const NAMED_MAX = 3;

export const listText = (names: readonly string[]): string => new Intl.ListFormat(config.bootData.user.language || 'en-US', { type: 'disjunction' }).format(names);

/** Beside "Nothing is wrong." */
export function calmText(pods: number, gated: number, oldest: OpenPod | undefined): string {
  if (pods === 0) {
    return t('now.calm.gated', '{{count}} pods are held by a scheduling gate.', { count: gated, defaultValue_one: 'One pod is held by a scheduling gate.', defaultValue_other: '{{count}} pods are held by a scheduling gate.' });
  }
  const way = t('now.calm.way', '{{count}} pods are on their way, all within target.', { count: pods, defaultValue_one: 'One pod is on its way, within target.', defaultValue_other: '{{count}} pods are on their way, all within target.' });
  return oldest === undefined ? way : t('now.calm.oldest', '{{way}} The oldest has used {{used}}.', { way, used: sliText(exactly(oldest.sliMs), oldest.targetMs) });
}

export function helpWord(helps: NextAttempt['helps']): string {
  switch (helps) {
    case 'waiting':
      return t('now.helps.waiting', 'waiting is enough');
    case 'acting':
      return t('now.helps.acting', 'will not help');
    case 'either':
      return t('now.helps.either', 'may help');
    default:
      return '';
  }
}

export const soFar = (ms: number): string => durationText(exactly(ms), { open: true });

/** A place by what kind it is: names stay as they are. */
export function placeText(dimension: string, value: string): string {
  switch (dimension) {
    case 'node':
      return value === '' ? t('now.place.noNode', 'no node yet') : t('now.place.node', 'node {{value}}', { value });
    case 'registry':
      return t('now.place.registry', 'registry {{value}}', { value });
    case 'image':
      return t('now.place.image', 'image {{value}}', { value });
    case 'driver':
      return t('now.place.driver', 'driver {{value}}', { value });
    case 'subnet':
      return t('now.place.subnet', 'subnet {{value}}', { value });
    case 'zone':
      return t('now.place.zone', 'zone {{value}}', { value });
    default:
      return value;
  }
}
