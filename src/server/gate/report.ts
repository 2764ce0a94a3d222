// The answer in words: a line while it goes on, at the end plain text, Markdown for a pull request, or JSON for machines.
import type { Params } from '../../pod/code/say';
import { sentenceOf, stepsOf } from '../../pod/code/say';
import { ENGLISH } from '../../pod/code/table/english';
import type { Culprit, Judgement, WatchedPod } from './judge';

export type Ending = 'delivered' | 'failed' | 'timedOut';

export interface Report {
  readonly target: string;
  readonly namespace: string;
  readonly ending: Ending;
  readonly elapsedMs: number;
  readonly judgement: Judgement;
  /** What we could not hear, one sentence each: then the answer may lack a cause. */
  readonly unheard: readonly string[];
}

const HEADS: Readonly<Record<Ending, string>> = { delivered: 'delivered', failed: 'not delivered', timedOut: 'not delivered in time' };

export const progressLine = (elapsedMs: number, { why, culprit }: Judgement): string =>
  `${(elapsedMs / 1000).toFixed(0).padStart(5)} s  ${why}${culprit === undefined ? '' : `  ${culprit.shownBy}: ${culprit.code} (${culprit.owner})`}\n`;

export function textOf(report: Report): string {
  const { judgement: { culprit, pods, why } } = report;
  return [
    headline(report), why,
    ...(culprit === undefined ? noCause(report) : [`${culprit.code} (${culprit.owner} to fix)${likely(culprit)}, ${culprit.pods} of ${pods.length === 0 ? 'no pods: none could be made' : `${pods.length} pods`}`, `  ${sentenceOf(culprit.code, paramsOf(report, culprit), ENGLISH)}`, ...adviceOf(report, culprit).map((line) => `  do: ${line}`), ...evidenceOf(culprit).map((line) => `  ${line}`)]),
    ...pods.map((pod) => `  ${podLine(pod).join('  ')}`),
    ...report.unheard.map((sentence) => `Not heard: ${sentence}`),
  ].map((line) => `${line}\n`).join('');
}

export function markdownOf(report: Report): string {
  const { judgement: { culprit, pods, why } } = report;
  const cells = (values: readonly string[]): string => `| ${values.map((value) => value.replaceAll('|', '\\|')).join(' | ')} |`;
  return [
    `### ${report.ending === 'delivered' ? '✅' : '❌'} ${headline(report)}`, '', why, '',
    ...(culprit === undefined ? noCause(report) : [`**\`${culprit.code}\`** – ${culprit.owner} to fix${likely(culprit)}. ${sentenceOf(culprit.code, paramsOf(report, culprit), ENGLISH)}`, '', ...adviceOf(report, culprit).map((line) => `- ${line}`), '', ...evidenceOf(culprit).flatMap((line) => ['```', line, '```'])]),
    ...(pods.length === 0 ? [] : ['', cells(['pod', 'node', 'outcome', 'total', 'platform and dependencies', 'target', 'code']), '|---|---|---|---|---|---|---|', ...pods.map((pod) => cells(podLine(pod)))]),
    ...(report.unheard.length === 0 ? [] : ['', ...report.unheard.map((sentence) => `- Not heard: ${sentence}`)]),
  ].join('\n') + '\n';
}

export function jsonOf(report: Report): string {
  const { judgement: { culprit, pods, why, wanted, delivered }, ...rest } = report;
  return `${JSON.stringify({
    ...rest, why, wanted, delivered, code: culprit?.code ?? '', owner: culprit?.owner ?? '', diagnosis: culprit?.diagnosis ?? null,
    pods: pods.map(({ name, node, create, diagnosis }) => ({
      name, uid: create.key.uid, node, outcome: create.outcome, verdict: create.verdict, totalMs: create.sums.total, sliMs: create.sums.sli, targetMs: create.targetMs, code: diagnosis?.code ?? '',
    })),
  })}\n`;
}

const headline = ({ target, namespace, ending, elapsedMs, judgement }: Report): string =>
  `${namespace}/${target} ${HEADS[ending]} after ${(elapsedMs / 1000).toFixed(1)} s: ${judgement.delivered} of ${judgement.wanted}`;

const noCause = ({ ending }: Report): readonly string[] => (ending === 'delivered' ? [] : ['No cause was heard.']);
const likely = ({ diagnosis }: Culprit): string => (diagnosis.confidence < 0.5 ? ' (likely)' : '');

const paramsOf = ({ namespace }: Report, { diagnosis: { params, container } }: Culprit): Params => ({ namespace, ...(container === undefined ? {} : { container }), ...params });

const adviceOf = (report: Report, culprit: Culprit): readonly string[] =>
  stepsOf(culprit.code, paramsOf(report, culprit), ENGLISH).map(({ text, command }) => (command === null ? text : `${text} \`${command}\``));

const EVIDENCE_MAX = 3;
const evidenceOf = ({ diagnosis }: Culprit): readonly string[] => diagnosis.evidence.slice(-EVIDENCE_MAX).map(({ source, text }) => `${source}: ${text.replace(/\s+/g, ' ')}`);

function podLine({ name, node, create, diagnosis }: WatchedPod): readonly string[] {
  const { total, sli } = create.sums;
  return [name, node === '' ? 'no node' : node, create.outcome, seconds(total.estMs), seconds(sli.estMs), seconds(create.targetMs), diagnosis?.code ?? ''];
}

const seconds = (ms: number): string => `${(ms / 1000).toFixed(1)} s`;
